//! Input at the edge: every answer is the documented one.

use counterpoise_counterfactual::placebo::{self, Pool, Reading};
use counterpoise_counterfactual::synthetic::{Remark, Spec};
use counterpoise_counterfactual::{Design, Panel, Trouble};
use counterpoise_numerics::Stream;

fn panel(outcomes: &[&[f64]]) -> Panel {
    let times = (0..outcomes[0].len()).map(|t| t as f64).collect();
    Panel {
        times,
        outcomes: outcomes.iter().map(|row| row.to_vec()).collect(),
        predictors: Vec::new(),
    }
}

#[test]
fn no_donor() {
    let panel = panel(&[&[1.0, 2.0, 3.0]]);
    assert_eq!(Spec::outcomes().fit(&panel, &Design::among(&panel, 0, 2)), Err(Trouble::NoDonor));
}

#[test]
fn one_donor_has_all_the_weight_and_says_so() {
    let panel = panel(&[&[1.0, 2.0, 3.0, 9.0], &[2.0, 3.0, 4.0, 5.0]]);
    let design = Design::among(&panel, 0, 3);
    let fitted = Spec::outcomes().fit(&panel, &design).unwrap();
    assert_eq!(fitted.weights, [1.0]);
    assert_eq!(fitted.gaps, [-1.0, -1.0, -1.0, 4.0]);
    assert!(fitted.quality.remarks.contains(&Remark::OneDonor));
    assert!(fitted.quality.poor, "a plain difference of two units is no synthetic control");
    let space =
        placebo::in_space(&Spec::outcomes(), &panel, &design, &fitted, Pool::WithTreated, &|| ())
            .unwrap();
    assert_eq!(space.p_value, Some(1.0));
    let none = placebo::in_space(
        &Spec::outcomes(),
        &panel,
        &design,
        &fitted,
        Pool::WithoutTreated,
        &|| (),
    );
    assert_eq!(none, Err(Trouble::NoDonor));
    assert!(
        placebo::without_each(&Spec::outcomes(), &panel, &design, &fitted, 0.0).unwrap().is_empty()
    );
}

#[test]
fn treatment_at_the_ends() {
    let panel = panel(&[&[1.0, 2.0, 3.0], &[2.0, 3.0, 4.0], &[0.0, 1.0, 2.0]]);
    let at = |first: usize| Spec::outcomes().fit(&panel, &Design::among(&panel, 0, first));
    assert_eq!(at(0), Err(Trouble::TooFewBefore { found: 0, needed: 1 }));
    assert_eq!(at(3), Err(Trouble::NothingAfter));
    assert_eq!(at(2).unwrap().gaps.len(), 3);
    assert!(at(1).unwrap().quality.exact);
}

#[test]
fn every_gap_is_named() {
    let panel = panel(&[&[1.0, f64::NAN, 3.0], &[2.0, 3.0, 4.0], &[f64::INFINITY, 1.0, 2.0]]);
    let found = Spec::outcomes().fit(&panel, &Design::among(&panel, 0, 2));
    assert_eq!(found, Err(Trouble::Missing(vec![(0, 1), (2, 0)])));
}

#[test]
fn a_constant_outcome() {
    let panel = panel(&[&[5.0, 5.0, 5.0, 5.0], &[5.0, 5.0, 5.0, 5.0], &[5.0, 5.0, 5.0, 5.0]]);
    let fitted = Spec::outcomes().fit(&panel, &Design::among(&panel, 0, 2)).unwrap();
    assert_eq!((fitted.ratio(), fitted.effect()), (None, 0.0));
    assert!(fitted.quality.exact && !fitted.quality.poor);
}

#[test]
fn inside_the_hull_and_far_outside() {
    let inside = panel(&[&[2.0, 3.0, 4.0], &[1.0, 2.0, 3.0], &[3.0, 4.0, 9.0]]);
    let fitted = Spec::outcomes().fit(&inside, &Design::among(&inside, 0, 2)).unwrap();
    assert!(fitted.quality.exact && fitted.ratio().is_none());
    let outside = panel(&[&[90.0, 95.0, 92.0], &[1.0, 2.0, 3.0], &[3.0, 1.0, 9.0]]);
    let fitted = Spec::outcomes().fit(&outside, &Design::among(&outside, 0, 2)).unwrap();
    assert!(fitted.quality.poor);
    assert!(fitted.quality.remarks.contains(&Remark::Outside { above: 2, below: 0 }));
}

#[test]
fn predictors_met_exactly_leave_the_outcomes_to_decide() {
    let mut panel = panel(&[
        &[2.0, 2.0, 4.0],
        &[0.0, 0.0, 3.0],
        &[4.0, 4.0, 9.0],
        &[2.0, 3.0, 1.0],
        &[2.0, 2.1, 1.0],
    ]);
    panel.predictors = vec![vec![1.0], vec![0.0], vec![2.0], vec![0.5], vec![1.5]];
    let fitted = Spec::default().fit(&panel, &Design::among(&panel, 0, 2)).unwrap();
    assert!(fitted.matched && fitted.loss < 1e-6, "{fitted:?}");
    assert!((fitted.balance[0][1] - 1.0).abs() < 1e-3);
}

#[test]
fn shapes_that_do_not_fit() {
    let mut panel = panel(&[&[1.0, 2.0, 3.0], &[2.0, 3.0, 4.0]]);
    panel.times[2] = 1.0;
    assert_eq!(Spec::outcomes().fit(&panel, &Design::among(&panel, 0, 1)), Err(Trouble::Times(2)));
    panel.times[2] = 7.5;
    assert!(
        Spec::outcomes().fit(&panel, &Design::among(&panel, 0, 1)).is_ok(),
        "periods need not be equally far apart"
    );
    let donors = vec![5];
    assert!(matches!(
        Spec::outcomes().fit(&panel, &Design { treated: 0, donors, first: 1 }),
        Err(Trouble::Shape(_))
    ));
    panel.outcomes[1].pop();
    assert!(matches!(
        Spec::outcomes().fit(&panel, &Design::among(&panel, 0, 1)),
        Err(Trouble::Shape(_))
    ));
}

/// What can be said of an effect with so many placebo units that nothing happens to, each a little
/// different.
fn read_with(donors: usize, effect: f64, apart: f64) -> Reading {
    let stream = Stream::new(1, "test", "what may be said");
    let wave = |unit: usize, t: usize| 4.0 * stream.normal((unit * 100 + t) as u64);
    let mut outcomes: Vec<Vec<f64>> = (0..donors)
        .map(|unit| (0..48).map(|t| 5.0 * t as f64 + wave(unit + 1, t)).collect())
        .collect();
    let mean = |t: usize| outcomes.iter().map(|row| row[t]).sum::<f64>() / donors as f64;
    let own: Vec<f64> = (0..48)
        .map(|t| mean(t) + apart + 0.4 * wave(91, t) + if t >= 40 { effect } else { 0.0 })
        .collect();
    outcomes.push(own);
    let panel = Panel { times: (0..48).map(f64::from).collect(), outcomes, predictors: Vec::new() };
    let design = Design::among(&panel, donors, 40);
    let fitted = Spec::outcomes().fit(&panel, &design).unwrap();
    let space = placebo::in_space(
        &Spec::outcomes(),
        &panel,
        &design,
        &fitted,
        Pool::WithoutTreated,
        &|| (),
    )
    .unwrap();
    placebo::reading(&fitted, &space, 0.05)
}

#[test]
fn what_may_be_said() {
    assert_eq!(read_with(4, 500.0, 0.0), Reading::TooFewUnits { least: 0.2 });
    assert_eq!(read_with(4, 500.0, 300.0), Reading::PoorFit);
    assert_eq!(read_with(24, 900.0, 0.0), Reading::Remarkable { p_value: 0.04 });
    assert!(matches!(read_with(24, 0.0, 0.0), Reading::Unremarkable { p_value } if p_value > 0.05));
}
