//! Places, routes, projects and institutions.

use super::actors;
use super::context::{Context, Declared, did_you_mean};
use super::item::Item;
use super::readings::words_of;
use super::word_lists::{ROUTE_KINDS, ROUTE_STATUSES, SITE_KINDS};
use crate::model::{Body, BodyId, BodyKind, Branded, Member, Route, RouteStatus, Site, SiteId};
use counterpoise_dates::{Date, Day, DayRange};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::{Field, Piece, slice};
use counterpoise_world::World;
use std::collections::BTreeSet;

/// A project or an institution may act in events, by its name.
pub(crate) fn declare_actor(cx: &mut Context<'_>, item: &Item<'_>) {
    let [code] = item.header.words.as_slice() else { return };
    let known = World::builtin().actor(code.text).is_some_and(|own| own.id() == code.text);
    if known || cx.declared.contains_key(code.text) {
        return;
    }
    // A date that is not understood is named when the rest is read.
    let exists = item.value("exists").and_then(|v| Date::parse(v.text).ok());
    let declared = Declared {
        name: item.title(),
        is_state: false,
        exists: exists.map(|date| date.admissible()),
    };
    let code = cx.word(code.text);
    cx.declared.insert(code, declared);
}

/// Gives each its place among the others, before they name each other.
pub(crate) fn bodies(cx: &mut Context<'_>, projects: &[Item<'_>], institutions: &[Item<'_>]) {
    let of = |kind| move |item| (kind, item);
    let all = institutions
        .iter()
        .map(of(BodyKind::Institution))
        .chain(projects.iter().map(of(BodyKind::Project)));
    let mut named = Vec::new();
    for (kind, item) in all {
        item.check(cx);
        let [id] = item.header.words.as_slice() else {
            let message = format!("{} has one short name and a title", a(kind));
            let help = format!("write `{} EEU \"Eurasian Economic Union\"`", item.keyword());
            cx.say(Diagnostic::new(Code::BAD_HEADER, item.head_span(), message).help(help));
            continue;
        };
        let taken = cx.names.bodies.contains_key(id.text);
        if cx.is_new(taken, item, "projects and institutions", id.text) {
            let at = BodyId(cx.case.bodies.len() as u32);
            cx.names.bodies.insert(id.text.to_owned(), at);
            let body = named_only(cx, item, kind, id.text);
            cx.case.bodies.push(body);
            named.push((at, item));
        }
    }
    for &(at, item) in &named {
        body(cx, item, at);
    }
    for (at, item) in named {
        of_itself(cx, item, at);
    }
}

/// Says that something is a part of itself, or grew out of itself, through however many others.
fn of_itself(cx: &mut Context<'_>, item: &Item<'_>, at: BodyId) {
    let parents = |id: BodyId| cx.case[id].parents.iter().copied();
    let forerunners = |id: BodyId| cx.case[id].grew_from.iter().copied();
    let what = match (comes_back(at, parents), comes_back(at, forerunners)) {
        (true, _) => "is a part of itself",
        (_, true) => "grew out of itself",
        _ => return,
    };
    let message = format!("`{}` {what}", cx.case[at].id);
    cx.say(
        Diagnostic::new(Code::CYCLE, item.head_span(), message)
            .help("name what it is really a part of, or what it grew out of"),
    );
}

/// Whether one comes back to where one began.
fn comes_back<I: Iterator<Item = BodyId>>(from: BodyId, next: impl Fn(BodyId) -> I) -> bool {
    let mut open: Vec<BodyId> = next(from).collect();
    let mut seen: BTreeSet<BodyId> = BTreeSet::new();
    while let Some(at) = open.pop() {
        if at == from {
            return true;
        }
        if seen.insert(at) {
            open.extend(next(at));
        }
    }
    false
}

fn a(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Project => "a project",
        BodyKind::Institution => "an institution",
    }
}

fn named_only(cx: &mut Context<'_>, item: &Item<'_>, kind: BodyKind, id: &str) -> Body {
    Body {
        id: cx.word(id),
        title: item.title(),
        kind,
        exists: None,
        leads: Vec::new(),
        members: Vec::new(),
        parents: Vec::new(),
        grew_from: Vec::new(),
        names: Vec::new(),
        branded: Vec::new(),
        cites: Vec::new(),
        via: Vec::new(),
        set: None,
        note: item.prose("note"),
        place: item.place(),
    }
}

fn body(cx: &mut Context<'_>, item: &Item<'_>, at: BodyId) {
    let exists = item.value("exists").and_then(|v| cx.date(item.span(v.range), v.text));
    let body = Body {
        members: members(cx, item, exists.as_ref()),
        leads: actors::several(cx, item, "led-by"),
        parents: named_bodies(cx, item, "part-of"),
        grew_from: named_bodies(cx, item, "grew-from"),
        names: names(cx, item),
        branded: branded(cx, item),
        exists,
        cites: cx.citations(item, "cite"),
        via: cx.citations(item, "via"),
        set: cx.set(item),
        ..cx.case[at].clone()
    };
    without_source(cx, item, &body.id.clone(), body.cites.is_empty() && body.via.is_empty());
    cx.case.bodies[at.0 as usize] = body;
}

fn without_source(cx: &mut Context<'_>, item: &Item<'_>, id: &str, bare: bool) {
    if bare {
        let message = format!("the {} `{id}` names no source", item.keyword());
        cx.say(
            Diagnostic::new(Code::SETTING_UNCITED, item.head_span(), message)
                .help("add `cite:` with the page, or `via:` with the page where it was read"),
        );
    }
}

/// The words of a field: of one value, with their places.
fn words<'a>(item: &Item<'a>, field: &Field) -> Vec<Piece<'a>> {
    let Some(range) = field.value.written().next() else { return Vec::new() };
    words_of(slice(item.text, range.clone()), range.start)
}

fn bad(cx: &mut Context<'_>, item: &Item<'_>, field: &Field, what: &str, form: &str) {
    let message = format!("this does not say {what}");
    cx.say(
        Diagnostic::new(Code::BAD_SETTING, item.field_span(field), message)
            .help(format!("write, for example, `{form}`")),
    );
}

pub(crate) fn named_bodies(cx: &mut Context<'_>, item: &Item<'_>, field: &str) -> Vec<BodyId> {
    let mut found = Vec::new();
    for piece in item.pieces(field) {
        found.extend(named_body(cx, item.span(piece.range.clone()), piece.text));
    }
    found
}

fn named_body(cx: &mut Context<'_>, span: Span, text: &str) -> Option<BodyId> {
    let found = cx.names.bodies.get(text).copied();
    if found.is_none() {
        let help = did_you_mean(text, cx.case.bodies.iter().map(|b| &*b.id), "declared are");
        cx.unknown(span, "project or institution", text, help);
    }
    found
}

/// `member: KAZ 2015-01-01/..`.
fn members(cx: &mut Context<'_>, item: &Item<'_>, exists: Option<&Date>) -> Vec<Member> {
    let mut found = Vec::new();
    for field in item.all("member") {
        let words = words(item, field);
        let (who, when) = match words.as_slice() {
            [who] => (who, None),
            [who, when] => (who, Some(when)),
            [] => continue,
            _ => {
                bad(cx, item, field, "who is a member, and when", "member: KAZ 2015-01-01/..");
                continue;
            }
        };
        let span = item.span(who.range.clone());
        if when.is_some_and(|when| leaves_first(cx, item, who.text, when)) {
            continue;
        }
        let when = when.and_then(|w| cx.date(item.span(w.range.clone()), w.text));
        let Some(actor) = actors::actor(cx, span, who.text, when.as_ref()) else { continue };
        let outside = too_early(who.text, when.as_ref(), exists)
            .or_else(|| too_late(who.text, when.as_ref(), exists));
        if let Some(message) = outside {
            cx.say(
                Diagnostic::new(Code::MEMBER_OUTSIDE, item.field_span(field), message)
                    .help("correct the date, or `exists:`"),
            );
        }
        if found.iter().any(|own: &Member| own.actor == actor && meet(own, when.as_ref())) {
            let message = format!("`{}` is a member twice at one time", who.text);
            cx.say(
                Diagnostic::new(Code::MEMBER_OUTSIDE, item.field_span(field), message)
                    .help("take one out, or let the first end before the second begins"),
            );
        }
        found.push(Member { actor, when });
    }
    found
}

/// Whether somebody leaves before joining, which is then said: the date itself would only be called
/// wrong.
fn leaves_first(cx: &mut Context<'_>, item: &Item<'_>, who: &str, when: &Piece<'_>) -> bool {
    let Some((joins, leaves)) = when.text.split_once('/') else { return false };
    let ends = Date::parse(joins).ok().zip(Date::parse(leaves).ok());
    let Some((joined, left)) = ends else { return false };
    let backwards = joined
        .admissible()
        .first
        .zip(left.admissible().last)
        .is_some_and(|(joined, left)| left < joined);
    if backwards {
        let message = format!("`{who}` leaves in {leaves}, before it joins in {joins}");
        cx.say(
            Diagnostic::new(Code::LEAVES_BEFORE_JOINING, item.span(when.range.clone()), message)
                .help(format!("swap the two dates, or write `{joins}/..` if it is still a member")),
        );
    }
    backwards
}

fn too_early(who: &str, when: Option<&Date>, exists: Option<&Date>) -> Option<String> {
    let begins = beginning(exists?).first?;
    // Its last day, so that a year is not before a day of the same year.
    let joins = beginning(when?).last?;
    (joins < begins).then(|| format!("`{who}` joins before there is anything to join"))
}

fn too_late(who: &str, when: Option<&Date>, exists: Option<&Date>) -> Option<String> {
    let ends = exists?.admissible().last?;
    let leaves = when?.admissible().last.unwrap_or(Day::MAX);
    let joins = beginning(when?).first?;
    // Of a member that has not left, only that it joins what is no more.
    let late = if leaves == Day::MAX { joins > ends } else { leaves > ends };
    late.then(|| format!("`{who}` is a member when there is nothing any more to be a member of"))
}

/// Whether two memberships share more than a year: within a year, the dates of one may be rounded
/// into the other.
fn meet(one: &Member, other: Option<&Date>) -> bool {
    let days = |when: Option<&Date>| when.map_or(DayRange::ALL, Date::admissible);
    let (one, other) = (days(one.when.as_ref()), days(other));
    one.intersect(other).is_some_and(|shared| shared.len_days().is_none_or(|days| days > 366))
}

/// The days on which it may begin.
fn beginning(of: &Date) -> DayRange {
    of.start().unwrap_or_else(|| of.admissible())
}

/// `called: 2013/2016 "One Belt, One Road"`.
fn names(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<(Date, String)> {
    let mut found = Vec::new();
    for field in item.all("called") {
        let Some(range) = field.value.written().next() else { continue };
        let text = slice(item.text, range.clone());
        let split = text.split_once(char::is_whitespace);
        let quoted = split.and_then(|(when, name)| {
            let name = name.trim().strip_prefix('"')?.strip_suffix('"')?;
            (!name.is_empty()).then_some((when, name))
        });
        let Some((when, name)) = quoted else {
            bad(
                cx,
                item,
                field,
                "what it was called, and when",
                "called: 2013/2016 \"New Silk Road\"",
            );
            continue;
        };
        let span = item.span(range.start..range.start + when.len() as u32);
        if let Some(date) = cx.date(span, when) {
            found.push((date, name.to_owned()));
        }
    }
    found
}

/// `branded: BRI 2013-09-07/..`.
fn branded(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<Branded> {
    let mut found = Vec::new();
    for field in item.all("branded") {
        let words = words(item, field);
        let (brand, when) = match words.as_slice() {
            [brand] => (brand, None),
            [brand, when] => (brand, cx.date(item.span(when.range.clone()), when.text)),
            [] => continue,
            _ => {
                bad(
                    cx,
                    item,
                    field,
                    "whose brand it bears, and since when",
                    "branded: BRI 2013/..",
                );
                continue;
            }
        };
        if let Some(brand) = named_body(cx, item.span(brand.range.clone()), brand.text) {
            found.push(Branded { brand, when });
        }
    }
    found
}

const AT: &str = "at: 44.2 N 80.4 E";

pub(crate) fn place(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a place has one short name and a title";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `place khorgos \"Khorgos\"` with `at:`"),
        );
        return;
    };
    let taken = cx.names.sites.contains_key(id.text);
    if !cx.is_new(taken, item, "places", id.text) {
        return;
    }
    let Some((latitude, longitude)) = coordinates(cx, item, id.text) else {
        // It is known, but nowhere: routes through it are not told that it is missing.
        cx.names.nowhere.insert(id.text.to_owned());
        return;
    };
    cx.names.sites.insert(id.text.to_owned(), SiteId(cx.case.sites.len() as u32));
    let site = Site {
        id: id.text.to_owned(),
        title: item.title(),
        latitude,
        longitude,
        of: actors::field(cx, item, "in", None),
        kind: item
            .value("kind")
            .and_then(|v| cx.choice(item.span(v.range), v.text, "a kind of place", SITE_KINDS))
            .unwrap_or_default(),
        cites: cx.citations(item, "cite"),
        note: item.prose("note"),
        place: item.place(),
    };
    cx.case.sites.push(site);
}

/// `44.2 N 80.4 E`, also with a comma between.
fn coordinates(cx: &mut Context<'_>, item: &Item<'_>, id: &str) -> Option<(f64, f64)> {
    let Some(field) = item.field("at") else {
        let message = format!("the place `{id}` has no coordinates, so no map can show it");
        cx.say(
            Diagnostic::new(Code::PLACE_NOWHERE, item.head_span(), message)
                .help(format!("add a line `  {AT}`")),
        );
        return None;
    };
    let words = words(item, field);
    let plain: Vec<&str> = words.iter().map(|word| word.text.trim_end_matches(',')).collect();
    let read = match plain.as_slice() {
        [latitude, ns, longitude, ew] => {
            degrees(latitude, ns, ["N", "S"], 90.0).zip(degrees(longitude, ew, ["E", "W"], 180.0))
        }
        _ => None,
    };
    if read.is_none() {
        let message = "these are no coordinates";
        cx.say(
            Diagnostic::new(Code::PLACE_NOWHERE, item.field_span(field), message)
                .help(format!("write degrees with N or S and E or W, as in `{AT}`")),
        );
    }
    read
}

fn degrees(number: &str, side: &str, sides: [&str; 2], most: f64) -> Option<f64> {
    let number = number.parse::<f64>().ok().filter(|n| (0.0..=most).contains(n))?;
    match sides.iter().position(|own| *own == side)? {
        0 => Some(number),
        _ => Some(-number),
    }
}

pub(crate) fn route(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a route has one short name and a title";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `route gas-line \"Gas pipeline to China\"` with `places:`"),
        );
        return;
    };
    let taken = cx.case.routes.iter().any(|own| own.id == id.text);
    if !cx.is_new(taken, item, "routes", id.text) {
        return;
    }
    let kind = item
        .value("kind")
        .and_then(|v| cx.choice(item.span(v.range), v.text, "a kind of route", ROUTE_KINDS));
    let named = item.list("places");
    let mut sites: Vec<SiteId> = Vec::new();
    let mut is_whole = true;
    for piece in &named {
        let found = site(cx, item, piece);
        is_whole &= found.is_some();
        // Twice in a row is no way between two places.
        sites.extend(found.filter(|found| sites.last() != Some(found)));
    }
    if is_whole && sites.len() < 2 {
        let message =
            format!("the route `{}` leads nowhere: it needs two places at least", id.text);
        let span = item.field("places").map_or_else(|| item.head_span(), |f| item.field_span(f));
        cx.say(
            Diagnostic::new(Code::ROUTE_NOWHERE, span, message)
                .help("name its places from one end to the other: `places: turkmenabat, khorgos`"),
        );
    }
    if sites.len() < 2 {
        return;
    }
    let route = Route {
        id: id.text.to_owned(),
        title: item.title(),
        kind: kind.unwrap_or_default(),
        sites,
        statuses: statuses(cx, item),
        parents: named_bodies(cx, item, "part-of"),
        branded: branded(cx, item),
        cites: cx.citations(item, "cite"),
        via: cx.citations(item, "via"),
        set: cx.set(item),
        note: item.prose("note"),
        place: item.place(),
    };
    without_source(cx, item, id.text, route.cites.is_empty() && route.via.is_empty());
    cx.case.routes.push(route);
}

fn site(cx: &mut Context<'_>, item: &Item<'_>, piece: &Piece<'_>) -> Option<SiteId> {
    let found = cx.names.sites.get(piece.text).copied();
    if found.is_none() && !cx.names.nowhere.contains(piece.text) {
        let help = did_you_mean(piece.text, cx.case.sites.iter().map(|s| s.id.as_str()), "");
        cx.unknown(item.span(piece.range.clone()), "place", piece.text, help);
    }
    found
}

/// `status: open 2009-12/..`, in the order of time.
fn statuses(cx: &mut Context<'_>, item: &Item<'_>) -> Vec<(RouteStatus, Date)> {
    let mut found = Vec::new();
    for field in item.all("status") {
        let words = words(item, field);
        let [word, when] = words.as_slice() else {
            bad(cx, item, field, "how far it had come, and when", "status: open 2009-12/..");
            continue;
        };
        let status =
            cx.choice(item.span(word.range.clone()), word.text, "a status", ROUTE_STATUSES);
        let date = cx.date(item.span(when.range.clone()), when.text);
        found.extend(status.zip(date));
    }
    // Stable: of one day the first written stands first.
    found.sort_by_key(|(_, date)| date.admissible().first);
    found
}
