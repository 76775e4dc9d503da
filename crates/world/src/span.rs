//! Spans of days: how they overlap, join and are told in words.

use counterpoise_dates::{Day, DayRange};

/// The whole of one calendar year, as the date of a lookup; `None` for a year outside the calendar.
pub fn year(year: i32) -> Option<DayRange> {
    Some(DayRange::between(Day::new(year, 1, 1)?, Day::new(year, 12, 31)?))
}

/// One day, as the date of a lookup.
pub fn on_day(day: Day) -> Option<DayRange> {
    Some(DayRange::between(day, day))
}

/// Whether any of the spans shares a day with the date asked about; always where none is asked
/// about.
pub(crate) fn any_on(spans: &[DayRange], on: Option<DayRange>) -> bool {
    on.is_none_or(|on| spans.iter().any(|span| span.intersect(on).is_some()))
}

/// Every pairwise intersection of two lists of spans, in the order of the first.
pub(crate) fn intersect(a: &[DayRange], b: &[DayRange]) -> Vec<DayRange> {
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| x.intersect(*y)));
    pairs.flatten().collect()
}

/// The spans joined where they overlap or touch, earliest first.
pub(crate) fn union(mut spans: Vec<DayRange>) -> Vec<DayRange> {
    // `None` sorts before every day, which is what an open beginning means.
    spans.sort_by_key(|span| span.first);
    let mut joined: Vec<DayRange> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if touches(last.last, span.first) => {
                last.last = later_end(last.last, span.last);
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// "from 1990-10-03", "until 1945-05-08", "from 1955-05-05 to 1990-10-02" or "at any time".
pub(crate) fn span_text(span: DayRange) -> String {
    match (span.first, span.last) {
        (None, None) => "at any time".to_owned(),
        (Some(first), None) => format!("from {first}"),
        (None, Some(last)) => format!("until {last}"),
        (Some(first), Some(last)) => format!("from {first} to {last}"),
    }
}

/// Spans in words, joined by "and"; none is "at no time".
pub(crate) fn spans_text(spans: &[DayRange]) -> String {
    let texts: Vec<String> = spans.iter().copied().map(span_text).collect();
    if texts.is_empty() { "at no time".to_owned() } else { texts.join(" and ") }
}

/// The date of a question: "in 1960" for a whole year, "on 1960-05-01" for a day, else the span.
pub(crate) fn date_text(on: DayRange) -> String {
    match (on.first, on.last) {
        (Some(first), Some(last)) if first == last => format!("on {first}"),
        (Some(first), Some(_)) if year(first.year()) == Some(on) => format!("in {}", first.year()),
        _ => span_text(on),
    }
}

fn touches(last: Option<Day>, first: Option<Day>) -> bool {
    match (last, first) {
        (Some(last), Some(first)) => first <= last.plus(1),
        _ => true,
    }
}

fn later_end(a: Option<Day>, b: Option<Day>) -> Option<Day> {
    Some(a?.max(b?))
}

#[cfg(test)]
mod tests {
    use super::{DayRange, date_text, on_day, spans_text, union, year};
    use counterpoise_dates::Day;

    fn span(first: Option<i32>, last: Option<i32>) -> DayRange {
        DayRange {
            first: first.and_then(|y| Day::new(y, 1, 1)),
            last: last.and_then(|y| Day::new(y, 12, 31)),
        }
    }

    #[test]
    fn spans_that_touch_are_joined_and_others_stay_apart() {
        let spans =
            vec![span(Some(1950), None), span(Some(1921), Some(1930)), span(None, Some(1920))];
        assert_eq!(union(spans), vec![span(None, Some(1930)), span(Some(1950), None)]);
        assert_eq!(union(vec![]), vec![]);
    }

    #[test]
    fn spans_and_dates_in_words() {
        assert_eq!(
            spans_text(&[span(None, Some(1920)), span(Some(1950), None)]),
            "until 1920-12-31 and from 1950-01-01"
        );
        assert_eq!(spans_text(&[]), "at no time");
        assert_eq!(year(1960).map(date_text).as_deref(), Some("in 1960"));
        assert_eq!(
            Day::new(1960, 5, 1).and_then(on_day).map(date_text).as_deref(),
            Some("on 1960-05-01")
        );
        assert_eq!(date_text(span(Some(1960), Some(1961))), "from 1960-01-01 to 1961-12-31");
        assert_eq!(year(123_456), None);
    }
}
