//! The definitions of a school, from its concepts down to what is counted.

use super::{Unfolded, cites};
use counterpoise_case::model::{AttributeId, Case, Concept, ConceptId, SchoolId, Term};
use counterpoise_case::{formula_text, term_text};

/// A school with its concepts, their conditions, and what these are measured by.
#[must_use]
pub fn school_unfolded(case: &Case, at: SchoolId) -> Unfolded {
    let school = &case[at];
    Unfolded {
        kind: "school",
        label: school.title.clone(),
        value: school
            .year
            .map_or_else(|| school.author.clone(), |y| format!("{} {y}", school.author)),
        cites: cites(case, &school.cites),
        children: case
            .concepts
            .iter()
            .filter(|c| c.school == at)
            .map(|c| concept(case, c))
            .collect(),
        ..Unfolded::default()
    }
}

fn concept(case: &Case, of: &Concept) -> Unfolded {
    let parts = [("needs", &of.all), ("needs one of", &of.any), ("excludes", &of.none)];
    let terms = parts.iter().flat_map(|(word, terms)| terms.iter().map(|t| term(case, word, t)));
    Unfolded {
        kind: "concept",
        label: of.title.clone(),
        value: if of.is_verdict { of.label.clone() } else { "building block".to_owned() },
        cites: cites(case, &of.cites),
        children: terms.collect(),
        ..Unfolded::default()
    }
}

fn term(case: &Case, word: &str, of: &Term) -> Unfolded {
    let mut children = Vec::new();
    named(case, of, &mut children);
    Unfolded {
        kind: "condition",
        label: format!("{word} {}", term_text(case, of)),
        children,
        ..Unfolded::default()
    }
}

/// What a condition names. A concept stands elsewhere in the same school, so it is named only.
fn named(case: &Case, of: &Term, lines: &mut Vec<Unfolded>) {
    match of {
        Term::Attribute(id) => lines.push(attribute(case, *id)),
        Term::Concept(id) => lines.push(part(case, *id)),
        Term::Not(inner) => named(case, inner, lines),
        Term::Or(terms) => terms.iter().for_each(|t| named(case, t, lines)),
    }
}

fn part(case: &Case, id: ConceptId) -> Unfolded {
    Unfolded { kind: "part", label: case[id].title.clone(), ..Unfolded::default() }
}

fn attribute(case: &Case, id: AttributeId) -> Unfolded {
    let attribute = &case[id];
    let indicator = &case[attribute.of];
    let (kind, formula) = formula_text(&indicator.formula);
    let anchors = attribute.anchors.map_or_else(
        || "taken as a degree".to_owned(),
        |a| format!("full-out {}, crossover {}, full-in {}", a.full_out, a.crossover, a.full_in),
    );
    let measured = Unfolded {
        kind: "indicator",
        label: format!("{} {}", indicator.id, indicator.title),
        value: format!("{kind}: {formula}"),
        cites: cites(case, &indicator.cites),
        ..Unfolded::default()
    };
    Unfolded {
        kind: "attribute",
        label: attribute.title.clone(),
        value: anchors,
        children: vec![measured],
        ..Unfolded::default()
    }
}
