//! How a table lies on its page: in columns that can be read, or else row by row.
//!
//! Nothing here knows the font that a reader's program will set; widths are those of Times, with a
//! margin, so that a word that fits here fits there.

use crate::model::Inline;
use counterpoise_draw::text::width;

/// Size of the letters of a table on an upright page, in points; that of the style `TableText`.
const LETTERS: f64 = 9.5;
/// The same across, where there are many columns; that of the style `TableSmall`.
const SMALL_LETTERS: f64 = 8.0;
/// Twentieths of a point in a point.
const TWENTIETHS: f64 = 20.0;
/// How much narrower Times is than the letters that [`width`] measures; at most so much.
const OF_TIMES: f64 = 0.93;
/// Room at both sides of a cell, as the style of the table has it, in twentieths of a point.
const PADDING: usize = 140;
/// A word of more letters than these is broken: an address must not push a whole table aside.
const LONGEST_WORD: usize = 24;
/// Lines of a row on an upright page; a table whose rows are taller is laid across.
const MOST_LINES_UPRIGHT: usize = 6;
/// Lines of a row on a page across; a table whose rows are taller is told row by row.
const MOST_LINES_ACROSS: usize = 12;
/// A row of so many lines may stand whole on the next page; a taller one runs over.
const LINES_KEPT: usize = 12;

/// A table whose columns have widths.
#[derive(Debug)]
pub(crate) struct Fitted {
    /// Widths in twentieths of a point, padding included; one for each head.
    pub(crate) widths: Vec<usize>,
    /// Lines that nine rows in ten do not exceed.
    lines: usize,
}

/// What a column asks for, in twentieths of a point, padding included.
struct Wish {
    /// Its longest word: what is narrower tears words apart.
    floor: usize,
    /// Its longest cell: what is wider gains nothing.
    all: usize,
    /// A cell than which nine in ten are no longer.
    usual: usize,
}

/// The columns of a table on an upright page, if they can be read there.
pub(crate) fn upright(heads: &[String], rows: &[Vec<Vec<Inline>>], room: usize) -> Option<Fitted> {
    let fitted = fitted(heads, rows, room, LETTERS)?;
    (heads.len() <= 2 || fitted.lines <= MOST_LINES_UPRIGHT).then_some(fitted)
}

/// The columns of a table on a page across, if they can be read there.
pub(crate) fn across(heads: &[String], rows: &[Vec<Vec<Inline>>], room: usize) -> Option<Fitted> {
    let fitted = fitted(heads, rows, room, SMALL_LETTERS)?;
    (heads.len() <= 2 || fitted.lines <= MOST_LINES_ACROSS).then_some(fitted)
}

/// Whether a row may be kept on one page.
pub(crate) fn is_kept(row: &[Vec<Inline>], widths: &[usize]) -> bool {
    row.iter().zip(widths).all(|(cell, width)| lines(length(cell, LETTERS), *width) <= LINES_KEPT)
}

/// Widths of the name and the value of a field where rows are told one by one.
pub(crate) fn of_fields(heads: &[String], room: usize) -> [usize; 2] {
    let names =
        heads.iter().map(|head| measured(head, LETTERS) + PADDING).max().unwrap_or_default();
    let names = names.min(room / 3);
    [names, room - names]
}

/// Widths by which no word is torn and the usual row is as short as it can be; nothing where the
/// longest words alone are wider than the room.
fn fitted(heads: &[String], rows: &[Vec<Vec<Inline>>], room: usize, size: f64) -> Option<Fitted> {
    let wishes: Vec<Wish> = (0..heads.len()).map(|at| wish(&heads[at], rows, at, size)).collect();
    if wishes.iter().map(|wish| wish.floor).sum::<usize>() > room {
        return None;
    }
    // One line, two lines, three: the first number of lines for which all columns have room. It
    // ends, since every column shrinks to its floor.
    let mut lines = 1;
    let mut widths: Vec<usize> = wishes.iter().map(|wish| wish.all).collect();
    while widths.iter().sum::<usize>() > room {
        widths = wishes.iter().map(|wish| wish.at_lines(lines)).collect();
        lines += 1;
    }
    let taken = widths.iter().sum::<usize>().max(1);
    let widths = widths.iter().map(|width| width * room / taken).collect();
    Some(Fitted { widths, lines: lines.saturating_sub(1).max(1) })
}

impl Wish {
    /// The width by which a usual cell takes so many lines. Lines break at words, so that they are
    /// never full: a tenth is allowed for that.
    fn at_lines(&self, lines: usize) -> usize {
        let text = self.usual.saturating_sub(PADDING);
        (text * 11 / (10 * lines) + PADDING).clamp(self.floor, self.all.max(self.floor))
    }
}

fn wish(head: &str, rows: &[Vec<Vec<Inline>>], at: usize, size: f64) -> Wish {
    // Heads are bold, and a little wider.
    let mut floor = longest_word(head, size * 1.07);
    let mut cells: Vec<usize> = Vec::with_capacity(rows.len());
    for cell in rows.iter().filter_map(|row| row.get(at)) {
        floor =
            floor.max(cell.iter().map(|part| longest_word(words(part), size)).max().unwrap_or(0));
        cells.push(length(cell, size));
    }
    cells.sort_unstable();
    let usual = cells.get(cells.len() * 9 / 10).copied().unwrap_or_default();
    let all = cells.last().copied().unwrap_or_default().max(measured(head, size * 1.07));
    let [floor, all, usual] = [floor, all, usual.max(floor)].map(|width| width + PADDING);
    Wish { floor, all: all.max(floor), usual }
}

/// The widest piece that no program breaks: they break at blanks and after hyphens.
fn longest_word(text: &str, size: f64) -> usize {
    let pieces = text.split_whitespace().flat_map(|word| word.split_inclusive('-'));
    let kept = pieces.map(|piece| piece.chars().take(LONGEST_WORD).collect::<String>());
    kept.map(|piece| measured(&piece, size)).max().unwrap_or_default()
}

fn length(cell: &[Inline], size: f64) -> usize {
    cell.iter().map(|part| measured(words(part), size)).sum()
}

fn measured(text: &str, size: f64) -> usize {
    (width(text, size) * OF_TIMES * TWENTIETHS).ceil() as usize
}

fn lines(length: usize, width: usize) -> usize {
    length.div_ceil(width.saturating_sub(PADDING).max(1))
}

fn words(part: &Inline) -> &str {
    match part {
        Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) => text,
        Inline::Link { text, .. } => text,
        Inline::Note(_) => "1",
    }
}

#[cfg(test)]
mod tests {
    use super::{LETTERS, PADDING, across, measured, of_fields, upright};
    use crate::model::Inline;

    const UPRIGHT: usize = 9070;
    const ACROSS: usize = 14002;

    fn row(cells: &[&str]) -> Vec<Vec<Inline>> {
        cells.iter().map(|cell| vec![Inline::text(*cell)]).collect()
    }

    fn heads(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn no_column_is_narrower_than_its_longest_word() {
        let text = "a reason in a good many words, more than a line of the page holds ".repeat(3);
        let names = ["probability", "school", "why", "to"];
        let rows = vec![row(&["0.95", "mearsheimer-2001", &text, "1"]); 3];
        let fitted = upright(&heads(&names), &rows, UPRIGHT).unwrap();
        for (width, word) in fitted.widths.iter().zip(["probability", "mearsheimer-", "words,"]) {
            assert!(*width >= measured(word, LETTERS) + PADDING, "{word}: {:?}", fitted.widths);
        }
        assert!(fitted.widths[2] > UPRIGHT / 2, "what is long has the room: {:?}", fitted.widths);
        assert!(fitted.widths.iter().sum::<usize>() <= UPRIGHT);
    }

    #[test]
    fn a_table_is_laid_across_before_it_is_told_row_by_row() {
        let names: Vec<String> = (0..9).map(|n| format!("probability{n}")).collect();
        let wide = vec![row(&["balancing"; 9])];
        assert!(upright(&names, &wide, UPRIGHT).is_none());
        assert!(across(&names, &wide, ACROSS).is_some());
        let many: Vec<String> = (0..39).map(|n| format!("column{n}")).collect();
        assert!(across(&many, &[row(&["word"; 39])], ACROSS).is_none());
        let tall = "word ".repeat(900);
        let rows = [row(&["a", "b", &tall])];
        assert!(across(&heads(&["a", "b", "c"]), &rows, ACROSS).is_none());
        // Two columns are what rows are told in: they stay a table however tall.
        assert!(upright(&heads(&["a", "b"]), &[row(&["a", &tall])], UPRIGHT).is_some());
    }

    #[test]
    fn nothing_and_an_address_are_laid_out() {
        assert!(upright(&[], &[], UPRIGHT).unwrap().widths.is_empty());
        let address = "https://example.org/".to_owned() + &"a".repeat(400);
        assert!(upright(&heads(&["key", "where"]), &[row(&["a", &address])], UPRIGHT).is_some());
        assert_eq!(of_fields(&[], UPRIGHT), [0, UPRIGHT]);
    }
}
