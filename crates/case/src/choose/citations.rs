//! Citations without the sources that are left out.

use crate::model::Citation;

/// Strikes sources from those that a thing rests on (those cited, or else those it was read in).
/// `false`: it rested on nothing else.
pub(super) fn kept(
    cites: &mut Vec<Citation>,
    via: &mut Vec<Citation>,
    out: impl Fn(&Citation) -> bool,
) -> bool {
    let own = if cites.is_empty() { via } else { cites };
    let had_some = !own.is_empty();
    if had_some && own.iter().all(&out) {
        return false;
    }
    own.retain(|cite| !out(cite));
    true
}
