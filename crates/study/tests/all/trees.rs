//! From a label down to the page.

use crate::common::{act, results, small, three, tree};
use counterpoise_case::model::{ArenaId, Case, EventId, PeriodId};
use counterpoise_present::line;
use counterpoise_study::{
    Choices, Node, Subject, claim_node, claims_of, event_node, speaks_for, speaks_for_nodes,
    verdict_of,
};

const EVENTS: &str = r#"
event 2003-05 RUS -> CHN "Sells a pipeline"
  id: a
  deed, accommodate, soft, weight 5, certainty 1
  arena: asia
  cite: @s1 p. 11; @s2
  via: @s3 p. 4
event [2004..2007] RUS -> CHN "Closes a border"
  id: b
  deed, resist, hard, weight 2, certainty 0.5
  arena: asia
  printed: 2014 because the treaty followed it
  via: @s3 p. 5
  note: The day is not told.
event undated RUS -> CHN "Lets a patrol pass"
  id: c
  deed, accommodate, weight 1, certainty 1
  also: RUS -> USA in europe: resist
  arena: asia
"#;

const CLAIM: &str = r#"
claim k "Russia sold and did not mind"
  number: wealth at 2002 at least 19
  order: a before b
  untestable: What it minded.
  cite: @s1 p. 9
  rests-on: a
  note: Selling as an order.
"#;

/// The verdict of a school as indented text.
fn told(case: &Case, school: &str) -> String {
    tree(case, &of_verdict(case, school))
}

fn of_verdict(case: &Case, school: &str) -> Node {
    let school = case.schools.iter().position(|s| s.id == school).unwrap();
    verdict_of(
        case,
        None,
        Some(ArenaId(0)),
        PeriodId(0),
        counterpoise_case::model::SchoolId(school as u32),
    )
    .unwrap()
}

/// One act is told for each school that reads it for a label; an act that counts nowhere for none.
#[test]
fn what_an_act_speaks_for() {
    let case = small(EVENTS);
    let pair = case.header.subject.zip(case.header.target).unwrap();
    let of = |id: &str| {
        let at = case.events.iter().position(|event| event.id == id).unwrap();
        speaks_for(&case, pair, EventId(at as u32))
    };
    let sold = of("a");
    assert!(!sold.is_empty());
    for own in &sold {
        assert!(own.labels.iter().all(|(_, without, with)| (with - without).abs() >= 0.01));
        assert!(!own.attributes.is_empty(), "{own:?}");
    }
    // What accommodates speaks for a label that what resists speaks against.
    let closed = of("b");
    let change = |found: &[counterpoise_study::SpeaksFor]| {
        let own = &found[0];
        (own.school, own.labels[0].0.clone(), own.labels[0].2 - own.labels[0].1)
    };
    let (for_it, against_it) = (change(&sold), change(&closed));
    assert_eq!((for_it.0, &for_it.1), (against_it.0, &against_it.1));
    assert!(for_it.2 * against_it.2 < 0.0, "{for_it:?} {against_it:?}");
    let text: Vec<String> =
        speaks_for_nodes(&case, &sold).iter().map(|node| tree(&case, node)).collect();
    assert_eq!(
        text.concat(),
        "what it speaks for in Asia, The first years: the degree of each label without it and with it\n  \
         The small school: following 0.41 \u{2192} 0.832, opposing 0.41 \u{2192} 0.077, hedging 0.41 \u{2192} 0.168; \
         more \u{201c}Gives way\u{201d}, less \u{201c}Stands up\u{201d}\n"
    );
    // An act without a date is in no period.
    assert_eq!(of("c"), vec![]);
}

/// A scope is shown by what it asks for, with its numbers, and by what fails.
#[test]
fn what_a_scope_asks_for() {
    let judged = |degree: &str| {
        let school = "school limited \"A school of the menaced\"\n  year: 2003\n  applies-if: menaced, gives or stands\nconcept c7 of limited \"Bowing\"\n  label: bowing\n  all: gives\n";
        let menace = format!(
            "assessment 2001/2005 menace RUS -> CHN \"As Adams sees it\"\n  degree: {degree}\n  arena: asia\n  cite: @s1 p. 3\n"
        );
        told(&small(&format!("{EVENTS}{school}{menace}")), "limited")
    };
    let outside = judged("none");
    assert!(outside.starts_with(
        "Russia → China, Asia, 2001-01-01 to 2005-12-31, by A school of the menaced: out of scope\n"
    ));
    let asked: Vec<&str> = outside
        .lines()
        .skip_while(|line| !line.contains("whether the school speaks"))
        .take(3)
        .map(str::trim)
        .collect();
    assert_eq!(
        asked[0],
        "whether the school speaks of such a pair: it is so in 12 of 100 re-readings"
    );
    assert_eq!(asked[1], "asks for menaced: 0.233, this fails");
    assert!(asked[2].starts_with("asks for gives or stands: 0.9"), "{asked:?}");
    assert!(outside.contains("Is menaced = 0.233 "), "{outside}");
    assert!(!judged("full").contains("this fails"));
    assert!(!told(&small(EVENTS), "mini").contains("whether the school speaks"));
}

/// Rows of one commitment count once: a later row adds what it raises the others by.
#[test]
fn a_row_that_is_counted_already_says_under_which_commitment() {
    let row = |id: &str, weight: u8| {
        let coding = format!("deed, accommodate, weight {weight}, certainty 1\n  commitment: pact");
        act(id, "2003", &coding, "@s1")
    };
    let shown = told(&small(&(row("a", 2) + &row("b", 2) + &row("c", 3))), "mini");
    let of = |id: &str| {
        let line = shown.lines().find(|line| line.trim().starts_with(&format!("{id} 2003 Act")));
        line.unwrap().trim().split_once(": ").unwrap().1.to_owned()
    };
    let alone = "weight 2 x certainty 1 x share 1";
    assert_eq!(of("a"), format!("2 = {alone}"));
    assert_eq!(of("b"), format!("0: counted already under the commitment pact; alone {alone}"));
    assert_eq!(
        of("c"),
        "1 more than is counted under the commitment pact already; alone weight 3 x certainty 1 x share 1"
    );
}

#[test]
fn a_verdict() {
    assert_eq!(told(&small(EVENTS), "mini"), VERDICT);
}

const VERDICT: &str = "\
Russia → China, Asia, 2001-01-01 to 2005-12-31, by The small school: following or hedging
  in re-readings of the evidence: following 79, hedging 12, no name for it 8, opposing 2 of 100
  what following hangs on: by how much its probability changes
    with the day of b fixed: -0.10
  dates: holds wherever the 2 events of uncertain day fall
  Following: 0.832
    needs gives: 0.923
    excludes stands: 0.832, this binds
    Gives way = 0.923 (taken as a degree)
      X1 Deeds that accommodate (counted from events): 6
        a 2003-05 Sells a pipeline: 5 = weight 5 x certainty 1 x share 1
          Adams 2001: p. 11; Baker 2002
          read in Clark 2003: p. 4
        c undated Lets a patrol pass: 1 = weight 1 x certainty 1 x share 1, undated
          uncited
    Stands up = 0.168 (taken as a degree)
      X2 Deeds that resist (counted from events): 1
        b [2004..2007] Closes a border: 1 = weight 2 x certainty 0.5 x share 1, perhaps in the window
          asserted in Clark 2003: p. 5
  Opposing: 0.077
    needs stands: 0.168
    excludes gives: 0.077, this binds
    Gives way = 0.923 (taken as a degree)
      X1 Deeds that accommodate (counted from events): 6
        a 2003-05 Sells a pipeline: 5 = weight 5 x certainty 1 x share 1
          Adams 2001: p. 11; Baker 2002
          read in Clark 2003: p. 4
        c undated Lets a patrol pass: 1 = weight 1 x certainty 1 x share 1, undated
          uncited
    Stands up = 0.168 (taken as a degree)
      X2 Deeds that resist (counted from events): 1
        b [2004..2007] Closes a border: 1 = weight 2 x certainty 0.5 x share 1, perhaps in the window
          asserted in Clark 2003: p. 5
  Hedging: 0.168
    needs gives: 0.923
    needs stands: 0.168, this binds
    Gives way = 0.923 (taken as a degree)
      X1 Deeds that accommodate (counted from events): 6
        a 2003-05 Sells a pipeline: 5 = weight 5 x certainty 1 x share 1
          Adams 2001: p. 11; Baker 2002
          read in Clark 2003: p. 4
        c undated Lets a patrol pass: 1 = weight 1 x certainty 1 x share 1, undated
          uncited
    Stands up = 0.168 (taken as a degree)
      X2 Deeds that resist (counted from events): 1
        b [2004..2007] Closes a border: 1 = weight 2 x certainty 0.5 x share 1, perhaps in the window
          asserted in Clark 2003: p. 5
";

#[test]
fn a_verdict_with_judgements_and_one_that_is_unknown() {
    let judged = "assessment 2001/2005 menace RUS -> CHN \"A danger\"\n  degree: high\n  cite: @s1 p. 3\n  via: @s2\n";
    assert_eq!(told(&small(&(three("accommodate", "2003") + judged)), "doubting"), JUDGED);
    assert_eq!(told(&small(&three("accommodate", "2003")), "doubting"), UNKNOWN);
}

const JUDGED: &str = "\
Russia → China, Asia, 2001-01-01 to 2005-12-31, by A school that asks for a judgement: bowing or holding-out
  in re-readings of the evidence: bowing 80, holding-out 20 of 100
  what bowing hangs on: by how much its probability changes
    without the source Adams 2001: -0.30
    without the judgements of Adams 2001: -0.30
  dates: no event may fall both inside and outside the window
  Bowing: 0.66
    needs gives: 1
    needs menaced: 0.66, this binds
    Gives way = 1 (taken as a degree)
      X1 Deeds that accommodate (counted from events): 15
        a 2003 Act a: 5 = weight 5 x certainty 1 x share 1
          Adams 2001: p. 1
        b 2003 Act b: 5 = weight 5 x certainty 1 x share 1
          Baker 2002: p. 2
        c 2003 Act c: 5 = weight 5 x certainty 1 x share 1
          Clark 2003
    Is menaced = 0.66 (taken as a degree)
      X3 Menace (assessed by sources): 0.8
        A danger (2001/2005): degree 0.8 (Adams 2001: p. 3; Baker 2002)
  Holding out: 0.34
    needs gives: 1
    excludes menaced: 0.34, this binds
    Gives way = 1 (taken as a degree)
      X1 Deeds that accommodate (counted from events): 15
        a 2003 Act a: 5 = weight 5 x certainty 1 x share 1
          Adams 2001: p. 1
        b 2003 Act b: 5 = weight 5 x certainty 1 x share 1
          Baker 2002: p. 2
        c 2003 Act c: 5 = weight 5 x certainty 1 x share 1
          Clark 2003
    Is menaced = 0.66 (taken as a degree)
      X3 Menace (assessed by sources): 0.8
        A danger (2001/2005): degree 0.8 (Adams 2001: p. 3; Baker 2002)
";
const UNKNOWN: &str = "\
Russia → China, Asia, 2001-01-01 to 2005-12-31, by A school that asks for a judgement: holding-out or bowing
  no concept reaches one half; the highest is bowing with 0.5
  in re-readings of the evidence: holding-out 51, bowing 49 of 100
  what holding-out hangs on: by how much its probability changes
    where “Is menaced” is so, against where it is not: -1.00
  dates: no event may fall both inside and outside the window
  Bowing: 0.5
    needs gives: 1
    needs menaced: 0.5, this binds
    Gives way = 1 (taken as a degree)
      X1 Deeds that accommodate (counted from events): 15
        a 2003 Act a: 5 = weight 5 x certainty 1 x share 1
          Adams 2001: p. 1
        b 2003 Act b: 5 = weight 5 x certainty 1 x share 1
          Baker 2002: p. 2
        c 2003 Act c: 5 = weight 5 x certainty 1 x share 1
          Clark 2003
    Is menaced = 0.5 (taken as a degree)
      X3 Menace (assessed by sources): unknown (no source judges menace there and then)
  Holding out: 0.5
    needs gives: 1
    excludes menaced: 0.5, this binds
    Gives way = 1 (taken as a degree)
      X1 Deeds that accommodate (counted from events): 15
        a 2003 Act a: 5 = weight 5 x certainty 1 x share 1
          Adams 2001: p. 1
        b 2003 Act b: 5 = weight 5 x certainty 1 x share 1
          Baker 2002: p. 2
        c 2003 Act c: 5 = weight 5 x certainty 1 x share 1
          Clark 2003
    Is menaced = 0.5 (taken as a degree)
      X3 Menace (assessed by sources): unknown (no source judges menace there and then)
";

#[test]
fn a_claim() {
    let case = small(&format!("{EVENTS}{CLAIM}"));
    assert_eq!(tree(&case, &claim_node(&case, &claims_of(&case, Choices::ALL)[0])), CLAIMED);
}

const CLAIMED: &str = "\
k: Russia sold and did not mind — partly: the numbers say otherwise (Adams 2001: p. 9)
  not supported [number: wealth at 2002 at least 19] Wealth at 2002: 18.6
    the numbers say otherwise: the claim needs at least 19
    Wealth 2002: 18.6 dollars (Adams 2001: p. 5)
  supported [order: a before b] a is dated 2003-05, b [2004..2007]
    2 of 2 events were read through Clark 2003
    a 2003-05 Sells a pipeline
      deed, accommodate, soft, weight 5, behaviour
      Russia → China: accommodate in Asia
      Adams 2001: p. 11; Baker 2002
      read in Clark 2003: p. 4
    b [2004..2007] Closes a border
      deed, resist, hard, weight 2, behaviour
      Russia → China: resist in Asia
      the source prints 2014; corrected because the treaty followed it
      note: The day is not told.
      asserted in Clark 2003: p. 5
  cannot be tested: What it minded.
  the study rests it on
    a 2003-05 Sells a pipeline
      deed, accommodate, soft, weight 5, behaviour
      Russia → China: accommodate in Asia
      Adams 2001: p. 11; Baker 2002
      read in Clark 2003: p. 4
  how it was put as a test: Selling as an order.
";

#[test]
fn an_event() {
    let case = small(EVENTS);
    let all: String = [0, 1, 2].map(|e| tree(&case, &event_node(&case, EventId(e)))).concat();
    assert_eq!(all, EVENT);
}

const EVENT: &str = "\
a 2003-05 Sells a pipeline
  deed, accommodate, soft, weight 5, behaviour
  Russia → China: accommodate in Asia
  Adams 2001: p. 11; Baker 2002
  read in Clark 2003: p. 4
b [2004..2007] Closes a border
  deed, resist, hard, weight 2, behaviour
  Russia → China: resist in Asia
  the source prints 2014; corrected because the treaty followed it
  note: The day is not told.
  asserted in Clark 2003: p. 5
c undated Lets a patrol pass
  deed, accommodate, soft, weight 1, behaviour
  Russia → China: accommodate in Asia
  Russia → United States: resist in Europe
  uncited
";

fn leaves(case: &Case, node: &Node, found: &mut Vec<String>) {
    if node.children.is_empty() {
        found.push(line(case, node).text);
    }
    node.children.iter().for_each(|child| leaves(case, child, found));
}

fn contributions<'n>(node: &'n Node, found: &mut Vec<&'n Node>) {
    if matches!(node.about, Subject::Counted(_)) {
        found.push(node);
    }
    node.children.iter().for_each(|child| contributions(child, found));
}

/// Whatever the school: what is counted ends at a page, at a source, or at the word that there is
/// none.
#[test]
fn every_count_ends_at_a_citation() {
    let case = small(EVENTS);
    let mut counted = 0;
    for school in &case.schools {
        let node = of_verdict(&case, &school.id);
        let mut found = Vec::new();
        contributions(&node, &mut found);
        counted += found.len();
        for contribution in found {
            let mut ends = Vec::new();
            leaves(&case, contribution, &mut ends);
            let cited = |end: &String| {
                end.contains("Adams 2001: p. 11; Baker 2002")
                    || end.ends_with("in Clark 2003: p. 4")
                    || end.ends_with("in Clark 2003: p. 5")
                    || end == "uncited"
            };
            assert!(!ends.is_empty() && ends.iter().all(cited), "{ends:?}");
        }
    }
    assert!(counted > 20, "{counted}");
}

#[test]
fn what_nobody_resampled_says_so() {
    let mut case = small(EVENTS);
    case.settings.draws = 0;
    let shown = told(&case, "mini");
    assert_eq!(shown.lines().nth(1), Some("  re-readings of the evidence: none was asked for"));
}

#[test]
fn evidence_of_a_verdict_is_weightiest_first() {
    let light = act("a", "2003", "deed, accommodate, weight 1, certainty 1", "@s1");
    let events = light
        + &act("b", "2003", "deed, accommodate, weight 5, certainty 1", "@s2")
        + &act("c", "2003", "statement, accommodate", "@s3");
    let found = results(&events, "verdict: RUS -> CHN in asia during one by mini is following");
    assert_eq!(found[0].tests[0].evidence, [EventId(1), EventId(0)]);
}

/// Titles that begin alike: each line knows which series and which judgement it is about, and where
/// that is written. Read back from their text both would be the first.
#[test]
fn lines_whose_titles_begin_alike_have_each_its_own_page() {
    let alike = r#"
series own "Wealth of China"
  unit: dollars
  values: 2002 = 20
  cite: @s1 p. 1
series printed "Wealth of China 2002: as the study prints it"
  unit: dollars
  values: 2002 = 21
  cite: @s2 p. 2
assessment 2001/2005 menace RUS -> CHN "A menace"
  degree: 0.2
  arena: asia
  cite: @s3 p. 3
assessment 2001/2005 menace RUS -> CHN "A menace (2001/2005): degree 0.9"
  degree: 0.4
  arena: asia
  cite: @s4 p. 4
claim k "Rich, and no menace"
  number: own at 2002 at least 19
  number: printed at 2002 at least 19
  indicator: X3 of RUS -> CHN in asia during one at most 0.9
  cite: @s1 p. 9
"#;
    let case = small(alike);
    let node = claim_node(&case, &claims_of(&case, Choices::ALL)[0]);
    let mut told = Vec::new();
    for line in node.children.iter().flat_map(|test| &test.children) {
        let pages: Vec<&str> = line.cites.iter().map(|cite| cite.locator.as_str()).collect();
        match line.about {
            Subject::Series(id, ..) => told.push((case[id].id.clone(), pages.join("; "))),
            Subject::Assessment(id, _) => told.push((case[id].title.clone(), pages.join("; "))),
            _ => {}
        }
    }
    let found: Vec<(&str, &str)> =
        told.iter().map(|(name, page)| (name.as_str(), page.as_str())).collect();
    let own = [("own", "p. 1"), ("printed", "p. 2")];
    let judged = [("A menace", "p. 3"), ("A menace (2001/2005): degree 0.9", "p. 4")];
    assert_eq!(found, [own, judged].concat());
}

/// A test of two words, as *not decided*, is a test like any other, with its outcome apart from
/// what was found.
#[test]
fn every_test_of_a_claim_is_told_as_one() {
    let case = small(&format!("{EVENTS}{CLAIM}"));
    let node = claim_node(&case, &claims_of(&case, Choices::ALL)[0]);
    let tests: Vec<&str> = node
        .children
        .iter()
        .filter_map(|line| match &line.about {
            Subject::Test(test, ..) => Some(test.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(tests, ["number: wealth at 2002 at least 19", "order: a before b"]);
}
