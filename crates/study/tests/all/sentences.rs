//! The answer in three sentences.

use crate::common::{HEAD, SCHOOLS, act, case, small, three, whole};

const CLAIMS: &str = "claim k1 \"One\"\n  number: wealth at 2002 at least 1\n  cite: @s1\n";

#[test]
fn one_of_each() {
    let events = three("accommodate", "2003");
    let answer = whole(&small(&(events + CLAIMS)));
    let expected = [
        "By the definition “The small school”, the behaviour of Russia towards China in Asia is following in the period “The first years” \
         (99% of draws), and indeterminate in the period “The later years” (100% of draws).",
        "Of 1 school, in the period “The later years” 1 cannot tell.",
        "Of 1 claim tested against this evidence 1 holds, 0 are thin, 0 fail, and 0 cannot be tested by evidence of this kind.",
    ];
    assert_eq!(answer.sentences, expected);
}

#[test]
fn several_schools_and_claims() {
    let head = HEAD.replace("schools: mini", "schools: mini, far, doubting\n  author-school: mini");
    let claims = "claim k1 \"One\"\n  number: wealth at 2002 at least 1\n  cite: @s1\n\
                  claim k2 \"Two\"\n  number: wealth at 2003 at least 1\n  cite: @s1\n\
                  claim k3 \"Three\"\n  number: wealth at 2002 at least 99\n  cite: @s1\n\
                  claim k4 \"Four\"\n  untestable: No.\n  cite: @s1\n";
    let answer = whole(&case(&format!("{head}{SCHOOLS}{}{claims}", three("accommodate", "2008"))));
    let expected = [
        "By the definition “The small school”, the behaviour of Russia towards China in Asia is indeterminate in the period “The first years” \
         (100% of draws), and following in the period “The later years” (99% of draws).",
        "Of 3 schools, in the period “The later years” 2 cannot tell, and 1 says following.",
        "Of 4 claims tested against this evidence 1 holds, 1 is thin, 1 fails, and 1 cannot be tested by evidence of this kind.",
    ];
    assert_eq!(answer.sentences, expected);
}

#[test]
fn no_claims_no_third_sentence_and_no_draws_no_share() {
    let mut case = small(&act("a", "2003", "deed, accommodate, weight 5, certainty 1", "@s1"));
    case.settings.draws = 0;
    let expected = [
        "By the definition “The small school”, the behaviour of Russia towards China in Asia is following in the period “The first years” \
         (not resampled), and indeterminate in the period “The later years” (not resampled).",
        "Of 1 school, in the period “The later years” 1 cannot tell.",
    ];
    assert_eq!(whole(&case).sentences, expected);
}
