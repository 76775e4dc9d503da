//! The text of a ledger: reports as coders wrote them down.

use super::dates::written;
use super::text::{
    Ids, begin_event, capabilities, cite, coding_line, frame, write_assessment, write_capabilities,
};
use super::{Behaviour, Coded, DAYS, JUDGED, Project, Random, Report, STAGES};
use crate::simulated::{Draws, FIELDS, Mode, Stance, Text};

pub(super) fn ledger_text(
    random: &mut Random,
    behaviour: &Behaviour,
    project: &Project,
    reports: &[Report],
    seed: u64,
) -> String {
    let coded: Vec<&str> =
        (0..4).filter(|place| !project.lacks[*place]).map(|place| FIELDS[place]).collect();
    let coded = if project.coded == Coded::OfTheCase { coded } else { Vec::new() };
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
    text.into_string()
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
    let commitment =
        (rows > 1 && random.chance(project.named)).then(|| format!("c{}", ids.upcoming()));
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
    let wrong = project.wrong(&report.by);
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
            // Drawn even where it is not used: what comes after must not depend on who copies.
            let off = random.scatter(project.scatter);
            let said = if copied { before } else { (degree + off).clamp(0.0, 1.0) };
            write_assessment(text, name, said, &judge.key);
            before = said;
        }
    }
    let lists =
        capabilities(behaviour, || (!random.chance(0.1)).then(|| random.between(0.95, 1.05)));
    write_capabilities(text, &lists);
}
