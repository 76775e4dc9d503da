//! The same evidence gives the same answer: on any number of threads, in any order, beside anything
//! irrelevant.

use crate::common::{HEAD, SCHOOLS, act, case, three, tree, whole};
use counterpoise_case::model::{Case, EventId};
use counterpoise_concepts::DateAnswer;
use counterpoise_study::{Answer, CellAnswer, claim_node};
use serde_json::to_string;

const CLAIMS: &str = r#"
claim k1 "A label"
  verdict: RUS -> CHN in asia during one by mini is following
  indicator: net of acts of RUS -> CHN in asia during one at least 0.2
  cite: @s1
claim k2 "A turn"
  change: net of deeds of RUS -> CHN in asia from one to two falls
  count: resisting of RUS -> CHN in asia during two at least 1
  order: a before d
  cite: @s1
"#;

/// Acts of every kind of date, in the order of their ids.
fn events() -> Vec<String> {
    vec![
        act("a", "2003", "deed, accommodate, weight 3", "@s1"),
        act("b", "[2004..2007]", "deed, accommodate, weight 2, certainty 0.7", "@s2; @s3"),
        act("c", "2004/2008", "statement, accommodate, weight 2", "@s3"),
        act("d", "2007-06", "deed, resist, hard, weight 4", "@s4"),
        act("e", "undated", "deed, resist, weight 2", "@s1"),
        act("f", "2002-02-03", "non-act, resist, weight 1", ""),
    ]
}

fn of(events: &[String]) -> Case {
    let head = HEAD
        .replace("schools: mini", "schools: mini, doubting, study-2019, pape-2005")
        .replace("arenas: asia", "arenas: asia, europe");
    case(&format!("{head}{SCHOOLS}{CLAIMS}{}", events.concat()))
}

/// Cells, pooled cells and paths as JSON, with events by the rank of their id, and the claims as they
/// are told, which is by names.
fn parts(case: &Case) -> [String; 4] {
    let mut ids: Vec<&str> = case.events.iter().map(|e| e.id.as_str()).collect();
    ids.sort_unstable();
    let rank = |event: &mut EventId| {
        let at = ids.binary_search(&case[*event].id.as_str()).unwrap();
        *event = EventId(at as u32);
    };
    let mut answer = whole(case);
    let Answer { cells, pooled, .. } = &mut answer;
    let judged = cells.iter_mut().chain(pooled).flat_map(|c: &mut CellAnswer| &mut c.verdicts);
    for found in judged {
        if let DateAnswer::Fails { example, .. } = &mut found.dates.answer {
            example.iter_mut().for_each(|(event, _)| rank(event));
        }
    }
    let claims = answer.claims.iter().map(|result| tree(case, &claim_node(case, result)));
    [
        to_string(&answer.cells).unwrap(),
        to_string(&answer.pooled).unwrap(),
        to_string(&answer.paths).unwrap(),
        claims.collect(),
    ]
}

#[test]
fn on_any_number_of_threads() {
    let case = of(&events());
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| to_string(&whole(&case)).unwrap())
    };
    let one = on(1);
    assert!(one.len() > 10_000, "the whole answer");
    assert!(one == on(2) && one == on(3));
}

#[test]
fn in_any_order_of_the_events() {
    let mut reversed = events();
    reversed.reverse();
    assert!(parts(&of(&events())) == parts(&of(&reversed)));
}

#[test]
fn beside_another_pair_and_an_arena_that_is_not_judged() {
    let base = parts(&of(&events()));
    let other: String =
        three("resist", "2003").replace("id: ", "id: x").replace("RUS -> CHN", "RUS -> USA");
    let elsewhere: String =
        three("resist", "2004").replace("id: ", "id: y").replace("arena: asia", "arena: system");
    let with = |more: String| parts(&of(&[vec![more], events()].concat()));
    assert!(base == with(other));
    let found = with(elsewhere);
    // All arenas pooled take in what is not judged on its own; the cells and the claims do not.
    assert!(base[0] == found[0] && base[3] == found[3]);
    assert!(base[1] != found[1]);
}

#[test]
fn a_part_is_the_same_as_in_the_whole() {
    use counterpoise_study::{Choices, Control, Question, answer, claims_of};
    let case = of(&events());
    let all = whole(&case);
    let part = answer(&case, &Question::default(), Choices::VERDICTS, Control::NONE).unwrap();
    assert_eq!(to_string(&all.cells).unwrap(), to_string(&part.cells).unwrap());
    assert!(
        part.claims.is_empty()
            && part.paths.is_empty()
            && part.domains.is_empty()
            && part.months.is_empty()
    );
    assert_eq!(
        to_string(&all.claims).unwrap(),
        to_string(&claims_of(&case, Choices::ALL)).unwrap()
    );
}
