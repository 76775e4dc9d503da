//! What a reader sees first, in words for somebody who knows no school and no statistics.

use crate::claims::{found_and_asked, kind_text};
use crate::field::{NO_NAME, names};
use crate::lean::{Lean, Stretch, stretches};
use crate::plain::{
    capital, in_words, list, month, of_hundred, school_name, shortened, spoken, state, within,
    years,
};
use counterpoise_case::model::{ArenaId, Case, PeriodId, SchoolId, TestKind};
use counterpoise_case::narrowed;
use counterpoise_concepts::Standing;
use counterpoise_dates::{Day, Window};
use counterpoise_study::{
    Answer, CellAnswer, ClaimOutcome, ClaimResult, Judged, Missing, Need, needs, of_study,
};

/// A piece of a sentence. A surface may colour the pieces; their texts make the sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Text(String),
    /// The word that says: towards the target.
    Towards(String),
    /// The word that says: against it.
    Against(String),
    /// The name of what was done.
    Name(String),
}

impl Piece {
    /// The words alone.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Piece::Text(text) | Piece::Towards(text) | Piece::Against(text) | Piece::Name(text) => {
                text
            }
        }
    }
}

/// Why a claim was chosen for the first screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The study stands or falls with it.
    Main,
    /// Of those supported, the one that most bears out.
    Strongest,
    /// Of the others, the one that fares worst.
    Weakest,
}

/// A claim on the first screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldClaim {
    /// Why it stands there.
    pub chosen: Chosen,
    /// Position in the case's claims.
    pub claim: usize,
    /// What came of it.
    pub outcome: ClaimOutcome,
    /// The claim.
    pub title: String,
    /// Why, in a clause; may be empty.
    pub why: String,
}

/// The first screen, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// `Russia → China in Central Asia, 1991 to 2019`.
    pub kicker: String,
    /// The answer, as pieces of a sentence or two.
    pub answer: Vec<Piece>,
    /// How sure it is; empty where there is nothing to be sure of.
    pub sure: String,
    /// What would change it most; empty where nothing is missing.
    pub change: String,
    /// The main claim, the strongest, the weakest; fewer where there are fewer.
    pub claims: Vec<ToldClaim>,
}

impl Opening {
    /// The answer as a text.
    #[must_use]
    pub fn answer_text(&self) -> String {
        self.answer.iter().map(Piece::text).collect()
    }
}

/// The arena that the answer is about: the one that the main claim speaks of first. Without such a
/// claim `None`, all arenas together; where these are not judged, the first one in which anything
/// is on record, else the first one that is judged.
#[must_use]
pub fn main_arena(case: &Case, answer: &Answer) -> Option<ArenaId> {
    let asked = case.header.main_claim.into_iter().flat_map(|at| &case.claims[at].tests);
    let mut spoken_of = asked.filter_map(|test| match &test.kind {
        TestKind::Verdict { cell, .. }
        | TestKind::Stance { cell, .. }
        | TestKind::Change { cell, .. }
        | TestKind::Level { cell, .. }
        | TestKind::Count { cell, .. } => cell.arena,
        _ => None,
    });
    let judged = |arena: &ArenaId| answer.cells.iter().any(|cell| cell.arena == Some(*arena));
    if let Some(arena) = spoken_of.find(judged) {
        return Some(arena);
    }
    if answer.arenas.len() > 1 && !answer.pooled.is_empty() {
        return None;
    }
    let on_record = |cell: &&CellAnswer| cell.stance.acts > 0;
    let first = answer.cells.iter().find(on_record).or(answer.cells.first());
    first.and_then(|cell| cell.arena)
}

/// What a reader sees first.
#[must_use]
pub fn opening(case: &Case, answer: &Answer) -> Opening {
    let arena = main_arena(case, answer);
    let cells = cells_of(case, answer, arena);
    let told = Told { case, answer, arena, stretches: stretches(case, &cells), cells };
    Opening {
        kicker: told.kicker(),
        answer: told.answer(),
        sure: told.sure(),
        change: told.change(),
        claims: claims(case, answer),
    }
}

/// The cells of an arena, or of all together, in the order of time.
pub(crate) fn cells_of<'a>(
    case: &Case,
    answer: &'a Answer,
    arena: Option<ArenaId>,
) -> Vec<&'a CellAnswer> {
    let all = answer.cells.iter().chain(&answer.pooled);
    let mut cells: Vec<&CellAnswer> = all.filter(|cell| cell.arena == arena).collect();
    // A case may write its periods in any order.
    cells.sort_by_key(|cell| case[cell.period].window.first);
    cells
}

/// What is missing that would tell most about the last verdict of the school whose names are shown,
/// else about any verdict of the main arena.
pub(crate) fn first_need(case: &Case, answer: &Answer) -> Option<Need> {
    let arena = main_arena(case, answer);
    let cells = cells_of(case, answer, arena);
    let told = Told { case, answer, arena, stretches: stretches(case, &cells), cells };
    told.need()
}

/// What the sentences are made of.
struct Told<'a> {
    case: &'a Case,
    answer: &'a Answer,
    arena: Option<ArenaId>,
    cells: Vec<&'a CellAnswer>,
    stretches: Vec<Stretch<'a>>,
}

/// Stretches that one sentence tells of, at most.
const TOLD: usize = 3;

impl<'a> Told<'a> {
    fn subject(&self) -> String {
        state(&self.case[self.answer.dyad.0].name)
    }

    fn target(&self) -> String {
        state(&self.case[self.answer.dyad.1].name)
    }

    fn window(&self) -> Option<Window> {
        let windows = || self.cells.iter().map(|cell| self.case[cell.period].window);
        Window::new(windows().map(|w| w.first).min()?, windows().map(|w| w.last).max()?)
    }

    /// ` in Central Asia`; nothing where there is only one arena to be in, or what is between the
    /// two themselves.
    fn place(&self) -> String {
        match self.arena {
            Some(arena) if self.answer.arenas.len() > 1 => {
                format!(" in {}", within(&shortened(&self.case[arena].title)))
            }
            _ => String::new(),
        }
    }

    fn kicker(&self) -> String {
        let name = |id: counterpoise_case::model::ActorId| self.case[id].name.as_str();
        let (subject, target) = (name(self.answer.dyad.0), name(self.answer.dyad.1));
        let aim = narrowed(self.case).map_or_else(String::new, |only| format!(": {}", only.at));
        let pair = format!("{subject} \u{2192} {target}{aim}{}", self.place());
        self.window().map_or_else(|| pair.clone(), |window| format!("{pair}, {}", years(window)))
    }

    /// The stretches in which a lean is settled, the first and the last where there are many.
    fn settled(&self) -> Vec<&Stretch<'a>> {
        let all: Vec<&Stretch<'a>> =
            self.stretches.iter().filter(|stretch| stretch.lean.is_settled()).collect();
        match &all[..] {
            [first, .., last] if all.len() > TOLD => vec![first, last],
            _ => all,
        }
    }

    fn answer(&self) -> Vec<Piece> {
        let settled = self.settled();
        let mut pieces = Vec::new();
        if settled.is_empty() {
            pieces.push(Piece::Text(self.unsettled()));
        }
        for (at, stretch) in settled.iter().enumerate() {
            let when = self.when(stretch.window);
            let again = at > 0 && settled[at - 1].lean == stretch.lean;
            let when = match at {
                0 => capital(&when),
                // Else the same would be said twice of what looks like one stretch.
                _ if again => format!("; then the evidence does not settle it; {when}"),
                _ => format!("; {when}"),
            };
            let who = if at == 0 { self.subject() } else { "it".to_owned() };
            let whom = if at == 0 { self.target() } else { "it".to_owned() };
            let place = if at == 0 { self.place() } else { String::new() };
            pieces.push(Piece::Text(format!("{when} {who} ")));
            pieces.extend(leaned(stretch.lean, &whom, &place));
            if again {
                pieces.push(Piece::Text(" again".to_owned()));
            }
        }
        if let Some(last) = settled.last() {
            pieces.push(Piece::Text(format!("{}.", self.since(last))));
        }
        pieces.extend(self.name());
        joined(pieces)
    }

    /// What is to be said of the time after the last settled stretch; nothing where there is none.
    fn since(&self, last: &Stretch<'a>) -> &'static str {
        let after: Vec<Lean> = self
            .stretches
            .iter()
            .filter(|own| own.window.first > last.window.last)
            .map(|own| own.lean)
            .collect();
        match &after[..] {
            [] => "",
            all if all.iter().all(|lean| *lean == Lean::NoEvidence) => {
                "; after that no deed is on record"
            }
            _ => "; after that the evidence does not settle it",
        }
    }

    /// Why there is no lean to tell of.
    fn unsettled(&self) -> String {
        let (subject, target, place) = (self.subject(), self.target(), self.place());
        let all = |lean: Lean| self.stretches.iter().all(|stretch| stretch.lean == lean);
        match () {
            () if self.stretches.is_empty() => {
                "There is no answer: the case judges no arena or has no period.".to_owned()
            }
            () if all(Lean::NoEvidence) => {
                let words = self.cells.iter().any(|cell| cell.balances.statements.events > 0);
                let only = if words { ", only words" } else { "" };
                format!("No deed of {subject} towards {target}{place} is on record{only}.")
            }
            () if all(Lean::NoSideTaken) => {
                format!("Nothing {subject} did{place} took a side towards {target}.")
            }
            () => format!(
                "Which way {subject} leaned{place}, towards {target} or against it, the evidence \
                 does not settle for any period."
            ),
        }
    }

    /// `until February 2014`, `from September 2013 to February 2014`, `from May 2015 on`.
    fn when(&self, window: Window) -> String {
        let whole = self.window().unwrap_or(window);
        let starts = window.first <= whole.first;
        let ends = window.last >= whole.last;
        match (starts, ends) {
            (true, true) => format!("from {}", years(window)),
            (true, false) => format!("until {}", month(window.last)),
            (false, true) => format!("from {} on", month(window.first)),
            (false, false) => span(window.first, window.last),
        }
    }

    /// What the school whose names are shown says of the last period that it has one name for; of the
    /// last one, where it has one name for none.
    fn last(&self) -> Option<(&'a CellAnswer, &'a Judged)> {
        let school = self.school()?;
        let own = |cell: &&'a CellAnswer| {
            let judged = cell.verdicts.iter().find(|judged| judged.verdict.school == school)?;
            Some((*cell, judged))
        };
        let named =
            |(_, judged): &(&CellAnswer, &Judged)| judged.standing() == Some(Standing::Named);
        let mut all = self.cells.iter().rev().filter_map(own);
        let last = all.next()?;
        if named(&last) { Some(last) } else { Some(all.find(named).unwrap_or(last)) }
    }

    fn school(&self) -> Option<SchoolId> {
        self.case.header.author_school.or_else(|| self.answer.schools.last().copied())
    }

    /// What the last period is called; nothing where there was nothing to call.
    fn name(&self) -> Vec<Piece> {
        let Some((cell, judged)) = self.last() else { return Vec::new() };
        let Some(standing) = judged.standing() else { return Vec::new() };
        let whose = school_name(self.case, judged.verdict.school);
        let what = self.what(cell);
        let text = |text: String| Piece::Text(text);
        let names = names(judged);
        match (standing, &names[..]) {
            (Standing::NoEvidence, _) | (_, []) => Vec::new(),
            (Standing::OutOfScope, _) => {
                vec![text(format!(" The definition of {whose} does not speak of such a pair."))]
            }
            (Standing::ByLevel, _) => {
                vec![text(format!(" The definition of {whose} judges each level by itself."))]
            }
            (Standing::NoName, [name, ..]) if name == NO_NAME => {
                vec![text(format!(" The definition of {whose} has no name for {what}."))]
            }
            (Standing::NoName | Standing::Named, [name, ..]) => vec![
                text(format!(" By the definition of {whose} {what} is ")),
                Piece::Name(name.clone()),
                text(".".to_owned()),
            ],
            _ => {
                let mut pieces = vec![text(format!(" Whether {what} is "))];
                pieces.extend(alternatives(judged, &names));
                pieces.push(text(", the evidence does not settle.".to_owned()));
                pieces
            }
        }
    }

    /// What the name is said of: `that`, where the lean told last is that of the last period.
    fn what(&self, last: &CellAnswer) -> String {
        let told = self.settled().last().is_some_and(|stretch| {
            stretch.cells.last().is_some_and(|cell| cell.period == last.period)
        });
        if told {
            return "that".to_owned();
        }
        format!("what it did {}", self.when(self.case[last.period].window))
    }

    /// How often the last lean and the likeliest name came out, and what is ruled out. A name of
    /// another period than the lean has a sentence of its own, with its time.
    fn sure(&self) -> String {
        let settled = self.settled();
        let lean = settled.last().and_then(|stretch| stretch.cells.last().copied());
        let which = if settled.len() > 1 { "The last lean" } else { "That lean" };
        let lean_text = lean.map(|cell| {
            let share = cell.stance.to.max(cell.stance.against).max(cell.stance.mixed);
            format!("{which} holds in {} of 100 re-readings", of_hundred(share))
        });
        let named = self.last().filter(|(_, judged)| !judged.is_silent());
        let Some((cell, judged)) = named else {
            return lean_text.map_or_else(String::new, |text| format!("{text} of the evidence."));
        };
        let first = names(judged).into_iter().next().filter(|name| name != NO_NAME);
        let share = judged.drawn().map_or(0, |drawn| of_hundred(drawn.share_of_first()));
        let ruled = ruled_out(judged);
        let same = lean.is_some_and(|lean| lean.period == cell.period);
        match (lean_text, first) {
            (None, None) => ruled.trim_start().to_owned(),
            (None, Some(name)) => {
                let name = capital(&name);
                format!("{name} holds in {share} of 100 re-readings of the evidence.{ruled}")
            }
            (Some(text), None) => format!("{text} of the evidence.{ruled}"),
            (Some(text), Some(name)) if same => {
                format!("{text} of the evidence, {name} in {share}.{ruled}")
            }
            (Some(text), Some(name)) => {
                let when = capital(&self.when(self.case[cell.period].window));
                format!("{text} of the evidence. {when}, {name} does in {share}.{ruled}")
            }
        }
    }

    /// What is missing that would tell most about the last verdict of the school whose names are
    /// shown, else about any.
    fn need(&self) -> Option<Need> {
        let school = self.school();
        let of = |cell: &CellAnswer, own: SchoolId| cell.arena == self.arena && Some(own) == school;
        let last = self.last().map(|(cell, _)| cell.period);
        let first =
            needs(self.case, self.answer, |cell, own| of(cell, own) && Some(cell.period) == last);
        let found = first.into_iter().next();
        found.or_else(|| needs(self.case, self.answer, of).into_iter().next())
    }

    fn change(&self) -> String {
        self.need().map_or_else(String::new, |need| self.missing(&need))
    }

    fn missing(&self, need: &Need) -> String {
        let when = self.when(self.case[need.period].window);
        let what = &self.case[need.attribute].title;
        match need.lack.kind() {
            Missing::Judgement => format!("What sources judge of \u{201c}{what}\u{201d}, {when}."),
            Missing::Series => format!("Figures for \u{201c}{what}\u{201d}, {when}."),
            Missing::Acts => {
                format!("Evidence of \u{201c}{what}\u{201d}, found or ruled out, {when}.")
            }
        }
    }
}

/// ` Ruled out: hard balancing and soft balancing.`; nothing where nothing is.
fn ruled_out(judged: &Judged) -> String {
    let excluded = judged.settled.as_ref().map_or(&[][..], |settled| &settled.excluded);
    let out: Vec<String> = excluded.iter().take(TOLD).map(|label| spoken(label)).collect();
    match &out[..] {
        [] => String::new(),
        out => format!(" Ruled out: {}.", list(out, "and")),
    }
}

/// The names that are open, at most three, and `something else` for the rest and for none of them.
fn alternatives(judged: &Judged, names: &[String]) -> Vec<Piece> {
    let mut open: Vec<String> =
        names.iter().filter(|name| *name != NO_NAME).take(TOLD).cloned().collect();
    // A name by itself falls short because others cannot be ruled out though no act shows them.
    let unseen = judged.not_excluded().into_iter().map(spoken);
    if names.len() == 1 {
        open.extend(unseen.take(1));
    }
    let more = open.len() < names.len() || open.len() < 2;
    let n = open.len() + usize::from(more);
    let mut pieces = Vec::new();
    for (at, name) in open.into_iter().enumerate() {
        pieces.extend(
            (at > 0).then(|| Piece::Text(if at + 1 == n { " or " } else { ", " }.to_owned())),
        );
        pieces.push(Piece::Name(name));
    }
    if more {
        let before =
            if pieces.is_empty() { "anything that it names" } else { " or something else" };
        pieces.push(Piece::Text(before.to_owned()));
    }
    pieces
}

/// `from September 2013 to February 2014`.
fn span(first: Day, last: Day) -> String {
    let (from, to) = (month(first), month(last));
    if from == to { format!("in {from}") } else { format!("from {from} to {to}") }
}

/// When a period is: `from September 2013 to February 2014`.
pub(crate) fn period_when(case: &Case, period: PeriodId) -> String {
    let window = case[period].window;
    span(window.first, window.last)
}

fn leaned(lean: Lean, whom: &str, place: &str) -> Vec<Piece> {
    let text = |text: String| Piece::Text(text);
    match lean {
        Lean::Towards => vec![
            text("leaned ".to_owned()),
            Piece::Towards("towards".to_owned()),
            text(format!(" {whom}{place}")),
        ],
        Lean::Against => vec![
            text("leaned ".to_owned()),
            Piece::Against("against".to_owned()),
            text(format!(" {whom}{place}")),
        ],
        _ => vec![text(format!("leaned neither towards {whom} nor against it{place}"))],
    }
}

/// Neighbouring words as one piece.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (out.last_mut(), piece) {
            (Some(Piece::Text(last)), Piece::Text(more)) => last.push_str(&more),
            (_, piece) => out.push(piece),
        }
    }
    out
}

/// The claims that matter most.
fn claims(case: &Case, answer: &Answer) -> Vec<ToldClaim> {
    let all: Vec<&ClaimResult> = of_study(&answer.claims).collect();
    let main = all.iter().copied().find(|result| Some(result.claim) == case.header.main_claim);
    let others: Vec<&ClaimResult> =
        all.into_iter().filter(|own| main.is_none_or(|main| main.claim != own.claim)).collect();
    let weakest = [ClaimOutcome::NotSupported, ClaimOutcome::Partly, ClaimOutcome::Thin]
        .into_iter()
        .find_map(|outcome| others.iter().copied().find(|own| own.outcome == outcome));
    [(Chosen::Main, main), (Chosen::Strongest, strongest(&others)), (Chosen::Weakest, weakest)]
        .into_iter()
        .filter_map(|(chosen, result)| result.map(|result| told(case, chosen, result)))
        .collect()
}

/// Of the supported ones that with most tests, then that which most re-readings bear out; of equals
/// the first of the case.
fn strongest<'r>(results: &[&'r ClaimResult]) -> Option<&'r ClaimResult> {
    let borne_out = |result: &ClaimResult| {
        result.tests.iter().filter_map(|test| test.share).fold(1.0, f64::min)
    };
    let mut best: Option<&'r ClaimResult> = None;
    for result in results.iter().copied().filter(|own| own.outcome == ClaimOutcome::Supported) {
        let better = best.is_none_or(|best| {
            let (more, less) = (result.tests.len(), best.tests.len());
            more > less || more == less && borne_out(result) > borne_out(best)
        });
        best = if better { Some(result) } else { best };
    }
    best
}

fn told(case: &Case, chosen: Chosen, result: &ClaimResult) -> ToldClaim {
    let title = case.claims[result.claim].title.clone();
    let why = why(case, result);
    ToldClaim { chosen, claim: result.claim, outcome: result.outcome, title, why }
}

/// Why a claim comes out as it does, in a clause: of one that is not supported what was found and
/// what was asked, of the others how many tests are met, without a figure.
fn why(case: &Case, result: &ClaimResult) -> String {
    if let Some(said) = found_and_asked(case, result) {
        return said;
    }
    let (all, met) =
        (result.tests.len(), result.tests.iter().filter(|test| test.outcome.is_met()).count());
    let tests = if all == 1 { "test" } else { "tests" };
    let share = match (met, all) {
        (_, 0) => String::new(),
        (met, all) if met == all && all == 1 => "its test is met".to_owned(),
        (2, 2) => "both tests met".to_owned(),
        (met, all) if met == all => format!("all {} tests met", in_words(all)),
        (met, all) => format!("{} of {} {tests} met", in_words(met), in_words(all)),
    };
    let kinds: Vec<String> =
        result.reason_kinds().into_iter().take(2).map(|kind| kind_text(kind).to_owned()).collect();
    match &kinds[..] {
        [] => share,
        kinds if share.is_empty() => list(kinds, "and"),
        kinds => format!("{share}: {}", list(kinds, "and")),
    }
}
