//! A claim is as good as its weakest test.

use crate::common::{act, results, small};
use counterpoise_present::outcome_word;
use counterpoise_study::{Choices, ClaimOutcome, claims_of, tally};

const HOLDS: &str = "number: wealth at 2002 at least 1";
const OPEN: &str = "number: wealth at 2003 at least 1";
const THIN: &str = "count: accommodating, deeds of RUS -> CHN in asia during one at least 1";
const FAILS: &str = "number: wealth at 2002 at least 99";

fn of(tests: &[&str]) -> ClaimOutcome {
    results(&act("a", "2003", "deed, accommodate", "@s1"), &tests.join("\n  "))[0].outcome
}

#[test]
fn the_worst_test_decides() {
    assert_eq!(of(&[HOLDS]), ClaimOutcome::Supported);
    assert_eq!(of(&[HOLDS, OPEN]), ClaimOutcome::NotDecided);
    assert_eq!(of(&[HOLDS, THIN]), ClaimOutcome::Thin);
    assert_eq!(of(&[FAILS, FAILS]), ClaimOutcome::NotSupported);
    // One is met and one is not.
    assert_eq!(of(&[OPEN, FAILS, HOLDS]), ClaimOutcome::Partly);
    assert_eq!(results("", &format!("{HOLDS}\n  {FAILS}"))[0].tests.len(), 2);
}

const SETS: &str = r#"
set beside "Beside"
  default: off
claim k1 "Of a set that is off"
  number: wealth at 2002 at least 1
  cite: @s1
  set: beside
claim k2 "Of a state of mind"
  untestable: No act shows it.
  cite: @s1
claim k3 "Of a number"
  number: wealth at 2002 at least 1
  cite: @s1
"#;

#[test]
fn untestable_claims_are_listed_and_claims_of_a_set_that_is_off_are_not() {
    let mut case = small(SETS);
    let shown = |case: &_| {
        claims_of(case, Choices::ALL)
            .iter()
            .map(|r| (r.claim, outcome_word(r.outcome), r.tests.len()))
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&case), [(1, "untested", 0), (2, "supported", 1)]);
    case.sets[0].on = true;
    assert_eq!(shown(&case), [(0, "supported", 1), (1, "untested", 0), (2, "supported", 1)]);
    let counted =
        tally(&claims_of(&case, Choices::ALL)).map(|(outcome, n)| (outcome_word(outcome), n));
    assert_eq!(
        counted,
        [
            ("supported", 2),
            ("thin", 0),
            ("partly", 0),
            ("not supported", 0),
            ("not decided", 0),
            ("untested", 1)
        ]
    );
}
