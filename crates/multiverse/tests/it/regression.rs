//! Regressions that cannot be made.

use counterpoise_multiverse::{Alias, Regression, Sample, SpecError, Variable};

fn variable(name: &str, values: &[f64]) -> Variable {
    Variable { name: name.to_owned(), values: values.to_vec() }
}

fn plain() -> Regression {
    Regression {
        focal: vec![0.0, 1.0, 0.0, 1.0, 0.0, 1.0],
        outcomes: vec![variable("y", &[1.0, 2.5, 1.5, 2.0, 0.5, 3.0])],
        controls: vec![variable("c", &[1.0, 2.0, 4.0, 3.0, 6.0, 5.0])],
        sets: Regression::every_set(1),
        samples: vec![Sample { name: "all".to_owned(), rows: vec![true; 6] }],
        standardise: false,
        left_out: Vec::new(),
    }
}

#[test]
fn without_controls_it_is_the_difference_of_means() {
    let fitted = plain().fit().expect("a fit");
    assert!((fitted[0].b - 1.5).abs() < 1e-14);
    assert_eq!((fitted[0].df, fitted[1].df), (4.0, 3.0));
}

/// What `lm` of R would drop as aliased is named: the last of the columns that are one too many.
#[test]
fn a_column_that_is_too_much_is_named_and_left_out() {
    let mut regression = plain();
    let twice = regression.controls[0].values.iter().map(|value| 2.0 * value + 1.0).collect();
    regression.controls.push(Variable { name: "twice".to_owned(), values: twice });
    regression.controls.push(variable("constant", &[3.0; 6]));
    regression
        .controls
        .push(Variable { name: "same".to_owned(), values: regression.focal.clone() });
    regression.sets = vec![vec![], vec![0], vec![1, 0], vec![2], vec![0, 2], vec![3], vec![0, 3]];
    let found = regression.aliased().expect("columns that are too much");
    let named: Vec<_> = found.iter().map(|it| (it.set, it.control, it.why)).collect();
    let expected = [
        (2, 0, Alias::Depends),
        (3, 2, Alias::Constant),
        (4, 2, Alias::Constant),
        (5, 3, Alias::Depends),
        (6, 3, Alias::Depends),
    ];
    assert_eq!(named, expected);
    assert!(regression.fit().is_err());
    regression.left_out = found.iter().map(|it| [it.sample, it.set]).collect();
    let fitted = regression.fit().expect("a fit");
    assert_eq!((fitted.len(), regression.len()), (2, 2));
    assert_eq!(fitted.iter().map(|it| it.set).collect::<Vec<_>>(), [0, 1]);
    let plain = plain().fit().expect("a fit");
    assert_eq!((fitted[0].b, fitted[1].b), (plain[0].b, plain[1].b));
    assert_eq!(regression.joint_drawn(9, 1, 0.05).expect("a test").permuted.len(), 9);
    regression.left_out = (0..7).map(|set| [0, set]).collect();
    assert_eq!(regression.fit().unwrap_err(), SpecError::Empty("specification"));
}

#[test]
fn what_cannot_be_estimated_is_said() {
    type Spoil = fn(&mut Regression);
    let all: [(Spoil, SpecError); 13] = [
        (|r| r.outcomes.clear(), SpecError::Empty("outcome")),
        (|r| r.sets.clear(), SpecError::Empty("set of controls")),
        (|r| r.samples.clear(), SpecError::Empty("sample")),
        (|r| r.controls[0].values.truncate(2), SpecError::Length("c".into())),
        (|r| r.samples[0].rows.truncate(2), SpecError::Length("all".into())),
        (|r| r.outcomes[0].values[3] = f64::NAN, SpecError::NotANumber("y".into())),
        (|r| r.controls[0].values[3] = f64::INFINITY, SpecError::NotANumber("c".into())),
        (|r| r.focal[0] = f64::NAN, SpecError::NotANumber("the focal variable".into())),
        (|r| r.focal[0] = 1e200, SpecError::Collinear("all".into())),
        (|r| r.sets.push(vec![4]), SpecError::NoSuchControl(4)),
        (
            |r| r.samples[0].rows = vec![true, true, true, false, false, false],
            SpecError::TooFew("all".into()),
        ),
        (|r| r.controls[0].values = vec![2.0; 6], SpecError::Collinear("all".into())),
        (|r| r.controls[0].values = r.focal.clone(), SpecError::Collinear("all".into())),
    ];
    for (spoil, expected) in all {
        let mut regression = plain();
        spoil(&mut regression);
        assert_eq!(regression.fit().unwrap_err(), expected);
    }
    let mut constant = plain();
    constant.focal = vec![0.1; 6];
    assert!(matches!(constant.fit(), Err(SpecError::Constant(what)) if what.contains("focal")));
    let mut constant = plain();
    constant.outcomes[0].values = vec![0.3; 6];
    assert!(matches!(constant.fit(), Err(SpecError::Constant(what)) if what.contains("`y`")));
}

/// An outcome that controls explain exactly, alone or together with the focal variable, leaves no
/// error to judge by: once, a coefficient of 0 with an error of 0 made the joint test as
/// significant as it could be.
#[test]
fn an_outcome_that_is_explained_exactly_is_refused() {
    let by_control = |c: f64, _: f64| 3.0 - 2.0 * c;
    let by_both = |c: f64, t: f64| 0.1 * c + 0.7 * t;
    let by_focal = |_: f64, t: f64| 1e6 + 1e-3 * t;
    let all: [fn(f64, f64) -> f64; 3] = [by_control, by_both, by_focal];
    let orders = [vec![5, 4, 3, 2, 1, 0], vec![1, 0, 2, 3, 4, 5]];
    for outcome in all {
        let mut exact = plain();
        let pairs = exact.controls[0].values.iter().zip(&exact.focal);
        exact.outcomes[0].values = pairs.map(|(&c, &t)| outcome(c, t)).collect();
        for error in [exact.fit().unwrap_err(), exact.joint(&orders, 0.05).unwrap_err()] {
            let said = error.to_string();
            assert_eq!(
                said,
                "in the sample `all` the outcome `y` is explained exactly: no standard error can be had"
            );
        }
    }
}

/// Permutations follow their seed, whatever the number of threads; and of a variable without effect
/// p is not small.
#[test]
fn permutations_are_drawn_by_a_seed() {
    let plain = plain();
    let drawn = |seed: u64, threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| plain.joint_drawn(200, seed, 0.05)).expect("a test")
    };
    assert_eq!(drawn(1, 1), drawn(1, 3));
    assert_ne!(drawn(1, 1).permuted, drawn(2, 1).permuted);
    let p = drawn(1, 1).p;
    assert!(p.median > 0.03 && p.stouffer > 0.03, "{p:?}");
}

/// A permuted variable that explains the outcome exactly, by chance, is as extreme as can be told.
#[test]
fn a_permutation_may_explain_exactly() {
    let mut by_chance = plain();
    by_chance.outcomes[0].values = vec![1.0, 1.0, 0.0, 1.0, 0.0, 0.0];
    by_chance.sets = vec![vec![]];
    let joint =
        by_chance.joint(&[vec![1, 3, 0, 5, 2, 4], vec![0, 1, 2, 3, 4, 5]], 0.05).expect("a test");
    let exact = joint.permuted[0];
    assert!(exact.stouffer.is_finite() && exact.stouffer > 5.0 && exact.share == 1.0, "{exact:?}");
    assert_eq!(joint.p.median, 1.0);
}

#[test]
fn orders_that_are_none_are_said() {
    let orders = |order: &[usize]| plain().joint(&[vec![5, 4, 3, 2, 1, 0], order.to_vec()], 0.05);
    for bad in [&[0, 1, 2][..], &[0, 0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 6]] {
        assert_eq!(orders(bad).unwrap_err(), SpecError::NoPermutation(1));
    }
    let none = plain().joint(&[], 0.05).expect("a test of nothing");
    assert_eq!(none.p.median, 1.0);
}
