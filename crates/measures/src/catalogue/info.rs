//! What the catalogue says of a measure, and the words in which each family says it.

use crate::references::{Reference, reference};

/// What is known about a measure before any data are seen.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct MeasureInfo {
    /// Its name: what is measured by, a point, the measure. `unga.agreement`.
    pub name: &'static str,
    /// Its title.
    pub title: &'static str,
    /// Its variants, one of which is always named beside a number; the first is meant where none
    /// is. Empty where there is but one.
    pub variants: &'static [Variant],
    /// Choices that may be added to any variant.
    pub options: &'static [Variant],
    /// Its unit.
    pub unit: &'static str,
    /// The lowest possible value; `None` for no bound.
    pub lowest: Option<f64>,
    /// The highest possible value; `None` for no bound.
    pub highest: Option<f64>,
    /// What it is a measure of.
    pub sides: Sides,
    /// The kinds of datasets it needs: one of each group.
    pub needs: &'static [&'static [&'static str]],
    /// The keys of the works it comes from; see [`MeasureInfo::references`].
    pub sources: &'static [&'static str],
    /// What papers and their replication files call its column, by variant; see
    /// [`MeasureInfo::literature`].
    #[serde(skip)]
    pub(super) names: &'static [(&'static str, &'static str)],
    #[serde(skip)]
    pub(super) file: &'static str,
}

/// A variant of a measure, or a choice beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Variant {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

/// What a measure is a measure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sides {
    /// Of two states, from the one to the other.
    Directed,
    /// Of two states, the same in either direction.
    Undirected,
    /// Of two states, in either form; a table says which.
    Either,
    /// Of one state.
    Monadic,
    /// Of a whole system of states.
    System,
}

impl MeasureInfo {
    /// A column of numbers of a dataset, which is a measure by itself.
    #[must_use]
    pub const fn of_column(
        name: &'static str,
        title: &'static str,
        unit: &'static str,
        sides: Sides,
    ) -> MeasureInfo {
        MeasureInfo {
            name,
            title,
            variants: &[],
            options: &[],
            unit,
            lowest: None,
            highest: None,
            sides,
            needs: &[],
            sources: &[],
            names: &[],
            file: "",
        }
    }

    /// The same measure under another name: for tests of those who tell measures apart by theirs.
    #[must_use]
    pub fn renamed(&self, name: &'static str) -> MeasureInfo {
        MeasureInfo { name, ..*self }
    }

    /// Its page in the manual, as Markdown.
    pub fn page(&self) -> String {
        let lines = self.file.lines().map_while(|line| line.strip_prefix("//!"));
        let mut page = String::new();
        for line in lines {
            page.push_str(line.strip_prefix(' ').unwrap_or(line));
            page.push('\n');
        }
        page
    }

    /// The works it comes from.
    pub fn references(&self) -> Vec<&'static Reference> {
        self.sources.iter().filter_map(|key| reference(key)).collect()
    }

    /// What papers and their replication files call the column of a variant (`""` where there is but
    /// one): the name in the data of its source, or in the R package peacesciencer (Miller 2022).
    pub fn literature(&self, variant: &str) -> Option<&'static str> {
        self.names.iter().find(|(own, _)| *own == variant).map(|(_, name)| *name)
    }

    /// The variant or option of that name.
    pub fn variant(&self, name: &str) -> Option<&'static Variant> {
        self.variants.iter().chain(self.options).find(|one| one.name == name)
    }
}

impl Sides {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Sides::Directed => "directed dyad",
            Sides::Undirected => "undirected dyad",
            Sides::Either => "directed or undirected dyad",
            Sides::Monadic => "state",
            Sides::System => "system of states",
        }
    }
}

/// A variant or choice, short because the tables have so many.
pub(super) const fn v(name: &'static str, meaning: &'static str) -> Variant {
    Variant { name, meaning }
}

/// The bounds of a share.
pub(super) const SHARE: (Option<f64>, Option<f64>) = (Some(0.0), Some(1.0));
/// The bounds of a measure that is zero in the middle.
pub(super) const AROUND_ZERO: (Option<f64>, Option<f64>) = (Some(-1.0), Some(1.0));
/// The bounds of what can grow without end.
pub(super) const FROM_ZERO: (Option<f64>, Option<f64>) = (Some(0.0), None);
