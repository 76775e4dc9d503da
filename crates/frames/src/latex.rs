//! LaTeX, ruled as journals rule their tables (package `booktabs`).

use crate::table::{Cell, Table};

/// Beyond so many rows a table runs over several pages (package `longtable`).
const LONG: usize = 40;
/// A line of an upright page holds about so many letters.
const UPRIGHT: usize = 88;
/// A line of a page across, in the smaller letters of such a table, holds about so many.
const ACROSS: usize = 180;
/// A word of more letters is let run over: an address must not push a whole table aside.
const LONGEST_WORD: usize = 24;
/// Blanks between two columns, in letters.
const BETWEEN: usize = 2;
/// A table whose usual row has more lines is told row by row.
const MOST_LINES: usize = 12;

/// A table in LaTeX, to be read in by `\input`; a comment at its head names the packages that it
/// needs. Columns of numbers stand to the right; where the words of a row do not fit on a line,
/// columns wrap, none narrower than its longest word. A table that is too wide for a page is laid
/// across (package `pdflscape`), and one too wide for that is told row by row: the first cell, and
/// under it name and value of the others. Columns with nothing in them are left out; a comment
/// names them.
///
/// Words stay words: no character is taken for a command. Letters beyond Latin need a font that has
/// them (XeLaTeX, LuaLaTeX).
#[must_use]
pub fn to_latex(table: &Table) -> String {
    let empty = table.empty_columns();
    let mut left_out = String::new();
    if !empty.is_empty() {
        left_out = format!("% Left out, since no row has anything there: {}\n", empty.join(", "));
    }
    let table = table.clone().without(&empty);
    if let Some(columns) = columns(&table, UPRIGHT) {
        return left_out + &in_columns(&table, &columns, false);
    }
    if let Some(columns) = columns(&table, ACROSS) {
        return left_out + &in_columns(&table, &columns, true);
    }
    left_out + &in_rows(&table)
}

/// A table as one knows it.
fn in_columns(table: &Table, columns: &[String], across: bool) -> String {
    let columns = columns.join(" ");
    let heads: Vec<String> = table.columns.iter().map(|head| escaped(&head.name)).collect();
    let heads = line(&heads);
    let mut rows = String::new();
    for row in &table.rows {
        rows.push_str(&line(&row.iter().map(|cell| escaped(&cell.reading())).collect::<Vec<_>>()));
    }
    let is_long = table.rows.len() > LONG || across;
    let body = if is_long {
        format!(
            "\\begin{{longtable}}{{{columns}}}\n\\toprule\n{heads}\\midrule\n\\endhead\n\
             \\bottomrule\n\\endfoot\n{rows}\\end{{longtable}}\n"
        )
    } else {
        format!(
            "\\begin{{tabular}}{{{columns}}}\n\\toprule\n{heads}\\midrule\n{rows}\
             \\bottomrule\n\\end{{tabular}}\n"
        )
    };
    match (across, is_long) {
        (true, _) => format!(
            "% Needs \\usepackage{{booktabs,longtable,array,pdflscape}}\n\
             \\begin{{landscape}}\n\\scriptsize\\tabcolsep=3pt\n{body}\\end{{landscape}}\n"
        ),
        (false, true) => format!("% Needs \\usepackage{{booktabs,longtable,array}}\n{body}"),
        (false, false) => format!("% Needs \\usepackage{{booktabs,array}}\n{body}"),
    }
}

/// Row by row. `longtable` with no head, since a row may be taller than what is left of a page.
fn in_rows(table: &Table) -> String {
    let mut out = "% Needs \\usepackage{booktabs,longtable,array}\n".to_owned();
    for (at, row) in table.rows.iter().enumerate() {
        let name = row.first().map(Cell::reading).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| format!("Row {}", at + 1));
        let name = format!("\\multicolumn{{2}}{{l}}{{\\textbf{{{}}}}}", escaped(&name));
        out.push_str(&format!(
            "\\begin{{longtable}}{{{} {}}}\n\\toprule\n{name} \\\\*\n\\midrule\n",
            wrapped(22),
            wrapped(70)
        ));
        for (head, cell) in table.columns.iter().zip(row).skip(1) {
            let value = cell.reading();
            if !value.trim().is_empty() {
                out.push_str(&line(&[escaped(&head.name), escaped(&value)]));
            }
        }
        out.push_str("\\bottomrule\n\\end{longtable}\n");
    }
    out
}

/// A column that wraps, in hundredths of a line.
fn wrapped(share: usize) -> String {
    format!(">{{\\raggedright\\arraybackslash}}p{{0.{share:02}\\linewidth}}")
}

/// One row. What begins as an option of the line break before it is kept from being one.
fn line(cells: &[String]) -> String {
    let text = cells.join(" & ");
    let guard = if text.starts_with(['[', '*']) { "{}" } else { "" };
    format!("{guard}{text} \\\\\n")
}

/// What a column asks for, in letters.
struct Wish {
    /// Its longest word: what is narrower tears words apart.
    floor: usize,
    /// Its longest cell: what is wider gains nothing.
    all: usize,
    /// A cell than which nine in ten are no longer.
    usual: usize,
}

/// How each column is set on lines of so many letters; nothing where words would be torn apart, or
/// rows would be too tall to be read.
fn columns(table: &Table, line: usize) -> Option<Vec<String>> {
    let wishes: Vec<Wish> = (0..table.columns.len()).map(|at| wish(table, at)).collect();
    let widths = widths(&wishes, line.saturating_sub(BETWEEN * wishes.len()))?;
    let mut set = Vec::new();
    for (at, (wish, width)) in wishes.iter().zip(widths).enumerate() {
        if width < wish.all {
            set.push(wrapped((100 * width / line).min(97)));
        } else if is_number(table, at) {
            set.push("r".to_owned());
        } else {
            set.push("l".to_owned());
        }
    }
    Some(set)
}

/// Letters of each column: as many as it asks for, or what makes the usual cells of all columns
/// equally tall, but never less than its longest word.
fn widths(wishes: &[Wish], room: usize) -> Option<Vec<usize>> {
    if wishes.iter().map(|wish| wish.floor).sum::<usize>() > room {
        return None;
    }
    let mut lines = 1;
    let mut widths: Vec<usize> = wishes.iter().map(|wish| wish.all).collect();
    while widths.iter().sum::<usize>() > room {
        widths = wishes.iter().map(|wish| wish.at_lines(lines)).collect();
        lines += 1;
    }
    // A table of two columns stays one however tall it is: its rows told one by one look the same.
    if lines > MOST_LINES + 1 && wishes.len() > 2 {
        return None;
    }
    spread(&mut widths, wishes, room);
    Some(widths)
}

/// Gives what is left of a line to the columns that wrap.
fn spread(widths: &mut [usize], wishes: &[Wish], room: usize) {
    let mut left = room - widths.iter().sum::<usize>();
    let mut gave = true;
    while gave {
        gave = false;
        for (width, wish) in widths.iter_mut().zip(wishes) {
            if left > 0 && *width < wish.all {
                *width += 1;
                left -= 1;
                gave = true;
            }
        }
    }
}

impl Wish {
    /// The width by which a usual cell takes so many lines. Lines break at words, so that they are
    /// never full: a tenth is allowed for that.
    fn at_lines(&self, lines: usize) -> usize {
        (self.usual * 11).div_ceil(10 * lines).clamp(self.floor, self.all)
    }
}

fn wish(table: &Table, at: usize) -> Wish {
    let head = &table.columns[at].name;
    let (mut floor, mut all) = (longest_word(head), letters(head));
    let mut cells = Vec::with_capacity(table.rows.len());
    for cell in table.rows.iter().filter_map(|row| row.get(at)) {
        let text = cell.reading();
        floor = floor.max(longest_word(&text));
        all = all.max(letters(&text));
        cells.push(letters(&text));
    }
    cells.sort_unstable();
    let usual = cells.get(cells.len() * 9 / 10).copied().unwrap_or_default();
    Wish { floor, all: all.max(floor), usual }
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// Letters of the longest piece that LaTeX does not break: it breaks at blanks and after hyphens.
fn longest_word(text: &str) -> usize {
    let pieces = text.split_whitespace().flat_map(|word| word.split_inclusive('-'));
    pieces.map(|piece| letters(piece).min(LONGEST_WORD)).max().unwrap_or_default()
}

/// Whether a column has numbers and nothing else.
fn is_number(table: &Table, at: usize) -> bool {
    let mut numbers = 0;
    for cell in table.rows.iter().filter_map(|row| row.get(at)) {
        match cell {
            Cell::Number(_) | Cell::Written(_) | Cell::Range(..) => numbers += 1,
            Cell::Nothing => {}
            Cell::Text(_) | Cell::Truth(_) | Cell::List(_) => return false,
        }
    }
    numbers > 0
}

/// A text in which no character is a command. Signs that old LaTeX has no letter for are written
/// as mathematics.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '\u{2212}' => out.push_str("$-$"),
            '\u{2192}' => out.push_str("$\\rightarrow$"),
            '\u{2264}' => out.push_str("$\\leq$"),
            '\u{2265}' => out.push_str("$\\geq$"),
            '\u{2260}' => out.push_str("$\\neq$"),
            '\u{d7}' => out.push_str("$\\times$"),
            '\u{a0}' => out.push('~'),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
