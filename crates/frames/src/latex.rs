//! LaTeX, ruled as journals rule their tables (package `booktabs`).

use crate::table::{Cell, Table};

/// Beyond so many rows a table runs over several pages (package `longtable`).
const LONG: usize = 40;
/// A line of a page holds about so many letters.
const LINE: usize = 88;

/// A table in LaTeX, to be read in by `\input`; a comment at its head names the packages that it
/// needs. Columns of numbers stand to the right; where the words of a row do not fit on a line,
/// columns wrap.
///
/// Words stay words: no character is taken for a command. Letters beyond Latin need a font that has
/// them (XeLaTeX, LuaLaTeX).
#[must_use]
pub fn to_latex(table: &Table) -> String {
    let columns = columns(table).join(" ");
    let heads: Vec<String> = table.columns.iter().map(|head| escaped(&head.name)).collect();
    let heads = line(&heads);
    let mut rows = String::new();
    for row in &table.rows {
        rows.push_str(&line(&row.iter().map(|cell| escaped(&cell.reading())).collect::<Vec<_>>()));
    }
    if table.rows.len() > LONG {
        format!(
            "% Needs \\usepackage{{booktabs,longtable,array}}\n\
             \\begin{{longtable}}{{{columns}}}\n\\toprule\n{heads}\\midrule\n\\endhead\n\
             \\bottomrule\n\\endfoot\n{rows}\\end{{longtable}}\n"
        )
    } else {
        format!(
            "% Needs \\usepackage{{booktabs,array}}\n\
             \\begin{{tabular}}{{{columns}}}\n\\toprule\n{heads}\\midrule\n{rows}\
             \\bottomrule\n\\end{{tabular}}\n"
        )
    }
}

/// One row. What begins as an option of the line break before it is kept from being one.
fn line(cells: &[String]) -> String {
    let text = cells.join(" & ");
    let guard = if text.starts_with(['[', '*']) { "{}" } else { "" };
    format!("{guard}{text} \\\\\n")
}

/// How each column is set.
fn columns(table: &Table) -> Vec<String> {
    let widths: Vec<usize> = (0..table.columns.len()).map(|at| longest(table, at)).collect();
    // Blanks between columns take two letters each.
    let all: usize = widths.iter().sum::<usize>() + 2 * widths.len();
    let fits = all <= LINE;
    // Narrow columns keep their width; the wide ones share what is left, by their longest word.
    let is_wide = |width: usize| !fits && width > 12;
    let wide: usize = widths.iter().filter(|width| is_wide(**width)).map(|w| (*w).min(60)).sum();
    let narrow: usize = widths.iter().filter(|width| !is_wide(**width)).map(|w| w + 2).sum();
    let left = LINE.saturating_sub(narrow).max(LINE / 2);
    let mut set = Vec::new();
    for (at, width) in widths.iter().enumerate() {
        if is_wide(*width) {
            let share = left * (*width).min(60) * 100 / (wide.max(1) * LINE);
            let share = share.min(97);
            set.push(format!(">{{\\raggedright\\arraybackslash}}p{{0.{share:02}\\linewidth}}"));
        } else if is_number(table, at) {
            set.push("r".to_owned());
        } else {
            set.push("l".to_owned());
        }
    }
    set
}

fn longest(table: &Table, at: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(at));
    let cells = cells.map(|cell| cell.reading().chars().count());
    cells.chain([table.columns[at].name.chars().count()]).max().unwrap_or_default()
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
