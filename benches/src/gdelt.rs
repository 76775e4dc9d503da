//! Events in the shape of GDELT 1.0: 57 columns, tab-separated, without a header.
//!
//! Actors are drawn with weights 1/rank (Zipf), codes as well; the volume grows with the square of
//! time over twenty years; a third of the rows repeat one of the last sixteen word for word but for
//! their number; one side in five belongs to no state. The same number of rows gives the same
//! bytes.

use counterpoise_dates::Day;
use counterpoise_world::cameo::{self, CameoCode, ScoreTable};
use counterpoise_world::{System, World};
use std::io::{Result, Write};

/// Years from the first event to the last.
const YEARS: i32 = 20;
/// How many of the last rows may be repeated.
const RECENT: usize = 16;

/// Writes so many events.
///
/// # Errors
/// Where they cannot be written.
pub fn gdelt_like(rows: u64, out: &mut impl Write) -> Result<()> {
    let mut maker = Maker::new();
    let mut recent: Vec<String> = Vec::with_capacity(RECENT);
    for row in 0..rows {
        let at = (row % RECENT as u64) as usize;
        let line = if recent.len() == RECENT && maker.draws.below(3) == 0 {
            let again = maker.draws.below(RECENT as u64) as usize;
            recent[again].clone()
        } else {
            maker.line(day(row, rows))
        };
        writeln!(out, "{}\t{line}", 100_000_000 + row)?;
        if recent.len() < RECENT { recent.push(line) } else { recent[at] = line }
    }
    Ok(())
}

/// The share of the rows up to a day grows with the square of the time up to it.
fn day(row: u64, rows: u64) -> Day {
    let share = (row as f64 / rows as f64).sqrt();
    let first = Day::new(1995, 1, 1).map_or(0, Day::number);
    Day::from_number(first + (share * f64::from(YEARS) * 365.0) as i32).unwrap_or(Day::MIN)
}

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
}

/// Ranks with weights 1, 1/2, 1/3, ...
struct Zipf(Vec<u64>);

impl Zipf {
    fn new(n: usize) -> Zipf {
        let mut sum = 0;
        Zipf(
            (1..=n as u64)
                .map(|rank| {
                    sum += (1 << 32) / rank;
                    sum
                })
                .collect(),
        )
    }

    fn draw(&self, draws: &mut Draws) -> usize {
        let at = draws.below(self.0.last().copied().unwrap_or(1));
        self.0.partition_point(|sum| *sum <= at)
    }
}

struct Maker {
    draws: Draws,
    states: Vec<&'static str>,
    codes: Vec<&'static CameoCode>,
    by_state: Zipf,
    by_code: Zipf,
    by_sector: Zipf,
}

impl Maker {
    fn new() -> Maker {
        let exists = |day: Option<Day>| {
            move |state: &&counterpoise_world::State| day.is_some_and(|day| state.exists_on(day))
        };
        let all = World::builtin().states().iter().filter(exists(Day::new(2000, 6, 1)));
        let states: Vec<&str> = all
            .filter_map(|state| state.codes_on(System::Iso3, None).next().map(|code| code.text))
            .collect();
        let codes: Vec<&CameoCode> =
            cameo::codes().iter().filter(|code| code.code.len() == 3).collect();
        let (by_state, by_code) = (Zipf::new(states.len()), Zipf::new(codes.len()));
        Maker { draws: Draws(1), states, codes, by_state, by_code, by_sector: Zipf::new(5) }
    }

    /// A row without its number.
    fn line(&mut self, day: Day) -> String {
        let (year, month, of_month) = day.ymd();
        let code = self.codes[self.by_code.draw(&mut self.draws)];
        let score = f64::from(code.goldstein(ScoreTable::Gdelt).unwrap_or(0)) / 10.0;
        let (one, other) = (self.actor(), self.actor());
        let places = [self.place(), self.place(), self.place()];
        let mut below = |n| self.draws.below(n);
        let (root_event, mentions, sources) = (below(2), 1 + below(20), 1 + below(5));
        let (articles, tone, decimals) = (1 + below(20), below(9), below(99_999_999_999_999));
        format!(
            "{year}{month:02}{of_month:02}\t{year}{month:02}\t{year}\t{year}.{fraction:04}\t{one}\t{other}\t{root_event}\t\
             {full}\t{base}\t{root}\t{quad}\t{score:.1}\t{mentions}\t{sources}\t{articles}\t{tone}.{decimals:014}\t\
             {}\t{}\t{}\t{year}{month:02}{of_month:02}",
            places[0],
            places[1],
            places[2],
            fraction = u32::from(month) * 800,
            full = code.code,
            base = &code.code[..code.code.len().min(3)],
            root = code.root(),
            quad = code.quad().number(),
        )
    }

    /// The ten columns of an actor.
    fn actor(&mut self) -> String {
        if self.draws.below(5) == 0 {
            return "BUS\tCOMPANY\t\t\t\t\t\tBUS\t\t".to_owned();
        }
        let state = self.states[self.by_state.draw(&mut self.draws)];
        let sector = ["", "GOV", "MIL", "BUS", "MED"][self.by_sector.draw(&mut self.draws)];
        format!("{state}{sector}\tTHE NAME OF {state}\t{state}\t\t\t\t\t{sector}\t\t")
    }

    /// The seven columns of a place.
    fn place(&mut self) -> String {
        let at = self.draws.below(90_000);
        format!(
            "1\tSomewhere in the middle of a country\tRS\tRS{:02}\t{}.{at}\t{}.{at}\t-{at}",
            at % 90,
            at % 60,
            at % 90
        )
    }
}
