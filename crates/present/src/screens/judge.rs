//! What `judge` says: the stance first, then what each school calls it.

use crate::screen::Screen;
use crate::stress::stress_extent;
use crate::tables::judge as rows;
use crate::text::{dyad_text, rereading_text};
use counterpoise_case::model::Case;
use counterpoise_study::{Answer, CellAnswer};

/// Stances and verdicts of the cells that are shown, `width` characters wide; with a warning where
/// `together` says that these are of all arenas together.
#[must_use]
pub fn judge(
    case: &Case,
    found: &Answer,
    shown: &[&CellAnswer],
    together: bool,
    width: usize,
) -> Screen {
    let mut out = begun(case, found, width);
    told(&mut out, case, found, shown);
    if together {
        out.hint(
            "All arenas together can hide opposite stances in them, or make them look like a \
             hedge: read them beside it.",
        );
    }
    out
}

/// How the verdicts move over sliding windows, `width` characters wide.
#[must_use]
pub fn judge_path(case: &Case, found: &Answer, width: usize) -> Screen {
    let mut out = begun(case, found, width);
    out.table(&rows::path(case, found));
    out
}

/// With the pair, and how the evidence was re-read.
fn begun(case: &Case, found: &Answer, width: usize) -> Screen {
    let mut out = Screen::new(width);
    out.line(format!(
        "{}, seed {}, {} re-readings of the evidence",
        dyad_text(case, found.dyad),
        found.seed,
        found.draws
    ));
    out
}

/// The stance first, then what each school calls it.
fn told(out: &mut Screen, case: &Case, found: &Answer, shown: &[&CellAnswer]) {
    let text = format!(
        "Stance: which way the acts lean, before any school speaks (open: none holds {:.0}% of \
         the re-readings)",
        100.0 * case.settings.set_at
    );
    out.heading(text);
    out.table(&rows::stances(case, shown));
    out.gap();
    let text = format!(
        "Labels: what each school calls it (the smallest set that holds {:.0}% of the re-readings)",
        100.0 * case.settings.set_at
    );
    out.heading(text);
    let rows = rows::verdicts(case, found, shown.iter().copied());
    let mut hidden =
        vec!["domain", "runner-up", "its probability", "every date", "to", "mixed", "against"];
    if found.rereading.is_none() {
        hidden.push("re-read");
    }
    let judged = || shown.iter().flat_map(|cell| &cell.verdicts);
    let speaks_of_some = judged().any(|judged| rows::scope(case, judged).is_some());
    if !speaks_of_some {
        hidden.push("scope");
    }
    out.table(&rows.without(&hidden));
    if let Some(rereading) = &found.rereading {
        out.remark(format!("`re-read`: {}.", rereading_text(rereading)));
    }
    if speaks_of_some {
        out.remark(
            "`scope`: how likely it is that the school speaks of such a pair at all, where it \
             limits itself. `counterpoise why ARENA/PERIOD/SCHOOL` shows what it asks for.",
        );
    }
    if let Some(stress) = &found.stress {
        out.remark(format!(
            "`holds in` and `choice`: the central reading of each school under other choices of \
             the analyst, in the codings that have its definition ({}). `counterpoise stress` \
             tells more.",
            stress_extent(stress)
        ));
    }
}
