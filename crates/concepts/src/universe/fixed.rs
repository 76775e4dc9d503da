//! What is the same in every universe.

use super::group::Touched;
use counterpoise_case::model::{
    ActorId, ArenaId, AttributeId, Case, Formula, IndicatorId, Name, PeriodId, SchoolId,
};
use counterpoise_kernel::{Gauge, Program};
use counterpoise_ledger::{Asked, Index, Ledger};
use std::sync::Arc;

/// Where and when a verdict is asked for. The window is that of the period in each universe.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// Where; `None`: all arenas pooled.
    pub arena: Option<ArenaId>,
    /// In which matters; `None`: in all.
    pub domain: Option<Name>,
    /// When.
    pub period: PeriodId,
}

/// The case, the question, and what is read off both once.
pub(super) struct Fixed<'c> {
    /// The case.
    pub(super) case: &'c Case,
    /// The case without its words: quick to copy.
    pub(super) wordless: Case,
    /// The same without what no rule, measure or search asks for.
    pub(super) bare: Case,
    pub(super) dyad: (ActorId, ActorId),
    pub(super) scenes: Vec<Scene>,
    /// Different arenas and domains of the scenes, and different periods.
    pub(super) spots: Vec<Spot>,
    pub(super) periods: Vec<PeriodId>,
    pub(super) asked: Asked,
    /// Indicators whose fields were looked at on some act of the pair.
    pub(super) coded: Vec<IndicatorId>,
    pub(super) index: Arc<Index>,
    pub(super) positions: Positions,
    /// Selections of the index of which it is asked whether an act stands.
    pub(super) standing: Vec<u16>,
    pub(super) labels: Vec<String>,
    /// Series that are excluded together, for each combination of what is excluded.
    pub(super) series: Vec<Vec<bool>>,
}

/// Where indicators stand in what is prepared of them: by their number in the case.
pub(super) struct Positions {
    asked: Vec<usize>,
    of_its_kind: Vec<usize>,
}

impl Positions {
    /// Of the indicators that the schools look at.
    pub(super) fn new(case: &Case, asked: &[IndicatorId]) -> Positions {
        let nowhere = vec![usize::MAX; case.indicators.len()];
        let mut positions = Positions { asked: nowhere.clone(), of_its_kind: nowhere };
        let (mut series, mut judged) = (0, 0);
        for (at, id) in asked.iter().enumerate() {
            positions.asked[id.0 as usize] = at;
            let of_its_kind = match &case[*id].formula {
                Formula::Series(_) => &mut series,
                Formula::Assessed(_) => &mut judged,
                _ => continue,
            };
            positions.of_its_kind[id.0 as usize] = *of_its_kind;
            *of_its_kind += 1;
        }
        positions
    }

    /// Among all that the schools look at.
    pub(super) fn asked(&self, indicator: IndicatorId) -> usize {
        self.asked[indicator.0 as usize]
    }

    /// Among those that are read off series, or among those that are judged.
    pub(super) fn of_its_kind(&self, indicator: IndicatorId) -> usize {
        self.of_its_kind[indicator.0 as usize]
    }
}

impl Fixed<'_> {
    /// The indicators that the schools look at.
    pub(super) fn indicators(&self) -> &[IndicatorId] {
        &self.asked.indicators
    }

    /// Whether the fields that an indicator asks for were looked at on any act.
    pub(super) fn is_coded(&self, indicator: IndicatorId) -> bool {
        self.coded.contains(&indicator)
    }
}

/// An arena and a domain.
pub(super) type Spot = (Option<ArenaId>, Option<Name>);

/// Too many combinations of one group to prepare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TooMany {
    /// How many.
    pub combinations: u128,
    /// How many there may be.
    pub most: u128,
    /// Of changes to what.
    pub of: Touched,
}

/// The attributes that these schools ask for.
pub(super) fn attributes(case: &Case, schools: &[SchoolId]) -> Vec<AttributeId> {
    // Which of them are taken together, because nobody looked for them, is of no account here.
    let programs =
        schools.iter().map(|&school| Program::with(case, &case.settings, school, &|_| true));
    programs.flat_map(|program| program.attributes).collect()
}

/// The selections of which some of the schools asks whether an act stands.
pub(super) fn standing(ledger: &Ledger<'_>, schools: &[SchoolId], index: &Index) -> Vec<u16> {
    let case = ledger.case;
    let mut ids = attributes(case, schools);
    ids.retain(|&id| Gauge::of(case, &case[id]) == Gauge::Standing);
    let of =
        |id: &AttributeId| index.rule(case[*id].of).map(|indexed| indexed.selections[0] as u16);
    let mut all: Vec<u16> = ids.iter().filter_map(of).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The case without its acts and explanations: what stands beside the acts, and the schools.
pub(super) fn bare(case: &Case) -> Case {
    Case {
        events: Vec::new(),
        hypotheses: Vec::new(),
        clues: Vec::new(),
        clusters: Vec::new(),
        ..case.clone()
    }
}

/// Different arenas with domains and different periods of scenes; for each scene its positions
/// among these.
pub(super) fn laid(scenes: &[Scene]) -> (Vec<Spot>, Vec<PeriodId>, Vec<(usize, usize)>) {
    let (mut spots, mut periods) = (Vec::new(), Vec::new());
    let one = |scene: &Scene| {
        let spot = (scene.arena, scene.domain.clone());
        (position(&mut spots, spot), position(&mut periods, scene.period))
    };
    let laid = scenes.iter().map(one).collect();
    (spots, periods, laid)
}

/// Where something stands in a list, which it joins if it is new.
fn position<T: PartialEq>(list: &mut Vec<T>, of: T) -> usize {
    list.iter().position(|own| *own == of).unwrap_or_else(|| {
        list.push(of);
        list.len() - 1
    })
}
