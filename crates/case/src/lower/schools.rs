//! Schools by name, and those that the case is judged by.

use super::context::{Context, did_you_mean};
use super::item::Item;
use crate::model::SchoolId;
use counterpoise_diagnostic::Span;
use counterpoise_syntax::Piece;

/// The school of a name.
pub(crate) fn school(cx: &mut Context<'_>, span: Span, text: &str) -> Option<SchoolId> {
    let found = cx.names.schools.get(text).copied();
    if found.is_none() {
        let help = did_you_mean(text, cx.case.schools.iter().map(|s| s.id.as_str()), "known are");
        cx.unknown(span, "school", text, help);
    }
    found
}

/// The schools the case is judged by: those it names, or all; by year, then name.
pub(crate) fn chosen(cx: &mut Context<'_>, case: Option<&Item<'_>>) -> Vec<SchoolId> {
    let named = case.and_then(named_schools);
    let mut found: Vec<SchoolId> = match (named, case) {
        (Some(named), Some(item)) => {
            named.iter().filter_map(|p| school(cx, item.span(p.range.clone()), p.text)).collect()
        }
        _ => (0..cx.case.schools.len() as u32).map(SchoolId).collect(),
    };
    found.sort_by(|a, b| {
        (cx.case[*a].year, &cx.case[*a].id).cmp(&(cx.case[*b].year, &cx.case[*b].id))
    });
    found.dedup();
    found
}

/// The schools named by `schools:`; `None` for all.
fn named_schools<'a>(item: &Item<'a>) -> Option<Vec<Piece<'a>>> {
    let named = item.list("schools");
    let all = named.is_empty() || named.iter().any(|p| p.text == "all");
    (!all).then_some(named)
}
