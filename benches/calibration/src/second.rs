//! Simulated ledgers whose truth is known.
//!
//! A **kind** of behaviour ([`Behaviour`]) is a random mixture: which shares of the acts
//! accommodate, resist or do neither, in deeds, words or silence, by what instruments, to whose
//! gain. [`ledger`] draws two cases from one kind. The *ledger* is what a project would have on its
//! table: some acts were reported by nobody, some never happened, some are misread, misdated or
//! half coded. The *truth* holds [`TRUE_ACTS`] acts of the same kind, each dated to the day, fully
//! coded and fully cited.
//!
//! The file was written from the description of the language alone, by somebody who had not read
//! how acts are counted. It therefore favours no way of counting them. A kind does not change in
//! the course of the period, and the truth depends on the kind alone: ledgers of one kind share it.

/// Acts in a text of truth.
pub const TRUE_ACTS: usize = 1500;
/// Kinds that are worth drawing; any other index gives a kind, too.
pub const KINDS: usize = 200;

/// The days of the period, 2010 to 2019.
const DAYS: i64 = 3652;
/// What judges are asked about.
const JUDGED: [&str; 5] =
    ["threat-core", "threat-strategic", "target-dominant", "shared-interest", "formal-alliance"];
/// Fields that a project may leave uncoded.
const FIELDS: [&str; 4] = ["gains", "issue", "posture", "instrument"];
/// How often a report turns out to be of something that did not happen, by the letter of its
/// source, A to F.
const FALSE_REPORTS: [f64; 6] = [0.005, 0.02, 0.06, 0.3, 0.6, 0.4];

const YIELDING: [&str; 2] = ["supply-contract", "pipeline"];
const YIELDING_HARD: [&str; 2] = ["arms-transfer", "alliance"];
const OPPOSING: [&str; 6] = [
    "institutional-steering",
    "veto",
    "obstruction",
    "market-exclusion",
    "trade-barrier",
    "investment-barrier",
];
const OPPOSING_HARD: [&str; 8] = [
    "use-of-force",
    "threat-of-force",
    "deployment",
    "military-buildup",
    "alliance",
    "arms-to-rival",
    "arms-denial",
    "basing",
];
const POSTURES: [&str; 4] = ["independence", "equality", "leadership", "deference"];
const STAGES: [&str; 3] = ["announced", "agreed", "implemented"];
const DOMAINS: [&str; 5] = ["economic", "energy", "security", "institutional", "diplomatic"];

/// A ledger with noise, and the truth that it was drawn from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Simulated {
    /// The kind of behaviour in a line; the same for all ledgers of a kind.
    pub kind: String,
    /// Acts that the ledger tells of, true or not, of either side. A commitment may take several
    /// rows, so there can be more events.
    pub n: usize,
    /// A complete case file: what a project would have.
    pub case_text: String,
    /// The file `sources.bib` of both cases.
    pub bibliography: String,
    /// A complete case file: the same kind of behaviour without noise.
    pub truth_text: String,
}

/// Draws a ledger of `n` acts of a kind of behaviour. The same arguments always give the same text.
#[must_use]
pub fn ledger(seed: u64, kind: usize, n: usize) -> Simulated {
    let behaviour = Behaviour::of_kind(kind);
    let mut random = Random::of([seed, kind as u64, n as u64]);
    let project = Project::draw(&mut random);
    let reports = report(&mut random, &behaviour, &project, n);
    Simulated {
        kind: behaviour.name.clone(),
        n,
        case_text: ledger_text(&mut random, &behaviour, &project, &reports, seed),
        bibliography: bibliography(),
        truth_text: truth_text(&behaviour, kind),
    }
}

// -------------------------------------------------------------------------------------------------
// Chance

/// Steele, Lea and Flood's SplitMix64.
struct Random(u64);

impl Random {
    /// A stream of its own for each list of numbers.
    fn of(numbers: [u64; 3]) -> Random {
        let mut random = Random(0x243F_6A88_85A3_08D3);
        for number in numbers {
            random.0 ^= number;
            random.0 = random.next();
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number from 0 up to, not including, 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.unit()
    }

    fn chance(&mut self, probability: f64) -> bool {
        self.unit() < probability
    }

    /// A whole number from 0 up to, not including, `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.unit() * end as f64) as usize
    }

    /// A whole number of days, both ends included.
    fn days(&mut self, least: i64, most: i64) -> i64 {
        least + (self.unit() * (most - least + 1) as f64) as i64
    }

    fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len())]
    }

    /// A place in a list, in proportion to its weights.
    fn place(&mut self, weights: &[f64]) -> usize {
        let mut rest = self.unit() * weights.iter().sum::<f64>();
        for (place, weight) in weights.iter().enumerate() {
            rest -= weight;
            if rest < 0.0 {
                return place;
            }
        }
        weights.len() - 1
    }

    /// Shares that add up to one; squares make some of them small.
    fn mixture<const N: usize>(&mut self) -> [f64; N] {
        let parts: [f64; N] = std::array::from_fn(|_| {
            let part = self.unit();
            part * part + 1e-6
        });
        let all: f64 = parts.iter().sum();
        parts.map(|part| part / all)
    }

    /// A share that is nil with probability `nil`, and else lies from 0 to `most`.
    fn share(&mut self, nil: f64, most: f64) -> f64 {
        if self.chance(nil) { 0.0 } else { self.between(0.0, most) }
    }
}

// -------------------------------------------------------------------------------------------------
// Behaviour

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stance {
    Accommodate,
    Resist,
    Neutral,
}

const STANCES: [Stance; 3] = [Stance::Accommodate, Stance::Resist, Stance::Neutral];

impl Stance {
    fn word(self) -> &'static str {
        match self {
            Stance::Accommodate => "accommodate",
            Stance::Resist => "resist",
            Stance::Neutral => "neutral",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Deed,
    Statement,
    NonAct,
}

const MODES: [Mode; 3] = [Mode::Deed, Mode::Statement, Mode::NonAct];

impl Mode {
    fn word(self) -> &'static str {
        match self {
            Mode::Deed => "deed",
            Mode::Statement => "statement",
            Mode::NonAct => "non-act",
        }
    }
}

/// Who acts, and towards whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Parties {
    /// The subject towards the target.
    Subject,
    /// The target towards the subject.
    Target,
    /// Both together.
    Both,
    /// The subject towards a rival of the target, which concerns the target.
    Rival,
}

impl Parties {
    fn words(self) -> &'static str {
        match self {
            Parties::Subject => "AAA -> BBB",
            Parties::Target => "BBB -> AAA",
            Parties::Both => "AAA with BBB",
            Parties::Rival => "AAA -> CCC",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hardness {
    Hard,
    Soft,
    Plain,
}

impl Hardness {
    fn word(self) -> &'static str {
        match self {
            Hardness::Hard => "hard",
            Hardness::Soft => "soft",
            Hardness::Plain => "plain",
        }
    }
}

/// One act as it was.
#[derive(Clone, Debug)]
struct Act {
    parties: Parties,
    mode: Mode,
    stance: Stance,
    hardness: Hardness,
    weight: u8,
    /// Counted from the first day of the period.
    day: i64,
    /// The last day of a practice that lasted.
    last: Option<i64>,
    gains: Option<&'static str>,
    issue: Option<String>,
    posture: Option<&'static str>,
    instrument: Option<&'static str>,
    stage: &'static str,
    domain: &'static str,
    /// Steps in which it came about: more than one makes it a commitment that may be told in
    /// several rows.
    steps: usize,
    reverses: bool,
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

/// A kind of behaviour: the shares from which acts are drawn. All shares are of acts, not of their
/// weight.
#[derive(Clone, Debug)]
struct Behaviour {
    name: String,
    /// Deeds, statements, non-acts.
    modes: [f64; 3],
    /// Stances of deeds and non-acts: accommodating, resisting, neutral.
    in_acts: [f64; 3],
    /// Stances of statements.
    in_words: [f64; 3],
    /// Stances of what the target does.
    of_target: [f64; 3],
    /// Of all acts, those of the target.
    target: f64,
    /// Of the deeds with a side, those by hard means. Nil in nine kinds of ten.
    hard: f64,
    /// Of the subject's accommodating acts, those done together with the target.
    joint: f64,
    /// Of the subject's accommodating acts, those by which the target gains relatively.
    conceding: f64,
    /// Of the subject's accommodating acts, those in an issue in which it resisted before.
    reversing: f64,
    /// Of the subject's soft resisting deeds, those that run a rival project.
    rival_project: f64,
    /// Of the subject's soft deeds that resist or are neutral, those that court the target's
    /// rivals.
    outreach: f64,
    /// Of the subject's statements, those that claim a standing, and which.
    posture: f64,
    postures: [f64; 4],
    /// Weights 1 to 5 of deeds and non-acts that accommodate, and of those that do not.
    weights: [[f64; 5]; 2],
    /// What is merely announced, agreed, implemented.
    stages: [f64; 3],
    /// Of deeds and non-acts, the practices that lasted.
    lasting: f64,
    /// Of soft deeds, the commitments that came about in steps.
    committing: f64,
    /// Issues in which the subject accommodates, and as many in which it resists.
    issues: usize,
    /// How much each instrument of a list is liked, from the first on.
    tastes: [f64; 8],
    /// True degrees of [`JUDGED`].
    degrees: [f64; 5],
    /// The capability of the target over that of the subject at the beginning, and its growth a
    /// year.
    ratio: f64,
    growth: f64,
}

impl Behaviour {
    fn of_kind(kind: usize) -> Behaviour {
        let mut random = Random::of([0x4B49_4E44, kind as u64, 0]);
        let r = &mut random;
        let in_acts = r.mixture();
        let in_words = if r.chance(0.5) { in_acts } else { r.mixture() };
        let of_target = if r.chance(0.5) { in_acts } else { r.mixture() };
        let [deeds, words, silence] = r.mixture();
        // Silence is seldom the most of it, and a kind of words alone would be no behaviour.
        let all = deeds + 0.15 + words + 0.3 * silence;
        let modes = [(deeds + 0.15) / all, words / all, 0.3 * silence / all];
        let mut behaviour = Behaviour {
            name: String::new(),
            modes,
            in_acts,
            in_words,
            of_target,
            target: r.share(0.2, 0.4),
            hard: if kind % 10 == 9 { r.between(0.05, 0.6) } else { 0.0 },
            joint: r.share(0.3, 0.5),
            conceding: r.share(0.3, 0.6),
            reversing: r.share(0.4, 0.4),
            rival_project: r.share(0.4, 0.5),
            outreach: r.share(0.4, 0.4),
            posture: r.share(0.2, 0.8),
            postures: r.mixture(),
            weights: [r.mixture(), r.mixture()],
            stages: r.mixture(),
            lasting: r.share(0.5, 0.12),
            committing: r.share(0.3, 0.3),
            issues: 5 + r.below(36),
            tastes: r.mixture(),
            degrees: Behaviour::draw_degrees(r),
            ratio: if r.chance(0.4) { 1.0 / r.between(1.0, 4.0) } else { r.between(0.9, 6.0) },
            growth: r.between(-0.04, 0.12),
        };
        behaviour.name = behaviour.describe(kind);
        behaviour
    }

    /// Threats to the core and formal alliances are rare; the rest may be anything.
    fn draw_degrees(random: &mut Random) -> [f64; 5] {
        let mut rare = || {
            let degree = random.unit();
            if random.chance(0.4) { 0.05 * degree } else { degree * degree }
        };
        let (core, alliance) = (rare(), rare());
        [core, random.unit(), random.unit(), random.unit(), alliance]
    }

    fn describe(&self, kind: usize) -> String {
        let [a, r, n] = self.in_acts;
        let hard = if self.hard > 0.0 { "some hard" } else { "none hard" };
        format!(
            "k{kind:03} acts {a:.2} for, {r:.2} against, {n:.2} neutral; deeds {:.2}; {hard}",
            self.modes[0]
        )
    }

    /// A kind that may be told of where nothing of the sort happened.
    fn rumoured(random: &mut Random) -> Behaviour {
        Behaviour::of_kind(random.below(KINDS))
    }

    /// The next act. `past` holds what the subject resisted so far, which later acts may reverse.
    fn act(&self, random: &mut Random, past: &mut Past) -> Act {
        let mode = MODES[random.place(&self.modes)];
        let by_target = random.chance(self.target);
        let stance = STANCES[random.place(match (by_target, mode) {
            (true, _) => &self.of_target,
            (false, Mode::Statement) => &self.in_words,
            (false, _) => &self.in_acts,
        })];
        let mut act = self.bare(random, mode, stance);
        if by_target {
            act.parties = Parties::Target;
            act.issue = Some(format!("of-target-{}", random.below(self.issues)));
        } else {
            self.add_parties(random, &mut act);
            self.add_issue(random, &mut act, past);
            self.add_gains(random, &mut act);
            if mode == Mode::Statement && random.chance(self.posture) {
                act.posture = Some(POSTURES[random.place(&self.postures)]);
            }
        }
        act
    }

    /// What can be said without knowing who acts.
    fn bare(&self, random: &mut Random, mode: Mode, stance: Stance) -> Act {
        let soft_deed = mode == Mode::Deed;
        let hard = soft_deed && stance != Stance::Neutral && random.chance(self.hard);
        let hardness = match (hard, mode, stance) {
            (true, ..) => Hardness::Hard,
            (false, Mode::Deed, Stance::Neutral) if random.chance(0.5) => Hardness::Plain,
            _ => Hardness::Soft,
        };
        let day = random.days(0, DAYS - 1);
        let lasts = mode != Mode::Statement && day + 120 < DAYS && random.chance(self.lasting);
        let commits = soft_deed && !hard && !lasts && random.chance(self.committing);
        Act {
            parties: Parties::Subject,
            mode,
            stance,
            hardness,
            weight: self.weight(random, mode, stance),
            day,
            last: lasts.then(|| random.days(day + 90, DAYS - 1)),
            gains: None,
            issue: None,
            posture: None,
            instrument: self.instrument(random, mode, stance, hard),
            stage: if mode == Mode::Statement {
                STAGES[0]
            } else {
                STAGES[random.place(&self.stages)]
            },
            domain: random.pick(&DOMAINS),
            steps: if commits { 2 + random.below(3) } else { 1 },
            reverses: false,
        }
    }

    fn weight(&self, random: &mut Random, mode: Mode, stance: Stance) -> u8 {
        if mode == Mode::Statement {
            return 1 + u8::from(random.chance(0.4));
        }
        1 + random.place(&self.weights[usize::from(stance != Stance::Accommodate)]) as u8
    }

    fn instrument(
        &self,
        random: &mut Random,
        mode: Mode,
        stance: Stance,
        hard: bool,
    ) -> Option<&'static str> {
        let list: &[&str] = match (mode, stance, hard) {
            (Mode::Deed, Stance::Accommodate, false) if random.chance(0.6) => &YIELDING,
            (Mode::Deed, Stance::Accommodate, true) => &YIELDING_HARD,
            (Mode::Deed, Stance::Resist, false) if random.chance(0.8) => &OPPOSING,
            (Mode::Deed, Stance::Resist, true) => &OPPOSING_HARD,
            (Mode::NonAct, Stance::Accommodate, _) => &["acquiescence"],
            _ => return None,
        };
        Some(list[random.place(&self.tastes[..list.len()])])
    }

    /// Joint acts, rival projects and ties with rivals.
    fn add_parties(&self, random: &mut Random, act: &mut Act) {
        let soft_deed = act.mode == Mode::Deed && act.hardness != Hardness::Hard;
        if act.stance == Stance::Accommodate {
            if act.mode != Mode::NonAct && random.chance(self.joint / self.not_silent()) {
                act.parties = Parties::Both;
            }
        } else if soft_deed && random.chance(self.outreach) {
            act.parties = Parties::Rival;
            act.instrument = Some("outreach-to-rival");
        } else if soft_deed
            && act.stance == Stance::Resist
            && random.chance(self.rival_project / (1.0 - self.outreach))
        {
            act.instrument = Some("rival-bloc");
        } else if act.instrument == Some("arms-to-rival") {
            act.parties = Parties::Rival;
        }
    }

    /// The share of the subject's accommodating acts that are no silence: nobody is silent
    /// together.
    fn not_silent(&self) -> f64 {
        let [deeds, words, silence] = self.modes;
        let said_or_done = deeds * self.in_acts[0] + words * self.in_words[0];
        said_or_done / (said_or_done + silence * self.in_acts[0])
    }

    /// Issues of the two stances are kept apart, so that nothing is reversed but by intent.
    fn add_issue(&self, random: &mut Random, act: &mut Act, past: &mut Past) {
        match act.stance {
            Stance::Accommodate => {
                if random.chance(self.reversing)
                    && let Some((issue, day)) = past.reversible(random)
                {
                    act.day = random.days(day + 30, DAYS - 1);
                    act.last = act
                        .last
                        .filter(|_| act.day + 120 < DAYS)
                        .map(|_| random.days(act.day + 90, DAYS - 1));
                    act.issue = Some(issue);
                    act.reverses = true;
                } else {
                    act.issue = Some(format!("for-{}", random.below(self.issues)));
                }
            }
            Stance::Resist => {
                let issue = format!("against-{}", random.below(self.issues));
                past.resisted.push((issue.clone(), act.day));
                act.issue = Some(issue);
            }
            Stance::Neutral => {}
        }
    }

    fn add_gains(&self, random: &mut Random, act: &mut Act) {
        act.gains = match act.stance {
            Stance::Accommodate if random.chance(self.conceding) => Some("BBB relative"),
            Stance::Accommodate => {
                Some(random.pick(&["AAA absolute", "AAA absolute, BBB absolute", "AAA relative"]))
            }
            Stance::Resist if random.chance(0.4) => Some("AAA relative"),
            _ => None,
        };
    }
}

/// What the subject resisted so far.
#[derive(Default)]
struct Past {
    resisted: Vec<(String, i64)>,
}

impl Past {
    /// A matter that was resisted early enough to be given up within the period.
    fn reversible(&self, random: &mut Random) -> Option<(String, i64)> {
        for _ in 0..20 {
            if self.resisted.is_empty() {
                return None;
            }
            let (issue, day) = &self.resisted[random.below(self.resisted.len())];
            if day + 200 < DAYS {
                return Some((issue.clone(), *day));
            }
        }
        None
    }
}

// -------------------------------------------------------------------------------------------------
// Sources and coders

/// What a partial source does not tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Omission {
    Statements,
    NonActs,
    Neutral,
    Minor,
    Outreach,
    Accommodating,
    Resisting,
}

/// Twice those that take no side, once those that do.
const OMISSIONS: [Omission; 12] = [
    Omission::Statements,
    Omission::Statements,
    Omission::NonActs,
    Omission::NonActs,
    Omission::Neutral,
    Omission::Neutral,
    Omission::Minor,
    Omission::Minor,
    Omission::Outreach,
    Omission::Outreach,
    Omission::Accommodating,
    Omission::Resisting,
];

impl Omission {
    fn concerns(self, act: &Act) -> bool {
        match self {
            Omission::Statements => act.mode == Mode::Statement,
            Omission::NonActs => act.mode == Mode::NonAct,
            Omission::Neutral => act.stance == Stance::Neutral,
            Omission::Minor => act.weight == 1,
            Omission::Outreach => act.parties == Parties::Rival,
            Omission::Accommodating => act.stance == Stance::Accommodate,
            Omission::Resisting => act.stance == Stance::Resist,
        }
    }
}

/// A work that tells of acts, or judges.
#[derive(Clone, Debug)]
struct Source {
    key: String,
    /// The side that it speaks for.
    side: Option<Parties>,
    /// It tells only what its own side does.
    one_sided: bool,
    /// Its true reliability: a place in [`FALSE_REPORTS`].
    letter: usize,
    digit: usize,
    /// Whether the project wrote the grade down.
    graded: bool,
    omits: Vec<Omission>,
    /// How often it leaves out what it omits.
    thoroughly: f64,
    /// Where it has what it says from.
    origin: Option<&'static str>,
}

impl Source {
    fn draw(random: &mut Random, place: usize, partial: f64) -> Source {
        let letter = random.place(&[0.2, 0.35, 0.25, 0.08, 0.07, 0.05]);
        let side = random.chance(0.4).then(|| random.pick(&[Parties::Subject, Parties::Target]));
        let first = place == 0;
        let omissions = if random.chance(partial) { 1 + random.below(2) } else { 0 };
        Source {
            key: format!("s{}", place + 1),
            // One source reports both sides, so that no ledger is doomed to be empty.
            side: side.filter(|_| !first),
            one_sided: !first && random.chance(0.4),
            letter: if first { letter.min(2) } else { letter },
            digit: (1 + letter + random.below(2)).min(6),
            graded: !random.chance(0.15),
            omits: (0..omissions).map(|_| random.pick(&OMISSIONS)).collect(),
            thoroughly: random.between(0.6, 1.0),
            origin: None,
        }
    }

    /// A good and complete source.
    fn perfect(key: String) -> Source {
        Source {
            key,
            side: None,
            one_sided: false,
            letter: 0,
            digit: 1,
            graded: true,
            omits: Vec::new(),
            thoroughly: 0.0,
            origin: None,
        }
    }

    fn tells_of(&self, random: &mut Random, act: &Act) -> bool {
        let of_side = match (self.one_sided, self.side, act.parties) {
            (true, Some(side), Parties::Subject | Parties::Rival) => side == Parties::Subject,
            (true, Some(side), Parties::Target) => side == Parties::Target,
            _ => true,
        };
        let omitted = self.omits.iter().any(|omission| omission.concerns(act))
            && random.chance(self.thoroughly);
        of_side && !omitted
    }

    fn write(&self, text: &mut Text) {
        text.open(&format!("source @{}", self.key));
        text.field("kind", if self.side.is_some() { "official" } else { "scholarly" });
        text.field(
            "side",
            match self.side {
                Some(Parties::Target) => "BBB",
                Some(_) => "AAA",
                None => "neutral",
            },
        );
        if self.graded {
            text.field(
                "grade",
                &format!("{}{}", ["A", "B", "C", "D", "E", "F"][self.letter], self.digit),
            );
        }
        if let Some(origin) = self.origin {
            text.field("origin", origin);
        }
    }
}

/// Which fields a project says it looked at, even where nothing is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Coded {
    Unsaid,
    OfTheCase,
    OfEachEvent,
}

/// A project: its sources, and the habits of its coders.
#[derive(Clone, Debug)]
struct Project {
    sources: Vec<Source>,
    judges: Vec<Source>,
    /// The stance is read as another.
    flips: f64,
    /// The weight is misjudged by one.
    misjudges: f64,
    /// A second coder reads everything, with the same faults.
    second: bool,
    /// Fields that are not coded at all.
    lacks: [bool; 4],
    coded: Coded,
    /// A field of an act is passed over.
    skips: f64,
    /// No source is cited.
    uncited: f64,
    /// The coder states a certainty.
    states_certainty: bool,
    /// The date is not known to the day.
    imprecise: f64,
    /// A commitment is told in several rows, and they are said to be one.
    several_rows: f64,
    named: f64,
    /// Judgements and series are at hand: two projects of three.
    assessed: bool,
    /// How far judges are off: a standard deviation.
    scatter: f64,
}

impl Project {
    fn draw(random: &mut Random) -> Project {
        let r = random;
        let partial = r.pick(&[0.0, 0.3, 0.6]);
        let coded = r.pick(&[Coded::Unsaid, Coded::OfTheCase, Coded::OfEachEvent]);
        let skips = r.share(0.4, 0.3);
        let sources = 2 + r.below(5);
        Project {
            sources: (0..sources).map(|place| Source::draw(r, place, partial)).collect(),
            judges: Project::draw_judges(r),
            flips: r.between(0.0, 0.25),
            misjudges: r.between(0.0, 0.5),
            second: r.chance(0.25),
            lacks: std::array::from_fn(|_| r.chance(0.2)),
            coded,
            // Who says of the whole case what was looked at has passed over nothing.
            skips: if coded == Coded::OfTheCase { 0.0 } else { skips },
            uncited: r.share(0.67, 0.2),
            states_certainty: r.chance(0.25),
            imprecise: r.between(0.0, 0.7),
            several_rows: r.between(0.2, 1.0),
            named: r.pick(&[0.0, 0.5, 1.0]),
            assessed: r.chance(2.0 / 3.0),
            scatter: r.between(0.02, 0.25),
        }
    }

    /// Judges, two of whom may have what they say from one place.
    fn draw_judges(random: &mut Random) -> Vec<Source> {
        let mut judges: Vec<Source> =
            (1..=4).map(|number| Source::perfect(format!("j{number}"))).collect();
        for judge in &mut judges {
            judge.letter = random.below(3);
            judge.digit = 1 + random.below(3);
        }
        if random.chance(0.15) {
            judges[0].origin = Some("one-archive");
            judges[1].origin = Some("one-archive");
        }
        judges
    }

    fn read_stance(&self, random: &mut Random, stance: Stance) -> Stance {
        if !random.chance(self.flips) {
            return stance;
        }
        let others: Vec<Stance> = STANCES.into_iter().filter(|other| *other != stance).collect();
        random.pick(&others)
    }

    fn read_weight(&self, random: &mut Random, weight: u8) -> u8 {
        if !random.chance(self.misjudges) {
            return weight;
        }
        if random.chance(0.5) { (weight + 1).min(5) } else { (weight - 1).max(1) }
    }

    /// What the coder wrote down of each field, and whether it was looked at.
    fn read_fields(&self, random: &mut Random, act: &Act) -> [(Option<String>, bool); 4] {
        std::array::from_fn(|place| {
            let looked = !self.lacks[place] && !random.chance(self.skips);
            (act.field(place).filter(|_| looked).map(str::to_owned), looked)
        })
    }
}

/// What some source says happened.
struct Report {
    act: Act,
    /// Places in the project's sources.
    by: Vec<usize>,
    /// Whether it happened.
    #[cfg_attr(not(test), allow(dead_code))]
    happened: bool,
}

/// Acts until `n` of them are told of by some source. Those that nobody tells of are lost.
fn report(random: &mut Random, behaviour: &Behaviour, project: &Project, n: usize) -> Vec<Report> {
    let mut past = Past::default();
    let mut reports = Vec::with_capacity(n);
    let most_tries = 40 * n + 200;
    for tried in 0.. {
        if reports.len() == n {
            break;
        }
        let act = behaviour.act(random, &mut past);
        let mut by = tellers(random, &project.sources, &act);
        if by.is_empty() && tried < most_tries {
            continue;
        }
        if by.is_empty() {
            by.push(0);
        }
        reports.push(verify(random, act, by, &project.sources));
    }
    reports
}

/// One to three sources are read on an act; these tell of it.
fn tellers(random: &mut Random, sources: &[Source], act: &Act) -> Vec<usize> {
    let mut by = Vec::new();
    for _ in 0..=random.below(3) {
        let place = random.below(sources.len());
        if !by.contains(&place) && sources[place].tells_of(random, act) {
            by.push(place);
        }
    }
    by
}

/// A report of what did not happen tells of behaviour of any kind. The best source decides how
/// often that is so.
fn verify(random: &mut Random, act: Act, by: Vec<usize>, sources: &[Source]) -> Report {
    let wrong = by.iter().map(|place| FALSE_REPORTS[sources[*place].letter]).fold(1.0, f64::min);
    let happened = !random.chance(wrong);
    let act =
        if happened { act } else { Behaviour::rumoured(random).act(random, &mut Past::default()) };
    Report { act, by, happened }
}

// -------------------------------------------------------------------------------------------------
// Dates

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// Year, month and day of a day counted from 1 January 2010.
fn calendar(day: i64) -> (i64, i64, i64) {
    let length = |year| if leap(year) { 366 } else { 365 };
    let (mut year, mut rest) = (2010, day);
    while rest < 0 {
        year -= 1;
        rest += length(year);
    }
    while rest >= length(year) {
        rest -= length(year);
        year += 1;
    }
    let february = if leap(year) { 29 } else { 28 };
    let mut month = 1;
    for days in [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] {
        if rest < days {
            break;
        }
        rest -= days;
        month += 1;
    }
    (year, month, rest + 1)
}

fn exactly(day: i64) -> String {
    let (year, month, day) = calendar(day);
    format!("{year}-{month:02}-{day:02}")
}

fn monthly(day: i64) -> String {
    let (year, month, _) = calendar(day);
    format!("{year}-{month:02}")
}

/// The date of an act as a coder writes it.
fn written(random: &mut Random, project: &Project, day: i64, last: Option<i64>) -> String {
    if let Some(last) = last {
        return written_practice(random, day, last);
    }
    if !random.chance(project.imprecise) {
        return exactly(day);
    }
    match random.place(&[0.3, 0.2, 0.15, 0.15, 0.15, 0.05]) {
        0 => monthly(day),
        1 => format!("{}~", monthly((day + random.days(-45, 45)).clamp(0, DAYS - 1))),
        2 => calendar(day).0.to_string(),
        3 => format!(
            "[{}..{}]",
            monthly(day - random.days(0, 400)),
            monthly(day + random.days(31, 400))
        ),
        4 => format!(
            "[{}..{}]",
            exactly(day - random.days(1, 60)),
            exactly(day + random.days(1, 60))
        ),
        _ => "undated".to_owned(),
    }
}

/// A practice, whose end may go unnoticed, and of which only the beginning may be told.
fn written_practice(random: &mut Random, day: i64, last: i64) -> String {
    match random.place(&[0.6, 0.2, 0.2]) {
        0 => format!("{}/{}", monthly(day), monthly(last)),
        1 => format!("{}/..", monthly(day)),
        _ => exactly(day),
    }
}

// -------------------------------------------------------------------------------------------------
// Text

/// The text of a case, directive by directive.
#[derive(Default)]
struct Text(String);

impl Text {
    fn open(&mut self, first_line: &str) {
        self.0.push('\n');
        self.0.push_str(first_line);
        self.0.push('\n');
    }

    fn field(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}: {value}"));
    }

    fn line(&mut self, line: &str) {
        self.0.push_str("  ");
        self.0.push_str(line);
        self.0.push('\n');
    }
}

/// Ids of events, none of them twice.
#[derive(Default)]
struct Ids(usize);

impl Ids {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("E{:04}", self.0)
    }
}

/// The case, its actors, its arena and its period.
fn frame(name: &str, seed: u64, coded: &str) -> Text {
    let mut text = Text(format!("case {name} \"A simulated ledger\"\n"));
    text.field("question", "How does AAA behave towards BBB?");
    text.field("subject", "AAA");
    text.field("target", "BBB");
    text.field("schools", "all");
    text.field("arenas", "region");
    text.field("bibliography", "sources.bib");
    text.field("seed", &(seed % 1_000_000).to_string());
    if !coded.is_empty() {
        text.field("coded", coded);
    }
    for (code, name) in
        [("AAA", "The subject"), ("BBB", "The target"), ("CCC", "A rival of the target")]
    {
        text.open(&format!("actor {code} \"{name}\""));
        text.field("kind", "state");
    }
    text.open("arena region \"The region\"");
    text.open("period decade \"The whole decade\"");
    text.field("from", "2010");
    text.field("until", "2019");
    text
}

fn bibliography() -> String {
    let keys = (1..=6).map(|number| format!("s{number}"));
    let keys = keys
        .chain((1..=4).map(|number| format!("j{number}")))
        .chain((1..=3).map(|number| format!("t{number}")));
    keys.chain(["statistics".to_owned()])
        .map(|key| format!("@book{{{key}, author = {{Author, {key}}}, title = {{Work {key}}}, year = {{2020}}}}\n"))
        .collect()
}

/// The first line of an event, its id, its coding line and its place.
fn begin_event(text: &mut Text, id: &str, date: &str, parties: Parties, coding: &str) {
    text.open(&format!("event {date} {} \"Act {id}\"", parties.words()));
    text.field("id", id);
    text.line(coding);
    if parties == Parties::Rival {
        text.field("toward", "BBB");
    }
    text.field("arena", "region");
}

fn coding_line(act: &Act, stance: Stance, weight: u8) -> String {
    format!("{}, {}, {}, weight {weight}", act.mode.word(), stance.word(), act.hardness.word())
}

fn cite(keys: &[&str], page: usize) -> String {
    keys.iter().map(|key| format!("@{key} p. {page}")).collect::<Vec<_>>().join("; ")
}

/// The two numbers of a capability in ten years: subject, then target. `off` distorts each of them.
fn capabilities(behaviour: &Behaviour, mut off: impl FnMut() -> Option<f64>) -> [Vec<String>; 2] {
    let mut lists = [Vec::new(), Vec::new()];
    let mut ratio = behaviour.ratio;
    for year in 2010..2020 {
        for (list, value) in lists.iter_mut().zip([100.0, 100.0 * ratio]) {
            let value = off()
                .map_or_else(|| "missing".to_owned(), |factor| format!("{:.2}", value * factor));
            list.push(format!("{year} = {value}"));
        }
        ratio *= 1.0 + behaviour.growth;
    }
    lists
}

fn write_series(text: &mut Text, lists: &[Vec<String>; 2]) {
    for (list, code) in lists.iter().zip(["AAA", "BBB"]) {
        text.open(&format!("series capability-{} \"Capability of {code}\"", code.to_lowercase()));
        text.field("of", code);
        text.field("measure", "capability");
        text.field("unit", "index");
        text.field("values", &list.join("; "));
        text.field("cite", "@statistics");
    }
}

fn write_assessment(text: &mut Text, name: &str, degree: f64, key: &str) {
    text.open(&format!("assessment 2010/2019 {name} AAA -> BBB \"{name} as {key} sees it\""));
    text.field("degree", &format!("{degree:.2}"));
    text.field("cite", &format!("@{key} p. 1"));
}

// -------------------------------------------------------------------------------------------------
// The truth

/// Every act as it was. Its chance is that of the kind, whatever the seed of the ledger.
fn truth_text(behaviour: &Behaviour, kind: usize) -> String {
    let mut random = Random::of([0x5452_5554, kind as u64, 0]);
    let mut text = frame("truth", 1, &FIELDS.join(", "));
    let keys = ["t1", "t2", "t3"];
    for key in keys {
        Source::perfect(key.to_owned()).write(&mut text);
    }
    let mut past = Past::default();
    let mut ids = Ids::default();
    for page in 1..=TRUE_ACTS {
        let act = behaviour.act(&mut random, &mut past);
        write_true_act(&mut text, &act, &ids.next(), &cite(&keys, page));
    }
    for (name, degree) in JUDGED.into_iter().zip(behaviour.degrees) {
        for key in keys {
            write_assessment(&mut text, name, degree, key);
        }
    }
    write_series(&mut text, &capabilities(behaviour, || Some(1.0)));
    text.0
}

fn write_true_act(text: &mut Text, act: &Act, id: &str, cites: &str) {
    let date = act
        .last
        .map_or_else(|| exactly(act.day), |last| format!("{}/{}", exactly(act.day), exactly(last)));
    let coding = format!("{}, certainty 1", coding_line(act, act.stance, act.weight));
    begin_event(text, id, &date, act.parties, &coding);
    text.field("domain", act.domain);
    for (place, name) in FIELDS.into_iter().enumerate() {
        if let Some(value) = act.field(place) {
            text.field(name, value);
        }
    }
    text.field("stage", act.stage);
    if act.mode == Mode::NonAct {
        text.field("opportunity", "It was asked about it and did nothing.");
    }
    text.field("cite", cites);
}

// -------------------------------------------------------------------------------------------------
// The ledger

fn ledger_text(
    random: &mut Random,
    behaviour: &Behaviour,
    project: &Project,
    reports: &[Report],
    seed: u64,
) -> String {
    let coded: Vec<&str> =
        (0..4).filter(|place| !project.lacks[*place]).map(|place| FIELDS[place]).collect();
    let coded = if project.coded == Coded::OfTheCase { coded.join(", ") } else { String::new() };
    let mut text = frame("simulated", seed, &coded);
    for source in &project.sources {
        source.write(&mut text);
    }
    let mut ids = Ids::default();
    for report in reports {
        write_report(&mut text, random, project, report, &mut ids);
    }
    if project.assessed {
        write_judgements(&mut text, random, behaviour, project);
    }
    text.0
}

/// One act, in one row or, of a commitment, in several. The coder reads its stance once.
fn write_report(
    text: &mut Text,
    random: &mut Random,
    project: &Project,
    report: &Report,
    ids: &mut Ids,
) {
    let act = &report.act;
    let rows = if act.steps > 1 && random.chance(project.several_rows) { act.steps } else { 1 };
    let commitment = (rows > 1 && random.chance(project.named)).then(|| format!("c{}", ids.0 + 1));
    let reading = Reading {
        stance: project.read_stance(random, act.stance),
        second: project.second.then(|| project.read_stance(random, act.stance)),
        fields: project.read_fields(random, act),
        commitment,
    };
    let mut day = act.day;
    for step in 0..rows {
        let stage = if step + 1 == rows { act.stage } else { STAGES[step.min(1)] };
        write_row(text, random, project, report, &reading, &Row { id: ids.next(), day, stage });
        day = (day + random.days(30, 400)).min(DAYS - 1);
    }
}

/// How a coder read an act.
struct Reading {
    stance: Stance,
    second: Option<Stance>,
    /// What was written in each of [`FIELDS`], and whether it was looked at.
    fields: [(Option<String>, bool); 4],
    commitment: Option<String>,
}

/// What sets the rows of one act apart.
struct Row {
    id: String,
    day: i64,
    stage: &'static str,
}

fn write_row(
    text: &mut Text,
    random: &mut Random,
    project: &Project,
    report: &Report,
    reading: &Reading,
    row: &Row,
) {
    let act = &report.act;
    let date = written(random, project, row.day, act.last);
    let weight = project.read_weight(random, act.weight);
    let coding =
        coding_line(act, reading.stance, weight) + &stated_certainty(random, project, report);
    begin_event(text, &row.id, &date, act.parties, &coding);
    if random.chance(0.7) {
        text.field("domain", act.domain);
    }
    write_fields(text, random, project, reading);
    if random.chance(0.8) {
        text.field("stage", row.stage);
    }
    if act.mode == Mode::NonAct && random.chance(0.85) {
        text.field("opportunity", "It was asked about it and did nothing.");
    }
    if let Some(name) = &reading.commitment {
        text.field("commitment", name);
    }
    if let Some(stance) = reading.second {
        text.field("second", &format!("MK: {}", stance.word()));
    }
    if !random.chance(project.uncited) {
        let keys: Vec<&str> =
            report.by.iter().map(|place| project.sources[*place].key.as_str()).collect();
        text.field("cite", &cite(&keys, 1 + random.below(300)));
    }
}

fn write_fields(text: &mut Text, random: &mut Random, project: &Project, reading: &Reading) {
    let each = project.coded == Coded::OfEachEvent;
    for (name, (value, looked)) in FIELDS.into_iter().zip(&reading.fields) {
        match value {
            Some(value) => text.field(name, value),
            None if each && *looked && name == "gains" && random.chance(0.5) => {
                text.field(name, "none");
            }
            None => {}
        }
    }
    if each {
        let looked: Vec<&str> = FIELDS
            .into_iter()
            .zip(&reading.fields)
            .filter(|(_, field)| field.1)
            .map(|(name, _)| name)
            .collect();
        if !looked.is_empty() {
            text.field("coded", &looked.join(", "));
        }
    }
}

/// Some coders say how sure they are; they are about right.
fn stated_certainty(random: &mut Random, project: &Project, report: &Report) -> String {
    if !project.states_certainty || random.chance(0.5) {
        return String::new();
    }
    let wrong = report
        .by
        .iter()
        .map(|place| FALSE_REPORTS[project.sources[*place].letter])
        .fold(1.0, f64::min);
    format!(", certainty {:.2}", (1.0 - wrong + random.between(-0.15, 0.1)).clamp(0.05, 1.0))
}

/// Judgements of one to four sources on each question, and the series.
fn write_judgements(
    text: &mut Text,
    random: &mut Random,
    behaviour: &Behaviour,
    project: &Project,
) {
    for judge in &project.judges {
        judge.write(text);
    }
    for (name, degree) in JUDGED.into_iter().zip(behaviour.degrees) {
        let mut before = degree;
        for place in 0..=random.below(4) {
            let judge = &project.judges[place];
            let copied = place == 1 && judge.origin.is_some();
            // The mean of three even draws, nearly normal.
            let off = (random.unit() + random.unit() + random.unit() - 1.5) * 2.0 * project.scatter;
            let said = if copied { before } else { (degree + off).clamp(0.0, 1.0) };
            write_assessment(text, name, said, &judge.key);
            before = said;
        }
    }
    let lists =
        capabilities(behaviour, || (!random.chance(0.1)).then(|| random.between(0.95, 1.05)));
    write_series(text, &lists);
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWS: usize = 40_000;

    fn acts(kind: usize) -> (Behaviour, Vec<Act>) {
        let behaviour = Behaviour::of_kind(kind);
        let mut random = Random::of([7, kind as u64, 7]);
        let mut past = Past::default();
        let acts = (0..DRAWS).map(|_| behaviour.act(&mut random, &mut past)).collect();
        (behaviour, acts)
    }

    /// The share of those that meet `of` which meet `what`, too.
    fn share(acts: &[Act], of: impl Fn(&Act) -> bool, what: impl Fn(&Act) -> bool) -> f64 {
        let all: Vec<&Act> = acts.iter().filter(|act| of(act)).collect();
        all.iter().filter(|act| what(act)).count() as f64 / all.len().max(1) as f64
    }

    /// Within four standard errors and a little.
    fn near(found: f64, asked: f64, of: usize, what: &str) {
        let allowed = 4.0 * (asked * (1.0 - asked) / of.max(1) as f64).sqrt() + 0.003;
        assert!((found - asked).abs() <= allowed, "{what}: {found} for {asked} of {of}");
    }

    fn check(
        acts: &[Act],
        asked: f64,
        what: &str,
        of: impl Fn(&Act) -> bool,
        is: impl Fn(&Act) -> bool,
    ) {
        let size = acts.iter().filter(|act| of(act)).count();
        if size > 0 {
            near(share(acts, of, is), asked, size, what);
        }
    }

    fn ids(text: &str) -> Vec<&str> {
        text.lines().filter_map(|line| line.strip_prefix("  id: ")).collect()
    }

    /// First lines that declare something: none of them may stand twice.
    fn declared(text: &str) -> Vec<&str> {
        let words = ["case ", "actor ", "arena ", "period ", "source ", "series ", "assessment "];
        text.lines().filter(|line| words.iter().any(|word| line.starts_with(word))).collect()
    }

    fn distinct<T: Ord>(mut list: Vec<T>) -> bool {
        let all = list.len();
        list.sort();
        list.dedup();
        list.len() == all
    }

    #[test]
    fn the_same_arguments_give_the_same_text() {
        assert_eq!(ledger(1, 2, 50), ledger(1, 2, 50));
        let (one, other) = (ledger(1, 2, 50), ledger(2, 2, 50));
        assert_ne!(one.case_text, other.case_text);
        assert_eq!(one.truth_text, other.truth_text, "the truth is that of the kind");
        assert_ne!(one.truth_text, ledger(1, 3, 50).truth_text);
    }

    #[test]
    fn kinds_are_distinct() {
        assert!(distinct((0..KINDS).map(|kind| Behaviour::of_kind(kind).name).collect()));
        let mut tenths: Vec<String> =
            (0..KINDS).map(|kind| format!("{:?}", Behaviour::of_kind(kind).in_acts)).collect();
        tenths.dedup();
        assert_eq!(tenths.len(), KINDS);
    }

    #[test]
    fn ids_and_declarations_are_unique() {
        for (seed, n) in [(1, 3), (2, 17), (3, 60), (4, 200)] {
            for kind in 0..KINDS {
                if kind % 7 != seed as usize % 7 {
                    continue;
                }
                let drawn = ledger(seed, kind, n);
                assert!(ids(&drawn.case_text).len() >= n);
                assert_eq!(ids(&drawn.truth_text).len(), TRUE_ACTS);
                for text in [&drawn.case_text, &drawn.truth_text] {
                    assert!(distinct(ids(text)));
                    assert!(distinct(declared(text)));
                }
            }
        }
    }

    /// Fields are indented by two blanks, directives by none; what is cited is in the bibliography.
    #[test]
    fn the_text_has_the_form_of_the_language() {
        for kind in 0..40 {
            let drawn = ledger(kind as u64, kind, 40);
            for text in [&drawn.case_text, &drawn.truth_text] {
                for line in text.lines().filter(|line| !line.is_empty()) {
                    let indent = line.len() - line.trim_start().len();
                    assert!(indent == 0 || indent == 2, "{line}");
                    assert!(!line.trim_end().ends_with(':') && line.trim_end() == line, "{line}");
                    if indent == 0 && !line.starts_with("source") {
                        assert!(line.ends_with('"') && line.matches('"').count() == 2, "{line}");
                    }
                    for key in line.split('@').skip(1) {
                        let key = key.split([' ', ';']).next().unwrap();
                        assert!(drawn.bibliography.contains(&format!("{{{key},")), "{line}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_field_stands_once() {
        for kind in 0..60 {
            let drawn = ledger(3, kind, 100);
            for directive in drawn.case_text.split("\n\n") {
                let names = directive
                    .lines()
                    .skip(1)
                    .filter_map(|line| line.trim().split_once(": "))
                    .map(|pair| pair.0);
                assert!(distinct(names.collect()), "{directive}");
            }
        }
    }

    #[test]
    fn stances_and_modes_have_the_shares_asked_for() {
        for kind in 0..60 {
            let (asked, drawn) = acts(kind);
            let own = |act: &Act| act.parties != Parties::Target;
            check(&drawn, asked.target, "target", |_| true, |act| !own(act));
            for (place, mode) in MODES.into_iter().enumerate() {
                check(&drawn, asked.modes[place], "mode", |_| true, |act| act.mode == mode);
            }
            for (place, stance) in STANCES.into_iter().enumerate() {
                let is = |act: &Act| act.stance == stance;
                check(
                    &drawn,
                    asked.in_acts[place],
                    "acts",
                    |act| own(act) && act.mode != Mode::Statement,
                    is,
                );
                check(
                    &drawn,
                    asked.in_words[place],
                    "words",
                    |act| own(act) && act.mode == Mode::Statement,
                    is,
                );
                check(&drawn, asked.of_target[place], "target's", |act| !own(act), is);
            }
        }
    }

    #[test]
    fn what_is_done_has_the_shares_asked_for() {
        for kind in 0..60 {
            let (asked, drawn) = acts(kind);
            let own = |act: &Act| act.parties != Parties::Target;
            let yields = |act: &Act| own(act) && act.stance == Stance::Accommodate;
            let soft =
                |act: &Act| own(act) && act.mode == Mode::Deed && act.hardness != Hardness::Hard;
            let named = |name: &'static str| move |act: &Act| act.instrument == Some(name);
            check(&drawn, asked.joint.min(asked.not_silent()), "joint", yields, |act| {
                act.parties == Parties::Both
            });
            check(&drawn, asked.conceding, "conceding", yields, |act| {
                act.gains == Some("BBB relative")
            });
            check(
                &drawn,
                asked.outreach,
                "outreach",
                |act| soft(act) && !yields(act),
                named("outreach-to-rival"),
            );
            let resists = |act: &Act| soft(act) && act.stance == Stance::Resist;
            check(&drawn, asked.rival_project, "rival project", resists, named("rival-bloc"));
            let says = |act: &Act| own(act) && act.mode == Mode::Statement;
            check(&drawn, asked.posture, "posture", says, |act| act.posture.is_some());
            // A kind that hardly ever resists has nothing to give up.
            if drawn.iter().filter(|act| own(act) && act.stance == Stance::Resist).count()
                > DRAWS / 50
            {
                check(&drawn, asked.reversing, "reversing", yields, |act| act.reverses);
            }
        }
    }

    #[test]
    fn hard_means_are_of_one_kind_in_ten() {
        let hard = (0..KINDS).filter(|kind| Behaviour::of_kind(*kind).hard > 0.0).count();
        assert_eq!(hard * 10, KINDS);
        for kind in 0..30 {
            let (asked, drawn) = acts(kind);
            let deeds = |act: &Act| act.mode == Mode::Deed && act.stance != Stance::Neutral;
            check(&drawn, asked.hard, "hard", deeds, |act| act.hardness == Hardness::Hard);
            assert_eq!(
                ledger(1, kind, 5).truth_text.contains(", hard,"),
                asked.hard > 0.0,
                "kind {kind}"
            );
        }
    }

    #[test]
    fn a_reversal_follows_what_it_reverses() {
        let (_, drawn) = (0..KINDS).map(acts).find(|(asked, _)| asked.reversing > 0.1).unwrap();
        for act in drawn.iter().filter(|act| act.reverses) {
            let before = |other: &&Act| {
                other.stance == Stance::Resist && other.issue == act.issue && other.day < act.day
            };
            assert!(drawn.iter().any(|other| before(&other)));
        }
    }

    #[test]
    fn coders_err_as_often_as_drawn() {
        let mut random = Random::of([1, 2, 3]);
        let mut flips = Vec::new();
        for _ in 0..200 {
            let project = Project::draw(&mut random);
            flips.push(project.flips);
            let wrong = (0..2000)
                .filter(|_| project.read_stance(&mut random, Stance::Resist) != Stance::Resist)
                .count();
            near(wrong as f64 / 2000.0, project.flips, 2000, "flips");
            let off = (0..2000).filter(|_| project.read_weight(&mut random, 3) != 3).count();
            near(off as f64 / 2000.0, project.misjudges, 2000, "misjudged");
        }
        assert!(flips.iter().all(|flip| (0.0..0.25).contains(flip)));
        assert!(flips.iter().any(|flip| *flip < 0.03) && flips.iter().any(|flip| *flip > 0.22));
    }

    #[test]
    fn two_ledgers_of_three_are_assessed() {
        let assessed = (0..3000).filter(|seed| ledger_is_assessed(*seed)).count();
        near(assessed as f64 / 3000.0, 2.0 / 3.0, 3000, "assessed");
    }

    fn ledger_is_assessed(seed: u64) -> bool {
        let mut random = Random::of([seed, 1, 3]);
        Project::draw(&mut random).assessed
    }

    #[test]
    fn reports_of_bad_sources_are_false_as_often_as_their_grade_says() {
        let mut random = Random::of([5, 5, 5]);
        let behaviour = Behaviour::of_kind(11);
        for (letter, asked) in FALSE_REPORTS.into_iter().enumerate() {
            let mut source = Source::perfect("s1".to_owned());
            source.letter = letter;
            let mut project = Project::draw(&mut random);
            project.sources = vec![source];
            let reports = report(&mut random, &behaviour, &project, 4000);
            let wrong = reports.iter().filter(|report| !report.happened).count();
            near(wrong as f64 / 4000.0, asked, 4000, "false");
        }
    }

    #[test]
    fn sources_omit_what_they_do_not_tell() {
        let mut random = Random::of([6, 6, 6]);
        let mut project = Project::draw(&mut random);
        let mut source = Source::perfect("s1".to_owned());
        source.omits = vec![Omission::Statements];
        source.thoroughly = 1.0;
        (source.side, source.one_sided) = (Some(Parties::Target), true);
        project.sources = vec![source];
        let reports = report(&mut random, &Behaviour::of_kind(2), &project, 100);
        let told = reports.iter().filter(|report| report.happened).map(|report| &report.act);
        assert!(told.clone().all(|act| act.mode != Mode::Statement));
        assert!(told.clone().all(|act| matches!(act.parties, Parties::Target | Parties::Both)));
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(exactly(0), "2010-01-01");
        assert_eq!(exactly(-1), "2009-12-31");
        assert_eq!(exactly(789), "2012-02-29");
        assert_eq!(exactly(DAYS - 1), "2019-12-31");
        assert_eq!(monthly(DAYS), "2020-01");
    }

    #[test]
    fn noise_of_every_sort_occurs() {
        let all: String = (0..60).map(|seed| ledger(seed, seed as usize, 60).case_text).collect();
        let sorts = [
            "event [",
            "~ AAA",
            "/..",
            "event undated",
            "commitment: ",
            "coded: ",
            "gains: none",
            "second: MK",
            "origin: ",
        ];
        for sort in sorts {
            assert!(all.contains(sort), "{sort}");
        }
        let events: Vec<&str> =
            all.split("\n\n").filter(|part| part.starts_with("event")).collect();
        assert!(events.iter().any(|event| !event.contains("cite: ")));
        assert!(
            all.split("\n\n").any(|part| part.starts_with("source") && !part.contains("grade: "))
        );
    }
}
