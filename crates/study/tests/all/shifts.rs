//! What is watched, claimed dates, and claims of a shift, on small cases.

use crate::common::{HEAD, SCHOOLS, act, case, results, with_claim};
use counterpoise_present::{
    found_text, headline, possibility_head, possibility_note, possibility_within, power_text,
    shift_sentence, told_apart_text,
};
use counterpoise_study::{Choices, Shifts, Told, claims_of, shifts_of};

/// Ten acts that resist before 2006, ten that accommodate after.
fn turned() -> String {
    let one = |year: i32, half: usize| {
        let stance = if year < 2006 { "resist" } else { "accommodate" };
        let month = if half == 0 { "03" } else { "09" };
        let (coding, source) = (format!("deed, {stance}"), ["@s1", "@s2"][half]);
        act(&format!("a{year}{half}"), &format!("{year}-{month}-01"), &coding, source)
    };
    (2001..2011).flat_map(|year| [one(year, 0), one(year, 1)]).collect()
}

const WATCH: &str = "watch balance \"The balance\"\n  balance: deeds of RUS -> CHN in asia\n";
const CLAIMED: &str = "claimed-shift 2006 by @s1 p. 3 \"It turned in 2006\"\nclaimed-shift 2003 by @s2 p. 4 \"It turned in 2003\"\n";

fn shifts(events: &str, more: &str) -> Shifts {
    shifts_of(&case(&format!("{HEAD}{SCHOOLS}{events}{more}")))
}

/// The outcome of one test of a claim with its kinds of reasons.
fn tested(events: &str, test: &str) -> (String, String) {
    let case = with_claim(&format!("{events}{WATCH}"), test);
    let result = claims_of(&case, Choices::ALL).remove(0);
    (headline(&result), found_text(&case, &result.tests[0].found))
}

#[test]
fn a_turn_is_found_and_the_dates_are_told_apart() {
    let found = shifts(&turned(), &format!("{WATCH}{CLAIMED}"));
    assert_eq!((found.claims.clone(), found.watched.len()), (vec![0, 1], 1));
    let balance = found.watched[0].found.as_ref().unwrap();
    assert!(
        balance.believed && shift_sentence(balance).starts_with("A shift ("),
        "{}",
        shift_sentence(balance)
    );
    assert!(balance.contest.claims[0].probability > 0.3);
    assert!(balance.contest.between(0, 1).unwrap() > 3.0);
    let names: Vec<String> = found.possibilities.iter().map(possibility_head).collect();
    assert_eq!(names, ["A", "B", "another date", "no shift", "steady trend"]);
    assert_eq!(balance.posterior.len(), names.len());
    // One watch is not pooled with itself.
    assert!(found.pooled.is_none());
}

const NESTED: &str = "\
    claimed-shift 2005/2006 by @s1 p. 3 \"It turned in these years\"\n\
    claimed-shift 2003 by @s2 p. 4 \"It turned in 2003\"\n\
    claimed-shift 2006-01/2006-02 by @s2 p. 5 \"It turned that winter\"\n\
    claimed-shift 2006-02/2007 by @s1 p. 6 \"It turned later\"\n";

/// What is said to add up does, to what the table above says of a shift; and of overlapping claims
/// each has its own days.
#[test]
fn dates_are_parts_of_a_shift() {
    let found = shifts(&turned(), &format!("{WATCH}{NESTED}"));
    let heads: Vec<String> = found.possibilities.iter().map(possibility_head).collect();
    assert_eq!(
        heads,
        ["A+C+D", "(A)", "(C)", "(D)", "B", "another date", "no shift", "steady trend"]
    );
    let notes: Vec<String> = found.possibilities.iter().map(possibility_note).collect();
    assert_eq!(
        notes[1..4],
        ["shares days with D", "within A; shares days with D", "shares days with A, C"]
    );
    let within: Vec<String> = found.possibilities.iter().map(possibility_within).collect();
    assert_eq!(within[..5], ["shift", "A+C+D", "A", "A+C+D", "shift"]);
    let balance = found.watched[0].found.as_ref().unwrap();
    let p: Vec<f64> = balance.posterior.iter().map(|it| it.unwrap_or(0.0)).collect();
    let sum = |of: &[usize]| of.iter().map(|at| p[*at]).sum::<f64>();
    assert!((sum(&[0, 4, 5]) - balance.stories.shift).abs() < 1e-12);
    assert!((sum(&[0, 4, 5, 6, 7]) - 1.0).abs() < 1e-12);
    assert!(p[2] < p[1] && p[1] < p[0] && sum(&[1, 3]) > p[0]);
    let told = told_apart_text(&balance.told, &found.possibilities);
    assert!(told.starts_with("yes: "), "{told} {p:?}");
}

/// A claim that holds all that it shares days with is no part of itself, and two of the same days
/// are both right.
#[test]
fn a_claim_that_holds_others_stands_for_them() {
    let claims = "claimed-shift 2005/2006 by @s1 p. 3 \"One\"\nclaimed-shift 2005/2006 by @s2 p. 4 \"Other\"\n";
    let found = shifts(&turned(), &format!("{WATCH}{claims}"));
    let heads: Vec<String> = found.possibilities.iter().map(possibility_head).collect();
    assert_eq!(heads[..3], ["A", "(B)", "another date"]);
    let balance = found.watched[0].found.as_ref().unwrap();
    let told = told_apart_text(&balance.told, &found.possibilities);
    assert_eq!((balance.posterior[0], &*told), (balance.posterior[1], "yes: A, B"));
}

/// What is not told apart above is not told apart below.
#[test]
fn both_tables_agree() {
    let stances = ["resist", "accommodate"];
    let one = |at: usize| {
        let coding = format!("deed, {}", stances[at % 2]);
        act(&format!("a{at}"), &format!("{}-06-01", 2001 + at), &coding, "@s1")
    };
    let found = shifts(&(0..10).map(one).collect::<String>(), &format!("{WATCH}{CLAIMED}"));
    let balance = found.watched[0].found.as_ref().unwrap();
    assert!(!balance.believed);
    let agrees = match balance.told {
        Told::Nothing => shift_sentence(balance).starts_with("The data cannot tell"),
        Told::NoShift => shift_sentence(balance).starts_with("No shift: "),
        Told::Shift | Told::One(_) => false,
    };
    assert!(agrees, "{:?}: {}", balance.told, shift_sentence(balance));
}

/// Turned about, the files give the same numbers.
#[test]
fn the_order_of_events_moves_no_shift() {
    let text = turned();
    let blocks: Vec<String> =
        text.split("event ").skip(1).map(|it| format!("event {it}")).collect();
    let back: String = blocks.into_iter().rev().collect();
    let of = |events: &str| {
        shifts(events, WATCH).watched[0].found.as_ref().unwrap().log_against_no_shift
    };
    assert_eq!(of(&text).to_bits(), of(&back).to_bits());
}

#[test]
fn claims_of_a_shift() {
    let events = turned();
    let (said, found) =
        tested(&events, "shift: of balance within 2005-09/2006-03 with probability at least 0.7");
    assert_eq!(said, "supported", "{found}");
    let (said, found) =
        tested(&events, "shift: of balance within 2002 with probability at least 0.75");
    assert_eq!(said, "not supported: the numbers say otherwise", "{found}");
    let (said, found) =
        tested(&events, "shift: not of balance within 2002 with probability at least 0.75");
    assert_eq!(said, "supported", "{found}");
    let (said, found) = tested(
        &events,
        "shift: not of balance within 2005-09/2006-03 with probability at least 0.75",
    );
    assert_eq!(said, "not supported: the numbers say otherwise", "{found}");
    // Nothing reaches 1950: what is improbable beforehand is no evidence.
    let (said, found) =
        tested(&events, "shift: not of balance within 1950 with probability at least 0.75");
    assert_eq!(said, "not decided: the numbers leave a shift open", "{found}");
    let (said, found) = tested(
        &act("a", "2003", "deed, resist", "@s1"),
        "shift: of balance within 2003 with probability at least 0.5",
    );
    assert_eq!(said, "not decided: something is not known", "{found}");
}

/// The events that a claim of a shift rests on are listed.
#[test]
fn a_claim_of_a_shift_rests_on_its_events() {
    let results = results(
        &format!("{}{WATCH}", turned()),
        "shift: of balance within 2006 with probability at least 0.5",
    );
    assert_eq!(results[0].tests[0].evidence.len(), 20);
}

#[test]
fn a_case_that_watches_nothing_is_watched_all_the_same() {
    let found = shifts(&turned(), "");
    let names: Vec<&str> = found.watched.iter().map(|it| it.id.as_str()).collect();
    // The series of the small case are shorter than eight values.
    assert_eq!(names, ["deeds-asia", "statements-asia"]);
    assert!(found.watched[0].found.is_ok());
    assert_eq!(found.watched[1].found.as_ref().unwrap_err().to_string(), "nothing takes a side");
}

#[test]
fn undated_acts_are_left_out_and_counted() {
    let events = turned() + &act("z", "undated", "deed, resist", "@s3");
    let found = shifts(&events, WATCH);
    assert_eq!((found.watched[0].observations, found.watched[0].undated), (20, 1));
}

/// A contract that is announced, signed and carried out is one act, and an act that bears on
/// another arena by half counts half: what the balance says, the watch of it says.
#[test]
fn a_commitment_is_not_so_many_acts() {
    let of = |events: &str| {
        let found = shifts(events, WATCH);
        let balance = &found.watched[0];
        (balance.observations, balance.power.as_ref().unwrap().worth)
    };
    let row = |id: &str, date: &str| act(id, date, "deed, accommodate\n  commitment: pact", "@s1");
    let signed = row("x", "2009-05-01");
    let (n, worth) = of(&(turned() + &signed + &row("y", "2009-06-01") + &row("z", "2009-07-01")));
    assert_eq!((n, worth), of(&(turned() + &signed)));
    assert_eq!(n, 21);
}

/// What a watch of acts says of its power follows from how many acts it has and what they are
/// worth.
#[test]
fn acts_say_how_often_a_turn_would_be_seen() {
    let found = shifts(&turned(), WATCH);
    let power = found.watched[0].power.as_ref().unwrap();
    assert_eq!((power.acts, power.worth), (20, 20.0));
    assert!(power.turn.before < 0.3 && power.turn.after > 0.7, "{:?}", power.turn);
    // Of 20 acts the table of docs/shifts.md has .29 for a turn by .8 and .56 for one by .9; this
    // one is by .82.
    assert!(
        (0.29..0.40).contains(&power.seen.unwrap())
            && power_text(power).starts_with("With 20 acts a turn this large ("),
        "{power:?}"
    );
    let weighty = |weight: &str| {
        act("z", "2010-10-01", &format!("deed, accommodate, weight {weight}"), "@s1")
    };
    let worth =
        |more: &str| shifts(&(turned() + more), WATCH).watched[0].power.as_ref().unwrap().worth;
    assert!(worth(&weighty("5")) < worth(&weighty("2")));
}

#[test]
fn series_are_watched() {
    let values: Vec<String> =
        (2000..2016).map(|y| format!("{y} = {}", y % 3 + if y < 2008 { 1 } else { 30 })).collect();
    let series = |unit: &str| {
        format!(
            "series long \"Long\"\n  unit: {unit}\n  values: {}\n  cite: @s1 p. 2\n",
            values.join("; ")
        )
    };
    let watch = "watch long-level \"Long\"\n  level-of: long\n  scale: log\nwatch counted \"Counted\"\n  level-of: long\n  scale: count\n\
                 watch short \"Short\"\n  ratio-of: wealth / size\n";
    let found = shifts(&turned(), &format!("{}{watch}", series("things")));
    let of = |at: usize| found.watched[at].found.as_ref();
    assert!(of(0).unwrap().believed && of(1).unwrap().believed);
    assert_eq!(of(0).unwrap().mode.last.year(), 2008);
    // Wealth is 0 in 2004, and nought has no logarithm: the third of the dates that have a value is
    // named, and nothing is left out.
    assert_eq!(of(2).unwrap_err().to_string(), "observation 4 is not a finite number");
    assert!(found.pooled.is_some());
}
