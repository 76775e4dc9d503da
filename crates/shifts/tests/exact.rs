//! Exact segmentation against R strucchange 1.5.3 (`breakpoints(Nile ~ 1, h = 15)`; Zeileis,
//! Kleiber, Kraemer and Hornik 2003) and ruptures 1.1.10 (`Dynp`, minimum 2). Breaks exact; sums of
//! squares to 1e-9 relative, criteria to 1e-9 absolute (printed to ten decimals).

mod data;

use counterpoise_shifts::{Cost, MeanCost, Undefined, best_partitions, least_squares_segments};
use data::NILE;
use proptest::prelude::*;

#[test]
fn nile_with_segments_of_15() {
    let fitted = least_squares_segments(&NILE, 5, 15).unwrap();
    let expected: [(&[usize], f64, f64); 6] = [
        (&[], 2835156.75, 1318.2418068762),
        (&[28], 1597457.1944444445, 1270.0837357396),
        (&[28, 83], 1552923.6157754012, 1276.4667007554),
        (&[28, 68, 83], 1538096.5127450982, 1284.7176674489),
        (&[28, 45, 68, 83], 1507888.4759164536, 1291.9444768873),
        (&[15, 30, 45, 68, 83], 1659993.5004262575, 1310.7651547659),
    ];
    for (at, (breaks, rss, bic)) in expected.iter().enumerate() {
        assert_eq!(fitted.partitions[at].breaks, *breaks);
        assert!((fitted.partitions[at].cost / rss - 1.0).abs() < 1e-9);
        assert!((fitted.bic[at] - bic).abs() < 1e-9, "{} is not {bic}", fitted.bic[at]);
    }
    assert_eq!(fitted.best().breaks, [28]);
    let cost = MeanCost::new(&NILE).unwrap();
    assert!((cost.of(0, 28) + cost.of(28, 100) - 1597457.1944444445).abs() < 1e-6);
}

#[test]
fn nile_with_segments_of_2() {
    let expected: [(&[usize], f64); 5] = [
        (&[28], 1597457.1944444445),
        (&[19, 28], 1542326.6578947369),
        (&[28, 83, 95], 1438125.5363636364),
        (&[28, 41, 45, 47], 1341858.9335994194),
        (&[28, 37, 40, 45, 47], 1264751.3917190777),
    ];
    let found = best_partitions(&MeanCost::new(&NILE).unwrap(), 5, 2).unwrap();
    for (found, (breaks, rss)) in found[1..].iter().zip(expected) {
        assert_eq!(found.breaks, breaks);
        assert!((found.cost / rss - 1.0).abs() < 1e-9);
    }
}

#[test]
fn degenerate_series() {
    assert_eq!(least_squares_segments(&[], 2, 1), Err(Undefined::TooShort { needed: 2, found: 0 }));
    assert_eq!(least_squares_segments(&[4.0; 30], 2, 1), Err(Undefined::Constant));
    assert_eq!(least_squares_segments(&[4.0, f64::NAN], 2, 1), Err(Undefined::NotFinite(1)));
    assert_eq!(
        least_squares_segments(&[1.0, 2.0, 3.0], 2, 9),
        Err(Undefined::TooShort { needed: 9, found: 3 })
    );
    // Too short for a break of the wanted length: no break is offered.
    assert_eq!(least_squares_segments(&[1.0, 2.0, 3.0], 5, 2).unwrap().partitions.len(), 1);
    // An exact staircase has as many breaks as steps, although more would fit as well.
    let stairs: Vec<f64> = (0..40).map(|at| f64::from(at / 10)).collect();
    assert_eq!(least_squares_segments(&stairs, 8, 2).unwrap().best().breaks, [10, 20, 30]);
}

proptest! {
    /// No division into three beats the one found.
    #[test]
    fn nothing_is_better(series in prop::collection::vec(-5i8..5, 6..14)) {
        let series: Vec<f64> = series.iter().map(|it| f64::from(*it)).collect();
        let cost = MeanCost::new(&series).unwrap();
        let found = &best_partitions(&cost, 2, 2).unwrap()[2];
        let n = series.len();
        for a in 2..=n - 4 {
            for b in a + 2..=n - 2 {
                prop_assert!(found.cost <= cost.of(0, a) + cost.of(a, b) + cost.of(b, n) + 1e-9);
            }
        }
    }

    /// More breaks never fit worse.
    #[test]
    fn more_breaks_fit_no_worse(series in prop::collection::vec(-5f64..5.0, 2..40)) {
        let found = best_partitions(&MeanCost::new(&series).unwrap(), 6, 1).unwrap();
        for pair in found.windows(2) {
            prop_assert!(pair[1].cost <= pair[0].cost + 1e-9);
        }
    }
}
