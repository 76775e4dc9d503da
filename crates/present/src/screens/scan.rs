//! What `scan` says.

use crate::screen::{Screen, poor, wrapped};
use crate::tables::scan::{Pair, is_wanted};
use crate::thousands as grouped;
use counterpoise_frames::{Cell, Table};
use counterpoise_scan::{
    Scan, Shift, chance_sentence, coverage_sentence, searched_sentence, shift_sentence,
};

/// The largest shifts of each dataset, at most `top`, and those set aside.
#[must_use]
pub fn shifts(scans: &[Scan], top: usize, width: usize) -> Screen {
    let mut out = Screen::new(width);
    for (at, scan) in scans.iter().enumerate() {
        if at > 0 {
            out.gap();
        }
        all(&mut out, scan, top);
    }
    out
}

fn all(out: &mut Screen, scan: &Scan, top: usize) {
    heading(out, scan);
    let shown: Vec<&Shift> =
        scan.found.shifts.iter().filter(|shift| shift.announced()).take(top).collect();
    if shown.is_empty() {
        out.line("  no shift of which anything is certain");
        return;
    }
    let columns: Vec<&str> = COLUMNS.into_iter().chain([scan.panel.measure.counted()]).collect();
    out.table(&Table::new(&columns).with(shown.iter().map(|shift| row(scan, shift))));
    let more = scan.found.summary.certain - shown.len();
    if more > 0 {
        out.hint(format!(
            "and {} more of which something is certain; --top N or --format csv shows them",
            grouped(more as u64)
        ));
    }
    set_aside(out, scan);
    out.hint(
        "* one period on a side: a lasting shift cannot be told from a passing one. `by chance`: \
         dyads with one as certain if nothing changed; `shuffled`: the mean size in shuffles of \
         the same dyad.",
    );
}

const COLUMNS: [&str; 9] =
    ["", "dyad", "since", "before", "after", "shift", "95%", "by chance", "shuffled"];

fn row(scan: &Scan, shift: &Shift) -> [Cell; 10] {
    let edge = if shift.at_the_edge() { "*" } else { "" };
    let chance = shift.chance;
    [
        Cell::Written(shift.rank.map_or_else(String::new, |rank| rank.to_string())),
        shift.series.dyad.text(scan.panel.directed).into(),
        format!("{}{edge}", scan.panel.label(shift.at)).into(),
        two(shift.before.mean),
        two(shift.after.mean),
        signed(shift.shift),
        Cell::Written(format!("{:+.2} to {:+.2}", shift.interval.0, shift.interval.1)),
        chance.and_then(|it| it.expected).map(|it| Cell::Written(format!("{it:.1}"))).into(),
        chance.map(|it| two(it.own_size)).into(),
        format!("{} to {}", grouped(shift.before.n), grouped(shift.after.n)).into(),
    ]
}

fn two(value: f64) -> Cell {
    Cell::Written(format!("{value:.2}"))
}

fn signed(value: f64) -> Cell {
    Cell::Written(format!("{value:+.2}"))
}

fn heading(out: &mut Screen, scan: &Scan) {
    out.heading(format!(
        "{}: {} of {}",
        scan.manifest.dataset,
        scan.panel.measure.title(),
        scan.manifest.title
    ));
    indented(out, &searched_sentence(scan));
}

fn indented(out: &mut Screen, text: &str) {
    for part in wrapped(text, out.width().min(120).saturating_sub(2)) {
        out.line(format!("  {part}"));
    }
}

/// Shifts that follow from who is in the data: those that would otherwise be announced, each with
/// its reason.
fn set_aside(out: &mut Screen, scan: &Scan) {
    let would: Vec<&Shift> =
        scan.found.artefacts.iter().filter(|shift| shift.certain > 0.0).collect();
    let all = scan.found.artefacts.len();
    if all == 0 {
        return;
    }
    let (dyads, rest) = if all == 1 {
        ("1 dyad is".to_owned(), "its events rest")
    } else {
        (format!("{all} dyads are"), "their events rest")
    };
    out.line(poor(&format!(
        "{dyads} set aside because {rest} on actors who come and go; with something certain \
         otherwise: {}",
        would.len()
    )));
    for shift in would.iter().take(6) {
        let dyad = shift.series.dyad.text(scan.panel.directed);
        indented(out, &format!("{dyad}: {}", coverage_sentence(shift)));
    }
}

/// Dyads that are asked for, one by one.
#[must_use]
pub fn dyads(scans: &[Scan], pairs: &[Pair], width: usize) -> Screen {
    let mut out = Screen::new(width);
    for scan in scans {
        heading(&mut out, scan);
        for pair in pairs {
            let all = scan.found.shifts.iter().chain(&scan.found.artefacts);
            let found: Vec<&Shift> =
                all.filter(|shift| is_wanted(shift, &[*pair], scan.panel.directed)).collect();
            if found.is_empty() {
                out.line(format!(
                    "{}-{}: not searched: too few periods have enough {}",
                    pair.0,
                    pair.1,
                    scan.panel.measure.counted()
                ));
            }
            for shift in found {
                one(&mut out, scan, shift);
            }
        }
    }
    out
}

fn one(out: &mut Screen, scan: &Scan, shift: &Shift) {
    out.heading(shift.series.dyad.text(scan.panel.directed));
    indented(out, &shift_sentence(scan, shift));
    indented(out, &chance_sentence(scan, shift));
    let coverage = coverage_sentence(shift);
    if !coverage.is_empty() {
        indented(out, &coverage);
    }
    let cells = shift.series.points.iter().enumerate().filter(|(_, point)| point.n > 0).map(
        |(at, point)| -> [Cell; 3] {
            [
                scan.panel.label(at).into(),
                Cell::Written(grouped(u64::from(point.n))),
                point.value.map(two).into(),
            ]
        },
    );
    let counted = scan.panel.measure.counted();
    out.table(&Table::new(&["period", counted, "balance"]).with(cells));
}
