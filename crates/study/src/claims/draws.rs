//! How often a quantity, or a change of it, is as claimed when events, sources and days are in doubt.
//!
//! The draws are those of the verdicts (`counterpoise_concepts::resample`): the same seed, the same streams by the ids of
//! events and sources, the same rules. Calibration plays no part, since no degree of membership is asked for.

use counterpoise_case::model::{EventId, Formula};
use counterpoise_dates::Kind;
use counterpoise_ledger::{Cell, CertaintyBasis, Entry, Ledger, Placed, Placement, Rule};
use counterpoise_numerics::Stream;

/// A quantity in some cells, ready to draw.
#[derive(Debug)]
pub(crate) struct Draws {
    rule: Rule,
    acts: Vec<Act>,
    cells: usize,
    shrinkage: f64,
}

/// One event: how it is weighed, whether it is kept, when it falls, what it adds.
#[derive(Debug)]
struct Act {
    event: EventId,
    weight: Stream,
    keep: Vec<(Stream, f64)>,
    when: When,
    adds: Vec<Add>,
}

#[derive(Debug)]
enum When {
    Fixed,
    Coin(Stream),
    /// First admissible day, number of days.
    Day(Stream, i64, i64),
}

/// What one reading adds to one sum of one cell, and between which days it must fall to do so.
#[derive(Debug)]
struct Add {
    sum: usize,
    amount: f64,
    window: (i64, i64),
}

impl Draws {
    /// `None` if the quantity does not count events: it is the same in all draws.
    pub(crate) fn new(ledger: &Ledger<'_>, cells: &[Cell], formula: &Formula) -> Option<Draws> {
        let rule = Rule::of(formula)?;
        let mut acts: Vec<Act> = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let view = ledger.view(cell);
            for (entry, placed) in view.entries() {
                let adds = adds(ledger, &rule, (at, cell), entry, placed);
                if !adds.is_empty() {
                    act(ledger, &mut acts, entry, placed).adds.extend(adds);
                }
            }
        }
        acts.sort_by(|a, b| ledger.case[a.event].id.cmp(&ledger.case[b.event].id));
        Some(Draws { rule, acts, cells: cells.len(), shrinkage: ledger.settings.shrinkage })
    }

    /// The value in each cell in one draw; `None` if one is unknown. Of two quantities, the same draw is the same event, source
    /// and day.
    pub(crate) fn values(&self, draw: u64) -> Option<Vec<f64>> {
        let parts = self.rule.selections.len();
        let mut sums = vec![0.0; parts * self.cells];
        for act in self.acts.iter().filter(|act| act.is_kept(draw)) {
            let weight = act.weight.exponential(draw);
            let day = act.when.day(draw);
            for add in act.adds.iter().filter(|add| day.falls_in(add.window)) {
                sums[add.sum] += weight * add.amount;
            }
        }
        sums.chunks(parts.max(1)).map(|sums| self.rule.shape.value(sums, self.shrinkage)).collect()
    }
}

/// What the readings of an entry add in a cell: of what lasted, its share of the window.
fn adds(ledger: &Ledger<'_>, rule: &Rule, (at, cell): (usize, &Cell), entry: &Entry, placed: Placed) -> Vec<Add> {
    let share = if placed.placement == Placement::Lasting { placed.share } else { 1.0 };
    let window = (i64::from(cell.window.first.number()), i64::from(cell.window.last.number()));
    let taken = rule.selections.iter().enumerate().filter(|(_, selection)| selection.takes(ledger, entry));
    let add =
        |(part, _): (usize, _)| Add { sum: at * rule.selections.len() + part, amount: entry.weight * share, window };
    taken.map(add).collect()
}

/// The act of an entry's event, new if it is not yet there.
fn act<'a>(ledger: &Ledger<'_>, acts: &'a mut Vec<Act>, entry: &Entry, placed: Placed) -> &'a mut Act {
    let at = acts.iter().position(|act| act.event == entry.event).unwrap_or(acts.len());
    if at == acts.len() {
        let stream = |purpose: &str| Stream::new(ledger.settings.seed, purpose, &ledger.case[entry.event].id);
        let (weight, keep) = (stream("weight"), keep(ledger, entry, stream("certainty")));
        acts.push(Act { event: entry.event, weight, keep, when: When::Fixed, adds: Vec::new() });
    }
    let act = &mut acts[at];
    if matches!(placed.placement, Placement::Possible | Placement::Undated) {
        act.when = when(ledger, entry);
    }
    act
}

/// By its own certainty, or if one of its sources is kept.
fn keep(ledger: &Ledger<'_>, entry: &Entry, own: Stream) -> Vec<(Stream, f64)> {
    if matches!(entry.basis, CertaintyBasis::Stated | CertaintyBasis::Uncited) {
        return vec![(own, entry.certainty)];
    }
    let source = |key: &str| Stream::new(ledger.settings.seed, "source", key);
    let kept = ledger.source_certainties(entry.event).into_iter();
    kept.map(|(id, certainty)| (source(&ledger.case[id].key), certainty)).collect()
}

fn when(ledger: &Ledger<'_>, entry: &Entry) -> When {
    let stream = Stream::new(ledger.settings.seed, "date", &ledger.case[entry.event].id);
    match entry.extent {
        None => When::Coin(stream),
        Some(extent) if extent.kind() == Kind::Lasting => When::Fixed,
        Some(extent) => {
            let (first, last) = (i64::from(extent.nth_day(0.0).number()), i64::from(extent.nth_day(1.0).number()));
            When::Day(stream, first, last - first + 1)
        }
    }
}

impl Act {
    fn is_kept(&self, draw: u64) -> bool {
        self.keep.iter().any(|(stream, certainty)| stream.uniform(draw) < *certainty)
    }
}

/// Where an act falls in a draw.
enum Falls {
    Wherever,
    Nowhere,
    On(i64),
}

impl When {
    fn day(&self, draw: u64) -> Falls {
        match self {
            When::Fixed => Falls::Wherever,
            When::Coin(stream) if stream.uniform(draw) < 0.5 => Falls::Wherever,
            When::Coin(_) => Falls::Nowhere,
            When::Day(stream, first, days) => {
                Falls::On(first + ((stream.uniform(draw) * *days as f64) as i64).min(days - 1))
            }
        }
    }
}

impl Falls {
    fn falls_in(&self, (first, last): (i64, i64)) -> bool {
        match self {
            Falls::Wherever => true,
            Falls::Nowhere => false,
            Falls::On(day) => first <= *day && *day <= last,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Draws;
    use counterpoise_case::model::{BalanceKind, Condition, Filter, Formula, Mode};
    use counterpoise_case::{Folder, load};
    use counterpoise_concepts::{Question, resample};
    use counterpoise_ledger::{Cell, Ledger};
    use counterpoise_numerics::quantile;

    const CASE: &str = r#"
case small "A small case"
  subject: RUS
  target: CHN
  bibliography: sources.bib
  undated: expected-share
  draws: 500
arena asia "Asia"
period one "One"
  from: 2001
  until: 2005
event 2003 RUS -> CHN "In the window"
  id: a
  deed, accommodate, weight 3
  arena: asia
  cite: @s1; @s2
event [2004..2008] RUS -> CHN "Perhaps in the window"
  id: b
  deed, resist, weight 2
  arena: asia
  cite: @s1
event 1999/2002 RUS -> CHN "Lasting into it"
  id: c
  deed, accommodate, weight 4, certainty 0.7
  arena: asia
  cite: @s2
event undated RUS -> CHN "On no day"
  id: d
  deed, resist, weight 5
  arena: asia
"#;
    const BIB: &str = "@book{s1, author = {A}, title = {T}, year = {2001}}
@book{s2, author = {B}, title = {T}, year = {2002}}";

    /// The draws are those in which the verdicts are reached: the bands of the net of deeds are the same.
    #[test]
    fn the_draws_are_those_of_the_verdicts() {
        let files = vec![("sources.bib".to_owned(), BIB.into()), ("study.case".to_owned(), CASE.into())];
        let case = load(&Folder { files, unreadable: vec![] }, &[]).case;
        let ledger = Ledger::new(&case, (case.header.subject.unwrap(), case.header.target.unwrap()), &case.settings);
        let cell = Cell { arena: None, domain: None, window: case.periods[0].window };
        let deeds = Filter { all: vec![Condition::Modes(vec![Mode::Deed])] };
        let draws =
            Draws::new(&ledger, std::slice::from_ref(&cell), &Formula::Balance(BalanceKind::Net, deeds)).unwrap();
        let mut nets: Vec<f64> = (0..500).filter_map(|draw| draws.values(draw)).map(|values| values[0]).collect();
        nets.sort_by(f64::total_cmp);
        let band = resample(&ledger, &[Question { cell, schools: vec![] }])[0].deeds.unwrap();
        assert_eq!(nets.len() as u64, band.draws);
        for (p, expected) in [(0.05, band.p5), (0.5, band.p50), (0.95, band.p95)] {
            assert!((quantile(&nets, p).unwrap() - expected).abs() < 1e-12, "{p}");
        }
    }
}
