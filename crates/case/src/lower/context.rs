//! What the lowering carries along: the case so far, the names, the diagnostics.

use super::item::Item;
use super::memory::Memory;
use super::shared::Shared;
use crate::model::{
    ActorId, ArenaId, AttributeId, BodyId, Case, Citation, CitedBy, ClueId, ConceptId, EventId,
    HypothesisId, IndicatorId, Name, PatternId, PeriodId, SchoolId, SeriesId, SetId, SiteId,
    SourceId, WatchId,
};
use counterpoise_dates::{Date, DayRange};
use counterpoise_diagnostic::{Code, Diagnostic, Gathered, Span};
use counterpoise_syntax::Piece;
use counterpoise_world::near_miss;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Lookups by name. They are never iterated over: order must not depend on hashing.
#[derive(Clone, Default)]
pub(crate) struct Names<'a> {
    pub(crate) actors: HashMap<Name, ActorId>,
    pub(crate) arenas: HashMap<String, ArenaId>,
    pub(crate) periods: HashMap<String, PeriodId>,
    pub(crate) sources: HashMap<Name, SourceId>,
    pub(crate) series: HashMap<String, SeriesId>,
    pub(crate) events: HashMap<&'a str, EventId>,
    pub(crate) indicators: HashMap<String, IndicatorId>,
    pub(crate) attributes: HashMap<String, AttributeId>,
    pub(crate) schools: HashMap<String, SchoolId>,
    pub(crate) concepts: HashMap<(SchoolId, String), ConceptId>,
    pub(crate) patterns: HashMap<(SchoolId, String), PatternId>,
    pub(crate) sets: HashMap<String, SetId>,
    pub(crate) watches: HashMap<String, WatchId>,
    pub(crate) hypotheses: HashMap<String, HypothesisId>,
    pub(crate) clues: HashMap<String, ClueId>,
    pub(crate) bodies: HashMap<String, BodyId>,
    pub(crate) sites: HashMap<String, SiteId>,
    /// Places that are declared without coordinates.
    pub(crate) nowhere: BTreeSet<String>,
}

/// An actor that the case declares.
#[derive(Clone)]
pub(crate) struct Declared {
    pub(crate) name: String,
    pub(crate) is_state: bool,
    pub(crate) exists: Option<DayRange>,
}

/// Entries of the case's bibliography that could not be read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unread {
    /// Whether any key may be that of one: the file could not be read, or an entry has no key.
    pub(crate) any: bool,
    /// The keys that are known.
    pub(crate) keys: BTreeSet<String>,
}

impl Unread {
    /// Whether there is nothing that could not be read.
    pub(crate) fn is_empty(&self) -> bool {
        !self.any && self.keys.is_empty()
    }

    /// Whether a key may be that of an entry that could not be read.
    pub(crate) fn may_be(&self, key: &str) -> bool {
        self.any || self.keys.contains(key)
    }
}

/// The state of the lowering.
pub(crate) struct Context<'a> {
    pub(crate) case: Shared<'a, Case>,
    pub(crate) names: Shared<'a, Names<'a>>,
    pub(crate) diagnostics: Gathered,
    pub(crate) declared: Shared<'a, HashMap<Name, Declared>>,
    /// For each source: who cites it.
    pub(crate) cited: Vec<CitedBy>,
    /// Keys of sources that come with the program, not with the case.
    pub(crate) bundled_sources: usize,
    /// What of the case's own bibliography could not be read: nothing is said about its keys.
    pub(crate) unread: Arc<Unread>,
    /// Other files of the folder, by name.
    pub(crate) attachments: &'a [(String, Vec<u8>)],
    /// What is remembered, and what has come to it since contexts were last made beside this one.
    pub(crate) settled: Shared<'a, Memory>,
    pub(crate) memory: Memory,
    /// Whether something depends on what is read before: to be asked of a context that reads beside
    /// others.
    pub(crate) in_its_turn: bool,
}

impl<'a> Context<'a> {
    pub(crate) fn new(attachments: &'a [(String, Vec<u8>)]) -> Context<'a> {
        Context {
            case: Shared::Own(Case::default()),
            names: Shared::Own(Names::default()),
            diagnostics: Gathered::default(),
            declared: Shared::Own(HashMap::new()),
            cited: Vec::new(),
            bundled_sources: 0,
            unread: Arc::default(),
            attachments,
            settled: Shared::Own(Memory::default()),
            memory: Memory::default(),
            in_its_turn: false,
        }
    }

    /// A context that reads beside others with what this one knows.
    pub(crate) fn beside(&self) -> Context<'_> {
        Context {
            case: self.case.lend(),
            names: Shared::Lent(&self.names),
            diagnostics: Gathered::default(),
            declared: self.declared.lend(),
            cited: vec![CitedBy::Nothing; self.cited.len()],
            bundled_sources: self.bundled_sources,
            unread: Arc::clone(&self.unread),
            attachments: self.attachments,
            settled: self.settled.lend(),
            memory: Memory::default(),
            in_its_turn: false,
        }
    }

    /// Lets the contexts beside this one share what it remembers.
    pub(crate) fn settle(&mut self) {
        let memory = std::mem::take(&mut self.memory);
        self.settled.join(memory);
    }
}

impl Context<'_> {
    pub(crate) fn say(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// One shared copy of a word that occurs again and again.
    pub(crate) fn word(&mut self, word: &str) -> Name {
        if let Some(name) = self.settled.word(word).or_else(|| self.memory.word(word)) {
            return name;
        }
        let name: Name = word.into();
        self.memory.keep_word(&name);
        name
    }

    pub(crate) fn date(&mut self, span: Span, text: &str) -> Option<Date> {
        match Date::parse(text) {
            Ok(date) => Some(date),
            Err(error) => {
                let at = Span {
                    start: span.start + error.span.start as u32,
                    end: span.start + error.span.end as u32,
                    ..span
                };
                self.say(
                    Diagnostic::new(Code::BAD_DATE, at, not_a_date(text, &error)).help(error.help),
                );
                None
            }
        }
    }

    pub(crate) fn number(
        &mut self,
        span: Span,
        text: &str,
        range: std::ops::RangeInclusive<f64>,
    ) -> Option<f64> {
        let number = text.parse::<f64>().ok().filter(|n| n.is_finite());
        match number {
            Some(n) if range.contains(&n) => number,
            Some(_) => {
                let message = format!("`{text}` is out of range");
                self.say(Diagnostic::new(Code::BAD_NUMBER, span, message).help(format!(
                    "write a number from {} to {}",
                    range.start(),
                    range.end()
                )));
                None
            }
            None => {
                let help = if text.contains(',') {
                    "write the decimal point as `.` and no thousands sign"
                } else {
                    "write digits, as in `0.5`"
                };
                self.say(
                    Diagnostic::new(Code::BAD_NUMBER, span, format!("`{text}` is not a number"))
                        .help(help),
                );
                None
            }
        }
    }

    /// A word of a closed list.
    pub(crate) fn choice<T: Copy>(
        &mut self,
        span: Span,
        text: &str,
        what: &str,
        options: &[(&str, T)],
    ) -> Option<T> {
        let found = options.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        if found.is_none() {
            let help = did_you_mean(text, options.iter().map(|(word, _)| *word), "one of");
            self.say(
                Diagnostic::new(Code::UNKNOWN_WORD, span, format!("`{text}` is not {what}"))
                    .help(help),
            );
        }
        found
    }

    /// Says that a name is not declared.
    pub(crate) fn unknown(&mut self, span: Span, what: &str, text: &str, help: String) {
        let help =
            if help.is_empty() { "correct the name, or declare it".to_owned() } else { help };
        self.say(
            Diagnostic::new(Code::UNKNOWN_NAME, span, format!("no {what} is called `{text}`"))
                .help(help),
        );
    }

    pub(crate) fn arena(&mut self, span: Span, text: &str) -> Option<ArenaId> {
        let found = self.names.arenas.get(text).copied();
        if found.is_none() {
            let help =
                did_you_mean(text, self.case.arenas.iter().map(|a| a.id.as_str()), "declared are");
            self.unknown(span, "arena", text, help);
        }
        found
    }

    /// An arena, or nothing within for all of them together.
    pub(crate) fn arena_or_all(&mut self, span: Span, text: &str) -> Option<Option<ArenaId>> {
        if text == ALL_ARENAS { Some(None) } else { self.arena(span, text).map(Some) }
    }

    pub(crate) fn arenas(&mut self, item: &Item<'_>, field: &str) -> Vec<ArenaId> {
        let mut found: Vec<ArenaId> = Vec::new();
        for piece in item.pieces(field) {
            found.extend(self.arena(item.span(piece.range.clone()), piece.text));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    pub(crate) fn period(&mut self, span: Span, text: &str) -> Option<PeriodId> {
        let found = self.names.periods.get(text).copied();
        if found.is_none() {
            let help =
                did_you_mean(text, self.case.periods.iter().map(|p| p.id.as_str()), "declared are");
            self.unknown(span, "period", text, help);
        }
        found
    }

    pub(crate) fn event(&mut self, span: Span, text: &str) -> Option<EventId> {
        let found = self.names.events.get(text).copied();
        if found.is_none() {
            self.unknown(span, "event", text, "correct the id".to_owned());
        }
        found
    }

    pub(crate) fn series(&mut self, span: Span, text: &str) -> Option<SeriesId> {
        let found = self.names.series.get(text).copied();
        if found.is_none() {
            let help =
                did_you_mean(text, self.case.series.iter().map(|s| s.id.as_str()), "declared are");
            self.unknown(span, "series", text, help);
        }
        found
    }

    pub(crate) fn hypothesis(&mut self, span: Span, text: &str) -> Option<HypothesisId> {
        let found = self.names.hypotheses.get(text).copied();
        if found.is_none() {
            let help = did_you_mean(
                text,
                self.case.hypotheses.iter().map(|h| h.id.as_str()),
                "declared are",
            );
            self.unknown(span, "hypothesis", text, help);
        }
        found
    }

    pub(crate) fn clue(&mut self, span: Span, text: &str) -> Option<ClueId> {
        let found = self.names.clues.get(text).copied();
        if found.is_none() {
            let help =
                did_you_mean(text, self.case.clues.iter().map(|c| c.id.as_str()), "declared are");
            self.unknown(span, "clue", text, help);
        }
        found
    }

    pub(crate) fn set(&mut self, item: &Item<'_>) -> Option<SetId> {
        let value = item.value("set")?;
        let found = self.names.sets.get(value.text).copied();
        if found.is_none() {
            let help = did_you_mean(
                value.text,
                self.case.sets.iter().map(|s| s.id.as_str()),
                "declared are",
            );
            self.unknown(item.span(value.range), "set", value.text, help);
        }
        found
    }

    /// The citations of a field.
    pub(crate) fn citations(&mut self, item: &Item<'_>, field: &str) -> Vec<Citation> {
        let Some(field) = item.field(field) else { return Vec::new() };
        let found = counterpoise_syntax::citations(item.text, field);
        found.filter_map(|(piece, citation)| self.citation(item, &piece, citation)).collect()
    }

    pub(crate) fn citation(
        &mut self,
        item: &Item<'_>,
        piece: &Piece<'_>,
        read: Option<(&str, &str)>,
    ) -> Option<Citation> {
        let span = item.span(piece.range.clone());
        let Some((key, locator)) = read else {
            let message = format!("`{}` is not a citation", piece.text);
            self.say(
                Diagnostic::new(Code::BAD_CITATION, span, message)
                    .help("write `@key p. 12`, several parted by semicolons"),
            );
            return None;
        };
        let Some(&source) = self.names.sources.get(key) else {
            if self.unread.may_be(key) {
                return None;
            }
            let keys = self.case.sources.iter().map(|s| &*s.key);
            let help = did_you_mean(key, keys, "");
            let help = if help.is_empty() {
                "add the entry to the bibliography, or correct the key".to_owned()
            } else {
                help
            };
            self.say(
                Diagnostic::new(
                    Code::UNKNOWN_SOURCE,
                    span,
                    format!("no source has the key `{key}`"),
                )
                .help(help),
            );
            return None;
        };
        let by = if item.builtin { CitedBy::Schools } else { CitedBy::Case };
        let cited = &mut self.cited[source.0 as usize];
        *cited = (*cited).min(by);
        Some(Citation { source, locator: locator.to_owned() })
    }

    /// One citation, `@key p. 12`, that stands among other words.
    pub(crate) fn cited_in(&mut self, item: &Item<'_>, piece: &Piece<'_>) -> Option<Citation> {
        self.citation(item, piece, counterpoise_syntax::citation(piece.text))
    }

    /// Says that a name is used twice; `false` if it was.
    pub(crate) fn is_new(&mut self, taken: bool, item: &Item<'_>, what: &str, id: &str) -> bool {
        if taken && item.builtin {
            let message = format!("the program has one of the {what} `{id}` of its own");
            self.say(
                Diagnostic::new(Code::DUPLICATE, self.place_of(id), message)
                    .help("give yours another name"),
            );
        } else if taken {
            let message = format!("there are two of the {what} `{id}`");
            self.say(
                Diagnostic::new(Code::DUPLICATE, item.head_span(), message)
                    .help("rename one of them"),
            );
        }
        !taken
    }

    /// Where a case took a name that the program's own library has; the library is read last.
    fn place_of(&self, id: &str) -> Option<Span> {
        let case = &self.case;
        let indicator = case.indicators.iter().find(|i| i.id == id).map(|i| i.place);
        let attribute = || case.attributes.iter().find(|a| a.id == id).map(|a| a.place);
        let school = || case.schools.iter().find(|s| s.id == id).map(|s| s.place);
        let concept = || case.concepts.iter().find(|c| c.id == id).map(|c| c.place);
        let pattern = || case.patterns.iter().find(|p| p.id == id).map(|p| p.place);
        indicator
            .or_else(attribute)
            .or_else(school)
            .or_else(concept)
            .or_else(pattern)
            .map(crate::span_of)
    }
}

/// What stands where an arena might, for all of them together.
pub(crate) const ALL_ARENAS: &str = "all";

/// Why a text is not a date, with the text.
pub(crate) fn not_a_date(text: &str, error: &counterpoise_dates::DateError) -> String {
    let names_it = error.message.starts_with('`');
    if names_it {
        error.message.clone()
    } else {
        format!("`{text}` is not a date: {}", error.message)
    }
}

/// `did you mean X?`, or the list of what there is after `otherwise` if it is short, or nothing.
pub(crate) fn did_you_mean<'a>(
    text: &str,
    options: impl Iterator<Item = &'a str>,
    otherwise: &str,
) -> String {
    let options: Vec<&str> = options.collect();
    match near_miss(text, options.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if (1..=16).contains(&options.len()) && !otherwise.is_empty() => {
            format!("{otherwise} {}", options.join(", "))
        }
        None => String::new(),
    }
}
