//! The catalogue: every measure by its name, with what it needs, where it comes from and its page.
//!
//! Plain data, for lists, help texts and bibliographies. The page is the documentation at the head
//! of the measure's own file, so that there is one text only.

mod alliances;
mod events;
mod info;
mod power;
mod relations;
mod trade;
mod votes;

pub use info::{MeasureInfo, Sides, Variant};

/// Every measure, by family.
pub fn catalogue() -> &'static [MeasureInfo] {
    static ALL: std::sync::OnceLock<Vec<MeasureInfo>> = std::sync::OnceLock::new();
    let families = || {
        [votes::ALL, alliances::ALL, events::ALL, power::ALL, trade::ALL, relations::ALL]
            .into_iter()
            .flatten()
    };
    ALL.get_or_init(|| families().copied().collect())
}

/// The measure of that name.
///
/// ```
/// use counterpoise_measures::catalogue::measure;
/// let agreement = measure("unga.agreement").unwrap();
/// assert_eq!(agreement.variant("half-credit").unwrap().name, "half-credit");
/// assert!(agreement.page().starts_with("Agreement: the share of common items"));
/// ```
pub fn measure(name: &str) -> Option<&'static MeasureInfo> {
    catalogue().iter().find(|one| one.name == name)
}
