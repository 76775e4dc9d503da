//! A verdict down to the pages that it rests on.

use super::lines::{Line, pages};
use crate::called::{called_text, or_none};
use crate::plain::of_hundred;
use crate::text::{
    cell_text, citations_text, counted as counted_text, date_text, dyad_text, evidence_text,
    hangs_on_text, number, work,
};
use counterpoise_case::model::{
    ActorId, ArenaId, AssessmentId, AttributeId, Case, Citation, ConceptId, EventId, Formula,
    IndicatorId, Mode, PeriodId, Reading, SchoolId, SeriesId, Stance, Term,
};
use counterpoise_case::term_text;
use counterpoise_case::vocabulary::Word;
use counterpoise_concepts::{
    DateAnswer, DateRobustness, HangsOn, Membership, Part, Prop, Reason, TermMembership,
};
use counterpoise_dates::Date;
use counterpoise_ledger::{Cell, Contribution, Evidence, Placement, Sums};
use counterpoise_study::{Called, Lasting, Shares, SpeaksFor, Written};

pub(super) fn head(
    case: &Case,
    (dyad, cell, school): ((ActorId, ActorId), &Cell, SchoolId),
    called: &Called,
) -> Line {
    let place = cell_text(case, cell.arena, cell.domain.as_ref());
    let (first, last) = (cell.window.first, cell.window.last);
    let (pair, school) = (dyad_text(case, dyad), &case[school].title);
    let head = format!("{pair}, {place}, {first} to {last}, by {school}");
    Line::said("verdict", head, called_text(called))
}

pub(super) fn drawn(of: Option<&Shares>) -> Line {
    Line::note(match of {
        None => "re-readings of the evidence: none was asked for".to_owned(),
        Some(shares) => format!("in re-readings of the evidence: {}", shares_text(shares)),
    })
}

pub(super) fn reread(of: &Shares) -> Line {
    Line::note(format!("as another coder would read it: {}", shares_text(of)))
}

/// `hedging 45, no name for it 30 of 100`.
fn shares_text(of: &Shares) -> String {
    let one = |(label, p): &(Option<String>, f64)| {
        format!("{} {}", or_none(label.as_deref()), of_hundred(*p))
    };
    let all: Vec<String> = of.iter().map(one).collect();
    if all.is_empty() { String::new() } else { format!("{} of 100", all.join(", ")) }
}

pub(super) fn no_label(why: &Reason) -> Line {
    Line::note(match why {
        Reason::NoEvidence => "no evidence: nothing is known of any attribute".to_owned(),
        Reason::NotApplicable => "no concept of this school applies here".to_owned(),
        Reason::NoConceptAboveHalf { best, value } => {
            format!("no concept reaches one half; the highest is {best} with {}", number(*value))
        }
    })
}

pub(super) fn dates(of: &DateRobustness) -> Line {
    let value = match &of.answer {
        DateAnswer::Holds if of.movable == 0 => {
            "no event may fall both inside and outside the window".to_owned()
        }
        DateAnswer::Holds if of.movable == 1 => {
            "holds wherever the event of uncertain day falls".to_owned()
        }
        DateAnswer::Holds => {
            format!("holds wherever the {} events of uncertain day fall", of.movable)
        }
        DateAnswer::Fails { label, .. } => format!(
            "does not hold for every admissible date; it would be {} with",
            or_none(label.as_deref())
        ),
        DateAnswer::NotDecided { .. } => format!(
            "{} may fall inside or outside; too many placements to decide ({} looked at)",
            events(of.movable),
            of.nodes
        ),
    };
    Line::said("dates", "dates", value)
}

pub(super) fn placed(case: &Case, event: EventId, inside: bool) -> Line {
    Line::note(format!("{} {}", case[event].id, if inside { "inside" } else { "outside" }))
}

pub(super) fn hanging(label: Option<&str>) -> Line {
    let name = or_none(label);
    Line::note(format!("what {name} hangs on: by how much its probability changes"))
}

/// Attributes are compared with their own absence, the others with the verdict as it is: the words
/// must not mix these.
pub(super) fn hangs_on(case: &Case, of: &HangsOn) -> Line {
    let (_, name) = hangs_on_text(case, &of.on);
    let what = match &of.on {
        Prop::Attribute(id) => {
            let alike = match of.alike.len() {
                0 => String::new(),
                n => format!(" (and {} read alike)", counted_text(n, "attribute", "attributes")),
            };
            let title = &case[*id].title;
            format!("where \u{201c}{title}\u{201d} is so, against where it is not{alike}")
        }
        Prop::Source(_) => format!("without the source {}", work(case, &name)),
        Prop::Judge(_) => format!("without the judgements of {}", work(case, &name)),
        Prop::Date(_) => format!("with the day of {name} fixed"),
    };
    Line::note(format!("{what}: {:+.2}", of.change))
}

pub(super) fn lasting(case: &Case, what: &str, of: &Lasting) -> Line {
    let ids: Vec<&str> = of.acts.iter().map(|id| case[*id].id.as_str()).collect();
    let (events, amount) = (events(ids.len()), number(of.amount));
    Line::note(format!("{what}: {events}, amount {amount} ({})", ids.join(", ")))
}

pub(super) fn scope(share: Option<f64>) -> Line {
    let drawn = share.map_or_else(String::new, |share| {
        format!(": it is so in {} of 100 re-readings", of_hundred(share))
    });
    Line::note(format!("whether the school speaks of such a pair{drawn}"))
}

pub(super) fn scope_term(case: &Case, term: &Term, met: Option<f64>) -> Line {
    let value = met.map_or_else(|| "not applicable".to_owned(), number);
    let fails = met.is_some_and(|met| met < 0.5);
    let value = if fails { format!("{value}, this fails") } else { value };
    Line::said("condition", format!("asks for {}", term_text(case, term)), value)
}

fn degree(membership: Option<&Membership>) -> String {
    match membership {
        None => "not applicable".to_owned(),
        Some(m) if m.hi - m.lo < 1e-9 => number(m.lo),
        Some(m) if m.lo <= 0.0 && m.hi >= 1.0 && m.point.is_none() => "unknown".to_owned(),
        Some(m) => format!("{} to {}", number(m.lo), number(m.hi)),
    }
}

pub(super) fn concept(case: &Case, id: ConceptId, membership: Option<&Membership>) -> Line {
    let (concept, value) = (&case[id], degree(membership));
    let head = format!("{}{}: {value}", concept.title, pages(case, &concept.cites));
    Line::said("concept", concept.title.as_str(), value).in_words(head)
}

pub(super) fn condition(of: &TermMembership, binds: bool) -> Line {
    let part = match of.part {
        Part::All => "needs",
        Part::Any => "needs one of",
        Part::None => "excludes",
    };
    let binds = if binds { ", this binds" } else { "" };
    let value = format!("{}{binds}", degree(of.membership.as_ref()));
    Line::said("condition", format!("{part} {}", of.text), value)
}

pub(super) fn attribute(case: &Case, id: AttributeId, membership: &Membership) -> Line {
    let attribute = &case[id];
    let calibration = attribute.anchors.map_or_else(
        || "taken as a degree".to_owned(),
        |a| {
            format!(
                "full-out {}, crossover {}, full-in {}",
                number(a.full_out),
                number(a.crossover),
                number(a.full_in)
            )
        },
    );
    let value = format!("{} ({calibration})", degree(Some(membership)));
    let head = format!("{} = {value}", attribute.title);
    Line::said("attribute", attribute.title.as_str(), value).in_words(head)
}

pub(super) fn indicator(case: &Case, id: IndicatorId, value: &Evidence) -> Line {
    let indicator = &case[id];
    let kind = match indicator.formula {
        Formula::Count(_) | Formula::Rate(_) | Formula::Share(..) | Formula::Balance(..) => {
            "counted from events"
        }
        Formula::Series(_) => "from series",
        Formula::Assessed(_) => "assessed by sources",
    };
    let label = format!("{} {} ({kind})", indicator.id, indicator.title);
    Line::said("indicator", label, evidence_text(value))
}

pub(super) fn part(of: Sums, sum: f64, counted: usize) -> Line {
    Line::said("part", sums_text(of), format!("{} ({})", number(sum), events(counted)))
}

/// What a sum is of.
fn sums_text(of: Sums) -> &'static str {
    match of {
        Sums::Counted => "counted",
        Sums::Possible => "could have counted",
        Sums::Together => "counted together",
        Sums::PartOfWhole => "part of the whole",
        Sums::PartAlone => "part outside the whole",
        Sums::Whole => "the whole",
        Sums::Sided(None, Stance::Accommodate) => "accommodating",
        Sums::Sided(None, _) => "resisting",
        Sums::Sided(Some(Mode::Statement), Stance::Accommodate) => "accommodating statements",
        Sums::Sided(Some(Mode::Statement), _) => "resisting statements",
        Sums::Sided(Some(_), Stance::Accommodate) => "accommodating deeds",
        Sums::Sided(Some(_), _) => "resisting deeds",
        Sums::Hard => "hard",
        Sums::AnySide => "all that takes a side",
    }
}

fn events(n: usize) -> String {
    if n == 1 { "1 event".to_owned() } else { format!("{n} events") }
}

pub(super) fn counted(case: &Case, of: &Contribution) -> Line {
    let placement = match of.placement {
        Placement::Inside => "",
        Placement::Possible => ", perhaps in the window",
        Placement::Lasting => ", lasting",
        Placement::Undated => ", undated",
    };
    Line::said("event", event(case, of.event), format!("{}{placement}", amount(case, of)))
}

/// `1.6 = weight 2 x certainty 0.8 x share 1`. Of a commitment in several rows each adds only what
/// it raises the rows before it by, which is no such product.
fn amount(case: &Case, c: &Contribution) -> String {
    let mut product = format!(
        "weight {} x certainty {} x share {}",
        number(c.weight),
        number(c.certainty),
        number(c.share)
    );
    if c.bearing < 1.0 {
        product += &format!(" x bearing {}", number(c.bearing));
    }
    let alone = c.weight * c.certainty * c.share * c.bearing;
    match &case[c.event].commitment {
        Some(commitment) if c.amount <= 0.0 && alone > 0.0 => {
            format!("0: counted already under the commitment {commitment}; alone {product}")
        }
        Some(commitment) if c.amount < alone => format!(
            "{} more than is counted under the commitment {commitment} already; alone {product}",
            number(c.amount)
        ),
        _ => format!("{} = {product}", number(c.amount)),
    }
}

/// An event's id, date and title.
pub(super) fn event(case: &Case, id: EventId) -> String {
    let event = &case[id];
    format!("{} {} {}", event.id, date_text(event), event.title)
}

pub(super) fn series(case: &Case, id: SeriesId, at: &Date, value: f64) -> Line {
    let series = &case[id];
    let label = format!("{} {at}", series.title);
    let value = format!("{} {}", number(value), series.unit);
    let head = format!("{label}: {value}{}", pages(case, &series.cites));
    Line::said("series", label, value).in_words(head)
}

pub(super) fn held_by_case(case: &Case, id: SeriesId) -> Line {
    let asks = case[id].asks.as_ref().map_or_else(String::new, ToString::to_string);
    Line::note(format!("a value that the case holds; it was not computed from data by {asks}"))
}

pub(super) fn watched(case: &Case, id: SeriesId) -> Line {
    let series = &case[id];
    let cites = citations_text(case, &series.cites);
    Line::note(format!("{}: {} values ({cites})", series.title, series.values.len()))
}

pub(super) fn assessment(case: &Case, id: AssessmentId, degree: f64, cites: &[Citation]) -> Line {
    let assessment = &case[id];
    let label = format!("{} ({})", assessment.title, assessment.date);
    let value = format!("degree {}", number(degree));
    let head = format!("{label}: {value} ({})", citations_text(case, cites));
    Line::said("assessment", label, value).in_words(head)
}

pub(super) fn coding(case: &Case, id: EventId) -> Line {
    let event = &case[id];
    let coding = format!(
        "{}, {}, {}, weight {}, {}",
        event.mode.word(),
        event.stance.word(),
        event.hardness.word(),
        number(event.weight),
        event.role.word()
    );
    Line::said("coding", coding, "")
}

pub(super) fn reading(case: &Case, of: &Reading) -> Line {
    let arenas: Vec<&str> = of.arenas.iter().map(|a| case[*a].title.as_str()).collect();
    let place = if arenas.is_empty() { "no place".to_owned() } else { arenas.join(", ") };
    let stance = format!("{} in {place}", of.stance.word());
    Line::said("reading", dyad_text(case, (of.actor, of.toward)), stance)
}

pub(super) fn printed(case: &Case, id: EventId) -> Line {
    Line::note(case[id].printed.as_ref().map_or_else(String::new, |(printed, reason)| {
        format!("the source prints {printed}; corrected because {reason}")
    }))
}

pub(super) fn source(case: &Case, written: Written, cites: &[Citation]) -> Line {
    let cites = citations_text(case, cites);
    let text = match written {
        Written::Cited => cites,
        Written::AssertedIn => format!("asserted in {cites}"),
        Written::ReadIn => format!("read in {cites}"),
        Written::ToldBy => format!("told by {cites}"),
        Written::HeldBy => format!("held by {cites}"),
        Written::Nowhere => "uncited".to_owned(),
    };
    Line::said("source", text, "")
}

pub(super) fn speaks_in(case: &Case, arena: Option<ArenaId>, period: PeriodId) -> Line {
    let place = arena.map_or("all arenas together", |arena| &case[arena].title);
    Line::note(format!(
        "what it speaks for in {place}, {}: the degree of each label without it and with it",
        case[period].title
    ))
}

pub(super) fn speaks_for(case: &Case, of: &SpeaksFor) -> Line {
    let label = |(label, without, with): &(String, f64, f64)| {
        format!("{label} {} \u{2192} {}", number(*without), number(*with))
    };
    let labels: Vec<String> = of.labels.iter().map(label).collect();
    let why = |(attribute, change): &(AttributeId, f64)| {
        let sign = if *change > 0.0 { "more" } else { "less" };
        format!("{sign} \u{201c}{}\u{201d}", case[*attribute].title)
    };
    let why: Vec<String> = of.attributes.iter().take(3).map(why).collect();
    let why = if why.is_empty() { String::new() } else { format!("; {}", why.join(", ")) };
    Line::note(format!("{}: {}{why}", case[of.school].title, labels.join(", ")))
}
