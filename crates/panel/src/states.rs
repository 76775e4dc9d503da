//! States by number, so that a dyad is two small numbers.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use counterpoise_datasets::Values;
use counterpoise_dates::{Day, DayRange};
use counterpoise_measures::Years;
use counterpoise_world::{State, System, World, is_un_member_in, un_membership, year};

use crate::error::Error;

/// A state, as its position in [`World::states`]; behind these, a state under a code that it gave up
/// within a year (Germany under 260 in 1990), which is a member of its system beside the same state
/// under the code that it has since.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StateNo(pub u16);

impl StateNo {
    /// The state of an id, as the tables of a store write it.
    pub fn of_id(id: &str) -> Option<StateNo> {
        static NUMBERS: OnceLock<BTreeMap<&'static str, StateNo>> = OnceLock::new();
        let numbers = NUMBERS.get_or_init(|| StateNo::all().map(|no| (no.id(), no)).collect());
        numbers.get(id).copied()
    }

    /// The state that a person means: an ISO-3 code, a name, a Correlates of War or Gleditsch-Ward
    /// code; as it was in some year of those asked about.
    ///
    /// # Errors
    /// Where nobody or several are meant; the help names candidates.
    pub fn find(text: &str, years: Years) -> Result<StateNo, Error> {
        if let Some(found) =
            StateNo::of_id(text.trim()).or_else(|| StateNo::of_id(&text.trim().to_uppercase()))
        {
            return Ok(found);
        }
        let world = World::builtin();
        let last = world.lookup(System::Any, text, year(years.last));
        let found = last.or_else(|_| world.lookup(System::Any, text, year(years.first)));
        match found.or_else(|error| world.lookup(System::Any, text, None).map_err(|_| error)) {
            Ok(state) => StateNo::of_id(state.id)
                .ok_or_else(|| Error::question(format!("`{text}` is no state."), "")),
            Err(error) => Err(Error::question(error.to_string(), error.help())),
        }
    }

    /// Every state there ever was.
    pub fn all() -> impl Iterator<Item = StateNo> {
        (0..World::builtin().states().len()).filter_map(|at| u16::try_from(at).ok()).map(StateNo)
    }

    /// How many there are.
    pub fn count() -> usize {
        World::builtin().states().len()
    }

    /// The state itself.
    pub fn state(self) -> &'static State {
        &World::builtin().states()[usize::from(self.itself().0)]
    }

    /// The state, whatever the code under which it stands here.
    pub fn itself(self) -> StateNo {
        former(self).map_or(self, |former| former.state)
    }

    /// The state under the code that it gave up in that year; in any other year the state itself.
    pub(crate) fn in_year(self, year: i32) -> StateNo {
        former(self).filter(|former| former.year != year).map_or(self, |former| former.state)
    }

    /// The state under a code that it gave up, where another followed within the year.
    pub(crate) fn under(self, code: u16) -> Option<StateNo> {
        let at = formers().iter().position(|one| one.state == self && one.code == code)?;
        u16::try_from(StateNo::count() + at).ok().map(StateNo)
    }

    /// The state that a row of a table of years is of, by the code that the row has: in the year in
    /// which a state's code changed, there are rows of both.
    pub(crate) fn of_row(self, code: Option<i64>, in_year: i32) -> StateNo {
        let given_up = |code: u16| {
            let no = self.under(code)?;
            former(no).filter(|it| it.year == in_year).map(|_| no)
        };
        code.and_then(|code| u16::try_from(code).ok()).and_then(given_up).unwrap_or(self)
    }

    /// Its id: ISO-3 where there is one.
    pub fn id(self) -> &'static str {
        self.state().id
    }

    /// Whether either list of states has it on some day of the year.
    pub fn existed(self, in_year: i32) -> bool {
        year(in_year).is_some_and(|on| {
            self.state().existence.iter().any(|span| span.intersect(on).is_some())
        })
    }

    /// Whether it was a member of the United Nations on some day of the session that began in the
    /// year.
    pub(crate) fn is_un_member_in(self, session: i32) -> bool {
        is_un_member_in(self.id(), session)
    }

    /// Whether it was a member of the United Nations on some of these days.
    pub(crate) fn is_un_member_on(self, days: DayRange) -> bool {
        un_membership(self.id()).iter().any(|span| span.intersect(days).is_some())
    }

    /// Its Correlates of War number at the end of the year, or in some part of it; `None` for no
    /// member of that system.
    pub fn cow(self, in_year: i32) -> Option<u16> {
        if let Some(former) = former(self) {
            return (former.year == in_year).then_some(former.code);
        }
        let on = year(in_year)?;
        let last = self.state().cow(on.last?);
        last.or_else(|| {
            self.state().codes_on(System::CowNumber, Some(on)).next()?.text.parse().ok()
        })
    }
}

/// A code of the Correlates of War that a state gave up within a year for another.
struct Former {
    state: StateNo,
    code: u16,
    year: i32,
}

fn former(no: StateNo) -> Option<&'static Former> {
    formers().get(usize::from(no.0).checked_sub(StateNo::count())?)
}

fn formers() -> &'static [Former] {
    static FORMERS: OnceLock<Vec<Former>> = OnceLock::new();
    FORMERS.get_or_init(|| StateNo::all().flat_map(given_up).collect())
}

/// The codes that a state gave up in a year in which another began.
fn given_up(state: StateNo) -> Vec<Former> {
    let codes: Vec<_> =
        World::builtin().states()[usize::from(state.0)].codes_on(System::CowNumber, None).collect();
    let begins = |code: &str, year: i32| {
        let others = codes.iter().filter(|other| other.text != code);
        others
            .flat_map(|other| &other.spans)
            .any(|span| span.first.is_some_and(|first| first.year() == year))
    };
    let ended = codes.iter().flat_map(|code| {
        let ends = code.spans.iter().filter_map(|span| span.last);
        ends.map(Day::year)
            .filter(|year| begins(code.text, *year))
            .filter_map(|year| Some(Former { state, code: code.text.parse().ok()?, year }))
    });
    ended.collect()
}

/// The states of a column, row by row; `None` for an empty cell.
pub(crate) fn column(values: &Values) -> Vec<Option<StateNo>> {
    let Values::Text { codes, dictionary } = values else { return vec![None; values.len()] };
    let known: Vec<Option<StateNo>> = dictionary.iter().map(|id| StateNo::of_id(id)).collect();
    codes.iter().map(|code| known.get((*code)? as usize).copied().flatten()).collect()
}
