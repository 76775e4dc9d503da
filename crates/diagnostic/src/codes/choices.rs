//! Codes of choices.

super::catalogue::catalogue! {
    BAD_OPTION = "E0701", "an option is not understood";
    NO_OPTION = "E0702", "a choice has no option";
    ONE_OPTION = "W0703", "a choice has one option";
    PREFERRED_EXCLUDED = "E0704", "preferred options exclude each other";
    IDLE_OPTION = "W0705", "an option changes nothing";
    BAD_EXCLUSION = "E0706", "an exclusion is not understood";
    CONTENDING = "W0707", "two choices change the same thing";
    PREFERRED_CHANGES = "W0708", "a preferred option is not what the case does";
}
