//! The answer in three sentences.

use crate::common::{HEAD, SCHOOLS, act, case, small, three, whole};

const CLAIMS: &str = "claim k1 \"One\"\n  number: wealth at 2002 at least 1\n  cite: @s1\n";

#[test]
fn one_of_each() {
    let events = three("accommodate", "2003");
    let answer = whole(&small(&(events + CLAIMS)));
    let expected = [
        "In Asia what Russia did leaned towards China in the period “The first years” (98%), and is not on record in the period “The later years”; by the definition “The small school” this is following in the period “The first years” (98%), and no evidence in the period “The later years”.",
        "Of 1 school, in the period “The later years” 1 does not speak of such a pair.",
        "Of 1 claim 1 is supported.",
    ];
    assert_eq!(answer.sentences.len(), expected.len());
    answer
        .sentences
        .iter()
        .zip(expected)
        .for_each(|(found, expected)| assert_eq!(found.as_str(), expected));
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
        "In Asia what Russia did is not on record in the period “The first years”, and leaned towards China in the period “The later years” (98%); by the definition “The small school” this is no evidence in the period “The first years”, and following in the period “The later years” (99%).",
        "Of 3 schools, in the period “The later years” 1 says following, 1 leaves more than one label open, and 1 does not speak of such a pair.",
        "Of 4 claims 1 is supported, 1 is not supported, 1 is not decided, and 1 cannot be tested.",
    ];
    assert_eq!(answer.sentences.len(), expected.len());
    answer
        .sentences
        .iter()
        .zip(expected)
        .for_each(|(found, expected)| assert_eq!(found.as_str(), expected));
}

#[test]
fn no_claims_no_third_sentence_and_no_draws_no_share() {
    let mut case = small(&act("a", "2003", "deed, accommodate, weight 5, certainty 1", "@s1"));
    case.settings.draws = 0;
    let expected = [
        "In Asia what Russia did took no side in the period “The first years”, and is not on record in the period “The later years”; by the definition “The small school” this is following in the period “The first years”, and no name for it in the period “The later years”.",
        "Of 1 school, in the period “The later years” 1 leaves more than one label open.",
    ];
    let found = whole(&case).sentences;
    assert_eq!(found.len(), expected.len());
    found.iter().zip(expected).for_each(|(found, expected)| assert_eq!(found.as_str(), expected));
}
