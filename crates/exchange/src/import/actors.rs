//! Actors in prose become codes, if they can mean only one.

use crate::options::KnownActor;
use crate::stubs::Stubs;
use counterpoise_dates::DayRange;
use counterpoise_world::{LookupError, World};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Actors that were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Actors {
    pub(super) codes: Vec<String>,
    /// What stood in brackets behind them: the part of the state that acts.
    pub(super) by: String,
    /// Cities and buildings that were read as the actor whose seat they are, with its code.
    pub(super) seats: Vec<(String, String)>,
}

/// One actor that was read.
struct One {
    code: String,
    by: String,
    /// The seat by which it was named.
    seat: Option<String>,
}

impl One {
    fn plain(code: &str) -> One {
        One { code: code.to_owned(), by: String::new(), seat: None }
    }
}

/// Why a cell does not name actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unclear {
    pub(super) message: String,
    pub(super) help: String,
}

/// Whom the case declares, and whom nobody knows.
#[derive(Default)]
pub(super) struct Register {
    /// Codes by code, and by name in lower case.
    codes: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
    /// Names that nobody ever bore: to propose others takes time, and a sheet names the same few
    /// again and again.
    strangers: RefCell<BTreeMap<String, Unclear>>,
    /// Of names without a code of their own, whether they are such a name, whatever the date.
    unknown: RefCell<BTreeMap<String, bool>>,
}

impl Register {
    pub(super) fn of(actors: &[KnownActor]) -> Register {
        let mut register = Register::default();
        for actor in actors {
            register.codes.insert(actor.code.clone(), actor.code.clone());
            register.names.entry(actor.name.to_lowercase()).or_insert_with(|| actor.code.clone());
        }
        register
    }

    fn declared(&self, name: &str) -> Option<&String> {
        self.codes.get(name).or_else(|| self.names.get(&name.to_lowercase()))
    }
}

/// Looks actors up at a date. All of a cell's actors are known, or none is taken.
pub(super) struct Lookup<'a> {
    pub(super) register: &'a Register,
    pub(super) on: Option<DayRange>,
    /// Whether a part in brackets may be the part of the state that acts.
    pub(super) brackets: bool,
    /// Where stubs are made for those whom nobody knows.
    pub(super) stubs: Option<&'a RefCell<Stubs>>,
}

impl Lookup<'_> {
    /// `Russia; China`, `RUS, CHN`, `China (Xi)`.
    pub(super) fn list(&self, cell: &str) -> Result<Actors, Unclear> {
        if !cell.contains(';')
            && let Ok(one) = self.one(cell)
        {
            return Ok(gathered(vec![one]));
        }
        if let Some(stubs) = self.stubs {
            return self.with_stubs(cell, stubs);
        }
        let mut found: Vec<One> = Vec::new();
        for part in parts(cell, ';') {
            found.extend(self.part(part)?);
        }
        Ok(gathered(found))
    }

    /// One part: a name, a name with brackets, or several names parted by commas.
    fn part(&self, part: &str) -> Result<Vec<One>, Unclear> {
        let unclear = match self.one(part) {
            Ok(one) => return Ok(vec![one]),
            Err(unclear) => unclear,
        };
        let names = parts(part, ',');
        if names.len() > 1 {
            return names.into_iter().map(|name| self.one(name)).collect();
        }
        let Some((name, inside)) = bracketed(part) else { return Err(unclear) };
        match self.one(name) {
            Ok(one) if self.brackets => Ok(vec![One { by: inside.to_owned(), ..one }]),
            Ok(One { code, .. }) => Err(Unclear {
                message: format!(
                    "`{part}` is more than `{code}`: the brackets may change who is meant"
                ),
                help: format!(
                    "write `{code}` if that is all, or declare an actor and write its code"
                ),
            }),
            Err(_) => Err(unclear),
        }
    }

    fn one(&self, name: &str) -> Result<One, Unclear> {
        let name = name.trim();
        if let Some(code) = self.register.declared(name) {
            return Ok(One::plain(code));
        }
        if name.starts_with(['(', '[']) || name.contains('?') {
            let message = format!("`{name}` is in doubt or in brackets");
            return Err(Unclear {
                message,
                help: "write the actor's name alone, and the doubt in the note".to_owned(),
            });
        }
        if let Some(unclear) = self.register.strangers.borrow().get(name) {
            return Err(unclear.clone());
        }
        let error = match World::builtin().find_actor(name, self.on) {
            Ok(actor) => return Ok(One::plain(actor.id())),
            Err(error) => error,
        };
        if !matches!(error, LookupError::Unknown { .. }) {
            return Err(self.unclear(name, &error));
        }
        // Prose says `Moscow` of the government there.
        match World::builtin().find_by_seat(name, self.on) {
            Ok(actor) => Ok(One { seat: Some(name.to_owned()), ..One::plain(actor.id()) }),
            Err(LookupError::Unknown { .. }) => Err(self.unclear(name, &error)),
            Err(of_seat) => Err(self.unclear(name, &of_seat)),
        }
    }

    /// Codes as far as they are known, and stubs for the rest. A cell is taken over whole or not at
    /// all, so that what is in doubt or means several makes no stubs of the others.
    fn with_stubs(&self, cell: &str, stubs: &RefCell<Stubs>) -> Result<Actors, Unclear> {
        let mut codes = Vec::new();
        let mut strangers = Vec::new();
        for part in parts(cell, ';') {
            match self.part(part) {
                Ok(found) => codes.extend(found.into_iter().map(Ok)),
                Err(_) if self.is_stranger(part) => {
                    codes.push(Err(strangers.len()));
                    strangers.push(part);
                }
                Err(unclear) => return Err(unclear),
            }
        }
        let taken = |code: &str| {
            self.register.codes.contains_key(code) || World::builtin().actor(code).is_some()
        };
        let made: Vec<String> =
            strangers.iter().map(|name| stubs.borrow_mut().actor(name, taken)).collect();
        let found =
            codes.into_iter().map(|one| one.unwrap_or_else(|at: usize| One::plain(&made[at])));
        Ok(gathered(found.collect()))
    }

    /// Whether nobody has this name, and it names somebody: no list, no doubt, no brackets.
    fn is_stranger(&self, name: &str) -> bool {
        let odd = ['(', '[', '?', ',', '/'];
        let nobody = ["other", "others", "various", "several", "unknown", "many", "all", "etc"];
        if nobody.contains(&name.to_lowercase().trim_end_matches('.')) {
            return false;
        }
        !name.contains(odd) && name.chars().any(char::is_alphabetic) && self.is_unknown(name)
    }

    /// Whether nobody ever bore this name.
    fn is_unknown(&self, name: &str) -> bool {
        if let Some(known) = self.register.unknown.borrow().get(name) {
            return *known;
        }
        let world = World::builtin();
        let unknown = matches!(world.find_actor(name, None), Err(LookupError::Unknown { .. }))
            && matches!(world.find_by_seat(name, None), Err(LookupError::Unknown { .. }));
        self.register.unknown.borrow_mut().insert(name.to_owned(), unknown);
        unknown
    }

    fn unclear(&self, name: &str, error: &LookupError) -> Unclear {
        let unclear = Unclear { message: plain(&error.to_string()), help: plain(&error.help()) };
        if matches!(error, LookupError::Unknown { .. }) {
            self.register.strangers.borrow_mut().insert(name.to_owned(), unclear.clone());
        }
        unclear
    }
}

/// Each actor once; what stood in brackets, with the code if there are several.
fn gathered(found: Vec<One>) -> Actors {
    let single = found.len() == 1;
    let mut actors = Actors::default();
    let mut by = Vec::new();
    for One { code, by: inside, seat } in found {
        if !inside.is_empty() {
            by.push(if single { inside } else { format!("{code}: {inside}") });
        }
        actors.seats.extend(seat.map(|seat| (seat, code.clone())));
        if !actors.codes.contains(&code) {
            actors.codes.push(code);
        }
    }
    actors.by = by.join("; ");
    actors
}

/// Whether the cell says that the actors treat each other.
pub(super) fn is_mutual(cell: &str) -> bool {
    matches!(cell.trim().to_lowercase().as_str(), "each other" | "one another" | "mutual")
}

/// Whether the cell says that there is nobody.
pub(super) fn is_nobody(cell: &str) -> bool {
    matches!(cell.trim().to_lowercase().as_str(), "" | "-" | "–" | "none" | "nobody")
}

/// Parts between separators outside brackets.
fn parts(cell: &str, separator: char) -> Vec<&str> {
    let mut depth = 0usize;
    let outside = |c: char| {
        depth = match c {
            '(' | '[' => depth + 1,
            ')' | ']' => depth.saturating_sub(1),
            _ => depth,
        };
        c == separator && depth == 0
    };
    cell.split(outside).map(str::trim).filter(|p| !p.is_empty()).collect()
}

/// `China (Xi)`: the name and what stands in brackets.
fn bracketed(part: &str) -> Option<(&str, &str)> {
    let (name, inside) = part.strip_suffix(')')?.split_once('(')?;
    let (name, inside) = (name.trim(), inside.trim());
    (!name.is_empty() && !inside.is_empty() && !inside.contains('(')).then_some((name, inside))
}

/// Without the full stop and capital of a sentence of its own.
fn plain(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches('.');
    let mut chars = sentence.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use counterpoise_world::year;

    fn lookup(cell: &str, on: i32, brackets: bool) -> Result<(String, String), String> {
        let register = Register::default();
        let lookup = Lookup { register: &register, on: year(on), brackets, stubs: None };
        lookup.list(cell).map(|a| (a.codes.join(" "), a.by)).map_err(|u| u.message)
    }

    fn is(codes: &str, by: &str) -> Result<(String, String), String> {
        Ok((codes.to_owned(), by.to_owned()))
    }

    #[test]
    fn names_that_mean_one_actor() {
        assert_eq!(lookup("Russia; China", 2014, true), is("RUS CHN", ""));
        assert_eq!(lookup("RUS, IND", 2014, true), is("RUS IND", ""));
        assert_eq!(lookup("USSR", 1979, true), is("RUS", ""));
        assert_eq!(lookup("China (Xi)", 2014, true), is("CHN", "Xi"));
        assert_eq!(
            lookup("Russia (Putin); China (Xi)", 2014, true),
            is("RUS CHN", "RUS: Putin; CHN: Xi")
        );
        assert_eq!(lookup("Korea, North", 2014, true), is("PRK", ""));
    }

    #[test]
    fn a_capital_stands_for_its_government_and_that_is_told() {
        let register = Register::default();
        let seats = |cell: &str, on: i32| {
            let lookup = Lookup { register: &register, on: year(on), brackets: true, stubs: None };
            lookup.list(cell).map(|actors| (actors.codes.join(" "), actors.seats))
        };
        let seat = |name: &str, code: &str| (name.to_owned(), code.to_owned());
        assert_eq!(
            seats("Moscow; China", 2014).unwrap(),
            ("RUS CHN".to_owned(), vec![seat("Moscow", "RUS")])
        );
        assert_eq!(
            seats("Beijing, the Kremlin", 2014).unwrap().1,
            vec![seat("Beijing", "CHN"), seat("the Kremlin", "RUS")]
        );
        assert_eq!(seats("Bonn", 1980).unwrap().0, "DEU");
        assert!(seats("Bonn", 2014).unwrap_err().message.contains("not in 2014"));
        let brussels = seats("Brussels", 2014).unwrap_err();
        assert!(brussels.help.contains("BEL, EU or NATO"), "{}", brussels.help);
        // A name of a state is no metonym, and a word is no state.
        assert_eq!(seats("Singapore", 2014).unwrap(), ("SGP".to_owned(), vec![]));
        assert!(seats("NO", 2014).is_err());
    }

    #[test]
    fn names_that_do_not() {
        assert!(lookup("Korea", 1960, true).unwrap_err().contains("PRK"));
        for cell in [
            "OTHER",
            "Russia; oil market",
            "China/Kazakhstan",
            "(Belarus)",
            "Russia; China?",
            "4 states",
            "US; EU; others",
        ] {
            assert!(lookup(cell, 2014, true).is_err(), "{cell}");
        }
        assert!(
            lookup("Russia (displaced)", 2006, false)
                .unwrap_err()
                .contains("the brackets may change who is meant")
        );
    }
}
