//! What holds of every measure of similarity, whatever the votes.

use counterpoise_measures::similarity::{Credit, Distance, Portfolios, Similarity, Table};
use counterpoise_measures::{Measured, Value};
use proptest::prelude::*;

type Choices = Vec<(Option<u8>, Option<u8>)>;

fn choices() -> impl Strategy<Value = (usize, Choices)> {
    (2usize..=5).prop_flat_map(|levels| {
        let one = || proptest::option::weighted(0.9, 0..levels as u8);
        (Just(levels), proptest::collection::vec((one(), one()), 0..150))
    })
}

fn table(levels: usize, choices: &Choices) -> Table {
    let (x, y): (Vec<_>, Vec<_>) = choices.iter().copied().unzip();
    Table::of(levels, &x, &y, None).unwrap()
}

fn same(a: Measured, b: Measured) -> bool {
    let near = |a: f64, b: f64| (a - b).abs() < 1e-12;
    a.n == b.n
        && (a.value == b.value
            || a.value.number().zip(b.value.number()).is_some_and(|(a, b)| near(a, b)))
}

fn bounds(measure: Similarity) -> (f64, f64) {
    match measure {
        Similarity::Agreement(_) => (0.0, 1.0),
        _ => (-1.0, 1.0),
    }
}

proptest! {
    #[test]
    fn symmetric_bounded_and_blind_to_order((levels, mut choices) in choices()) {
        let whole = table(levels, &choices);
        let turned = whole.turned();
        choices.reverse();
        let reversed = table(levels, &choices);
        for measure in Similarity::all() {
            let value = measure.of(&whole);
            prop_assert!(same(value, measure.of(&turned)), "{measure:?}");
            prop_assert!(same(value, measure.of(&reversed)), "{measure:?}");
            let (low, high) = bounds(measure);
            prop_assert!(value.value.number().is_none_or(|x| low - 1e-12 <= x && x <= high + 1e-12), "{measure:?} {value:?}");
        }
    }

    #[test]
    fn items_of_one_alone_change_nothing((levels, mut choices) in choices(), lonely in 0u8..2) {
        let before = table(levels, &choices);
        choices.extend([(Some(lonely), None), (None, Some(lonely)), (None, None)]);
        prop_assert_eq!(before, table(levels, &choices));
    }

    #[test]
    fn equal_portfolios_are_as_alike_as_can_be((levels, choices) in choices()) {
        let x: Vec<_> = choices.iter().map(|(x, _)| *x).collect();
        let equal = Table::of(levels, &x, &x, None).unwrap();
        for measure in Similarity::all().into_iter().filter(|one| !matches!(one, Similarity::A(_))) {
            let value = measure.of(&equal).value;
            prop_assert!(value.number().is_none_or(|x| (x - 1.0).abs() < 1e-12), "{measure:?} {value:?}");
        }
    }

    #[test]
    fn pi_is_never_above_kappa((levels, choices) in choices()) {
        let table = table(levels, &choices);
        for distance in Distance::ALL {
            let pair = (Similarity::Pi(distance).of(&table).value, Similarity::Kappa(distance).of(&table).value);
            if let (Value::Number(pi), Value::Number(kappa)) = pair {
                prop_assert!(pi <= kappa + 1e-12);
            }
        }
    }

    #[test]
    fn s_of_votes_is_twice_the_half_credit_less_one(choices in proptest::collection::vec((0u8..3, 0u8..3), 1..80)) {
        let table = table(3, &choices.iter().map(|(x, y)| (Some(*x), Some(*y))).collect());
        let number = |measure: Similarity| measure.of(&table).value.number().unwrap();
        let half = number(Similarity::Agreement(Credit::Half));
        prop_assert!((number(Similarity::S(Distance::Absolute)) - (2.0 * half - 1.0)).abs() < 1e-12);
    }

    #[test]
    fn equal_weights_are_no_weights((levels, choices) in choices(), weight in 0.1f64..9.0) {
        let (x, y): (Vec<_>, Vec<_>) = choices.iter().copied().unzip();
        let plain = table(levels, &choices);
        let weighted = Table::of(levels, &x, &y, Some(&vec![weight; x.len()])).unwrap();
        for measure in Similarity::all() {
            prop_assert!(same(measure.of(&plain), measure.of(&weighted)), "{measure:?}");
        }
    }

    #[test]
    fn portfolios_give_the_tables_of_their_dyads((levels, choices) in choices(), weigh in any::<bool>()) {
        let mut portfolios = Portfolios::new(levels, 2, choices.len()).unwrap();
        let weights: Vec<f64> = (0..choices.len()).map(|item| 1.0 + (item % 7) as f64).collect();
        for (item, (x, y)) in choices.iter().enumerate() {
            portfolios.set(0, item, Some(0)).unwrap();
            portfolios.set(0, item, *x).unwrap();
            portfolios.set(1, item, *y).unwrap();
            prop_assert_eq!((portfolios.get(0, item), portfolios.get(1, item)), (*x, *y));
        }
        if weigh {
            portfolios = portfolios.weighted(weights.clone()).unwrap();
        }
        let (x, y): (Vec<_>, Vec<_>) = choices.iter().copied().unzip();
        let direct = Table::of(levels, &x, &y, weigh.then_some(weights.as_slice())).unwrap();
        prop_assert_eq!(portfolios.table(0, 1), direct);
        let divided = choices.iter().filter(|(x, y)| x.is_some() && y.is_some() && x != y).count() as u64;
        prop_assert_eq!(portfolios.without_unanimous().table(0, 1).n(), divided);
    }
}
