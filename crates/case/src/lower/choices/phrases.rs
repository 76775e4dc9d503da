//! Options in words, as clauses that can stand behind *unless*.

use super::super::word_lists::{HARDNESSES, KINDS_OF_SOURCE, MODES, word};
use crate::model::{Aggregation, Anchors, Case, Combine, Edit, Ends, Placing, Reach, Undated};

/// The clause of an option: its changes, joined.
pub(super) fn of(case: &Case, edits: &[Edit]) -> String {
    let clauses: Vec<String> = edits.iter().map(|edit| clause(case, edit)).collect();
    if clauses.is_empty() { "the case stands as stated".to_owned() } else { clauses.join(" and ") }
}

fn clause(case: &Case, edit: &Edit) -> String {
    match edit {
        Edit::School(school) => {
            let school = &case[*school];
            let name = if school.author.is_empty() { &school.title } else { &school.author };
            school.year.map_or_else(
                || format!("the definition is that of {name}"),
                |year| format!("the definition is that of {name} {year}"),
            )
        }
        Edit::Aggregation(Aggregation::Minimum) => "the weakest condition decides".to_owned(),
        Edit::Aggregation(Aggregation::Mean) => "necessary conditions are averaged".to_owned(),
        Edit::Aggregation(Aggregation::Geometric) => {
            "necessary conditions are averaged geometrically".to_owned()
        }
        Edit::Lean(least, most) => format!("a lean takes odds of {}", range(*least, *most)),
        Edit::Some(least, most) => {
            format!("some of a kind of act begins at a share of {}", range(*least, *most))
        }
        Edit::Unit(unit) => format!("one act is evidence of {unit}"),
        Edit::SetAt(probability) => format!("a verdict takes a probability of {probability}"),
        Edit::Combine(Combine::Pooled) => "the judges are pooled".to_owned(),
        Edit::Combine(Combine::EachInTurn) => "each judge is heard in turn".to_owned(),
        Edit::Combine(Combine::Bounds) => "the judges give bounds".to_owned(),
        Edit::Undated(Undated::WhereverPossible) => {
            "acts of unknown day count wherever they may fall".to_owned()
        }
        Edit::Undated(Undated::ExpectedShare) => {
            "acts of unknown day count by their share of days".to_owned()
        }
        Edit::Dates(Placing::Earliest) => {
            "acts of unknown day fall as early as they may".to_owned()
        }
        Edit::Dates(Placing::Latest) => "acts of unknown day fall as late as they may".to_owned(),
        Edit::Reach(Reach::Bearing) => "acts count in the arenas they bear on".to_owned(),
        Edit::Reach(Reach::Place) => "acts count in their place alone".to_owned(),
        Edit::Reach(Reach::Wider) => {
            "acts of wider arenas and without a place count, too".to_owned()
        }
        Edit::Calibrate(from, to) => {
            format!("what is calibrated at {} is calibrated at {}", points(*from), points(*to))
        }
        Edit::Weight(weight) => format!("every act weighs {weight}"),
        Edit::WithoutMode(mode) => format!("{}s are left out", word(MODES, mode)),
        Edit::Hardness(instrument, hardness) => {
            format!("{instrument} counts as {}", word(HARDNESSES, hardness))
        }
        Edit::Coder(coder) => format!("acts are coded as by {coder}"),
        Edit::Measure(asked, given) => format!("{given} stands for {asked}"),
        Edit::TurningPoint(at, day) => {
            let point = case.turning_points.get(*at).map_or("", |point| point.id.as_str());
            format!("{point} is put on {day}")
        }
        Edit::WithoutSource(source) => format!("{} is left out", case[*source].short),
        Edit::WithoutSide(side) => format!("sources of {} are left out", case[*side].code),
        Edit::WithoutKind(kind) => {
            format!("sources of the kind {} are left out", word(KINDS_OF_SOURCE, kind))
        }
        Edit::EqualPriors => "all hypotheses are equally probable beforehand".to_owned(),
        Edit::Prior(hypothesis, prior) => {
            format!("{} has {prior} beforehand", case[*hypothesis].id)
        }
        Edit::WithoutClue(clue) => format!("the clue {} is left out", case[*clue].id),
        Edit::Dependence(cluster, dependence) => {
            let named = cluster.and_then(|at| case.clusters.get(at));
            let whose = named.map_or_else(
                || "every cluster".to_owned(),
                |cluster| format!("the cluster {}", cluster.id),
            );
            format!("{whose} has a dependence of {dependence}")
        }
        Edit::Elicitor(by) if by.is_empty() => "the author\u{2019}s likelihoods count".to_owned(),
        Edit::Elicitor(by) => format!("the likelihoods of {by} count"),
        Edit::Likelihoods(Ends::Lowest) => "likelihoods count with their lowest values".to_owned(),
        Edit::Likelihoods(Ends::Highest) => {
            "likelihoods count with their highest values".to_owned()
        }
        Edit::Likelihoods(Ends::Cautious) => "likelihoods are read cautiously".to_owned(),
        Edit::Likelihoods(Ends::Bold) => "likelihoods are read boldly".to_owned(),
        Edit::Set(set, on) => {
            format!("the set {} {}", case[*set].id, if *on { "counts" } else { "does not count" })
        }
    }
}

fn range(least: f64, most: f64) -> String {
    if least == most { least.to_string() } else { format!("{least} to {most}") }
}

fn points(of: Anchors) -> String {
    format!("{}/{}/{}", of.full_out, of.crossover, of.full_in)
}
