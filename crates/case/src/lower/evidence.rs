//! Assessments and searches.

use super::context::{Context, did_you_mean};
use super::item::Item;
use super::readings::words_of;
use super::word_lists::DEGREES;
use super::{actors, event_values};
use crate::model::{ActorId, Assessment, Formula, IndicatorId, Search};
use counterpoise_dates::Date;
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::Piece;

pub(crate) fn assessment(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let words = pieces(item);
    let [date, name, dyad @ ..] = words.as_slice() else {
        return bad(cx, item, "assessment 2014-03/2019 threat-core RUS -> CHN \"...\"");
    };
    let Some((date, dyad)) =
        dated_dyad(cx, item, date, dyad, "assessment 2014-03/2019 threat-core RUS -> CHN \"...\"")
    else {
        return;
    };
    let Some(degree) = degree(cx, item) else { return };
    let assessment = Assessment {
        name: name.text.to_owned(),
        title: item.title(),
        date,
        dyad,
        arenas: cx.arenas(item, "arena"),
        degree,
        cites: cx.citations(item, "cite"),
        via: cx.citations(item, "via"),
        set: cx.set(item),
        note: item.prose("note"),
        place: item.place(),
    };
    if assessment.cites.is_empty() && assessment.via.is_empty() {
        let message = format!(
            "the assessment `{}` has no source: nobody's own opinion enters",
            assessment.name
        );
        cx.say(
            Diagnostic::new(Code::MISSING_FIELD, item.head_span(), message)
                .help("add `cite:` with the page of the source that judges so"),
        );
    }
    cx.case.assessments.push(assessment);
}

fn degree(cx: &mut Context<'_>, item: &Item<'_>) -> Option<f64> {
    let value = item.require(cx, "degree")?;
    let span = item.span(value.range);
    if value.text.starts_with(|c: char| c.is_ascii_digit()) {
        return cx.number(span, value.text, 0.0..=1.0);
    }
    cx.choice(span, value.text, "a degree", DEGREES)
}

pub(crate) fn search(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let words = pieces(item);
    let [date, dyad @ ..] = words.as_slice() else {
        return bad(cx, item, "search 2015-05/2019 RUS -> CHN \"what was looked for\"");
    };
    let Some((date, dyad)) =
        dated_dyad(cx, item, date, dyad, "search 2015-05/2019 RUS -> CHN \"what was looked for\"")
    else {
        return;
    };
    item.require(cx, "found");
    let found = item.list("found");
    let found = found
        .iter()
        .filter(|p| p.text != "nothing")
        .filter_map(|p| cx.event(item.span(p.range.clone()), p.text))
        .collect();
    let domains = item.list("domain");
    cx.citations(item, "cite");
    cx.citations(item, "via");
    let search = Search {
        title: item.title(),
        date,
        dyad,
        arenas: cx.arenas(item, "arena"),
        domains: domains.iter().filter_map(|p| event_values::domain(cx, item, p)).collect(),
        searched: item.prose("where"),
        found,
        sought: item.list("for").iter().filter_map(|piece| sought(cx, item, piece)).collect(),
        set: cx.set(item),
        note: item.prose("note"),
        place: item.place(),
    };
    cx.case.searches.push(search);
}

fn pieces<'a>(item: &Item<'a>) -> Vec<Piece<'a>> {
    item.header.words.iter().flat_map(|w| words_of(w.text, w.range.start)).collect()
}

fn dated_dyad(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    date: &Piece<'_>,
    dyad: &[Piece<'_>],
    form: &str,
) -> Option<(Date, (ActorId, ActorId))> {
    let span = item.span(date.range.clone());
    if date.text == "undated" {
        let message = format!("`{}` needs a date", item.keyword());
        cx.say(
            Diagnostic::new(Code::UNDATED_ELSEWHERE, span, message)
                .help("give it as wide as it must be: `1991/2019`"),
        );
        return None;
    }
    let date = cx.date(span, date.text)?;
    if dyad.len() != 3 || dyad[1].text != "->" {
        bad(cx, item, form);
        return None;
    }
    let dyad = actors::dyad(cx, item, dyad, Some(&date))?;
    Some((date, dyad))
}

fn bad(cx: &mut Context<'_>, item: &Item<'_>, form: &str) {
    let message = format!("the first line of this `{}` is not understood", item.keyword());
    cx.say(
        Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
            .help(format!("write `{form}`")),
    );
}

/// A kind of act that was looked for: an attribute or an indicator that counts acts.
fn sought(cx: &mut Context<'_>, item: &Item<'_>, piece: &Piece<'_>) -> Option<IndicatorId> {
    let of_attribute = cx.names.attributes.get(piece.text).map(|&id| cx.case[id].of);
    let found = of_attribute.or_else(|| cx.names.indicators.get(piece.text).copied());
    let span = item.span(piece.range.clone());
    match found {
        Some(id) if matches!(cx.case[id].formula, Formula::Count(_)) => Some(id),
        Some(_) => {
            let message =
                format!("`{}` counts no acts: nobody can look for acts of that kind", piece.text);
            let help = "name an attribute that is counted from acts, as `arms-against`".to_owned();
            cx.say(Diagnostic::new(Code::UNKNOWN_WORD, span, message).help(help));
            None
        }
        None => {
            let help =
                did_you_mean(piece.text, cx.case.attributes.iter().map(|a| a.id.as_str()), "");
            cx.unknown(span, "attribute", piece.text, help);
            None
        }
    }
}
