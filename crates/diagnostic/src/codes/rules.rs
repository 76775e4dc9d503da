//! Codes of schools, concepts, attributes, indicators.

super::catalogue::catalogue! {
    BAD_FORMULA = "E0401", "an indicator has no formula, or more than one";
    BAD_FILTER = "E0402", "a condition is not understood";
    BAD_ANCHORS = "E0403", "the calibration points do not rise or fall";
    NO_ANCHORS = "E0404", "an attribute has no calibration";
    EMPTY_CONCEPT = "E0405", "a concept has no conditions";
    EMPTY_SCHOOL = "W0406", "a school cannot say anything";
    NOT_A_DEGREE = "W0407", "an indicator is taken as a degree, but need not be one";
    NO_SUCH_ASSESSMENT = "W0408", "nothing assesses this";
    BAD_PATTERN = "E0409", "a pattern is not understood";
    NO_SUCH_SERIES = "E0410", "a series is not understood in this place";
    DEEP_CONCEPT = "E0411", "a concept is defined through too many others";
    BAD_SIDE = "E0412", "a balance has a side, and nothing else has";
    BAD_RATE = "E0413", "how often a year is not understood";
    BAD_MOST = "E0414", "a comparison of pairs is not understood";
    BAD_SCOPE = "E0415", "where a school applies hangs on its own label";
}
