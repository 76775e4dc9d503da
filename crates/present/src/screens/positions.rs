//! What `positions` says: what the literature holds, what nobody has said, and what comes out.

use crate::screen::Screen;
use crate::tables::positions as rows;
use crate::text::counted;
use counterpoise_case::model::Case;
use counterpoise_study::{Agreement, GapKind, LinkKind, Positions};

/// Running text is folded to so many characters.
const ROOM: usize = 100;

/// The positions of the literature in short, `width` characters wide.
#[must_use]
pub fn positions(case: &Case, found: &Positions, width: usize) -> Screen {
    let mut out = Screen::new(width);
    all(&mut out, case, found);
    out
}

fn all(out: &mut Screen, case: &Case, found: &Positions) {
    out.heading("What the literature says");
    out.table(&rows::labelled(case, found));
    let plain = found.all.iter().filter(|&&at| case.positions[at].label.is_none()).count();
    let text = format!(
        "{}, of which {plain} without a label, used for facts or theory (--format csv lists all).",
        counted(found.all.len(), "position", "positions")
    );
    out.folded(text, ROOM);
    out.gap();
    out.heading("What nobody has said");
    out.table(&rows::gap_counts(case, found));
    let stated = found.gaps.iter().filter(|gap| gap.filled).count();
    let text = format!(
        "Of {} cells of label, arena and period {} are empty; in {} a label is used that nobody \
         who uses it defines. The study says that it fills {stated} of these gaps. --rows gaps \
         lists them.",
        found.cells.len(),
        found.empty(),
        found.gaps.iter().filter(|gap| gap.kind == GapKind::NotDefined).count(),
    );
    out.folded(text, ROOM);
    if !found.words.is_empty() {
        out.gap();
        out.heading("One word for several things, several words for one");
        out.table(&rows::words(case, found, false));
    }
    if !found.ran.is_empty() {
        held_against_evidence(out, case, found);
    }
    if !found.chains.ends.is_empty() {
        chains(out, case, found);
    }
    out.hint(
        "\n--rows map, gaps, words, run, links, ends, without or camps gives each part; \
         docs/positions.md explains.",
    );
}

fn held_against_evidence(out: &mut Screen, case: &Case, found: &Positions) {
    out.gap();
    out.heading("Held against the evidence, each by the school nearest to its author");
    out.table(&rows::ran_in_short(case, found));
    let of = |agreement| found.ran.iter().filter(|own| own.agreement == agreement).count();
    let text = format!(
        "Of {} labels in their cells {} come out, {} are left open, {} do not come out, and of {} \
         the rule says nothing.",
        found.ran.len(),
        of(Agreement::ComesOut),
        of(Agreement::LeftOpen),
        of(Agreement::DoesNot),
        of(Agreement::Silent),
    );
    out.folded(text, ROOM);
}

fn chains(out: &mut Screen, case: &Case, found: &Positions) {
    out.gap();
    out.heading("What rests on one work in the end");
    out.table(&rows::ends(case, found, 8));
    let links = |kind| found.chains.links.iter().filter(|own| own.kind == kind).count();
    let text = format!(
        "{} works are read through another or have their matter from it, {} take up another's \
         idea, {} argue with one (--rows links). --rows without leaves out each of these works \
         with all that rests on it.",
        links(LinkKind::ReliesOn),
        links(LinkKind::TakesUp),
        links(LinkKind::Answers),
    );
    out.folded(text, ROOM);
}
