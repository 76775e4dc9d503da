//! From trees to the case: directives of all files, kind after kind, so that order and files do not
//! matter.

mod actors;
mod amounts;
mod arenas;
mod attributes;
mod bearings;
mod causes;
mod choices;
mod circles;
mod claim_words;
mod claims;
mod clues;
mod clusters;
mod coding;
mod commitments;
mod context;
mod event_values;
mod events;
mod evidence;
mod filter;
mod formula;
mod header;
mod hypotheses;
mod item;
mod item_checks;
mod ledger;
mod likelihood;
mod memory;
mod parties;
mod positions;
mod readings;
mod rules;
mod schools;
mod second;
mod series;
mod settings;
mod shared;
mod shifts;
mod sources;
mod spans;
mod times;
pub(crate) mod word_lists;

pub(crate) use context::{Context, Unread};
pub(crate) use events::{fits, role, usual_hardness};
pub(crate) use readings::own_readings;

use crate::Switched;
use crate::bibliography;
use crate::folder::has_ending;
use crate::model::Case;
use crate::schema;
use counterpoise_diagnostic::{Code, Diagnostic, FileId, Files, Gathered, Span};
use item::{Head, Item};
use std::sync::Arc;

/// A file, or a part of one, as directives.
pub(crate) struct Part {
    pub(crate) file: FileId,
    pub(crate) tree: counterpoise_syntax::Part,
    /// Lines of the file before it.
    pub(crate) lines_before: u32,
    /// Whether it belongs to the program's own library of schools.
    pub(crate) builtin: bool,
}

/// What the lowering needs besides the trees.
pub(crate) struct Input<'a> {
    pub(crate) files: &'a Files,
    pub(crate) parts: &'a [Part],
    /// The bibliography that comes with the program.
    pub(crate) bundled: (FileId, &'a str),
    pub(crate) attachments: &'a [(String, Vec<u8>)],
    pub(crate) switched: Switched<'a>,
}

/// Resolves everything. `bibliography` gives the text of the case's own `.bib` file by name.
pub(crate) fn lower<'a>(
    input: &Input<'a>,
    bibliography: &mut dyn FnMut(&str) -> Option<(FileId, String)>,
) -> (Case, Gathered) {
    let mut cx = Context::new(input.attachments);
    let (items, events) = sort(&mut cx, input);
    let of = |kind: &str| {
        items.iter().find(|(k, _)| *k == kind).map_or(&[][..], |(_, items)| items.as_slice())
    };
    let case = of("case").first().cloned();
    one_case(&mut cx, of("case"));

    of("actor").iter().for_each(|item| actors::declare(&mut cx, item));
    of("institution").iter().for_each(|item| settings::declare_actor(&mut cx, item));
    of("project").iter().for_each(|item| settings::declare_actor(&mut cx, item));
    of("set").iter().for_each(|item| arenas::declare_set(&mut cx, item, input.switched));
    let (file, text) = input.bundled;
    let mut works = sources::Works::of_program(&mut cx, file, text);
    let own = |item| own_bibliography(&mut cx, item, &mut works, bibliography);
    let anchor = case.as_ref().and_then(own);
    works.print(&mut cx);
    if let Some(item) = &case {
        header::begin(&mut cx, item);
    }
    of("actor").iter().for_each(|item| actors::check_members(&mut cx, item));
    let mut described = Vec::new();
    of("source").iter().for_each(|item| sources::describe(&mut cx, item, &mut described));
    of("arena").iter().for_each(|item| arenas::declare(&mut cx, item));
    arenas::connect(&mut cx, of("arena"));
    of("turning-point").iter().for_each(|item| times::turning_point(&mut cx, item));
    of("period").iter().for_each(|item| times::period(&mut cx, item));
    if let Some(item) = &case {
        header::names_then(&mut cx, item);
    }
    settings::bodies(&mut cx, of("project"), of("institution"));
    of("place").iter().for_each(|item| settings::place(&mut cx, item));
    of("route").iter().for_each(|item| settings::route(&mut cx, item));
    of("series").iter().for_each(|item| series::declare(&mut cx, item));
    ledger::all(&mut cx, &events);
    of("commitment").iter().for_each(|item| commitments::commitment(&mut cx, item));
    of("assessment").iter().for_each(|item| evidence::assessment(&mut cx, item));
    all_rules(&mut cx, &of, case.as_ref());
    // After the rules: a search names the kinds of acts that it looked for.
    of("search").iter().for_each(|item| evidence::search(&mut cx, item));
    if let Some(item) = &case {
        header::finish(&mut cx, item);
    }
    of("position").iter().for_each(|item| positions::position(&mut cx, item));
    positions::slips(&mut cx, of("position"));
    of("watch").iter().for_each(|item| shifts::watch(&mut cx, item));
    of("claimed-shift").iter().for_each(|item| shifts::claimed(&mut cx, item));
    rivals(&mut cx, &of);
    of("claim").iter().for_each(|item| claims::claim(&mut cx, item));
    if let Some(item) = &case {
        header::main_claim(&mut cx, item, !of("claim").is_empty());
    }
    choices::all(&mut cx, of("choice"));
    crate::checks::all(&mut cx);
    sources::unused(&mut cx, anchor);
    sources::cited(&mut cx);
    (cx.case.into_own(), cx.diagnostics)
}

type Sorted<'a> = Vec<(&'static str, Vec<Item<'a>>)>;

/// Directives by kind, in the order of the files; events, of which there may be very many, without
/// their first lines read.
fn sort<'a>(cx: &mut Context<'_>, input: &Input<'a>) -> (Sorted<'a>, Vec<Head<'a>>) {
    let mut sorted: Sorted<'a> = schema::names().map(|name| (name, Vec::new())).collect();
    let mut events = Vec::new();
    for head in input.parts.iter().flat_map(|part| heads(input.files, part)) {
        let keyword = head.keyword();
        match sorted.iter_mut().find(|(k, _)| *k == keyword) {
            Some(("event", _)) => events.push(head),
            Some((_, items)) => items.push(head.item()),
            None => unknown_directive(cx, &head, keyword),
        }
    }
    (sorted, events)
}

fn heads<'a>(files: &'a Files, part: &'a Part) -> impl Iterator<Item = Head<'a>> {
    let text = files.get(part.file).map_or("", |file| file.text.as_str());
    part.tree.directives.iter().map(move |directive| Head {
        file: part.file,
        text,
        directive,
        line: part.lines_before + directive.line + 1,
        builtin: part.builtin,
    })
}

fn unknown_directive(cx: &mut Context<'_>, item: &Head<'_>, keyword: &str) {
    cx.diagnostics.push_with(Code::UNKNOWN_DIRECTIVE, || {
        let span = item.span(item.directive.keyword.clone());
        let help = context::did_you_mean(keyword, schema::names(), "");
        let help = if help.is_empty() {
            "indent the line if it belongs to the directive above, or begin it with `;` if it is a comment".to_owned()
        } else {
            help
        };
        Diagnostic::new(Code::UNKNOWN_DIRECTIVE, span, format!("`{keyword}` is not a directive"))
            .help(help)
    });
}

fn one_case(cx: &mut Context<'_>, cases: &[Item<'_>]) {
    if cases.is_empty() {
        cx.say(
            Diagnostic::new(Code::NO_CASE, None, "there is no `case` directive in this folder")
                .help("add `case my-case \"Title\"` with `question:`, `subject:` and `target:`"),
        );
    }
    for second in cases.iter().skip(1) {
        cx.say(
            Diagnostic::new(
                Code::TWO_CASES,
                second.head_span(),
                "this is a second `case` directive",
            )
            .help("a folder holds one case: delete one"),
        );
    }
}

/// Reads the bibliographies that the case names. The place of the first serves for what is said
/// about all of them.
fn own_bibliography(
    cx: &mut Context<'_>,
    item: &Item<'_>,
    works: &mut sources::Works,
    read: &mut dyn FnMut(&str) -> Option<(FileId, String)>,
) -> Option<Span> {
    let mut first = None;
    for name in item.pieces("bibliography") {
        let span = item.span(name.range.clone());
        first = first.or(Some(span));
        let known = bibliography::ENDINGS.iter().any(|ending| has_ending(name.text, ending));
        match read(name.text).filter(|_| known) {
            Some((file, text)) => works.of_case(cx, file, name.text, &text, span),
            None => no_bibliography(cx, name.text, span, known),
        }
    }
    first
}

fn no_bibliography(cx: &mut Context<'_>, name: &str, span: Span, known: bool) {
    let mut unread = Unread::clone(&cx.unread);
    unread.any = true;
    cx.unread = Arc::new(unread);
    let (message, help) = if known {
        (
            format!("there is no file `{name}` in the case folder"),
            "correct the name, or export your library from Zotero as BibLaTeX to it",
        )
    } else {
        (
            format!("`{name}` is no bibliography by its name"),
            "name a file that ends in .bib (BibTeX, BibLaTeX), .json (CSL-JSON) or .ris (RIS)",
        )
    };
    cx.say(Diagnostic::new(Code::UNREADABLE, span, message).help(help));
}

/// Rival explanations, and what is asked of them.
fn rivals<'a>(cx: &mut Context<'_>, of: &dyn Fn(&str) -> &'a [Item<'a>]) {
    hypotheses::all(cx, of("hypothesis"));
    of("clue").iter().for_each(|item| clues::clue(cx, item));
    of("clue")
        .iter()
        .filter(|item| item.field("given").is_some())
        .for_each(|item| clues::given(cx, item));
    of("clue")
        .iter()
        .filter(|item| item.field("apart").is_some())
        .for_each(|item| clues::apart(cx, item));
    of("cluster").iter().for_each(|item| clusters::cluster(cx, item));
    of("cause").iter().for_each(|item| causes::cause(cx, item));
}

fn all_rules<'a>(
    cx: &mut Context<'_>,
    of: &dyn Fn(&str) -> &'a [Item<'a>],
    case: Option<&Item<'_>>,
) {
    of("indicator").iter().for_each(|item| rules::indicator(cx, item));
    attributes::all(cx, of("attribute"));
    of("school").iter().for_each(|item| rules::declare_school(cx, item));
    let concepts: Vec<_> =
        of("concept").iter().map(|item| (item, rules::name_concept(cx, item))).collect();
    for (item, at) in concepts {
        if let Some(at) = at {
            rules::define_concept(cx, item, at);
        }
    }
    of("school").iter().for_each(|item| rules::scope(cx, item));
    circles::circles(cx);
    circles::depths(cx);
    of("pattern").iter().for_each(|item| rules::pattern(cx, item));
    cx.case.header.schools = schools::chosen(cx, case);
}
