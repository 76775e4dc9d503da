//! Mappings that come with the program, for tables that many papers use.

/// A mapping by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShippedMapping {
    /// What to write behind `--mapping`.
    pub name: &'static str,
    /// The text.
    pub text: &'static str,
}

macro_rules! shipped {
    ($($name:literal),*) => {
        &[$(ShippedMapping { name: $name, text: include_str!(concat!("mappings/", $name, ".mapping")) }),*]
    };
}

/// Every mapping that comes with the program, by name.
pub const MAPPINGS: &[ShippedMapping] = shipped![
    "capital-distance",
    "cow-alliances",
    "cow-wars",
    "minimum-distance",
    "polity5",
    "sdp-gdp",
    "strategic-rivalries",
    "ucdp-conflicts",
    "ucdp-onsets",
    "vdem"
];

impl ShippedMapping {
    /// What table it is for, and which columns that needs: the remark at its head.
    pub fn needs(&self) -> String {
        let remark = self.text.lines().map_while(|line| line.strip_prefix('#')).map(str::trim);
        remark.collect::<Vec<_>>().join(" ")
    }
}
