//! What the records come to, as tables in Markdown.

use crate::trial::{Plan, Record};
use counterpoise_numerics::sqrt;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// All tables that the records allow.
pub(crate) fn all(plan: &Plan, records: &[Record]) -> String {
    let parts = [
        head(plan, records),
        compared(records),
        said(records),
        each_label(records),
        by_size(records),
        by_school(records),
        four_times(records),
        others(records),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

/// The mean of numbers that belong to types, and its standard error, types being what was drawn
/// independently.
pub(crate) fn by_type(numbers: &[(usize, f64)]) -> (f64, f64) {
    let n = numbers.len() as f64;
    let mean = numbers.iter().map(|(_, number)| number).sum::<f64>() / n;
    let mut of_type: BTreeMap<usize, f64> = BTreeMap::new();
    for (kind, number) in numbers {
        *of_type.entry(*kind).or_default() += number - mean;
    }
    let types = of_type.len() as f64;
    let squares = of_type.values().map(|off| off * off).sum::<f64>();
    (mean, sqrt(squares * types / (types - 1.0).max(1.0)) / n)
}

fn mean(records: &[&Record], of: impl Fn(&Record) -> f64) -> (f64, f64) {
    by_type(&records.iter().map(|record| (record.kind, of(record))).collect::<Vec<_>>())
}

fn yes(is: bool) -> f64 {
    f64::from(u8::from(is))
}

/// Squared distance of what was said from what was so.
fn brier(p: f64, right: bool) -> f64 {
    (p - yes(right)) * (p - yes(right))
}

/// `.632`.
fn f3(number: f64) -> String {
    let text = format!("{number:.3}");
    text.strip_prefix("0.").map(|rest| format!(".{rest}")).unwrap_or_else(|| {
        text.strip_prefix("-0.").map(|rest| format!("-.{rest}")).unwrap_or_else(|| text.clone())
    })
}

/// `.632 (.011)`.
fn with_error((mean, error): (f64, f64)) -> String {
    format!("{} ({})", f3(mean), f3(error))
}

fn row(text: &mut String, cells: &[String]) {
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

fn table(title: &str, heads: &[&str]) -> String {
    let rule = vec!["---"; heads.len()].join(" | ");
    format!("### {title}\n\n| {} |\n| {rule} |\n", heads.join(" | "))
}

fn head(plan: &Plan, records: &[Record]) -> String {
    let ledgers = plan.types * plan.each * plan.sizes.len();
    let generator = if plan.second { "second" } else { "first" };
    format!(
        "{generator} generator, seed {}, {} types, {} acts, {} of each: {ledgers} ledgers, {} verdicts; {} draws",
        plan.seed,
        plan.types,
        plan.sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(", "),
        plan.each,
        records.len(),
        plan.draws
    )
}

/// Accuracy and Brier score of both programs where both speak of a school.
fn compared(records: &[Record]) -> String {
    let mut text = table(
        "Both programs (standard error by type)",
        &["", "verdicts", "accuracy", "Brier", "mean said"],
    );
    let both: Vec<&Record> = records.iter().filter(|record| record.old.is_some()).collect();
    let every: Vec<&Record> = records.iter().collect();
    let mut line = |name: &str, of: &[&Record], cells: [(f64, f64); 3]| {
        let mut all = vec![name.to_owned(), of.len().to_string()];
        all.extend(cells.map(with_error));
        row(&mut text, &all);
    };
    let own = |of: &[&Record]| {
        [
            mean(of, |record| yes(record.right())),
            mean(of, |record| brier(record.said.top().1, record.right())),
            mean(of, |record| record.said.top().1),
        ]
    };
    line("this program, every school", &every, own(&every));
    if both.is_empty() {
        return text;
    }
    line("this program, schools of 0.1.0", &both, own(&both));
    let old = |of: &dyn Fn(&crate::trial::Old) -> f64| {
        mean(&both, |record| record.old.as_ref().map_or(0.0, of))
    };
    line(
        "0.1.0",
        &both,
        [old(&|old| yes(old.right)), old(&|old| brier(old.p, old.right)), old(&|old| old.p)],
    );
    line(
        "0.1.0, against its own verdict on the truth's acts",
        &both,
        [
            old(&|old| yes(old.like_its_own)),
            old(&|old| brier(old.p, old.like_its_own)),
            old(&|old| old.p),
        ],
    );
    let gain = |record: &Record| record.old.map_or(0.0, |old| yes(record.right()) - yes(old.right));
    let lower = |record: &Record| {
        record
            .old
            .map_or(0.0, |old| brier(record.said.top().1, record.right()) - brier(old.p, old.right))
    };
    let further = mean(&both, |record| record.said.top().1 - record.old.map_or(0.0, |old| old.p));
    line("difference, paired", &both, [mean(&both, gain), mean(&both, lower), further]);
    let named: Vec<&Record> =
        both.iter().copied().filter(|record| record.old.is_some_and(|old| old.label)).collect();
    let of = |of: &dyn Fn(&crate::trial::Old) -> f64| {
        mean(&named, |record| record.old.as_ref().map_or(0.0, of))
    };
    line(
        "0.1.0 where it prints a label",
        &named,
        [of(&|o| yes(o.right)), of(&|o| brier(o.p, o.right)), of(&|o| o.p)],
    );
    line("this program on the same", &named, own(&named));
    text
}

/// What was said in each tenth, and how often it was right.
fn deciles(title: &str, numbers: &[(usize, f64, bool)]) -> String {
    let mut text = table(
        title,
        &[
            "said",
            "number",
            "mean said",
            "right",
            "standard error by type",
            "within two errors or .05",
        ],
    );
    for decile in 0..10 {
        let of = |p: f64| ((10.0 * p) as usize).min(9) == decile;
        let these: Vec<&(usize, f64, bool)> = numbers.iter().filter(|(_, p, _)| of(*p)).collect();
        if these.is_empty() {
            continue;
        }
        let said = these.iter().map(|(_, p, _)| p).sum::<f64>() / these.len() as f64;
        let (right, error) =
            by_type(&these.iter().map(|(kind, _, right)| (*kind, yes(*right))).collect::<Vec<_>>());
        let met = (right - said).abs() <= (2.0 * error).max(0.05);
        let range = format!(
            ".{decile} to {}",
            if decile == 9 { "1".to_owned() } else { format!(".{}", decile + 1) }
        );
        let met = if met { "yes" } else { "no" };
        row(
            &mut text,
            &[range, these.len().to_string(), f3(said), f3(right), f3(error), met.to_owned()],
        );
    }
    text
}

fn said(records: &[Record]) -> String {
    let own: Vec<_> =
        records.iter().map(|record| (record.kind, record.said.top().1, record.right())).collect();
    let old: Vec<_> = records
        .iter()
        .filter_map(|record| record.old.map(|old| (record.kind, old.p, old.right)))
        .collect();
    let mut text = deciles("Top label: said and right", &own);
    if !old.is_empty() {
        text.push('\n');
        text.push_str(&deciles("0.1.0: said and right", &old));
    }
    text
}

fn each_label(records: &[Record]) -> String {
    let all: Vec<_> = records
        .iter()
        .flat_map(|record| {
            record
                .said
                .labels
                .iter()
                .map(move |(label, p)| (record.kind, *p, *label == record.truth))
        })
        .collect();
    deciles("Every label, none of these among them: said and right", &all)
}

/// Cells of a group: accuracy, Brier score, coverage and size of sets.
fn cells(of: &[&Record]) -> Vec<String> {
    let size = |record: &Record| record.said.set.len() as f64;
    vec![
        of.len().to_string(),
        with_error(mean(of, |record| yes(record.right()))),
        f3(mean(of, |record| brier(record.said.top().1, record.right())).0),
        with_error(mean(of, |record| yes(record.covered()))),
        format!("{:.2}", mean(of, size).0),
        f3(mean(of, |record| yes(record.said.speaks())).0),
    ]
}

const HEADS: [&str; 6] =
    ["verdicts", "accuracy", "Brier", "sets at .8 cover", "mean size", "speaks"];

fn by_size(records: &[Record]) -> String {
    let heads: Vec<&str> =
        ["acts"].into_iter().chain(HEADS).chain(["accuracy of 0.1.0", "Brier of 0.1.0"]).collect();
    let mut text = table("By the number of acts", &heads);
    let mut sizes: Vec<usize> = records.iter().map(|record| record.n).collect();
    sizes.sort_unstable();
    sizes.dedup();
    for size in sizes.into_iter().map(Some).chain([None]) {
        let of: Vec<&Record> =
            records.iter().filter(|record| size.is_none_or(|n| record.n == n)).collect();
        let mut line = vec![size.map_or_else(|| "all".to_owned(), |n| n.to_string())];
        line.extend(cells(&of));
        let old: Vec<&Record> = of.into_iter().filter(|record| record.old.is_some()).collect();
        if !old.is_empty() {
            line.push(f3(mean(&old, |record| yes(record.old.is_some_and(|old| old.right))).0));
            line.push(f3(mean(&old, |record| {
                record.old.map_or(0.0, |old| brier(old.p, old.right))
            })
            .0));
        }
        line.resize(heads.len(), String::new());
        row(&mut text, &line);
    }
    text
}

fn by_school(records: &[Record]) -> String {
    let heads: Vec<&str> = ["school"]
        .into_iter()
        .chain(HEADS)
        .chain(["speaks in half from", "none of these is true"])
        .collect();
    let mut text = table("By school", &heads);
    let mut schools: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in records {
        schools.entry(&record.said.school).or_default().push(record);
    }
    for (school, of) in schools {
        let mut line = vec![school.to_owned()];
        line.extend(cells(&of));
        let mut sizes: BTreeMap<usize, Vec<&Record>> = BTreeMap::new();
        for record in &of {
            sizes.entry(record.n).or_default().push(record);
        }
        let spoken = |of: &Vec<&Record>| mean(of, |record| yes(record.said.speaks())).0 >= 0.5;
        // From then on, not once by luck.
        let mute = sizes.iter().rev().find(|(_, of)| !spoken(of)).map_or(0, |(n, _)| *n);
        let first = sizes.keys().find(|n| **n > mute);
        line.push(first.map_or_else(|| "never".to_owned(), usize::to_string));
        line.push(f3(mean(&of, |record| yes(record.truth.is_none())).0));
        row(&mut text, &line);
    }
    text
}

fn four_times(records: &[Record]) -> String {
    let lost = |record: &Record| record.four.map(|four| record.p_true() - four);
    let above: Vec<&Record> =
        records.iter().filter(|record| record.four.is_some() && record.p_true() > 0.5).collect();
    if above.is_empty() {
        return String::new();
    }
    let mut losses: Vec<&&Record> = above.iter().filter(|record| record.loses()).collect();
    losses.sort_by(|a, b| lost(b).partial_cmp(&lost(a)).unwrap_or(std::cmp::Ordering::Equal));
    let mut text = format!(
        "### Four times the same evidence\n\nTrue verdicts above .5: {}. Of these {} lose more than .05. Mean change {}.\n",
        above.len(),
        losses.len(),
        f3(-mean(&above, |record| lost(record).unwrap_or(0.0)).0)
    );
    let of_sort = |record: &Record| match &record.truth {
        None => 2,
        label if record.said.is_unseen(label.as_deref()) => 1,
        Some(_) => 0,
    };
    for (sort, name) in [
        "a label is true that acts show",
        "a label is true that no act shows",
        "none of these is true",
    ]
    .iter()
    .enumerate()
    {
        let mut sizes: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for record in above.iter().filter(|record| of_sort(record) == sort) {
            let entry = sizes.entry(record.n).or_default();
            entry.1 += 1;
            entry.0 += usize::from(record.loses());
        }
        let told: Vec<String> =
            sizes.iter().map(|(n, (lost, of))| format!("{n} acts {lost} of {of}")).collect();
        let _ = write!(text, "\nWhere {name}: {}.\n", told.join(", "));
    }
    if losses.is_empty() {
        return text;
    }
    let comes_back = |record: &&&&Record| record.limit.is_some_and(|limit| limit > record.p_true());
    let _ = writeln!(
        text,
        "\nOn sixty-four times the evidence the truth of {} of these {} has more than at first: a dip. In the others the record itself says something else.",
        losses.iter().filter(comes_back).count(),
        losses.len()
    );
    let heads = [
        "school",
        "type",
        "acts",
        "copy",
        "true label",
        "P(true)",
        "four times",
        "sixty-four times",
    ];
    text.push('\n');
    text.push_str(&table("The greatest losses", &heads));
    for record in losses.iter().take(20) {
        let label = record.truth.clone().unwrap_or_else(|| "none of these".to_owned());
        let (school, kind, n) =
            (record.said.school.clone(), record.kind.to_string(), record.n.to_string());
        let four = record.four.unwrap_or(0.0);
        let numbers = [record.p_true(), four, record.limit.unwrap_or(0.0)].map(f3);
        let mut line = vec![school, kind, n, record.copy.to_string(), label];
        line.extend(numbers);
        row(&mut text, &line);
    }
    let mut schools: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for record in &above {
        let entry = schools.entry(&record.said.school).or_default();
        entry.1 += 1;
        entry.0 += usize::from(record.loses());
    }
    let told: Vec<String> =
        schools.iter().map(|(school, (lost, of))| format!("{school} {lost} of {of}")).collect();
    let _ = writeln!(text, "\nBy school: {}.", told.join(", "));
    text
}

fn others(records: &[Record]) -> String {
    let all: Vec<&Record> = records.iter().collect();
    let sure: Vec<&Record> = all.iter().copied().filter(|record| record.truth_p >= 0.8).collect();
    let unsure: Vec<&Record> = all.iter().copied().filter(|record| record.truth_p < 0.8).collect();
    let mut text =
        table("Other truths", &["", "verdicts", "accuracy", "mean said", "sets at .8 cover"]);
    let mut line = |name: &str, of: &[&Record], label: &dyn Fn(&Record) -> Option<String>| {
        if of.is_empty() {
            return;
        }
        let right = mean(of, |record| yes(record.said.top().0 == label(record).as_deref()));
        let covered = mean(of, |record| yes(record.said.set.contains(&label(record))));
        let said = mean(of, |record| record.said.top().1).0;
        row(
            &mut text,
            &[
                name.to_owned(),
                of.len().to_string(),
                with_error(right),
                f3(said),
                with_error(covered),
            ],
        );
    };
    line("truth said with .8 or more", &sure, &|record| record.truth.clone());
    line("truth said with less", &unsure, &|record| record.truth.clone());
    line("thresholds of the truth held at their middle", &all, &|record| record.held.clone());
    let held: Vec<&Record> =
        all.iter().copied().filter(|record| record.said.top().1 >= 0.8).collect();
    let agrees = |record: &Record| yes(record.said.central.as_deref() == record.said.top().0);
    let _ = writeln!(
        text,
        "\nThe reading without draws is the likeliest label in {} of verdicts, and in {} of those whose likeliest label holds .8. \
         None of these is true in {} of verdicts.",
        f3(mean(&all, agrees).0),
        f3(mean(&held, agrees).0),
        f3(mean(&all, |record| yes(record.truth.is_none())).0)
    );
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_those_of_types() {
        // Two types, each all of one sort: ten numbers tell as much as two.
        let numbers: Vec<(usize, f64)> = (0..10).map(|at| (at % 2, (at % 2) as f64)).collect();
        let (mean, error) = by_type(&numbers);
        assert!((mean - 0.5).abs() < 1e-12 && (error - 0.5).abs() < 1e-12, "{error}");
        assert_eq!(f3(0.6321), ".632");
        assert_eq!(f3(-0.05), "-.050");
        assert_eq!(f3(1.0), "1.000");
    }
}
