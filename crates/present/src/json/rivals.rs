//! Rival explanations.

use super::names::rounded;
use counterpoise_case::model::Case;
use counterpoise_study::{Explained, Rivals};
use counterpoise_tracing::Status;
use serde_json::{Value, json};

pub(crate) fn rivals(case: &Case, explained: &Explained) -> Value {
    match explained {
        Explained::Weighed(rivals) => weighed(case, rivals),
        Explained::Refused(problems) => {
            json!({"refused": problems.iter().map(ToString::to_string).collect::<Vec<_>>()})
        }
    }
}

fn weighed(case: &Case, rivals: &Rivals) -> Value {
    let hypothesis = |at: usize| {
        let own = &case[rivals.hypotheses[at]];
        let band = rivals.resampled.as_ref().map(|drawn| drawn.bands[at].map(rounded));
        json!({
            "hypothesis": own.id,
            "sentence": own.title,
            "prior": rounded(rivals.fitted.priors[at]),
            "posterior": rounded(rivals.fitted.posterior[at]),
            "interval": band,
            "leads": rivals.resampled.as_ref().map(|drawn| rounded(drawn.leads[at])),
        })
    };
    let (first, second) = (rivals.fitted.leader(), rivals.fitted.runner_up());
    let clue = |at: usize| {
        let own = &case[rivals.clues[at]];
        let (found, share) = match rivals.status[at] {
            Status::Found => ("found", None),
            Status::NotFound => ("not found", None),
            Status::Open => ("open", None),
            Status::Share(share) => ("in a share of draws", Some(rounded(share))),
        };
        let says = rivals.says(at, first, second);
        json!({
            "clue": own.id,
            "sentence": own.title,
            "found": found,
            "share": share,
            "decibels": says.is_finite().then(|| rounded(says)),
        })
    };
    json!({
        "leader": case[rivals.hypotheses[first]].id,
        "runner_up": case[rivals.hypotheses[second]].id,
        "hypotheses": (0..rivals.hypotheses.len()).map(hypothesis).collect::<Vec<_>>(),
        "clues": (0..rivals.clues.len()).map(clue).collect::<Vec<_>>(),
    })
}
