//! Many measures side by side: one row for each state or dyad and period.

use std::collections::BTreeMap;

use counterpoise_measures::catalogue::Sides;
use counterpoise_measures::events::Period;
use counterpoise_measures::{Measured, Value, Years};
use rayon::prelude::*;

use crate::bind::takes;
use crate::bound_measure::BoundMeasure;
use crate::catalogue::Catalogue;
use crate::error::Error;
use crate::members::{Roster, StateSystem};
use crate::query::MeasureQuery;
use crate::scope::{Scope, Who};
use crate::series::Series;
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

/// Which rows a panel has, and which years.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PanelOptions {
    /// Which rows.
    pub rows: Rows,
    /// Whether, of the years of the scope, only those are meant that the data cover.
    pub covered_years: bool,
    /// What the columns are called.
    pub names: Names,
    /// Whether only politically relevant dyads are meant; and how near the others must lie, as the
    /// variant of `contiguity.relevant` says.
    pub relevant: Option<&'static str>,
}

/// What the columns of a panel are called.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Names {
    /// In full: the question that each answers.
    #[default]
    Full,
    /// As the literature has them: `ccode1 ccode2 year cinc1 cinc2 milper1`.
    Literature,
}

/// Which rows a panel has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Rows {
    /// Every unit in every period, whether it was there or not.
    #[default]
    Every,
    /// Units and periods in which all states are members of the system; where all measures are of
    /// events, those of them in which there were any.
    Members(StateSystem),
    /// Every unit in every period; what is no member of the system is *not applicable*.
    Balanced(StateSystem),
}

/// A table of measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The unit and the period of each row: every period of the first unit, then of the next.
    pub rows: Vec<(Who, i32)>,
    /// What the rows are of.
    pub form: Form,
    /// What the columns are called.
    pub names: Names,
    /// When, and in which form.
    pub scope: Scope,
    /// The members of the system of states that the rows are of, where it is of one.
    pub roster: Option<Roster>,
    /// The measures.
    pub columns: Vec<PanelColumn>,
    /// The vintages they rest on, each once.
    pub used: Vec<Used>,
    /// What a reader should know of the choices and the data, each with the measure that it is
    /// about.
    pub notes: Vec<String>,
}

/// What a row is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Two states.
    Dyad,
    /// A state.
    State,
    /// All states together.
    System,
}

/// A column of a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelColumn {
    /// The measure.
    pub query: MeasureQuery,
    /// Which side of the dyad it is of.
    pub side: Side,
    /// What it is called.
    pub names: Names,
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
        Panel::watched(catalogue, units, scope, queries, PanelOptions::default(), &|_, _, _| {})
    }

    /// The same with a choice of rows, saying before each measure which it is, at which place, of
    /// how many.
    ///
    /// # Errors
    /// As [`Panel::of`]; where no unit is a member of the system in any period.
    pub fn watched(
        catalogue: &Catalogue<'_>,
        units: &Units,
        scope: Scope,
        queries: &[MeasureQuery],
        options: PanelOptions,
        watch: &dyn Fn(&str, usize, usize),
    ) -> Result<Panel, Vec<Error>> {
        let (mut bound, mut used, mut notes, mut errors) =
            (Vec::new(), Vec::<Used>::new(), Vec::new(), Vec::new());
        for (at, query) in queries.iter().enumerate() {
            watch(query.info.name, at, queries.len());
            let sides = units.sides(query, scope);
            match sides.and_then(|sides| Ok((sides, catalogue.bind(query, scope)?))) {
                Err(error) => errors.push(error),
                Ok((sides, measure)) => {
                    notes.extend(
                        measure.notes.iter().map(|note| format!("{}: {note}", query.text())),
                    );
                    let fresh: Vec<Used> =
                        measure.used.iter().filter(|one| !used.contains(one)).cloned().collect();
                    used.extend(fresh);
                    bound.push((sides, measure));
                }
            }
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let one = |error| vec![error];
        let scope = options.scope(scope, catalogue, &used).map_err(one)?;
        let roster = options.rows.system().map(|system| Roster::of(system, scope));
        let mut rows = units.rows(scope, options, roster.as_ref(), &bound).map_err(one)?;
        if let Some(reach) = options.relevant {
            let relevance = Relevance::of(catalogue, units, scope, reach).map_err(one)?;
            notes.extend(relevance.keep(&mut rows).map_err(one)?);
            used.extend(
                relevance
                    .measure
                    .used
                    .iter()
                    .filter(|one| !used.contains(one))
                    .cloned()
                    .collect::<Vec<_>>(),
            );
        }
        let balanced = roster.as_ref().filter(|_| matches!(options.rows, Rows::Balanced(_)));
        let columns = bound.into_iter().flat_map(|(sides, measure)| {
            sides
                .into_iter()
                .map(|side| PanelColumn::of(&measure, side, options.names, &rows, balanced))
                .collect::<Vec<_>>()
        });
        let columns: Vec<PanelColumn> = columns.collect();
        called_apart(&columns).map_err(one)?;
        let (form, names) = (units.form(), options.names);
        Ok(Panel { form, names, rows, scope, roster, columns, used, notes })
    }

    /// The unit and the period of each row, in order.
    pub fn rows(&self) -> impl Iterator<Item = (Who, i32)> + '_ {
        self.rows.iter().copied()
    }
}

impl PanelColumn {
    fn of(
        bound_measure: &BoundMeasure,
        side: Side,
        names: Names,
        rows: &[(Who, i32)],
        members: Option<&Roster>,
    ) -> PanelColumn {
        // The rows of a unit stand together, in the order of their periods.
        let mut values = vec![Measured::new(Value::NotApplicable, 0); rows.len()];
        let mut units = Vec::new();
        let mut rest = values.as_mut_slice();
        for unit in rows.chunk_by(|(one, _), (other, _)| one == other) {
            let (own, others) = rest.split_at_mut(unit.len());
            units.push((unit, own));
            rest = others;
        }
        units.into_par_iter().for_each(|(unit, own)| {
            let who = unit[0].0;
            let periods: Vec<i32> = unit.iter().map(|(_, period)| *period).collect();
            let found = bound_measure.values(side.of(who), &periods);
            let is_there = |period| members.is_none_or(|roster| roster.has(who, period));
            let rows = own.iter_mut().zip(found).zip(periods);
            rows.filter(|(_, period)| is_there(*period)).for_each(|((own, found), _)| *own = found);
        });
        PanelColumn { query: bound_measure.query.clone(), side, names, values }
    }

    /// The name of the column: that of the measure, and `_1`, `_2`, `_12`, `_21` for the side it is
    /// of. As the literature has it, `1` and `2` stand without the line.
    pub fn name(&self) -> String {
        if self.names == Names::Full {
            return format!("{}{}", self.query.column(), self.side.suffix());
        }
        let side = match self.side {
            Side::First => "1",
            Side::Second => "2",
            other => other.suffix(),
        };
        let series: String = self.query.series.words().map(|word| format!("_{word}")).collect();
        format!("{}{side}{}", self.query.short_name(), series.replace(['=', '-'], "_"))
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
            kept.map(|(one, other)| (states[one], states[other]))
                .filter(|(a, b)| a.itself() != b.itself())
                .collect(),
        )
    }

    fn form(&self) -> Form {
        match self {
            Units::Dyads(_) => Form::Dyad,
            Units::States(_) => Form::State,
            Units::System => Form::System,
        }
    }

    /// Each unit once.
    fn each_once(&self, directed: bool) -> Vec<Who> {
        let mut units: Vec<Who> = match self {
            Units::Dyads(dyads) => {
                dyads.iter().map(|(one, other)| Who::Dyad(*one, *other)).collect()
            }
            Units::States(states) => states.iter().map(|state| Who::State(*state)).collect(),
            Units::System => vec![Who::System],
        };
        let mut seen = std::collections::BTreeSet::new();
        units.retain(|who| {
            seen.insert(match who {
                Who::Dyad(one, other) if !directed => Who::Dyad(*one.min(other), *one.max(other)),
                who => *who,
            })
        });
        units
    }

    /// The unit and period of each row.
    fn rows(
        &self,
        scope: Scope,
        options: PanelOptions,
        roster: Option<&Roster>,
        bound: &[(Vec<Side>, BoundMeasure)],
    ) -> Result<Vec<(Who, i32)>, Error> {
        let units = self.each_once(scope.directed);
        let every = |who: &Who| {
            let who = *who;
            scope.periods().map(move |period| (who, period)).collect::<Vec<_>>()
        };
        let Some(roster) = roster.filter(|_| matches!(options.rows, Rows::Members(_))) else {
            return Ok(units.iter().flat_map(every).collect());
        };
        let found = with_events(bound, scope);
        let sparse = found.is_some();
        let mut rows: Vec<(Who, i32)> = match found {
            Some(found) => in_order(&units, &found, scope.directed),
            None => units.par_iter().flat_map_iter(every).collect(),
        };
        rows.retain(|(who, period)| roster.has(*who, *period));
        if rows.is_empty() && !units.is_empty() {
            return Err(nobody(roster.system, sparse));
        }
        unique(&rows, roster, scope)?;
        Ok(rows)
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

impl PanelOptions {
    /// The scope, its years those that the data cover if that is what is meant.
    fn scope(self, scope: Scope, catalogue: &Catalogue<'_>, used: &[Used]) -> Result<Scope, Error> {
        if !self.covered_years {
            return Ok(scope);
        }
        let mut covered: Option<(i32, i32)> = None;
        for one in used {
            let manifest = catalogue.store().manifest(&one.dataset, Some(&one.vintage))?;
            if let Some((first, last)) = manifest.span() {
                let (low, high) = covered.unwrap_or((first, last));
                covered = Some((low.min(first), high.max(last)));
            }
        }
        let years = covered.and_then(|(first, last)| {
            Years::new(first.max(scope.years.first), last.min(scope.years.last))
        });
        Ok(Scope { years: years.unwrap_or(scope.years), ..scope })
    }
}

/// Which rows are of politically relevant dyads.
struct Relevance {
    measure: BoundMeasure,
}

impl Relevance {
    fn of(
        catalogue: &Catalogue<'_>,
        units: &Units,
        scope: Scope,
        reach: &str,
    ) -> Result<Relevance, Error> {
        if !matches!(units, Units::Dyads(_)) {
            return Err(Error::question(
                "Only dyads are politically relevant or not.",
                "Name dyads: --dyads RUS:CHN,RUS:KAZ, or --among all.",
            ));
        }
        let rule = if scope.period == Period::Year { "" } else { "yearly=same" };
        let query = MeasureQuery::parse(&format!("contiguity.relevant {reach} {rule}"))?;
        Ok(Relevance { measure: catalogue.bind(&query, scope)? })
    }

    /// Leaves out the others, and says how many of them may be relevant for all that is known.
    fn keep(&self, rows: &mut Vec<(Who, i32)>) -> Result<Vec<String>, Error> {
        let all = rows.len();
        let mut unknown = 0;
        rows.retain(|(who, period)| match self.measure.value(*who, *period).value {
            Value::Number(relevant) => relevant > 0.0,
            Value::NotApplicable => false,
            _ => {
                unknown += 1;
                false
            }
        });
        if rows.is_empty() && all > 0 {
            return Err(Error::question(
                "No row is left: none of these dyads is politically relevant in these years.",
                "Choose other dyads or years, or leave --politically-relevant away.",
            ));
        }
        let data = self.measure.used.first().map_or("", |used| used.dataset.as_str());
        let mut notes = vec![format!(
            "{} of {all} rows are of politically relevant dyads ({})",
            rows.len(),
            self.measure.query.variant_name()
        )];
        notes.extend((unknown > 0).then(|| {
            format!("of {unknown} of the others {data} does not say whether they are contiguous: they are left out")
        }));
        Ok(notes)
    }
}

/// Refuses two columns of one name.
fn called_apart(columns: &[PanelColumn]) -> Result<(), Error> {
    let mut seen: BTreeMap<String, &PanelColumn> = BTreeMap::new();
    for column in columns {
        if let Some(first) = seen.insert(column.name(), column) {
            let (one, other) = (first.query.text(), column.query.text());
            return Err(if one == other {
                Error::question(format!("`{one}` is asked for twice."), "Ask for it once.")
            } else {
                let what = format!("`{one}` and `{other}` would both be called {}.", column.name());
                Error::question(what, "Ask for full names: leave --names away.")
            });
        }
    }
    Ok(())
}

/// The dyads and periods with events, where all measures are of events.
fn with_events(bound: &[(Vec<Side>, BoundMeasure)], scope: Scope) -> Option<Vec<(Who, i32)>> {
    let periods = scope.periods();
    let mut rows = Vec::new();
    for (_, measure) in bound {
        if measure.query.series != Series::default() {
            // What is made of other periods has values where there were no events.
            return None;
        }
        let mut own = measure.data.with_events()?;
        own.retain(|(_, period)| periods.contains(period));
        if rows.is_empty() {
            rows = own;
        } else if rows != own {
            rows.extend(own);
            rows.par_sort_unstable();
            rows.dedup();
        }
    }
    Some(rows)
}

/// The rows that are of these units, in the order of the units and as they name their sides. A state
/// under a code that it gave up within a year has the events of the state.
fn in_order(units: &[Who], rows: &[(Who, i32)], directed: bool) -> Vec<(Who, i32)> {
    let key = |one: StateNo, other: StateNo| {
        let (one, other) = (one.itself(), other.itself());
        if directed { (one, other) } else { (one.min(other), one.max(other)) }
    };
    let mut periods: BTreeMap<(StateNo, StateNo), &[(Who, i32)]> = BTreeMap::new();
    for own in rows.chunk_by(|(one, _), (other, _)| one == other) {
        if let Who::Dyad(one, other) = own[0].0 {
            periods.insert(key(one, other), own);
        }
    }
    let of = |who: &Who| {
        let found = match who {
            Who::Dyad(one, other) => periods.get(&key(*one, *other)),
            _ => None,
        };
        let who = *who;
        found.into_iter().flat_map(|own| own.iter()).map(move |(_, period)| (who, *period))
    };
    units.iter().flat_map(of).collect()
}

impl Rows {
    fn system(self) -> Option<StateSystem> {
        match self {
            Rows::Every => None,
            Rows::Members(system) | Rows::Balanced(system) => Some(system),
        }
    }
}

/// Checks that no two rows have the codes of their states and their period in common.
fn unique(rows: &[(Who, i32)], roster: &Roster, scope: Scope) -> Result<(), Error> {
    let key = |(who, period): &(Who, i32)| {
        let code = |state| roster.code(state, *period).unwrap_or_default();
        let (one, other) = match who {
            Who::Dyad(one, other) => (code(*one), code(*other)),
            Who::State(state) => (code(*state), 0),
            Who::System => (0, 0),
        };
        let (one, other) =
            if scope.directed { (one, other) } else { (one.min(other), one.max(other)) };
        (one, other, *period)
    };
    let mut keys: Vec<(u16, u16, i32)> = rows.par_iter().map(key).collect();
    keys.par_sort_unstable();
    let Some(twice) = keys.windows(2).find(|pair| pair[0] == pair[1]) else { return Ok(()) };
    let (one, other, period) = twice[0];
    let what = format!(
        "Two rows of the panel have one key: {one}, {other}, {}.",
        scope.period.label(period)
    );
    Err(Error::question(what, "Name each state once; if you did, please report this as a fault."))
}

fn nobody(system: StateSystem, sparse: bool) -> Error {
    let members = format!("between members of the {} system", system.title());
    let what = if sparse {
        format!("No row is left: the data have no event of these, in these years, {members}.")
    } else {
        format!("No row is left: none of these was, in these years, {members}.")
    };
    Error::question(
        what,
        "Choose other years, the other list (--system cow or gw), or --balanced, which keeps every \
         row.",
    )
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
