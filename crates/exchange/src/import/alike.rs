//! Diagnostics of one kind, gathered: a slip of a column is made in every row.

use crate::row_diagnostic::RowDiagnostic;
use std::collections::BTreeMap;

impl RowDiagnostic {
    /// The message without what it quotes and counts: equal for rows in which the same thing is
    /// wrong with other words.
    #[must_use]
    pub fn kind(&self) -> String {
        let parts = self.message.split('`').enumerate();
        let plain: String =
            parts.map(|(at, part)| if at % 2 == 0 { part } else { "\u{2026}" }).collect();
        let mut kind = String::new();
        for c in plain.chars() {
            match c {
                '0'..='9' if kind.ends_with('#') => {}
                '0'..='9' => kind.push('#'),
                c => kind.push(c),
            }
        }
        kind
    }
}

/// Diagnostics of one severity, column and kind together, in the order in which each kind first
/// appears.
#[must_use]
pub fn alike(diagnostics: &[RowDiagnostic]) -> Vec<Vec<&RowDiagnostic>> {
    let mut groups: Vec<Vec<&RowDiagnostic>> = Vec::new();
    let mut known = BTreeMap::new();
    for diagnostic in diagnostics {
        let key = (diagnostic.severity, diagnostic.column.as_str(), diagnostic.kind());
        let at = *known.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(diagnostic),
            None => groups.push(vec![diagnostic]),
        }
    }
    groups
}

/// Row numbers in few words: `7, 9-20, 31`. They come in rising order.
#[must_use]
pub fn rows_text(rows: &[usize]) -> String {
    let runs = rows.chunk_by(|a, b| a + 1 == *b);
    let run = |run: &[usize]| match run {
        [first, .., last] => format!("{first}-{last}"),
        run => run.first().map_or_else(String::new, ToString::to_string),
    };
    runs.map(run).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use counterpoise_diagnostic::Severity;

    fn said(row: usize, column: &str, message: &str) -> RowDiagnostic {
        let (column, message) = (column.to_owned(), message.to_owned());
        RowDiagnostic {
            row,
            column,
            message,
            cell: String::new(),
            help: String::new(),
            severity: Severity::Warning,
        }
    }

    #[test]
    fn what_is_quoted_makes_no_difference() {
        let list = [
            said(2, "source", "no work fits `Ash 2014`"),
            said(3, "page", "no work fits `Ash 2014`"),
            said(4, "source", "no work fits `Elm 2015`"),
            said(5, "source", "no work at all"),
        ];
        let rows: Vec<Vec<usize>> =
            alike(&list).iter().map(|g| g.iter().map(|d| d.row).collect()).collect();
        assert_eq!(rows, [vec![2, 4], vec![3], vec![5]]);
    }

    #[test]
    fn runs_of_rows_are_shortened() {
        assert_eq!(rows_text(&[7, 9, 10, 11, 20, 21]), "7, 9-11, 20-21");
        assert_eq!(rows_text(&[]), "");
    }
}
