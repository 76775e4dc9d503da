//! The literature: works by level and period.

use crate::context::Context;
use crate::figure::{Chart, unset};
use counterpoise_case::model::{Level, Position, Standpoint, Wording};
use counterpoise_draw::positions::{Panel, Row, Spec, Used};

/// Levels with the words over their panels, in the order of the picture.
const LEVELS: [(Level, &str); 4] = [
    (Level::Regional, "In regions"),
    (Level::Dyadic, "Between the two"),
    (Level::Global, "In the world"),
    (Level::Domestic, "Within states"),
];

/// Who gives which label, on which level and in which period; `None`: nobody does.
pub(crate) fn positions(context: &Context<'_>) -> Option<Chart> {
    let found = context.answer.positions.as_ref()?;
    let of_pair = |own: &&Position| own.label.is_some() && own.dyad == Some(context.answer.dyad);
    let mut all: Vec<&Position> =
        found.all.iter().map(|&at| &context.case.positions[at]).filter(of_pair).collect();
    // Works that give one label stand together, those of the study first.
    let order = |own: &&Position| {
        let label = found.labels.iter().position(|label| own.label.as_ref() == Some(label));
        (own.standpoint != Standpoint::Own, label)
    };
    all.sort_by_key(order);
    let panel = |(level, title): &(Level, &str)| {
        let on = all
            .iter()
            .filter(|own| own.arenas.iter().any(|arena| context.case[*arena].level == *level));
        Panel { title: (*title).to_owned(), rows: on.map(|own| row(context, own)).collect() }
    };
    let spec = Spec {
        head: unset(),
        columns: context.answer.periods.iter().map(|id| context.case[*id].title.clone()).collect(),
        panels: LEVELS.iter().map(panel).collect(),
    };
    let whom = format!("{} towards {}", context.subject(), context.target());
    let chart = Chart::new("positions", "Who calls it what".to_owned(), whom, spec);
    (!all.is_empty()).then_some(chart)
}

fn row(context: &Context<'_>, own: &Position) -> Row {
    let work = own.by.first().map_or("", |cite| &context.case[cite.source].short);
    let says = |period| own.periods.is_empty() || own.periods.contains(period);
    Row {
        work: work.to_owned(),
        label: own.label.as_deref().unwrap_or_default().to_owned(),
        used: match own.wording {
            Wording::Denied => Used::Denied,
            _ if own.defined => Used::Defined,
            Wording::Described => Used::Described,
            Wording::Named => Used::Named,
        },
        own: own.standpoint == Standpoint::Own,
        says: context.answer.periods.iter().map(says).collect(),
    }
}
