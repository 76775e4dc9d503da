//! How wide text is, how to make it fit, and how to keep labels apart.
//!
//! The writer cannot ask a browser, so widths come from a table: of each character the wider of
//! Helvetica's advance (whose metrics Arial and Liberation Sans share) and that of Noto Sans, with
//! which `counterpoise-pictures` draws. A reader's own font is rarely wider.

/// Advances of the printable ASCII characters, in thousandths of the size.
#[rustfmt::skip]
const ADVANCE: [u16; 95] = [
    // space to /
    278, 278, 408, 646, 572, 889, 732, 225, 333, 333, 551, 584, 278, 333, 278, 372,
    // 0 to ?
    572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 278, 278, 584, 584, 584, 556,
    // @ to O
    1015, 667, 667, 722, 730, 667, 611, 778, 741, 339, 500, 667, 556, 907, 760, 781,
    // P to _
    667, 781, 722, 667, 611, 731, 667, 944, 667, 667, 611, 329, 372, 329, 572, 556,
    // ` to o
    333, 561, 615, 500, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605,
    // p to ~
    615, 615, 413, 500, 361, 618, 508, 786, 529, 510, 500, 380, 551, 380, 584,
];

/// How much wider bold letters are.
pub const BOLD: f64 = 1.07;

/// Estimated width of a text at a size, in the units of the size.
#[must_use]
pub fn width(text: &str, size: f64) -> f64 {
    let thousandths: f64 = text.chars().map(advance).sum();
    thousandths / 1000.0 * size
}

/// The text, or as much of it as fits followed by an ellipsis. The second value says whether
/// anything was cut.
#[must_use]
pub fn fit(text: &str, size: f64, max: f64) -> (String, bool) {
    if width(text, size) <= max {
        return (text.to_owned(), false);
    }
    let mut kept = String::new();
    for ch in text.chars() {
        kept.push(ch);
        if width(&kept, size) + width("…", size) > max {
            kept.pop();
            break;
        }
    }
    (format!("{}…", kept.trim_end_matches([' ', ',', ':', '-'])), true)
}

/// A share as `82%`; `>99%` and `<1%` where rounding would claim certainty.
#[must_use]
pub fn percent(share: f64) -> String {
    match share {
        p if p > 0.995 && p < 1.0 => ">99%".to_owned(),
        p if p > 0.0 && p < 0.005 => "<1%".to_owned(),
        p => format!("{:.0}%", 100.0 * p),
    }
}

/// A share as `82 of 100`; what is not all is never 100, what is not nothing never 0.
#[must_use]
pub fn of_hundred(share: f64) -> String {
    match share {
        p if p > 0.995 && p < 1.0 => ">99 of 100".to_owned(),
        p if p > 0.0 && p < 0.005 => "<1 of 100".to_owned(),
        p => format!("{:.0} of 100", 100.0 * p),
    }
}

/// The first of several wordings, longest first, that fits; `None` when none does.
#[must_use]
pub fn first_fit<'a>(wordings: &[&'a str], size: f64, max: f64) -> Option<&'a str> {
    wordings.iter().copied().find(|it| !it.is_empty() && width(it, size) <= max)
}

/// Breaks a text at spaces into lines no wider than `max`; a word that is wider by itself is cut.
#[must_use]
pub fn wrap(text: &str, size: f64, max: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(" ", size) + width(word, size) <= max => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| fit(line, size, max).0).collect()
}

/// Breaks a text into lines no wider than `max` and loses no letter: at spaces, else after a
/// hyphen, and where one part is wider by itself within it, with a hyphen.
#[must_use]
pub fn wrap_whole(text: &str, size: f64, max: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        for (at, part) in word.split_inclusive('-').enumerate() {
            let glue = if at == 0 { " " } else { "" };
            match lines.last_mut() {
                Some(line) if width(&format!("{line}{glue}{part}"), size) <= max => {
                    line.push_str(glue);
                    line.push_str(part);
                }
                _ => lines.extend(broken(part, size, max)),
            }
        }
    }
    lines
}

/// The lines of a text, of which at most so many are kept; the second value says whether any was
/// left out, which an ellipsis shows.
#[must_use]
pub fn wrap_at_most(text: &str, size: f64, max: f64, most: usize) -> (Vec<String>, bool) {
    let mut lines = wrap_whole(text, size, max);
    if lines.len() <= most {
        return (lines, false);
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        *last = fit(&format!("{last} {}", "\u{a0}".repeat(200)), size, max).0;
        *last = format!("{}…", last.trim_end_matches(['…', '\u{a0}', ' ', '-']));
    }
    (lines, true)
}

/// A part of a word in pieces that fit, each but the last with a hyphen.
fn broken(part: &str, size: f64, max: f64) -> Vec<String> {
    // A comma may stand out a little.
    let whole = width(part.trim_end_matches([',', ';', '.']), size) <= max;
    let mut pieces = vec![String::new()];
    for ch in part.chars() {
        let last = pieces.len() - 1;
        let full = width(&format!("{}{ch}-", pieces[last]), size) > max;
        if whole || !full || pieces[last].chars().count() < 2 {
            pieces[last].push(ch);
            continue;
        }
        pieces[last].push('-');
        pieces.push(ch.to_string());
    }
    pieces
}

/// Moves wanted positions apart until neighbours are at least `gap` away, staying as close as
/// possible to where they were wanted (pool adjacent violators) and, where there is room, within
/// `lo..hi`. Keeps the order of the input.
#[must_use]
pub fn spread(wanted: &[f64], gap: f64, lo: f64, hi: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let offsets = pooled(
        &order
            .iter()
            .enumerate()
            .map(|(rank, idx)| wanted[*idx] - rank as f64 * gap)
            .collect::<Vec<_>>(),
    );
    let room = (hi - gap * (wanted.len().max(1) - 1) as f64).max(lo);
    let mut out = vec![0.0; wanted.len()];
    for (rank, idx) in order.iter().enumerate() {
        out[*idx] = offsets[rank].clamp(lo, room) + rank as f64 * gap;
    }
    out
}

/// Isotonic regression: the non-decreasing sequence nearest to the input.
fn pooled(values: &[f64]) -> Vec<f64> {
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for value in values {
        let (mut mean, mut count) = (*value, 1);
        while let Some((before, weight)) = blocks.pop_if(|(before, _)| *before > mean) {
            mean = (mean * count as f64 + before * weight as f64) / (count + weight) as f64;
            count += weight;
        }
        blocks.push((mean, count));
    }
    blocks.iter().flat_map(|(mean, count)| std::iter::repeat_n(*mean, *count)).collect()
}

/// Gives each interval the first row in which it overlaps nothing placed before it. Intervals are
/// placed by their start, ties in the order given; the answer is in the order given.
#[must_use]
pub fn rows(intervals: &[(f64, f64)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..intervals.len()).collect();
    order.sort_by(|a, b| intervals[*a].0.total_cmp(&intervals[*b].0));
    let mut ends: Vec<f64> = Vec::new();
    let mut out = vec![0; intervals.len()];
    for idx in order {
        let (start, end) = intervals[idx];
        let row = ends.iter().position(|it| *it <= start).unwrap_or(ends.len());
        if row == ends.len() {
            ends.push(end);
        } else {
            ends[row] = end;
        }
        out[idx] = row;
    }
    out
}

fn advance(ch: char) -> f64 {
    let code = u32::from(ch);
    let listed = code.checked_sub(32).and_then(|it| ADVANCE.get(it as usize));
    match (listed, ch) {
        (Some(units), _) => f64::from(*units),
        (None, '…' | '—' | '№') => 1000.0,
        (None, '·' | '’' | '‘') => 333.0,
        _ if code >= 0x2e80 => 1000.0,
        _ => 620.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_text_fits_and_says_so() {
        let (text, cut) = fit("Shanghai Cooperation Organisation", 12.0, 90.0);
        assert!(cut && text.ends_with('…') && width(&text, 12.0) <= 90.0, "{text}");
        assert_eq!(fit("short", 12.0, 90.0), ("short".to_owned(), false));
    }

    #[test]
    fn whole_words_wrap_and_no_letter_is_lost() {
        let lines = |text: &str, max: f64| wrap_whole(text, 11.0, max);
        assert_eq!(lines("soft-bandwagoning", 82.0), ["soft-", "bandwagoning"]);
        assert_eq!(lines("soft balancing or hedging", 82.0), ["soft balancing", "or hedging"]);
        let narrow = lines("antidisestablishmentarianism", 40.0);
        assert!(narrow.iter().all(|it| width(it, 11.0) <= 40.0), "{narrow:?}");
        assert_eq!(narrow.concat().replace('-', ""), "antidisestablishmentarianism");
        assert!(lines("", 40.0).is_empty());
    }

    #[test]
    fn spread_keeps_labels_apart_and_inside() {
        let out = spread(&[50.0, 50.0, 52.0, 99.0], 10.0, 0.0, 100.0);
        let mut sorted = out.clone();
        sorted.sort_by(f64::total_cmp);
        assert!(sorted.windows(2).all(|it| it[1] - it[0] >= 10.0 - 1e-9), "{out:?}");
        assert!(sorted[0] >= 0.0 && sorted[3] <= 100.0, "{out:?}");
        assert_eq!(spread(&[], 10.0, 0.0, 1.0), Vec::<f64>::new());
        assert_eq!(spread(&[3.0, 80.0], 10.0, 0.0, 100.0), vec![3.0, 80.0]);
    }

    #[test]
    fn rows_do_not_overlap() {
        assert_eq!(rows(&[(0.0, 5.0), (4.0, 8.0), (5.0, 6.0), (20.0, 21.0)]), vec![0, 1, 0, 0]);
    }
}
