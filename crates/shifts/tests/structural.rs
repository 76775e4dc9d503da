//! Structural change against R strucchange 1.5.3 (`breakpoints`, `confint`, `Fstats`, `efp`,
//! `sctest`; Zeileis, Leisch, Hornik and Kleiber 2002) on the Nile. Dates and intervals exact;
//! statistics to the ten digits printed; p-values as each test says.

mod data;

use counterpoise_shifts::{
    BaiPerron, Errors, Regressors, Undefined, argmax_probability, average_p_value,
    exponential_p_value, f_statistics, ols_cusum, recursive_cusum, sup_f_p_value,
};
use data::NILE;
use proptest::prelude::*;

fn nile() -> BaiPerron {
    BaiPerron { regressors: Regressors::Level, most: 5, shortest: 15 }
}

fn near(found: f64, expected: f64) {
    assert!((found / expected - 1.0).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn dates() {
    assert_eq!(nile(), BaiPerron::usual(Regressors::Level, 100));
    let fitted = nile().fit(&NILE).unwrap();
    assert_eq!(fitted.best().breaks, [28]);
    let aic = [
        1313.0314665042,
        1259.6630549956,
        1260.8356796394,
        1263.876305961,
        1265.8927750274,
        1279.503112534,
    ];
    for (m, (bic, aic)) in fitted.bic.iter().zip(aic).enumerate() {
        near(bic - (counterpoise_numerics::ln(100.0) - 2.0) * (2 * (m + 1)) as f64, aic);
    }
}

#[test]
fn intervals_of_dates() {
    let of = |breaks: &[usize], level: f64, errors: Errors| -> Vec<(i64, i64)> {
        let found = nile().intervals(&NILE, breaks, level, errors).unwrap();
        found.iter().map(|it| it.bounds.unwrap()).collect()
    };
    let heterogeneous = Errors::Heterogeneous;
    assert_eq!(of(&[28], 0.95, heterogeneous), [(25, 32)]);
    assert_eq!(of(&[28], 0.90, heterogeneous), [(26, 31)]);
    assert_eq!(of(&[28], 0.95, Errors::Homogeneous), [(25, 31)]);
    assert_eq!(of(&[28], 0.95, Errors::Autocorrelated), [(24, 32)]);
    assert_eq!(of(&[28, 83], 0.95, heterogeneous), [(25, 31), (33, 130)]);
    assert_eq!(of(&[28, 68, 83], 0.95, heterogeneous), [(25, 32), (6, 209), (58, 95)]);
    assert_eq!(
        of(&[28, 45, 68, 83], 0.95, heterogeneous),
        [(25, 31), (4, 121), (43, 107), (58, 95)]
    );
    let five = [(-368, 272), (25, 35), (3, 134), (43, 107), (58, 95)];
    assert_eq!(of(&[15, 30, 45, 68, 83], 0.95, heterogeneous), five);
}

#[test]
fn f_statistics_of_the_nile() {
    let found = f_statistics(&NILE, &Regressors::Level, 0.15).unwrap();
    assert_eq!((found.first, found.k), (15, 28));
    assert_eq!(found.values.len(), EXPECTED.len());
    found.values.iter().zip(EXPECTED).for_each(|(found, expected)| near(*found, expected));
    near(found.sup, 75.9297694275);
    near(found.average, 21.214666778);
    near(found.exponential, 33.7589749564);
    // R prints 2.2e-16, which is its rounding unit: 1 - (1 - 2.2e-16). The probability itself is of
    // that order.
    assert!(found.sup_p() > 1e-17 && found.sup_p() < 1e-15, "{}", found.sup_p());
    assert!(found.average_p().value < 2e-4 && found.exponential_p().value < 2e-4);
}

/// Against an independent solution of the same problem (Galerkin, 40 Legendre polynomials, in
/// Python with SciPy 1.17), to 1e-4 relative. The points are the critical values of Andrews (2003),
/// table I, for 10, 5 and 1 per cent, trimming 15 %; they were simulated on paths with finitely
/// many steps, which miss part of the supremum, so that the exact probabilities lie up to a tenth
/// above.
#[test]
fn the_supremum_has_its_distribution() {
    let lambda = (0.85 / 0.15) * (0.85 / 0.15);
    let expected = [
        (
            1,
            [
                (7.12, 0.10806357491863028),
                (8.68, 0.05423664466756284),
                (12.16, 0.011170222779232963),
            ],
        ),
        (
            2,
            [
                (10.00, 0.10566305057458203),
                (11.72, 0.05320013216713204),
                (15.56, 0.010589594165270722),
            ],
        ),
        (
            3,
            [
                (12.28, 0.10666283365042006),
                (14.13, 0.053645634484833615),
                (18.07, 0.011247057225126311),
            ],
        ),
    ];
    for (q, of) in expected {
        for ((x, p), published) in of.iter().zip([0.10, 0.05, 0.01]) {
            let found = sup_f_p_value(*x, q, lambda);
            assert!((found / p - 1.0).abs() < 1e-4, "{q} {x}: {found} is not {p}");
            assert!(found / published > 1.0 && found / published < 1.13);
        }
    }
    assert_eq!(sup_f_p_value(0.0, 1, lambda), 1.0);
    // Without a search the distribution is chi-square.
    assert!((sup_f_p_value(3.841458820694124, 1, 1.0) - 0.05).abs() < 1e-4);
}

/// Against the response surfaces of Hansen (1997) in R strucchange, which are good to about 0.005
/// in the middle.
#[test]
fn the_other_p_values() {
    let lambda = (0.85 / 0.15) * (0.85 / 0.15);
    for (x, q, expected) in [(2.0, 1, 0.1124921), (4.0, 2, 0.08066507)] {
        let found = average_p_value(x, q, lambda);
        assert!(
            (found.value - expected).abs() < 0.006 + 3.0 * found.error,
            "{x} {q}: {found:?} is not {expected}"
        );
    }
    let found = exponential_p_value(2.0, 1, lambda);
    assert!((found.value - 0.05265967).abs() < 0.006 + 3.0 * found.error, "{found:?}");
}

#[test]
fn cumulated_residuals() {
    let ols = ols_cusum(&NILE, &Regressors::Level).unwrap();
    near(ols.statistic, 2.9517661027);
    near(ols.p, 5.4085534607e-08);
    let recursive = recursive_cusum(&NILE, &Regressors::Level).unwrap();
    near(recursive.statistic, 2.0669208889);
    assert!((recursive.p / 7.487e-08 - 1.0).abs() < 1e-3, "{}", recursive.p);
}

/// A level and a trend that both change, found by regression.
#[test]
fn a_broken_trend() {
    let noise = |t: i32| 0.3 * (f64::from((t * 7919) % 13) / 13.0 - 0.5);
    let level = |t: i32| if t < 45 { 0.1 * f64::from(t) } else { 9.0 - 0.1 * f64::from(t) };
    let series: Vec<f64> = (0..80).map(|t| level(t) + noise(t)).collect();
    let spec = BaiPerron::usual(Regressors::Trend, 80);
    let found = spec.fit(&series).unwrap().best().breaks.clone();
    assert!(found.len() == 1 && (44..=46).contains(&found[0]), "{found:?}");
    // The same with the columns given.
    let columns = Regressors::Columns(vec![vec![1.0; 80], (0..80).map(f64::from).collect()]);
    let given = BaiPerron { regressors: columns, ..spec.clone() }.fit(&series).unwrap();
    assert_eq!(given.best().breaks, found);
    near(given.best().cost, spec.fit(&series).unwrap().best().cost);
    // A steady trend is no break of a trend.
    let steady: Vec<f64> = (0..80).map(|t| 0.1 * f64::from(t) + noise(t)).collect();
    assert!(spec.fit(&steady).unwrap().best().breaks.is_empty());
}

#[test]
fn degenerate_series() {
    assert_eq!(nile().fit(&[1.0; 60]), Err(Undefined::Constant));
    assert_eq!(nile().fit(&[1.0, 2.0, 3.0]), Err(Undefined::TooShort { needed: 15, found: 3 }));
    assert_eq!(nile().fit(&[1.0, f64::INFINITY]), Err(Undefined::NotFinite(1)));
    assert!(nile().intervals(&NILE, &[50, 20], 0.95, Errors::Homogeneous).is_err());
    assert!(nile().intervals(&NILE, &[28], 1.0, Errors::Homogeneous).is_err());
    assert_eq!(f_statistics(&[2.0; 50], &Regressors::Level, 0.15), Err(Undefined::Constant));
    assert!(f_statistics(&NILE[..8], &Regressors::Level, 0.15).is_err());
    assert!(f_statistics(&NILE, &Regressors::Level, 0.5).is_err());
    assert_eq!(ols_cusum(&[2.0; 50], &Regressors::Level), Err(Undefined::Constant));
    let ragged = Regressors::Columns(vec![vec![1.0; 3]]);
    assert!(ols_cusum(&NILE, &ragged).is_err());
    // Two columns that say the same: no regime can be fitted.
    let twice = Regressors::Columns(vec![vec![1.0; 100], vec![2.0; 100]]);
    assert!(ols_cusum(&NILE, &twice).is_err());
    // A level that is exact on either side: there is no variance to make an interval of.
    let step: Vec<f64> = (0..40).map(|t| f64::from(t / 20)).collect();
    let spec = BaiPerron::usual(Regressors::Level, 40);
    assert_eq!(spec.fit(&step).unwrap().best().breaks, [20]);
    assert_eq!(spec.intervals(&step, &[20], 0.95, Errors::Heterogeneous).unwrap()[0].bounds, None);
}

proptest! {
    #[test]
    fn the_maximum_has_a_distribution(x in -40f64..40.0, step in 0.01f64..5.0, xi in 0.2f64..5.0, phi in 0.2f64..5.0) {
        let (a, b) = (argmax_probability(x, xi, phi), argmax_probability(x + step, xi, phi));
        prop_assert!((-1e-9..=1.0 + 1e-9).contains(&a), "{}", a);
        prop_assert!(b >= a - 1e-9);
    }
}

#[test]
fn p_values_fall() {
    for q in 1..4 {
        let p: Vec<f64> = [0.5, 1.0, 3.0, 6.0, 12.0, 30.0, 80.0]
            .iter()
            .map(|x| sup_f_p_value(*x, q, 32.0))
            .collect();
        assert!(
            p.windows(2).all(|pair| pair[1] < pair[0] || pair[0] > 0.9999) && p[6] > 0.0,
            "{p:?}"
        );
    }
}

#[rustfmt::skip]
const EXPECTED: [f64; 71] = [22.3245472364, 21.7428725535, 25.8833177893, 22.0170124858, 21.6409216313, 24.8670042525, 27.5059609114, 33.0123586138, 37.6177159142, 45.9394914399, 56.2644739747, 66.8814852762, 69.4665625995, 75.9297694275, 66.1332231291, 60.636595945, 57.1039598822, 47.8786985319, 47.3973423125, 43.8311204594, 37.2739469837, 36.549535399, 30.9977654996, 32.6506831916, 35.0750643864, 35.7804769449, 33.4516147491, 29.2483930515, 21.2797218511, 19.7855175938, 16.8461456796, 19.3661192025, 21.8694415769, 20.5471361133, 18.4032372093, 17.142970961, 15.3456792733, 14.5299952175, 13.9597608963, 13.3953554713, 11.2562826048, 10.6284483717, 9.1751949907, 8.2496956532, 9.2855502759, 8.0755375298, 7.1218826129, 6.8101153053, 6.3739871128, 6.6237152574, 7.1793738437, 7.120321623, 6.5276911729, 7.3085750248, 6.3487199481, 4.8616321928, 3.4408049557, 3.1482723302, 2.7108934259, 2.0180409515, 1.6234895307, 2.1406438404, 1.9592712594, 1.8392109142, 1.622928227, 1.5710012939, 1.0207095945, 0.58969725496, 0.43187299622, 0.78306825017, 0.82171727519];
