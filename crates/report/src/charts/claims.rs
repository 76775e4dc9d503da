//! The strip of claims.

use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_draw::claims::{Claim, Spec, State};
use counterpoise_present::headline;
use counterpoise_study::{ClaimOutcome, ClaimResult, of_study};

/// A square for each claim, by how it fared.
pub(crate) fn claims(context: &Context<'_>) -> Chart {
    let claims = of_study(&context.answer.claims).map(|result| claim(context, result)).collect();
    let spec = Spec { head: unset(), claims };
    Chart::new(
        "claims",
        "The study's claims, tested".to_owned(),
        "Each square is a claim".to_owned(),
        spec,
    )
}

fn claim(context: &Context<'_>, result: &ClaimResult) -> Claim {
    let claim = &context.case.claims[result.claim];
    Claim {
        state: match result.outcome {
            ClaimOutcome::Supported => State::Supported,
            ClaimOutcome::Thin => State::Thin,
            ClaimOutcome::Partly => State::Partly,
            ClaimOutcome::NotSupported => State::NotSupported,
            ClaimOutcome::NotDecided => State::NotDecided,
            ClaimOutcome::Untested => State::Untested,
        },
        label: format!("{}: {} ({})", claim.id, claim.title, headline(result)),
        href: context.href(&context.anchors.claim(result.claim)),
    }
}
