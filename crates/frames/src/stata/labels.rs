//! Value labels of the absences, and the notes of the file.

use crate::datum::ABSENT;

/// The name of the set of value labels that every number carries.
pub(crate) const ABSENCE: &str = "absence";

/// `.` as a whole number; `.a`, `.b` and so on follow it.
pub(crate) const MISSING_LONG: i32 = 2_147_483_621;

/// Text in a field of fixed width, filled with zero bytes; the last byte is always zero.
pub(crate) fn padded(text: &str, width: usize) -> Vec<u8> {
    let mut field = text.as_bytes()[..text.len().min(width - 1)].to_vec();
    field.resize(width, 0);
    field
}

/// The labels of `.a`, `.b` and `.c`; `.` itself takes none.
pub(crate) fn absence() -> Vec<u8> {
    let words = &ABSENT[1..];
    let count = i32::try_from(words.len()).expect("three");
    let text: Vec<u8> = words.iter().flat_map(|w| [w.as_bytes(), &[0]].concat()).collect();
    let mut table: Vec<u8> = [count, length(&text)].iter().flat_map(|n| n.to_le_bytes()).collect();
    table.extend(offsets(words).iter().flat_map(|n| n.to_le_bytes()));
    table.extend((1..=count).flat_map(|n| (MISSING_LONG + n).to_le_bytes()));
    table.extend(text);
    [
        b"<lbl>".to_vec(),
        length(&table).to_le_bytes().to_vec(),
        padded(ABSENCE, 129),
        vec![0; 3],
        table,
        b"</lbl>".to_vec(),
    ]
    .concat()
}

fn offsets(words: &[&str]) -> Vec<i32> {
    let starts = words.iter().scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some(i32::try_from(start).expect("short words"))
    });
    starts.collect()
}

fn length(bytes: &[u8]) -> i32 {
    i32::try_from(bytes.len()).unwrap_or(i32::MAX)
}

/// Notes of the dataset, which Stata lists with `notes`.
pub(crate) fn notes(notes: &[String]) -> Vec<u8> {
    if notes.is_empty() {
        return Vec::new();
    }
    let count = [("note0".to_owned(), notes.len().to_string())];
    let numbered =
        notes.iter().enumerate().map(|(at, text)| (format!("note{}", at + 1), text.clone()));
    count
        .into_iter()
        .chain(numbered)
        .flat_map(|(name, text)| characteristic(&name, &text))
        .collect()
}

fn characteristic(name: &str, text: &str) -> Vec<u8> {
    let mut content = super::names::cut(text, usize::MAX, 67_000).into_bytes();
    content.push(0);
    let body = [padded("_dta", 129), padded(name, 129), content].concat();
    [b"<ch>".to_vec(), length(&body).to_le_bytes().to_vec(), body, b"</ch>".to_vec()].concat()
}
