//! What was found, told: to people in plain words, to programs as JSON by names.
//!
//! *For*: whoever reads verdicts, claims and needs. To programs every object names what it is about (`E126`,
//! `central-asia`, `study-2019`), so that nothing changes its name when something else comes or
//! goes. The form is an interface: `docs/answer.schema.json` describes it, and [`VERSION`] goes up
//! when a reader would have to change. People get the same words on every surface, and here alone they
//! are made: [`opening`] has what is said first, [`field`](fn@field) what stands in a grid, [`line`](fn@line) tells a
//! fact of an unfolding, and what ends in `_text` tells one fact; `docs/words.md` fixes the words.
//! [`tables`] are facts as rows, [`screens`] what a terminal shows.
//!
//! *May use*: the study's facts, the case for names, codes of diagnostics, vocabularies, and tables.
//!
//! *Must never know*: files, whether a terminal shows colours, how a page looks. It computes nothing.

mod amounts;
mod brief;
mod calibration;
mod called;
mod claims;
pub mod estimates;
mod field;
mod json;
mod lean;
mod needs;
mod opening;
pub mod plain;
mod positions;
mod reliability;
mod rivals;
pub mod screen;
pub mod screens;
mod shifts;
mod stored;
mod stress;
pub mod tables;
mod text;
mod unfold;
mod unfolded;

pub use amounts::{several, size};
pub use brief::{Extent, Picture, brief};
pub use calibration::{Calls, Said, SaidBy, TriedLabel};
pub use called::{
    called_text, path_in_a_field, path_text, verdict_headline, verdict_in_a_field, verdict_text,
};
pub use claims::{
    carried_text, causal_text, found_and_asked, found_plainly, found_text, headline, kind_text,
    obstacle_text, outcome_word, outside_sentence, outside_text, reason_text, reproduced_text,
    reproduced_word, rows_text, rules_text, through_text,
};
pub use field::{Field, Kind, field, field_in};
pub use json::{VERSION, answer, cell, claim, verdict};
pub use lean::Lean;
pub use needs::{ToldNeed, need};
pub use opening::{Chosen, Opening, Piece, ToldClaim, main_arena, opening};
pub use positions::{agreement_text, filled_text, gap_text};
pub use reliability::{coded_text, no_alpha_text};
pub use rivals::{
    bare_decibels_text, changed_text, decibels_text, distance_text, flip_text, furthest_apart_text,
    not_counted_texts, probability_text, relation_text, status_text, step_label, times_text,
    together_texts, uncounted_text,
};
pub use screen::Screen;
pub use shifts::{
    possibilities_reading, possibility_head, possibility_name, possibility_note,
    possibility_within, posterior_texts, power_text, shift_brief, shift_sentence, told_apart_text,
};
pub use stress::{
    explained_extent, explained_spread, explained_text, explained_unless, school_share_text,
    stress_error_text, stress_extent, stressed_brief, stressed_text, unless_text,
};
pub use text::{
    cell_text, citations_text, counted, date_text, dyad_text, evidence_text, hangs_on_text,
    no_number_text, number, rereading_text, severity_word, thousands,
};
pub use unfold::{Line, line};
pub use unfolded::{Cite, Unfolded, school_unfolded, unfolded};
