//! How long the measures take: all dyads of a session of votes, and the sums of five million
//! events.
//!
//! `cargo run --release -p counterpoise-measures --example measures-speed`

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example prints, and this one times"
)]

use std::time::Instant;

use counterpoise_dates::Day;
use counterpoise_measures::events::{Accumulator, Event, Spec};
use counterpoise_measures::similarity::{Portfolios, Similarity};
use counterpoise_numerics::Stream;
use counterpoise_world::cameo::{self, ScoreTable};

const MEMBERS: usize = 193;
const ROLL_CALLS: usize = 100;
const EVENTS: u64 = 5_000_000;

fn main() {
    similarity();
    events();
}

fn similarity() {
    let Some(votes) = votes() else { return };
    let dyads = MEMBERS * (MEMBERS - 1) / 2;
    let per = |what: &str, rounds: usize, seconds: f64| {
        println!("{what:<28} {:8.1} ns a dyad", seconds * 1e9 / (rounds * dyads) as f64);
    };
    let rounds = 20;
    let start = Instant::now();
    let items: u64 = (0..rounds).flat_map(|_| votes.dyads()).map(|(_, _, table)| table.n()).sum();
    per("tables", rounds, start.elapsed().as_secs_f64());
    for measure in Similarity::all() {
        let start = Instant::now();
        let sum: f64 = (0..rounds)
            .flat_map(|_| votes.all(measure))
            .filter_map(|(.., one)| one.value.number())
            .sum();
        let what = format!("{} {}", measure.name(), measure.variant());
        per(&what, rounds, start.elapsed().as_secs_f64());
        assert!(sum.is_finite() && items > 0, "the work was done");
    }
}

/// Votes that lean by member and roll call, with one in ten missing.
fn votes() -> Option<Portfolios> {
    let stream = Stream::new(1, "speed", "votes");
    let mut votes = Portfolios::new(3, MEMBERS, ROLL_CALLS).ok()?;
    for (member, item) in
        (0..MEMBERS).flat_map(|member| (0..ROLL_CALLS).map(move |item| (member, item)))
    {
        let at = (member * ROLL_CALLS + item) as u64;
        let lean = (member % 7 + item % 5) as f64 / 12.0;
        let vote = ((stream.uniform(2 * at) * 0.6 + lean * 0.6) * 3.0) as u8;
        votes.set(member, item, (stream.uniform(2 * at + 1) > 0.1).then_some(vote.min(2))).ok()?;
    }
    Some(votes)
}

fn events() {
    let stream = Stream::new(1, "speed", "events");
    let codes = cameo::codes();
    // Few actors make most of the news.
    let actor = |at: u64| {
        (250.0 * stream.uniform(at) * stream.uniform(at + 1) * stream.uniform(at + 2)) as u32
    };
    let event = |at: u64| {
        let at = at * 8;
        let day = Day::from_number(3653 + stream.below(at, 16_000) as i32)?;
        let code = codes.get(stream.below(at + 1, codes.len()))?;
        Some(Event::cameo(day, actor(at + 2), actor(at + 5), code, ScoreTable::Gdelt))
    };
    let events: Vec<Event> = (0..EVENTS).filter_map(event).collect();
    let start = Instant::now();
    let mut sums = Accumulator::new(Spec::default());
    events.iter().for_each(|event| sums.add(event));
    let added = start.elapsed().as_secs_f64();
    let table = sums.finish();
    let seconds = start.elapsed().as_secs_f64();
    let (rows, months) = (events.len(), table.rows.len());
    println!(
        "{rows} events into {months} directed dyad-months: {seconds:.2} s, one thread ({added:.2} s before sorting)"
    );
}
