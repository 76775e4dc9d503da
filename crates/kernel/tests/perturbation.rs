//! A perturbed cell is the cell of the case in which the change was made, to the last bit.
#![allow(clippy::unwrap_used)]

#[path = "../../ledger/tests/build/mod.rs"]
mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_dates::Window;
use counterpoise_kernel::{
    Acts, AsWritten, Ask, CentralReading, CompiledCell, Found, Perturbation, Room, Schools,
};
use counterpoise_ledger::{Cell, Ledger, View};
use proptest::prelude::*;

/// A cell in which some acts are left out and all weigh the same.
struct Changed<'v> {
    written: AsWritten<'v>,
    out: &'v [bool],
    weight: Option<f64>,
}

impl Perturbation for Changed<'_> {
    fn add(&self, at: u32, bearing: f64, mut to: impl FnMut(usize, f64)) {
        let view = self.written.view();
        let placed = view.placed[at as usize];
        let entry = &view.ledger.entries[placed.entry];
        if self.out[entry.event.0 as usize] {
            return;
        }
        let weight = self.weight.unwrap_or(entry.weight);
        let amount = weight * entry.certainty * placed.share * bearing;
        let act = self.written.acts().nth(at as usize).unwrap();
        act.takes.iter().for_each(|&selection| to(selection as usize, amount));
    }

    fn is_sought(&self, indicators: &[IndicatorId]) -> bool {
        self.written.is_sought(indicators)
    }

    fn series(&self, indicator: IndicatorId) -> Option<f64> {
        self.written.series(indicator)
    }

    fn judges(&mut self, indicator: IndicatorId, judges: &mut Vec<(f64, f64)>) {
        self.written.judges(indicator, judges);
    }

    fn standing(&self, attribute: AttributeId, selection: usize) -> Found {
        self.written.standing(attribute, selection)
    }

    fn has_most(&mut self, attribute: AttributeId, inner: &Ask) -> Option<bool> {
        self.written.has_most(attribute, inner)
    }

    fn years(&self) -> f64 {
        self.written.years()
    }

    fn settings(&self) -> &Settings {
        self.written.settings()
    }
}

/// Acts of one commitment stand among others.
fn any_event(at: usize) -> impl Strategy<Value = Event> {
    let pick = |of: &'static [&'static str]| prop::sample::select(of);
    let what = (pick(&["deed", "statement"]), pick(&["accommodate", "resist"]));
    let date = pick(&["2014-05", "2014", "undated", "2013-06/2014-03"]);
    let from = pick(&["certainty 0.9", "from b2", "from plain from a1", ""]);
    let commitment = prop::sample::select(vec![None, None, Some("pact"), Some("treaty")]);
    (what, date, from, 1..4_u8, commitment).prop_map(
        move |((mode, stance), date, from, weight, commitment)| {
            let words = format!("{mode} {stance} hard weight {weight} {from}");
            let mut event = act(&format!("e{at:02}"), date, &words);
            event.commitment = commitment.map(Into::into);
            event
        },
    )
}

fn some_events() -> impl Strategy<Value = Vec<Event>> {
    (1..20_usize).prop_flat_map(|n| (0..n).map(any_event).collect::<Vec<_>>())
}

/// A school that asks for counts, a share, a lean, a gap, a rate and a judgement.
fn schooled(events: Vec<Event>) -> Case {
    let mut case = case(events);
    let stance = |stance| Condition::Stance(stance);
    let formulas = [
        Formula::Count(filter([stance(Stance::Resist)])),
        Formula::Count(filter([stance(Stance::Accommodate), mode(Mode::Deed)])),
        Formula::Share(filter([stance(Stance::Resist)]), filter([mode(Mode::Deed)])),
        Formula::Balance(BalanceKind::Net, filter([])),
        Formula::Balance(BalanceKind::Gap, filter([])),
        Formula::Rate(filter([mode(Mode::Deed)])),
        Formula::Assessed("trust".into()),
    ];
    let mut terms = Vec::new();
    for (at, formula) in formulas.into_iter().enumerate() {
        let of = indicator(&mut case, &format!("i{at}"), formula);
        terms.push(Term::Attribute(attribute(&mut case, &format!("a{at}"), of, None)));
    }
    assess(&mut case, "trust", "2014", 0.3);
    let school = school(&mut case, "s");
    let (first, others) = (terms[..2].to_vec(), terms[2..].to_vec());
    concept(&mut case, school, "balancing", first, others, vec![]);
    case
}

/// Every degree of the cell, by its bits.
fn read(view: &View<'_>, out: &[bool], weight: Option<f64>) -> Vec<(u64, bool)> {
    let schools = Schools::of(view.ledger, &[SchoolId(0)]);
    let acts = view.entries().enumerate();
    let acts =
        Acts::new(acts.map(|(at, (entry, placed))| (at as u32, entry.commitment, placed.bearing)));
    let cell = CompiledCell { schools: &schools, acts: &acts };
    let mut changed = Changed { written: AsWritten::new(view, &schools.index), out, weight };
    let mut room = Room::default();
    cell.add_up(&changed, &mut room);
    let found = (0..schools.asks.len()).map(|at| cell.read(at, &mut changed, &mut room));
    found.map(|of| (of.degree.to_bits(), of.shown)).collect()
}

/// The same of a case as it is written.
fn as_written(case: &Case) -> Vec<(u64, bool)> {
    let ledger = Ledger::new(case, DYAD, &case.settings);
    let view = ledger.view(&cell());
    let schools = Schools::of(&ledger, &[SchoolId(0)]);
    let mut reading = CentralReading::new(&view, &schools);
    let found = (0..schools.asks.len()).map(|at| reading.of(at));
    found.map(|of| (of.degree.to_bits(), of.shown)).collect()
}

/// All of a year, in the midst of what some acts may be dated to.
fn cell() -> Cell {
    let year: Window = window("2014", "2014");
    Cell::pooled(year)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn an_act_that_is_left_out_was_never_there(
        events in some_events(), bits in any::<u32>(), weight in prop::option::of(1.0..5.0_f64),
    ) {
        let case = schooled(events.clone());
        let ledger = Ledger::new(&case, DYAD, &case.settings);
        let out: Vec<bool> = (0..events.len()).map(|at| bits >> at & 1 == 1).collect();
        let perturbed = read(&ledger.view(&cell()), &out, weight);
        let mut left = schooled(
            events.into_iter().zip(&out).filter(|(_, out)| !**out).map(|(event, _)| event).collect(),
        );
        for reading in left.events.iter_mut().flat_map(|event| &mut event.readings) {
            reading.weight = weight.unwrap_or(reading.weight);
        }
        prop_assert_eq!(perturbed, as_written(&left));
    }
}
