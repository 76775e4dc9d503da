//! What was found, in sentences for the terminal and the page.

use counterpoise_dates::Day;
use counterpoise_world::World;

use crate::chance::ENOUGH;
use crate::coverage::{Evidence, Term};
use crate::scan::Scan;
use crate::scan_result::Shift;

/// How many dyads were searched, with what, and what chance alone gives.
pub fn searched_sentence(scan: &Scan) -> String {
    let (summary, panel) = (&scan.found.summary, &scan.panel);
    let counted = panel.measure.counted();
    let minimum = scan.minimum();
    let span = match panel.periods {
        0 => "no period".to_owned(),
        n => format!("{} to {}", panel.label(0), panel.label(n - 1)),
    };
    let mut text = format!(
        "{} dyads searched, {span}; {} more have {counted}, but fewer than {} periods with at least {minimum}. A balance usually \
         moves by {:.2} from one period to the next, beyond sampling.",
        summary.searched, summary.too_thin, panel.enough, summary.usual
    );
    let told = summary.shuffles > 0 && summary.searched >= ENOUGH;
    let as_it_is = if told {
        "as one dyad in twenty has it where nothing changes"
    } else {
        "as the largest of a dozen dates has it once in twenty where nothing changes"
    };
    text.push_str(&format!(
        " Something of a shift is certain beyond {:.1} of its errors, {as_it_is}.",
        summary.errors
    ));
    if let Some((mean, high)) = summary.largest_by_chance {
        text.push_str(&format!(
            " Among so many the most certain shift is {mean:.2} where nothing changes ({high:.2} in one of twenty; {} shuffles, \
             seed {}).",
            summary.shuffles, scan.spec.seed
        ));
    }
    text
}

/// The names by which the two states went at the date of a shift.
pub fn state_names(scan: &Scan, shift: &Shift) -> (&'static str, &'static str) {
    let day = Day::from_number(scan.panel.first_day(shift.at)).unwrap_or(Day::MIN);
    let name = |id: &'static str| World::builtin().state(id).map_or(id, |state| state.name_on(day));
    (name(shift.series.dyad.source), name(shift.series.dyad.target))
}

/// From what to what, since when.
pub fn shift_sentence(scan: &Scan, shift: &Shift) -> String {
    let label = |at: usize| scan.panel.label(at);
    let rank = match shift.rank {
        Some(rank) if shift.certain > 0.0 => {
            format!("Place {rank} of {}: the", scan.found.shifts.len())
        }
        Some(_) => "Nothing is certain of its largest shift: the".to_owned(),
        None => "Set aside: the".to_owned(),
    };
    let mut text = format!(
        "{rank} balance goes from {:.2} ({}, {} {}) to {:.2} ({}, {}) in {}: {:+.2}, 95% {:+.2} to {:+.2}.",
        shift.before.mean,
        periods(shift.before.periods),
        shift.before.n,
        scan.panel.measure.counted(),
        shift.after.mean,
        periods(shift.after.periods),
        shift.after.n,
        label(shift.at),
        shift.shift,
        shift.interval.0,
        shift.interval.1
    );
    if let Some(date) = shift.date {
        let dates: Vec<String> = shift.dates.iter().map(|at| label(*at)).collect();
        let which = if dates.len() <= 6 {
            dates.join(", ")
        } else {
            format!("{} dates from {} to {}", dates.len(), dates[0], dates[dates.len() - 1])
        };
        text.push_str(&format!(
            " As the date of a single break it has a probability of {date:.2} (95%: {which})."
        ));
    }
    if shift.at_the_edge() {
        text.push_str(
            " One side is a single period: a lasting shift cannot be told from a passing one.",
        );
    }
    text
}

fn periods(n: usize) -> String {
    if n == 1 { "1 period".to_owned() } else { format!("{n} periods") }
}

/// What shuffling gives.
pub fn chance_sentence(scan: &Scan, shift: &Shift) -> String {
    let Some(chance) = shift.chance else { return "Nothing was shuffled.".to_owned() };
    let own = format!(
        "Shuffled in time the same dyad shows a shift of {:.2} on average, and in {:.1}% of shuffles one as large in units of its \
         error.",
        chance.own_size,
        100.0 * chance.own
    );
    match chance.expected {
        Some(expected) => format!(
            "{own} Of all {} dyads {expected:.1} would show one as certain if nothing changed.",
            scan.found.summary.searched
        ),
        None => own,
    }
}

/// What the actors in the data say; empty where they say nothing against the shift.
pub fn coverage_sentence(shift: &Shift) -> String {
    let Some(it) = &shift.coverage else { return String::new() };
    let part = it.passing.map_or_else(String::new, |passing| format!("{:.0}%", 100.0 * passing));
    let mut text = match it.evidence {
        Evidence::Lasting => String::new(),
        Evidence::TooShort => {
            "The data are too short to tell whether actors come and go.".to_owned()
        }
        Evidence::Confirmed => format!(
            "{part} of its events are of actors who come and go ({}), and it stands without them.",
            names(&it.names)
        ),
        Evidence::Passing => {
            let left = it.lasting.before + it.lasting.after;
            let without = match it.lasting.shift {
                Some(without) if it.lasting.enough => {
                    format!("among the {left} others it is {without:+.2}")
                }
                _ => format!("the {left} others are too few to show it"),
            };
            format!(
                "An artefact of coverage: {part} of its events are of actors who come and go with a term ({}); {without}.",
                names(&it.names)
            )
        }
    };
    if !it.never_named.is_empty() {
        let space = if text.is_empty() { "" } else { " " };
        text.push_str(&format!(
            "{space}The data never name {} as such, only agencies and persons.",
            it.never_named.join(" and ")
        ));
    }
    text
}

fn names(terms: &[Term]) -> String {
    let one = |term: &Term| {
        format!("{} {}-{}, {:.0}%", term.name, term.first, term.last, 100.0 * term.share)
    };
    terms.iter().map(one).collect::<Vec<String>>().join("; ")
}
