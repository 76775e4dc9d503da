//! A folder becomes a case.

use crate::builtin;
use crate::folder::{Folder, IS_FOLDER, LEADS_OUT, MAX_FILE_BYTES, TOO_DEEP, has_ending};
use crate::lower::{self, Input, Part};
use crate::model::Case;
use crate::schema;
use crate::seen;
use counterpoise_diagnostic::{Code, Diagnostic, FileId, Files, Gathered, KEPT, Span};
use counterpoise_syntax::{Range, is_command, is_unseen, parse_part, parts, slice};
use rayon::prelude::*;
use std::borrow::Cow;

/// Length of the parts, in bytes, that a text is read in.
const PART: usize = 1 << 20;

/// What came of reading.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The case; complete only if there are no errors.
    pub case: Case,
    /// The texts that diagnostics point into.
    pub files: Files,
    /// Everything found, by file and place: of each code the first
    /// [`KEPT`](counterpoise_diagnostic::KEPT) that were met, and at the end how many more.
    pub diagnostics: Vec<Diagnostic>,
}

impl Loaded {
    /// Whether the case can be judged.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// Sets of evidence that are switched by hand, whatever their `default:` says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Switched<'a> {
    /// Those to switch on.
    pub on: &'a [String],
    /// Those to switch off.
    pub off: &'a [String],
}

impl<'a> Switched<'a> {
    /// Sets that are named twice, to be on and to be off.
    pub fn contradictions(self) -> impl Iterator<Item = &'a str> {
        self.on.iter().filter(move |set| self.off.contains(set)).map(String::as_str)
    }
}

/// Resolves and checks the files of a folder. `with` names sets of evidence to switch on.
#[must_use]
pub fn load(folder: &Folder, with: &[String]) -> Loaded {
    load_switched(folder, Switched { on: with, off: &[] })
}

/// The same, with sets to switch on and sets to switch off. One that is named as both is off;
/// whoever takes the two from a user asks for [`Switched::contradictions`] first.
#[must_use]
pub fn load_switched(folder: &Folder, switched: Switched<'_>) -> Loaded {
    let mut diagnostics = unreadable(folder);
    if let Some(beyond) = beyond(folder) {
        diagnostics.push(beyond);
        return nothing(diagnostics);
    }
    let mut texts: Vec<Text<'_>> = Vec::new();
    for (name, bytes) in folder.files.iter().filter(|(n, _)| has_ending(n, ".case")) {
        let file = FileId(texts.len() as u32);
        texts.push((name, case_text(name, bytes, file, &mut diagnostics)));
    }
    if texts.is_empty() {
        return nothing(diagnostics);
    }
    let own = texts.len();
    texts.extend(builtin::texts());
    let (mut files, (parts, found)) = rayon::join(|| keep(&texts), || read(&texts, own));
    diagnostics.join(found);
    let bundled = builtin::add_bibliography(&mut files);
    resolve(folder, switched, files, &parts, bundled, diagnostics)
}

/// What comes of a folder without a case file that could be read.
fn nothing(mut diagnostics: Gathered) -> Loaded {
    if diagnostics.count() == 0 {
        diagnostics.push(
            Diagnostic::new(Code::EMPTY_FOLDER, None, "there is no file that ends in `.case` in this folder").help(
                "name the right folder, or make a case with `counterpoise new FOLDER --subject RUS --target CHN`",
            ),
        );
    }
    Loaded { case: Case::default(), files: Files::default(), diagnostics: said(diagnostics) }
}

/// The name of a file and its text.
type Text<'a> = (&'a str, Cow<'a, str>);

/// The texts, kept for whoever shows a diagnostic.
fn keep(texts: &[Text<'_>]) -> Files {
    let mut files = Files::default();
    for (name, text) in texts {
        files.add(*name, text.to_string());
    }
    files
}

/// The directives of all texts, of which the case's own come first. Parts are read side by side and
/// put together in their order.
fn read(texts: &[Text<'_>], own: usize) -> (Vec<Part>, Gathered) {
    let cut = |file: usize| parts(&texts[file].1, PART).into_iter().map(move |part| (file, part));
    let cuts: Vec<_> = (0..texts.len()).flat_map(cut).collect();
    let one = |(file, part): (usize, Range)| {
        let (mut tree, mut found) = parse_part(&texts[file].1, part, FileId(file as u32));
        found.count_only(Code::UNKNOWN_DIRECTIVE, shed(&texts[file].1, &mut tree));
        (file, (tree, found))
    };
    let trees: Vec<_> = cuts.into_par_iter().map(one).collect();
    let mut read: Vec<Part> = Vec::with_capacity(trees.len());
    let mut diagnostics = Gathered::default();
    for (at, (tree, found)) in trees {
        let file = FileId(at as u32);
        let lines_before =
            read.last().filter(|p| p.file == file).map_or(0, |p| p.lines_before + p.tree.lines);
        diagnostics.join(found);
        read.push(Part { file, tree, lines_before, builtin: at >= own });
    }
    (read, diagnostics)
}

/// Lets go of directives that no case has, beyond those that are said: a text may have millions. How
/// many.
fn shed(text: &str, part: &mut counterpoise_syntax::Part) -> u64 {
    let all = part.directives.len();
    if all <= KEPT {
        return 0;
    }
    let mut unknown = 0;
    part.directives.retain(|directive| {
        let keyword = slice(text, directive.keyword.clone());
        let is_known = schema::names().any(|name| name == keyword);
        unknown += usize::from(!is_known);
        is_known || unknown <= KEPT
    });
    let shed = all - part.directives.len();
    if shed > 0 {
        part.directives.shrink_to_fit();
    }
    shed as u64
}

fn resolve(
    folder: &Folder,
    switched: Switched<'_>,
    mut files: Files,
    parts: &[Part],
    bundled: (FileId, &str),
    mut diagnostics: Gathered,
) -> Loaded {
    let mut added: Vec<(String, String)> = Vec::new();
    let next = files.iter().count() as u32;
    let mut bibliography = |name: &str| {
        let (_, bytes) = folder.files.iter().find(|(n, _)| n == name)?;
        let file = FileId(next + added.len() as u32);
        let text = text(name, bytes, file, is_command, &mut diagnostics).into_owned();
        added.push((name.to_owned(), text.clone()));
        Some((file, text))
    };
    let input = Input { files: &files, parts, bundled, attachments: &folder.files, switched };
    let (case, found) = lower::lower(&input, &mut bibliography);
    for (name, text) in added {
        files.add(name, text);
    }
    diagnostics.join(found);
    let named = switched.on.iter().chain(switched.off);
    for set in named.filter(|named| !case.sets.iter().any(|s| s.id == **named)) {
        let help = case.sets.iter().map(|s| s.id.as_str()).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::new(Code::UNKNOWN_NAME, None, format!("no set is called `{set}`"))
                .help(format!("declared are: {help}")),
        );
    }
    Loaded { case, files, diagnostics: said(diagnostics) }
}

/// In their order.
fn said(diagnostics: Gathered) -> Vec<Diagnostic> {
    let mut diagnostics = diagnostics.into_vec();
    counterpoise_diagnostic::sort(&mut diagnostics);
    diagnostics
}

/// Says that the case files are too much together; one that is too large alone is said of itself.
fn beyond(folder: &Folder) -> Option<Diagnostic> {
    let mut sum = 0;
    let cases = folder.files.iter().filter(|(name, _)| has_ending(name, ".case"));
    let (name, _) =
        cases.filter(|(_, bytes)| bytes.len() <= MAX_FILE_BYTES).find(|(_, bytes)| {
            sum += bytes.len();
            sum > MAX_FILE_BYTES
        })?;
    let message = format!("the case files have more than 64 MiB together, from `{name}` on");
    Some(Diagnostic::new(Code::TOO_LARGE, None, message).help(
        "part the study into several cases, or keep a body of evidence of that size as a dataset",
    ))
}

fn unreadable(folder: &Folder) -> Gathered {
    let help = |why: &str| match why {
        IS_FOLDER => "give it another name, or let its name begin with a dot",
        why if why.starts_with(LEADS_OUT) => {
            "if it is meant, say `--follow-links`; else put the file itself into the folder"
        }
        TOO_DEEP => "move it up, or let its name or that of its folder begin with a dot",
        _ => "check its name and its rights",
    };
    let say = |(name, why): &(String, String)| {
        Diagnostic::new(Code::UNREADABLE, None, format!("`{name}` cannot be read: {why}"))
            .help(help(why))
    };
    let mut found = Gathered::default();
    found.extend(folder.unreadable.iter().map(say));
    found
}

/// The text of a case file; none of one that is too large.
fn case_text<'a>(
    name: &str,
    bytes: &'a [u8],
    file: FileId,
    diagnostics: &mut Gathered,
) -> Cow<'a, str> {
    if bytes.len() > MAX_FILE_BYTES {
        let message = format!("`{name}` has more than 64 MiB");
        diagnostics.push(
            Diagnostic::new(Code::TOO_LARGE, Span { file, start: 0, end: 0 }, message)
                .help("part the study into several cases, or keep a body of evidence of that size as a dataset"),
        );
        return Cow::Borrowed("");
    }
    text(name, bytes, file, is_unseen, diagnostics)
}

/// The text of a file, with U+FFFD in the place of what is not UTF-8, of which the first byte is
/// named, and question marks in the place of characters that are refused. (Abstracts in a
/// bibliography may hold hyphens that are not shown: nobody sees the abstracts.)
fn text<'a>(
    name: &str,
    bytes: &'a [u8],
    file: FileId,
    refused: fn(char) -> bool,
    diagnostics: &mut Gathered,
) -> Cow<'a, str> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return seen::only(text, file, refused, diagnostics),
        Err(error) => error,
    };
    let at = error.valid_up_to();
    let span = Span { file, start: at as u32, end: at as u32 };
    let message = format!("`{name}` is not UTF-8: byte {} is 0x{:02X}", at + 1, bytes[at]);
    diagnostics.push(
        Diagnostic::new(Code::NOT_UTF8, span, message)
            .help("save the file with the encoding UTF-8"),
    );
    String::from_utf8_lossy(bytes)
}
