//! The definitions of a school, from its concepts down to what is counted.

use super::{Line, cites};
use counterpoise_case::model::{AttributeId, Case, Concept, ConceptId, SchoolId, Term};
use counterpoise_case::term_text;
use counterpoise_exchange::formula_text;

/// A school with its concepts, their conditions, and what these are measured by.
pub(crate) fn school(case: &Case, at: SchoolId) -> Line {
    let school = &case[at];
    Line {
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
        ..Line::default()
    }
}

fn concept(case: &Case, of: &Concept) -> Line {
    let parts = [("needs", &of.all), ("needs one of", &of.any), ("excludes", &of.none)];
    let terms = parts.iter().flat_map(|(word, terms)| terms.iter().map(|t| term(case, word, t)));
    Line {
        kind: "concept",
        label: of.title.clone(),
        value: if of.is_verdict { of.label.clone() } else { "building block".to_owned() },
        cites: cites(case, &of.cites),
        children: terms.collect(),
        ..Line::default()
    }
}

fn term(case: &Case, word: &str, of: &Term) -> Line {
    let mut children = Vec::new();
    named(case, of, &mut children);
    Line {
        kind: "condition",
        label: format!("{word} {}", term_text(case, of)),
        children,
        ..Line::default()
    }
}

/// What a condition names. A concept stands elsewhere in the same school, so it is named only.
fn named(case: &Case, of: &Term, lines: &mut Vec<Line>) {
    match of {
        Term::Attribute(id) => lines.push(attribute(case, *id)),
        Term::Concept(id) => lines.push(part(case, *id)),
        Term::Not(inner) => named(case, inner, lines),
        Term::Or(terms) => terms.iter().for_each(|t| named(case, t, lines)),
    }
}

fn part(case: &Case, id: ConceptId) -> Line {
    Line { kind: "part", label: case[id].title.clone(), ..Line::default() }
}

fn attribute(case: &Case, id: AttributeId) -> Line {
    let attribute = &case[id];
    let indicator = &case[attribute.of];
    let (kind, formula) = formula_text(&indicator.formula);
    let anchors = attribute.anchors.map_or_else(
        || "taken as a degree".to_owned(),
        |a| format!("full-out {}, crossover {}, full-in {}", a.full_out, a.crossover, a.full_in),
    );
    let measured = Line {
        kind: "indicator",
        label: format!("{} {}", indicator.id, indicator.title),
        value: format!("{kind}: {formula}"),
        cites: cites(case, &indicator.cites),
        ..Line::default()
    };
    Line {
        kind: "attribute",
        label: attribute.title.clone(),
        value: anchors,
        children: vec![measured],
        ..Line::default()
    }
}
