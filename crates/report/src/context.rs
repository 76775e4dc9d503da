//! What every section looks at.

use crate::Meta;
use crate::anchors::Anchors;
use counterpoise_case::model::{ArenaId, Case, Event, EventId, Name, PeriodId, SchoolId, SetId};
use counterpoise_present::plain::authors;
use counterpoise_study::{Answer, CellAnswer, Judged, Unfolding};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};

/// The case, the answer, and the ids of the page.
pub(crate) struct Context<'a> {
    pub(crate) case: &'a Case,
    pub(crate) answer: &'a Answer,
    pub(crate) meta: &'a Meta,
    pub(crate) anchors: Anchors,
    pub(crate) unfolding: Unfolding<'a>,
    /// Events by their names, to find them in sentences.
    pub(crate) events: BTreeMap<&'a str, EventId>,
    links: bool,
    figures: AtomicU32,
    tables: AtomicU32,
}

impl<'a> Context<'a> {
    pub(crate) fn new(
        case: &'a Case,
        answer: &'a Answer,
        meta: &'a Meta,
        links: bool,
    ) -> Context<'a> {
        let ids = (0..case.events.len() as u32).map(EventId);
        Context {
            case,
            answer,
            meta,
            anchors: Anchors::new(case),
            unfolding: Unfolding::new(case, answer.dyad),
            events: ids.map(|id| (case[id].id.as_str(), id)).collect(),
            links,
            figures: AtomicU32::new(0),
            tables: AtomicU32::new(0),
        }
    }

    /// Where a mark of a chart leads; nowhere in a chart on its own.
    pub(crate) fn href(&self, id: &str) -> Option<String> {
        self.links.then(|| format!("#{id}"))
    }

    /// The number of the next figure.
    pub(crate) fn next_figure(&self) -> u32 {
        self.figures.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The number of the next table.
    pub(crate) fn next_table(&self) -> u32 {
        self.tables.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Whether what belongs to the set counts in this run.
    pub(crate) fn is_on(&self, set: Option<SetId>) -> bool {
        set.is_none_or(|set| self.case[set].on)
    }

    /// Whether an event counts in this run: its set is on, and it is aimed at what was asked for.
    pub(crate) fn counts(&self, event: &Event) -> bool {
        self.is_on(event.set) && !event.beside
    }

    /// Title of an arena; of `None`, all of them.
    pub(crate) fn arena(&self, arena: Option<ArenaId>) -> &'a str {
        arena.map_or("All arenas together", |a| &self.case[a].title)
    }

    /// Arena and period of a cell, in words.
    pub(crate) fn cell_title(
        &self,
        arena: Option<ArenaId>,
        domain: Option<&Name>,
        period: PeriodId,
    ) -> String {
        let period = &self.case[period].title;
        match domain {
            Some(domain) => format!("{}, {domain}: {period}", self.arena(arena)),
            None => format!("{}: {period}", self.arena(arena)),
        }
    }

    /// Author and year of a school, or its title.
    pub(crate) fn school(&self, id: SchoolId) -> String {
        let school = &self.case[id];
        let name = if school.author.is_empty() { &school.title } else { &school.author };
        let name = authors(name);
        school.year.map_or_else(|| name.clone(), |year| format!("{name} {year}"))
    }

    /// The school whose label is shown first.
    pub(crate) fn author_school(&self) -> Option<SchoolId> {
        self.case.header.author_school.or_else(|| self.answer.schools.last().copied())
    }

    /// The verdict of one school in a cell.
    pub(crate) fn judged(cell: &CellAnswer, school: SchoolId) -> Option<&Judged> {
        cell.verdicts.iter().find(|j| j.verdict.school == school)
    }

    /// Arenas that are judged, in the case's order.
    pub(crate) fn arenas(&self) -> Vec<ArenaId> {
        let mut found: Vec<ArenaId> = Vec::new();
        for arena in self.answer.cells.iter().filter_map(|c| c.arena) {
            if !found.contains(&arena) {
                found.push(arena);
            }
        }
        found
    }

    /// The cells of an arena (`None`: pooled), by period.
    pub(crate) fn cells(&self, arena: Option<ArenaId>) -> Vec<&'a CellAnswer> {
        let all = if arena.is_none() { &self.answer.pooled } else { &self.answer.cells };
        all.iter().filter(|c| c.arena == arena).collect()
    }

    /// Domains that are judged, in their order.
    pub(crate) fn domains(&self) -> Vec<&'a Name> {
        let mut found: Vec<&Name> = Vec::new();
        for domain in self.answer.domains.iter().filter_map(|c| c.domain.as_ref()) {
            if !found.contains(&domain) {
                found.push(domain);
            }
        }
        found
    }

    /// `Russia` and `China`.
    pub(crate) fn subject(&self) -> &'a str {
        &self.case[self.answer.dyad.0].name
    }

    /// `China`, seen from Russia.
    pub(crate) fn target(&self) -> &'a str {
        &self.case[self.answer.dyad.1].name
    }

    /// Events that count in this run.
    pub(crate) fn counting(&self) -> usize {
        self.case.events.iter().filter(|e| self.counts(e)).count()
    }
}
