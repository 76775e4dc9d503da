//! Stata's `.dta`, format 118 (Stata 14 and later; UTF-8), as StataCorp describes it under `help
//! dta`.
//!
//! A number that is absent becomes an extended missing value with a value label, so that the four
//! ways stay apart: `.` missing, `.a` not applicable, `.b` outside coverage, `.c` undefined. Text
//! that is absent is empty, and has a column that says how if the frame asks for one.

mod body;
mod labels;
mod names;
mod variable;

use crate::frame::Frame;
use body::{Section, rows};
use variable::{Variable, variables};

pub use names::stata_names;

/// The table as a `.dta` file of format 118, little-endian, without a time stamp: the same table
/// gives the same bytes.
///
/// Names are made to fit Stata's 32 letters ([`stata_names`]); labels are cut at 80 letters; text
/// longer than 2,045 bytes is cut at a letter. More than 32,767 variables do not fit: those beyond
/// are left out, and a note in the file says so.
#[must_use]
pub fn to_stata(frame: &Frame) -> Vec<u8> {
    let all = variables(frame);
    let left_out = all.len().saturating_sub(MOST_VARIABLES);
    let kept = &all[..all.len() - left_out];
    let mut notes = frame.notes.clone();
    if left_out > 0 {
        notes.push(format!(
            "{left_out} variables do not fit into a file of Stata and were left out"
        ));
    }
    let mut file = Section::default();
    file.put(b"<stata_dta>");
    file.put(&header(frame, kept.len()));
    let map = file.len();
    file.put(&[b"<map>".as_slice(), &[0; 14 * 8], b"</map>"].concat());
    let mut places = vec![0, map];
    for section in sections(frame, kept, &notes) {
        places.push(file.len());
        file.put(&section);
    }
    places.push(file.len());
    file.put(b"</stata_dta>");
    places.push(file.len());
    file.places(map + b"<map>".len(), &places);
    file.bytes
}

const MOST_VARIABLES: usize = 32_767;

fn header(frame: &Frame, variables: usize) -> Vec<u8> {
    let label = names::cut(&frame.label, 80, 320);
    let count = u16::try_from(variables).expect("no more than 32,767");
    let length = u16::try_from(label.len()).expect("cut at 320 bytes");
    let rows = (frame.rows() as u64).to_le_bytes();
    let parts: [&[u8]; 10] = [
        b"<header><release>118</release><byteorder>LSF</byteorder><K>",
        &count.to_le_bytes(),
        b"</K><N>",
        &rows,
        b"</N><label>",
        &length.to_le_bytes(),
        label.as_bytes(),
        b"</label><timestamp>",
        &[0],
        b"</timestamp></header>",
    ];
    parts.concat()
}

fn sections(frame: &Frame, variables: &[Variable<'_>], notes: &[String]) -> Vec<Vec<u8>> {
    let fixed = |tag: &str, width: usize, text: &dyn Fn(&Variable<'_>) -> String| {
        let fields = variables.iter().flat_map(|v| labels::padded(&text(v), width)).collect();
        body::tagged(tag, fields)
    };
    vec![
        body::tagged(
            "variable_types",
            variables.iter().flat_map(|v| v.kind.code().to_le_bytes()).collect(),
        ),
        fixed("varnames", 129, &|v| v.name.clone()),
        body::tagged("sortlist", vec![0; 2 * (variables.len() + 1)]),
        fixed("formats", 57, &|v| v.kind.format()),
        fixed("value_label_names", 129, &|v| {
            if v.kind.is_number() { labels::ABSENCE.to_owned() } else { String::new() }
        }),
        fixed("variable_labels", 321, &|v| names::cut(&v.label, 80, 320)),
        body::tagged("characteristics", labels::notes(notes)),
        body::tagged("data", rows(frame, variables)),
        body::tagged("strls", Vec::new()),
        body::tagged("value_labels", labels::absence()),
    ]
}
