//! Unfoldings told: each fact as a line in words.

mod claim;
mod lines;
mod verdict;
mod weighing;

pub use lines::Line;

use crate::claims::{found_text, kind_text, outcome_word, reason_text};
use crate::stress::school_share_text;
use counterpoise_case::model::Case;
use counterpoise_study::{Node, Subject};

/// A fact of an unfolding, in words.
#[must_use]
pub fn line(case: &Case, node: &Node) -> Line {
    use Subject as S;
    match &node.about {
        S::Verdict { dyad, cell, school, called } => {
            verdict::head(case, (*dyad, cell, *school), called)
        }
        S::Drawn(drawn) => verdict::drawn(drawn.as_ref()),
        S::Reread(shares) => verdict::reread(shares),
        S::NoLabel(why) => verdict::no_label(why),
        S::Dates(dates) => verdict::dates(dates),
        S::Placed(event, inside) => verdict::placed(case, *event, *inside),
        S::OtherChoices(fate) => Line::note(format!(
            "other choices, with this definition: {}",
            school_share_text(case, fate)
        )),
        S::Hanging(label) => verdict::hanging(label.as_deref()),
        S::HangsOn(on) => verdict::hangs_on(case, on),
        S::NewAndOld => Line::note(
            "in the window: acts that lasted count in every period in which they went on",
        ),
        S::New(acts) => verdict::lasting(case, "new in it, or perhaps so", acts),
        S::Old(acts) => verdict::lasting(case, "carried over from before it", acts),
        S::Scope(share) => verdict::scope(*share),
        S::ScopeTerm(term, met) => verdict::scope_term(case, term, *met),
        S::Concept(concept, membership) => verdict::concept(case, *concept, membership.as_ref()),
        S::Condition { term, binds } => verdict::condition(term, *binds),
        S::Attribute(attribute, membership) => verdict::attribute(case, *attribute, membership),
        S::Indicator(indicator, value) => verdict::indicator(case, *indicator, value),
        S::Part(part, sum, events) => verdict::part(*part, *sum, *events),
        S::Counted(contribution) => verdict::counted(case, contribution),
        S::Series(series, at, value) => verdict::series(case, *series, at, *value),
        S::SeriesBasis(series, at) => Line::note(case[*series].basis[*at].as_str()),
        S::HeldByCase(series) => verdict::held_by_case(case, *series),
        S::Watched(series) => verdict::watched(case, *series),
        S::Assessment(assessment, degree) => {
            verdict::assessment(case, *assessment, *degree, &node.cites)
        }
        S::Event(event) => Line::said("event", verdict::event(case, *event), ""),
        S::Coding(event) => verdict::coding(case, *event),
        S::Reading(reading) => verdict::reading(case, reading),
        S::Printed(event) => verdict::printed(case, *event),
        S::EventNote(event) => Line::note(format!("note: {}", case[*event].note)),
        S::Source(written) => verdict::source(case, *written, &node.cites),
        S::SpeaksIn(arena, period) => verdict::speaks_in(case, *arena, *period),
        S::SpeaksFor(by) => verdict::speaks_for(case, by),
        S::MovesNone(schools) => {
            let word = if *schools == 1 { "school" } else { "schools" };
            Line::note(format!("by {schools} {word} it moves no label"))
        }
        S::Claim { claim, outcome, reasons } => claim::head(case, *claim, *outcome, reasons),
        S::Causal(causal) => claim::causal(*causal),
        S::Calibrates(calibration, why) => claim::calibrates(case, calibration, why),
        S::Untestable(claim) => {
            Line::note(format!("cannot be tested: {}", case.claims[*claim].untestable))
        }
        S::RestsOn => Line::note("the study rests it on"),
        S::CountsNone => Line::note("no test counts any of the events the study rests it on"),
        S::RestsOutside(outside) => Line::note(crate::claims::outside_sentence(case, outside)),
        S::PutAs(claim) => {
            Line::note(format!("how it was put as a test: {}", case.claims[*claim].note))
        }
        S::Test(test, outcome, found) => {
            let (outcome, found) = (outcome_word(*outcome), found_text(case, found));
            let own = Line::said("test", test.as_str(), format!("{outcome}: {found}"));
            own.in_words(format!("{outcome} [{test}] {found}"))
        }
        S::Reason(reason) => {
            Line::said("reason", kind_text(reason.kind), reason_text(case, reason))
        }
        S::Carried(carried) => claim::carried(case, carried),
        S::Outside(outside) => claim::outside(case, outside),
        S::Through(through) => Line::note(crate::claims::through_text(case, through)),
        S::AsTest(hypothesis, of) => claim::as_test(case, *hypothesis, of),
        S::OfClue(clue) => claim::of_clue(case, *clue, &node.cites),
        S::PriorOdds { of, over, decibels } => claim::prior_odds(case, (*of, *over), *decibels),
        S::Step(step, weight, after) => claim::step(case, *step, *weight, *after),
        S::Weighing(about) => weighing::line(case, about),
    }
}
