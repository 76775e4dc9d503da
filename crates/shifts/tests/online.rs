//! Online detection against bayesian-changepoint-detection 0.2.dev1 (Student-t), cross-checked by
//! an independent recursion on logarithms. Run lengths exact, probabilities and evidence to 1e-10.

mod data;

use counterpoise_shifts::{OnlineSpec, Undefined};
use data::{NILE, NILE_RUNS_100, NILE_RUNS_250, WELL_ONLINE, WELL_RUNS, well_log};

fn standardised(series: &[f64]) -> Vec<f64> {
    let n = series.len() as f64;
    let mean = series.iter().sum::<f64>() / n;
    let variance = series.iter().map(|it| (it - mean) * (it - mean)).sum::<f64>() / n;
    series.iter().map(|it| (it - mean) / counterpoise_numerics::sqrt(variance)).collect()
}

fn unit(hazard: f64) -> OnlineSpec {
    OnlineSpec { hazard, mean: 0.0, weight: 1.0, shape: 1.0, scale: 1.0, prune: 0.0 }
}

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-10, "{found} is not {expected}");
}

#[test]
fn the_nile() {
    let series = standardised(&NILE);
    let found = unit(0.01).fit(&series).unwrap();
    close(found.log_evidence, -126.62418119053837);
    assert_eq!(found.run_length, NILE_RUNS_100);
    for (run, p) in [
        (72, 0.6047692717439148),
        (73, 0.10206264379658368),
        (71, 0.06237645305956847),
        (53, 0.011212417287160516),
    ] {
        close(found.probability(run), p);
    }
    assert_eq!(found.breaks(), [28]);
    let early = unit(0.01).fit(&series[..40]).unwrap();
    for (run, p) in [(12, 0.5562231889878998), (13, 0.1309924604536915), (3, 0.034381794811526284)]
    {
        close(early.probability(run), p);
    }

    let found = unit(0.004).fit(&series).unwrap();
    close(found.log_evidence, -127.07947699073942);
    assert_eq!(found.run_length, NILE_RUNS_250);
    close(found.probability(72), 0.6744067656691068);
    close(found.probability(69), 0.006646624025092563);
}

#[test]
fn forgetting_the_improbable_changes_little() {
    let series = standardised(&NILE);
    let (whole, pruned) = (
        unit(0.01).fit(&series).unwrap(),
        OnlineSpec { prune: 1e-4, ..unit(0.01) }.fit(&series).unwrap(),
    );
    assert!((whole.log_evidence - pruned.log_evidence).abs() < 0.05);
    assert_ne!(whole.log_evidence, pruned.log_evidence);
    assert!(pruned.last.len() < whole.last.len());
    assert_eq!(whole.breaks(), pruned.breaks());
}

#[test]
fn the_well_log() {
    let Some(series) = well_log() else { return };
    let spec =
        OnlineSpec { hazard: 0.004, mean: 0.0, weight: 1.0, shape: 0.1, scale: 0.01, prune: 0.0 };
    let series = standardised(&series);
    let found = spec.fit(&series).unwrap();
    assert_eq!(found.breaks(), WELL_ONLINE);
    let runs: Vec<usize> = found.run_length.iter().step_by(100).copied().collect();
    assert_eq!(runs, WELL_RUNS);
    assert_eq!(found.run_length.last(), Some(&15));
    let pruned = OnlineSpec { prune: 1e-6, ..spec }.fit(&series).unwrap();
    // What was forgotten shows in the evidence. At 1e-4 three of the 46 breaks would be dated
    // otherwise.
    assert!((found.log_evidence - pruned.log_evidence).abs() < 0.5);
    assert_eq!(pruned.breaks(), WELL_ONLINE);
}

#[test]
fn degenerate_series() {
    assert_eq!(unit(0.01).fit(&[]), Err(Undefined::TooShort { needed: 1, found: 0 }));
    assert_eq!(unit(0.01).fit(&[0.0, f64::NAN]), Err(Undefined::NotFinite(1)));
    assert!(unit(0.0).fit(&[0.0]).is_err());
    assert!(unit(1.0).fit(&[0.0]).is_err());
    assert!(OnlineSpec { prune: 0.1, ..unit(0.01) }.fit(&[0.0]).is_err());
    // A constant series is one regime.
    assert!(unit(0.01).fit(&[1.0; 50]).unwrap().breaks().is_empty());
}
