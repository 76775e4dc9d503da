//! Small cases as text, and what came of them.

use counterpoise_case::model::Case;
use counterpoise_case::{Folder, Loaded, load};
use counterpoise_present::{found_text, line, outcome_word, reason_text};
use counterpoise_study::{
    Answer, Choices, ClaimResult, Control, Node, Question, answer, claims_of,
};

/// Four works, all ungraded.
pub(crate) const BIB: &str = "
@article{s1, author = {Adams, Ann}, title = {First}, year = {2001}}
@article{s2, author = {Baker, Ben}, title = {Second}, year = {2002}}
@article{s3, author = {Clark, Cat}, title = {Third}, year = {2003}}
@article{s4, author = {Davis, Dan}, title = {Fourth}, year = {2004}}
";

/// One pair, two arenas, two periods; the school `mini` with three labels, `far` for the global
/// level, `doubting` that needs a judgement.
pub(crate) const HEAD: &str = r#"
case small "A small case"
  question: Does Russia follow China or oppose it?
  subject: RUS
  target: CHN
  bibliography: sources.bib
  schools: mini
  arenas: asia
  draws: 400
arena asia "Asia"
arena europe "Europe"
arena system "The system"
  level: global
period one "The first years"
  from: 2001
  until: 2005
period two "The later years"
  from: 2006
  until: 2010
"#;

pub(crate) const SCHOOLS: &str = r#"
indicator X1 "Deeds that accommodate"
  count: accommodating, deeds
indicator X2 "Deeds that resist"
  count: resisting, deeds
indicator X3 "Menace"
  assessed: menace
indicator X4 "Wealth of China"
  series: wealth
attribute gives "Gives way"
  of: X1
  some: 0.3
  cite: @s1 p. 2
attribute stands "Stands up"
  of: X2
  some: 0.3
  cite: @s1 p. 2
attribute menaced "Is menaced"
  of: X3
  as-is
school mini "The small school"
  year: 2000
concept c1 of mini "Following"
  label: following
  all: gives
  none: stands
concept c2 of mini "Opposing"
  label: opposing
  all: stands
  none: gives
concept c3 of mini "Hedging"
  label: hedging
  all: gives, stands
school far "A school of the system"
  year: 2001
concept c4 of far "Leading"
  label: leading
  level: global
  all: gives
school doubting "A school that asks for a judgement"
  year: 2002
concept c5 of doubting "Bowing"
  label: bowing
  all: gives, menaced
concept c6 of doubting "Holding out"
  label: holding-out
  all: gives
  none: menaced
series wealth "Wealth"
  unit: dollars
  values: 2001 = 1; 2002 = 18.6; 2003 = missing; 2004 = 0; 2005 = 3
  cite: @s1 p. 5
series size "Size"
  unit: heads
  values: 2001 = 0.3; 2002 = 30; 2003 = 4; 2004 = 7
  cite: @s2 p. 6
"#;

/// An act of the pair in Asia: `act("a", "2003", "deed, accommodate", "@s1")`; no source if the
/// last is empty.
pub(crate) fn act(id: &str, date: &str, coding: &str, cite: &str) -> String {
    let cite = if cite.is_empty() { String::new() } else { format!("  cite: {cite}\n") };
    format!("event {date} RUS -> CHN \"Act {id}\"\n  id: {id}\n  {coding}\n  arena: asia\n{cite}")
}

/// Three weighty deeds of one stance, each from its own source.
pub(crate) fn three(stance: &str, date: &str) -> String {
    let coding = format!("deed, {stance}, weight 5, certainty 1");
    [("a", "@s1 p. 1"), ("b", "@s2 p. 2"), ("c", "@s3")]
        .map(|(id, cite)| act(id, date, &coding, cite))
        .concat()
}

pub(crate) fn read(text: &str) -> Loaded {
    let files =
        vec![("sources.bib".to_owned(), BIB.into()), ("study.case".to_owned(), text.into())];
    load(&Folder { files, unreadable: vec![] }, &[])
}

/// The case of a text without errors.
pub(crate) fn case(text: &str) -> Case {
    let loaded = read(text);
    let errors: Vec<_> =
        loaded.diagnostics.iter().filter(|d| d.is_error()).map(|d| &d.message).collect();
    assert!(errors.is_empty(), "{errors:?}");
    loaded.case
}

/// The small case with more text.
pub(crate) fn small(more: &str) -> Case {
    case(&format!("{HEAD}{SCHOOLS}{more}"))
}

pub(crate) fn whole(case: &Case) -> Answer {
    answer(case, &Question::default(), Choices::ALL, Control::NONE)
        .expect("a case with a pair has an answer")
}

/// What came of one test: outcome, what was found, reasons.
pub(crate) fn tested(events: &str, test: &str) -> String {
    let case = with_claim(events, test);
    shown(&case, &claims_of(&case, Choices::ALL)[0])
}

pub(crate) fn results(events: &str, tests: &str) -> Vec<ClaimResult> {
    claims_of(&with_claim(events, tests), Choices::ALL)
}

/// The small case with these events and a claim with these tests.
pub(crate) fn with_claim(events: &str, tests: &str) -> Case {
    small(&format!("{events}\nclaim k \"A claim\"\n  {tests}\n  cite: @s1 p. 9\n"))
}

/// What a test rests on beside events, as indented text.
pub(crate) fn basis(events: &str, test: &str) -> String {
    let case = with_claim(events, test);
    let found = claims_of(&case, Choices::ALL);
    found[0].tests[0].basis.iter().map(|node| tree(&case, node)).collect()
}

/// `thin | following; as claimed in 93 of 100 re-readings | it rests on one source, Adams 2001`.
pub(crate) fn shown(case: &Case, result: &ClaimResult) -> String {
    let one = |t: &counterpoise_study::TestResult| {
        let parts = std::iter::once(outcome_word(t.outcome).to_owned())
            .chain([found_text(case, &t.found)])
            .chain(t.reasons.iter().map(|reason| reason_text(case, reason)));
        parts.collect::<Vec<_>>().join(" | ")
    };
    result.tests.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// A tree as indented text.
pub(crate) fn tree(case: &Case, node: &Node) -> String {
    fn put(case: &Case, node: &Node, depth: usize, text: &mut String) {
        text.push_str(&format!("{}{}\n", "  ".repeat(depth), line(case, node).text));
        node.children.iter().for_each(|child| put(case, child, depth + 1, text));
    }
    let mut text = String::new();
    put(case, node, 0, &mut text);
    text
}
