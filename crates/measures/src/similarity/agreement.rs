//! Agreement: the share of common items on which two states chose alike.
//!
//! # What it measures
//! How often two states vote together. Three variants that are often taken for one another and
//! differ by 0.1 to 0.2:
//!
//! - `identical`: the share of roll calls on which both cast the same of yes, abstain, no;
//! - `half-credit`: the same with half a point where one abstained and the other did not (the index
//!   in Voeten's files);
//! - `yes-no`: identical votes among the roll calls on which neither abstained.
//!
//! Published values leave out unanimous roll calls; `with-unanimous` keeps them. Always name the
//! variant.
//!
//! # Definition
//! Mean over common items of `[x = y]`, of `1 - |x - y| / (k - 1)`, or of `[x = y]` where both are
//! the lowest or the highest level; `k` is the number of levels.
//!
//! # Range and unit
//! 0 (never) to 1 (always); a share. Symmetric. `n`: the items counted.
//!
//! # Undefined
//! Without a common item.
//!
//! # When not
//! It does not know what agreement chance alone would give: where nearly all resolutions pass,
//! everyone agrees with everyone. See `kappa` and `pi`; for change over time, ideal points, because
//! the agenda changes too.
//!
//! # References
//! Lijphart, A. 1963, "The Analysis of Bloc Voting in the General Assembly", American Political
//! Science Review 57, 902-917.
//! Voeten, E. 2013, "Data and Analyses of Voting in the United Nations General Assembly", in:
//! Reinalda (ed.), Routledge Handbook of International Organization, 54-66.

use crate::value::{Measured, Reason, Value};

use super::{Distance, Table};

/// What counts as agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Credit {
    /// The same choice.
    Identical,
    /// The same choice, and in part one near it: half a point for an abstention beside a yes or a
    /// no.
    Half,
    /// The same choice among items on which neither took a middle level.
    YesNo,
}

impl Credit {
    /// All three.
    pub const ALL: [Credit; 3] = [Credit::Identical, Credit::Half, Credit::YesNo];

    /// Its name in a variant: `identical`, `half-credit`, `yes-no`.
    pub fn name(self) -> &'static str {
        match self {
            Credit::Identical => "identical",
            Credit::Half => "half-credit",
            Credit::YesNo => "yes-no",
        }
    }
}

/// The agreement of a dyad; see the page of this module.
pub fn agreement(table: &Table, credit: Credit) -> Measured {
    let value = match credit {
        Credit::Identical => 1.0 - table.observed(Distance::Nominal),
        Credit::Half => {
            1.0 - table.observed(Distance::Absolute) / Distance::Absolute.largest(table.levels())
        }
        Credit::YesNo => return extremes(table),
    };
    if table.total() > 0.0 {
        Measured::new(Value::of(value), table.n())
    } else {
        Measured::undefined(Reason::NothingInCommon, table.n())
    }
}

fn extremes(table: &Table) -> Measured {
    let top = table.levels() - 1;
    let same = table.weight(0, 0) + table.weight(top, top);
    let total = same + table.weight(0, top) + table.weight(top, 0);
    let n = table.count(0, 0) + table.count(top, top) + table.count(0, top) + table.count(top, 0);
    if total > 0.0 {
        Measured::new(Value::of(same / total), n)
    } else {
        Measured::undefined(Reason::NothingInCommon, n)
    }
}
