//! Claims and their tests.

use super::claim_words::{Words, conditions, pieces};
use super::context::Context;
use super::item::Item;
use super::word_lists::{CAUSAL, SIDES};
use super::{actors, event_values, filter, rules, schools};
use crate::model::{
    ArenaId, Asks, BalanceKind, Bound, Causal, CellRef, Claim, ClueTest, Direction, HypothesisId,
    PeriodId, Quantity, Side, Test, TestKind,
};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::{Field, Piece, join, slice};

const FORMS: &[(&str, &str)] = &[
    (
        "verdict",
        "verdict: RUS -> CHN in central-asia during before by study-2019 is soft-balancing",
    ),
    ("stance", "stance: RUS -> CHN in central-asia during before is to"),
    ("pattern", "pattern: RUS -> CHN during after by study-2019 is two-level-hedging"),
    ("change", "change: net of deeds of RUS -> CHN in central-asia from before to after rises"),
    ("indicator", "indicator: I18 of RUS -> CHN in central-asia during after at least 2"),
    ("gap", "gap: RUS -> CHN in eurasia during after at least 0.2"),
    (
        "compare",
        "compare: net of deeds of RUS -> CHN in eurasia during after exceeds net of deeds of CHN -> RUS in eurasia during after",
    ),
    ("order", "order: E091 before E092"),
    ("span", "span: E091 at most 6 months before E092"),
    ("count", "count: resisting, deeds of RUS -> CHN in central-asia during after at least 1"),
    ("number", "number: gdp-chn at 2017 is 12.2 within 0.1"),
    ("ratio", "ratio: trade-ca-chn / trade-ca-rus at 2017 at least 1.8"),
    ("shift", "shift: of deeds-balance within 2014-03/2015-05 with probability at least 0.9"),
    ("explanation", "explanation: trigger leads by at least 10 dB"),
    ("hoop", "hoop: no-other of trigger"),
    ("smoking-gun", "smoking-gun: papers of trigger"),
    ("without", "without: sanctions at most 0.2"),
];

pub(crate) fn claim(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a claim has one short name and its sentence in quotation marks";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `claim c1 \"Before Crimea ...\"`"),
        );
        return;
    };
    let taken = cx.case.claims.iter().any(|c| c.id == id.text);
    if !cx.is_new(taken, item, "claims", id.text) {
        return;
    }
    let tests = tests(cx, item);
    let untestable = item.prose("untestable");
    let written = FORMS.iter().any(|(name, _)| item.field(name).is_some());
    if !written && untestable.is_empty() {
        let message = format!("the claim `{}` has no test", id.text);
        cx.say(
            Diagnostic::new(Code::NO_TEST, item.head_span(), message)
                .help("add a test, or `untestable:` and why"),
        );
    }
    let mut cites = cx.citations(item, "cite");
    cites.extend(cx.citations(item, "via"));
    let rests_on = item.list("rests-on");
    let school = item.value("calibrates");
    let claim = Claim {
        id: id.text.to_owned(),
        title: item.title(),
        tests,
        untestable,
        cites,
        rests_on: rests_on
            .iter()
            .filter_map(|p| cx.event(item.span(p.range.clone()), p.text))
            .collect(),
        causal: item
            .value("causal")
            .and_then(|v| cx.choice(item.span(v.range), v.text, "a causal word", CAUSAL)),
        calibrates: school.and_then(|v| schools::school(cx, item.span(v.range), v.text)),
        set: cx.set(item),
        note: item.prose("note"),
        place: item.place(),
    };
    // A citation that is written and not understood has been named already.
    let written = ["cite", "via"].into_iter().filter_map(|field| item.field(field));
    let mut written = written.flat_map(|field| counterpoise_syntax::citations(item.text, field));
    if claim.cites.is_empty() && written.next().is_none() {
        let message = format!("the claim `{}` cites no page", claim.id);
        cx.say(
            Diagnostic::new(Code::CLAIM_UNCITED, item.head_span(), message)
                .help("add `cite:` with whose sentence it is"),
        );
    }
    causal_test(cx, item, &claim);
    cx.case.claims.push(claim);
}

/// Each causal word asks for a test of its own; without it the claim says more than it tests. That the
/// tests are about the right things only a reader can tell.
fn causal_test(cx: &mut Context<'_>, item: &Item<'_>, claim: &Claim) {
    let Some(causal) = claim.causal.filter(|_| claim.untestable.is_empty()) else { return };
    let kinds = || claim.tests.iter().map(|test| &test.kind);
    let has = |wanted: fn(&TestKind) -> bool| kinds().any(wanted);
    let hardly_without =
        |kind: &TestKind| matches!(kind, TestKind::Without { bound: Bound::AtMost(_), .. });
    let (is_asked, help) = match causal {
        Causal::Trigger => (
            has(|kind| matches!(kind, TestKind::Order { .. } | TestKind::Span { .. }))
                && has(|kind| matches!(kind, TestKind::Change { .. } | TestKind::Shift { .. })),
            "a trigger comes before (`order:` or `span:`), and things turn after it (`change:` or `shift:`)",
        ),
        Causal::Cause => (
            has(|kind| matches!(kind, TestKind::Explanation { .. })) || has(hardly_without),
            "a cause is the explanation that leads (`explanation:`), or that without which it would hardly have come (`without: CAUSE at most p`)",
        ),
        Causal::LastStraw => (
            has(|kind| matches!(kind, TestKind::Explanation { over: Some(_), .. })),
            "a last straw is put against the explanation without what it was added to (`explanation: last-straw over trigger`)",
        ),
        Causal::Accelerator => (
            kinds().filter(|kind| matches!(kind, TestKind::Change { .. })).count() > 1
                || has(|kind| matches!(kind, TestKind::Compare { .. })),
            "what is accelerated was under way before and goes faster after (two `change:`, or `compare:`)",
        ),
        Causal::Necessary => (
            has(|kind| matches!(kind, TestKind::Clue { test: ClueTest::Hoop, .. }))
                || has(hardly_without),
            "a necessary cause passes a hoop (`hoop:`), or the outcome would hardly have come without it (`without: CAUSE at most p`)",
        ),
        Causal::Sufficient => (
            has(|kind| matches!(kind, TestKind::Clue { test: ClueTest::SmokingGun, .. })),
            "a sufficient cause has its smoking gun (`smoking-gun:`)",
        ),
    };
    // A test that is not understood has been named already.
    if is_asked
        || FORMS.iter().filter(|(name, _)| item.field(name).is_some()).count() > claim.tests.len()
    {
        return;
    }
    let word = crate::vocabulary::Word::word(causal);
    let span = item.field("causal").map(|field| item.field_span(field));
    let message = format!("the claim `{}` says {word}, and no test of it asks that", claim.id);
    cx.say(Diagnostic::new(Code::CAUSAL_UNTESTED, span, message).help(help));
}

/// In the order in which they are written.
pub(crate) fn tests(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<Test> {
    let mut found = Vec::new();
    for field in &item.directive.fields {
        let name = slice(item.text, field.name.clone());
        if let Some((_, form)) = FORMS.iter().find(|(n, _)| *n == name) {
            found.extend(test(cx, item, name, form, field));
        }
    }
    found
}

fn test(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    name: &str,
    form: &str,
    field: &Field,
) -> Option<Test> {
    let said = cx.diagnostics.count();
    let mut words = Words { pieces: pieces(item, field), at: 0 };
    let kind = match name {
        "verdict" => verdict(cx, item, &mut words),
        "stance" => stance(cx, item, &mut words),
        "pattern" => pattern(cx, item, &mut words),
        "change" => change(cx, item, &mut words),
        "indicator" => indicator(cx, item, &mut words),
        "gap" => gap(cx, item, &mut words),
        "compare" => compare(cx, item, &mut words),
        "order" => order(cx, item, &mut words),
        "span" => super::spans::span(cx, item, &mut words),
        "count" => count(cx, item, &mut words),
        "number" => number(cx, item, &mut words),
        "ratio" => ratio(cx, item, &mut words),
        "explanation" => explanation(cx, item, &mut words),
        "hoop" => clue_test(cx, item, &mut words, ClueTest::Hoop),
        "smoking-gun" => clue_test(cx, item, &mut words, ClueTest::SmokingGun),
        "without" => without(cx, item, &mut words),
        _ => shift(cx, item, &mut words),
    };
    let kind = kind.filter(|_| words.is_done());
    if kind.is_none() && cx.diagnostics.count() == said {
        let at =
            words.peek().map_or_else(|| item.field_span(field), |p| item.span(p.range.clone()));
        let message = match words.peek() {
            Some(p) => format!("this test is not understood at `{}`", p.text),
            None => "this test is not complete".to_owned(),
        };
        cx.say(
            Diagnostic::new(Code::BAD_TEST, at, message)
                .help(format!("write, for example, `{form}`")),
        );
    }
    let mut place = item.place();
    let span = item.field_span(field);
    (place.start, place.end) = (span.start, span.end);
    place.line += item.text[(item.directive.keyword.start as usize)..(span.start as usize)]
        .matches('\n')
        .count() as u32;
    kind.map(|kind| Test { text: format!("{name}: {}", join(item.text, field)), kind, place })
}

/// `RUS -> CHN in central-asia`, or `in all` for all arenas together, with `domain energy` if need
/// be.
fn cell(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<CellRef> {
    let dyad = [words.next()?, words.next()?, words.next()?];
    let dyad = actors::dyad(cx, item, &dyad, None)?;
    words.expect("in")?;
    let arena = arena(cx, item, words)?;
    let domain = if words.eat("domain") {
        Some(event_values::domain(cx, item, &words.next()?)?)
    } else {
        None
    };
    Some(CellRef { dyad, arena, domain })
}

/// Nothing within: all arenas together.
fn arena(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<Option<ArenaId>> {
    let piece = words.next()?;
    cx.arena_or_all(item.span(piece.range.clone()), piece.text)
}

fn period(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<PeriodId> {
    let piece = words.next()?;
    cx.period(item.span(piece.range.clone()), piece.text)
}

fn bound(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<Bound> {
    if words.eat("at least") {
        return one(cx, item, words).map(Bound::AtLeast);
    }
    if words.eat("at most") {
        return one(cx, item, words).map(Bound::AtMost);
    }
    words.expect("is")?;
    let value = one(cx, item, words)?;
    words.expect("within")?;
    Some(Bound::Within(value, one(cx, item, words)?))
}

fn one(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<f64> {
    let piece = words.next()?;
    cx.number(item.span(piece.range.clone()), piece.text, f64::MIN..=f64::MAX)
}

fn verdict(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let cell = cell(cx, item, words)?;
    words.expect("during")?;
    let period = period(cx, item, words)?;
    words.expect("by")?;
    let name = words.next()?;
    let school = schools::school(cx, item.span(name.range.clone()), name.text)?;
    words.expect("is")?;
    let negated = words.eat("not");
    let label = words.next()?;
    // Still read, so that a case of the first edition keeps its claims.
    if label.text == "indeterminate" {
        let message = "`indeterminate` is a word of the first edition: a school that has no label for it says `none`";
        let span = item.span(label.range.clone());
        cx.say(Diagnostic::new(Code::FIRST_EDITION, span, message.to_owned()).help("write `none`"));
    }
    let known = cx
        .case
        .concepts
        .iter()
        .any(|c| c.school == school && c.is_verdict && c.label == label.text)
        || ["none", "indeterminate"].contains(&label.text);
    if !known {
        let labels = cx
            .case
            .concepts
            .iter()
            .filter(|c| c.school == school && c.is_verdict)
            .map(|c| c.label.as_str());
        let help = super::context::did_you_mean(label.text, labels, "its labels are");
        let message = format!("no concept of `{}` has the label `{}`", name.text, label.text);
        cx.say(Diagnostic::new(Code::UNKNOWN_LABEL, item.span(label.range), message).help(help));
    }
    Some(TestKind::Verdict { cell, period, school, label: label.text.to_owned(), negated })
}

/// `RUS -> CHN in central-asia during before is to`, or `... at 2014-03 is not mixed`.
fn stance(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let cell = cell(cx, item, words)?;
    let (period, at) = if words.eat("during") {
        (Some(period(cx, item, words)?), None)
    } else {
        (None, Some(at(cx, item, words)?))
    };
    words.expect("is")?;
    let negated = words.eat("not");
    let side = words.next()?;
    let side =
        cx.choice(item.span(side.range.clone()), side.text, "a side that one leans to", SIDES)?;
    Some(TestKind::Stance { cell, period, at, side, negated })
}

/// `RUS -> CHN during after by study-2019 is two-level-hedging`, or `is not`. A pattern names its
/// own places.
fn pattern(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let pair = [words.next()?, words.next()?, words.next()?];
    let dyad = actors::dyad(cx, item, &pair, None)?;
    words.expect("during")?;
    let period = period(cx, item, words)?;
    words.expect("by")?;
    let name = words.next()?;
    let school = schools::school(cx, item.span(name.range), name.text)?;
    words.expect("is")?;
    let negated = words.eat("not");
    let pattern = rules::pattern_of(cx, item, school, &words.next()?)?;
    Some(TestKind::Pattern { dyad, period, pattern, negated })
}

/// Quantities of the ledger, `None` for what acts weigh together.
const QUANTITIES: &[(&str, Option<BalanceKind>)] = &[
    ("net", Some(BalanceKind::Net)),
    ("ambivalence", Some(BalanceKind::Ambivalence)),
    ("hard-share", Some(BalanceKind::HardShare)),
    ("gap", Some(BalanceKind::Gap)),
    ("amount", None),
];

fn quantity(cx: &mut Context<'_>, item: &Item<'_>, words: &[Piece<'_>]) -> Option<Quantity> {
    let pieces = conditions(item, words);
    let first = pieces.first()?;
    let head = first.text.split(' ').next().unwrap_or_default();
    if QUANTITIES.iter().any(|(name, _)| *name == head) || first.text.contains(" of ") {
        let (kind, filter) = super::formula::quantity(cx, item, &pieces, QUANTITIES)?;
        return Some(kind.map_or_else(
            || Quantity::Amount(filter.clone()),
            |kind| Quantity::Balance(kind, filter.clone()),
        ));
    }
    let found = cx.names.indicators.get(first.text).copied();
    if found.is_none() {
        let help = super::context::did_you_mean(
            first.text,
            cx.case.indicators.iter().map(|i| i.id.as_str()),
            "",
        );
        cx.unknown(item.span(first.range.clone()), "indicator", first.text, help);
    }
    found.map(Quantity::Indicator)
}

fn change(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let what = words.until_dyad()?;
    let quantity = quantity(cx, item, &what)?;
    let cell = cell(cx, item, words)?;
    words.expect("from")?;
    let from = period(cx, item, words)?;
    words.expect("to")?;
    let to = period(cx, item, words)?;
    let direction = if words.eat("rises") {
        Direction::Rises
    } else {
        words.expect("falls")?;
        Direction::Falls
    };
    let by = if words.eat("by at least") { one(cx, item, words)? } else { 0.0 };
    Some(TestKind::Change { quantity, cell, from, to, direction, by })
}

/// `QUANTITY of CELL during PERIOD exceeds QUANTITY of CELL during PERIOD`, with `by at least N` if
/// need be.
fn compare(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let greater = side(cx, item, words)?;
    words.expect("exceeds")?;
    let lesser = side(cx, item, words)?;
    let by = if words.eat("by at least") { one(cx, item, words)? } else { 0.0 };
    Some(TestKind::Compare { greater, lesser, by })
}

fn side(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<Side> {
    let what = words.until_dyad()?;
    let quantity = quantity(cx, item, &what)?;
    let cell = cell(cx, item, words)?;
    words.expect("during")?;
    Some(Side { quantity, cell, period: period(cx, item, words)? })
}

fn indicator(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let what = words.until_dyad()?;
    let quantity = quantity(cx, item, &what)?;
    level(cx, item, words, quantity)
}

fn gap(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let quantity =
        Quantity::Balance(crate::model::BalanceKind::Gap, crate::model::Filter::default());
    level(cx, item, words, quantity)
}

fn level(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    words: &mut Words<'_>,
    quantity: Quantity,
) -> Option<TestKind> {
    let cell = cell(cx, item, words)?;
    words.expect("during")?;
    let period = period(cx, item, words)?;
    let bound = bound(cx, item, words)?;
    Some(TestKind::Level { quantity, cell, period, bound })
}

fn count(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let what = words.until_dyad().filter(|what| !what.is_empty())?;
    let filter = filter::of_item(cx, item, &conditions(item, &what));
    let cell = cell(cx, item, words)?;
    words.expect("during")?;
    let period = period(cx, item, words)?;
    let bound = bound(cx, item, words)?;
    Some(TestKind::Count { filter, cell, period, bound })
}

fn order(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let first = words.next()?;
    let earlier = cx.event(item.span(first.range.clone()), first.text)?;
    words.expect("before")?;
    let second = words.next()?;
    let later = cx.event(item.span(second.range.clone()), second.text)?;
    Some(TestKind::Order { earlier, later })
}

fn number(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let name = words.next()?;
    let series = cx.series(item.span(name.range.clone()), name.text)?;
    let at = at(cx, item, words)?;
    Some(TestKind::Number { series, at, bound: bound(cx, item, words)? })
}

fn ratio(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let name = words.next()?;
    let over = cx.series(item.span(name.range.clone()), name.text)?;
    words.expect("/")?;
    let name = words.next()?;
    let under = cx.series(item.span(name.range.clone()), name.text)?;
    let at = at(cx, item, words)?;
    Some(TestKind::Ratio { over, under, at, bound: bound(cx, item, words)? })
}

/// `of deeds-balance within 2014-03/2015-05 with probability at least 0.9`, or the same after
/// `not`.
fn shift(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let negated = words.eat("not");
    words.expect("of")?;
    let name = words.next()?;
    let found = cx.names.watches.get(name.text).copied();
    if found.is_none() {
        let help = super::context::did_you_mean(
            name.text,
            cx.case.watches.iter().map(|w| w.id.as_str()),
            "watched are",
        );
        cx.unknown(item.span(name.range), "watch", name.text, help);
    }
    words.expect("within")?;
    let date = words.next()?;
    let within = super::shifts::window(cx, item, &date)?;
    words.expect("with probability at least")?;
    let least = words.next()?;
    let probability = cx.number(item.span(least.range.clone()), least.text, 0.0..=1.0)?;
    Some(TestKind::Shift { watch: found?, within, negated, probability })
}

/// `H leads`, `H leads by at least 10 dB`, `H over G by at least 3 dB`, `H at least 0.5`.
fn explanation(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let hypothesis = weighed(cx, item, &words.next()?)?;
    if words.eat("leads") {
        return Some(TestKind::Explanation {
            hypothesis,
            over: None,
            asks: Asks::Ahead(ahead(cx, item, words)?),
        });
    }
    if words.eat("over") {
        let over = weighed(cx, item, &words.next()?)?;
        return Some(TestKind::Explanation {
            hypothesis,
            over: Some(over),
            asks: Asks::Ahead(ahead(cx, item, words)?),
        });
    }
    let asks = Asks::Probability(bound(cx, item, words)?);
    Some(TestKind::Explanation { hypothesis, over: None, asks })
}

/// `no-other of trigger`.
fn clue_test(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    words: &mut Words<'_>,
    test: ClueTest,
) -> Option<TestKind> {
    let name = words.next()?;
    let clue = cx.clue(item.span(name.range.clone()), name.text);
    words.expect("of")?;
    let hypothesis = weighed(cx, item, &words.next()?)?;
    Some(TestKind::Clue { clue: clue?, hypothesis, test })
}

/// `sanctions at most 0.2`.
fn without(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<TestKind> {
    let name = words.next()?;
    let cause = cx.case.causes.iter().position(|own| own.id == name.text);
    if cause.is_none() {
        let known = cx.case.causes.iter().map(|own| own.id.as_str());
        let help = super::context::did_you_mean(name.text, known, "declared are");
        cx.unknown(item.span(name.range), "question of cause", name.text, help);
    }
    let bound = bound(cx, item, words)?;
    Some(TestKind::Without { cause: cause?, bound })
}

fn ahead(cx: &mut Context<'_>, item: &Item<'_>, words: &mut Words<'_>) -> Option<f64> {
    if words.is_done() {
        return Some(0.0);
    }
    words.expect("by at least")?;
    let by = one(cx, item, words)?;
    words.expect("dB")?;
    Some(by)
}

fn weighed(cx: &mut Context<'_>, item: &Item<'_>, name: &Piece<'_>) -> Option<HypothesisId> {
    let span = item.span(name.range.clone());
    let id = cx.hypothesis(span, name.text)?;
    if !cx.case[id].is_weighed {
        let message = format!("`{}` is a part of hypotheses and is not weighed itself", name.text);
        cx.say(
            Diagnostic::new(Code::BAD_TEST, span, message)
                .help("name a hypothesis that asserts it"),
        );
        return None;
    }
    Some(id)
}

fn at(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    words: &mut Words<'_>,
) -> Option<counterpoise_dates::Date> {
    words.expect("at")?;
    let date = words.next()?;
    cx.date(item.span(date.range.clone()), date.text)
}
