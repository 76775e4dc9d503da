//! The brief: two to four pages that say what was asked, what was found, why, and what it hangs on.

use crate::claims::outcome_word;
use crate::field::{Field, Kind, NO_NAME, field_in};
use crate::lean::Lean;
use crate::needs::missing_text;
use crate::opening::{cells_of, first_need, main_arena, opening, period_when};
use crate::plain::{
    capital, date, list, month, months, narrowing, of_hundred, of_hundred_together, school_name,
    state, within,
};
use crate::rivals::step_label;
use crate::shifts::shift_sentence;
use crate::text::{counted, thousands, work};
use counterpoise_case::model::{
    ArenaId, Case, Citation, Event, EventId, PeriodId, SchoolId, SourceId,
};
use counterpoise_case::narrowed;
use counterpoise_concepts::{HangsOn, Prop};
use counterpoise_document::{Block, Document, Inline};
use counterpoise_ledger::Ledger;
use counterpoise_study::{
    Answer, CellAnswer, ClaimOutcome, Judged, Need, Rivals, Stressed, differing, needs, of_study,
    tally,
};
use std::collections::BTreeSet;

/// Where the brief stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// By itself: it begins with question, answer and grid.
    Whole,
    /// Under a first screen that has these.
    Below,
}

/// A picture of the brief.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    /// The lean of the main arena over time.
    Lean,
}

/// The brief of a case. `picture` draws: nothing where a picture would be empty.
#[must_use]
pub fn brief(
    case: &Case,
    answer: &Answer,
    extent: Extent,
    picture: &dyn Fn(Picture) -> Option<Block>,
) -> Document {
    let told = opening(case, answer);
    let arena = main_arena(case, answer);
    let teller = Teller {
        case,
        answer,
        arena,
        school: case.header.author_school.or_else(|| answer.schools.last().copied()),
        cells: cells_of(case, answer, arena),
        ledger: Ledger::new(case, answer.dyad, &case.settings),
    };
    let mut blocks = Vec::new();
    if extent == Extent::Whole {
        blocks.push(heading("asked", "What was asked and found"));
        if !case.header.question.is_empty() {
            blocks.push(Block::Paragraph(vec![Inline::Emphasis(case.header.question.clone())]));
        }
        let found = [told.answer_text(), told.sure.clone()];
        blocks.extend(found.into_iter().filter(|text| !text.is_empty()).map(paragraph));
        blocks.extend(picture(Picture::Lean));
        blocks.extend(teller.grid());
    }
    blocks.push(heading("turned", "When it turned"));
    blocks.extend(teller.periods());
    blocks.extend(teller.shift());
    blocks.extend(teller.claims(&told));
    blocks.push(heading("explained", "Why"));
    blocks.extend(teller.why());
    blocks.push(heading("differ", "Where schools differ"));
    blocks.extend(teller.schools());
    blocks.push(heading("hangs", "What it hangs on"));
    blocks.extend(teller.hangs_on());
    blocks.push(heading("unknown", "What is not known, and would settle it"));
    blocks.extend(teller.unknown());
    blocks.push(heading("method", "Method and limits"));
    blocks.push(paragraph(teller.method()));
    blocks.push(paragraph(teller.limits()));
    let works = teller.works();
    if !works.is_empty() {
        blocks.push(heading("works", "Works cited by the case"));
        blocks.push(Block::Works(works));
    }
    let title = [&case.header.title, &case.header.id];
    Document {
        title: title.into_iter().find(|text| !text.is_empty()).cloned().unwrap_or_default(),
        subtitle: told.kicker,
        blocks,
        ..Document::default()
    }
}

fn heading(id: &str, text: &str) -> Block {
    Block::Heading { level: 1, text: text.to_owned(), id: format!("brief-{id}") }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(vec![Inline::Text(text.into())])
}

fn cell_text(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

/// Works that are listed at most: a brief is no bibliography.
const WORKS: usize = 32;

/// Arenas beside the main one that the table has room for.
const ARENAS: usize = 7;

/// Clues that are named of each of the two leading explanations.
const CLUES: usize = 2;

struct Teller<'a> {
    case: &'a Case,
    answer: &'a Answer,
    arena: Option<ArenaId>,
    school: Option<SchoolId>,
    cells: Vec<&'a CellAnswer>,
    ledger: Ledger<'a>,
}

impl<'a> Teller<'a> {
    fn target(&self) -> String {
        state(&self.case[self.answer.dyad.1].name)
    }

    fn own<'c>(&self, cell: &'c CellAnswer) -> Option<&'c Judged> {
        cell.verdicts.iter().find(|judged| Some(judged.verdict.school) == self.school)
    }

    /// Every arena by every period: what the school whose names are shown calls it.
    fn grid(&self) -> Option<Block> {
        let school = self.school?;
        let cell_of = |arena: Option<ArenaId>, period: PeriodId| {
            let mut all = self.answer.pooled.iter().chain(&self.answer.cells);
            all.find(|cell| cell.arena == arena && cell.period == period)
        };
        let row = |arena: Option<ArenaId>| {
            let title = arena.map_or("All together", |arena| self.case[arena].title.as_str());
            let says = |period: &PeriodId| {
                let own = cell_of(arena, *period).and_then(|cell| Some((cell, self.own(cell)?)));
                own.map_or_else(Vec::new, |(cell, judged)| says(cell, judged))
            };
            let fields = self.answer.periods.iter().map(says);
            std::iter::once(vec![Inline::Strong(title.to_owned())]).chain(fields).collect()
        };
        let heads = self.answer.periods.iter().map(|period| {
            let own = &self.case[*period];
            format!("{} ({})", own.title, months(own.window))
        });
        let pooled = (self.answer.arenas.len() > 1).then_some(None);
        let shown = self.shown_arenas();
        let left = self.answer.arenas.len() - shown.len();
        let rows: Vec<Vec<Vec<Inline>>> =
            pooled.into_iter().chain(shown.into_iter().map(Some)).map(row).collect();
        let more = match left {
            0 => String::new(),
            n => {
                format!(" {} more stand in the appendix.", capital(&counted(n, "arena", "arenas")))
            }
        };
        let caption = format!(
            "What the definition of {} calls it, by arena and period. Two names: the evidence does \
             not part them.{more}",
            school_name(self.case, school)
        );
        (!rows.is_empty()).then(|| Block::Table {
            caption: cell_text(caption),
            heads: std::iter::once("Arena".to_owned()).chain(heads).collect(),
            rows,
        })
    }

    /// The arenas that the table shows: the main one and the first of the others, in their order.
    fn shown_arenas(&self) -> Vec<ArenaId> {
        let mut room = ARENAS;
        let mut shown = Vec::new();
        for arena in self.answer.arenas.iter().copied() {
            let main = Some(arena) == self.arena;
            if main || room > 0 {
                shown.push(arena);
                room -= usize::from(!main);
            }
        }
        shown
    }

    /// The main arena, period by period.
    fn periods(&self) -> Option<Block> {
        let line = |cell: &&CellAnswer| {
            let period = &self.case[cell.period];
            let window = period.window;
            let when = format!(" ({} to {})", month(window.first), month(window.last));
            let called = self.own(cell).map_or_else(String::new, |own| called(cell, own));
            let text = format!("{when}: {}{called}.", self.leaned(cell));
            let mut line = vec![Inline::Strong(period.title.clone()), Inline::Text(text)];
            line.extend(self.note(cell));
            line
        };
        let items: Vec<Vec<Inline>> = self.cells.iter().map(line).collect();
        (!items.is_empty()).then_some(Block::List { ordered: false, items })
    }

    /// `its acts leaned against China, in 89 of 100 re-readings`.
    fn leaned(&self, cell: &CellAnswer) -> String {
        let (stance, target) = (&cell.stance, self.target());
        let acts = counted(stance.acts, "act", "acts");
        let [to, mixed, against] = of_hundred_together([stance.to, stance.mixed, stance.against]);
        let shares = format!(
            "towards {target} in {to}, evenly mixed in {mixed}, against it in {against} of 100 \
             re-readings"
        );
        match Lean::of(stance, self.case.settings.set_at) {
            Lean::Towards => {
                format!(
                    "{acts}, leaning towards {target} in {} of 100 re-readings",
                    of_hundred(stance.to)
                )
            }
            Lean::Against => {
                format!(
                    "{acts}, leaning against {target} in {} of 100 re-readings",
                    of_hundred(stance.against)
                )
            }
            Lean::Neither => {
                format!("{acts}, evenly mixed in {} of 100 re-readings", of_hundred(stance.mixed))
            }
            Lean::Open => format!("{acts}, and the lean is open ({shares})"),
            Lean::NoSideTaken => format!("{acts}, none of which takes a side"),
            Lean::NoEvidence if self.case.header.aim.is_some() => {
                "no deed aimed at it on record".to_owned()
            }
            Lean::NoEvidence => "no deed on record".to_owned(),
        }
    }

    /// The weightiest acts of a cell with their pages.
    fn note(&self, cell: &CellAnswer) -> Option<Inline> {
        let mut events = self.events(cell);
        // Stable: of equals that which stands first in the case.
        events.sort_by(|a, b| self.case[*b].weight.total_cmp(&self.case[*a].weight));
        let line = |id: &EventId| {
            let event = &self.case[*id];
            let cites = if event.cites.is_empty() { &event.via } else { &event.cites };
            let when = event.date.as_ref().map_or_else(|| "undated".to_owned(), date);
            format!("{} ({when}; {})", event.title, self.cited(cites))
        };
        let lines: Vec<String> = events.iter().take(3).map(line).collect();
        let text = format!("The weightiest: {}.", lines.join("; "));
        (!lines.is_empty()).then(|| Inline::Note(cell_text(text)))
    }

    fn cited(&self, cites: &[Citation]) -> String {
        if cites.is_empty() {
            return "uncited".to_owned();
        }
        let one = |cite: &Citation| {
            let short = &self.case[cite.source].short;
            let page = &cite.locator;
            if page.is_empty() { short.clone() } else { format!("{short}: {page}") }
        };
        cites.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    /// The acts of the subject that bear on a cell.
    fn events(&self, cell: &CellAnswer) -> Vec<EventId> {
        let view = self.ledger.view(&cell.balances.cell);
        let mut found: Vec<EventId> = Vec::new();
        for (entry, _) in view.acts() {
            if !found.contains(&entry.event) {
                found.push(entry.event);
            }
        }
        found
    }

    /// Whether the acts of the arena tell a shift from none: a lean in one period and another in the
    /// next is not yet a turn.
    fn shift(&self) -> Option<Block> {
        let arena = self.cells.last()?.arena;
        let watched = &self.answer.shifts.as_ref()?.watched;
        let own = watched.iter().find(|own| own.of_acts && own.arena == arena)?;
        let said = match &own.found {
            Ok(found) => shift_sentence(found),
            Err(why) => format!("Not to be told: {why}."),
        };
        Some(paragraph(format!("Tested as a shift ({}): {said}", own.title)))
    }

    /// How the claims fare, the main one by name.
    fn claims(&self, told: &crate::opening::Opening) -> Vec<Block> {
        if self.answer.claims.is_empty() {
            return Vec::new();
        }
        let one = |claim: &crate::opening::ToldClaim| {
            let why =
                if claim.why.is_empty() { String::new() } else { format!(" ({})", claim.why) };
            vec![
                Inline::Strong(capital(outcome_word(claim.outcome))),
                Inline::Text(format!(": \u{201c}{}\u{201d}{why}.", claim.title)),
            ]
        };
        let counts = tally(of_study(&self.answer.claims));
        let parts: Vec<String> =
            counts.iter().filter(|(_, n)| *n > 0).map(|(outcome, n)| said(*outcome, *n)).collect();
        let n = of_study(&self.answer.claims).count();
        let text = format!(
            "Of {} of the study and of those it reports, {}. \
             The main claim, the one best borne out and the one that fares worst:",
            counted(n, "claim", "claims"),
            list(&parts, "and")
        );
        vec![
            paragraph(text),
            Block::List { ordered: false, items: told.claims.iter().map(one).collect() },
        ]
    }

    /// The two leading explanations.
    fn why(&self) -> Vec<Block> {
        let weighed = self.answer.rivals.as_ref().and_then(|rivals| rivals.weighed());
        let Some(rivals) = weighed else {
            return vec![paragraph("The case weighs no rival explanations.")];
        };
        let fitted = &rivals.fitted;
        let title = |at: usize| {
            let own = &self.case[rivals.hypotheses[at]];
            if own.title.is_empty() { own.id.clone() } else { own.title.clone() }
        };
        let mut items = Vec::new();
        for at in fitted.ranking.iter().take(2) {
            let p = of_hundred(fitted.posterior[*at]);
            let drawn = rivals.resampled.as_ref().map_or_else(String::new, |drawn| {
                format!("; it leads in {} of 100 re-weighings", of_hundred(drawn.leads[*at]))
            });
            items.push(vec![
                Inline::Strong(title(*at)),
                Inline::Text(format!(
                    ": probability {p} of 100{drawn}.{}",
                    self.clues(rivals, *at)
                )),
            ]);
        }
        let text = format!(
            "{} that exclude each other were weighed on {} that were looked for. Every figure is on the \
             condition that one of them is true.",
            capital(&counted(rivals.hypotheses.len(), "explanation", "explanations")),
            counted(rivals.looked_for(), "clue", "clues")
        );
        vec![paragraph(text), Block::List { ordered: false, items }]
    }

    /// ` For it speak most: ...`, the clues that weigh most for an explanation against the other of
    /// the two that lead.
    fn clues(&self, rivals: &Rivals, of: usize) -> String {
        let fitted = &rivals.fitted;
        let (first, second) = (fitted.leader(), fitted.runner_up());
        let other = if of == first { second } else { first };
        let mut steps = fitted.waterfall(of, other);
        steps.retain(|step| step.weight > 0.0);
        steps.sort_by(|a, b| b.weight.total_cmp(&a.weight));
        let told = |step: &counterpoise_tracing::WaterfallStep| {
            format!("\u{201c}{}\u{201d}", step_label(self.case, rivals, step.step))
        };
        let named: Vec<String> = steps.iter().take(CLUES).map(told).collect();
        match &named[..] {
            [] => " No clue speaks for it against the other.".to_owned(),
            [one] => format!(" For it, against the other, speaks {one}."),
            all => format!(" For it, against the other, speak most {}.", list(all, "and")),
        }
    }

    /// The schools by what they say of the last period.
    fn schools(&self) -> Vec<Block> {
        let Some(last) = self.cells.last().filter(|cell| !cell.verdicts.is_empty()) else {
            return vec![paragraph("No school judges.")];
        };
        let mut groups: Vec<(String, Kind, Vec<String>)> = Vec::new();
        for judged in &last.verdicts {
            let said = field_in(last, judged);
            let name = school_name(self.case, judged.verdict.school);
            match groups.iter_mut().find(|(own, kind, _)| *own == said.name && *kind == said.kind) {
                Some((_, _, schools)) => schools.push(name),
                None => groups.push((said.name, said.kind, vec![name])),
            }
        }
        groups.sort_by_key(|(_, kind, schools)| (rank(*kind), std::cmp::Reverse(schools.len())));
        let line =
            |(name, kind, schools): &(String, Kind, Vec<String>)| says_of(*kind, name, schools);
        let period = self.case[last.period].title.clone();
        let (labelled, definitional) = differing(self.answer);
        let differ = if labelled == 0 {
            String::new()
        } else {
            format!(
                "Over all arenas and periods two schools that both give a name give different ones {} \
                 times, {} of them because they define it differently (the appendix counts also \
                 the pairs of which one has no name for it). ",
                thousands(labelled as u64),
                thousands(definitional as u64)
            )
        };
        let arena = self
            .arena
            .map_or_else(String::new, |arena| format!(" in {}", within(&self.case[arena].title)));
        let text = format!(
            "{differ}The same evidence{arena}, period \u{201c}{period}\u{201d}, under every definition:"
        );
        vec![
            paragraph(text),
            Block::List { ordered: false, items: groups.iter().map(line).collect() },
        ]
    }

    /// What the verdict of the last period hangs on: evidence, and choices.
    fn hangs_on(&self) -> Vec<Block> {
        let mut said = Vec::new();
        let judged = self.cells.last().and_then(|cell| self.own(cell).map(|own| (cell, own)));
        if let Some((cell, judged)) = judged {
            let on = judged.settled.as_ref().map_or(&[][..], |settled| &settled.hangs_on);
            let names: Vec<String> = on.iter().take(3).map(|one| self.hang(one)).collect();
            if !names.is_empty() {
                said.push(format!(
                    "In the evidence, the last name hangs most on {}.",
                    list(&names, "and")
                ));
            }
            if let Some(fate) = self.answer.fate(cell, judged.verdict.school) {
                let share = fate.holds.map_or(0, of_hundred);
                said.push(format!(
                    "Of 100 other defensible codings with this definition it stays as it is in \
                     {share}."
                ));
            }
        }
        let stress = self.answer.stress.as_ref();
        let tried = stress.and_then(|stress| {
            let cell = self.cells.last()?;
            stress.verdict(cell.arena, None, cell.period)
        });
        if let Some(choice) = tried.and_then(Stressed::hangs_on) {
            said.push(format!(
                "Among the analyst\u{2019}s choices \u{201c}{}\u{201d} matters most.",
                self.case.choices[choice].title
            ));
        }
        if said.is_empty() {
            said.push("Nothing was found that it hangs on.".to_owned());
        }
        vec![paragraph(said.join(" "))]
    }

    fn hang(&self, on: &HangsOn) -> String {
        match &on.on {
            Prop::Attribute(id) => format!("\u{201c}{}\u{201d}", self.case[*id].title),
            Prop::Source(key) => format!("the source {}", work(self.case, key)),
            Prop::Judge(name) => format!("the judgements of {}", work(self.case, name)),
            Prop::Date(id) => {
                let mut events = self.case.events.iter();
                let title = events.find(|own| own.id == *id).map_or(id, |own| &own.title);
                format!("the day of \u{201c}{title}\u{201d}")
            }
        }
    }

    /// The first needs, in words.
    fn unknown(&self) -> Vec<Block> {
        let first = first_need(self.case, self.answer);
        let all = needs(self.case, self.answer, |cell, _| cell.arena == self.arena);
        // What the first screen names comes first here, too.
        let same = |one: &Need, other: &Need| {
            (one.attribute, one.period, &one.lack) == (other.attribute, other.period, &other.lack)
        };
        let rest = all.iter().filter(|own| first.as_ref().is_none_or(|first| !same(first, own)));
        let named =
            first.as_ref().map(|first| all.iter().find(|own| same(first, own)).unwrap_or(first));
        let found: Vec<&Need> = named.into_iter().chain(rest).collect();
        if found.is_empty() {
            return vec![paragraph("Nothing that the program knows of would settle more.")];
        }
        let line = |need: &&Need| {
            let verdicts = counted(need.settles.len(), "verdict", "verdicts");
            let settles = match need.settles.len() {
                0 => {
                    let touched = counted(need.touches, "verdict", "verdicts");
                    format!("it would tell something about {touched}")
                }
                _ => format!("it would settle {verdicts}"),
            };
            let when = period_when(self.case, need.period);
            let missing = capital(&missing_text(self.case, need));
            vec![Inline::Text(format!("{missing}, {when}; {settles}."))]
        };
        let items = found.iter().take(4).map(line).collect();
        vec![Block::List { ordered: true, items }]
    }

    fn method(&self) -> String {
        let (case, answer) = (self.case, self.answer);
        let events: Vec<&Event> = self.counting().collect();
        let cited: BTreeSet<_> =
            events.iter().flat_map(|event| event.cites.iter().map(|cite| cite.source)).collect();
        format!(
            "{} from {} were coded by who did what to whom, when, by what means and on \
             which page. Which way a period leans is the share of accommodation in the weight of its \
             acts; {} definitions then name it by their authors\u{2019} rules. The evidence was read \
             again {} times (seed {}), each time with other answers to what is in doubt about it: \
             which sources are right, on which of its possible days an act happened, how far the acts \
             on record stand for all there were, whose judgement holds.",
            capital(&counted(events.len(), "event", "events")),
            counted(cited.len(), "source", "sources"),
            answer.schools.len(),
            thousands(u64::from(answer.draws)),
            answer.seed
        ) + &narrowed(case).map_or_else(String::new, |only| format!(" {}", narrowing(&only)))
    }

    /// The events of sets that are on.
    fn counting(&self) -> impl Iterator<Item = &Event> {
        let is_on = |event: &&Event| event.set.is_none_or(|set| self.case[set].on);
        self.case.events.iter().filter(is_on)
    }

    fn limits(&self) -> String {
        let count = |wanted: fn(&Event) -> bool| self.counting().filter(|e| wanted(e)).count();
        let uncited = count(|e| e.cites.is_empty() && e.via.is_empty());
        let second_hand = count(|e| !e.cites.is_empty() && !e.via.is_empty());
        let twice = count(|e| !e.second.is_empty());
        let mut said = vec![
            "The verdicts say what these definitions make of this evidence; what nobody coded is not in them."
                .to_owned(),
        ];
        if second_hand > 0 {
            let are = if second_hand == 1 { "is" } else { "are" };
            said.push(format!(
                "{} {are} known through another work than the one cited.",
                capital(&counted(second_hand, "event", "events"))
            ));
        }
        if uncited > 0 {
            let have = if uncited == 1 { "has" } else { "have" };
            said.push(format!(
                "{} {have} no source.",
                capital(&counted(uncited, "event", "events"))
            ));
        }
        said.push(match twice {
            0 => "Nothing was coded twice, so nothing is known of how another coder would have read it."
                .to_owned(),
            n => format!(
                "{} coded a second time.",
                capital(&counted(n, "event was", "events were"))
            ),
        });
        said.join(" ")
    }

    /// The works that the acts of the case cite, those of the main arena before others where not
    /// all have room.
    fn works(&self) -> Vec<Vec<Inline>> {
        let main = self.cells.iter().flat_map(|cell| self.events(cell));
        let main = self.cited_by(main.map(|id| &self.case[id]));
        let others = self.cited_by(self.counting());
        let all: Vec<SourceId> =
            main.iter().copied().chain(others.difference(&main).copied()).collect();
        let more = all.len().saturating_sub(WORKS);
        let full = |id: &SourceId| {
            let source = &self.case[*id];
            if source.full.is_empty() { source.short.clone() } else { source.full.clone() }
        };
        let mut works: Vec<String> = all.iter().take(WORKS).map(full).collect();
        works.sort_by_key(|work| work.to_lowercase());
        let mut lines: Vec<Vec<Inline>> = works.into_iter().map(cell_text).collect();
        if more > 0 {
            let all = counted(more, "more work", "more works");
            lines.push(cell_text(format!("And {all}, in the list of sources.")));
        }
        lines
    }

    /// The works that acts cite; of one that cites none, those that assert it.
    fn cited_by<'e>(&self, events: impl Iterator<Item = &'e Event>) -> BTreeSet<SourceId> {
        let cites = |event: &'e Event| {
            if event.cites.is_empty() { &event.via } else { &event.cites }
        };
        events.flat_map(cites).map(|cite| cite.source).collect()
    }
}

/// A field of the table: the name, slanting where it is not one. What is not ruled out beside it is
/// told of the main arena, under the table: all of it would crowd the fields.
fn says(cell: &CellAnswer, judged: &Judged) -> Vec<Inline> {
    let said = field_in(cell, judged);
    vec![match said.kind {
        Kind::Named => Inline::Text(said.name),
        _ => Inline::Emphasis(said.name),
    }]
}

/// `; called hedging or soft balancing`.
fn called(cell: &CellAnswer, judged: &Judged) -> String {
    let said = field_in(cell, judged);
    let share = judged.drawn().map_or(0, |drawn| of_hundred(drawn.share_of_first()));
    match said.kind {
        Kind::NoEvidence => "; there is nothing to name".to_owned(),
        Kind::OutOfScope => "; the definition does not speak of such a pair".to_owned(),
        Kind::ByLevel => "; the definition judges each level by itself".to_owned(),
        Kind::Named | Kind::NoName => {
            format!("; the name: {}, in {share} of 100{}", said.name, remark(&said))
        }
        Kind::Open => {
            format!("; the name: {} (the first in {share} of 100){}", said.name, remark(&said))
        }
    }
}

/// `; hard balancing not ruled out`.
fn remark(of: &Field) -> String {
    if of.remark.is_empty() { String::new() } else { format!("; {}", of.remark) }
}

/// What some schools say alike of a cell, as a sentence.
fn says_of(kind: Kind, name: &str, schools: &[String]) -> Vec<Inline> {
    let (who, many) = (capital(&list(schools, "and")), schools.len() > 1);
    let verb = |one: &'static str, all: &'static str| if many { all } else { one };
    let unnamed = name == NO_NAME;
    let name = Inline::Strong(name.to_owned());
    let text = |text: String| Inline::Text(text);
    match kind {
        Kind::NoName if unnamed => {
            vec![text(format!("{who} {} ", verb("has", "have"))), name, text(".".to_owned())]
        }
        Kind::Named | Kind::NoName => {
            vec![text(format!("{who} {} it ", verb("calls", "call"))), name, text(".".to_owned())]
        }
        Kind::Open => vec![
            text(format!("{who} {} it open: ", verb("leaves", "leave"))),
            name,
            text(".".to_owned()),
        ],
        Kind::NoEvidence => {
            vec![text(format!("{who} {} nothing to judge by.", verb("has", "have")))]
        }
        Kind::OutOfScope => {
            vec![text(format!("{who} {} not speak of such a pair.", verb("does", "do")))]
        }
        Kind::ByLevel => {
            vec![text(format!("{who} {} each level by itself.", verb("judges", "judge")))]
        }
    }
}

fn rank(kind: Kind) -> usize {
    match kind {
        Kind::Named => 0,
        Kind::Open => 1,
        Kind::NoName => 2,
        Kind::ByLevel => 3,
        Kind::OutOfScope => 4,
        Kind::NoEvidence => 5,
    }
}

/// `3 are supported`, `1 rests on thin evidence`.
fn said(outcome: ClaimOutcome, claims: usize) -> String {
    let (one, many) = match outcome {
        ClaimOutcome::Supported => ("is supported", "are supported"),
        ClaimOutcome::Thin => ("rests on thin evidence", "rest on thin evidence"),
        ClaimOutcome::Partly => ("is partly supported", "are partly supported"),
        ClaimOutcome::NotSupported => ("is not supported", "are not supported"),
        ClaimOutcome::NotDecided => ("is not decided", "are not decided"),
        ClaimOutcome::Untested => ("cannot be tested", "cannot be tested"),
    };
    counted(claims, one, many)
}
