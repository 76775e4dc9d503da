//! What was promised, how exactly, and what became of it.
//!
//! Acts of one commitment are put in the order of its stages: announced, agreed, implemented. How
//! specific it is, is the share of four things that its text names: the parties, an amount, a
//! deadline, an obligation that could be seen to be broken. What was not looked for is left out of
//! the share. What became of it are later deeds of the subject in one of its issues: those that
//! take the same stance, those that take the opposite one, and acts that follow from it.

use crate::positions::about::pair;
use counterpoise_case::model::{Case, EventId, GainKind, Name, Stage};
use counterpoise_ledger::{Ledger, Outcome, pairs};
use serde::Serialize;

/// A commitment with its chain.
#[derive(Clone, Debug, Serialize)]
pub struct Committed {
    /// Its name.
    pub name: Name,
    /// Which directive says what its text names; `None`: nobody has looked.
    pub text: Option<usize>,
    /// Acts of it that are announced.
    pub announced: Vec<EventId>,
    /// Acts of it that are agreed.
    pub agreed: Vec<EventId>,
    /// Acts of it that are done.
    pub implemented: Vec<EventId>,
    /// Acts of it of which the stage is not told.
    pub unstaged: Vec<EventId>,
    /// Acts that follow from an act of it, and are none of it.
    pub followed_by: Vec<EventId>,
    /// What became of each statement of it, issue by issue.
    pub outcomes: Vec<(EventId, String, Outcome)>,
    /// Gains that were promised by it or by what follows from it.
    pub promised: usize,
    /// Gains that came true.
    pub realised: usize,
}

impl Committed {
    /// How far it has come; `None`: no act of it tells.
    #[must_use]
    pub fn reached(&self) -> Option<Stage> {
        [
            (Stage::Implemented, &self.implemented),
            (Stage::Agreed, &self.agreed),
            (Stage::Announced, &self.announced),
        ]
        .into_iter()
        .find(|(_, events)| !events.is_empty())
        .map(|(stage, _)| stage)
    }

    /// How many of the things that were looked for its text names, and how many were looked for;
    /// `None`: nobody has looked.
    #[must_use]
    pub fn specificity(&self, case: &Case) -> Option<(usize, usize)> {
        let text = &case.commitments[self.text?];
        let looked = text.named.len() + text.open.len();
        (looked > 0).then_some((text.named.len(), looked))
    }
}

/// Every commitment of the case, in the order of its first act.
#[must_use]
pub fn commitments(case: &Case) -> Vec<Committed> {
    let on = |id: &EventId| case[*id].set.is_none_or(|set| case[set].on);
    let ids = || (0..case.events.len() as u32).map(EventId).filter(on);
    let mut names: Vec<&Name> = Vec::new();
    for name in ids().filter_map(|id| case[id].commitment.as_ref()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let told =
        pair(case).map_or_else(Vec::new, |pair| pairs(&Ledger::new(case, pair, &case.settings)));
    let one = |name: &Name| {
        let own: Vec<EventId> =
            ids().filter(|id| case[*id].commitment.as_ref() == Some(name)).collect();
        let at = |stage: Option<Stage>| -> Vec<EventId> {
            own.iter().copied().filter(|id| case[*id].stage == stage).collect()
        };
        let followed_by: Vec<EventId> = ids()
            .filter(|id| !own.contains(id) && case[*id].follows.iter().any(|f| own.contains(f)))
            .collect();
        let gains = |realised: bool| {
            let all = own.iter().chain(&followed_by).flat_map(|id| &case[*id].gains);
            all.filter(|gain| gain.kind != GainKind::Status && gain.realised == realised).count()
        };
        Committed {
            text: case
                .commitments
                .iter()
                .position(|text| text.id == *name && text.set.is_none_or(|set| case[set].on)),
            announced: at(Some(Stage::Announced)),
            agreed: at(Some(Stage::Agreed)),
            implemented: at(Some(Stage::Implemented)),
            unstaged: at(None),
            outcomes: told
                .iter()
                .filter(|pair| own.contains(&pair.statement))
                .map(|pair| (pair.statement, pair.issue.clone(), pair.outcome))
                .collect(),
            promised: gains(false),
            realised: gains(true),
            followed_by,
            name: name.clone(),
        }
    };
    names.into_iter().map(one).collect()
}
