//! Members of the United Nations: which states, from when until when.

use crate::span::any_on;
use counterpoise_dates::{Day, DayRange};
use std::collections::BTreeMap;
use std::sync::OnceLock;

const TABLE: &str = include_str!("un_members.tsv");

/// When a state was a member of the United Nations, earliest first; none for one that never was.
/// The list ends with 2025; an open end means: still a member.
///
/// Source: United Nations, Member States (press release ORG/1469), with resolutions 2758 (XXVI) and
/// 47/1.
///
/// ```
/// use counterpoise_world::un_membership;
/// assert_eq!(un_membership("CHE")[0].first.unwrap().to_string(), "2002-09-10");
/// assert_eq!(un_membership("IDN").len(), 2, "it withdrew in 1965 and came back");
/// assert!(un_membership("XKX").is_empty());
/// ```
#[must_use]
pub fn un_membership(id: &str) -> &'static [DayRange] {
    static MEMBERS: OnceLock<BTreeMap<&'static str, Vec<DayRange>>> = OnceLock::new();
    MEMBERS.get_or_init(read).get(id).map_or(&[], Vec::as_slice)
}

/// The days of a regular session of the General Assembly, by the year in which it began (session +
/// 1945), from September to the July after; the first from January 1946. `None` before it.
#[must_use]
pub fn un_session(year: i32) -> Option<DayRange> {
    let first = if year == FIRST { Day::new(FIRST, 1, 1) } else { Day::new(year, 9, 1) };
    let days = DayRange::between(first?, Day::new(year.checked_add(1)?, 7, 31)?);
    (year >= FIRST).then_some(days)
}

/// Whether a state was a member on some day of that session. One that is admitted when the votes of
/// a session are over was a member in it and cast none.
///
/// ```
/// use counterpoise_world::is_un_member_in;
/// assert!(is_un_member_in("UZB", 1991), "admitted in March 1992, in the session of 1991");
/// assert!(!is_un_member_in("UZB", 1990) && !is_un_member_in("TWN", 1972));
/// ```
#[must_use]
pub fn is_un_member_in(id: &str, session: i32) -> bool {
    un_session(session).is_some_and(|days| any_on(un_membership(id), Some(days)))
}

/// The year of the first session.
const FIRST: i32 = 1946;

fn read() -> BTreeMap<&'static str, Vec<DayRange>> {
    let mut members: BTreeMap<&'static str, Vec<DayRange>> = BTreeMap::new();
    for (span, ids) in TABLE.lines().filter_map(line) {
        for id in ids.split(' ') {
            members.entry(id).or_default().push(span);
        }
    }
    members.values_mut().for_each(|spans| spans.sort_by_key(|span| span.first));
    members
}

fn line(line: &'static str) -> Option<(DayRange, &'static str)> {
    let mut cells = line.split('\t');
    let (from, to, ids) = (cells.next()?, cells.next()?, cells.next()?);
    Some((DayRange { first: Some(from.parse().ok()?), last: to.parse().ok() }, ids))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::World;

    #[test]
    fn every_line_is_read_and_names_states_there_were() {
        let lines = TABLE.lines().filter(|text| !text.starts_with('#'));
        assert!(lines.clone().all(|text| line(text).is_some()));
        for id in lines.filter_map(line).flat_map(|(_, ids)| ids.split(' ')) {
            assert!(World::builtin().state(id).is_some(), "{id}");
        }
    }

    /// The United Nations counts 51 founders and 193 members since 2011.
    #[test]
    fn members_add_up_to_what_the_united_nations_count() {
        let on = |text: &str| {
            let day: Day = text.parse().unwrap();
            World::builtin()
                .states()
                .iter()
                .filter(|it| un_membership(it.id).iter().any(|s| s.contains(day)))
                .count()
        };
        let counts = [
            ("1945-12-31", 51),
            ("1950-12-31", 60),
            ("1955-12-31", 76),
            ("1960-12-31", 99),
            ("1970-12-31", 127),
            ("1984-12-31", 159),
            ("2000-12-31", 189),
            ("2011-12-31", 193),
            ("2024-12-31", 193),
        ];
        for (day, members) in counts {
            assert_eq!(on(day), members, "{day}");
        }
    }

    #[test]
    fn spans_of_a_state_follow_each_other() {
        for state in World::builtin().states() {
            let spans = un_membership(state.id);
            assert!(
                spans.windows(2).all(|it| it[0].last.is_some() && it[0].last < it[1].first),
                "{}",
                state.id
            );
        }
    }

    #[test]
    fn sessions() {
        assert_eq!(un_session(1945), None);
        assert_eq!(
            un_session(1946).map(|it| it.first.unwrap().to_string()).as_deref(),
            Some("1946-01-01")
        );
        assert_eq!(un_session(i32::MAX), None);
        assert!(
            is_un_member_in("THA", 1946)
                && is_un_member_in("ZWE", 1980)
                && !is_un_member_in("ZWE", 1979)
        );
        assert!(
            is_un_member_in("IDN", 1964)
                && !is_un_member_in("IDN", 1965)
                && is_un_member_in("IDN", 1966)
        );
        assert!(
            is_un_member_in("TWN", 1971)
                && is_un_member_in("CHN", 1971)
                && !is_un_member_in("CHN", 1970)
        );
    }
}
