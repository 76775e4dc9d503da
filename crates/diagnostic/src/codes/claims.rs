//! Codes of claims.

super::catalogue! {
    NO_TEST = "E0501", "a claim has no test",
        "A claim is a sentence and at least one test of it; or it says why nothing can test it.\n\nMend: add a test (docs/language.md section 7) or `untestable: why`.";
    BAD_TEST = "E0502", "a test is not understood",
        "The forms of tests are listed in docs/language.md section 7.\n\nMend: follow the form shown in the message.";
    CLAIM_UNCITED = "W0503", "a claim cites no page",
        "A claim is somebody's sentence: it should say whose and where.\n\nMend: add `cite:`.";
    UNKNOWN_LABEL = "W0504", "no concept of the school has this label",
        "The claim expects a label that the school can never give: it will fail whatever the evidence.\n\nMend: correct the label or the school.";
}
