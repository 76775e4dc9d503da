//! Writes events in the shape of GDELT 1.0 for measurements: `gdelt_like ROWS > FILE`.
//!
//! 57 columns; actors drawn with weights that fall like 1/rank, volume that grows over twenty years, a fifth of the rows repeated,
//! a third with one side that belongs to no state. The same number of rows gives the same bytes.

#![allow(clippy::print_stderr, reason = "a program for measurements")]

use std::io::Write;

use counterpoise_dates::Day;
use counterpoise_world::cameo::{self, CameoCode, ScoreTable};
use counterpoise_world::{System, World};

struct Draws(u64);

impl Draws {
    /// A number below `n`, by splitmix64.
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    /// A rank below `n` with a weight of about 1/rank.
    fn rank(&mut self, n: u64) -> usize {
        let one = self.below(n) + 1;
        (self.below(one) % n) as usize
    }
}

fn main() -> std::io::Result<()> {
    let rows: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let states: Vec<&str> = World::builtin()
        .states()
        .iter()
        .filter(|state| Day::new(2000, 6, 1).is_some_and(|day| state.exists_on(day)))
        .filter_map(|state| state.codes_on(System::Iso3, None).next().map(|code| code.text))
        .collect();
    let codes: Vec<&CameoCode> = cameo::codes().iter().filter(|code| code.code.len() == 3).collect();
    let mut draws = Draws(1);
    let mut out = std::io::BufWriter::with_capacity(1 << 20, std::io::stdout().lock());
    let first = Day::new(1995, 1, 1).map_or(0, Day::number);
    let mut last = String::new();
    for row in 0..rows {
        if row % 5 != 4 || last.is_empty() {
            // Volume grows with the square of time.
            let share = (row as f64 / rows as f64).sqrt();
            let day = Day::from_number(first + (share * 7300.0) as i32).unwrap_or(Day::MIN);
            last = line(&mut draws, day, &states, &codes);
        }
        writeln!(out, "{}\t{last}", 100_000_000 + row)?;
    }
    eprintln!("{rows} rows, {} states", states.len());
    out.flush()
}

fn line(draws: &mut Draws, day: Day, states: &[&str], codes: &[&CameoCode]) -> String {
    let (year, month, of_month) = day.ymd();
    let code = codes[draws.rank(codes.len() as u64)];
    let score = f64::from(code.goldstein(ScoreTable::Gdelt).unwrap_or(0)) / 10.0;
    let actors = [actor(draws, states), actor(draws, states)];
    let place = |draws: &mut Draws| {
        let at = draws.below(90_000);
        format!(
            "1\tSomewhere in the middle of a country\tRS\tRS{:02}\t{}.{at}\t{}.{at}\t-{at}",
            at % 90,
            at % 60,
            at % 90
        )
    };
    let places = [place(draws), place(draws), place(draws)];
    format!(
        "{year}{month:02}{of_month:02}\t{year}{month:02}\t{year}\t{year}.{:04}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{score:.1}\t{}\t{}\t{}\t{}.{:014}\t{}\t{}\t{}\t{year}{month:02}{of_month:02}",
        u32::from(month) * 800,
        actors[0],
        actors[1],
        draws.below(2),
        code.code,
        &code.code[..code.code.len().min(3)],
        code.root(),
        code.quad().number(),
        1 + draws.below(20),
        1 + draws.below(5),
        1 + draws.below(20),
        draws.below(9),
        draws.below(99_999_999_999_999),
        places[0],
        places[1],
        places[2]
    )
}

fn actor(draws: &mut Draws, states: &[&str]) -> String {
    if draws.below(5) == 0 {
        return "BUS\tCOMPANY\t\t\t\t\t\tBUS\t\t".to_owned();
    }
    let state = states[draws.rank(states.len() as u64)];
    let kind = ["", "GOV", "MIL", "BUS", "MED"][draws.rank(5)];
    format!("{state}{kind}\tTHE NAME OF {state}\t{state}\t\t\t\t\t{kind}\t\t")
}
