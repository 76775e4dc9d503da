//! Alliances: their type, their age, and how alike the portfolios of two states are.

use super::info::{AROUND_ZERO, FROM_ZERO, MeasureInfo, Sides, Variant, v};
use super::votes::{DISTANCES, POWERS};

const WEIGHTED: &[Variant] = &[v(
    "weighted",
    "possible allies count by their capability (needs cow-nmc); else all count alike",
)];

const WEIGHTED_AND_VOTES: &[Variant] = &[
    WEIGHTED[0],
    v(
        "with-votes",
        "pooled with the votes of the General Assembly, half the weight each (needs unvotes)",
    ),
];

const fn alliance(
    name: &'static str,
    title: &'static str,
    variants: &'static [Variant],
    file: &'static str,
) -> MeasureInfo {
    MeasureInfo {
        name,
        title,
        variants,
        options: WEIGHTED,
        unit: "no unit",
        lowest: AROUND_ZERO.0,
        highest: AROUND_ZERO.1,
        sides: Sides::Undirected,
        needs: &[&["atop"]],
        sources: &[],
        names: &[],
        file,
    }
}

pub(super) const ALL: &[MeasureInfo] = &[
    MeasureInfo {
        options: &[],
        unit: "level",
        lowest: FROM_ZERO.0,
        highest: Some(3.0),
        sources: &["leeds2002", "signorino1999"],
        ..alliance("alliance.type", "Type of alliance", &[], include_str!("../alliance/kind.rs"))
    },
    MeasureInfo {
        options: &[],
        unit: "years",
        lowest: FROM_ZERO.0,
        highest: None,
        sources: &["leeds2002"],
        ..alliance(
            "alliance.years",
            "Years of alliance",
            &[v("any", "any obligation"), v("defence", "active military support")],
            include_str!("../alliance/length.rs"),
        )
    },
    MeasureInfo {
        options: WEIGHTED_AND_VOTES,
        sources: &["signorino1999"],
        ..alliance("alliance.s", "S", POWERS, include_str!("../similarity/s.rs"))
    },
    MeasureInfo {
        sources: &["kendall1938", "buenodemesquita1975"],
        ..alliance("alliance.tau-b", "Tau-b", &[], include_str!("../similarity/tau_b.rs"))
    },
    MeasureInfo {
        lowest: None,
        sources: &["cohen1960", "cohen1968", "haege2011"],
        ..alliance("alliance.kappa", "Kappa", DISTANCES, include_str!("../similarity/kappa.rs"))
    },
    MeasureInfo {
        sources: &["scott1955", "haege2011"],
        ..alliance("alliance.pi", "Pi", DISTANCES, include_str!("../similarity/pi.rs"))
    },
    MeasureInfo {
        sources: &["benati2026"],
        ..alliance("alliance.a", "A", POWERS, include_str!("../similarity/a.rs"))
    },
];
