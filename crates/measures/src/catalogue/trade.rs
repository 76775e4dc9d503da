//! Trade.

use super::info::{AROUND_ZERO, FROM_ZERO, MeasureInfo, SHARE, Sides, v};

const TRADE: &[&[&str]] = &[&["cow-trade"]];
const TRADE_AND_GDP: &[&[&str]] = &[&["cow-trade"], &["worldbank"]];

const fn trade(
    name: &'static str,
    title: &'static str,
    sides: Sides,
    file: &'static str,
) -> MeasureInfo {
    MeasureInfo {
        name,
        title,
        variants: &[],
        options: &[],
        unit: "no unit",
        lowest: SHARE.0,
        highest: SHARE.1,
        sides,
        needs: TRADE,
        sources: &["barbieri1996"],
        names: &[],
        file,
    }
}

pub(super) const ALL: &[MeasureInfo] = &[
    MeasureInfo {
        variants: &[
            v("exports", "from the first to the second"),
            v("imports", "from the second to the first"),
            v("both", "their sum"),
        ],
        unit: "millions of current US dollars",
        highest: FROM_ZERO.1,
        sources: &["barbieri2009"],
        ..trade("trade.flow", "Trade flow", Sides::Directed, include_str!("../trade/flow.rs"))
    },
    MeasureInfo {
        unit: "ratio",
        highest: FROM_ZERO.1,
        needs: TRADE_AND_GDP,
        sources: &["oneal1997"],
        ..trade(
            "trade.dependence",
            "Trade dependence",
            Sides::Directed,
            include_str!("../trade/dependence.rs"),
        )
    },
    MeasureInfo {
        variants: &[v("low", "the lower of the two dependences"), v("high", "the higher")],
        unit: "ratio",
        highest: FROM_ZERO.1,
        needs: TRADE_AND_GDP,
        sources: &["oneal1997"],
        ..trade(
            "trade.low-high",
            "Lower and higher dependence",
            Sides::Undirected,
            include_str!("../trade/low_high.rs"),
        )
    },
    MeasureInfo {
        unit: "share",
        ..trade("trade.share", "Trade share", Sides::Directed, include_str!("../trade/share.rs"))
    },
    trade(
        "trade.salience",
        "Salience of trade",
        Sides::Undirected,
        include_str!("../trade/salience.rs"),
    ),
    trade(
        "trade.symmetry",
        "Symmetry of trade",
        Sides::Undirected,
        include_str!("../trade/symmetry.rs"),
    ),
    trade(
        "trade.interdependence",
        "Interdependence",
        Sides::Undirected,
        include_str!("../trade/interdependence.rs"),
    ),
    MeasureInfo {
        lowest: AROUND_ZERO.0,
        sources: &["hirschman1945"],
        ..trade(
            "trade.balance",
            "Trade balance",
            Sides::Directed,
            include_str!("../trade/balance.rs"),
        )
    },
    MeasureInfo {
        variants: &[
            v("log", "difference of the logarithms of 1 + flow"),
            v("pearson", "difference in standard deviations of a Poisson count"),
        ],
        unit: "logarithm, or standard deviations",
        lowest: None,
        highest: None,
        sources: &["santossilva2006", "correia2020"],
        ..trade(
            "trade.gravity",
            "Gravity residual",
            Sides::Directed,
            include_str!("../trade/gravity.rs"),
        )
    },
];
