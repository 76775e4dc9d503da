//! All events, many of them side by side.
//!
//! What an event means does not depend on the events before it, with two exceptions: an actor takes
//! its position when it is named for the first time, and what is proposed for an unknown one are
//! the actors named so far. So events are read side by side with what is known; those that meet an
//! exception are read again in their turn. The case and what is said are those of reading one after
//! the other, whatever the number of threads.

use super::context::Context;
use super::events;
use super::item::Head;
use super::memory::Memory;
use crate::model::{CitedBy, Event};
use counterpoise_diagnostic::{Budget, Gathered};
use rayon::prelude::*;

/// Events read before what they have brought is known to the next.
const BLOCK: usize = 8192;

/// Events read by one hand.
const JOB: usize = 256;

/// Reads the events of all files, in their order.
pub(crate) fn all<'a>(cx: &mut Context<'a>, heads: &[Head<'a>]) {
    in_blocks(cx, heads, BLOCK);
}

fn in_blocks<'a>(cx: &mut Context<'a>, heads: &[Head<'a>], block: usize) {
    let (named, nameless) = names(cx, heads);
    let mut read = Vec::with_capacity(named.len());
    for block in named.chunks(block) {
        cx.settle();
        for part in side_by_side(cx, block) {
            take(cx, part, block, &mut read);
        }
    }
    cx.case.events = read;
    // Whatever else is wrong with an event that has no name of its own is said at once, too.
    for head in nameless {
        events::event(cx, &head.item(), "");
    }
}

type Named<'a> = (Head<'a>, &'a str);

/// The ids of all events first, so that events may refer to later ones.
fn names<'a>(cx: &mut Context<'a>, heads: &[Head<'a>]) -> (Vec<Named<'a>>, Vec<Head<'a>>) {
    let (mut named, mut nameless) = (Vec::with_capacity(heads.len()), Vec::new());
    cx.names.events.reserve(heads.len());
    for head in heads {
        match events::name(cx, head, named.len()) {
            Some(id) => named.push((*head, id)),
            None => nameless.push(*head),
        }
    }
    (named, nameless)
}

/// What one hand has read.
struct Part {
    /// Position of the first event in its block.
    from: usize,
    /// Events with what is said about them; `None`: to be read again in its turn.
    events: Vec<Option<(Event, Gathered)>>,
    cited: Vec<CitedBy>,
    memory: Memory,
}

fn side_by_side(cx: &Context<'_>, block: &[Named<'_>]) -> Vec<Part> {
    let part = |(at, job): (usize, &[Named<'_>])| {
        let (mut beside, mut budget) = (cx.beside(), Budget::default());
        let mut read = |(head, id): &Named<'_>| one(&mut beside, *head, id, &mut budget);
        let events = job.iter().map(&mut read).collect();
        Part { from: at * JOB, events, cited: beside.cited, memory: beside.memory }
    };
    block.par_chunks(JOB).enumerate().map(part).collect()
}

fn one(
    cx: &mut Context<'_>,
    head: Head<'_>,
    id: &str,
    budget: &mut Budget,
) -> Option<(Event, Gathered)> {
    let event = events::event(cx, &head.item(), id);
    let mut said = std::mem::take(&mut cx.diagnostics);
    if std::mem::take(&mut cx.in_its_turn) {
        return None;
    }
    said.within(budget);
    Some((event, said))
}

fn take(cx: &mut Context<'_>, part: Part, block: &[Named<'_>], read: &mut Vec<Event>) {
    cx.memory.join(part.memory);
    cx.cited.iter_mut().zip(part.cited).for_each(|(cited, too)| *cited = (*cited).min(too));
    for (event, (head, id)) in part.events.into_iter().zip(&block[part.from..]) {
        let event = match event {
            Some((event, said)) => {
                cx.diagnostics.join(said);
                event
            }
            None => events::event(cx, &head.item(), id),
        };
        read.push(event);
    }
}

#[cfg(test)]
mod tests {
    use super::{BLOCK, in_blocks, names};
    use crate::lower::context::Context;
    use crate::lower::{Input, Part, arenas, events, sort};
    use counterpoise_diagnostic::Files;
    use counterpoise_syntax::parse_part;
    use proptest::prelude::*;

    /// Everything that comes of the events, read in blocks of some length, or one after the other.
    fn read(text: &str, block: Option<usize>) -> String {
        let mut files = Files::default();
        let file = files.add("events.case", text.to_owned());
        let (tree, _) = parse_part(text, 0..text.len() as u32, file);
        let parts = [Part { file, tree, lines_before: 0, builtin: false }];
        let input = Input {
            files: &files,
            parts: &parts,
            bundled: (file, ""),
            attachments: &[],
            switched: crate::Switched::default(),
        };
        let mut cx = Context::new(&[]);
        let (items, heads) = sort(&mut cx, &input);
        items
            .iter()
            .filter(|(k, _)| *k == "arena")
            .flat_map(|(_, i)| i)
            .for_each(|i| arenas::declare(&mut cx, i));
        match block {
            Some(block) => in_blocks(&mut cx, &heads, block),
            None => {
                let (named, nameless) = names(&mut cx, &heads);
                let events = named
                    .iter()
                    .map(|(head, id)| events::event(&mut cx, &head.item(), id))
                    .collect();
                cx.case.events = events;
                nameless.iter().for_each(|head| drop(events::event(&mut cx, &head.item(), "")));
            }
        }
        format!("{:?}\n{:?}", *cx.case, cx.diagnostics)
    }

    /// Events of actors known, unknown, misspelt, ambiguous and out of their time; some without an
    /// id.
    fn event() -> impl Strategy<Value = String> {
        let who = || {
            let known =
                prop::sample::select(vec!["RUS", "CHN", "USA", "DEU", "KAZ", "SCO", "JPN", "PRK"]);
            let odd = prop::sample::select(vec![
                "RUSS", "CHNN", "XXX", "Korea", "Germany", "GMY", "SUN", "RUM", "KZA",
            ]);
            prop_oneof![6 => known, 1 => odd]
        };
        let date =
            prop::sample::select(vec!["2014-03-18", "1950", "1985/1995", "undated", "2014-13"]);
        let field = prop_oneof![
            Just(String::new()),
            who().prop_map(|w| format!("  gains: {w} relative promised, CHN wholly\n")),
            who().prop_map(|w| format!("  also: RUS -> {w} in north: resist, soft\n")),
            who().prop_map(|w| format!("  toward: {w}\n")),
            prop::sample::select(vec![
                "  arena: north\n",
                "  arena: nord\n",
                "  issue: one, two\n",
                "  follows: E3\n"
            ])
            .prop_map(str::to_owned),
            prop::sample::select(vec![
                "  bears-on: north 0.5\n",
                "  commitment: one\n",
                "  ends: E3\n  coded: gains\n"
            ])
            .prop_map(str::to_owned),
        ];
        (0..400_u32, date, who(), who(), field).prop_map(|(id, date, from, to, field)| {
            let id = if id < 390 { format!("  id: E{id}\n") } else { String::new() };
            format!("event {date} {from} -> {to} \"Act\"\n{id}  deed, resist\n{field}\n")
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn side_by_side_is_one_after_the_other(events in prop::collection::vec(event(), 1..700), block in 1..600_usize) {
            let text = format!("arena north \"North\"\n\n{}", events.concat());
            let expected = read(&text, None);
            prop_assert_eq!(&read(&text, Some(block)), &expected);
            prop_assert_eq!(&read(&text, Some(BLOCK)), &expected);
        }
    }
}
