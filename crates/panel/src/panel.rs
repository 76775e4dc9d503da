//! Many measures side by side: one row for each state or dyad and period.

use counterpoise_measures::Measured;
use counterpoise_measures::catalogue::Sides;
use rayon::prelude::*;

use crate::bind::takes;
use crate::bound_measure::BoundMeasure;
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who};
use crate::states::StateNo;
use crate::used::Used;

/// Whom the rows are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Units {
    /// Pairs of states, each once.
    Dyads(Vec<(StateNo, StateNo)>),
    /// States.
    States(Vec<StateNo>),
    /// All states together: one row a period.
    System,
}

/// A table of measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Whom the rows are of; every period of the first, then of the next.
    pub units: Vec<Who>,
    /// When, and in which form.
    pub scope: Scope,
    /// The measures.
    pub columns: Vec<PanelColumn>,
    /// The vintages they rest on, each once.
    pub used: Vec<Used>,
    /// What a reader should know of the choices and the data, each with the measure that it is
    /// about.
    pub notes: Vec<String>,
}

/// A column of a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelColumn {
    /// The measure.
    pub query: MeasureQuery,
    /// Which side of the dyad it is of.
    pub side: Side,
    /// One value a row.
    pub values: Vec<Measured>,
}

/// Which side of a dyad a column is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Of the row as it is.
    Row,
    /// Of the first state.
    First,
    /// Of the second state.
    Second,
    /// From the first state to the second.
    There,
    /// From the second state to the first.
    Back,
}

impl Panel {
    /// The measures of all rows.
    ///
    /// ```no_run
    /// use counterpoise_datasets::Store;
    /// use counterpoise_measures::Years;
    /// use counterpoise_panel::{Catalogue, MeasureQuery, Panel, Scope, StateNo, Units};
    /// let store = Store::open(std::path::Path::new("store")).unwrap();
    /// let (russia, china) = (StateNo::of_id("RUS").unwrap(), StateNo::of_id("CHN").unwrap());
    /// let queries = ["unga.agreement half-credit", "power.cinc"]
    ///     .map(|line| MeasureQuery::parse(line).unwrap());
    /// let scope = Scope::yearly(Years::new(1992, 2018).unwrap());
    /// let catalogue = Catalogue::new(&store, vec![]);
    /// let units = Units::Dyads(vec![(russia, china)]);
    /// let panel = Panel::of(&catalogue, &units, scope, &queries).unwrap();
    /// assert_eq!(panel.columns.len(), 3); // the capability of either state is a column
    /// ```
    ///
    /// # Errors
    /// Everything that stands in the way, at once.
    pub fn of(
        catalogue: &Catalogue<'_>,
        units: &Units,
        scope: Scope,
        queries: &[MeasureQuery],
    ) -> Result<Panel, Vec<Error>> {
        Panel::watched(catalogue, units, scope, queries, &|_, _, _| {})
    }

    /// The same, saying before each measure which it is, at which place, of how many.
    ///
    /// # Errors
    /// As [`Panel::of`].
    pub fn watched(
        catalogue: &Catalogue<'_>,
        units: &Units,
        scope: Scope,
        queries: &[MeasureQuery],
        watch: &dyn Fn(&str, usize, usize),
    ) -> Result<Panel, Vec<Error>> {
        let rows = units.rows(scope.directed);
        let (mut columns, mut used, mut notes, mut errors) =
            (Vec::new(), Vec::<Used>::new(), Vec::new(), Vec::new());
        for (at, query) in queries.iter().enumerate() {
            watch(query.info.name, at, queries.len());
            match units
                .sides(query, scope)
                .and_then(|sides| Ok((sides, catalogue.bind(query, scope)?)))
            {
                Err(error) => errors.push(error),
                Ok((sides, bound_measure)) => {
                    notes.extend(
                        bound_measure.notes.iter().map(|note| format!("{}: {note}", query.text())),
                    );
                    let fresh: Vec<Used> = bound_measure
                        .used
                        .iter()
                        .filter(|one| !used.contains(one))
                        .cloned()
                        .collect();
                    used.extend(fresh);
                    columns.extend(
                        sides.into_iter().map(|side| PanelColumn::of(&bound_measure, side, &rows)),
                    );
                }
            }
        }
        if errors.is_empty() {
            Ok(Panel { units: rows, scope, columns, used, notes })
        } else {
            Err(errors)
        }
    }

    /// The unit and the period of each row, in order.
    pub fn rows(&self) -> impl Iterator<Item = (Who, i32)> + '_ {
        self.units.iter().flat_map(|who| self.scope.periods().map(move |period| (*who, period)))
    }
}

impl PanelColumn {
    fn of(bound_measure: &BoundMeasure, side: Side, units: &[Who]) -> PanelColumn {
        let value = |who: &Who| {
            bound_measure
                .scope
                .periods()
                .map(|period| bound_measure.value(side.of(*who), period))
                .collect::<Vec<_>>()
        };
        let values: Vec<Vec<Measured>> = units.par_iter().map(value).collect();
        PanelColumn { query: bound_measure.query.clone(), side, values: values.concat() }
    }

    /// The name of the column: that of the measure, and `_1`, `_2`, `_12`, `_21` for the side it is
    /// of.
    pub fn name(&self) -> String {
        format!("{}{}", self.query.column(), self.side.suffix())
    }

    /// The column in words.
    pub fn label(&self) -> String {
        let of = match self.side {
            Side::Row => "",
            Side::First => ", of the first",
            Side::Second => ", of the second",
            Side::There => ", first to second",
            Side::Back => ", second to first",
        };
        format!("{}{of}", self.query.label())
    }
}

impl Side {
    /// Whom the value of a row is of.
    fn of(self, who: Who) -> Who {
        match (self, who) {
            (Side::First, Who::Dyad(one, _)) => Who::State(one),
            (Side::Second, Who::Dyad(_, other)) => Who::State(other),
            (Side::Back, Who::Dyad(one, other)) => Who::Dyad(other, one),
            (_, who) => who,
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Side::Row => "",
            Side::First => "_1",
            Side::Second => "_2",
            Side::There => "_12",
            Side::Back => "_21",
        }
    }
}

impl Units {
    /// Every pair of these states, in their order: each once, or in both directions.
    pub fn among(states: &[StateNo], directed: bool) -> Units {
        let places =
            (0..states.len()).flat_map(|one| (0..states.len()).map(move |other| (one, other)));
        let kept = places.filter(|(one, other)| one < other || directed && one != other);
        Units::Dyads(
            kept.map(|(one, other)| (states[one], states[other])).filter(|(a, b)| a != b).collect(),
        )
    }

    fn rows(&self, directed: bool) -> Vec<Who> {
        let mut rows: Vec<Who> = match self {
            Units::Dyads(dyads) => {
                dyads.iter().map(|(one, other)| Who::Dyad(*one, *other)).collect()
            }
            Units::States(states) => states.iter().map(|state| Who::State(*state)).collect(),
            Units::System => vec![Who::System],
        };
        let mut seen = std::collections::BTreeSet::new();
        rows.retain(|who| {
            seen.insert(match who {
                Who::Dyad(one, other) if !directed => Who::Dyad(*one.min(other), *one.max(other)),
                who => *who,
            })
        });
        rows
    }

    /// The columns that a measure takes in a table of this form.
    fn sides(&self, query: &MeasureQuery, scope: Scope) -> Result<Vec<Side>, Error> {
        let sides = query.info.sides;
        let fits = |who| takes(sides, who);
        let state = StateNo(0);
        match self {
            _ if fits(Who::System) => Ok(vec![Side::Row]),
            Units::Dyads(_) if fits(Who::State(state)) => Ok(vec![Side::First, Side::Second]),
            Units::Dyads(_) if one_way(query) && !scope.directed => {
                Ok(vec![Side::There, Side::Back])
            }
            Units::Dyads(_) => Ok(vec![Side::Row]),
            Units::States(_) if fits(Who::State(state)) => Ok(vec![Side::Row]),
            Units::States(_) => Err(of_others(
                query,
                "Name dyads: --dyads RUS:CHN,RUS:KAZ, or --among RUS,CHN,KAZ.",
            )),
            Units::System => Err(of_others(query, "Name states or dyads.")),
        }
    }
}

/// Whether a measure of dyads gives another value in the other direction, whatever the form of the
/// table.
fn one_way(query: &MeasureQuery) -> bool {
    query.info.sides == Sides::Directed || query.has("subject-to-target")
}

fn of_others(query: &MeasureQuery, help: &str) -> Error {
    Error::question(
        format!("{} is a measure of {}s.", query.info.name, query.info.sides.name()),
        help,
    )
}
