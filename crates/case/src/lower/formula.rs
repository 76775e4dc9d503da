//! Formulas of indicators.

use super::context::Context;
use super::filter;
use super::item::Item;
use super::readings::words_of;
use crate::model::{BalanceKind, Filter, Formula, SeriesExpr, SeriesRef};
use counterpoise_diagnostic::{Code, Diagnostic};
use counterpoise_syntax::{Piece, join, split};

const KINDS: &[&str] = &["count", "rate", "share", "balance", "series", "assessed"];

pub(crate) const BALANCES: &[(&str, BalanceKind)] = &[
    ("net", BalanceKind::Net),
    ("ambivalence", BalanceKind::Ambivalence),
    ("hard-share", BalanceKind::HardShare),
    ("gap", BalanceKind::Gap),
];

pub(crate) fn read(cx: &mut Context<'_>, item: &Item<'_>) -> Option<Formula> {
    let given: Vec<&str> = KINDS.iter().copied().filter(|k| item.field(k).is_some()).collect();
    let [kind] = given.as_slice() else {
        let message = format!("an indicator has one formula; this one has {}", given.len());
        cx.say(
            Diagnostic::new(Code::BAD_FORMULA, item.head_span(), message).help(
                "give one of `count:`, `rate:`, `share:`, `balance:`, `series:`, `assessed:`",
            ),
        );
        return None;
    };
    match *kind {
        "count" => Some(Formula::Count(filter::of_item(cx, item, &item.list("count")))),
        "rate" => Some(Formula::Rate(filter::of_item(cx, item, &item.list("rate")))),
        "share" => share(cx, item),
        "balance" => {
            let pieces = item.list("balance");
            let (kind, filter) = balance(cx, item, &pieces)?;
            Some(Formula::Balance(kind, filter))
        }
        "series" => series(cx, item),
        _ => Some(Formula::Assessed(item.value("assessed")?.text.to_owned())),
    }
}

/// `statements, posture equality of statements`: the conditions before ` of ` and those behind it.
fn share(cx: &mut Context<'_>, item: &Item<'_>) -> Option<Formula> {
    let field = item.field("share")?;
    let pieces = split(item.text, field, ',');
    let at = pieces.iter().position(|p| p.text.contains(" of "));
    let Some(at) = at else {
        cx.say(
            Diagnostic::new(
                Code::BAD_FORMULA,
                item.field_span(field),
                "a share is a share of something",
            )
            .help("write `share: statements, posture equality of statements`"),
        );
        return None;
    };
    let (above, below) = cut(&pieces[at], " of ")?;
    let mut top: Vec<Piece<'_>> = pieces[..at].to_vec();
    top.push(above);
    let mut bottom = vec![below];
    bottom.extend_from_slice(&pieces[at + 1..]);
    Some(Formula::Share(filter::of_item(cx, item, &top), filter::of_item(cx, item, &bottom)))
}

fn cut<'a>(piece: &Piece<'a>, at: &str) -> Option<(Piece<'a>, Piece<'a>)> {
    let (left, right) = piece.text.split_once(at)?;
    let start = piece.range.start;
    let split = start + (left.len() + at.len()) as u32;
    let left = Piece { text: left.trim_end(), range: start..start + left.trim_end().len() as u32 };
    Some((left, Piece { text: right.trim(), range: split..piece.range.end }))
}

/// `net`, `net of deeds, domain energy`.
pub(crate) fn balance(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    pieces: &[Piece<'_>],
) -> Option<(BalanceKind, Filter)> {
    quantity(cx, item, pieces, BALANCES)
}

/// The same, with a choice of quantities.
pub(crate) fn quantity<T: Copy>(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    pieces: &[Piece<'_>],
    all: &[(&str, T)],
) -> Option<(T, Filter)> {
    let (first, rest) = pieces.split_first()?;
    let (kind, condition) = match cut(first, " of ") {
        Some((kind, condition)) => (kind, Some(condition)),
        None => (first.clone(), None),
    };
    let kind =
        cx.choice(item.span(kind.range.clone()), kind.text, "a quantity of the ledger", all)?;
    let conditions: Vec<Piece<'_>> = condition.into_iter().chain(rest.iter().cloned()).collect();
    Some((kind, filter::of_item(cx, item, &conditions)))
}

fn series(cx: &mut Context<'_>, item: &Item<'_>) -> Option<Formula> {
    let field = item.field("series")?;
    let text = join(item.text, field);
    let words = words_of(&text, 0);
    let words: Vec<&str> = words.iter().map(|w| w.text).collect();
    let expr = match words.as_slice() {
        ["trend", rest @ ..] => ratio(rest).map(|(a, b)| SeriesExpr::TrendOfRatio(a, b)),
        ["change", rest @ ..] => one(rest).map(SeriesExpr::Change),
        rest if rest.contains(&"/") => ratio(rest).map(|(a, b)| SeriesExpr::Ratio(a, b)),
        rest => one(rest).map(SeriesExpr::Level),
    };
    if expr.is_none() {
        cx.say(
            Diagnostic::new(Code::NO_SUCH_SERIES, item.field_span(field), format!("`{text}` is not a series"))
                .help("write `gdp-chn / gdp-rus`, `capability of target / capability of subject`, or `trend ...`"),
        );
    }
    expr.map(Formula::Series)
}

fn ratio(words: &[&str]) -> Option<(SeriesRef, SeriesRef)> {
    let at = words.iter().position(|w| *w == "/")?;
    one(&words[..at]).zip(one(&words[at + 1..]))
}

fn one(words: &[&str]) -> Option<SeriesRef> {
    match words {
        [id] => Some(SeriesRef::Named((*id).to_owned())),
        [measure, "of", "subject"] => Some(SeriesRef::Of((*measure).to_owned(), true)),
        [measure, "of", "target"] => Some(SeriesRef::Of((*measure).to_owned(), false)),
        _ => None,
    }
}
