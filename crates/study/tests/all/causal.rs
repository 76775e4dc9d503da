//! Causal words: hoops, smoking guns, and what would have come without the cause.

use crate::common::{results, tested};
use counterpoise_study::{ClaimOutcome, ReasonKind, StressSpec, Watch, stress};

/// Two explanations. `kin` is a hoop of `need` (missing it costs 10 log10(0.98 / 0.02) = 16.9 dB), `letter` its smoking gun (10 log10(0.5 / 0.02)
/// = 14 dB), `rumour` neither; `denial` speaks for `greed` as strongly.
const RIVALS: &str = r#"
hypothesis need "Need"
  excludes: greed
  held-by: @s1
hypothesis greed "Greed"
  held-by: @s2
clue kin "Debts"
  found
  under: need: 0.98 because need leaves debts
  under: greed: 0.02..0.02 because greed has none
  cite: @s1 p. 2; @s2 p. 3
clue hoop "A plea that need must have made"
  found
  under: need: 0.99 because who is in need pleads
  under: greed: 0.6 because the greedy plead, too
  cite: @s1 p. 2; @s2 p. 3
clue missed "Another plea, looked for in vain"
  not-found
  under: need: 0.99 because who is in need pleads
  under: greed: 0.6 because the greedy plead, too
  cite: @s1 p. 2; @s2 p. 3
clue letter "A letter that says so"
  found
  under: need: 0.5 because it may be lost
  under: greed: 0.02 because it would be false
  cite: @s1 p. 4; @s2 p. 4
clue lone "Another letter, in one work"
  found
  under: need: 0.5 because it may be lost
  under: greed: 0.02 because it would be false
  cite: @s1 p. 4
clue lost "A letter looked for in vain"
  not-found
  under: need: 0.5 because it may be lost
  under: greed: 0.02 because it would be false
  cite: @s1 p. 4; @s2 p. 4
clue rumour "A rumour"
  found
  under: need: 0.6 because it was said
  under: greed: 0.5 because it was said
  cite: @s1 p. 4; @s2 p. 4
clue denial "A letter of the other kind"
  found
  under: need: 0.02 because it would be false
  under: greed: 0.5 because it may be lost
  cite: @s1 p. 4; @s2 p. 4
clue unseen "Nobody has looked"
  open
  under: need: 0.9 because who is in need pleads
  under: greed: 0.1 because the greedy do not
clue measured "In decibels"
  found
  under: need: 12 dB because it is so
  under: greed: 0 dB because it is not
  cite: @s1 p. 4; @s2 p. 4
cause loss "Did the loss do it?"
  types: adverse 0.1, beneficial 0.4, chronic 0.1, destined 0.4
  clue: letter: beneficial 0.5, destined 0.05 because it names the loss
  cite: @s1 p. 5
cause guess "Did the guess do it?"
  types: adverse 0.1, beneficial 0.4, chronic 0.1, destined 0.4
  clue: unseen: beneficial 0.9, destined 0.1 because it would tell
  cite: @s1 p. 5
"#;

fn of(test: &str) -> (ClaimOutcome, Vec<ReasonKind>) {
    let found = results(RIVALS, test).remove(0);
    (found.outcome, found.tests[0].reasons.iter().map(|reason| reason.kind).collect())
}

#[test]
fn hoops() {
    use ClaimOutcome::{NotDecided, NotSupported, Supported, Untested};
    assert_eq!(of("hoop: hoop of need"), (Supported, vec![]));
    assert_eq!(of("hoop: kin of need"), (Supported, vec![]));
    assert_eq!(of("hoop: missed of need"), (NotSupported, vec![ReasonKind::ClueAgainst]));
    assert_eq!(of("hoop: rumour of need"), (NotDecided, vec![ReasonKind::WeakTest]));
    // A hoop of the one is none of the other.
    assert_eq!(of("hoop: hoop of greed"), (NotDecided, vec![ReasonKind::WeakTest]));
    assert_eq!(of("hoop: unseen of need"), (Untested, vec![ReasonKind::NotKnown]));
    assert_eq!(of("hoop: measured of need"), (Untested, vec![ReasonKind::NotKnown]));
}

#[test]
fn smoking_guns() {
    use ClaimOutcome::{NotDecided, NotSupported, Supported, Thin};
    assert_eq!(of("smoking-gun: letter of need"), (Supported, vec![]));
    assert_eq!(of("smoking-gun: lone of need"), (Thin, vec![ReasonKind::TooFewSources]));
    assert_eq!(of("smoking-gun: lost of need"), (NotDecided, vec![ReasonKind::WeakTest]));
    assert_eq!(of("smoking-gun: rumour of need"), (NotDecided, vec![ReasonKind::WeakTest]));
    assert_eq!(of("smoking-gun: denial of need"), (NotSupported, vec![ReasonKind::ClueAgainst]));
    let said = tested(RIVALS, "smoking-gun: letter of need");
    assert_eq!(
        said,
        "supported | found: finding it gives +14.0 dB, missing it \u{2212}2.9 dB, against all others"
    );
}

/// P(b | letter) = 0.4 x 0.5 / (0.4 x 0.5 + 0.4 x 0.05) = 0.909: anyway with 0.09.
#[test]
fn without_the_cause() {
    use ClaimOutcome::{NotDecided, NotSupported, Supported};
    assert_eq!(of("without: loss at most 0.1"), (Supported, vec![]));
    assert_eq!(of("without: loss at least 0.8"), (NotSupported, vec![ReasonKind::ClueAgainst]));
    assert_eq!(of("without: loss at most 0.05"), (NotDecided, vec![ReasonKind::WeakTest]));
    // Where no clue tells, the answer is what was assumed.
    assert_eq!(of("without: guess at most 0.9"), (NotDecided, vec![ReasonKind::TooFewEvents]));
}

/// The same outcomes come of the universe of a case without choices.
#[test]
fn universes_say_the_same() {
    let choice = "choice priors \"How probable beforehand\"\n  option: equal = as stated\n  option: greedy = prior greed is 0.6\n";
    for (test, expected) in [
        ("hoop: hoop of need", Some(true)),
        ("hoop: missed of need", Some(false)),
        ("smoking-gun: letter of need", Some(true)),
        ("smoking-gun: lost of need", None),
        ("without: loss at most 0.1", Some(true)),
    ] {
        let case = crate::common::small(&format!(
            "{RIVALS}{choice}claim k \"A claim\"\n  {test}\n  cite: @s1 p. 9\n"
        ));
        let spec = StressSpec { claims: 10, ..StressSpec::of(vec![], 10, 1) };
        let quiet = Watch { stop: &std::sync::atomic::AtomicBool::new(false), done: &|_| {} };
        let tried = stress(&case, &spec, &quiet).unwrap();
        let found = tried.claims.iter().find(|own| own.claim == 0);
        let found = found.expect("the claim is tried");
        let met = match (found.met, found.open) {
            (0, 0) => Some(false),
            (0, _) => None,
            (_, open) => (open == 0).then_some(true),
        };
        assert_eq!(met, expected, "{test}");
    }
}

#[test]
fn a_causal_word_without_its_test_is_named() {
    let said = |fields: &str| -> Vec<String> {
        let text = format!(
            "{}{}{RIVALS}claim k \"A claim\"\n  {fields}\n  cite: @s1 p. 9\n",
            crate::common::HEAD,
            crate::common::SCHOOLS
        );
        let loaded = crate::common::read(&text);
        let own = loaded.diagnostics.iter().filter(|own| own.code.name() == "W0505");
        own.map(|own| own.message.clone()).collect()
    };
    assert_eq!(said("causal: necessary\n  hoop: hoop of need"), Vec::<String>::new());
    assert_eq!(said("causal: necessary\n  without: loss at most 0.1"), Vec::<String>::new());
    assert_eq!(said("causal: sufficient\n  hoop: hoop of need").len(), 1);
    assert_eq!(said("causal: trigger\n  explanation: need leads").len(), 1);
    assert_eq!(said("causal: cause\n  explanation: need leads"), Vec::<String>::new());
    assert_eq!(said("causal: cause\n  untestable: A state of mind."), Vec::<String>::new());
}
