//! A case without its prose.

use crate::model::{Case, Citation};

/// The case without titles, notes and pages, and without what is asked of it: claims, choices,
/// patterns and questions of cause. Verdicts, series and clues come out as they would of the whole
/// case. For those who make many copies of one.
#[must_use]
pub fn wordless(case: &Case) -> Case {
    let mut left = case.clone();
    (left.claims, left.choices, left.patterns, left.causes) = Default::default();
    for event in &mut left.events {
        (event.title, event.note, event.amount) = Default::default();
        event.cites.iter_mut().chain(&mut event.via).for_each(unpaged);
    }
    for judgement in &mut left.assessments {
        // Its title is the name of an author who is not cited.
        judgement.note.clear();
        judgement.cites.iter_mut().chain(&mut judgement.via).for_each(unpaged);
    }
    for indicator in &mut left.indicators {
        (indicator.title, indicator.note, indicator.cites) = Default::default();
    }
    for attribute in &mut left.attributes {
        (attribute.title, attribute.note) = Default::default();
    }
    for concept in &mut left.concepts {
        (concept.title, concept.note, concept.cites) = Default::default();
    }
    for school in &mut left.schools {
        (school.title, school.author, school.note, school.cites) = Default::default();
    }
    for source in &mut left.sources {
        (source.short, source.author_year, source.full, source.note) = Default::default();
    }
    left
}

fn unpaged(cite: &mut Citation) {
    cite.locator.clear();
}
