//! What is claimed, why it happened, and what could have been chosen otherwise.

use super::field::Takes::{Date, Form, Number, One, Prose, Several, Sources, Text, Word};
use super::field::{CITE, Directive, Field, IN_SET, Kind, NOTE, VIA, field};

pub(super) const WATCH: Directive = Directive {
    name: "watch",
    help: "something in which a shift is looked for",
    first_line: "watch deeds-balance \"Deeds towards China in Central Asia\"",
    coding: false,
    fields: &[
        field(
            "balance",
            Form,
            "the balance of acts that match",
            "deeds of RUS -> CHN in central-asia",
        ),
        field("level-of", One(Kind::Series), "a series", "gdp-rus"),
        field("ratio-of", Form, "one series over another", "gdp-chn / gdp-rus"),
        field(
            "scale",
            Word(&["plain", "log", "count"]),
            "on what scale a series is watched",
            "log",
        )
        .one_line(),
        field("window", Date, "only what lies in it is looked at", "1991/2019").one_line(),
        field("pooled", Word(&["yes", "no"]), "whether it counts where evidence is pooled", "yes")
            .one_line(),
        IN_SET,
        NOTE,
    ],
};

pub(super) const CLAIMED_SHIFT: Directive = Directive {
    name: "claimed-shift",
    help: "who says that it shifted when",
    first_line: "claimed-shift 2008/2009 by @kaczmarski2016 p. 4 \"Russia accepts a transfer of hegemony\"",
    coding: false,
    fields: &[IN_SET, NOTE],
};

/// Tests of claims, which a clue may also be computed by.
const VERDICT: Field = field(
    "verdict",
    Form,
    "a school's label in a cell",
    "RUS -> CHN in central-asia during before by study-2019 is soft-balancing",
);
const CHANGE: Field = field(
    "change",
    Form,
    "a quantity rises or falls between two periods",
    "net of deeds of RUS -> CHN in central-asia from before to after rises",
);
const INDICATOR: Field = field(
    "indicator",
    Form,
    "an indicator against a bound",
    "arms-sales of RUS -> CHN in central-asia during after at least 2",
);
const GAP: Field = field(
    "gap",
    Form,
    "words less deeds against a bound",
    "RUS -> CHN in central-asia during before at least 0.2",
);
const ORDER: Field = field("order", Form, "one event before another", "E091 before E106");
const COUNT: Field = field(
    "count",
    Form,
    "the number of matching events against a bound",
    "deeds, hard of RUS -> CHN in central-asia during after at least 3",
);
const NUMBER: Field = field(
    "number",
    Form,
    "a value of a series against a bound",
    "gdp-chn at 2017 at least 12000000",
);
const RATIO: Field = field(
    "ratio",
    Form,
    "a ratio of two series against a bound",
    "gdp-chn / gdp-rus at 2017 at least 7",
);
const SHIFT: Field = field(
    "shift",
    Form,
    "a watch shifted within a time",
    "of deeds-balance within 2014 with probability at least 0.8",
);

const CAUSAL: &[&str] =
    &["trigger", "cause", "last-straw", "accelerator", "necessary", "sufficient"];

pub(super) const CLAIM: Directive = Directive {
    name: "claim",
    help: "a sentence of the study, as tests that must all be met",
    first_line: "claim turn \"Russia turned after Crimea\"",
    coding: false,
    fields: &[
        VERDICT.repeated(),
        field("stance", Form, "the side that what was done leans to",
            "RUS -> CHN in central-asia during before is against")
        .repeated(),
        field("pattern", Form, "a pattern of a school is there", "RUS -> CHN during after by korolev-2016 is two-level-hedging")
            .repeated(),
        CHANGE.repeated(),
        INDICATOR.repeated(),
        GAP.repeated(),
        field("compare", Form, "one quantity exceeds another",
            "net of deeds of RUS -> CHN in eurasia during after exceeds net of deeds of CHN -> RUS in eurasia during after")
        .repeated(),
        ORDER.repeated(),
        field("span", Form, "how far two events or dates lie apart", "E091 within 12 months of E106")
            .repeated(),
        COUNT.repeated(),
        NUMBER.repeated(),
        RATIO.repeated(),
        SHIFT.repeated(),
        field("explanation", Form, "how a rival explanation fares", "trigger leads by 5 dB").repeated(),
        field("hoop", Form, "a clue without which an explanation falls, and which was found",
            "no-other of trigger")
        .repeated(),
        field("smoking-gun", Form, "a clue that is enough for an explanation, and which was found",
            "papers of trigger")
        .repeated(),
        field("without", Form, "how likely the outcome would have come without a cause",
            "sanctions at most 0.2")
        .repeated(),
        field("causal", Word(CAUSAL), "in which sense something is said to have brought it about",
            "necessary")
        .one_line(),
        CITE,
        VIA,
        field("rests-on", Several(Kind::Event), "events that the study rests it on", "E095, E106"),
        field("untestable", Prose, "why nothing of this kind can test it", "It is about motives."),
        field("calibrates", One(Kind::School), "the school whose own textbook case it is", "pape-2005")
            .one_line(),
        IN_SET,
        NOTE,
    ],
};

pub(super) const CHOICE: Directive = Directive {
    name: "choice",
    help: "something that an analyst could have decided otherwise, with its defensible options",
    first_line: "choice aggregation \"How conditions combine\"",
    coding: false,
    fields: &[
        field(
            "option",
            Form,
            "an option, its phrase, and what it changes",
            "mean = aggregation mean \"necessary conditions are averaged\"",
        )
        .one_line()
        .repeated(),
        field("each", Form, "an option for each thing of a kind", "sources").one_line().repeated(),
        field("preferred", Text, "the option that is preferred", "minimum").one_line(),
        field("why", Prose, "why it is preferred", "The author says *necessary*."),
        field(
            "excludes",
            Form,
            "options that no universe has together",
            "mean with definition study-2019",
        )
        .one_line()
        .repeated(),
        field(
            "not-with",
            Form,
            "options of other choices that none of its own goes with",
            "definition study-2019",
        ),
        field("alike", Form, "labels that count as one verdict", "hedging, soft-balancing")
            .repeated(),
        CITE,
        NOTE,
    ],
};

pub(super) const HYPOTHESIS: Directive = Directive {
    name: "hypothesis",
    help: "a rival explanation",
    first_line: "hypothesis trigger \"The sanctions made Russia turn\"",
    coding: false,
    fields: &[
        field("prior", Number, "its probability before the clues", "0.2").one_line(),
        field("asserts", Several(Kind::Hypothesis), "propositions that it asserts", "weakness"),
        field("denies", Several(Kind::Hypothesis), "propositions that it denies", "older"),
        field("excludes", Several(Kind::Hypothesis), "what cannot be true with it", "older")
            .one_line(),
        field("held-by", Sources, "who holds it", "@korolev2016 p. 387"),
        VIA,
        field("predicts", Prose, "what it leads one to expect", "Loans come before concessions."),
        field("when", Date, "when it leads one to expect it", "2014"),
        NOTE,
    ],
};

pub(super) const CLUE: Directive = Directive {
    name: "clue",
    help: "something that was looked for; the coding line says found, not-found or open",
    first_line: "clue loans \"Loans were cut off\"",
    coding: true,
    fields: &[
        field(
            "under",
            Form,
            "how likely it is under a hypothesis, and why",
            "trigger: 0.6 because it needs a loss",
        )
        .repeated(),
        field(
            "given",
            Form,
            "how likely it is, given other clues of its cluster",
            "loans under trigger: 0.7 because the one brings the other",
        )
        .repeated(),
        field(
            "apart",
            Form,
            "a clue on some of the same evidence that is no cluster with it, and why",
            "gas because prices are another matter",
        )
        .repeated(),
        field("events", Several(Kind::Event), "events in which it was found", "E091"),
        CITE,
        VIA,
        field("where", Prose, "where it was looked for", "The archive of the ministry."),
        IN_SET,
        NOTE,
        VERDICT,
        CHANGE,
        INDICATOR,
        GAP,
        ORDER,
        COUNT,
        NUMBER,
        RATIO,
        SHIFT,
    ],
};

pub(super) const CLUSTER: Directive = Directive {
    name: "cluster",
    help: "clues that hang together",
    first_line: "cluster money \"All about money\"",
    coding: false,
    fields: &[
        field("clues", Several(Kind::Clue), "its clues, at least two", "loans, prices"),
        field(
            "under",
            Form,
            "how likely all that was observed of them is, under a hypothesis",
            "trigger: 0.5 because the one brings the other",
        )
        .repeated(),
        field("dependence", Number, "from 0 (independent) to 1 (one and the same thing)", "0.5")
            .one_line(),
        NOTE,
    ],
};

pub(super) const CAUSE: Directive = Directive {
    name: "cause",
    help: "did it bring about the outcome, given that both happened?",
    first_line: "cause sanctions \"Did the sanctions make Russia turn, given that both happened?\"",
    coding: false,
    fields: &[
        field(
            "types",
            Form,
            "shares of causal types among cases like this one",
            "adverse 0.05, beneficial 0.35, chronic 0.3, destined 0.3",
        ),
        field(
            "clue",
            Form,
            "how likely a clue is in each type, and why",
            "loans: beneficial very-likely, destined even-chance because it needs no loss",
        )
        .repeated(),
        field(
            "mediator",
            One(Kind::Clue),
            "the clue that tells whether the mediator was there",
            "loans",
        )
        .one_line(),
        field(
            "mediator-types",
            Form,
            "how the mediator answers to the cause",
            "never 0.1, against 0.05, with 0.75, always 0.1",
        ),
        field(
            "outcome-types",
            Form,
            "how the outcome answers to the mediator",
            "never 0.1, against 0.05, with 0.75, always 0.1",
        ),
        CITE,
        VIA,
        NOTE,
    ],
};
