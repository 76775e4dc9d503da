//! Agreement between coders, worked by hand.

use crate::common::{act, small, three, whole};
use counterpoise_study::{Coded, NoAlpha, Reliability, reliability};

/// Stances: the ledger A A R R, the second coder A A R A.
///
/// Coincidences (Krippendorff 2004, ch. 11): AA 4, RR 2, AR 1, RA 1; n_A = 5, n_R = 3, n = 8.
/// Nominal alpha = 1 - (n - 1) (o_AR + o_RA) / (2 n_A n_R) = 1 - 7 * 2 / 30 = 16 / 30. Of two
/// values in use the ordinal is the same.
///
/// Weights 1 2 3 4 against 1 2 3 5. Interval: the squared differences of pairs within units sum to
/// 1 (3 units agree), so D_o = 2 * 1 / 8 = .25. All eight values 1 1 2 2 3 3 4 5: sum 21, sum of
/// squares 69; the ordered pairs' squared differences sum to 2 (8 * 69 - 21^2) = 222, D_e = 222 /
/// (8 * 7) = 3.964; alpha = 1 - .25 / 3.964 = .93694.
fn coded() -> Vec<Reliability> {
    let one = |id: &str, stance: &str, weight: u32, second: &str| {
        act(id, "2003", &format!("deed, {stance}, weight {weight}"), "@s1")
            .replace("  cite", &format!("  second: MK: {second}\n  cite"))
    };
    let events = one("a", "accommodate", 1, "accommodate, weight 1")
        + &one("b", "accommodate", 2, "accommodate, weight 2")
        + &one("c", "resist", 3, "resist, weight 3")
        + &one("d", "resist", 4, "accommodate, weight 5");
    reliability(&small(&(events + &act("e", "2003", "deed, neutral", "@s2"))))
}

fn of(coded: Coded, all: &[Reliability]) -> &Reliability {
    all.iter().find(|r| r.coded == coded).unwrap()
}

#[test]
fn alpha_by_hand() {
    let all = coded();
    let near = |r: &Reliability, expected: f64| {
        assert!((r.alpha.unwrap() - expected).abs() < 1e-12, "{r:?}");
    };
    near(of(Coded::Stance, &all), 16.0 / 30.0);
    near(of(Coded::StanceScale, &all), 16.0 / 30.0);
    near(of(Coded::Weight, &all), 1.0 - 0.25 / (222.0 / 56.0));
    let stance = of(Coded::Stance, &all);
    assert_eq!((stance.units, stance.pairable, stance.level), (4, 8, "nominal"));
    assert_eq!(stance.coders, ["ledger", "MK"]);
    let (lo, hi) = stance.interval.unwrap();
    assert!((lo..=hi).contains(&(16.0 / 30.0)) && hi <= 1.0, "{lo} {hi}");
}

#[test]
fn what_nobody_coded_twice_has_no_alpha() {
    let all = coded();
    let hardness = of(Coded::Hardness, &all);
    assert_eq!((hardness.alpha, hardness.interval, hardness.units), (None, None, 0));
    assert_eq!(hardness.reason, Some(NoAlpha::NotTwice));
    assert!(reliability(&small(&three("accommodate", "2003"))).is_empty());
    assert!(whole(&small("")).reliability.is_empty());
}
