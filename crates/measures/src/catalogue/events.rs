//! Machine-coded events.

use super::info::{AROUND_ZERO, FROM_ZERO, MeasureInfo, SHARE, Sides, Variant, v};

const OPTIONS: &[Variant] = &[
    v("every-row", "every row counts, whatever was chosen when the data were added"),
    v("same-code", "rows of the same day, direction and code count once"),
    v("one-a-day", "rows of the same day and direction count once, the most intense"),
    v("without-statements", "bare statements (CAMEO root 01) are left out"),
    v("official", "only events between the states themselves or organs of theirs"),
];

const CLASSES: &[Variant] = &[
    v("conflict", "words and deeds of conflict"),
    v("cooperation", "words and deeds of cooperation"),
    v("verbal-cooperation", "words of cooperation"),
    v("material-cooperation", "deeds of cooperation"),
    v("verbal-conflict", "words of conflict"),
    v("material-conflict", "deeds of conflict"),
];

/// Rows of single events, whatever the coder.
const ROWS: &[&str] = &["gdelt1", "gdelt2", "icews", "icews-text", "polecat"];
/// Rows, or yearly counts by class.
const COUNTS: &[&str] = &["gdelt1", "gdelt2", "icews", "icews-text", "icews-dyadyear", "polecat"];

const fn event(
    name: &'static str,
    title: &'static str,
    variants: &'static [Variant],
    file: &'static str,
) -> MeasureInfo {
    MeasureInfo {
        name,
        title,
        variants,
        options: OPTIONS,
        unit: "events",
        lowest: FROM_ZERO.0,
        highest: FROM_ZERO.1,
        sides: Sides::Either,
        needs: &[COUNTS],
        sources: &["cameo2009"],
        names: &[],
        file,
    }
}

pub(super) const ALL: &[MeasureInfo] = &[
    MeasureInfo {
        sources: &["schrodt2012"],
        ..event("events.count", "Events", &[], include_str!("../events/count.rs"))
    },
    event("events.class", "Events of a class", CLASSES, include_str!("../events/class.rs")),
    MeasureInfo {
        unit: "share",
        highest: SHARE.1,
        ..event("events.share", "Share of a class", CLASSES, include_str!("../events/share.rs"))
    },
    MeasureInfo {
        unit: "no unit",
        lowest: AROUND_ZERO.0,
        highest: AROUND_ZERO.1,
        ..event("events.net", "Net cooperation", &[], include_str!("../events/net.rs"))
    },
    MeasureInfo {
        unit: "points of the Goldstein scale",
        lowest: None,
        needs: &[ROWS],
        sources: &["goldstein1992"],
        ..event(
            "events.goldstein",
            "Goldstein score",
            &[v("mean", "the mean of the scores, -10 to 10"), v("sum", "their sum")],
            include_str!("../events/goldstein.rs"),
        )
    },
    MeasureInfo {
        unit: "share",
        highest: SHARE.1,
        sources: &["schrodt2012"],
        ..event(
            "events.volume",
            "Volume",
            &[
                v("world", "of all events of the period"),
                v("source", "of all events of the source in the period"),
                v("dyad", "of all events of the dyad in all periods"),
            ],
            include_str!("../events/volume.rs"),
        )
    },
];
