//! Regressions that cannot be made.

use counterpoise_multiverse::{Regression, Sample, SpecError, Variable};

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
    }
}

#[test]
fn without_controls_it_is_the_difference_of_means() {
    let fitted = plain().fit().expect("a fit");
    assert!((fitted[0].b - 1.5).abs() < 1e-14);
    assert_eq!((fitted[0].df, fitted[1].df), (4.0, 3.0));
}

#[test]
fn what_cannot_be_estimated_is_said() {
    type Spoil = fn(&mut Regression);
    let all: [(Spoil, SpecError); 10] = [
        (|r| r.outcomes.clear(), SpecError::Empty("outcome")),
        (|r| r.sets.clear(), SpecError::Empty("set of controls")),
        (|r| r.samples.clear(), SpecError::Empty("sample")),
        (|r| r.controls[0].values.truncate(2), SpecError::Length("c".into())),
        (|r| r.samples[0].rows.truncate(2), SpecError::Length("all".into())),
        (|r| r.outcomes[0].values[3] = f64::NAN, SpecError::NotANumber("y".into())),
        (|r| r.sets.push(vec![4]), SpecError::NoSuchControl(4)),
        (|r| r.samples[0].rows = vec![true, true, true, false, false, false], SpecError::TooFew("all".into())),
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

#[test]
fn orders_that_are_none_are_said() {
    let orders = |order: &[usize]| plain().joint(&[vec![5, 4, 3, 2, 1, 0], order.to_vec()], 0.05);
    for bad in [&[0, 1, 2][..], &[0, 0, 1, 2, 3, 4], &[0, 1, 2, 3, 4, 6]] {
        assert_eq!(orders(bad).unwrap_err(), SpecError::NoPermutation(1));
    }
    let none = plain().joint(&[], 0.05).expect("a test of nothing");
    assert_eq!(none.p.median, 1.0);
}
