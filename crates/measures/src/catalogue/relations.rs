//! Arms, organisations, contiguity, disputes, finance, visits.

use super::info::{FROM_ZERO, MeasureInfo, SHARE, Sides, Variant, v};

const FLOWS: &[Variant] = &[
    v("oda-like", "only concessional finance for development"),
    v("oof-like", "only other official flows"),
    v("vague", "only official finance of unclear kind"),
];

const RANKS: &[Variant] = &[
    v("head-of-state", "only visits of the head of state"),
    v("head-of-government", "only visits of the head of government"),
];

const WITHIN: &[Variant] = &[
    v("400-miles", "by land, or over at most 400 miles of water"),
    v("150-miles", "by land, or over at most 150 miles of water (Maoz and Russett)"),
    v("24-miles", "by land, or over at most 24 miles of water"),
    v("12-miles", "by land, or over at most 12 miles of water"),
    v("land", "by land or river alone"),
];

const fn info(
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
        unit: "share",
        lowest: FROM_ZERO.0,
        highest: FROM_ZERO.1,
        sides,
        needs: &[],
        sources: &[],
        names: &[],
        file,
    }
}

const fn arms(name: &'static str, title: &'static str, file: &'static str) -> MeasureInfo {
    let needs: &[&[&str]] = &[&["sipri-tiv"]];
    MeasureInfo {
        needs,
        highest: SHARE.1,
        sources: &["holtom2012"],
        ..info(name, title, Sides::Directed, file)
    }
}

const fn dispute(name: &'static str, title: &'static str, file: &'static str) -> MeasureInfo {
    let needs: &[&[&str]] = &[&["cow-mid"]];
    MeasureInfo { needs, sources: &["palmer2022"], ..info(name, title, Sides::Undirected, file) }
}

const fn finance(name: &'static str, title: &'static str, file: &'static str) -> MeasureInfo {
    let needs: &[&[&str]] = &[&["aiddata"]];
    MeasureInfo {
        needs,
        options: FLOWS,
        sources: &["dreher2021"],
        ..info(name, title, Sides::Directed, file)
    }
}

pub(super) const ALL: &[MeasureInfo] = &[
    MeasureInfo {
        unit: "millions of trend-indicator values",
        highest: FROM_ZERO.1,
        ..arms("arms.flow", "Arms flow", include_str!("../arms/flow.rs"))
    },
    MeasureInfo {
        sources: &["holtom2012", "kinsella1998"],
        ..arms("arms.dependence", "Arms dependence", include_str!("../arms/dependence.rs"))
    },
    arms("arms.share", "Share of arms exports", include_str!("../arms/share.rs")),
    MeasureInfo {
        unit: "organisations",
        needs: &[&["cow-igo"]],
        sources: &["pevehouse2020"],
        ..info("igo.joint", "Joint memberships", Sides::Undirected, include_str!("../igo/joint.rs"))
    },
    MeasureInfo {
        highest: SHARE.1,
        needs: &[&["cow-igo"]],
        sources: &["pevehouse2020"],
        ..info(
            "igo.share",
            "Share of joint memberships",
            Sides::Directed,
            include_str!("../igo/share.rs"),
        )
    },
    MeasureInfo {
        unit: "type 0-5",
        highest: Some(5.0),
        needs: &[&["cow-contiguity"]],
        sources: &["stinnett2002"],
        names: &[("", "conttype")],
        ..info(
            "contiguity.type",
            "Contiguity",
            Sides::Undirected,
            include_str!("../contiguity/kind.rs"),
        )
    },
    MeasureInfo {
        variants: WITHIN,
        unit: "0 or 1",
        highest: SHARE.1,
        needs: &[&["cow-contiguity"]],
        sources: &["stinnett2002"],
        ..info(
            "contiguity.within",
            "Contiguous",
            Sides::Undirected,
            include_str!("../contiguity/within.rs"),
        )
    },
    MeasureInfo {
        variants: WITHIN,
        unit: "0 or 1",
        highest: SHARE.1,
        needs: &[&["cow-contiguity"]],
        sources: &["stinnett2002", "maoz1993", "lemke2001", "cow2017"],
        ..info(
            "contiguity.relevant",
            "Politically relevant dyad",
            Sides::Undirected,
            include_str!("../contiguity/relevant.rs"),
        )
    },
    MeasureInfo {
        variants: &[v("ongoing", "any dispute of the window"), v("onset", "one that began in it")],
        unit: "0 or 1",
        highest: SHARE.1,
        names: &[("ongoing", "cowmidongoing"), ("onset", "cowmidonset")],
        ..dispute("dispute.any", "Dispute", include_str!("../dispute/any.rs"))
    },
    MeasureInfo {
        variants: &[
            v("ongoing", "all disputes of the window"),
            v("onset", "those that began in it"),
        ],
        unit: "disputes",
        ..dispute("dispute.count", "Disputes", include_str!("../dispute/count.rs"))
    },
    MeasureInfo {
        unit: "level",
        highest: Some(5.0),
        ..dispute("dispute.hostility", "Highest hostility", include_str!("../dispute/hostility.rs"))
    },
    MeasureInfo {
        unit: "0 or 1",
        highest: SHARE.1,
        ..dispute("dispute.fatal", "Fatal dispute", include_str!("../dispute/fatal.rs"))
    },
    MeasureInfo {
        variants: &[
            v("constant", "in prices of the source's base year"),
            v("current", "in prices of the year"),
        ],
        unit: "US dollars",
        ..finance("finance.sum", "Chinese official finance", include_str!("../finance/sum.rs"))
    },
    MeasureInfo {
        unit: "projects",
        ..finance("finance.count", "Chinese projects", include_str!("../finance/count.rs"))
    },
    MeasureInfo {
        options: RANKS,
        unit: "visits",
        needs: &[&["visits", "generic"]],
        sources: &["turcsanyi2021"],
        ..info("visits.count", "Visits", Sides::Directed, include_str!("../visits/count.rs"))
    },
    MeasureInfo {
        options: RANKS,
        highest: SHARE.1,
        needs: &[&["visits", "generic"]],
        sources: &["turcsanyi2021"],
        ..info(
            "visits.share",
            "Share of visits",
            Sides::Directed,
            include_str!("../visits/share.rs"),
        )
    },
];
