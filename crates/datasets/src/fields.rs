//! One record cut into its fields, and the columns of a header found by their names.

use csv::ByteRecord;

/// The fields of one record, as bytes.
#[derive(Clone, Copy)]
pub(crate) enum Fields<'a> {
    /// A record of comma-separated text, already unquoted.
    Record(&'a ByteRecord),
    /// A tab-separated line.
    Slices(&'a [&'a [u8]]),
}

impl<'a> Fields<'a> {
    pub(crate) fn len(self) -> usize {
        match self {
            Fields::Record(record) => record.len(),
            Fields::Slices(slices) => slices.len(),
        }
    }

    /// A field; empty beyond the last.
    pub(crate) fn get(self, index: usize) -> &'a [u8] {
        match self {
            Fields::Record(record) => record.get(index).unwrap_or_default(),
            Fields::Slices(slices) => slices.get(index).copied().unwrap_or_default(),
        }
    }
}

/// The columns of a header.
#[derive(Debug, Clone)]
pub(crate) struct Header {
    pub(crate) names: Vec<String>,
}

impl Header {
    pub(crate) fn new(names: &[String]) -> Header {
        Header { names: names.to_vec() }
    }

    /// The position of the first of these names that the header has: letter by letter, else
    /// without regard to case, spaces and signs.
    pub(crate) fn find(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| {
            let exact = self.names.iter().position(|own| own == name);
            exact.or_else(|| self.names.iter().position(|own| plain(own) == plain(name)))
        })
    }

    /// How many columns this name may mean: those that have it letter by letter; if none has, those
    /// that have it without regard to case, spaces and signs.
    pub(crate) fn count(&self, name: &str) -> usize {
        match self.names.iter().filter(|own| own.as_str() == name).count() {
            0 => self.names.iter().filter(|own| plain(own) == plain(name)).count(),
            exact => exact,
        }
    }

    /// Whether it has all of these.
    pub(crate) fn has(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.find(&[name]).is_some())
    }

    /// The positions of columns that must be there, each known by any of several names.
    ///
    /// # Errors
    /// The first name of each that is not there.
    pub(crate) fn require<const N: usize>(
        &self,
        columns: [&[&'static str]; N],
    ) -> Result<[usize; N], Vec<&'static str>> {
        let missing: Vec<&'static str> = columns
            .iter()
            .filter(|names| self.find(names).is_none())
            .map(|names| names[0])
            .collect();
        if missing.is_empty() {
            Ok(columns.map(|names| self.find(names).unwrap_or_default()))
        } else {
            Err(missing)
        }
    }
}

fn plain(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric() || *c == '%');
    kept.flat_map(char::to_lowercase).collect()
}
