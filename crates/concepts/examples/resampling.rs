//! Resamples a made-up case of a given size, to be timed from outside: `cargo run --release -p
//! counterpoise-concepts --example resampling -- EVENTS [small|large [DRAWS]]`.
#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_concepts::{Question, judge_all, resample};
use counterpoise_dates::{Day, Window};
use counterpoise_ledger::{Cell, Ledger};
use counterpoise_numerics::Stream;

fn main() {
    let events: usize = std::env::args().nth(1).map_or(145, |text| text.parse().unwrap());
    let large = std::env::args().nth(2).is_some_and(|text| text == "large");
    let mut case = made_up(events);
    if let Some(draws) = std::env::args().nth(3) {
        case.settings.draws = draws.parse().unwrap();
    }
    let ledger = Ledger::new(&case, DYAD, &case.settings);
    let questions = questions(&case, large);
    let verdicts: usize = questions
        .iter()
        .map(|question| judge_all(&ledger.view(&question.cell), &question.schools).len())
        .sum();
    println!("{} cells, {verdicts} verdicts", questions.len());
    let doubts = resample(&ledger, &questions);
    let draws: u64 =
        doubts.iter().flat_map(|d| &d.schools).flat_map(|s| &s.probabilities).map(|p| p.hits).sum();
    println!("{draws} draws counted; deeds {:?}", doubts[0].deeds);
}

fn questions(case: &Case, large: bool) -> Vec<Question> {
    let all: Vec<SchoolId> = (0..case.schools.len() as u32).map(SchoolId).collect();
    let year = |from: i32, to: i32| Window {
        first: Day::new(from, 1, 1).unwrap(),
        last: Day::new(to, 12, 31).unwrap(),
    };
    let periods =
        [year(1992, 2000), year(2001, 2008), year(2009, 2013), year(2014, 2015), year(2016, 2019)];
    let arenas = [None, Some(GLOBAL), Some(EURASIA), Some(CENTRAL_ASIA), Some(BILATERAL)];
    let mut questions = Vec::new();
    for window in &periods[..if large { 4 } else { 5 }] {
        for arena in arenas {
            questions.push(Question {
                cell: Cell { arena, domain: None, window: *window },
                schools: all.clone(),
            });
        }
    }
    if !large {
        for domain in
            DOMAINS.iter().chain(["economic", "domestic", "institutional", "ideational"].iter())
        {
            for window in periods {
                let cell = Cell { arena: None, domain: Some((*domain).into()), window };
                questions.push(Question { cell, schools: all.clone() });
            }
        }
        for step in 0..100 {
            let first = Day::new(1994, 1, 1).unwrap().plus(step * 90);
            let cell = Cell::arena(CENTRAL_ASIA, Window { first, last: first.plus(548) });
            questions.push(Question { cell, schools: all[..1].to_vec() });
        }
    }
    questions
}

const DOMAINS: [&str; 6] = ["trade", "energy", "security", "arms", "diplomatic", "financial"];

fn made_up(n: usize) -> Case {
    let random = Stream::new(7, "made up", "case");
    let pick = |at: u64, of: &[&'static str]| of[random.below(at, of.len())];
    let events = (0..n as u64).map(|i| {
        let date = match random.below(10 * i, 10) {
            0 => "undated".into(),
            1 => format!("{}", 1992 + random.below(10 * i + 1, 28)),
            2 => format!(
                "{}/{}",
                1992 + random.below(10 * i + 1, 20),
                2013 + random.below(10 * i + 9, 7)
            ),
            3 | 4 => format!(
                "{}-{:02}",
                1992 + random.below(10 * i + 1, 28),
                1 + random.below(10 * i + 2, 12)
            ),
            _ => format!(
                "{}-{:02}-11",
                1992 + random.below(10 * i + 1, 28),
                1 + random.below(10 * i + 2, 12)
            ),
        };
        let words = format!(
            "{} {} {} weight {} in {} about {} from {}",
            pick(10 * i + 3, &["deed", "deed", "statement", "non-act"]),
            pick(10 * i + 4, &["accommodate", "resist", "neutral"]),
            pick(10 * i + 5, &["hard", "soft", "soft", "plain"]),
            1 + random.below(10 * i + 6, 5),
            pick(10 * i + 7, &ARENAS),
            pick(10 * i + 8, &DOMAINS),
            pick(10 * i + 9, &["a1", "b2", "c3", "plain"]),
        );
        act(&format!("E{i:06}"), &date, &words)
    });
    let mut case = case(events.collect());
    (0..17).for_each(|at| rules(&mut case, at));
    case
}

/// A school of four concepts over eight attributes.
fn rules(case: &mut Case, at: u64) {
    let id = format!("school-{at}");
    let school = school(case, &id);
    let stances = [Stance::Accommodate, Stance::Resist];
    let mut attributes = Vec::new();
    for which in 0..8_u64 {
        let random = Stream::new(8, &id, "rules");
        let stance = Condition::Stance(stances[random.below(which, 2)]);
        let domain = Condition::Domains(vec![DOMAINS[random.below(which + 50, 6)].into()]);
        let condition = if which % 2 == 0 { mode(Mode::Deed) } else { domain };
        let formula = match which {
            0..5 => Formula::Count(filter([stance, condition])),
            5 => Formula::Balance(BalanceKind::Net, filter([condition])),
            6 => Formula::Balance(BalanceKind::Ambivalence, filter([])),
            _ => Formula::Share(filter([stance]), filter([condition])),
        };
        let of = indicator(case, &format!("{id}-{which}"), formula);
        let scale = if which < 5 { 10.0 } else { 0.7 };
        let anchors = [0.0, 0.2 * scale, scale];
        attributes.push(Term::Attribute(attribute(
            case,
            &format!("{id}-{which}"),
            of,
            Some(anchors),
        )));
    }
    for which in 0..4 {
        let all = attributes[2 * which..2 * which + 2].to_vec();
        let none = vec![attributes[(2 * which + 3) % 8].clone()];
        concept(
            case,
            school,
            &format!("concept-{which}"),
            all,
            vec![attributes[(which + 5) % 8].clone()],
            none,
        );
    }
}
