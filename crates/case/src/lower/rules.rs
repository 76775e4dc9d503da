//! Indicators, attributes, schools, concepts, patterns.

use super::context::{ALL_ARENAS, Context, did_you_mean};
use super::item::Item;
use super::readings::words_of;
use super::word_lists::{AGGREGATIONS, LEVELS};
use super::{actors, formula, schools};
use crate::model::{
    Concept, ConceptId, Indicator, IndicatorId, Pattern, PatternId, PatternPart, Residual, School,
    SchoolId, Scope, Term,
};
use counterpoise_diagnostic::{Code, Diagnostic, Span};
use counterpoise_syntax::{Piece, slice};

pub(crate) fn indicator(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let Some(id) = short_name(cx, item, "indicator I10 \"Non-military obstruction\"") else {
        return;
    };
    let taken = cx.names.indicators.contains_key(&id);
    let Some(formula) = formula::read(cx, item) else { return };
    if cx.is_new(taken, item, "indicators", &id) {
        let cites = cx.citations(item, "cite");
        cx.names.indicators.insert(id.clone(), IndicatorId(cx.case.indicators.len() as u32));
        cx.case.indicators.push(Indicator {
            id,
            title: item.title(),
            formula,
            cites,
            note: item.prose("note"),
            place: item.place(),
        });
    }
}

/// The short name on the first line.
pub(crate) fn short_name(cx: &mut Context<'_>, item: &Item<'_>, form: &str) -> Option<String> {
    if let [id] = item.header.words.as_slice() {
        return Some(id.text.to_owned());
    }
    let message = format!("the first line of this `{}` is not understood", item.keyword());
    cx.say(
        Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
            .help(format!("write `{form}`")),
    );
    None
}

pub(crate) fn declare_school(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let Some(id) = short_name(cx, item, "school pape-2005 \"Soft balancing\"") else { return };
    let taken = cx.names.schools.contains_key(&id);
    if !cx.is_new(taken, item, "schools", &id) {
        return;
    }
    let school = School {
        id: id.clone(),
        title: item.title(),
        author: item.prose("author"),
        year: item.number(cx, "year", -9999.0..=9999.0).map(|y| y as i32),
        aggregation: item.value("aggregation").and_then(|v| {
            cx.choice(item.span(v.range), v.text, "a way of combining conditions", AGGREGATIONS)
        }),
        applies_if: Vec::new(),
        residual: residual(item),
        cites: cx.citations(item, "cite"),
        note: item.prose("note"),
        place: item.place(),
    };
    cx.names.schools.insert(id, SchoolId(cx.case.schools.len() as u32));
    cx.case.schools.push(school);
}

/// What the author calls the rest, or `none`: the author names no rest.
fn residual(item: &Item<'_>) -> Residual {
    match item.value("residual") {
        None => Residual::Unstated,
        Some(value) if value.text == "none" => Residual::NoName,
        Some(value) => Residual::Named(value.text.to_owned()),
    }
}

/// Where the school applies, once its concepts are known. What it is about cannot hang on what it
/// says of it.
pub(crate) fn scope(cx: &mut Context<'_>, item: &Item<'_>) {
    if item.field("applies-if").is_none() {
        return;
    }
    let Some(&school) = item.header.words.first().and_then(|id| cx.names.schools.get(id.text))
    else {
        return;
    };
    if cx.case[school].place != item.place() {
        return;
    }
    let mut found = Vec::new();
    for piece in item.list("applies-if") {
        let Some(term) = alternatives(cx, item, &piece, school) else { continue };
        match verdict_in(cx, &term) {
            Some(label) => {
                let message = format!(
                    "`{label}` is a label of this school, and so no condition of where it applies"
                );
                let help = "name attributes, `not x`, `a or b`";
                cx.say(
                    Diagnostic::new(Code::BAD_SCOPE, item.span(piece.range), message).help(help),
                );
            }
            None => found.push(term),
        }
    }
    cx.case.schools[school.0 as usize].applies_if = found;
}

/// The label of a concept among the terms that may be a verdict.
fn verdict_in(cx: &Context<'_>, term: &Term) -> Option<String> {
    match term {
        Term::Attribute(_) => None,
        Term::Concept(concept) => {
            cx.case[*concept].is_verdict.then(|| cx.case[*concept].label.clone())
        }
        Term::Not(inner) => verdict_in(cx, inner),
        Term::Or(terms) => terms.iter().find_map(|term| verdict_in(cx, term)),
    }
}

/// `ID of SCHOOL`.
fn of_school(cx: &mut Context<'_>, item: &Item<'_>) -> Option<(String, SchoolId)> {
    if let [id, of, name] = item.header.words.as_slice()
        && of.text == "of"
    {
        return Some((
            id.text.to_owned(),
            schools::school(cx, item.span(name.range.clone()), name.text)?,
        ));
    }
    let message = format!("a {} belongs to a school", item.keyword());
    let help = format!("write `{} soft-balancing of pape-2005 \"Soft balancing\"`", item.keyword());
    cx.say(Diagnostic::new(Code::BAD_HEADER, item.head_span(), message).help(help));
    None
}

/// First pass over concepts: their names, so that rules may refer to later ones.
pub(crate) fn name_concept(cx: &mut Context<'_>, item: &Item<'_>) -> Option<ConceptId> {
    let (id, school) = of_school(cx, item)?;
    let taken = cx.names.concepts.contains_key(&(school, id.clone()));
    if !cx.is_new(taken, item, "concepts", &id) {
        return None;
    }
    let at = ConceptId(cx.case.concepts.len() as u32);
    cx.names.concepts.insert((school, id.clone()), at);
    cx.case.concepts.push(Concept {
        label: item.value("label").map_or_else(|| id.clone(), |v| v.text.to_owned()),
        id,
        title: item.title(),
        school,
        all: Vec::new(),
        any: Vec::new(),
        none: Vec::new(),
        level: None,
        is_verdict: true,
        cites: Vec::new(),
        note: item.prose("note"),
        place: item.place(),
    });
    Some(at)
}

/// Second pass: the rule.
pub(crate) fn define_concept(cx: &mut Context<'_>, item: &Item<'_>, at: ConceptId) {
    item.check(cx);
    let school = cx.case[at].school;
    let [all, any, none] = ["all", "any", "none"].map(|field| terms(cx, item, field, school));
    if ["all", "any", "none"].iter().all(|field| item.field(field).is_none()) {
        let message = format!("the concept `{}` has no conditions", cx.case[at].id);
        cx.say(
            Diagnostic::new(Code::EMPTY_CONCEPT, item.head_span(), message)
                .help("add `all:`, `any:` or `none:`"),
        );
    }
    let words: Vec<_> = item.coding().collect();
    for word in &words {
        cx.choice(
            item.span(word.range.clone()),
            word.text,
            "a word of a concept",
            &[("building-block", ())],
        );
    }
    let level =
        item.value("level").and_then(|v| cx.choice(item.span(v.range), v.text, "a level", LEVELS));
    let cites = cx.citations(item, "cite");
    let concept = &mut cx.case.concepts[at.0 as usize];
    (concept.all, concept.any, concept.none) = (all, any, none);
    concept.is_verdict = words.is_empty();
    concept.level = level;
    concept.cites = cites;
}

fn terms(cx: &mut Context<'_>, item: &Item<'_>, field: &str, school: SchoolId) -> Vec<Term> {
    item.list(field).iter().filter_map(|p| alternatives(cx, item, p, school)).collect()
}

fn alternatives(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    piece: &Piece<'_>,
    school: SchoolId,
) -> Option<Term> {
    let parts: Vec<&str> = piece.text.split(" or ").map(str::trim).collect();
    let span = item.span(piece.range.clone());
    let mut found: Vec<Term> =
        parts.iter().map(|p| term(cx, span, p, school)).collect::<Option<_>>()?;
    if found.len() == 1 { found.pop() } else { Some(Term::Or(found)) }
}

fn term(cx: &mut Context<'_>, span: Span, text: &str, school: SchoolId) -> Option<Term> {
    if let Some(rest) = text.strip_prefix("not ").map(str::trim)
        && !rest.starts_with("not ")
    {
        return term(cx, span, rest, school).map(|t| Term::Not(Box::new(t)));
    }
    if let Some(&attribute) = cx.names.attributes.get(text) {
        return Some(Term::Attribute(attribute));
    }
    if let Some(&concept) = cx.names.concepts.get(&(school, text.to_owned())) {
        return Some(Term::Concept(concept));
    }
    let of_school = cx.case.concepts.iter().filter(|c| c.school == school).map(|c| c.id.as_str());
    let help =
        did_you_mean(text, cx.case.attributes.iter().map(|a| a.id.as_str()).chain(of_school), "");
    cx.unknown(span, "attribute or concept", text, help);
    None
}

pub(crate) fn pattern(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let Some((id, school)) = of_school(cx, item) else { return };
    let taken = cx.names.patterns.contains_key(&(school, id.clone()));
    if !cx.is_new(taken, item, "patterns", &id) {
        return;
    }
    let mut parts = Vec::new();
    for field in item.all("when") {
        let words: Vec<Piece<'_>> = field
            .value
            .iter()
            .flat_map(|r| words_of(slice(item.text, r.clone()), r.start))
            .collect();
        match part(cx, item, &words) {
            Some(part) => parts.push(part),
            None => cx.say(
                Diagnostic::new(
                    Code::BAD_PATTERN,
                    item.field_span(field),
                    "this part of the pattern is not understood",
                )
                .help("write `when: hedging in regional` or `when: balancing of RUS -> USA in global`"),
            ),
        }
    }
    if item.field("when").is_none() {
        let message = format!("the pattern `{id}` has no `when:`");
        cx.say(
            Diagnostic::new(Code::BAD_PATTERN, item.head_span(), message)
                .help("add lines `  when: hedging in regional`"),
        );
    }
    let cites = cx.citations(item, "cite");
    cx.names.patterns.insert((school, id.clone()), PatternId(cx.case.patterns.len() as u32));
    cx.case.patterns.push(Pattern {
        id,
        title: item.title(),
        school,
        parts,
        cites,
        note: item.prose("note"),
        place: item.place(),
    });
}

/// The pattern of a school by its name.
pub(super) fn pattern_of(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    school: SchoolId,
    name: &Piece<'_>,
) -> Option<PatternId> {
    let found = cx.names.patterns.get(&(school, name.text.to_owned())).copied();
    if found.is_none() {
        let own: Vec<&str> =
            cx.case.patterns.iter().filter(|p| p.school == school).map(|p| p.id.as_str()).collect();
        let id = &cx.case[school].id;
        let help =
            match did_you_mean(name.text, own.iter().copied(), &format!("those of `{id}` are")) {
                help if own.is_empty() && help.is_empty() => {
                    format!("`{id}` has none; add `pattern {} of {id}`", name.text)
                }
                help => help,
            };
        cx.unknown(item.span(name.range.clone()), "pattern", name.text, help);
    }
    found
}

fn part(cx: &mut Context<'_>, item: &Item<'_>, words: &[Piece<'_>]) -> Option<PatternPart> {
    let (label, rest) = words.split_first()?;
    let (dyad, rest) = match rest {
        [of, from, arrow, to, rest @ ..] if of.text == "of" => {
            (Some(actors::dyad(cx, item, &[from.clone(), arrow.clone(), to.clone()], None)?), rest)
        }
        rest => (None, rest),
    };
    let [inside, place] = rest else { return None };
    if inside.text != "in" {
        return None;
    }
    if place.text == ALL_ARENAS {
        return Some(PatternPart { label: label.text.to_owned(), dyad, scope: Scope::All });
    }
    let level =
        LEVELS.iter().find(|(word, _)| *word == place.text).map(|(_, level)| Scope::Level(*level));
    // A level and an arena may share a name (`global`): the arena is the narrower meaning only if
    // no level has the name.
    let scope = level.or_else(|| cx.names.arenas.get(place.text).map(|a| Scope::Arena(*a)))?;
    Some(PatternPart { label: label.text.to_owned(), dyad, scope })
}
