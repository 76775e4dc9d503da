//! Power.

use super::info::{FROM_ZERO, MeasureInfo, SHARE, Sides, Variant, v};

const CAPABILITIES: &[Variant] = &[
    v("cinc", "of the composite index (needs cow-nmc)"),
    v("gdp", "of the GDP (needs worldbank)"),
    v("net", "of net power (needs worldbank, and a population)"),
];

const EITHER: &[&[&str]] = &[&["cow-nmc", "worldbank"]];

const fn power(
    name: &'static str,
    title: &'static str,
    sides: Sides,
    file: &'static str,
) -> MeasureInfo {
    MeasureInfo {
        name,
        title,
        variants: CAPABILITIES,
        options: &[],
        unit: "share",
        lowest: SHARE.0,
        highest: SHARE.1,
        sides,
        needs: EITHER,
        sources: &["organski1980"],
        names: &[],
        file,
    }
}

pub(super) const ALL: &[MeasureInfo] = &[
    MeasureInfo {
        variants: &[],
        needs: &[&["cow-nmc"]],
        sources: &["singer1972", "singer1987"],
        names: &[("", "cinc")],
        ..power("power.cinc", "CINC", Sides::Monadic, include_str!("../power/cinc.rs"))
    },
    MeasureInfo {
        variants: &[],
        unit: "squared currency per head",
        highest: FROM_ZERO.1,
        needs: &[&["worldbank"], &["worldbank", "cow-nmc"]],
        sources: &["beckley2018"],
        ..power("power.net", "Net power", Sides::Monadic, include_str!("../power/net.rs"))
    },
    MeasureInfo {
        variants: &[],
        unit: "0 or 1",
        needs: &[],
        sources: &["cow2017"],
        names: &[("", "cowmaj")],
        ..power("power.major", "Major power", Sides::Monadic, include_str!("../power/major.rs"))
    },
    MeasureInfo {
        sources: &["singer1972"],
        ..power("power.share", "Share of power", Sides::Monadic, include_str!("../power/share.rs"))
    },
    MeasureInfo {
        options: &[v(
            "subject-to-target",
            "the first's divided by the second's; else the weaker's by the stronger's",
        )],
        unit: "ratio",
        highest: FROM_ZERO.1,
        ..power("power.ratio", "Power ratio", Sides::Either, include_str!("../power/ratio.rs"))
    },
    MeasureInfo {
        unit: "0 or 1",
        ..power("power.parity", "Parity", Sides::Undirected, include_str!("../power/parity.rs"))
    },
    MeasureInfo {
        unit: "0 or 1",
        ..power(
            "power.overtaking",
            "Overtaking",
            Sides::Undirected,
            include_str!("../power/overtaking.rs"),
        )
    },
    MeasureInfo {
        options: &[v(
            "majors",
            "only the major powers of the year, by the Correlates of War; else all states",
        )],
        unit: "no unit",
        sources: &["singer1972", "ray1973"],
        ..power(
            "power.concentration",
            "Concentration",
            Sides::System,
            include_str!("../power/concentration.rs"),
        )
    },
];
