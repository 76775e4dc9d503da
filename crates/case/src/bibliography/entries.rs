//! A BibTeX file cut into its entries, so that a bad one costs no other.

use super::work::{Read, fault_of_key};
use std::ops::Range;

/// How deep braces may stand within each other.
pub(crate) const DEEPEST: usize = 100;

/// An entry that is closed, with braces around it and around its values.
pub(crate) struct Cut {
    pub(crate) kind: Kind,
    /// Its bytes in the file.
    pub(crate) at: Range<usize>,
    /// Its text, in which every character stands where it does in the file.
    pub(crate) text: String,
    /// Its key; of a string none.
    pub(crate) key: String,
    /// Where the entry after it begins, if that is within it: it is closed too late, or the line
    /// only looks like an entry.
    pub(crate) next: Option<usize>,
}

/// What stands behind the `@`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Work,
    String,
}

/// The entries of a text, one at a time.
pub(crate) struct Cutter<'a> {
    text: &'a str,
    at: usize,
    closes: Vec<(usize, usize)>,
    /// Where lines begin that look like entries.
    starts: Vec<usize>,
    /// The entry before, for a brace too many behind it.
    before: Option<(String, usize)>,
}

impl<'a> Cutter<'a> {
    pub(crate) fn new(text: &'a str) -> Cutter<'a> {
        Cutter { text, at: 0, closes: closes(text), starts: starts(text), before: None }
    }

    /// Goes back to a place: what was cut there was no entry as a whole.
    pub(crate) fn resume(&mut self, at: usize) {
        self.at = at;
        self.before = None;
    }

    /// The next entry that can be read by itself. What is wrong with others is said.
    pub(crate) fn next(&mut self, read: &mut Read) -> Option<Cut> {
        loop {
            let start = self.seek(read)?;
            let name = start + 1..start + 1 + word(&self.text[start + 1..]);
            let rest = &self.text[name.end..];
            let open = name.end + (rest.len() - rest.trim_start().len());
            let kind = self.text[name].to_ascii_lowercase();
            self.at = open;
            let paren = match self.text.as_bytes().get(open) {
                Some(b'{') => false,
                Some(b'(') => true,
                _ => {
                    self.no_brace(&kind, start, open, read);
                    continue;
                }
            };
            let next = self.next_start(start);
            let close = if paren { self.paren(open, next) } else { self.brace(open) };
            if kind == "comment" || kind == "preamble" {
                self.at = close.map_or(open + 1, |close| close + 1);
                continue;
            }
            let Some(close) = close else {
                self.unclosed(start, open, next, read);
                continue;
            };
            self.at = close + 1;
            let at = start..close + 1;
            let next = Some(next).filter(|next| *next < close);
            if let Some(cut) = self.cut(&kind, at, open, next, read) {
                return Some(cut);
            }
        }
    }

    /// The next `@` that begins something; comments are passed over.
    fn seek(&mut self, read: &mut Read) -> Option<usize> {
        let text = self.text;
        while let Some(found) = text[self.at..].find(['@', '%', '}']) {
            let at = self.at + found;
            match text.as_bytes()[at] {
                b'@' if word(&text[at + 1..]) > 0 => return Some(at),
                b'%' => self.at = text[at..].find('\n').map_or(text.len(), |end| at + end),
                b'}' => {
                    self.brace_too_many(at, read);
                    self.at = at + 1;
                }
                _ => self.at = at + 1,
            }
        }
        None
    }

    /// A closing brace outside entries: fields stand before it that belong to the entry before.
    fn brace_too_many(&mut self, at: usize, read: &mut Read) {
        let Some((key, end)) = self.before.take() else { return };
        let between = self.text[end..at].trim_start();
        if !between.starts_with(',') || !between.contains('=') {
            return;
        }
        let message = format!("the entry `{key}` is closed here, before its last fields");
        read.lose(
            end - 1..end,
            Some(&key),
            message,
            "a closing brace too many stands here, or just before",
        );
    }

    /// A word behind an `@` without a brace: at the beginning of a line it was to be an entry.
    fn no_brace(&self, kind: &str, start: usize, open: usize, read: &mut Read) {
        let line = self.text[..start].rsplit('\n').next().unwrap_or("");
        let meant = KINDS.contains(&kind) && line.trim().is_empty();
        if meant {
            let key: &str = &self.text[open..open + word(&self.text[open..])];
            let message = format!("no brace stands behind `@{kind}`");
            let key = Some(key).filter(|key| !key.is_empty());
            read.lose(start..open, key, message, "write `@book{ash2014, ...}`");
        }
    }

    fn unclosed(&mut self, start: usize, open: usize, next: usize, read: &mut Read) {
        let region = start..next;
        let body = &self.text[open + 1..next];
        let key = body.split([',', '}', '\n', '=']).next().unwrap_or("").trim();
        let key = Some(key).filter(|key| !key.is_empty() && fault_of_key(key).is_none());
        let name = key.map_or_else(String::new, |key| format!(" `{key}`"));
        let where_to = if next < self.text.len() {
            "where the next one begins"
        } else {
            "at the end of the file"
        };
        let message =
            format!("the entry{name} is not closed {where_to}: an opening brace too many");
        read.lose(
            first_line(self.text, region),
            key,
            message,
            "close the brace of the field that lacks it, or of the entry",
        );
        self.at = next;
        self.before = None;
    }

    fn cut(
        &mut self,
        kind: &str,
        at: Range<usize>,
        open: usize,
        next: Option<usize>,
        read: &mut Read,
    ) -> Option<Cut> {
        let line = first_line(self.text, at.clone());
        let (kind, key) = if kind == "string" {
            (Kind::String, String::new())
        } else {
            match self.key(open, at.end - 1) {
                Ok(key) => (Kind::Work, key.to_owned()),
                Err((key, message, help)) => {
                    self.before = None;
                    read.lose(line, key, message, help);
                    // Of an entry without a key nothing is known; the next may stand within it.
                    self.at = next.unwrap_or(self.at);
                    return None;
                }
            }
        };
        let name = if key.is_empty() { String::new() } else { format!(" `{key}`") };
        let depth = depth(&self.text[at.clone()]);
        if depth > DEEPEST {
            let message = format!(
                "the braces of the entry{name} stand {depth} deep within each other; at most {DEEPEST} are read"
            );
            read.lose(line, Some(&key), message, "take braces away");
            return None;
        }
        match braced(&self.text[at.clone()], open - at.start) {
            Ok(text) => {
                self.before = Some((key.clone(), at.end));
                Some(Cut { kind, at, text, key, next })
            }
            Err(quote) => {
                let message = format!("a quotation mark of the entry{name} is not closed");
                let quote = at.start + quote;
                read.lose(
                    quote..quote + 1,
                    Some(&key),
                    message,
                    "close it, or put braces around the value",
                );
                self.at = next.unwrap_or(self.at);
                None
            }
        }
    }

    /// The key of an entry, or what is wrong with it.
    fn key(&self, open: usize, close: usize) -> Result<&'a str, BadKey<'a>> {
        let body = &self.text[open + 1..close];
        let end = body.find([',', '=', '}', '"']).unwrap_or(body.len());
        let (head, then) = (body[..end].trim(), body[end..].chars().next());
        let mut words = head.split_whitespace();
        let (first, second) = (words.next(), words.next());
        let none = || "this entry has no key".to_owned();
        let help = "write one behind the brace, with a comma: `@book{ash2014, ...`";
        match (first, second, then) {
            (None, ..) | (Some(_), None, Some('=')) => Err((None, none(), help)),
            (Some(key), Some(_), Some('=')) => {
                let message = format!("a comma is missing behind the key `{key}`");
                Err((Some(key), message, "write a comma between the key and the first field"))
            }
            _ => match fault_of_key(head) {
                None => Ok(head),
                Some((fault, help)) => {
                    Err((first, format!("{fault}: the key of this entry is `{head}`"), help))
                }
            },
        }
    }

    fn next_start(&self, after: usize) -> usize {
        let at = self.starts.partition_point(|start| *start <= after);
        self.starts.get(at).copied().unwrap_or(self.text.len())
    }

    fn brace(&self, open: usize) -> Option<usize> {
        let at = self.closes.binary_search_by_key(&open, |(open, _)| *open).ok()?;
        Some(self.closes[at].1)
    }

    /// The parenthesis that closes an entry: outside its braces, before the next entry.
    fn paren(&self, open: usize, next: usize) -> Option<usize> {
        let mut depth = 0usize;
        let bytes = &self.text.as_bytes()[..next];
        let mut at = open + 1;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 1,
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b')' if depth == 0 => return Some(at),
                _ => {}
            }
            at += 1;
        }
        None
    }
}

type BadKey<'a> = (Option<&'a str>, String, &'static str);

/// The kinds of entries that people write by hand.
const KINDS: [&str; 12] = [
    "article",
    "book",
    "collection",
    "inbook",
    "incollection",
    "inproceedings",
    "mastersthesis",
    "misc",
    "online",
    "phdthesis",
    "report",
    "techreport",
];

/// Length of the word at the beginning of a text.
fn word(text: &str) -> usize {
    let of_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ':' | '.' | '+');
    text.find(|c| !of_word(c)).unwrap_or(text.len())
}

fn first_line(text: &str, region: Range<usize>) -> Range<usize> {
    let line = text[region.clone()].find('\n').map_or(region.end, |end| region.start + end);
    region.start..line
}

/// For every opening brace that is closed, its closing brace, in the order of the openings.
fn closes(text: &str) -> Vec<(usize, usize)> {
    let (mut open, mut closes) = (Vec::new(), Vec::new());
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'{' => open.push(at),
            b'}' => closes.extend(open.pop().map(|open| (open, at))),
            _ => {}
        }
    }
    closes.sort_unstable();
    closes
}

/// Where lines begin with `@word{` or `@word(` and a key with its comma, or the end of the line.
fn starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start();
        starts.extend(looks_like_entry(bare).then_some(at + line.len() - bare.len()));
        at += line.len();
    }
    starts
}

fn looks_like_entry(line: &str) -> bool {
    let Some(rest) = line.strip_prefix('@') else { return false };
    let length = word(rest);
    let body = rest[length..].trim_start();
    length > 0 && body.starts_with(['{', '('])
}

fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\\' => drop(bytes.next()),
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The text of an entry with braces in the place of its parentheses and of the quotation marks
/// around values; what a quotation mark that is not closed stands at, if there is one.
fn braced(text: &str, open: usize) -> Result<String, usize> {
    let mut bytes = text.as_bytes().to_vec();
    let last = bytes.len() - 1;
    (bytes[open], bytes[last]) = (b'{', b'}');
    let (mut depth, mut quote, mut at) = (0usize, None, open + 1);
    while at < last {
        match bytes[at] {
            b'\\' => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b'"' if depth == 0 => match quote.take() {
                None => quote = Some(at),
                Some(start) => (bytes[start], bytes[at]) = (b'{', b'}'),
            },
            _ => {}
        }
        at += 1;
    }
    match quote {
        Some(at) => Err(at),
        // Only ASCII has been put in the place of ASCII.
        None => Ok(String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())),
    }
}
