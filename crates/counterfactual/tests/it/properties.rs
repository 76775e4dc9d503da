//! What must hold whatever the numbers are.

use counterpoise_counterfactual::placebo::{self, Pool};
use counterpoise_counterfactual::synthetic::{Fitted, Importance, Spec};
use counterpoise_counterfactual::{Design, Panel, Search};
use proptest::prelude::*;

const PERIODS: usize = 9;
const FIRST: usize = 6;

fn panels() -> impl Strategy<Value = Panel> {
    let unit = (
        proptest::collection::vec(-10.0f64..10.0, PERIODS),
        proptest::collection::vec(-3.0f64..3.0, 2),
    );
    proptest::collection::vec(unit, 3..9).prop_map(|units| {
        let (outcomes, predictors) = units.into_iter().unzip();
        Panel { times: (0..PERIODS).map(|t| t as f64).collect(), outcomes, predictors }
    })
}

fn fit(panel: &Panel, spec: &Spec, donors: Vec<usize>) -> Fitted {
    spec.fit(panel, &Design { treated: 0, donors, first: FIRST }).unwrap()
}

fn quick() -> Spec {
    let search = Search { members: 4, generations: 10, polish: 1, ..Search::default() };
    Spec { importance: Importance::Sought(search), fitted: None }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn weights_lie_on_the_simplex(panel in panels()) {
        for spec in [Spec::outcomes(), quick()] {
            let fitted = fit(&panel, &spec, (1..panel.outcomes.len()).collect());
            prop_assert!(fitted.weights.iter().all(|w| (0.0..=1.0 + 1e-12).contains(w)));
            prop_assert!((fitted.weights.iter().sum::<f64>() - 1.0).abs() < 1e-10);
            prop_assert!(fitted.bound <= fitted.loss * (1.0 + 1e-9) + 1e-12);
        }
    }

    #[test]
    fn the_order_of_donors_changes_no_bit(panel in panels()) {
        for spec in [Spec::outcomes(), quick()] {
            let donors: Vec<usize> = (1..panel.outcomes.len()).collect();
            let forth = fit(&panel, &spec, donors.clone());
            let mut back = fit(&panel, &spec, donors.into_iter().rev().collect());
            back.weights.reverse();
            prop_assert_eq!(forth, back);
        }
    }

    #[test]
    fn a_donor_without_weight_changes_nothing(panel in panels(), far in 1.001f64..100.0) {
        let before = fit(&panel, &Spec::outcomes(), (1..panel.outcomes.len()).collect());
        // Beyond the synthetic path, seen from the treated unit's: no average with it comes nearer.
        let path = panel.outcomes[0].iter().zip(&before.gaps).map(|(own, gap)| own - far * gap).collect();
        let mut wider = panel.clone();
        wider.outcomes.push(path);
        wider.predictors.push(vec![0.0; 2]);
        let after = fit(&wider, &Spec::outcomes(), (1..wider.outcomes.len()).collect());
        prop_assert!((before.loss - after.loss).abs() <= 1e-10 * far * far);
        let gaps = before.gaps.iter().zip(&after.gaps);
        prop_assert!(gaps.take(FIRST).all(|(a, b)| (a - b).abs() < 1e-5 * far), "{:?} {:?}", before, after);
    }

    #[test]
    fn a_unit_that_is_no_donor_changes_no_bit(panel in panels()) {
        let donors: Vec<usize> = (1..panel.outcomes.len()).collect();
        let before = fit(&panel, &quick(), donors.clone());
        let mut wider = panel.clone();
        wider.outcomes.push(vec![f64::NAN; PERIODS]);
        wider.predictors.push(vec![7.0; 2]);
        prop_assert_eq!(before, fit(&wider, &quick(), donors));
    }

    #[test]
    fn gaps_scale_with_the_outcome(panel in panels(), by in 0.01f64..100.0, up in -50.0f64..50.0) {
        let donors: Vec<usize> = (1..panel.outcomes.len()).collect();
        let before = fit(&panel, &Spec::outcomes(), donors.clone());
        let mut scaled = panel.clone();
        scaled.outcomes.iter_mut().flatten().for_each(|it| *it = up + by * *it);
        let after = fit(&scaled, &Spec::outcomes(), donors);
        for (a, b) in before.gaps[..FIRST].iter().zip(&after.gaps) {
            prop_assert!((by * a - b).abs() < 1e-7 * by.max(1.0), "{} {}", by * a, b);
        }
        prop_assert_eq!(before.quality.poor, after.quality.poor);
    }

    #[test]
    fn any_number_of_threads_gives_the_same(panel in panels()) {
        let design = Design::among(&panel, 0, FIRST);
        let treated = quick().fit(&panel, &design).unwrap();
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| placebo::in_space(&quick(), &panel, &design, &treated, Pool::WithTreated, &|| ()).unwrap())
        };
        prop_assert_eq!(with(1), with(4));
    }
}
