//! What a chart shows, in words: the values that a reader takes from the picture, for those who do
//! not see it.
//!
//! A line is told by its ends, its lowest and its highest value, as an eye takes it in; a table, a
//! set of bars and a list are told whole.

use crate::calendar::{civil, month_name};
use crate::text::{of_hundred, percent};
use crate::{Estimate, axis, balances, claims, coverage, grid, lean, map, path, positions};
use crate::{
    posterior, recognition, series, simplex, split, standing, timeline, universes, waterfall,
};

/// A chart that can be told.
pub trait Told {
    /// Its values in sentences; empty where there is nothing to draw.
    fn told(&self) -> String;
}

/// `May 2015`.
fn month(day: i32) -> String {
    let (year, month, _) = civil(day);
    format!("{} {year}", month_name(month))
}

/// A number to its second decimal, with a true minus.
fn number(value: f64) -> String {
    let text = format!("{:.2}", value.abs());
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if value < 0.0 && text != "0" { format!("\u{2212}{text}") } else { text.to_owned() }
}

/// A number as long as its size needs: `1,234`, `0.42`.
fn amount(value: f64) -> String {
    axis::value_label(value, axis::nice_step(value.abs() / 200.0))
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// Sentences of which each ends with a full stop.
fn sentences(all: impl IntoIterator<Item = String>) -> String {
    let ended = |text: String| {
        let end = if text.ends_with(['.', '?', '!']) { "" } else { "." };
        format!("{text}{end}")
    };
    let all = all.into_iter().filter(|text| !text.trim().is_empty());
    all.map(ended).collect::<Vec<_>>().join(" ")
}

/// `Deeds: first 0.1 in May 2010, lowest −0.4 in Mar 2014, highest and last 0.7 in Dec 2019`. Values that
/// read alike are one.
fn line(name: &str, points: &[(String, f64)], said: fn(f64) -> String) -> String {
    let known: Vec<&(String, f64)> = points.iter().filter(|(_, v)| v.is_finite()).collect();
    let (first, last) = match known[..] {
        [] => return format!("{name}: no value"),
        [only] => return format!("{name}: {} in {}", said(only.1), only.0),
        [first, .., last] => (first, last),
    };
    let low = known.iter().min_by(|a, b| a.1.total_cmp(&b.1)).map_or(first, |it| it);
    let high = known.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1)).map_or(last, |it| it);
    if said(low.1) == said(high.1) {
        return format!("{name}: {} from {} to {}", said(low.1), first.0, last.0);
    }
    // One place may be several of these.
    let mut told: Vec<(Vec<&str>, &(String, f64))> = Vec::new();
    for (word, point) in [("first", first), ("lowest", low), ("highest", high), ("last", last)] {
        match told.iter_mut().find(|(_, own)| said(own.1) == said(point.1)) {
            Some((words, _)) => words.push(word),
            None => told.push((vec![word], point)),
        }
    }
    let one = |(words, (when, value)): &(Vec<&str>, &(String, f64))| {
        format!("{} {} in {when}", words.join(" and "), said(*value))
    };
    format!("{name}: {}", told.iter().map(one).collect::<Vec<_>>().join(", "))
}

fn estimates(name: &str, points: impl Iterator<Item = (i32, Option<Estimate>)>) -> String {
    let points: Vec<(String, f64)> =
        points.filter_map(|(day, of)| Some((month(day), of?.checked()?.value))).collect();
    line(name, &points, number)
}

impl Told for balances::Spec {
    fn told(&self) -> String {
        let sums = |name: &str, all: &[balances::Balance]| {
            all.last().map_or_else(String::new, |last| {
                let (to, against) = (amount(last.accommodating), amount(last.resisting));
                let when = month(last.day);
                format!("{name} by {when}: accommodating {to}, resisting {against}")
            })
        };
        let gaps: Vec<(String, f64)> =
            self.gap.iter().filter_map(|it| Some((month(it.day), it.value?))).collect();
        let gap = if gaps.is_empty() {
            String::new()
        } else {
            line("Net of statements minus net of deeds", &gaps, number)
        };
        sentences([sums("Deeds", &self.deeds), sums("Statements", &self.statements), gap])
    }
}

impl Told for claims::Spec {
    fn told(&self) -> String {
        let count = |(state, word, _): &(claims::State, &str, &str)| {
            let n = self.claims.iter().filter(|claim| claim.state == *state).count();
            (n > 0).then(|| format!("{n} {word}"))
        };
        let counts: Vec<String> = claims::GROUPS.iter().filter_map(count).collect();
        sentences([counts.join(", ")])
    }
}

impl Told for coverage::Spec {
    fn told(&self) -> String {
        use coverage::Found;
        let found = |found: &Found| match found {
            Found::Events { events, sources } => format!(
                "{} from {}",
                counted(*events as usize, "event", "events"),
                counted(*sources as usize, "source", "sources")
            ),
            Found::Unsearched => "not searched".to_owned(),
            Found::Nothing => "searched, nothing found".to_owned(),
            Found::NotApplicable => "not applicable".to_owned(),
        };
        let row = |title: &str, name: &String, cells: &[coverage::Cell]| {
            let cells = self.columns.iter().zip(cells);
            let told: Vec<String> =
                cells.map(|(column, cell)| format!("{column} {}", found(&cell.found))).collect();
            let title = if title.is_empty() { String::new() } else { format!("{title}, ") };
            format!("{title}{name}: {}", told.join(", "))
        };
        sentences(self.panels.iter().flat_map(|panel| {
            let rows = self.rows.iter().zip(&panel.cells);
            rows.map(|(name, cells)| row(&panel.title, name, cells)).collect::<Vec<_>>()
        }))
    }
}

impl Told for grid::Spec {
    fn told(&self) -> String {
        let cell = |(at, period): (usize, &grid::Period), row: &grid::Row| {
            let said = match row.cells.get(at).and_then(Option::as_ref) {
                Some(cell) => match cell.probability.filter(|p| p.is_finite()) {
                    Some(p) => format!("{} {}", cell.label, of_hundred(p)),
                    None => cell.label.clone(),
                },
                None => "not asked".to_owned(),
            };
            format!("{}: {said}", period.label)
        };
        sentences(self.rows.iter().map(|row| {
            let cells: Vec<String> =
                self.periods.iter().enumerate().map(|period| cell(period, row)).collect();
            format!(
                "{}. {}",
                [&row.school, &row.year].map(|it| it.trim()).join(" ").trim(),
                cells.join("; ")
            )
        }))
    }
}

impl Told for lean::Spec {
    fn told(&self) -> String {
        let name = format!("The lean, from \u{2212}1 {} to 1 {}", self.lower, self.upper);
        let points = self.points.iter().map(|point| (point.day, point.lean));
        sentences([estimates(&name, points)])
    }
}

impl Told for map::Spec {
    fn told(&self) -> String {
        let placeless = |row: map::Row| map::sentence(&map::Row { at: String::new(), ..row });
        sentences(self.rows().into_iter().map(placeless))
    }
}

impl Told for path::Spec {
    fn told(&self) -> String {
        let net = |name: &str, points: &[path::Point]| {
            let known = points.iter().any(|point| point.net.is_some());
            let points = points.iter().map(|point| (point.day, point.net));
            if known { estimates(name, points) } else { String::new() }
        };
        let strip = |strip: &crate::strip::Strip| {
            let segment = |it: &crate::strip::Segment| {
                format!("{} to {} {}", month(it.start), month(it.end), it.label)
            };
            let segments = strip.segments.iter().filter(|it| it.start < it.end);
            let segments: Vec<String> = segments.map(segment).collect();
            format!("{}: {}", strip.name, segments.join(", "))
        };
        let lines = [net("Deeds", &self.deeds), net("Statements", &self.statements)];
        sentences(lines.into_iter().chain(self.strips.iter().map(strip)))
    }
}

impl Told for positions::Spec {
    fn told(&self) -> String {
        use positions::Used;
        let row = |row: &positions::Row| {
            let used = match row.used {
                Used::Defined => "defines it",
                Used::Named => "names it",
                Used::Described => "describes it",
                Used::Denied => "denies it",
            };
            let said = self.columns.iter().zip(&row.says).filter(|(_, says)| **says);
            let when: Vec<&str> = said.map(|(column, _)| column.as_str()).collect();
            format!("{}: {}, {used}, {}", row.work, row.label, when.join(", "))
        };
        sentences(self.panels.iter().flat_map(|panel| {
            let rows = panel.rows.iter().map(row);
            std::iter::once(panel.title.clone()).chain(rows).collect::<Vec<_>>()
        }))
    }
}

impl Told for posterior::Spec {
    fn told(&self) -> String {
        let days = |start: i32, end: i32| {
            let (from, to) = (month(start), month(end));
            if from == to { from } else { format!("{from} to {to}") }
        };
        let claim =
            |it: &posterior::Claimed| format!("Claimed: {}, {}", it.label, days(it.start, it.end));
        let row = |row: &posterior::Row| {
            let steps = row.steps.iter().filter(|step| step.height.is_finite());
            let peak = steps.max_by(|a, b| a.height.total_cmp(&b.height));
            // A hollow hill is where a shift would be if there had to be one.
            let would = if row.believed { "" } else { "if there was a shift, " };
            let peak =
                peak.map(|step| format!("{would}most likely {}", days(step.start, step.end)));
            let parts = [Some(row.finding.clone()).filter(|it| !it.is_empty()), peak];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            format!("{}: {}", row.name, parts.join("; "))
        };
        sentences(self.claims.iter().map(claim).chain(self.rows.iter().map(row)))
    }
}

impl Told for recognition::Spec {
    fn told(&self) -> String {
        use recognition::Says;
        let cell = |(column, cell): (&recognition::Column, &recognition::Cell)| {
            let said = match cell.says {
                Says::NoSuchLabel | Says::NotAsked => return None,
                Says::OutOfScope => "out of scope".to_owned(),
                Says::NotSo(n) => format!("{n} of 100, no"),
                Says::So(n) => format!("{n} of 100, yes"),
            };
            let own = if cell.own { "its own, " } else { "" };
            let (name, label) = (column.name.replace('-', " "), column.label.replace('-', " "));
            Some(format!("{own}{name} as {label} {said}"))
        };
        let row = |row: &recognition::Row| {
            let cells: Vec<String> = self.columns.iter().zip(&row.cells).filter_map(cell).collect();
            format!("{}: {}", row.name, cells.join("; "))
        };
        sentences(self.rows.iter().map(row))
    }
}

impl Told for series::Spec {
    fn told(&self) -> String {
        let one = |panel: &series::Panel, of: &series::Line| {
            let points: Vec<(String, f64)> = of
                .points
                .iter()
                .filter_map(|point| Some((point.year.to_string(), point.value?)))
                .collect();
            line(&format!("{}, {}", panel.title, of.label), &points, amount)
        };
        sentences(
            self.panels
                .iter()
                .flat_map(|panel| panel.lines.iter().map(|of| one(panel, of)).collect::<Vec<_>>()),
        )
    }
}

impl Told for simplex::Spec {
    fn told(&self) -> String {
        let one = |at: usize| {
            format!(
                "{} leads, after the clues, under {} of all priors; the prior used gives it {}",
                self.names[at],
                percent(self.shares[at]),
                percent(self.prior[at])
            )
        };
        sentences((0..3).map(one))
    }
}

impl Told for split::Spec {
    fn told(&self) -> String {
        let whole: f64 = self.parts.iter().map(|part| part.amount).sum();
        let one = |part: &split::Part| {
            let share = if whole > 0.0 { part.amount / whole } else { 0.0 };
            let note =
                if part.note.is_empty() { String::new() } else { format!(" ({})", part.note) };
            format!("{}: {}{note}", part.label, percent(share))
        };
        sentences(self.parts.iter().map(one))
    }
}

impl Told for standing::Spec {
    fn told(&self) -> String {
        let one = |row: &standing::Row| {
            let after = row
                .after
                .map_or_else(|| "not known after".to_owned(), |p| format!("{} after", percent(p)));
            let band = row.band.map_or_else(String::new, |(lo, hi)| {
                format!(" (90 of 100 re-readings: {} to {})", percent(lo), percent(hi))
            });
            let name = if row.short.is_empty() { &row.label } else { &row.short };
            format!("{name}: {} before the clues, {after}{band}", percent(row.before))
        };
        sentences(self.rows.iter().map(one))
    }
}

impl Told for timeline::Spec {
    fn told(&self) -> String {
        use timeline::Stance;
        let one = |lane: &timeline::Lane| {
            let of = |stance| lane.events.iter().filter(|it| it.stance == stance).count();
            // What began before the picture does is there from its first day on.
            let (start, end) = self.domain.unwrap_or((i32::MIN, i32::MAX));
            let years = lane.events.iter().flat_map(|it| it.when.ends());
            let years = years.map(|day| civil(day.clamp(start, end)).0);
            let span = match (years.clone().min(), years.max()) {
                (Some(first), Some(last)) if first < last => format!(", {first} to {last}"),
                (Some(only), _) => format!(", {only}"),
                _ => String::new(),
            };
            format!(
                "{}: {}{span}; accommodating {}, resisting {}, neither {}",
                lane.name,
                counted(lane.events.len(), "event", "events"),
                of(Stance::Accommodates),
                of(Stance::Resists),
                of(Stance::Neither)
            )
        };
        sentences(self.lanes.iter().map(one))
    }
}

impl Told for universes::Spec {
    fn told(&self) -> String {
        let mut seen: Vec<&str> = Vec::new();
        for column in &self.columns {
            if !seen.contains(&column.label.as_str()) {
                seen.push(&column.label);
            }
        }
        let labels: Vec<String> = seen.into_iter().map(|label| self.name(label)).collect();
        let finite = |at: usize, of: fn(f64, f64) -> f64, start: f64| {
            let heights = self.columns.iter().map(|it| it.heights[at]).filter(|h| h.is_finite());
            heights.fold(start, of)
        };
        let (low, high) =
            (finite(0, f64::min, f64::INFINITY), finite(2, f64::max, f64::NEG_INFINITY));
        let range =
            (low <= high).then(|| format!("{}: {} to {}", self.height, number(low), number(high)));
        let choice = |it: &universes::Choice| {
            if it.remark.is_empty() { String::new() } else { format!("{}: {}", it.name, it.remark) }
        };
        let head = [labels.join(", "), range.unwrap_or_default()];
        sentences(head.into_iter().chain(self.choices.iter().map(choice)))
    }
}

impl Told for waterfall::Spec {
    fn told(&self) -> String {
        let decibels = |value: f64| match value {
            v if v.is_nan() => "not known".to_owned(),
            v if v.is_infinite() => "without bound".to_owned(),
            v => format!("{}{} dB", if v > 0.0 { "+" } else { "" }, number(v)),
        };
        let step = |it: &waterfall::Step| {
            let name = if it.short.is_empty() { &it.label } else { &it.short };
            format!("{name} {}", decibels(it.weight))
        };
        let steps: Vec<String> = self.steps.iter().map(step).collect();
        let end = self.steps.iter().fold(self.prior, |sum, it| sum + it.weight);
        let band = self.band.map_or_else(String::new, |(lo, hi)| {
            format!(" (90 of 100 re-readings: {} to {})", decibels(lo), decibels(hi))
        });
        sentences([
            format!("Positive for {}, negative for {}", self.right, self.left),
            format!("Before the clues {}", decibels(self.prior)),
            steps.join(", "),
            format!("After them {}{band}", decibels(end)),
        ])
    }
}
