//! Codes of claims.

super::catalogue::catalogue! {
    NO_TEST = "E0501", "a claim has no test";
    BAD_TEST = "E0502", "a test is not understood";
    CLAIM_UNCITED = "W0503", "a claim cites no page";
    UNKNOWN_LABEL = "W0504", "no concept of the school has this label";
    CAUSAL_UNTESTED = "W0505", "a causal claim has no test of its kind";
}
