//! What a slot of a program asks of a cell, and of which acts and other evidence it is read off.

use crate::gauge::Gauge;
use crate::schools::Slot;
use counterpoise_case::model::{Anchors, AttributeId, Case, Formula, IndicatorId};
use counterpoise_ledger::Index;

/// What a slot asks of a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// How much there is of some acts.
    Counted(Counted),
    /// The number of an indicator that is read off series, calibrated.
    Series(IndicatorId, Option<Anchors>),
    /// What sources judge an indicator to be, calibrated if the case says so.
    Judged(IndicatorId, Option<Anchors>),
    /// Whether an act of a selection stands and has not ended: the attribute, and the position of
    /// the selection in the index.
    Standing(AttributeId, usize),
    /// Whether this pair has the most of something that is judged or read off series: the attribute
    /// that is compared, and what it asks of each pair.
    Most(AttributeId, Box<Ask>),
    /// Nothing can be known of it, since nobody looked at the fields that it asks for.
    Unknown,
}

/// How much there is of some acts.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// What the sums say.
    pub gauge: Gauge,
    /// The selections that the gauge asks for, in its order: positions in the index.
    pub selections: Vec<usize>,
    /// Of a presence, its indicators: where searches that name all of them found nothing, that
    /// stands beside the acts that could have matched, which are the second sum.
    pub sought: Vec<IndicatorId>,
}

/// A presence with the thresholds of the case. Several together have no others: a presence with a
/// threshold of its own is asked for by itself.
const PLAIN: Gauge = Gauge::Some { threshold: None, posture: false };

impl Ask {
    pub(crate) fn of(
        case: &Case,
        index: &Index,
        coded: &dyn Fn(IndicatorId) -> bool,
        slot: &Slot,
    ) -> Ask {
        match slot {
            Slot::One(id) => Ask::of_attribute(case, index, coded, *id),
            Slot::Together(ids) => Ask::of_union(case, index, ids),
        }
    }

    fn of_attribute(
        case: &Case,
        index: &Index,
        coded: &dyn Fn(IndicatorId) -> bool,
        id: AttributeId,
    ) -> Ask {
        let indicator = case[id].of;
        let gauge = Gauge::of(case, &case[id]);
        match (gauge, index.rule(indicator)) {
            (Gauge::Most(inner), _) => Ask::Most(inner, Box::new(Ask::beside_acts(case, inner))),
            (Gauge::Standing, Some(indexed)) if coded(indicator) => {
                Ask::Standing(id, indexed.selections[0])
            }
            (Gauge::Standing, _) => Ask::Unknown,
            (_, Some(indexed)) => {
                let is_presence = matches!(gauge, Gauge::Some { .. });
                Ask::Counted(Counted {
                    gauge,
                    selections: gauge.sums(&indexed.selections),
                    sought: if is_presence { vec![indicator] } else { Vec::new() },
                })
            }
            (_, None) => Ask::beside_acts(case, id),
        }
    }

    /// What asks for no acts: judgements and series.
    fn beside_acts(case: &Case, id: AttributeId) -> Ask {
        let attribute = &case[id];
        match &case[attribute.of].formula {
            Formula::Series(_) => Ask::Series(attribute.of, attribute.anchors),
            Formula::Assessed(_) => Ask::Judged(attribute.of, attribute.anchors),
            _ => Ask::Unknown,
        }
    }

    /// Presences together: whether there is some of what any of them counts, among what could have
    /// matched each of them.
    fn of_union(case: &Case, index: &Index, ids: &[AttributeId]) -> Ask {
        let indicators: Vec<IndicatorId> = ids.iter().map(|&id| case[id].of).collect();
        let possible =
            indicators.first().and_then(|&first| index.rule(first)?.selections.get(1).copied());
        let selections = index.union(&indicators).into_iter().chain(possible).collect();
        Ask::Counted(Counted { gauge: PLAIN, selections, sought: indicators })
    }
}
