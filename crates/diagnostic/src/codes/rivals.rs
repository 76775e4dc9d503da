//! Codes of rival explanations: hypotheses, clues, clusters, causes.

super::catalogue::catalogue! {
    NOT_EXCLUSIVE = "E0601", "two hypotheses may both be true";
    ONE_HYPOTHESIS = "E0602", "a hypothesis has no rival";
    BAD_PRIORS = "E0603", "the priors do not add up";
    BAD_LIKELIHOOD = "E0604", "a likelihood is not understood";
    LIKELIHOOD_MISSING = "E0605", "a likelihood is missing";
    MIXED_SCALES = "E0606", "probabilities and decibels are mixed";
    BAD_CLUSTER = "E0607", "a cluster is none";
    CLUSTER_CONTRADICTS = "E0608", "a cluster contradicts its clues";
    SELF_CONTRADICTION = "E0609", "a hypothesis contradicts itself";
    IMPOSSIBLE = "E0610", "a clue is impossible under every hypothesis";
    BAD_TYPES = "E0611", "the types of a cause are not understood";
    BEYOND_EVIDENCE = "W0612", "a probability that no evidence can move";
    UNARGUED = "W0613", "a likelihood is not argued";
    CLUE_UNCITED = "W0614", "a clue cites no page";
    SEARCHED_NOWHERE = "W0615", "a clue was not found, but nobody says where it was looked for";
    UNASSERTED = "W0616", "a rival that no hypothesis of the set asserts";
    HELD_BY_NOBODY = "W0617", "nobody is named who holds a hypothesis";
    BAD_GIVEN = "E0618", "a likelihood given other clues cannot be used";
    GIVEN_IN_A_CIRCLE = "E0619", "clues are given each other in a circle";
    COUNTED_TWICE = "W0620", "two clues rest on the same evidence";
    CLUSTER_NOT_WHOLE = "W0621", "a cluster is not whole, and what is left of it does not count";
}
