//! The arithmetic of counted indicators, apart from the events: sums in, one number out.
//!
//! A counted indicator is a few *selections* of entries, each summed, and a *shape* that makes one
//! number of the sums. The value in a cell, the value in a resampling draw, and the bounds over all
//! placements of acts of unknown day are the same arithmetic over different sums.

use crate::entry::Perspective;
use crate::{Entry, Fields, could_match, explicit, matches};
use counterpoise_case::model::{
    BalanceKind, Case, Condition, Filter, Formula, Hardness, IndicatorId, Mode, Stance,
};
use serde::Serialize;

/// How one number is made of sums of weight x certainty x share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The sum. Sums: counted; what could have been.
    Count,
    /// The sum over the years of the window. Sums: counted.
    Rate,
    /// One sum over another. Sums: both in part and whole; in the part alone; in the whole.
    Share,
    /// (A - R) / (A + R). Sums: accommodating; resisting.
    Net,
    /// 2 min(A, R) / (A + R). Sums: accommodating; resisting.
    Ambivalence,
    /// Hard / (A + R). Sums: hard; all that takes a side.
    HardShare,
    /// Net of statements minus net of deeds. Sums: accommodating and resisting statements,
    /// accommodating and resisting deeds.
    Gap,
}

/// What is summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Sums {
    /// What a count or a rate counts.
    Counted,
    /// What could have been of the kind that is counted.
    Possible,
    /// What any of several counts counts, each act once.
    Together,
    /// What is in part and whole.
    PartOfWhole,
    /// What is in the part alone.
    PartAlone,
    /// The whole.
    Whole,
    /// What accommodates or resists: of statements, of deeds, of both.
    Sided(Option<Mode>, Stance),
    /// What is hard.
    Hard,
    /// All that takes a side.
    AnySide,
}

/// Entries to sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// What it sums.
    pub part: Sums,
    /// Which entries.
    pub take: Take,
}

/// Which entries a selection takes. Filters say whose acts.
#[derive(Clone, Debug, PartialEq)]
pub enum Take {
    /// All that the filter takes and on which these fields were looked at, without those that
    /// another takes.
    Matching(Filter, Fields, Option<Filter>),
    /// All that could have matched the filter.
    Possible(Filter),
    /// All that any of the filters takes.
    Any(Vec<Filter>),
}

/// A counted indicator, ready to compute.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// How the number is made.
    pub shape: Shape,
    /// The sums it is made of.
    pub selections: Vec<Selection>,
}

impl Selection {
    /// What any of these indicators counts, each act once; those that do not count acts add
    /// nothing.
    #[must_use]
    pub fn of_any(case: &Case, indicators: &[IndicatorId]) -> Selection {
        let filter = |id: &IndicatorId| match &case[*id].formula {
            Formula::Count(filter) => Some(explicit(filter)),
            _ => None,
        };
        Selection {
            part: Sums::Together,
            take: Take::Any(indicators.iter().filter_map(filter).collect()),
        }
    }

    /// Whether the entry is summed.
    #[must_use]
    pub fn takes(&self, seen: Perspective<'_>, entry: &Entry) -> bool {
        match &self.take {
            Take::Matching(of, fields, out) => {
                entry.coded.have(*fields)
                    && matches(seen, entry, of)
                    && !out.as_ref().is_some_and(|out| matches(seen, entry, out))
            }
            Take::Possible(of) => could_match(seen, entry, of),
            Take::Any(filters) => filters.iter().any(|filter| matches(seen, entry, filter)),
        }
    }
}

impl Rule {
    /// The rule of a formula; `None` if it does not count events.
    #[must_use]
    pub fn of(formula: &Formula) -> Option<Rule> {
        match formula {
            Formula::Count(filter) => Some(Rule::new(
                Shape::Count,
                vec![select(Sums::Counted, filter, &[]), possible(filter)],
            )),
            Formula::Rate(filter) => {
                Some(Rule::new(Shape::Rate, vec![select(Sums::Counted, filter, &[])]))
            }
            Formula::Share(part, whole) => Some(share(part, whole)),
            Formula::Balance(kind, filter) => Some(balance(*kind, filter)),
            // How often a year is no sum of weights; it is not read from the ledger's sums.
            Formula::Series(_) | Formula::Assessed(_) => None,
        }
    }

    fn new(shape: Shape, selections: Vec<Selection>) -> Rule {
        Rule { shape, selections }
    }
}

/// Of the whole only that counts on which the fields were looked at that tell the part.
fn share(part: &Filter, whole: &Filter) -> Rule {
    let fields = Fields::asked_by(part);
    let of = |name, of: Filter, out: Option<&Filter>| Selection {
        part: name,
        take: Take::Matching(of, fields, out.map(explicit)),
    };
    let mut both = explicit(part);
    both.all.extend(explicit(whole).all);
    let alone = of(Sums::PartAlone, explicit(part), Some(whole));
    Rule::new(
        Shape::Share,
        vec![of(Sums::PartOfWhole, both, None), alone, of(Sums::Whole, explicit(whole), None)],
    )
}

/// What could have matched a filter.
fn possible(filter: &Filter) -> Selection {
    Selection { part: Sums::Possible, take: Take::Possible(explicit(filter)) }
}

fn balance(kind: BalanceKind, filter: &Filter) -> Rule {
    match kind {
        BalanceKind::Net => Rule::new(Shape::Net, sided(filter, None)),
        BalanceKind::Ambivalence => Rule::new(Shape::Ambivalence, sided(filter, None)),
        BalanceKind::HardShare => Rule::new(Shape::HardShare, hardness(filter)),
        BalanceKind::Gap => {
            let modes = [Mode::Statement, Mode::Deed].map(|mode| sided(filter, Some(mode)));
            Rule::new(Shape::Gap, modes.concat())
        }
    }
}

/// What accommodates, then what resists, of one mode or of both.
fn sided(filter: &Filter, mode: Option<Mode>) -> Vec<Selection> {
    let side = |stance: Stance| {
        let modes = mode.map(|mode| Condition::Modes(vec![mode]));
        let of: Vec<Condition> = modes.into_iter().chain([Condition::Stance(stance)]).collect();
        select(Sums::Sided(mode, stance), filter, &of)
    };
    vec![side(Stance::Accommodate), side(Stance::Resist)]
}

/// Hard, and all, of what accommodates or resists.
fn hardness(filter: &Filter) -> Vec<Selection> {
    let sided = [Stance::Neutral, Stance::None]
        .map(|stance| Condition::Not(Box::new(Condition::Stance(stance))));
    let hard = [&sided[..], &[Condition::Hardness(Hardness::Hard)]].concat();
    vec![select(Sums::Hard, filter, &hard), select(Sums::AnySide, filter, &sided)]
}

fn select(part: Sums, filter: &Filter, further: &[Condition]) -> Selection {
    let mut of = explicit(filter);
    of.all.extend_from_slice(further);
    Selection { part, take: Take::Matching(of, Fields::default(), None) }
}

impl Shape {
    /// The number made of these sums, in the order of the rule's selections; `None` if it is a
    /// share or a balance of nothing.
    #[inline]
    #[must_use]
    pub fn value(self, sums: &[f64]) -> Option<f64> {
        match (self, sums) {
            (Shape::Count, &[sum, _]) | (Shape::Rate, &[sum]) => Some(sum),
            (Shape::Share, &[both, part, whole]) => over(both + part, whole),
            (Shape::Net, &[a, r]) => net(a, r),
            (Shape::Ambivalence, &[a, r]) => over(2.0 * a.min(r), a + r),
            // A part summed by itself may come out above its whole in the last bit.
            (Shape::HardShare, &[hard, all]) => over(hard.min(all), all),
            (Shape::Gap, &[sa, sr, da, dr]) => Some(net(sa, sr)? - net(da, dr)?),
            _ => None,
        }
    }
}

/// (A - R) / (A + R); `None` of nothing.
#[inline]
pub(crate) fn net(a: f64, r: f64) -> Option<f64> {
    if a + r > 0.0 { Some((a - r) / (a + r)) } else { None }
}

/// A quotient; `None` over nothing.
#[inline]
pub(crate) fn over(part: f64, whole: f64) -> Option<f64> {
    if whole > 0.0 { Some(part / whole) } else { None }
}
