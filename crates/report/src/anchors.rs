//! The ids of everything in the page that something may lead to.
//!
//! Ids are made of the case's own names, so that a link keeps working from run to run. Two names
//! that would give one id are kept apart by a number.

use counterpoise_case::model::{
    ArenaId, Case, ClueId, EventId, HypothesisId, Name, PeriodId, SchoolId, SourceId,
};
use counterpoise_draw::svg::identifier;
use std::collections::{BTreeMap, BTreeSet};

/// Ids of the page.
#[derive(Debug)]
pub(crate) struct Anchors {
    events: Vec<String>,
    sources: Vec<String>,
    arenas: Vec<String>,
    periods: Vec<String>,
    schools: Vec<String>,
    claims: Vec<String>,
    hypotheses: Vec<String>,
    clues: Vec<String>,
    domains: BTreeMap<Name, String>,
}

impl Anchors {
    pub(crate) fn new(case: &Case) -> Anchors {
        let domains: BTreeSet<&Name> = case.events.iter().flat_map(|e| &e.domains).collect();
        let domains: Vec<&Name> = domains.into_iter().collect();
        let domain_ids = unique(domains.iter().map(AsRef::as_ref));
        Anchors {
            events: unique(case.events.iter().map(|e| e.id.as_str())),
            sources: unique(case.sources.iter().map(|s| s.key.as_ref())),
            arenas: unique(case.arenas.iter().map(|a| a.id.as_str())),
            periods: unique(case.periods.iter().map(|p| p.id.as_str())),
            schools: unique(case.schools.iter().map(|s| s.id.as_str())),
            claims: unique(case.claims.iter().map(|c| c.id.as_str())),
            hypotheses: unique(case.hypotheses.iter().map(|h| h.id.as_str())),
            clues: unique(case.clues.iter().map(|c| c.id.as_str())),
            domains: domains.into_iter().cloned().zip(domain_ids).collect(),
        }
    }

    /// A row of the ledger.
    pub(crate) fn event(&self, id: EventId) -> String {
        format!("e-{}", self.events[id.0 as usize])
    }

    /// A work in the list of sources.
    pub(crate) fn source(&self, id: SourceId) -> String {
        format!("s-{}", self.sources[id.0 as usize])
    }

    /// A claim, unfolded.
    pub(crate) fn claim(&self, at: usize) -> String {
        format!("claim-{}", self.claims[at])
    }

    /// A rival explanation.
    pub(crate) fn hypothesis(&self, id: HypothesisId) -> String {
        format!("h-{}", self.hypotheses[id.0 as usize])
    }

    /// A clue, unfolded.
    pub(crate) fn clue(&self, id: ClueId) -> String {
        format!("k-{}", self.clues[id.0 as usize])
    }

    /// A cell: an arena (or all) and a period, perhaps in one domain.
    pub(crate) fn cell(
        &self,
        arena: Option<ArenaId>,
        domain: Option<&Name>,
        period: PeriodId,
    ) -> String {
        format!("c-{}", self.place(arena, domain, period))
    }

    /// A verdict, unfolded.
    pub(crate) fn verdict(
        &self,
        arena: Option<ArenaId>,
        period: PeriodId,
        school: SchoolId,
    ) -> String {
        format!("v-{}-{}", self.place(arena, None, period), self.schools[school.0 as usize])
    }

    /// An arena's own id, as it stands in other ids.
    pub(crate) fn arena(&self, id: ArenaId) -> &str {
        &self.arenas[id.0 as usize]
    }

    /// A period's own id.
    pub(crate) fn period(&self, id: PeriodId) -> &str {
        &self.periods[id.0 as usize]
    }

    fn place(&self, arena: Option<ArenaId>, domain: Option<&Name>, period: PeriodId) -> String {
        let arena = arena.map_or("all", |a| self.arena(a));
        let period = self.period(period);
        match domain.and_then(|d| self.domains.get(d)) {
            // Two dashes: no arena's id can end so as to be taken for a domain's.
            Some(domain) => format!("{arena}--{domain}-{period}"),
            None => format!("{arena}-{period}"),
        }
    }
}

/// Identifiers, one for each name, all different.
fn unique<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    names.map(|name| free(&mut taken, &identifier(name))).collect()
}

fn free(taken: &mut BTreeSet<String>, wished: &str) -> String {
    let numbered = (2_usize..).map(|n| format!("{wished}_{n}"));
    let free = std::iter::once(wished.to_owned()).chain(numbered).find(|id| !taken.contains(id));
    let id = free.unwrap_or_default();
    taken.insert(id.clone());
    id
}

#[cfg(test)]
mod tests {
    use super::unique;

    #[test]
    fn names_that_look_alike_get_ids_of_their_own() {
        assert_eq!(
            unique(["a b", "a.b", "a-b_2", "a-b"].into_iter()),
            ["a-b", "a-b_2", "a-b_2_2", "a-b_3"]
        );
    }
}
