//! TeX as bibliographies have it, to plain text.
//!
//! What a command does to the look of its argument is lost, what it writes is not. A command that
//! is not known here gives its argument, and its name to whoever asked.

use super::tex_tables::{ACCENTS, CONTENT, SECOND, SILENT, SYMBOLS};
use unicode_normalization::char::compose;

/// A character, and whether braces protect it.
pub(crate) type Piece = (char, bool);

/// How deep commands and braces may stand within each other before they are taken as they are.
const DEEPEST: usize = 128;

/// The text of a field, with blanks folded and none at its ends.
pub(crate) fn pieces(raw: &str, unknown: &mut Vec<String>) -> Vec<Piece> {
    let reader = Reader { text: raw, at: 0, math: false, quotes: 0, single: false, unknown };
    folded(reader.all())
}

/// An address: nothing in it is a command but what wraps it, and escapes are taken back.
pub(crate) fn address(raw: &str) -> String {
    let raw = raw.trim().trim_matches(['{', '}', '<', '>']).trim();
    let inner = raw.strip_prefix("\\url").map_or(raw, |rest| rest.trim().trim_matches(['{', '}']));
    unescaped(inner.trim())
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let escapes = c == '\\' && rest.peek().is_some_and(|next| "\\{}%&#_~^$:".contains(*next));
        plain.push(if escapes { rest.next().unwrap_or(c) } else { c });
    }
    plain
}

fn folded(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut left: Vec<Piece> = Vec::with_capacity(pieces.len());
    for (c, protected) in pieces {
        match (c.is_whitespace() && c != '\u{a0}', left.last()) {
            (true, None | Some((' ', _))) => {}
            (true, _) => left.push((' ', protected)),
            (false, _) => left.push((c, protected)),
        }
    }
    while left.last().is_some_and(|(c, _)| *c == ' ') {
        left.pop();
    }
    left
}

struct Reader<'a, 'u> {
    text: &'a str,
    at: usize,
    math: bool,
    /// How many quotations are open around this place.
    quotes: usize,
    /// Whether a single quotation mark is open.
    single: bool,
    unknown: &'u mut Vec<String>,
}

impl Reader<'_, '_> {
    fn all(mut self) -> Vec<Piece> {
        let mut out = Vec::new();
        while self.at < self.text.len() {
            // A brace that closes nothing ends a turn of this loop, and goes.
            self.run(&mut out, 0);
            self.eat('}');
        }
        out
    }

    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn next(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.at += c.len_utf8();
        Some(c)
    }

    fn eat(&mut self, c: char) -> bool {
        let there = self.peek() == Some(c);
        if there {
            self.at += c.len_utf8();
        }
        there
    }

    fn skip_blanks(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let blanks = rest.len() - rest.trim_start().len();
        self.at += blanks;
        blanks > 0
    }

    /// Up to a closing brace, which is left, or the end.
    fn run(&mut self, out: &mut Vec<Piece>, depth: usize) {
        while let Some(c) = self.peek().filter(|c| *c != '}') {
            self.token(c, out, depth);
        }
    }

    fn token(&mut self, c: char, out: &mut Vec<Piece>, depth: usize) {
        match c {
            '{' => out.extend(self.group(depth)),
            '\\' => {
                self.at += 1;
                self.command(out, depth);
            }
            '$' => self.dollar(out, depth),
            '^' | '_' if self.math => self.at += 1,
            _ => {
                let c = self.mark(c);
                out.extend(c.map(|c| (c, depth > 0)));
            }
        }
    }

    /// One character of running text: dashes, quotation marks, ties.
    fn mark(&mut self, c: char) -> Option<char> {
        let rest = &self.text[self.at..];
        let marks =
            [("---", '\u{2014}'), ("--", '\u{2013}'), ("``", '\u{201c}'), ("''", '\u{201d}')];
        if let Some((mark, plain)) = marks.iter().find(|(mark, _)| rest.starts_with(mark)) {
            self.at += mark.len();
            return Some(*plain);
        }
        self.at += c.len_utf8();
        let closes = c == '\'' && self.single && !self.peek().is_some_and(char::is_alphanumeric);
        match c {
            '~' => Some(' '),
            '`' => {
                self.single = true;
                Some('\u{2018}')
            }
            '\'' if closes => {
                self.single = false;
                Some('\u{2019}')
            }
            _ => Some(c),
        }
    }

    /// What braces hold. Of one accented letter they only hold the command together.
    fn group(&mut self, depth: usize) -> Vec<Piece> {
        self.at += 1;
        let command = self.peek() == Some('\\');
        let mut inner = Vec::new();
        if depth < DEEPEST {
            self.run(&mut inner, depth + 1);
        }
        self.eat('}');
        if depth == 0 && command && inner.len() <= 2 {
            inner.iter_mut().for_each(|(_, protected)| *protected = false);
        }
        inner
    }

    /// A command, of which the backslash is read.
    fn command(&mut self, out: &mut Vec<Piece>, depth: usize) {
        let name = self.name();
        let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic());
        let spaced = is_word && self.skip_blanks();
        let protected = depth > 0;
        if let Some((_, mark)) = ACCENTS.iter().find(|(of, _)| *of == name) {
            return out.extend(self.accented(*mark, depth));
        }
        if let Some((_, text)) = SYMBOLS.iter().find(|(of, _)| *of == name) {
            if self.text[self.at..].starts_with("{}") {
                self.at += 2;
            }
            return out.extend(text.chars().map(|c| (c, protected)));
        }
        match name.as_str() {
            "url" | "path" | "nolinkurl" | "detokenize" => {
                let raw = self.raw_argument();
                out.extend(unescaped(raw.trim()).chars().map(|c| (c, protected)));
            }
            "href" => {
                self.raw_argument();
                out.extend(self.argument(depth));
            }
            "noopsort" | "NoopSort" | "SortNoop" | "sortnoop" | "hspace" | "vspace" => {
                self.argument(depth);
            }
            "enquote" | "mkbibquote" | "textquote" => out.extend(self.quoted(depth)),
            "mkbibparens" => out.extend(self.between('(', ')', depth)),
            "mkbibbrackets" => out.extend(self.between('[', ']', depth)),
            word if SECOND.contains(&word) => {
                self.argument(depth);
                out.extend(self.argument(depth));
            }
            word if CONTENT.contains(&word) => out.extend(self.argument(depth)),
            word if SILENT.contains(&word) => {}
            _ => self.not_known(&name, spaced, out, depth),
        }
    }

    fn name(&mut self) -> String {
        let rest = &self.text[self.at..];
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            return self.next().map_or_else(String::new, String::from);
        }
        let name = rest[..letters].to_owned();
        self.at += letters;
        self.eat('*');
        name
    }

    /// Its argument follows in braces, and is read as any other text.
    fn not_known(&mut self, name: &str, spaced: bool, out: &mut Vec<Piece>, depth: usize) {
        if !self.unknown.iter().any(|known| known == name) {
            self.unknown.push(name.to_owned());
        }
        if self.peek() != Some('{') {
            let blank = if spaced { " " } else { "" };
            out.extend(name.chars().chain(blank.chars()).map(|c| (c, depth > 0)));
        }
    }

    /// The argument of a command: a group, a command, or the next character.
    fn argument(&mut self, depth: usize) -> Vec<Piece> {
        self.skip_blanks();
        let mut out = Vec::new();
        match self.peek() {
            Some('}') | None => {}
            Some(c) if depth >= DEEPEST => {
                self.at += c.len_utf8();
                out.push((c, true));
            }
            Some('{') => out = self.group(depth),
            Some('\\') => {
                self.at += 1;
                self.command(&mut out, depth + 1);
            }
            Some(c) => {
                self.at += c.len_utf8();
                out.push((c, depth > 0));
            }
        }
        out
    }

    /// The argument as it stands.
    fn raw_argument(&mut self) -> &str {
        self.skip_blanks();
        if !self.eat('{') {
            return "";
        }
        let start = self.at;
        let mut open = 1;
        while let Some(c) = self.next() {
            match c {
                '\\' => drop(self.next()),
                '{' => open += 1,
                '}' if open == 1 => return &self.text[start..self.at - 1],
                '}' => open -= 1,
                _ => {}
            }
        }
        &self.text[start..]
    }

    fn between(&mut self, open: char, close: char, depth: usize) -> Vec<Piece> {
        let mut inner = self.argument(depth);
        inner.insert(0, (open, depth > 0));
        inner.push((close, depth > 0));
        inner
    }

    fn quoted(&mut self, depth: usize) -> Vec<Piece> {
        let outer = self.quotes.is_multiple_of(2);
        let (open, close) = if outer { ('\u{201c}', '\u{201d}') } else { ('\u{2018}', '\u{2019}') };
        self.quotes += 1;
        let quoted = self.between(open, close, depth);
        self.quotes -= 1;
        quoted
    }

    /// An accent over the first letter of its argument; over nothing, what can stand alone.
    fn accented(&mut self, mark: char, depth: usize) -> Vec<Piece> {
        let mut letters =
            self.dotless().map_or_else(|| self.argument(depth), |c| vec![(c, depth > 0)]);
        let Some((first, protected)) = letters.first().copied() else {
            let alone = match mark {
                '\u{302}' => Some('^'),
                '\u{303}' => Some('~'),
                _ => None,
            };
            return alone.map(|c| (c, depth > 0)).into_iter().collect();
        };
        let dotted = match first {
            '\u{131}' => 'i',
            '\u{237}' => 'j',
            c => c,
        };
        match compose(dotted, mark) {
            Some(one) => letters[0] = (one, protected),
            None => {
                letters[0] = (dotted, protected);
                letters.insert(1, (mark, protected));
            }
        }
        letters
    }

    /// `\\i` or `\\j` under an accent, with whatever letters behind it: people write `Garc\\'\\ia`.
    fn dotless(&mut self) -> Option<char> {
        let rest = self.text[self.at..].strip_prefix('\\')?;
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = &rest[..letters];
        let known = SYMBOLS.iter().any(|(of, _)| *of == name)
            || ACCENTS.iter().any(|(of, _)| *of == name)
            || CONTENT.contains(&name);
        let letter = name.chars().next().filter(|c| matches!(c, 'i' | 'j') && !known)?;
        self.at += 2;
        Some(letter)
    }

    /// A formula gives its letters and digits; a dollar of money stays.
    fn dollar(&mut self, out: &mut Vec<Piece>, depth: usize) {
        let rest = &self.text[self.at + 1..];
        let mut dollars = rest.match_indices('$').map(|(end, _)| &rest[..end]);
        let formula = dollars.find(|inner| !inner.ends_with('\\'));
        let is_formula = |inner: &&str| {
            let marked = inner.contains(['\\', '^', '_', '{']);
            // `$5-$10 billion` is money.
            let letters = inner.chars().any(char::is_alphabetic) && !inner.contains(' ');
            marked || letters
        };
        self.at += 1;
        if self.math {
            self.math = false;
        } else if formula.filter(is_formula).is_some() {
            self.math = true;
        } else {
            out.push(('$', depth > 0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DEEPEST, address, pieces};

    fn plain(raw: &str, unknown: &mut Vec<String>) -> String {
        pieces(raw, unknown).into_iter().map(|(c, _)| c).collect()
    }

    fn told(raw: &str) -> String {
        plain(raw, &mut Vec::new())
    }

    #[test]
    fn letters() {
        for (raw, text) in [
            ("H\\o{}iland", "Høiland"),
            ("H{\\o}iland", "Høiland"),
            ("H\\o iland", "Høiland"),
            ("Garc\\'\\ia", "García"),
            ("Garc\\'{\\i}a", "García"),
            ("Garc{\\'\\i}a", "García"),
            ("M\\\"uller M{\\\"u}ller M\\\"{u}ller", "Müller Müller Müller"),
            ("Dvo\\v{r}\\'ak", "Dvořák"),
            ("\\c Ceyhan \\c{C}eyhan", "Çeyhan Çeyhan"),
            ("{\\L}{\\'o}d{\\'z}", "Łódź"),
            ("Nguy\\~{\\^e}n", "Nguyễn"),
            ("\\AA{}rhus stra\\ss e", "Århus straße"),
            ("\\'{}", ""),
        ] {
            assert_eq!(told(raw), text, "{raw}");
        }
    }

    #[test]
    fn commands_give_what_they_write() {
        for (raw, text) in [
            ("\\emph{Pravda} and \\textbf{\\textit{two}}", "Pravda and two"),
            ("\\enquote{a \\enquote{b} c}", "“a ‘b’ c”"),
            ("H\\textsubscript{2}O and 11\\textsuperscript{th}", "H2O and 11th"),
            ("\\url{http://a.b/c_d}", "http://a.b/c_d"),
            ("\\href{http://a.b/%20}{the text}", "the text"),
            ("{\\em Pravda}", "Pravda"),
            ("Wait \\ldots", "Wait …"),
            ("\\texteuro{}5 to 10\\,\\%", "€5 to 10 %"),
            ("a~b -- c --- d", "a b – c — d"),
            ("``quotes'' and `one'", "“quotes” and ‘one’"),
            ("Not 'Convenient'", "Not 'Convenient'"),
            ("$11^{th}$ and US$5 to $6 and \\$7", "11th and US$5 to $6 and $7"),
            ("  two \n\t blanks  ", "two blanks"),
            ("\\noopsort{1973b}1973", "1973"),
            ("a } b", "a b"),
        ] {
            assert_eq!(told(raw), text, "{raw}");
        }
    }

    #[test]
    fn an_unknown_command_gives_its_argument_and_its_name() {
        let mut unknown = Vec::new();
        assert_eq!(plain("\\frobnicate{x y} \\foo bar \\foo", &mut unknown), "x y foo bar foo");
        assert_eq!(unknown, ["frobnicate", "foo"]);
    }

    #[test]
    fn nothing_is_too_deep() {
        let accents = "\\'".repeat(100_000) + "e";
        let braces = "{".repeat(100_000);
        assert!(told(&accents).len() < 1_000_000);
        assert_eq!(told(&braces), "");
        assert_eq!(told(&("{".repeat(DEEPEST / 2) + "a" + &"}".repeat(DEEPEST / 2))), "a");
    }

    #[test]
    fn addresses_are_taken_as_they_are() {
        assert_eq!(address("\\url{http://a.b/~c\\_d}"), "http://a.b/~c_d");
        assert_eq!(address(" http://a.b/c--d "), "http://a.b/c--d");
    }
}
