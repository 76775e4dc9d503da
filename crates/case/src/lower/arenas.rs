//! Arenas and sets.

use super::actors;
use super::context::{ALL_ARENAS, Context};
use super::item::Item;
use super::word_lists::{LEVELS, ON_OFF};
use crate::Switched;
use crate::model::{Arena, ArenaId, Set, SetId};
use counterpoise_diagnostic::{Code, Diagnostic};

pub(crate) fn declare(cx: &mut Context<'_>, item: &Item<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "an arena is declared by one short name and a title";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `arena central-asia \"Central Asia\"`"),
        );
        return;
    };
    let taken = cx.names.arenas.contains_key(id.text);
    if !cx.is_new(taken, item, "arenas", id.text) {
        return;
    }
    if id.text == ALL_ARENAS {
        let message =
            format!("`{ALL_ARENAS}` stands for all arenas together, so no arena is called that");
        cx.say(
            Diagnostic::new(Code::DUPLICATE, item.span(id.range.clone()), message)
                .help("give it another name"),
        );
    }
    let level =
        item.value("level").and_then(|v| cx.choice(item.span(v.range), v.text, "a level", LEVELS));
    cx.names.arenas.insert(id.text.to_owned(), ArenaId(cx.case.arenas.len() as u32));
    cx.case.arenas.push(Arena {
        id: id.text.to_owned(),
        title: item.title(),
        level: level.unwrap_or_default(),
        wider: Vec::new(),
        overlaps: Vec::new(),
        states: Vec::new(),
        note: item.prose("note"),
        place: item.place(),
    });
}

/// Follows `within` upwards, once all arenas are known.
pub(crate) fn connect(cx: &mut Context<'_>, items: &[Item<'_>]) {
    let direct: Vec<Vec<ArenaId>> = (0..cx.case.arenas.len())
        .map(|i| at(items, cx, i).map_or_else(Vec::new, |item| cx.arenas(&item, "within")))
        .collect();
    for (i, _) in direct.iter().enumerate() {
        let wider = upwards(&direct, i);
        if wider.contains(&ArenaId(i as u32))
            && let Some(item) = at(items, cx, i)
        {
            let message = format!("the arena `{}` lies within itself", cx.case.arenas[i].id);
            cx.say(
                Diagnostic::new(Code::CYCLE, item.head_span(), message)
                    .help("take one `within:` of the circle away"),
            );
        }
        cx.case.arenas[i].wider = wider.into_iter().filter(|w| w.0 as usize != i).collect();
        if let Some(item) = at(items, cx, i) {
            cx.case.arenas[i].overlaps = cx.arenas(&item, "overlaps");
            cx.case.arenas[i].states = actors::several(cx, &item, "states");
        }
    }
}

fn at<'a>(items: &[Item<'a>], cx: &Context<'_>, arena: usize) -> Option<Item<'a>> {
    let place = cx.case.arenas[arena].place;
    items.iter().find(|i| i.place() == place).cloned()
}

fn upwards(direct: &[Vec<ArenaId>], from: usize) -> Vec<ArenaId> {
    let mut found = vec![false; direct.len()];
    let mut open = direct[from].clone();
    while let Some(next) = open.pop() {
        if !std::mem::replace(&mut found[next.0 as usize], true) {
            open.extend(&direct[next.0 as usize]);
        }
    }
    (0..direct.len() as u32).filter(|at| found[*at as usize]).map(ArenaId).collect()
}

pub(crate) fn declare_set(cx: &mut Context<'_>, item: &Item<'_>, switched: Switched<'_>) {
    item.check(cx);
    let [id] = item.header.words.as_slice() else {
        let message = "a set is declared by one short name and a title";
        cx.say(
            Diagnostic::new(Code::BAD_HEADER, item.head_span(), message)
                .help("write `set outside \"Facts from elsewhere\"`"),
        );
        return;
    };
    let default = item
        .value("default")
        .and_then(|v| cx.choice(item.span(v.range), v.text, "on or off", ON_OFF));
    let taken = cx.names.sets.contains_key(id.text);
    if cx.is_new(taken, item, "sets", id.text) {
        cx.names.sets.insert(id.text.to_owned(), SetId(cx.case.sets.len() as u32));
        let named = |sets: &[String]| sets.iter().any(|set| set == id.text);
        let on = (default.unwrap_or(true) || named(switched.on)) && !named(switched.off);
        cx.case.sets.push(Set { id: id.text.to_owned(), title: item.title(), on });
    }
}
