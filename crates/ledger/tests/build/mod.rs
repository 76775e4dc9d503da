//! Small cases for tests, built in code.
#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used)]

use counterpoise_case::model::*;
use counterpoise_dates::{Date, Day, Window};

pub const RUS: ActorId = ActorId(0);
pub const CHN: ActorId = ActorId(1);
pub const USA: ActorId = ActorId(2);
pub const GLOBAL: ArenaId = ArenaId(0);
pub const EURASIA: ArenaId = ArenaId(1);
pub const CENTRAL_ASIA: ArenaId = ArenaId(2);
pub const BILATERAL: ArenaId = ArenaId(3);
pub const DYAD: (ActorId, ActorId) = (RUS, CHN);
pub const ARENAS: [&str; 4] = ["global", "eurasia", "central-asia", "bilateral"];
pub const ACTORS: [&str; 4] = ["RUS", "CHN", "USA", "KAZ"];

/// A case with four actors, four arenas and these events; sources are made as events name them.
pub fn case(events: Vec<Event>) -> Case {
    let mut case = Case { events, ..Case::default() };
    for code in ACTORS {
        case.actors.push(Actor {
            written: code.into(),
            code: code.into(),
            name: code.into(),
            is_state: true,
        });
    }
    arena(&mut case, "global", Level::Global, vec![]);
    arena(&mut case, "eurasia", Level::Regional, vec![]);
    arena(&mut case, "central-asia", Level::Regional, vec![EURASIA]);
    arena(&mut case, "bilateral", Level::Dyadic, vec![]);
    for key in ["a1", "b2", "c3", "plain"] {
        case.sources.push(source(key));
    }
    case
}

fn arena(case: &mut Case, id: &str, level: Level, wider: Vec<ArenaId>) {
    let (id, title, note) = (id.to_string(), id.to_string(), String::new());
    case.arenas.push(Arena {
        id,
        title,
        level,
        wider,
        overlaps: vec![],
        states: vec![],
        note,
        place: Place::default(),
    });
}

/// `a1` and the like carry the grade they are named after; any other is ungraded.
fn source(key: &str) -> Source {
    let bytes = key.as_bytes();
    let graded = bytes.len() == 2;
    Source {
        key: key.into(),
        short: key.into(),
        author_year: key.into(),
        full: key.into(),
        form: WorkForm::Other,
        kind: SourceKind::Other,
        side: None,
        grade: graded.then(|| Grade {
            reliability: bytes[0].to_ascii_uppercase(),
            credibility: bytes[1] - b'0',
        }),
        origin: None,
        note: String::new(),
        cited_by: CitedBy::Case,
    }
}

/// An act of Russia towards China. `words`: `deed accommodate hard weight 4 in central-asia about
/// energy issue gas from a1` and `certainty 0.8`, `instrument x`, `posture equality`, `gains CHN
/// relative`, `joint`, `of CHN` (who acts), `to RUS`.
pub fn act(id: &str, date: &str, words: &str) -> Event {
    let mut event = blank(id, date);
    let (mut of, mut to) = (RUS, CHN);
    let mut words = words.split_whitespace();
    while let Some(word) = words.next() {
        let mut next = || words.next().expect("a word after it");
        match word {
            "deed" => event.mode = Mode::Deed,
            "statement" => event.mode = Mode::Statement,
            "non-act" => event.mode = Mode::NonAct,
            "accommodate" => event.stance = Stance::Accommodate,
            "resist" => event.stance = Stance::Resist,
            "neutral" => event.stance = Stance::Neutral,
            "hard" => event.hardness = Hardness::Hard,
            "soft" => event.hardness = Hardness::Soft,
            "plain" => event.hardness = Hardness::Plain,
            "weight" => event.weight = next().parse().unwrap(),
            "certainty" => event.certainty = Some(next().parse().unwrap()),
            "in" => event.arenas.push(ArenaId(at(&ARENAS, next()))),
            "about" => event.domains.push(next().into()),
            "issue" => event.issues.push(next().into()),
            "instrument" => event.instrument = Some(next().into()),
            "posture" => event.posture = Some(Posture::Equality).filter(|_| next() == "equality"),
            "from" => event.cites.push(cite(next())),
            "via" => event.via.push(cite(next())),
            "gains" => {
                let actor = ActorId(at(&ACTORS, next()));
                let kind =
                    if next() == "relative" { GainKind::Relative } else { GainKind::Absolute };
                event.gains.push(Gain { actor, kind, realised: true });
                event.gains_written = true;
            }
            "joint" => event.joint = true,
            "context" => event.role = Role::Context,
            "of" => of = ActorId(at(&ACTORS, next())),
            "to" => to = ActorId(at(&ACTORS, next())),
            other => panic!("no such word: {other}"),
        }
    }
    (event.actors, event.targets) = (vec![of], vec![to]);
    event.readings = vec![reading(&event, of, to)];
    if event.joint {
        event.readings.push(reading(&event, to, of));
    }
    event
}

fn at(names: &[&str], name: &str) -> u32 {
    names.iter().position(|own| *own == name).expect("a known name") as u32
}

fn cite(key: &str) -> Citation {
    Citation { source: SourceId(at(&["a1", "b2", "c3", "plain"], key)), locator: "p. 1".into() }
}

fn reading(event: &Event, actor: ActorId, toward: ActorId) -> Reading {
    let (arenas, stance, hardness) = (event.arenas.clone(), event.stance, event.hardness);
    let bears_on = event.bears_on.iter().map(|own| (own.arena, own.weight)).collect();
    Reading {
        actor,
        toward,
        arenas,
        bears_on,
        stance,
        hardness,
        weight: event.weight,
        further: false,
    }
}

fn blank(id: &str, date: &str) -> Event {
    Event {
        id: id.into(),
        title: id.into(),
        date: (date != "undated").then(|| Date::parse(date).unwrap()),
        actors: vec![],
        targets: vec![],
        joint: false,
        toward: None,
        mode: Mode::Deed,
        stance: Stance::None,
        stance_stated: true,
        hardness_stated: true,
        hardness: Hardness::Soft,
        weight: 1.0,
        certainty: None,
        role: Role::Behaviour,
        role_stated: false,
        arenas: vec![],
        bears_on: vec![],
        commitment: None,
        aimed_at: Vec::new(),
        beside: false,
        ends: vec![],
        coded: Coded::default(),
        domains: vec![],
        instrument: None,
        stage: None,
        by: String::new(),
        issues: vec![],
        posture: None,
        gains: vec![],
        gains_written: false,
        motive: None,
        opportunity: String::new(),
        follows: vec![],
        amount: String::new(),
        printed: None,
        second: vec![],
        cites: vec![],
        via: vec![],
        set: None,
        note: String::new(),
        readings: vec![],
        place: Place::default(),
    }
}

pub fn window(first: &str, last: &str) -> Window {
    let (first, last) =
        (Date::parse(first).unwrap().sort_key().0, Date::parse(last).unwrap().sort_key().1);
    Window { first, last }
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn filter(conditions: impl IntoIterator<Item = Condition>) -> Filter {
    Filter { all: conditions.into_iter().collect() }
}

pub fn mode(mode: Mode) -> Condition {
    Condition::Modes(vec![mode])
}

pub fn indicator(case: &mut Case, id: &str, formula: Formula) -> IndicatorId {
    let (id, title, note) = (id.to_string(), id.to_string(), String::new());
    case.indicators.push(Indicator {
        id,
        title,
        formula,
        cites: vec![],
        note,
        place: Place::default(),
    });
    IndicatorId(case.indicators.len() as u32 - 1)
}

pub fn search(case: &mut Case, date: &str, arenas: Vec<ArenaId>) {
    case.searches.push(Search {
        title: "looked".into(),
        date: Date::parse(date).unwrap(),
        dyad: DYAD,
        arenas,
        domains: vec![],
        searched: String::new(),
        found: vec![],
        sought: vec![],
        set: None,
        note: String::new(),
        place: Place::default(),
    });
}

pub fn assess(case: &mut Case, name: &str, date: &str, degree: f64) {
    case.assessments.push(Assessment {
        name: name.into(),
        title: format!("{name} {degree}"),
        date: Date::parse(date).unwrap(),
        dyad: DYAD,
        arenas: vec![],
        degree,
        cites: vec![],
        via: vec![],
        set: None,
        note: String::new(),
        place: Place::default(),
    });
}

pub fn series(case: &mut Case, id: &str, of: ActorId, measure: &str, values: &[(&str, f64)]) {
    let value = |(date, value): &(&str, f64)| SeriesValue {
        date: Date::parse(date).unwrap(),
        value: Some(*value),
    };
    case.series.push(Series {
        id: id.into(),
        title: id.into(),
        of: Some(of),
        towards: None,
        measure: Some(measure.into()),
        asks: None,
        unit: "units".into(),
        values: values.iter().map(value).collect(),
        basis: vec![],
        cites: vec![],
        note: String::new(),
        set: None,
        place: Place::default(),
    });
}

pub fn school(case: &mut Case, id: &str) -> SchoolId {
    let text = || id.to_string();
    case.schools.push(School {
        id: text(),
        title: text(),
        author: text(),
        year: None,
        aggregation: None,
        applies_if: vec![],
        residual: Residual::Unstated,
        cites: vec![],
        note: String::new(),
        place: Place::default(),
    });
    SchoolId(case.schools.len() as u32 - 1)
}

/// An attribute of an indicator; `anchors`: full out, crossover, full in.
pub fn attribute(
    case: &mut Case,
    id: &str,
    of: IndicatorId,
    anchors: Option<[f64; 3]>,
) -> AttributeId {
    let anchors =
        anchors.map(|[full_out, crossover, full_in]| Anchors { full_out, crossover, full_in });
    let (id, title, note) = (id.to_string(), id.to_string(), String::new());
    case.attributes.push(Attribute {
        id,
        title,
        of,
        anchors,
        presence: Presence::Share,
        some: None,
        posture: false,
        lean: None,
        side: None,
        rate: None,
        most: None,
        cites: vec![],
        note,
        place: Place::default(),
    });
    AttributeId(case.attributes.len() as u32 - 1)
}

pub fn concept(
    case: &mut Case,
    school: SchoolId,
    id: &str,
    all: Vec<Term>,
    any: Vec<Term>,
    none: Vec<Term>,
) -> ConceptId {
    case.concepts.push(Concept {
        id: id.into(),
        title: id.into(),
        school,
        label: id.into(),
        all,
        any,
        none,
        level: None,
        is_verdict: true,
        cites: vec![],
        note: String::new(),
        place: Place::default(),
    });
    ConceptId(case.concepts.len() as u32 - 1)
}
