//! What `needs` says: what is missing, and what it would settle.

use crate::needs::ToldNeed;
use crate::screen::{Screen, bold, wrapped};
use crate::text::counted;

/// The needs that would settle most, `top` of them, each with who asks for it and the directive to
/// be filled in; `width` characters wide.
#[must_use]
pub fn needs(all: &[ToldNeed], top: usize, width: usize) -> Screen {
    let mut out = Screen::new(width);
    if all.is_empty() {
        out.line("Nothing that could be looked for would change a verdict.");
        return out;
    }
    for need in all.iter().take(top) {
        short(&mut out, need);
        for author in &need.asked_by {
            for part in wrapped(&format!("asked by {author}"), width.min(110).saturating_sub(4)) {
                out.hint(format!("    {part}"));
            }
        }
        for part in need.directive.lines() {
            out.line(format!("      {part}"));
        }
        out.gap();
    }
    if all.len() > top {
        out.hint(format!(
            "{} more: --top {} shows them, --format csv lists all",
            all.len() - top,
            all.len()
        ));
    }
    out
}

/// A need in a line or two: what, where, and how much it would settle.
fn short(out: &mut Screen, need: &ToldNeed) {
    let (settles, touches) = (need.settles.len(), need.touches);
    let settles = if settles == 0 {
        format!("tells something about {}", counted(touches, "verdict", "verdicts"))
    } else {
        format!(
            "would settle {}, and tells something about {touches}",
            counted(settles, "verdict", "verdicts")
        )
    };
    out.line(format!("{} ({}, {})", bold(&need.missing), need.arena, need.period));
    out.hint(format!("    {settles} ({:.2} bits)", need.bits));
}
