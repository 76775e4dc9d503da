//! Shifts in words.

use crate::failure::{Failure, Result};
use crate::output::{Format, line, table, width, wrapped};
use crate::style::{bold, dim, poor};
use counterpoise_frames::{Cell, Table};
use counterpoise_present::thousands as grouped;
use counterpoise_scan::{
    Scan, Shift, chance_sentence, coverage_sentence, searched_sentence, shift_sentence,
};
use counterpoise_world::{System, World};

/// Two states that are asked for, by id.
pub(super) type Pair = (&'static str, &'static str);

/// `RUS:UKR`.
pub(super) fn pair(text: &str) -> Result<Pair> {
    let Some((one, other)) = text.split_once(':') else {
        return Err(Failure::new(format!(
            "--dyad {text}: write two states with a colon, as in --dyad RUS:UKR"
        )));
    };
    let (one, other) = (state(one)?, state(other)?);
    if one == other {
        Err(Failure::new(format!("--dyad {text}: a dyad is of two different states")))
    } else {
        Ok((one, other))
    }
}

fn state(text: &str) -> Result<&'static str> {
    let world = World::builtin();
    let found = world
        .lookup(System::Id, &text.trim().to_uppercase(), None)
        .or_else(|_| world.lookup(System::Any, text, None));
    found
        .map(|state| state.id)
        .map_err(|error| Failure::new(format!("{error}\n  {}", error.help())))
}

/// Whether a shift is of a dyad that is asked for; all are where none is.
pub(super) fn wanted(shift: &Shift, pairs: &[Pair], directed: bool) -> bool {
    let own = (shift.series.dyad.source, shift.series.dyad.target);
    let meant = |pair: &Pair| own == *pair || (!directed && own == (pair.1, pair.0));
    pairs.is_empty() || pairs.iter().any(meant)
}

/// The largest shifts of a dataset, and those set aside.
pub(super) fn all(scan: &Scan, top: usize) -> Result<()> {
    heading(scan)?;
    let shown: Vec<&Shift> =
        scan.found.shifts.iter().filter(|shift| shift.announced()).take(top).collect();
    if shown.is_empty() {
        return line("  no shift of which anything is certain");
    }
    let columns: Vec<&str> = COLUMNS.into_iter().chain([scan.panel.measure.counted()]).collect();
    table(&Table::new(&columns).with(shown.iter().map(|shift| row(scan, shift))), Format::Text)?;
    let more = scan.found.summary.certain - shown.len();
    if more > 0 {
        line(&dim(&format!(
            "and {} more of which something is certain; --top N or --format csv shows them",
            grouped(more as u64)
        )))?;
    }
    set_aside(scan)?;
    line(&dim(
        "* one period on a side: a lasting shift cannot be told from a passing one. `by chance`: dyads with one as certain if nothing changed; `shuffled`: the mean size in shuffles of the same dyad.",
    ))
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

fn heading(scan: &Scan) -> Result<()> {
    line(&bold(&format!(
        "{}: {} of {}",
        scan.manifest.dataset,
        scan.panel.measure.title(),
        scan.manifest.title
    )))?;
    paragraph(&searched_sentence(scan))
}

fn paragraph(text: &str) -> Result<()> {
    wrapped(text, width().min(120).saturating_sub(2))
        .iter()
        .try_for_each(|part| line(&format!("  {part}")))
}

/// Shifts that follow from who is in the data: those that would otherwise be announced, each with
/// its reason.
fn set_aside(scan: &Scan) -> Result<()> {
    let would: Vec<&Shift> =
        scan.found.artefacts.iter().filter(|shift| shift.certain > 0.0).collect();
    let all = scan.found.artefacts.len();
    if all == 0 {
        return Ok(());
    }
    let (dyads, rest) = if all == 1 {
        ("1 dyad is".to_owned(), "its events rest")
    } else {
        (format!("{all} dyads are"), "their events rest")
    };
    line(&poor(&format!(
        "{dyads} set aside because {rest} on actors who come and go; with something certain otherwise: {}",
        would.len()
    )))?;
    for shift in would.iter().take(6) {
        paragraph(&format!(
            "{}: {}",
            shift.series.dyad.text(scan.panel.directed),
            coverage_sentence(shift)
        ))?;
    }
    Ok(())
}

/// Dyads that are asked for, one by one.
pub(super) fn some(scans: &[Scan], pairs: &[Pair]) -> Result<()> {
    for scan in scans {
        heading(scan)?;
        for pair in pairs {
            let all = scan.found.shifts.iter().chain(&scan.found.artefacts);
            let found: Vec<&Shift> =
                all.filter(|shift| wanted(shift, &[*pair], scan.panel.directed)).collect();
            if found.is_empty() {
                line(&format!(
                    "{}-{}: not searched: too few periods have enough {}",
                    pair.0,
                    pair.1,
                    scan.panel.measure.counted()
                ))?;
            }
            for shift in found {
                one(scan, shift)?;
            }
        }
    }
    Ok(())
}

fn one(scan: &Scan, shift: &Shift) -> Result<()> {
    line(&bold(&shift.series.dyad.text(scan.panel.directed)))?;
    paragraph(&shift_sentence(scan, shift))?;
    paragraph(&chance_sentence(scan, shift))?;
    let coverage = coverage_sentence(shift);
    if !coverage.is_empty() {
        paragraph(&coverage)?;
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
    table(
        &Table::new(&["period", scan.panel.measure.counted(), "balance"]).with(cells),
        Format::Text,
    )
}
