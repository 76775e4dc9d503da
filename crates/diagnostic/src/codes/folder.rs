//! Codes of the folder and of names.

super::catalogue::catalogue! {
    EMPTY_FOLDER = "E0201", "the folder holds no case";
    UNREADABLE = "E0202", "a file cannot be read";
    NO_CASE = "E0203", "there is no `case` directive";
    TWO_CASES = "E0204", "there are two `case` directives";
    DUPLICATE = "E0205", "a name is used twice";
    UNKNOWN_NAME = "E0206", "a name is not declared";
    CYCLE = "E0207", "a definition goes round in a circle";
    BAD_BIBLIOGRAPHY = "E0208", "an entry of the bibliography is not understood";
    DUPLICATE_SOURCE = "E0209", "a source is described twice";
    UNKNOWN_SOURCE = "E0210", "a source is not in the bibliography";
    UNUSED_SOURCE = "W0211", "a source is never cited";
    BAD_CITATION = "E0212", "a citation is not understood";
    UNKNOWN_ACTOR = "E0213", "no such actor";
    AMBIGUOUS_ACTOR = "E0214", "the name fits several actors";
    ACTOR_OUT_OF_DATE = "E0215", "the actor did not exist then";
    BAD_ORDER_OF_PERIOD = "E0216", "a period ends before it begins";
    BAD_SERIES = "E0217", "a series is not understood";
    SERIES_REPEATS = "E0218", "a series gives two values for one date";
    SAME_DYAD = "E0219", "subject and target are the same";
    NAME_NOT_CODE = "W0220", "a name stands where a code is usual";
    LOOKALIKE = "W0221", "two names look alike";
    DOUBTFUL_ENTRY = "W0222", "an entry of the bibliography is doubtful";
    NO_CLAIMS_YET = "W0223", "the main claim is not written yet";
}
