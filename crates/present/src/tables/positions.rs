//! What comes of positions, as tables.

use crate::called::called_text;
use crate::positions::{agreement_text, filled_text, gap_text};
use crate::text::{citations_text, dyad_text};
use counterpoise_case::model::{ArenaId, Case, Citation, Name, PeriodId, Position, SourceId};
use counterpoise_case::vocabulary::Word as _;
use counterpoise_frames::{Cell, Table};
use counterpoise_study::{
    Agreement, End, Evidenced, Gap, GapKind, LabelCell, Link, LinkKind, OnPart, Positions, Ran,
    Word,
};

/// Every field of every position.
#[must_use]
pub fn positions(case: &Case, found: &Positions) -> Table {
    let heads = [
        "id",
        "author",
        "by",
        "via",
        "label",
        "wording",
        "sense",
        "defined",
        "subject",
        "target",
        "level",
        "arenas",
        "periods",
        "when",
        "stance",
        "camp",
        "relies_on",
        "takes_up",
        "argues_with",
        "school",
        "title",
        "note",
    ];
    let row = |&at: &usize| {
        let own = &case.positions[at];
        let labelled = own.label.is_some();
        vec![
            own.id.as_str().into(),
            author(case, own).into(),
            cites(case, &own.by),
            cites(case, &own.via),
            own.label.as_deref().into(),
            labelled.then(|| own.wording.word()).into(),
            own.sense.as_deref().into(),
            labelled.then_some(own.defined).into(),
            own.dyad.map(|pair| &*case[pair.0].code).into(),
            own.dyad.map(|pair| &*case[pair.1].code).into(),
            levels(case, own).into(),
            arenas(case, &own.arenas).into(),
            own.periods.iter().map(|id| case[*id].id.clone()).collect::<Vec<_>>().into(),
            own.when.as_ref().map(ToString::to_string).into(),
            own.standpoint.word().into(),
            own.camp.as_deref().into(),
            cites(case, &own.through),
            cites(case, &own.takes_up),
            cites(case, &own.answers),
            own.school.map(|id| case[id].id.as_str()).into(),
            own.title.as_str().into(),
            own.note.as_str().into(),
        ]
    };
    Table::new(&heads).with(found.all.iter().map(row))
}

/// The positions with a label, in few columns.
#[must_use]
pub fn labelled(case: &Case, found: &Positions) -> Table {
    let heads = ["author", "label", "used", "of whom", "level", "when", "camp", "study"];
    let with_label = found.all.iter().map(|&at| &case.positions[at]).filter(|p| p.label.is_some());
    let row = |own: &Position| -> Vec<Cell> {
        let used = if own.defined { "defined" } else { own.wording.word() };
        vec![
            author(case, own).into(),
            own.label.as_deref().into(),
            used.into(),
            own.dyad.map_or_else(|| "anybody".to_owned(), |pair| dyad_text(case, pair)).into(),
            levels(case, own).into(),
            times(case, own).into(),
            own.camp.as_deref().into(),
            own.standpoint.word().into(),
        ]
    };
    Table::new(&heads).with(with_label.map(row))
}

fn times(case: &Case, own: &Position) -> String {
    match (own.when.as_ref(), own.periods.as_slice()) {
        (Some(when), _) => when.to_string(),
        (None, []) => String::new(),
        (None, [one]) => case[*one].id.clone(),
        (None, [first, .., last]) => format!("{} .. {}", case[*first].id, case[*last].id),
    }
}

fn levels(case: &Case, own: &Position) -> Vec<String> {
    let mut levels: Vec<_> = own.arenas.iter().map(|id| case[*id].level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels.into_iter().map(|level| level.word().to_owned()).collect()
}

fn arenas(case: &Case, of: &[ArenaId]) -> Vec<String> {
    of.iter().map(|id| case[*id].id.clone()).collect()
}

/// `Kaczmarski 2016`.
fn author(case: &Case, own: &Position) -> String {
    own.by.first().map_or_else(String::new, |cite| work(case, cite.source))
}

fn work(case: &Case, source: SourceId) -> String {
    case[source].short.clone()
}

fn cites(case: &Case, of: &[Citation]) -> Cell {
    citations_text(case, of).into()
}

/// Names of positions, by their authors.
fn authors(case: &Case, of: &[usize]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in of.iter().map(|&at| author(case, &case.positions[at])) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

fn scene(case: &Case, arena: ArenaId, period: PeriodId) -> [Cell; 2] {
    [case[arena].id.as_str().into(), case[period].id.as_str().into()]
}

/// Each label in each arena and period, and how far the literature has filled it.
#[must_use]
pub fn map(case: &Case, found: &Positions) -> Table {
    let row = |own: &LabelCell| {
        let [arena, period] = scene(case, own.arena, own.period);
        let by = authors(case, &own.by);
        vec![
            Cell::from(&*own.label),
            arena,
            period,
            filled_text(own.filled).into(),
            by.into(),
            own.own.into(),
        ]
    };
    let heads = ["label", "arena", "period", "filled", "by", "by_the_study"];
    Table::new(&heads).with(found.cells.iter().map(row))
}

/// What the literature has not said.
#[must_use]
pub fn gaps(case: &Case, found: &Positions) -> Table {
    let row = |own: &Gap| {
        let [arena, period] = scene(case, own.arena, own.period);
        vec![
            Cell::from(gap_text(own.kind)),
            names(&own.labels).into(),
            arena,
            period,
            authors(case, &own.nearest).into(),
            own.filled.into(),
        ]
    };
    let heads = ["gap", "labels", "arena", "period", "nearest", "filled_by_the_study"];
    Table::new(&heads).with(found.gaps.iter().map(row))
}

fn names(of: &[Name]) -> Vec<String> {
    of.iter().map(ToString::to_string).collect()
}

/// How many gaps of each kind each label has.
#[must_use]
pub fn gap_counts(case: &Case, found: &Positions) -> Table {
    let kinds = [GapKind::OtherPairs, GapKind::NotDefined, GapKind::Denied, GapKind::Nobody]
        .map(|kind| (kind, gap_text(kind)));
    let heads: Vec<&str> =
        std::iter::once("label").chain(kinds.map(|(_, words)| words)).chain(["nearest"]).collect();
    let row = |label: &Name| {
        let of_label = || found.gaps.iter().filter(|gap| gap.labels.as_slice() == [label.clone()]);
        let counts =
            kinds.map(|(kind, _)| Cell::from(of_label().filter(|gap| gap.kind == kind).count()));
        let nearest = of_label().find(|gap| !gap.nearest.is_empty());
        let nearest = nearest.map_or_else(Vec::new, |gap| authors(case, &gap.nearest));
        std::iter::once(Cell::from(&**label))
            .chain(counts)
            .chain([nearest.into()])
            .collect::<Vec<_>>()
    };
    let mut table: Vec<Vec<Cell>> = found.labels.iter().map(row).collect();
    let apart = found.gaps.iter().filter(|gap| gap.kind == GapKind::NotToldApart).count();
    let together: Vec<Cell> = vec![
        gap_text(GapKind::NotToldApart).into(),
        Cell::from(""),
        apart.into(),
        Cell::from(""),
        Cell::from(""),
        Vec::<String>::new().into(),
    ];
    table.push(together);
    Table::new(&heads).with(table)
}

/// Labels with several meanings, meanings with several labels; with cells, those with several
/// labels, too.
#[must_use]
pub fn words(case: &Case, found: &Positions, with_cells: bool) -> Table {
    let part = |kind: &str, own: &Word| -> Vec<Vec<Cell>> {
        let line = |(name, by): &(Name, Vec<usize>)| {
            vec![
                kind.into(),
                Cell::from(&*own.of),
                Cell::from(""),
                Cell::from(&**name),
                authors(case, by).into(),
            ]
        };
        own.ways.iter().map(line).collect()
    };
    let mut rows: Vec<Vec<Cell>> =
        found.words.iter().flat_map(|own| part("one word, several senses", own)).collect();
    rows.extend(found.meanings.iter().flat_map(|own| part("one sense, several words", own)));
    for own in found.shared.iter().filter(|_| with_cells) {
        for label in &own.labels {
            let by: Vec<usize> = own
                .by
                .iter()
                .copied()
                .filter(|&at| case.positions[at].label.as_ref() == Some(label))
                .collect();
            rows.push(vec![
                "one place and time, several words".into(),
                case[own.arena].id.as_str().into(),
                case[own.period].id.as_str().into(),
                Cell::from(&**label),
                authors(case, &by).into(),
            ]);
        }
    }
    Table::new(&["what", "of", "when", "word_or_sense", "by"]).with(rows)
}

/// Each label held against the evidence, by the school nearest to its author.
#[must_use]
pub fn ran(case: &Case, found: &Positions) -> Table {
    let row = |own: &Ran| {
        let position = &case.positions[own.position];
        let [arena, period] = scene(case, own.arena, own.period);
        vec![
            author(case, position).into(),
            position.school.map(|id| case[id].id.as_str()).into(),
            position.label.as_deref().into(),
            position.wording.word().into(),
            arena,
            period,
            own.probability.map(|p| (1000.0 * p).round() / 1000.0).into(),
            called_text(&own.says).into(),
            agreement_text(own.agreement).into(),
        ]
    };
    let heads = [
        "author",
        "school",
        "label",
        "wording",
        "arena",
        "period",
        "probability_of_label",
        "the_school_says",
        "agreement",
    ];
    Table::new(&heads).with(found.ran.iter().map(row))
}

/// The same in few rows: for each position how many of its cells went which way.
#[must_use]
pub fn ran_in_short(case: &Case, found: &Positions) -> Table {
    let heads: Vec<&str> = ["author", "label", "wording", "school"]
        .into_iter()
        .chain(Agreement::ALL.map(agreement_text))
        .collect();
    let row = |(position, ways): (usize, [usize; 4])| -> Vec<Cell> {
        let own = &case.positions[position];
        let first: [Cell; 4] = [
            author(case, own).into(),
            own.label.as_deref().into(),
            own.wording.word().into(),
            own.school.map(|id| case[id].id.as_str()).into(),
        ];
        first.into_iter().chain(ways.map(Cell::from)).collect()
    };
    Table::new(&heads).with(found.ran_by_position().into_iter().map(row))
}

/// Who relies on whom, and argues with whom.
#[must_use]
pub fn links(case: &Case, found: &Positions) -> Table {
    let row = |own: &Link| {
        let kind = match own.kind {
            LinkKind::ReliesOn => "relies on",
            LinkKind::TakesUp => "takes up",
            LinkKind::Answers => "argues with",
        };
        [work(case, own.from), kind.to_owned(), work(case, own.to)]
    };
    Table::new(&["work", "how", "other"]).with(found.chains.links.iter().map(row))
}

/// The ends of chains, the first so many.
#[must_use]
pub fn ends(case: &Case, found: &Positions, most: usize) -> Table {
    let row = |own: &End| {
        let through: Vec<String> = own.through.iter().map(|id| work(case, *id)).collect();
        let alone: Vec<String> = own.alone.iter().map(|id| case[*id].id.clone()).collect();
        vec![
            Cell::from(work(case, own.source)),
            own.events.len().into(),
            own.alone.len().into(),
            through.into(),
            alone.into(),
        ]
    };
    let heads = ["work", "acts", "acts_on_it_alone", "through", "which_alone"];
    Table::new(&heads).with(found.chains.ends.iter().take(most).map(row))
}

/// Verdicts on parts of the evidence beside those on all of it.
#[must_use]
pub fn on_parts(case: &Case, found: &[OnPart]) -> Table {
    let row = |own: &OnPart| {
        let [arena, period] = scene(case, own.arena, own.period);
        vec![
            Cell::from(part(case, &own.part)),
            own.lost.into(),
            own.left.into(),
            arena,
            period,
            own.says.as_ref().map_or_else(|| "no act is left".to_owned(), called_text).into(),
            own.first.as_str().into(),
            own.probability.map(|p| (1000.0 * p).round() / 1000.0).into(),
            own.same.into(),
        ]
    };
    let heads = [
        "evidence",
        "acts_lost",
        "acts_left",
        "arena",
        "period",
        "the_school_says",
        "first",
        "probability_of_first",
        "same",
    ];
    Table::new(&heads).with(found.iter().map(row))
}

fn part(case: &Case, of: &Evidenced) -> String {
    match of {
        Evidenced::Whole => "all".to_owned(),
        Evidenced::Without(source) => format!("without {}", work(case, *source)),
        Evidenced::OfSide(None) => "of no side".to_owned(),
        Evidenced::OfSide(Some(side)) => format!("side {}", case[*side].code),
        Evidenced::OfCamp(camp) => format!("camp {camp}"),
    }
}
