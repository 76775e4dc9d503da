//! What `commitments` says: what was promised, how exactly, how far it came, what became of it.

use crate::screen::{Screen, bold, wrapped};
use crate::text::{dated_texts, ids};
use counterpoise_case::model::{Case, CommitmentTerm};
use counterpoise_case::vocabulary::Word;
use counterpoise_ledger::Outcome;
use counterpoise_study::Committed;

/// Each commitment in a few lines, `width` characters wide.
#[must_use]
pub fn commitments(case: &Case, found: &[Committed], width: usize) -> Screen {
    let mut out = Screen::new(width);
    if found.is_empty() {
        out.line("no act belongs to a commitment (`commitment: NAME` in an event)");
        return out;
    }
    for own in found {
        one(&mut out, case, own);
    }
    out.hint(
        "specific: how many of parties, amount, deadline and obligation the text names, of how \
         many were looked for;\nnothing: nobody has looked (`commitment` directives). fulfilled \
         and contradicted count statements of it, issue by issue.",
    );
    out
}

/// A commitment as a few lines, each as long as it must be: fourteen columns fit no screen.
fn one(out: &mut Screen, case: &Case, own: &Committed) {
    let text = own.text.map(|at| &case.commitments[at]);
    let title = text.map_or(String::new(), |text| format!("  {}", text.title));
    out.line(format!("{}{title}", bold(&own.name)));
    let terms =
        |of: &[CommitmentTerm]| of.iter().map(|term| term.word()).collect::<Vec<_>>().join(", ");
    let specific = match (own.specificity(case), text) {
        (Some((named, looked)), Some(text)) => {
            let parts = [("names", terms(&text.named)), ("leaves open", terms(&text.open))];
            let said = parts.iter().filter(|(_, own)| !own.is_empty());
            let said: Vec<String> = said.map(|(what, own)| format!("{what} {own}")).collect();
            format!("{named} of {looked}: {}", said.join("; "))
        }
        _ => "nobody has looked".to_owned(),
    };
    part(out, "specific", &specific);
    for (stage, events) in
        [("announced", &own.announced), ("agreed", &own.agreed), ("implemented", &own.implemented)]
    {
        part(out, stage, &dated_texts(case, events).join(", "));
    }
    part(out, "reached", own.reached().map_or("", Word::word));
    part(out, "followed by", &ids(case, &own.followed_by).join(", "));
    let of = |outcome| own.outcomes.iter().filter(|(_, _, own)| *own == outcome).count();
    let (fulfilled, contradicted) =
        (of(Outcome::Fulfilled), of(Outcome::Contradicted) + of(Outcome::Mixed));
    if fulfilled + contradicted > 0 {
        part(out, "statements", &format!("{fulfilled} fulfilled, {contradicted} contradicted"));
    }
    if own.promised + own.realised > 0 {
        part(out, "gains", &format!("{} promised, {} realised", own.promised, own.realised));
    }
    out.gap();
}

/// A line with its name, going on under itself; none where there is nothing to say.
fn part(out: &mut Screen, name: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    let room = out.width().min(110).saturating_sub(16);
    for (at, own) in wrapped(text, room).iter().enumerate() {
        let name = if at == 0 { name } else { "" };
        out.line(format!("  {name:<12}  {own}"));
    }
}
