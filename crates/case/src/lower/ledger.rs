//! All events, many of them side by side.
//!
//! What an event means does not depend on the events before it, with two exceptions: an actor takes its position when it
//! is named for the first time, and what is proposed for an unknown one are the actors named so far. So events are read
//! side by side with what is known; those that meet an exception are read again in their turn. The case and what is said
//! are those of reading one after the other, whatever the number of threads.

use super::context::Context;
use super::events;
use super::item::Head;
use super::memory::Memory;
use crate::model::Event;
use counterpoise_diagnostic::Diagnostic;
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
    events: Vec<Option<(Event, Vec<Diagnostic>)>>,
    cited: Vec<bool>,
    memory: Memory,
}

fn side_by_side(cx: &Context<'_>, block: &[Named<'_>]) -> Vec<Part> {
    let part = |(at, job): (usize, &[Named<'_>])| {
        let mut beside = cx.beside();
        let events = job.iter().map(|(head, id)| one(&mut beside, *head, id)).collect();
        Part { from: at * JOB, events, cited: beside.cited, memory: beside.memory }
    };
    block.par_chunks(JOB).enumerate().map(part).collect()
}

fn one(cx: &mut Context<'_>, head: Head<'_>, id: &str) -> Option<(Event, Vec<Diagnostic>)> {
    let event = events::event(cx, &head.item(), id);
    let said = std::mem::take(&mut cx.diagnostics);
    (!std::mem::take(&mut cx.in_its_turn)).then_some((event, said))
}

fn take(cx: &mut Context<'_>, part: Part, block: &[Named<'_>], read: &mut Vec<Event>) {
    cx.memory.join(part.memory);
    cx.cited.iter_mut().zip(part.cited).for_each(|(cited, too)| *cited |= too);
    for (event, (head, id)) in part.events.into_iter().zip(&block[part.from..]) {
        let event = match event {
            Some((event, said)) => {
                cx.diagnostics.extend(said);
                event
            }
            None => events::event(cx, &head.item(), id),
        };
        read.push(event);
    }
}
