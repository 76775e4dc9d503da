//! Shifts as rows: one for every dyad that was searched, those set aside last.

use counterpoise_frames::{Cell, Table};
use counterpoise_scan::{Coverage, Evidence, Scan, Shift};

/// Two states that are asked for, by id.
pub type Pair = (&'static str, &'static str);

const COLUMNS: [&str; 30] = [
    "dataset",
    "vintage",
    "measure",
    "rank",
    "source",
    "target",
    "at",
    "before",
    "after",
    "shift",
    "95%",
    "certain",
    "error",
    "periods_before",
    "periods_after",
    "n_before",
    "n_after",
    "volume",
    "date_probability",
    "dates_95",
    "by_chance",
    "own_chance",
    "own_size_by_chance",
    "coverage",
    "passing",
    "passing_names",
    "lasting_before",
    "lasting_after",
    "lasting_shift",
    "never_named",
];

/// All shifts, those of `pairs` where some are asked for.
#[must_use]
pub fn shifts(scans: &[Scan], pairs: &[Pair]) -> Table {
    let rows = scans.iter().flat_map(|scan| {
        let all = scan.found.shifts.iter().chain(&scan.found.artefacts);
        all.filter(|shift| is_wanted(shift, pairs, scan.panel.directed))
            .map(|shift| row(scan, shift))
    });
    Table::new(&COLUMNS).ranges(&["95%"]).with(rows)
}

/// Whether a shift is of a dyad that is asked for; all are where none is.
pub(crate) fn is_wanted(shift: &Shift, pairs: &[Pair], directed: bool) -> bool {
    let own = (shift.series.dyad.source, shift.series.dyad.target);
    let meant = |pair: &Pair| own == *pair || (!directed && own == (pair.1, pair.0));
    pairs.is_empty() || pairs.iter().any(meant)
}

fn count(n: u64) -> Cell {
    Cell::Written(n.to_string())
}

fn row(scan: &Scan, shift: &Shift) -> Vec<Cell> {
    let label = |at: usize| scan.panel.label(at);
    let chance = shift.chance;
    let dyad = shift.series.dyad;
    let mut cells: Vec<Cell> = vec![
        scan.manifest.dataset.as_str().into(),
        scan.manifest.vintage.as_str().into(),
        scan.panel.measure.name().into(),
        shift.rank.map(|rank| count(rank as u64)).into(),
        dyad.source.into(),
        dyad.target.into(),
        label(shift.at).into(),
        shift.before.mean.into(),
        shift.after.mean.into(),
        shift.shift.into(),
        Cell::Range(shift.interval.0, shift.interval.1),
        shift.certain.into(),
        shift.error.into(),
        count(shift.before.periods as u64),
        count(shift.after.periods as u64),
        count(shift.before.n),
        count(shift.after.n),
        shift.volume().into(),
        shift.date.into(),
        shift.dates.iter().map(|at| label(*at)).collect::<Vec<String>>().into(),
        chance.and_then(|it| it.expected).into(),
        chance.map(|it| it.own).into(),
        chance.map(|it| it.own_size).into(),
    ];
    cells.extend(coverage(shift.coverage.as_ref()));
    cells
}

fn coverage(coverage: Option<&Coverage>) -> [Cell; 7] {
    let Some(it) = coverage else { return std::array::from_fn(|_| Cell::Nothing) };
    let word = match it.evidence {
        Evidence::Lasting => "lasting actors",
        Evidence::Confirmed => "stands without passing actors",
        Evidence::Passing => "artefact: passing actors",
        Evidence::TooShort => "not judged: too few years",
    };
    let names = it
        .names
        .iter()
        .map(|term| format!("{} {}-{}", term.name, term.first, term.last))
        .collect::<Vec<String>>();
    let never = it.never_named.iter().map(|id| (*id).to_owned()).collect::<Vec<String>>();
    [
        word.into(),
        it.passing.into(),
        names.into(),
        count(it.lasting.before),
        count(it.lasting.after),
        it.lasting.shift.into(),
        never.into(),
    ]
}
