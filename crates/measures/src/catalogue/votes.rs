//! Votes in the General Assembly of the United Nations.

use super::info::{AROUND_ZERO, MeasureInfo, SHARE, Sides, Variant, v};

const NEEDS: &[&[&str]] = &[&["unvotes"]];

const WITH_UNANIMOUS: Variant =
    v("with-unanimous", "unanimous roll calls count too; without it they are left out");
const WHOLE_TEXTS: Variant =
    v("whole-texts", "votes on paragraphs and amendments are left out; without it they count");
const CALENDAR_YEAR: Variant =
    v("calendar-year", "by the year of the vote; without it by session, from September on");
const ABSTAINS: Variant = v(
    "absent-abstains",
    "a member that cast no vote abstained; without it the roll call is left out",
);

const CHOICES: &[Variant] = &[WITH_UNANIMOUS, WHOLE_TEXTS, CALENDAR_YEAR, ABSTAINS];

const OF_AGREEMENT: &[Variant] = &[
    WITH_UNANIMOUS,
    WHOLE_TEXTS,
    CALENDAR_YEAR,
    ABSTAINS,
    v("absent-fourth", "absence is a fourth way to vote: two who are absent agree"),
    v("absent-disagrees", "one who is absent disagrees with one who votes"),
];

pub(super) const DISTANCES: &[Variant] = &[
    v("squared", "the squared difference of levels"),
    v("absolute", "the difference of levels"),
    v("nominal", "0 if equal, else 1"),
];

pub(super) const POWERS: &[Variant] =
    &[v("absolute", "the difference of levels"), v("squared", "the squared difference of levels")];

const fn vote(
    name: &'static str,
    title: &'static str,
    variants: &'static [Variant],
    file: &'static str,
) -> MeasureInfo {
    MeasureInfo {
        name,
        title,
        variants,
        options: CHOICES,
        unit: "no unit",
        lowest: AROUND_ZERO.0,
        highest: AROUND_ZERO.1,
        sides: Sides::Undirected,
        needs: NEEDS,
        sources: &[],
        names: &[],
        file,
    }
}

pub(super) const ALL: &[MeasureInfo] = &[
    MeasureInfo {
        unit: "share",
        lowest: SHARE.0,
        options: OF_AGREEMENT,
        sources: &["lijphart1963", "voeten2013"],
        ..vote(
            "unga.agreement",
            "Agreement",
            &[
                v("identical", "the same of yes, abstain, no"),
                v(
                    "half-credit",
                    "the same, and half a point where one abstained (the index in Voeten's files)",
                ),
                v("yes-no", "the same, among roll calls on which neither abstained"),
            ],
            include_str!("../similarity/agreement.rs"),
        )
    },
    MeasureInfo {
        sources: &["signorino1999"],
        ..vote("unga.s", "S", POWERS, include_str!("../similarity/s.rs"))
    },
    MeasureInfo {
        sources: &["kendall1938", "buenodemesquita1975"],
        ..vote("unga.tau-b", "Tau-b", &[], include_str!("../similarity/tau_b.rs"))
    },
    MeasureInfo {
        lowest: None,
        sources: &["cohen1960", "cohen1968", "haege2011"],
        ..vote("unga.kappa", "Kappa", DISTANCES, include_str!("../similarity/kappa.rs"))
    },
    MeasureInfo {
        sources: &["scott1955", "haege2011"],
        ..vote("unga.pi", "Pi", DISTANCES, include_str!("../similarity/pi.rs"))
    },
    MeasureInfo {
        sources: &["benati2026"],
        ..vote("unga.a", "A", POWERS, include_str!("../similarity/a.rs"))
    },
    MeasureInfo {
        sides: Sides::Monadic,
        ..ideal("unga.ideal-point", "Ideal point", include_str!("../ideal/point.rs"))
    },
    MeasureInfo {
        lowest: Some(0.0),
        ..ideal("unga.ideal-distance", "Ideal point distance", include_str!("../ideal/distance.rs"))
    },
];

const fn ideal(name: &'static str, title: &'static str, file: &'static str) -> MeasureInfo {
    MeasureInfo {
        options: &[],
        unit: "standard deviations",
        lowest: None,
        highest: None,
        needs: &[&["idealpoints"]],
        sources: &["bailey2017"],
        ..vote(name, title, &[], file)
    }
}
