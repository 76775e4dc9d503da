//! The arithmetic of counted indicators, apart from the events: sums in, one number out.
//!
//! A counted indicator is a few *selections* of entries, each summed, and a *shape* that makes one number of the sums. The
//! value in a cell, the value in a resampling draw, and the bounds over all placements of acts of unknown day are the same
//! arithmetic over different sums.

use crate::range::{Range, difference, net_range, portion_range, share_range};
use crate::{Entry, Ledger, explicit, matches};
use counterpoise_case::model::{BalanceKind, Condition, Filter, Formula, Hardness, Mode, Stance};

/// How one number is made of sums of weight x certainty x share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The sum. Sums: counted.
    Count,
    /// One sum over another. Sums: both in part and whole; in the part alone; in the whole alone.
    Share,
    /// (A - R) / (A + R + k). Sums: accommodating; resisting.
    Net,
    /// 2 min(A, R) / (A + R). Sums: accommodating; resisting.
    Ambivalence,
    /// Hard / (hard + other). Sums: hard; other.
    HardShare,
    /// Net of statements minus net of deeds. Sums: accommodating and resisting statements, accommodating and resisting deeds.
    Gap,
}

/// Entries to sum: all that a filter takes, without those that another takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// What the sum is called.
    pub part: &'static str,
    /// These; says whose acts.
    pub of: Filter,
    /// Without these.
    pub without: Option<Filter>,
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
    /// Whether the entry is summed.
    #[must_use]
    pub fn takes(&self, ledger: &Ledger<'_>, entry: &Entry) -> bool {
        matches(ledger, entry, &self.of) && !self.without.as_ref().is_some_and(|out| matches(ledger, entry, out))
    }
}

impl Rule {
    /// The rule of a formula; `None` if it does not count events.
    #[must_use]
    pub fn of(formula: &Formula) -> Option<Rule> {
        match formula {
            Formula::Count(filter) => Some(Rule::new(Shape::Count, vec![select("counted", filter, &[])])),
            Formula::Share(part, whole) => Some(share(part, whole)),
            Formula::Balance(kind, filter) => Some(balance(*kind, filter)),
            // How often a year is no sum of weights; it is not read from the ledger's sums.
            Formula::Rate(_) | Formula::Series(_) | Formula::Assessed(_) => None,
        }
    }

    fn new(shape: Shape, selections: Vec<Selection>) -> Rule {
        Rule { shape, selections }
    }
}

fn share(part: &Filter, whole: &Filter) -> Rule {
    let without =
        |name, of: &Filter, out: &Filter| Selection { part: name, of: explicit(of), without: Some(explicit(out)) };
    let both = select("part of the whole", part, &explicit(whole).all);
    let alone = without("part outside the whole", part, whole);
    Rule::new(Shape::Share, vec![both, alone, without("rest of the whole", whole, part)])
}

fn balance(kind: BalanceKind, filter: &Filter) -> Rule {
    let accommodating = Condition::Stance(Stance::Accommodate);
    let resisting = Condition::Stance(Stance::Resist);
    let sided = |mode: &[Condition], names: [&'static str; 2]| {
        let with = |stance: &Condition| [mode, std::slice::from_ref(stance)].concat();
        [select(names[0], filter, &with(&accommodating)), select(names[1], filter, &with(&resisting))]
    };
    let plain = || sided(&[], ["accommodating", "resisting"]).to_vec();
    match kind {
        BalanceKind::Net => Rule::new(Shape::Net, plain()),
        BalanceKind::Ambivalence => Rule::new(Shape::Ambivalence, plain()),
        BalanceKind::HardShare => Rule::new(Shape::HardShare, hardness(filter)),
        BalanceKind::Gap => {
            let statements = [Condition::Modes(vec![Mode::Statement])];
            let deeds = [Condition::Modes(vec![Mode::Deed])];
            let words = sided(&statements, ["accommodating statements", "resisting statements"]);
            Rule::new(Shape::Gap, [words, sided(&deeds, ["accommodating deeds", "resisting deeds"])].concat())
        }
    }
}

/// Hard, and not hard, of what accommodates or resists.
fn hardness(filter: &Filter) -> Vec<Selection> {
    let hard = Condition::Hardness(Hardness::Hard);
    let clear = [Stance::Neutral, Stance::None].map(|stance| Condition::Not(Box::new(Condition::Stance(stance))));
    let with = |condition: Condition| [&clear[..], &[condition]].concat();
    let other = Condition::Not(Box::new(hard.clone()));
    vec![select("hard", filter, &with(hard)), select("soft or plain", filter, &with(other))]
}

fn select(part: &'static str, filter: &Filter, further: &[Condition]) -> Selection {
    let mut of = explicit(filter);
    of.all.extend_from_slice(further);
    Selection { part, of, without: None }
}

impl Shape {
    /// The number made of these sums, in the order of the rule's selections; `None` if it is a share or a balance of
    /// nothing. `k` is the shrinkage of net, at least 0.
    #[inline]
    #[must_use]
    pub fn value(self, sums: &[f64], k: f64) -> Option<f64> {
        match (self, sums) {
            (Shape::Count, &[sum]) => Some(sum),
            (Shape::Share, &[both, part, rest]) => over(both + part, both + rest),
            (Shape::Net, &[a, r]) => net(a, r, k),
            (Shape::Ambivalence, &[a, r]) => over(2.0 * a.min(r), a + r),
            (Shape::HardShare, &[hard, other]) => over(hard, hard + other),
            (Shape::Gap, &[sa, sr, da, dr]) => Some(net(sa, sr, k)? - net(da, dr, k)?),
            _ => None,
        }
    }

    /// The least and the greatest the number may be when each sum may be anything between its bounds; `None` if it is
    /// unknown for all of them. The bounds are sound, and attained when the sums vary apart from each other.
    #[must_use]
    pub fn range(self, sums: &[(f64, f64)], k: f64) -> Option<Range> {
        match (self, sums) {
            (Shape::Count, &[(lo, hi)]) => Some(Range { lo, hi, may_be_unknown: false }),
            (Shape::Share, &[both, part, rest]) => share_range(both, part, rest),
            (Shape::Net, &[a, r]) => net_range(a, r, k),
            (Shape::Ambivalence, &[a, r]) => portion_range(a, r).map(ambivalence_range),
            (Shape::HardShare, &[hard, other]) => portion_range(hard, other),
            (Shape::Gap, &[sa, sr, da, dr]) => Some(difference(net_range(sa, sr, k)?, net_range(da, dr, k)?)),
            _ => None,
        }
    }
}

/// (A - R) / (A + R + k); `None` of nothing.
#[inline]
pub(crate) fn net(a: f64, r: f64, k: f64) -> Option<f64> {
    if a + r > 0.0 { Some((a - r) / (a + r + k)) } else { None }
}

/// A quotient; `None` over nothing.
#[inline]
pub(crate) fn over(part: f64, whole: f64) -> Option<f64> {
    if whole > 0.0 { Some(part / whole) } else { None }
}

/// 2 min(t, 1 - t) over the bounds of the portion t.
fn ambivalence_range(portion: Range) -> Range {
    let of = |t: f64| 2.0 * t.min(1.0 - t);
    let (at_lo, at_hi) = (of(portion.lo), of(portion.hi));
    let peak = portion.lo <= 0.5 && 0.5 <= portion.hi;
    Range { lo: at_lo.min(at_hi), hi: if peak { 1.0 } else { at_lo.max(at_hi) }, ..portion }
}
