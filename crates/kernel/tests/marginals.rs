//! Marginals against an independent computation (Gauss-Legendre, 200 nodes; tolerance 1e-8): the
//! odds asked for are log-uniform on 1.5..3, thresholds on .05..0.20, those of a posture on 2.5
//! times that. Figures made for this program's specification of verdicts (docs/verdicts.md);
//! amounts in units of evidence.

use counterpoise_kernel::marginal::{judged, leans, one_judge_above_half, some};

/// The reference is printed to ten digits.
const TOLERANCE: f64 = 1e-8;

const ODDS: (f64, f64) = (1.5, 3.0);
const SOME: (f64, f64) = (0.05, 0.20);
const POSTURE: (f64, f64) = (0.125, 0.5);

/// Accommodating amount, resisting amount, P(to), P(against), P(mixed).
const LEANS: &[(f64, f64, f64, f64, f64)] = &[
    (0.0, 0.0, 0.383564793, 0.383564793, 0.232870414),
    (1.0, 0.0, 0.6795263224, 0.0876032636, 0.232870414),
    (0.0, 1.0, 0.0876032636, 0.6795263224, 0.232870414),
    (0.5, 0.5, 0.3219280949, 0.3219280949, 0.3561438102),
    (2.0, 1.0, 0.4503001254, 0.1078448536, 0.441855021),
    (3.0, 1.0, 0.5886829068, 0.0407544719, 0.3705626213),
    (5.0, 0.0, 0.9537775223, 0.0006804679, 0.0455420098),
    (0.0, 5.0, 0.0006804679, 0.9537775223, 0.0455420098),
    (5.0, 5.0, 0.1256965446, 0.1256965446, 0.7486069108),
    (10.0, 2.0, 0.866062644, 0.0002348874, 0.1337024686),
    (20.0, 10.0, 0.4406658212, 0.0002409906, 0.5590931881),
    (30.0, 10.0, 0.7945574349, 3.26e-07, 0.2054422391),
    (46.0, 4.0, 0.9998489121, 0.0, 0.0001510879),
    (92.0, 8.0, 0.9999995297, 0.0, 4.703e-07),
    (184.0, 16.0, 1.0, 0.0, 0.0),
    (0.0, 0.43, 0.1961531344, 0.5459223236, 0.2579245419),
    (100.0, 0.0, 1.0, 0.0, 0.0),
];

/// Amount that matches, amount that could have, P(some), P(some) of a posture.
const SOMES: &[(f64, f64, f64, f64)] = &[
    (0.0, 0.0, 0.5349234971, 0.309280583),
    (0.0, 1.0, 0.4403019351, 0.2110523121),
    (0.0, 3.0, 0.3158354853, 0.1104640517),
    (0.0, 6.0, 0.2065199923, 0.0489140131),
    (0.0, 10.0, 0.1262773157, 0.0192031368),
    (0.0, 20.0, 0.0448444152, 0.0025973765),
    (0.0, 100.0, 0.0001333366, 8.3e-09),
    (1.0, 1.0, 0.9134097447, 0.7021936668),
    (1.0, 3.0, 0.8061550267, 0.4703491946),
    (1.0, 10.0, 0.4872217137, 0.1293765176),
    (1.0, 20.0, 0.2372825633, 0.0255904664),
    (1.0, 60.0, 0.0189834498, 7.39e-05),
    (1.0, 100.0, 0.0019140124, 2.765e-07),
    (1.0, 200.0, 8.0843e-06, 0.0),
    (2.5, 2.5, 0.9932880867, 0.9153350048),
    (2.5, 22.5, 0.5376409214, 0.1007371553),
    (2.5, 52.5, 0.1442482009, 0.0029152816),
    (5.0, 50.0, 0.4839785724, 0.0443629249),
    (10.0, 100.0, 0.4879867975, 0.0223775218),
];

/// Degrees of judges who all stand, the mean, P(above one half) of one judge.
const JUDGED: &[(&[f64], f64, Option<f64>)] = &[
    (&[0.05], 0.2, Some(0.09233032)),
    (&[0.1], 0.2333333333, Some(0.1)),
    (&[0.3], 0.3666666667, Some(0.15166852)),
    (&[0.5], 0.5, Some(0.5)),
    (&[0.6], 0.5666666667, Some(0.78989795)),
    (&[0.8], 0.7, Some(0.8797959)),
    (&[0.9], 0.7666666667, Some(0.9)),
    (&[1.0], 0.8333333333, Some(0.91421356)),
    (&[0.1, 0.9], 0.5, None),
    (&[0.05, 0.6, 0.7, 0.8, 0.8, 0.9, 0.9], 0.6666666667, None),
    (&[0.2, 0.2, 0.2], 0.2428571429, None),
];

fn close(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() < TOLERANCE, "{what}: {found}, not {expected}");
}

#[test]
fn leans_are_those_of_the_reference() {
    for &(a, r, to, against, mixed) in LEANS {
        let found = leans(a, r, ODDS);
        close(found.to, to, &format!("to, of {a} and {r}"));
        close(found.against, against, &format!("against, of {a} and {r}"));
        close(found.mixed, mixed, &format!("mixed, of {a} and {r}"));
    }
}

#[test]
fn presences_are_those_of_the_reference() {
    for &(f, b, present, posture) in SOMES {
        close(some(f, b, SOME), present, &format!("some, {f} of {b}"));
        close(some(f, b, POSTURE), posture, &format!("a posture, {f} of {b}"));
    }
}

#[test]
fn judgements_are_those_of_the_reference() {
    for &(degrees, mean, above) in JUDGED {
        let judges: Vec<(f64, f64)> = degrees.iter().map(|&degree| (degree, 1.0)).collect();
        close(judged(&judges), mean, &format!("mean of {degrees:?}"));
        if let (&[degree], Some(above)) = (degrees, above) {
            close(one_judge_above_half(degree), above, &format!("{degree} above one half"));
        }
    }
}
