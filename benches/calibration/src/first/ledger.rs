//! The text of a ledger: reports as coders wrote them down.

use super::dates::{day_of, lasting, within, written};
use super::text::{
    Reading, begin_event, frame, write_assessment, write_capabilities, write_source,
};
use super::{Act, JUDGED, Project, Random, Type};
use crate::simulated::{Draws, FIELDS, Mode, Parties, Text};

pub(super) fn ledger_text(
    random: &mut Random,
    kind: &Type,
    project: &Project,
    acts: &[(Act, Vec<usize>)],
) -> String {
    let length = kind.days(acts.len());
    let looked: Vec<&str> =
        (0..4).filter(|at| project.coded && !project.lacks[*at]).map(|at| FIELDS[at]).collect();
    let mut text = frame(kind, length, (1e6 * random.unit()) as u64, &looked);
    for (at, one) in project.sources.iter().enumerate() {
        write_source(&mut text, &format!("s{}", at + 1), one.letter);
    }
    let mut id = 0;
    for (act, by) in acts {
        write_act(&mut text, random, project, act, by, length, &mut id);
    }
    write_judgements(&mut text, random, kind, project, length);
    if project.series {
        write_capabilities(&mut text, random, kind, length, 0.05);
    }
    text.into_string()
}

/// One act, in several rows if it is a commitment that is told so. The coder reads it once.
fn write_act(
    text: &mut Text,
    random: &mut Random,
    project: &Project,
    act: &Act,
    by: &[usize],
    length: i64,
    id: &mut usize,
) {
    let rows = if act.steps > 1 && random.chance(project.several_rows) { act.steps } else { 1 };
    let commitment = (rows > 1 && project.named).then(|| format!("c{id}"));
    let stance = project.read_stance(random, act.stance);
    let hard = act.hard != (act.mode == Mode::Deed && random.chance(project.mistakes));
    let fields: Vec<Option<String>> = (0..4)
        .map(|at| {
            let looked = !project.lacks[at] && !random.chance(project.skips);
            act.field(at).filter(|_| looked).map(str::to_owned)
        })
        .collect();
    let mut day = day_of(act, length);
    for _ in 0..rows {
        // Weight and date are read row by row; who weighs twice may err twice.
        let weight = project.read_weight(random, act.weight);
        let date = if act.lasts > 0.0 && random.chance(0.7) {
            lasting(act, day, length)
        } else {
            written(random, project.imprecise, day, length)
        };
        let certainty = if random.chance(project.certain) {
            format!(
                ", certainty {:.2}",
                (1.0 - project.wrong(by) + random.between(-0.1, 0.1)).clamp(0.05, 1.0)
            )
        } else {
            String::new()
        };
        begin_event(text, *id, &date, act, &Reading { stance, hard, weight, certainty });
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
        if !random.chance(project.uncited) {
            let keys: Vec<String> =
                by.iter().map(|at| format!("@s{} p. {}", at + 1, 1 + random.below(300))).collect();
            text.field("cite", &keys.join("; "));
        }
        day = within(day + (random.between(0.01, 0.08) * length as f64) as i64);
    }
}

fn write_judgements(
    text: &mut Text,
    random: &mut Random,
    kind: &Type,
    project: &Project,
    length: i64,
) {
    for at in 1..=4 {
        let letter = random.below(3);
        write_source(text, &format!("j{at}"), letter);
    }
    let of_target =
        JUDGED.into_iter().zip(kind.degrees).map(|(name, degree)| (name, Parties::Subject, degree));
    let of_rival = [("threat-core", Parties::Rival, kind.threat_of_rival)];
    for (name, parties, degree) in of_target.chain(of_rival) {
        if !random.chance(project.judged) {
            continue;
        }
        for judge in 0..=random.below(3) {
            let said = (degree + random.scatter(project.scatter)).clamp(0.0, 1.0);
            write_assessment(text, name, parties, length, said, &format!("j{}", judge + 1));
        }
    }
}
