//! Two names that look alike and are not the same, as `Za` with a Latin and with a Cyrillic `а`.

use crate::model::{Case, Place};
use crate::span_of;
use counterpoise_diagnostic::{Code, Diagnostic};
use std::collections::BTreeMap;
use unicode_security::confusable_detection::skeleton;

/// A name with its place, where it has one.
type Named<'a> = (&'a str, Option<Place>);

/// Names of one kind that look like another of that kind.
pub(super) fn all(case: &Case) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    macro_rules! among {
        ($kind:literal, $list:expr) => {
            of_kind(
                $kind,
                &mut || Box::new($list.iter().map(|one| (one.id.as_str(), Some(one.place)))),
                &mut found,
            )
        };
    }
    among!("arena", case.arenas);
    among!("period", case.periods);
    among!("turning point", case.turning_points);
    among!("series", case.series);
    among!("event", case.events);
    among!("indicator", case.indicators);
    among!("attribute", case.attributes);
    among!("school", case.schools);
    among!("watch", case.watches);
    among!("claim", case.claims);
    among!("hypothesis", case.hypotheses);
    among!("clue", case.clues);
    among!("cluster", case.clusters);
    among!("choice", case.choices);
    of_kind(
        "set",
        &mut || Box::new(case.sets.iter().map(|set| (set.id.as_str(), None))),
        &mut found,
    );
    let actors = || case.actors.iter().map(|actor| (&*actor.code, None));
    of_kind("actor", &mut || Box::new(actors()), &mut found);
    let sources = || case.sources.iter().map(|source| (&*source.key, None));
    of_kind("source", &mut || Box::new(sources()), &mut found);
    found
}

fn of_kind<'a>(
    kind: &str,
    names: &mut dyn FnMut() -> Box<dyn Iterator<Item = Named<'a>> + 'a>,
    found: &mut Vec<Diagnostic>,
) {
    // Digits and letters of ASCII that look alike are told apart by whoever works with them; nearly
    // every case has no others.
    if names().all(|(name, _)| name.is_ascii()) {
        return;
    }
    let mut seen: BTreeMap<String, Named<'a>> = BTreeMap::new();
    for (name, place) in names() {
        let first = *seen.entry(skeleton(name).collect()).or_insert((name, place));
        if first.0 != name && !(first.0.is_ascii() && name.is_ascii()) {
            found.push(alike(kind, (name, place), first));
        }
    }
}

fn alike(kind: &str, (name, place): Named<'_>, (first, other): Named<'_>) -> Diagnostic {
    let differ = name.chars().zip(first.chars()).find(|(own, of_first)| own != of_first);
    let why = match differ {
        Some((own, of_first)) => format!(
            ": it has U+{:04X} where that has U+{:04X}",
            u32::from(own),
            u32::from(of_first)
        ),
        None => String::new(),
    };
    let message = format!("the {kind} `{name}` looks like another, `{first}`{why}");
    let said = Diagnostic::new(Code::LOOKALIKE, place.map(span_of), message)
        .help("if one is meant, type its name anew in both places; else rename one");
    match other {
        Some(other) => said.also(span_of(other), "the other"),
        None => said,
    }
}
