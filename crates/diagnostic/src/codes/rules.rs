//! Codes of schools, concepts, attributes, indicators.

super::catalogue! {
    BAD_FORMULA = "E0401", "an indicator has no formula, or more than one",
        "An indicator is computed in exactly one way: `count:`, `share:`, `balance:`, `series:` or `assessed:`.\n\nMend: give one.";
    BAD_FILTER = "E0402", "a condition is not understood",
        "Filters are lists of conditions parted by commas, all of which must hold: `resisting, soft, deeds, instrument obstruction or veto`. docs/language.md section 6 lists them.\n\nMend: correct the condition.";
    BAD_ANCHORS = "E0403", "the calibration points do not rise or fall",
        "The direct method needs three points in order: full-out, crossover, full-in, rising or falling, no two alike.\n\nMend: order them; check which end means full membership.";
    NO_ANCHORS = "E0404", "an attribute has no calibration",
        "An indicator becomes a degree of membership by three points (`full-out 0, crossover 2, full-in 6`), or is one already (`as-is`).\n\nMend: add one of the two as a coding line.";
    EMPTY_CONCEPT = "E0405", "a concept has no conditions",
        "A concept needs at least one of `all:`, `any:` and `none:`.\n\nMend: add the conditions.";
    EMPTY_SCHOOL = "W0406", "a school cannot say anything",
        "No concept of this school may be a verdict.\n\nMend: add concepts `of` this school.";
    NOT_A_DEGREE = "W0407", "an indicator is taken as a degree, but need not be one",
        "`as-is` takes the indicator's value as a degree of membership 0..1. Only assessments, shares and ambivalence are degrees.\n\nMend: calibrate it.";
    NO_SUCH_ASSESSMENT = "W0408", "nothing assesses this",
        "A school asks for an assessment that the case does not hold, for anybody, at any time: every rule that needs it stays open.\n\nMend: add an `assessment`, if a source judges it.";
    BAD_PATTERN = "E0409", "a pattern is not understood",
        "A pattern is made of lines `when: LABEL in ARENA-OR-LEVEL` or `when: LABEL of RUS -> USA in global`.\n\nMend: write it so.";
    NO_SUCH_SERIES = "E0410", "a series is not understood in this place",
        "A series is named by its id, or by its kind and side: `capability of target`. Ratios are written `A / B`.\n\nMend: write it so.";
    DEEP_CONCEPT = "E0411", "a concept is defined through too many others",
        "A concept may rest on concepts that rest on concepts, 64 deep. Goertz's own scheme has three levels; a definition this deep is a slip, or made by a machine.\n\nMend: define it by attributes.";
}
