//! Some draws, side by side.
//!
//! A draw settles everything that is not known: how reliable each source is and which acts stand by
//! it, on which day each act fell, the share of all acts of its kind that the acts on record stand
//! for, the odds and thresholds that make a share a lean or *some*, and what weight each judge has.
//! Then a school's rule is evaluated on it.

use crate::gamma::gamma;
use crate::plan::{CellPlan, Plan, SchoolPlan, ShareOf, SharePlan};
use crate::resampling_plan::Keep;
use crate::simd::{Decided, LANES, Lanes, PARTS, Row, bits};
use crate::streams::Pair;
use crate::values::{Judges, Value, VoicePlan};
use crate::weigh::{Weighed, add_up, coins, kept, weigh};
use counterpoise_case::model::{Anchors, Combine, LeanSide, RateBound};
use counterpoise_kernel::marginal::{JEFFREYS, OF_NO_KIND};
use counterpoise_kernel::{Evaluated, HALF, ROUNDING, calibrated};
use counterpoise_numerics::{Stream, exp, ln};
use std::array::from_fn;

/// The stance of a cell in one draw.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stance {
    /// Share of accommodation among acts that take a side, among deeds, among statements; not a
    /// number where there are none.
    pub(crate) acts: f64,
    pub(crate) deeds: f64,
    pub(crate) words: f64,
    /// Share of hard means; not a number without acts that take a side.
    pub(crate) hard: f64,
    /// -1 against the target, 0 mixed, 1 to it.
    pub(crate) lean: i8,
    /// What acts that take a side weigh.
    pub(crate) weight: f64,
}

/// What is taken out of the draws.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Struck<'a> {
    /// A source: a position in `ResamplingPlan::sources`.
    pub(crate) source: Option<usize>,
    /// The acts that rest on the source: positions in `ResamplingPlan::acts`.
    pub(crate) acts: &'a [u32],
    /// An author who judges: a position in `ResamplingPlan::judges`.
    pub(crate) judge: Option<u32>,
    /// An act whose day is fixed: a position in `ResamplingPlan::acts`, and whether to the latest
    /// day or to the earliest.
    pub(crate) day: Option<(usize, bool)>,
    /// Whether more than sums of acts hangs on it.
    pub(crate) more_than_sums: bool,
}

impl Struck<'_> {
    pub(crate) const NOTHING: Struck<'static> =
        Struck { source: None, acts: &[], judge: None, day: None, more_than_sums: false };
}

/// How reliable each source is in the draws from `from` on.
fn reliabilities(plan: &Plan, from: u64) -> Vec<Row> {
    plan.acts.sources.iter().map(|source| source.row(from)).collect()
}

/// The draws from `from` on.
pub(crate) struct Block<'p> {
    plan: &'p Plan,
    struck: Struck<'p>,
    /// The same draws with nothing struck, where something is.
    known: Option<&'p Unstruck>,
    from: u64,
    pub(crate) sums: Vec<Row>,
    reliable: Vec<Row>,
    odds: Row,
    /// The threshold between each of the plan's bounds.
    thresholds: Vec<Row>,
    /// Of the cell at hand: each share.
    shares: Vec<Row>,
    /// Of the cell at hand: each value, and whether something on record shows it.
    values: Vec<Lanes>,
    seen: Vec<Lanes>,
    /// Bit by bit, in which draws each value is above one half.
    above: Vec<u8>,
    evaluated: Evaluated<Lanes>,
    /// The same on what is seen alone.
    evaluated_seen: Evaluated<Lanes>,
}

/// What is known of the same draws with nothing struck.
pub(crate) struct Unstruck {
    pub(crate) weighed: Weighed,
    pub(crate) sums: Vec<Row>,
    /// The shares of the plan's only cell.
    pub(crate) shares: Vec<Row>,
}

impl<'p> Block<'p> {
    /// Draws sources, acts, days, odds and thresholds.
    pub(crate) fn new(plan: &'p Plan, from: u64) -> Block<'p> {
        let reliable = reliabilities(plan, from);
        let sums = add_up(&plan.acts, plan.sums, &weigh(&plan.acts, &reliable, from).masses);
        Block::of(plan, from, (reliable, sums))
    }

    /// Draws the only cell of a plan, and tells what the draws with something struck may use of it.
    pub(crate) fn judged(plan: &'p Plan, from: u64, end: u64, counters: &mut [u64]) -> Unstruck {
        let reliable = reliabilities(plan, from);
        let weighed = weigh(&plan.acts, &reliable, from);
        let sums = add_up(&plan.acts, plan.sums, &weighed.masses);
        let mut block = Block::of(plan, from, (reliable, sums));
        block.judge(end, counters);
        Unstruck { weighed, sums: block.sums, shares: block.shares }
    }

    /// The same draws with something struck: only what hangs on it is drawn again. `None`: all sums
    /// are the same.
    pub(crate) fn without(
        plan: &'p Plan,
        from: u64,
        struck: Struck<'p>,
        known: &'p Unstruck,
    ) -> Option<Block<'p>> {
        let mut reliable = reliabilities(plan, from);
        if let Some(source) = struck.source {
            reliable[source] = [0.0; LANES];
        }
        let (acts, moved) = (&plan.acts, (struck.acts, struck.day));
        let masses = known.weighed.without(acts, &reliable, from, moved);
        let sums = masses.map(|masses| add_up(acts, plan.sums, &masses));
        let sums = match sums.filter(|sums| *sums != known.sums) {
            Some(sums) => sums,
            None if struck.more_than_sums => known.sums.clone(),
            None => return None,
        };
        let block = Block::of(plan, from, (reliable, sums));
        Some(Block { struck, known: Some(known), ..block })
    }

    fn of(plan: &'p Plan, from: u64, (reliable, sums): (Vec<Row>, Vec<Row>)) -> Block<'p> {
        let struck = Struck::NOTHING;
        // One number for the whole draw, and one place between the bounds for all thresholds: a
        // reader who asks for much before speaking of *some* does so in every cell and of every
        // kind. Drawn for each by itself, the doubt would average out where a rule has many
        // conditions.
        let (stream, (low, high)) = plan.odds;
        let odds = from_fn(|lane| between_logs((low, high), stream.uniform(from + lane as u64)));
        let stands: Row = from_fn(|lane| plan.threshold.uniform(from + lane as u64));
        let thresholds =
            plan.bounds.iter().map(|bounds| stands.map(|at| between_logs(*bounds, at))).collect();
        let (shares, values, seen, above) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Block {
            plan,
            struck,
            known: None,
            from,
            sums,
            reliable,
            odds,
            thresholds,
            shares,
            values,
            seen,
            above,
            evaluated: Evaluated::new(),
            evaluated_seen: Evaluated::new(),
        }
    }

    /// Judges every cell in the draws before `end`, and counts what comes out.
    pub(crate) fn judge(&mut self, end: u64, counters: &mut [u64]) {
        for cell in self.plan.cells.iter().filter(|cell| !cell.schools.is_empty()) {
            self.judge_cell(cell, end, counters);
        }
    }

    /// The same for one cell.
    fn judge_cell(&mut self, cell: &CellPlan, end: u64, counters: &mut [u64]) {
        let lanes = LANES.min(end.saturating_sub(self.from) as usize);
        self.enter(cell);
        for school in &cell.schools {
            self.school(school, lanes, counters);
        }
    }

    /// The same for one cell, with its stance in each draw.
    pub(crate) fn judge_and_lean(
        &mut self,
        cell: &CellPlan,
        end: u64,
        counters: &mut [u64],
    ) -> [Stance; LANES] {
        self.judge_cell(cell, end, counters);
        self.stance(cell)
    }

    /// Calls `told` with the draw's place in the block, a label's place in its school, and the part
    /// of the draw that the label has: what a school calls a cell in the draws before `end`.
    pub(crate) fn labels(
        &mut self,
        (cell, school): (&CellPlan, &SchoolPlan),
        end: u64,
        mut told: impl FnMut(usize, usize, u64),
    ) {
        self.enter(cell);
        let program = &self.plan.programs[school.program];
        let Block { values, evaluated, .. } = self;
        evaluated.evaluate(program, &school.applicable, |slot| &values[school.slots[slot]]);
        Decided::new(&evaluated.labels, LANES.min(end.saturating_sub(self.from) as usize))
            .each(&mut told);
    }

    /// Draws what schools ask for in a cell. Schools that ask for the same thing get the same
    /// number: where they disagree in a draw, it is by their rules.
    fn enter(&mut self, cell: &CellPlan) {
        let sums = |share: &SharePlan, of: &[Row]| share.sums.map(|sum| of[sum as usize]);
        let share = |(at, share): (usize, &SharePlan)| match self.known {
            // The same sums have the same share in the same draw, and numbers of the gamma
            // distribution are what draws spend most of their time on.
            Some(known) if sums(share, &known.sums) == sums(share, &self.sums) => known.shares[at],
            _ => self.share(share),
        };
        self.shares = cell.shares.iter().enumerate().map(share).collect();
        self.values.clear();
        self.seen.clear();
        self.above.clear();
        for value in &cell.values {
            let (degrees, shown) = self.value(value);
            self.above.push(bits(|lane| degrees[lane] > HALF));
            self.values.push(Lanes(degrees));
            self.seen.push(Lanes(shown));
        }
    }

    fn school(&mut self, school: &SchoolPlan, lanes: usize, counters: &mut [u64]) {
        let program = &self.plan.programs[school.program];
        let n = program.labels.len();
        let Block { values, above, seen, evaluated, evaluated_seen, .. } = self;
        // Also on what is seen alone: a label that is asserted there is shown by an act, and one
        // that is not rests on what nobody saw. Where all that the school asks for is seen, both
        // are one.
        let hidden = school.slots.iter().any(|&slot| seen[slot].0 != values[slot].0);
        if hidden {
            evaluated_seen.evaluate(program, &school.applicable, |at| &seen[school.slots[at]]);
        }
        evaluated.evaluate(program, &school.applicable, |at| &values[school.slots[at]]);
        let Evaluated { steps, labels: found } = evaluated;
        let own = &mut counters[school.counter..];
        let decided = Decided::new(found, lanes);
        let drawn = decided.of.iter().fold(0, |all, mask| all | mask);
        let in_scope = program
            .scope
            .map_or(drawn, |step| drawn & bits(|lane| is_asserted(&steps[step], lane)));
        own[n + 1] += u64::from(in_scope.count_ones()) * PARTS;
        for (label, counter) in own[..=n].iter_mut().enumerate() {
            *counter += decided.parts(label, drawn);
        }
        for label in (0..n).filter(|label| hidden && decided.of[*label] != 0) {
            let shown = evaluated_seen.labels[label]
                .as_ref()
                .map_or(0, |seen| bits(|lane| is_asserted(seen, lane)));
            own[n + 2 + label] += decided.parts(label, !shown);
        }
        for (at, &slot) in school.slots.iter().enumerate() {
            let of = 2 * n + 2 + at * (n + 3);
            let above = above[slot];
            for label in (0..=n).filter(|label| decided.of[*label] & above != 0) {
                let part = decided.parts(label, above);
                own[of] += part;
                own[of + 1 + label] += part;
                own[of + 2 + n] += decided.parts(label, above & in_scope);
            }
        }
    }

    /// The stance of the cell that was entered last, in each draw.
    fn stance(&self, cell: &CellPlan) -> [Stance; LANES] {
        let plan = &cell.stance;
        let sum = |at: usize, lane: usize| self.sums[plan.sums[at] as usize][lane];
        // A share of nothing is no share.
        let known = |at: usize, lane: usize| {
            let of = if at < 3 { sum(2 * at, lane) + sum(2 * at + 1, lane) } else { sum(7, lane) };
            if of > 0.0 { self.shares[plan.shares[at]][lane] } else { f64::NAN }
        };
        from_fn(|lane| Stance {
            words: known(0, lane),
            deeds: known(1, lane),
            acts: known(2, lane),
            hard: known(3, lane),
            lean: lean(known(2, lane), self.odds[lane]),
            weight: sum(4, lane) + sum(5, lane),
        })
    }

    /// A share in each draw: a number of the distribution Beta(prior + a / u, prior + b / u).
    fn share(&self, share: &SharePlan) -> Row {
        let unit = self.plan.unit;
        let [first, second] = share.sums.map(|sum| &self.sums[sum as usize]);
        from_fn(|lane| {
            let (a, b) = (first[lane], second[lane]);
            let (a, b, prior) = match share.of {
                ShareOf::Sides => (a, b, JEFFREYS),
                ShareOf::Whole => (a.min(b), b - a.min(b), JEFFREYS),
                ShareOf::Possible => (a.min(b), b - a.min(b), OF_NO_KIND + share.sought),
            };
            beta(&share.pair, self.from + lane as u64, (JEFFREYS + a / unit, prior + b / unit))
        })
    }

    /// An attribute in each draw, and the same with what nothing on record shows taken for absent.
    fn value(&self, value: &Value) -> (Row, Row) {
        let both = |row: Row| (row, row);
        let yes = |is: bool| f64::from(u8::from(is));
        let sum = |at: u32, lane: usize| self.sums[at as usize][lane];
        match value {
            Value::Lean { side, own, share } => both(from_fn(|lane| {
                let lean = lean(self.shares[*share][lane], own.unwrap_or(self.odds[lane]));
                yes(match side {
                    LeanSide::To => lean > 0,
                    LeanSide::Against => lean < 0,
                    LeanSide::Mixed => lean == 0,
                })
            })),
            Value::Some { bounds, matching, share } => {
                let some =
                    from_fn(|lane| yes(self.shares[*share][lane] > self.thresholds[*bounds][lane]));
                (some, from_fn(|lane| if sum(*matching, lane) > 0.0 { some[lane] } else { 0.0 }))
            }
            Value::Standing(acts) => {
                let mut any = 0_u8;
                for (begun, chance, keep) in acts {
                    any |= coins(*begun, &[*chance; LANES], self.from) & self.kept(keep);
                }
                both(from_fn(|lane| yes(any >> lane & 1 == 1)))
            }
            Value::Portion { bar, above, share } => {
                both(from_fn(|lane| yes((self.shares[*share][lane] > *bar) == *above)))
            }
            Value::Gap { bar, above, words, deeds } => both(from_fn(|lane| {
                let gap = 2.0 * (self.shares[*words][lane] - self.shares[*deeds][lane]);
                yes((gap > *bar) == *above)
            })),
            Value::Rate { bound, years, sum: at, stream } => both(from_fn(|lane| {
                let amount = JEFFREYS + sum(*at, lane) / self.plan.unit;
                let rate = self.plan.unit * gamma(stream, self.from + lane as u64, amount) / years;
                yes(match bound {
                    RateBound::AtLeast(bar) => rate >= *bar,
                    RateBound::AtMost(bar) => rate <= *bar,
                })
            })),
            Value::Series { .. } | Value::Judged(_) => {
                both(from_fn(|lane| self.degree(value, lane)))
            }
            Value::Most { own, others } => both(from_fn(|lane| {
                let height = self.degree(own, lane);
                yes(others.iter().all(|other| self.degree(other, lane) < height))
            })),
            Value::Unknown(stream) => both(from_fn(|lane| stream.uniform(self.from + lane as u64))),
        }
    }

    /// A degree that is judged or read off series, in one draw.
    fn degree(&self, value: &Value, lane: usize) -> f64 {
        let draw = self.from + lane as u64;
        match value {
            Value::Series { value, anchors, moved, source, unknown } => {
                let falls = |(coin, at): &(Stream, u32)| {
                    coin.uniform(draw) >= self.reliable[*at as usize][lane]
                };
                match value {
                    Some(number) if !source.as_ref().is_some_and(falls) => calibrated(
                        *number,
                        anchors.map(|anchors| shifted(anchors, *moved, self.plan.spread, draw)),
                    ),
                    _ => unknown.uniform(draw),
                }
            }
            Value::Judged(judges) => {
                let without = self.struck.judge;
                judged_in(judges, (self.plan.combine, without), &self.reliable, lane, draw)
            }
            _ => HALF,
        }
    }

    fn kept(&self, keep: &Keep) -> u8 {
        kept(keep, &self.plan.acts, &self.reliable, self.from)
    }
}

/// Whether a degree is beyond one half in a draw.
fn is_asserted(of: &Lanes, lane: usize) -> bool {
    of.0[lane] > HALF + ROUNDING
}

/// A number of the distribution Beta(a, b): the share of one of two gammas. Each side has a stream
/// of its own, so that more evidence on one side moves that side's number alone, and the draws of
/// two readings that differ in one act stay close to each other. A quantile of the beta
/// distribution would need one number and a search for it.
pub(crate) fn beta([x, y]: &Pair, draw: u64, (a, b): (f64, f64)) -> f64 {
    let (x, y) = (gamma(x, draw, a), gamma(y, draw, b));
    if x + y > 0.0 { x / (x + y) } else { HALF }
}

/// What judges come to in one draw: those who stand, pooled with exponential weights beside one
/// voice of nobody in particular, or as the case combines them.
pub(crate) fn judged_in(
    judges: &Judges,
    (combine, without): (Combine, Option<u32>),
    reliable: &[Row],
    lane: usize,
    draw: u64,
) -> f64 {
    let stands = |voice: &&VoicePlan| {
        if without == Some(voice.judge) {
            return false;
        }
        let chance = voice.stands.map_or_else(|own| own, |at| reliable[at as usize][lane]);
        voice.coin.uniform(draw) < chance
    };
    let standing = || judges.voices.iter().filter(stands);
    let (weight, says) = &judges.nobody;
    let nobody = says.uniform(draw);
    let pooled = match combine {
        Combine::Pooled => {
            let own = gamma(weight, draw, HALF);
            let (mut sum, mut all) = (own * nobody, own);
            for voice in standing() {
                let g = voice.weight.exponential(draw);
                sum += g * voice.degree;
                all += g;
            }
            if all > 0.0 { sum / all } else { HALF }
        }
        // One of those who stand, each as likely; without any, nobody.
        Combine::EachInTurn => {
            let n = standing().count();
            standing().nth(weight.below(draw, n.max(1))).map_or(nobody, |voice| voice.degree)
        }
        // Anything between the least and the greatest.
        Combine::Bounds => {
            let least = standing().map(|voice| voice.degree).fold(f64::INFINITY, f64::min);
            let greatest = standing().map(|voice| voice.degree).fold(0.0, f64::max);
            if least.is_finite() { least + (greatest - least) * nobody } else { nobody }
        }
    };
    calibrated(pooled, judges.anchors)
}

/// Which way a share leans: above the odds asked for to the target, below their inverse against it.
fn lean(share: f64, odds: f64) -> i8 {
    if share > odds / (1.0 + odds) {
        1
    } else if share < 1.0 / (1.0 + odds) {
        -1
    } else {
        0
    }
}

/// The number whose logarithm lies at this place between those of the bounds.
fn between_logs((low, high): (f64, f64), at: f64) -> f64 {
    if low == high { low } else { exp(ln(low) + at * (ln(high) - ln(low))) }
}

/// The calibration points, each moved by up to the spread times the distance between full exclusion
/// and full membership; left as they are where moving would change their order.
fn shifted(anchors: Anchors, stream: Stream, spread: f64, draw: u64) -> Anchors {
    let reach = spread * (anchors.full_in - anchors.full_out).abs();
    let shift = |which: u64| reach * (2.0 * stream.uniform(3 * draw + which) - 1.0);
    let moved = Anchors {
        full_out: anchors.full_out + shift(0),
        crossover: anchors.crossover + shift(1),
        full_in: anchors.full_in + shift(2),
    };
    if ordered(moved, anchors.full_in >= anchors.full_out) { moved } else { anchors }
}

fn ordered(Anchors { full_out, crossover, full_in }: Anchors, rises: bool) -> bool {
    if rises {
        full_out < crossover && crossover < full_in
    } else {
        full_out > crossover && crossover > full_in
    }
}
