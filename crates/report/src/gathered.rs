//! What was tried of textbook cases, gathered for the page of a calibration.

use crate::calibration_page::{Calibration, Coded, Definition, Heard, Recognised};
use counterpoise_case::model::{Case, Event};
use counterpoise_draw::recognition::Says;
use counterpoise_present::{Calls, Said, SaidBy, TriedLabel, outcome_word, reproduced_word};
use counterpoise_study::Reproduced;

impl Coded {
    /// How a case of this name was coded; `unopened` is the set of rows for which no source was
    /// opened.
    #[must_use]
    pub fn of(case: &Case, name: &str, unopened: &str) -> Coded {
        let is_unopened = |event: &&Event| event.set.is_some_and(|set| case[set].id == unopened);
        Coded {
            case: name.to_owned(),
            title: case.header.title.clone(),
            rows: case.events.len(),
            unopened: case.events.iter().filter(is_unopened).count(),
            twice: case.events.iter().filter(|event| !event.second.is_empty()).count(),
            claims: case.claims.iter().filter(|claim| claim.calibrates.is_some()).count(),
        }
    }
}

impl Calibration {
    /// Labels that are looked for, not those that must not come out; `unopened` is the set of rows
    /// for which no source was opened.
    #[must_use]
    pub fn of(tried: &[TriedLabel], cases: Vec<Coded>, unopened: &str) -> Calibration {
        let tried: Vec<&TriedLabel> = tried.iter().filter(|own| !own.negated).collect();
        let claims = claims(&tried);
        let so_many = |is: Reproduced| claims.iter().filter(|own| **own == Some(is)).count();
        let too_few = so_many(Reproduced::TooFewRows);
        Calibration {
            tests: tried.iter().map(|own| recognised(own)).collect(),
            definitions: definitions(&tried),
            cases,
            claims: claims.len() - too_few,
            too_few,
            reproduced: so_many(Reproduced::Yes),
            unopened: unopened.to_owned(),
        }
    }
}

/// What came of each claim: one may have several tests, which stand together.
fn claims(tried: &[&TriedLabel]) -> Vec<Option<Reproduced>> {
    let mut claims: Vec<(&str, &str, Option<Reproduced>)> =
        tried.iter().map(|own| (&*own.case, &*own.claim, own.reproduced)).collect();
    claims.dedup();
    claims.into_iter().map(|(_, _, reproduced)| reproduced).collect()
}

fn recognised(of: &TriedLabel) -> Recognised {
    Recognised {
        case: of.case.clone(),
        title: of.title.clone(),
        author: of.author.clone(),
        label: of.label.clone(),
        place: of.place.clone(),
        share: of.share,
        outcome: outcome_word(of.outcome),
        reproduced: of.reproduced.map_or("", reproduced_word),
        few_rows: of.reproduced == Some(Reproduced::TooFewRows),
        opened: of.opened,
        others: of.others().map(|own| own.author.clone()).collect(),
        says: of.says.iter().map(|own| heard(of, own)).collect(),
    }
}

fn heard(of: &TriedLabel, by: &SaidBy) -> Heard {
    let called = |calls: &Calls| match calls.share {
        Some(share) => format!("{}, {share}", calls.name),
        None => calls.name.clone(),
    };
    Heard {
        definition: by.author.clone(),
        is_own: by.school == of.school,
        label: match by.said {
            Said::So(share) | Said::NotSo(share) => Some(share),
            Said::NoSuchLabel | Said::OutOfScope | Said::NotAsked => None,
        },
        calls: called(&by.calls),
        without: by.without.as_ref().map(called),
    }
}

/// The definitions that have any of the labels, the oldest first.
fn definitions(tried: &[&TriedLabel]) -> Vec<Definition> {
    let mut known: Vec<(Option<i32>, &str, &str)> = Vec::new();
    for own in tried.iter().flat_map(|own| &own.says) {
        let is_asked = !matches!(own.said, Said::NoSuchLabel | Said::NotAsked);
        if is_asked && !known.iter().any(|(_, school, _)| *school == own.school) {
            known.push((own.year, &own.school, &own.author));
        }
    }
    known.sort_unstable();
    let definition = |(_, school, author): (Option<i32>, &str, &str)| Definition {
        name: author.to_owned(),
        says: tried.iter().map(|own| of_school(own, school)).collect(),
    };
    known.into_iter().map(definition).collect()
}

/// What a school says of it, and whether it is the author's own.
fn of_school(of: &TriedLabel, school: &str) -> (Says, bool) {
    let own = of.says.iter().find(|own| own.school == school);
    (own.map_or(Says::NotAsked, |own| drawn(own.said)), of.school == school)
}

fn drawn(said: Said) -> Says {
    match said {
        Said::NoSuchLabel => Says::NoSuchLabel,
        Said::OutOfScope => Says::OutOfScope,
        Said::NotAsked => Says::NotAsked,
        Said::NotSo(share) => Says::NotSo(share),
        Said::So(share) => Says::So(share),
    }
}
