//! Simulated ledgers whose truth is known: types of behaviour around the edges that the schools ask
//! about.
//!
//! A **type** ([`Type`]) is a list of shares: how the acts lean, how many are deeds, and how many
//! are of each kind that some school asks about, drawn around a tenth, which is where *some*
//! begins. Half of the types know hard means. A type has a rate of acts a year, too: a ledger of
//! `n` acts covers as many years as that takes, and so does the truth of [`TRUE_ACTS`] acts, so
//! that a school which asks how often something is done is asked the same of both.
//!
//! The ledger is the truth seen through a project: sources that omit, sources of one side, reports
//! of what never happened, coders who misread, dates that are known to the year, commitments in
//! several rows, fields that nobody coded.

use crate::simulated::Simulated;
use counterpoise_numerics::{exp, ln};

/// Acts in a text of truth.
const TRUE_ACTS: usize = 1500;
/// What judges are asked about; the first eight decide on the scope of schools.
const JUDGED: [&str; 22] = [
    "unipolar",
    "second-tier",
    "great-power-identity",
    "proximity",
    "interdependence",
    "target-unilateral",
    "between-powers",
    "threat-strategic",
    "threat-core",
    "formal-alliance",
    "compelled",
    "no-alternative",
    "secure",
    "shared-interest",
    "low-outlay",
    "burden-passed",
    "status-quo-preserved",
    "target-dominant",
    "regional-concern",
    "policy-dispute",
    "domestic-incentive",
    "aimed-at-power",
];
/// Fields that a project may leave uncoded.
const FIELDS: [&str; 4] = ["gains", "issue", "posture", "instrument"];
/// How often a report is of something that did not happen, by the letter of its source, A to E.
const FALSE_REPORTS: [f64; 5] = [0.01, 0.04, 0.12, 0.3, 0.5];
const SIDES: [&str; 3] = ["accommodate", "resist", "neutral"];
const MODES: [&str; 3] = ["deed", "statement", "non-act"];
const DOMAINS: [&str; 5] = ["trade", "energy", "security", "institutional", "diplomatic"];
const POSTURES: [&str; 4] = ["independence", "equality", "leadership", "deference"];
const MOTIVES: [&str; 3] = ["profit", "weakness", "threat"];
/// Resisting deeds by hard means.
const HARD: [&str; 7] = [
    "use-of-force",
    "threat-of-force",
    "deployment",
    "military-buildup",
    "arms-denial",
    "arms-to-rival",
    "alliance",
];
/// Resisting deeds by soft means that schools ask about.
const SOFT: [&str; 5] =
    ["rival-bloc", "institutional-steering", "veto", "market-exclusion", "outreach-to-rival"];
/// Accommodating deeds that schools ask about.
const YIELDING: [&str; 4] =
    ["institution-building", "diplomatic-support", "arms-transfer", "strategic-partnership"];
/// Neutral deeds that schools ask about.
const NEUTRAL: [&str; 2] = ["outreach-to-rival", "joint-exercise"];
/// How often an act is drawn anew if no source tells of it.
const TRIES: usize = 400;
/// The last day of every period, 31 December 2019, counted from 1 January 1970.
const LAST_DAY: i64 = 18_261;

/// Draws a ledger of `n` acts of a type: one of several, by its `copy`. The same arguments always
/// give the same text.
pub(crate) fn ledger(seed: u64, number: usize, n: usize, copy: u64) -> Simulated {
    let kind = Type::draw(seed, number);
    let mut chance = Chance::of([seed, number as u64, n as u64, 1 + copy]);
    let project = Project::draw(&mut chance);
    let acts = project.reported(&mut chance, &kind, n);
    Simulated {
        case_text: ledger_text(&mut chance, &kind, &project, &acts),
        bibliography: bibliography(),
        truth_text: truth_text(seed, number, &kind),
    }
}

// -------------------------------------------------------------------------------------------------
// Chance

/// Vigna's xorshift64*, seeded by a list of numbers.
struct Chance(u64);

impl Chance {
    fn of(numbers: [u64; 4]) -> Chance {
        let mut state = 0x853C_49E6_748F_EA9B_u64;
        for number in numbers {
            state = (state ^ number).wrapping_mul(0xD6E8_FEB8_6659_FD93);
            state ^= state >> 32;
            state = state.wrapping_mul(0xD6E8_FEB8_6659_FD93) ^ (state >> 29);
        }
        let mut chance = Chance(state | 1);
        for _ in 0..8 {
            chance.unit();
        }
        chance
    }

    /// A number from 0 up to, not including, 1.
    fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.unit()
    }

    fn is(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    fn below(&mut self, end: usize) -> usize {
        (self.unit() * end as f64) as usize
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A share around a tenth, .03 to .33, or nil.
    fn around_a_tenth(&mut self, nil: f64) -> f64 {
        if self.is(nil) { 0.0 } else { exp(self.between(ln(0.03), ln(0.33))) }
    }

    /// Which of several exclusive kinds, by their shares; none of them with what is left of 1.
    fn which(&mut self, shares: &[f64]) -> Option<usize> {
        let mut left = self.unit() * shares.iter().sum::<f64>().max(1.0);
        shares.iter().position(|share| {
            left -= share;
            left < 0.0
        })
    }
}

// -------------------------------------------------------------------------------------------------
// Types of behaviour

/// Shares from which acts are drawn.
struct Type {
    /// Acts a year.
    rate: f64,
    global: bool,
    /// Deeds, statements, silence.
    modes: [f64; 3],
    /// Accommodating, resisting, neutral: of acts, of statements, of what the target does.
    sides: [[f64; 3]; 3],
    by_target: f64,
    hard: [f64; 7],
    soft: [f64; 5],
    yielding: [f64; 4],
    neutral: [f64; 2],
    /// Of accommodating acts: done together; by which the target, the subject gains relatively, the
    /// subject absolutely; by which resistance is given up.
    joint: f64,
    concedes: f64,
    gains: f64,
    gains_absolutely: f64,
    reverses: f64,
    /// Of all acts, those with the motive.
    motives: [f64; 3],
    postures: [f64; 4],
    domains: [f64; 5],
    implemented: f64,
    lasting: f64,
    committing: f64,
    /// Weights 1 to 4.
    weights: [f64; 4],
    degrees: [f64; 22],
    /// Capability of target and rival over that of the subject, and the growth of the former a
    /// year.
    ratio: f64,
    rival: f64,
    growth: f64,
    threat_of_rival: f64,
}

impl Type {
    fn draw(seed: u64, number: usize) -> Type {
        let c = &mut Chance::of([seed, number as u64, 0, 0x0054_5950_4500]);
        let sides = Type::lean(c);
        let words = if c.is(0.5) { sides } else { Type::lean(c) };
        let target = if c.is(0.5) { sides } else { Type::lean(c) };
        let (statements, silent) = (c.between(0.05, 0.4), c.between(0.0, 0.12));
        // Hard means in every other type, so that half of them have some.
        let hard = if number % 2 == 1 { 0.6 } else { 1.0 };
        Type {
            rate: c.between(3.0, 15.0),
            global: c.is(0.33),
            modes: [1.0 - statements - silent, statements, silent],
            sides: [sides, words, target],
            by_target: if c.is(0.3) { 0.0 } else { c.between(0.05, 0.35) },
            hard: std::array::from_fn(|at| {
                c.around_a_tenth(if at == 6 { 0.5 + hard / 2.0 } else { hard })
            }),
            soft: std::array::from_fn(|_| c.around_a_tenth(0.4)),
            yielding: std::array::from_fn(|_| c.around_a_tenth(0.4)),
            neutral: std::array::from_fn(|_| c.around_a_tenth(0.5)),
            joint: c.around_a_tenth(0.25),
            concedes: if c.is(0.3) { c.between(0.2, 0.7) } else { c.around_a_tenth(0.3) },
            gains: c.around_a_tenth(0.5),
            gains_absolutely: c.between(0.0, 0.6),
            reverses: c.around_a_tenth(0.35),
            motives: std::array::from_fn(|_| c.around_a_tenth(0.5)),
            postures: std::array::from_fn(|_| c.around_a_tenth(0.35)),
            domains: std::array::from_fn(|_| c.between(0.02, 0.4)),
            implemented: c.unit(),
            lasting: if c.is(0.5) { 0.0 } else { c.between(0.0, 0.1) },
            committing: if c.is(0.4) { 0.0 } else { c.between(0.0, 0.3) },
            weights: std::array::from_fn(|_| c.between(0.05, 1.0)),
            degrees: Type::degrees(c),
            ratio: exp(c.between(ln(0.6), ln(6.0))),
            rival: exp(c.between(ln(0.3), ln(4.0))),
            growth: c.between(-0.03, 0.1),
            threat_of_rival: c.unit(),
        }
    }

    /// Any lean of those that take a side.
    fn lean(c: &mut Chance) -> [f64; 3] {
        let (to, neutral) = (c.unit(), c.between(0.0, 0.3));
        [to * (1.0 - neutral), (1.0 - to) * (1.0 - neutral), neutral]
    }

    /// Most things are rather so or rather not so; scopes are met more often than not.
    fn degrees(c: &mut Chance) -> [f64; 22] {
        let mut degrees = [0.0; 22];
        for (at, degree) in degrees.iter_mut().enumerate() {
            let so = c.is(if at < 8 { 0.6 } else { 0.4 });
            let middling = c.is(0.15);
            let far = c.between(0.0, 0.35);
            *degree = match (middling, so) {
                (true, _) => c.between(0.35, 0.65),
                (false, true) => 1.0 - far,
                (false, false) => far,
            };
        }
        degrees
    }

    /// The acts of a period in the order of their days. `keep` says whether one is on record: what
    /// it gives up must be, too.
    fn acts(
        &self,
        c: &mut Chance,
        n: usize,
        mut keep: impl FnMut(&mut Chance, &Act) -> bool,
    ) -> Vec<Act> {
        let mut places: Vec<f64> = (0..n).map(|_| c.unit()).collect();
        places.sort_by(f64::total_cmp);
        let mut resisted: Vec<String> = Vec::new();
        let mut acts = Vec::with_capacity(n);
        for (number, place) in places.into_iter().enumerate() {
            let mut act = self.act(c, number, place, &resisted);
            for _ in 0..TRIES {
                if keep(c, &act) {
                    break;
                }
                act = self.act(c, number, place, &resisted);
            }
            if act.side == 1 && act.parties == Parties::Subject {
                resisted.extend(act.issue.clone());
            }
            acts.push(act);
        }
        acts
    }

    fn act(&self, c: &mut Chance, number: usize, place: f64, resisted: &[String]) -> Act {
        let mode = c.which(&self.modes).unwrap_or(0);
        let by_target = c.is(self.by_target);
        let sides = if by_target { self.sides[2] } else { self.sides[usize::from(mode == 1)] };
        let side = c.which(&sides).unwrap_or(2);
        let (instrument, hard) = if mode == 0 { self.means(c, side) } else { (None, false) };
        let soft_deed = mode == 0 && !hard;
        let mut act = Act {
            parties: if by_target { Parties::Target } else { Parties::Subject },
            mode,
            side,
            hard,
            weight: 1 + c
                .which(&self.weights.map(|w| w / self.weights.iter().sum::<f64>()))
                .unwrap_or(0),
            place,
            lasts: if mode != 1 && c.is(self.lasting) { c.between(0.02, 0.3) } else { 0.0 },
            gains: None,
            issue: (side != 2).then(|| format!("m{number}")),
            posture: None,
            instrument,
            motive: c.which(&self.motives).map(|at| MOTIVES[at]),
            domain: DOMAINS
                [c.which(&self.domains.map(|d| d / self.domains.iter().sum::<f64>())).unwrap_or(0)],
            stage: if mode == 1 || !c.is(self.implemented) { "announced" } else { "implemented" },
            steps: if soft_deed && c.is(self.committing) { 2 + c.below(3) } else { 1 },
        };
        if !by_target {
            self.colour(c, &mut act, resisted);
        }
        act
    }

    /// By what means a deed is done.
    fn means(&self, c: &mut Chance, side: usize) -> (Option<&'static str>, bool) {
        let soft = |found: Option<usize>, list: &[&'static str]| (found.map(|at| list[at]), false);
        match side {
            0 => {
                let (means, _) = soft(c.which(&self.yielding), &YIELDING);
                (means, means == Some("arms-transfer"))
            }
            1 => match c.which(&self.hard) {
                Some(at) => (Some(HARD[at]), true),
                None => soft(c.which(&self.soft), &SOFT),
            },
            _ => {
                let (means, _) = soft(c.which(&self.neutral), &NEUTRAL);
                (means, means == Some("joint-exercise"))
            }
        }
    }

    /// What only the subject's acts have.
    fn colour(&self, c: &mut Chance, act: &mut Act, resisted: &[String]) {
        if matches!(act.instrument, Some("outreach-to-rival" | "arms-to-rival")) {
            act.parties = Parties::Rival;
        }
        if act.mode == 1 {
            act.posture = c.which(&self.postures).map(|at| POSTURES[at]);
        }
        if act.side != 0 {
            return;
        }
        if act.mode != 2 && c.is(self.joint) {
            act.parties = Parties::Both;
        }
        act.gains = match c.which(&[self.concedes, self.gains]) {
            Some(0) => Some("BBB relative"),
            Some(_) => Some("AAA relative"),
            None => c.is(self.gains_absolutely).then_some("AAA absolute"),
        };
        if !resisted.is_empty() && c.is(self.reverses) {
            act.issue = Some(resisted[c.below(resisted.len())].clone());
        }
    }
}

/// Who acts, and towards whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parties {
    Subject,
    Target,
    Both,
    Rival,
}

/// One act as it was.
#[derive(Clone, Debug)]
struct Act {
    parties: Parties,
    /// Places in [`MODES`] and [`SIDES`].
    mode: usize,
    side: usize,
    hard: bool,
    weight: usize,
    /// Its day and how long it lasted, as shares of the period.
    place: f64,
    lasts: f64,
    gains: Option<&'static str>,
    issue: Option<String>,
    posture: Option<&'static str>,
    instrument: Option<&'static str>,
    motive: Option<&'static str>,
    domain: &'static str,
    stage: &'static str,
    steps: usize,
}

impl Act {
    /// The value of one of [`FIELDS`].
    fn field(&self, place: usize) -> Option<&str> {
        match place {
            0 => self.gains,
            1 => self.issue.as_deref(),
            2 => self.posture,
            _ => self.instrument,
        }
    }
}

// -------------------------------------------------------------------------------------------------
// A project

/// What a partial source passes over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Omits {
    Statements,
    Neutral,
    Minor,
    Side(usize),
    OfTarget,
}

impl Omits {
    fn concerns(self, act: &Act) -> bool {
        match self {
            Omits::Statements => act.mode == 1,
            Omits::Neutral => act.side == 2,
            Omits::Minor => act.weight == 1,
            Omits::Side(side) => act.side == side,
            Omits::OfTarget => act.parties == Parties::Target,
        }
    }
}

struct Source {
    letter: usize,
    omits: Option<Omits>,
    /// How much of that it passes over.
    thoroughly: f64,
}

/// Sources and the habits of coders.
struct Project {
    sources: Vec<Source>,
    flips: f64,
    misweighs: f64,
    /// Hard read as soft, soft as hard.
    mistakes: f64,
    lacks: [bool; 4],
    coded: bool,
    skips: f64,
    uncited: f64,
    certain: f64,
    imprecise: f64,
    several_rows: f64,
    named: bool,
    judged: f64,
    scatter: f64,
    series: bool,
}

impl Project {
    fn draw(c: &mut Chance) -> Project {
        let partial = c.pick(&[0.0, 0.3, 0.7]);
        let one_sided = c.is(0.15);
        let sources = 1 + c.below(5);
        let lacks: [bool; 4] = std::array::from_fn(|_| c.is(0.2));
        let coded = c.is(0.4);
        Project {
            sources: (0..sources).map(|_| Project::source(c, partial, one_sided)).collect(),
            flips: c.between(0.0, 0.2),
            misweighs: c.between(0.0, 0.4),
            mistakes: c.between(0.0, 0.05),
            lacks,
            coded,
            skips: if coded { 0.0 } else { c.between(0.0, 0.3) },
            uncited: if c.is(0.6) { 0.0 } else { c.between(0.0, 0.2) },
            certain: if c.is(0.7) { 0.0 } else { 0.5 },
            imprecise: c.between(0.0, 0.7),
            several_rows: c.between(0.2, 1.0),
            named: c.is(0.5),
            judged: c.pick(&[0.3, 0.7, 1.0]),
            scatter: c.between(0.02, 0.25),
            series: c.is(0.75),
        }
    }

    fn source(c: &mut Chance, partial: f64, one_sided: bool) -> Source {
        let letter = c.which(&[0.25, 0.35, 0.25, 0.1]).unwrap_or(4);
        let some = [Omits::Statements, Omits::Neutral, Omits::Minor, Omits::OfTarget];
        let omits = if one_sided && c.is(0.6) {
            Some(Omits::Side(c.below(2)))
        } else {
            c.is(partial).then(|| c.pick(&some))
        };
        Source { letter, omits, thoroughly: c.between(0.4, 0.9) }
    }

    /// What some source tells of, and which.
    fn reported(&self, c: &mut Chance, kind: &Type, n: usize) -> Vec<(Act, Vec<usize>)> {
        let mut by = Vec::new();
        let acts = kind.acts(c, n, |c, act| {
            let told = self.tellers(c, act);
            let any = !told.is_empty();
            if any {
                by.push(told);
            }
            any
        });
        by.resize(acts.len(), vec![0]);
        acts.into_iter().zip(by).map(|(act, by)| (self.verify(c, act, &by), by)).collect()
    }

    fn tellers(&self, c: &mut Chance, act: &Act) -> Vec<usize> {
        let mut by: Vec<usize> = Vec::new();
        for _ in 0..=c.below(2) {
            let at = c.below(self.sources.len());
            let source = &self.sources[at];
            let omitted =
                source.omits.is_some_and(|omits| omits.concerns(act)) && c.is(source.thoroughly);
            if !omitted && !by.contains(&at) {
                by.push(at);
            }
        }
        by
    }

    /// How often the best of the sources is wrong.
    fn wrong(&self, by: &[usize]) -> f64 {
        by.iter().map(|at| FALSE_REPORTS[self.sources[*at].letter]).fold(1.0, f64::min)
    }

    /// What did not happen is told with any side.
    fn verify(&self, c: &mut Chance, act: Act, by: &[usize]) -> Act {
        if c.is(self.wrong(by)) { Act { side: c.below(3), gains: None, ..act } } else { act }
    }

    fn read_side(&self, c: &mut Chance, side: usize) -> usize {
        if c.is(self.flips) { (side + 1 + c.below(2)) % 3 } else { side }
    }

    fn read_weight(&self, c: &mut Chance, weight: usize) -> usize {
        match c.is(self.misweighs) {
            true if c.is(0.5) => (weight + 1).min(5),
            true => (weight - 1).max(1),
            false => weight,
        }
    }
}

// -------------------------------------------------------------------------------------------------
// Dates

/// How many days a period of `n` acts takes.
fn length(kind: &Type, n: usize) -> i64 {
    ((365.25 * n as f64 / kind.rate) as i64).max(20)
}

/// Year, month and day (Hinnant's algorithm).
fn calendar(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * shifted_month + 2) / 5 + 1)
}

fn exactly(day: i64) -> String {
    let (year, month, day) = calendar(day);
    format!("{year:04}-{month:02}-{day:02}")
}

fn monthly(day: i64) -> String {
    let (year, month, _) = calendar(day);
    format!("{year:04}-{month:02}")
}

/// The date as a coder writes it. What is not known to the day is known within a seventh of the
/// period or less.
fn written(c: &mut Chance, imprecise: f64, day: i64, length: i64) -> String {
    if !c.is(imprecise) {
        return exactly(day);
    }
    let about = |c: &mut Chance| (c.between(0.01, 0.15) * length as f64) as i64 + 1;
    match c.below(6) {
        0 if length > 1000 => monthly(day),
        1 if length > 2500 => format!("{}~", monthly((day + about(c) / 4).min(LAST_DAY))),
        2 if length > 5000 => calendar(day).0.to_string(),
        3 if c.is(0.2) => "undated".to_owned(),
        _ => format!("[{}..{}]", exactly(day - about(c)), exactly((day + about(c)).min(LAST_DAY))),
    }
}

// -------------------------------------------------------------------------------------------------
// Text

/// A first line, then fields.
struct Text(String);

impl Text {
    fn open(&mut self, line: &str) {
        self.0.push('\n');
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn line(&mut self, line: &str) {
        self.0.push_str("  ");
        self.0.push_str(line);
        self.0.push('\n');
    }

    fn field(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}: {value}"));
    }
}

fn bibliography() -> String {
    let keys = (1..=5).map(|at| format!("s{at}")).chain((1..=4).map(|at| format!("j{at}")));
    keys.chain(["statistics".to_owned()])
        .map(|key| format!("@book{{{key}, author = {{Author, {key}}}, title = {{Work {key}}}, year = {{2020}}}}\n"))
        .collect()
}

fn frame(kind: &Type, length: i64, seed: u64, coded: &[&str]) -> Text {
    let seed = (seed % 1_000_000).to_string();
    let mut text = Text("case simulated \"A simulated ledger\"\n".to_owned());
    for (name, value) in [
        ("question", "How does AAA behave towards BBB?"),
        ("subject", "AAA"),
        ("target", "BBB"),
        ("schools", "all"),
        ("arenas", "region"),
        ("bibliography", "sources.bib"),
        ("seed", seed.as_str()),
    ] {
        text.field(name, value);
    }
    if !coded.is_empty() {
        text.field("coded", &coded.join(", "));
    }
    for code in ["AAA", "BBB", "CCC"] {
        text.open(&format!("actor {code} \"The state {code}\""));
        text.field("kind", "state");
    }
    text.open("arena region \"The arena\"");
    text.field("level", if kind.global { "global" } else { "regional" });
    text.open("period whole \"The whole time\"");
    text.field("from", &exactly(LAST_DAY - length + 1));
    text.field("until", &exactly(LAST_DAY));
    text
}

fn source(text: &mut Text, key: &str, letter: usize) {
    text.open(&format!("source @{key}"));
    text.field("kind", "scholarly");
    text.field("grade", &format!("{}{}", ["A", "B", "C", "D", "E"][letter], letter + 1));
}

/// The lines of an event up to its place.
fn begin(
    text: &mut Text,
    id: usize,
    date: &str,
    act: &Act,
    (side, hard, weight): (usize, bool, usize),
    sure: &str,
) {
    let parties = match act.parties {
        Parties::Subject => "AAA -> BBB",
        Parties::Target => "BBB -> AAA",
        Parties::Both => "AAA with BBB",
        Parties::Rival => "AAA -> CCC",
    };
    text.open(&format!("event {date} {parties} \"Act {id}\""));
    text.field("id", &format!("E{id:04}"));
    let hardness = if hard { "hard" } else { "soft" };
    text.line(&format!("{}, {}, {hardness}, weight {weight}{sure}", MODES[act.mode], SIDES[side]));
    if act.parties == Parties::Rival {
        text.field("toward", "BBB");
    }
    text.field("arena", "region");
    text.field("domain", act.domain);
    if act.mode == 2 {
        text.field("opportunity", "It was asked and said nothing.");
    }
    if let Some(motive) = act.motive {
        text.field("motive", motive);
    }
}

fn assessment(text: &mut Text, name: &str, pair: &str, length: i64, degree: f64, key: &str) {
    let (from, until) = (exactly(LAST_DAY - length + 1), exactly(LAST_DAY));
    text.open(&format!("assessment {from}/{until} {name} {pair} \"{name} as {key} sees it\""));
    text.field("degree", &format!("{degree:.2}"));
    text.field("cite", &format!("@{key} p. 1"));
}

/// Six values over the period, of which no more than the last ten years are told; the middle is the
/// type's.
fn series(text: &mut Text, c: &mut Chance, kind: &Type, length: i64, error: f64) {
    let span = length.min(3650);
    for (code, middle) in [("AAA", 1.0), ("BBB", kind.ratio), ("CCC", kind.rival)] {
        let value = |at: i64, c: &mut Chance| {
            let years = (at as f64 - 2.5) / 6.0 * span as f64 / 365.25;
            let growth = if code == "BBB" { exp(years * ln(1.0 + kind.growth)) } else { 1.0 };
            let value = 100.0 * middle * growth * (1.0 + c.between(-error, error));
            format!("{} = {value:.3}", exactly(LAST_DAY - span + 1 + span * at / 6 + span / 12))
        };
        let values: Vec<String> = (0..6).map(|at| value(at, c)).collect();
        text.open(&format!("series capability-{} \"Capability of {code}\"", code.to_lowercase()));
        text.field("of", code);
        text.field("measure", "capability");
        text.field("unit", "index");
        text.field("values", &values.join("; "));
        text.field("cite", "@statistics");
    }
}

/// Every act as it was; its chance is that of the type.
fn truth_text(seed: u64, number: usize, kind: &Type) -> String {
    let mut c = Chance::of([seed, number as u64, 0, 0x5452_5554]);
    let length = length(kind, TRUE_ACTS);
    let mut text = frame(kind, length, seed + number as u64, &FIELDS);
    for key in ["s1", "s2", "s3", "j1", "j2", "j3"] {
        source(&mut text, key, 0);
    }
    for (id, act) in kind.acts(&mut c, TRUE_ACTS, |_, _| true).iter().enumerate() {
        let day = day_of(act, length);
        let date = if act.lasts > 0.0 { lasting(act, day, length) } else { exactly(day) };
        begin(&mut text, id, &date, act, (act.side, act.hard, act.weight), ", certainty 1");
        for (place, name) in FIELDS.into_iter().enumerate() {
            if let Some(value) = act.field(place) {
                text.field(name, value);
            }
        }
        text.field("stage", act.stage);
        text.field("cite", "@s1 p. 1; @s2 p. 1; @s3 p. 1");
    }
    for key in ["j1", "j2", "j3"] {
        for (name, degree) in JUDGED.into_iter().zip(kind.degrees) {
            assessment(&mut text, name, "AAA -> BBB", length, degree, key);
        }
        assessment(&mut text, "threat-core", "AAA -> CCC", length, kind.threat_of_rival, key);
    }
    series(&mut text, &mut c, kind, length, 0.0);
    text.0
}

fn day_of(act: &Act, length: i64) -> i64 {
    LAST_DAY - length + 1 + (act.place * length as f64) as i64
}

/// What lasted, to the end of the period at most.
fn lasting(act: &Act, day: i64, length: i64) -> String {
    let last = (day + 1 + (act.lasts * length as f64) as i64).min(LAST_DAY);
    if last > day { format!("{}/{}", exactly(day), exactly(last)) } else { exactly(day) }
}

fn ledger_text(
    c: &mut Chance,
    kind: &Type,
    project: &Project,
    acts: &[(Act, Vec<usize>)],
) -> String {
    let length = length(kind, acts.len());
    let looked: Vec<&str> =
        (0..4).filter(|at| project.coded && !project.lacks[*at]).map(|at| FIELDS[at]).collect();
    let mut text = frame(kind, length, (1e6 * c.unit()) as u64, &looked);
    for (at, one) in project.sources.iter().enumerate() {
        source(&mut text, &format!("s{}", at + 1), one.letter);
    }
    let mut id = 0;
    for (act, by) in acts {
        write_act(&mut text, c, project, act, by, length, &mut id);
    }
    write_judgements(&mut text, c, kind, project, length);
    if project.series {
        series(&mut text, c, kind, length, 0.05);
    }
    text.0
}

/// One act, in several rows if it is a commitment that is told so. The coder reads it once.
fn write_act(
    text: &mut Text,
    c: &mut Chance,
    project: &Project,
    act: &Act,
    by: &[usize],
    length: i64,
    id: &mut usize,
) {
    let rows = if act.steps > 1 && c.is(project.several_rows) { act.steps } else { 1 };
    let commitment = (rows > 1 && project.named).then(|| format!("c{id}"));
    let side = project.read_side(c, act.side);
    let hard = act.hard != (act.mode == 0 && c.is(project.mistakes));
    let fields: Vec<Option<String>> = (0..4)
        .map(|at| {
            let looked = !project.lacks[at] && !c.is(project.skips);
            act.field(at).filter(|_| looked).map(str::to_owned)
        })
        .collect();
    let mut day = day_of(act, length);
    for _ in 0..rows {
        let weight = project.read_weight(c, act.weight);
        let date = if act.lasts > 0.0 && c.is(0.7) {
            lasting(act, day, length)
        } else {
            written(c, project.imprecise, day, length)
        };
        let sure = if c.is(project.certain) {
            format!(
                ", certainty {:.2}",
                (1.0 - project.wrong(by) + c.between(-0.1, 0.1)).clamp(0.05, 1.0)
            )
        } else {
            String::new()
        };
        begin(text, *id, &date, act, (side, hard, weight), &sure);
        *id += 1;
        for (name, value) in FIELDS.into_iter().zip(&fields) {
            if let Some(value) = value {
                text.field(name, value);
            }
        }
        text.field("stage", act.stage);
        if let Some(name) = &commitment {
            text.field("commitment", name);
        }
        if !c.is(project.uncited) {
            let keys: Vec<String> =
                by.iter().map(|at| format!("@s{} p. {}", at + 1, 1 + c.below(300))).collect();
            text.field("cite", &keys.join("; "));
        }
        day = (day + (c.between(0.01, 0.08) * length as f64) as i64).min(LAST_DAY);
    }
}

fn write_judgements(text: &mut Text, c: &mut Chance, kind: &Type, project: &Project, length: i64) {
    for at in 1..=4 {
        let letter = c.below(3);
        source(text, &format!("j{at}"), letter);
    }
    let own =
        JUDGED.into_iter().zip(kind.degrees).map(|(name, degree)| (name, "AAA -> BBB", degree));
    for (name, pair, degree) in own.chain([("threat-core", "AAA -> CCC", kind.threat_of_rival)]) {
        if !c.is(project.judged) {
            continue;
        }
        for judge in 0..=c.below(3) {
            // The mean of three even draws, nearly normal.
            let off = (c.unit() + c.unit() + c.unit() - 1.5) * 2.0 * project.scatter;
            assessment(
                text,
                name,
                pair,
                length,
                (degree + off).clamp(0.0, 1.0),
                &format!("j{}", judge + 1),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(exactly(0), "1970-01-01");
        assert_eq!(exactly(LAST_DAY), "2019-12-31");
        assert_eq!(exactly(-134_774), "1601-01-01");
        assert_eq!(exactly(15_399), "2012-02-29");
    }

    #[test]
    fn the_same_arguments_give_the_same_text() {
        let (one, other) = (ledger(1, 2, 30, 0), ledger(1, 2, 10, 0));
        assert_eq!(one, ledger(1, 2, 30, 0));
        assert_eq!(one.truth_text, other.truth_text, "the truth is that of the type");
        assert_ne!(one.truth_text, ledger(2, 2, 30, 0).truth_text);
    }

    #[test]
    fn shares_are_drawn_around_a_tenth() {
        let mut c = Chance::of([1, 2, 3, 4]);
        let below = (0..20_000).filter(|_| c.around_a_tenth(0.0) < 0.1).count() as f64 / 20_000.0;
        assert!((below - 0.502).abs() < 0.015, "{below}");
        let hits =
            (0..20_000).filter(|_| c.which(&[0.2, 0.1]) == Some(1)).count() as f64 / 20_000.0;
        assert!((hits - 0.1).abs() < 0.01, "{hits}");
    }

    #[test]
    fn half_of_the_types_know_hard_means() {
        let some =
            (0..200).filter(|at| Type::draw(5, *at).hard.iter().any(|share| *share > 0.0)).count();
        assert!((90..=100).contains(&some), "{some}");
    }
}
