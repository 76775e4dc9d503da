//! The vocabulary against the code books, and the page that shows it.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

use counterpoise_world::vocabulary::{Kind, Scheme, find, kinds};
use counterpoise_world::{Hardness, cameo, plover};

/// The codes of a scheme, each of which has to stand once in the table.
fn codes(scheme: Scheme) -> Vec<&'static str> {
    let of: Vec<_> = kinds().iter().filter(|k| k.scheme == scheme).map(|k| k.code).collect();
    let once: BTreeSet<_> = of.iter().collect();
    assert_eq!(once.len(), of.len(), "a code of {scheme:?} stands twice");
    of
}

#[test]
fn every_cameo_code_stands_there_once() {
    let known: Vec<_> = cameo::codes().iter().map(|code| code.code).collect();
    assert_eq!(codes(Scheme::Cameo), known);
}

#[test]
fn every_plover_type_and_mode_stands_there_once() {
    let types = plover::types().iter().map(|one| one.name.to_owned());
    let modes = plover::modes().iter().map(|mode| format!("{}/{}", mode.of, mode.name));
    let known: BTreeSet<String> = types.chain(modes).collect();
    let found: BTreeSet<String> = codes(Scheme::Plover).into_iter().map(str::to_owned).collect();
    assert_eq!(found, known);
}

#[test]
fn the_three_codings_have_their_kinds() {
    let counts = [Scheme::Pape, Scheme::Kuik, Scheme::Korolev].map(|scheme| codes(scheme).len());
    assert_eq!(counts, [7, 8, 9]);
}

#[test]
fn what_is_left_out_has_a_reason_and_no_hardness() {
    for kind in kinds().iter().filter(|kind| kind.is_left_out()) {
        assert!(!kind.why.is_empty() && kind.hardness.is_none(), "{}", kind.code);
    }
}

#[test]
fn a_stated_hardness_differs_from_that_of_the_instrument() {
    for kind in kinds().iter().filter(|kind| kind.hardness.is_some()) {
        let differs = |own: &&counterpoise_world::Instrument| Some(own.hardness) != kind.hardness;
        assert!(kind.instruments.iter().all(differs) && !kind.why.is_empty(), "{}", kind.code);
    }
}

#[test]
fn no_instrument_is_named_twice_for_one_kind() {
    for kind in kinds() {
        let once: BTreeSet<_> = kind.instruments.iter().map(|own| own.id).collect();
        assert_eq!(once.len(), kind.instruments.len(), "{}", kind.code);
    }
}

/// `docs/vocabulary.md` is the table; `UPDATE=1` writes it anew.
#[test]
#[allow(clippy::disallowed_methods, reason = "a test compares a page of the documentation")]
fn the_page_is_the_table() {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/vocabulary.md"));
    let page = page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(found == page, "UPDATE=1 cargo test -p counterpoise-world --test vocabulary");
}

const WRITTEN: &str = "a text takes what is written to it";

const OPENING: &str = "\
# Kinds of acts, held against other code books

If your acts are coded by CAMEO or PLOVER, or if you think in the terms of Pape, Kuik or Korolev, this page says by which
`instrument:` such an act is coded here. Every kind of act of the five has a word, or is left out for a stated reason. What
each word means is printed by `counterpoise explain instruments`. *Usually* is the hardness that such an act has as a rule.

Several words stand where their kind is broader than ours; the usual one comes first. The choice among them, and the
translation as a whole, is a judgement of this project: a machine's code says under which head an event was filed, not
what the act was. Code from the source.

**To overrule a hardness**, write another on the coding line, and say why in `note:`; without a note `check` warns (W0309).
A coding line that names none has the usual hardness of its instrument, which `check` says (W0324) unless it is `soft`:

```case
event 2012-06 RUS -> CHN \"A sanction with warships behind it\"
  id: E301
  deed, resist, hard, weight 3
  instrument: sanctions
  note: Hard although sanctions are usually soft: the navy enforces it.
  cite: @korolev2016
```

To see what a verdict owes to such a decision, make it an option of a `choice`, as in `option: soft = instrument
arms-transfer is soft` ([robustness.md](robustness.md)).

What an act is *for* (to deny territory, to deny dominance) is no field of an event: the schools conclude it from stances and
instruments ([schools.md](schools.md)). The texts of the three studies were not at hand for this page: their kinds bear the
names by which other authors cite them, and are described in our words. Look them up before you rest an argument on them.

This page is made from the table [vocabulary.tsv](../crates/world/src/vocabulary.tsv).
";

fn page() -> String {
    let mut page = OPENING.to_owned();
    for (scheme, title, source) in [
        (Scheme::Pape, "Pape 2005: soft balancing", PAPE),
        (Scheme::Kuik, "Kuik 2008, 2016: hedging", KUIK),
        (Scheme::Korolev, "Korolev 2019: military cooperation on its way to an alliance", KOROLEV),
        (Scheme::Plover, "PLOVER", PLOVER),
        (Scheme::Cameo, "CAMEO", CAMEO),
    ] {
        section(&mut page, title, source);
        table(&mut page, kinds().iter().filter(|kind| kind.scheme == scheme && is_news(kind)));
    }
    page
}

const PAPE: &str = "\
\"Soft Balancing against the United States\", International Security 30 (1). Four ways of soft balancing, and the hard
measures that he sets against them.";

const KUIK: &str = "\
\"The Essence of Hedging\", Contemporary Southeast Asia 30 (2), and \"How Do Weaker States Hedge?\", Journal of Contemporary
China 25 (100). The behaviours of which hedging consists, and the pure forms on either side.";

const KOROLEV: &str = "\
\"On the Verge of an Alliance\", Asian Security 15 (3). His criteria, from a treaty and regular talks to a common defence
policy.";

const PLOVER: &str = "\
Open Event Data Alliance 2021, manual 0.7b1. All sixteen types and their 66 modes are in the table; a mode that is not
printed here is read as its type.";

const CAMEO: &str = "\
Gerner, Schrodt and Yilmaz 2009, version 1.1b3. All 312 codes are in the table; a code that is not printed here is read as
the one above it (`0241` as `024`, that as `02`).";

/// Whether a kind is read otherwise than the one above it: a mode than its type, a CAMEO code than
/// the longest that it begins with.
fn is_news(kind: &Kind) -> bool {
    let above = match kind.scheme {
        Scheme::Plover => kind.code.split_once('/').and_then(|(of, _)| find(Scheme::Plover, of)),
        Scheme::Cameo => {
            (2..kind.code.len()).rev().find_map(|to| find(Scheme::Cameo, &kind.code[..to]))
        }
        Scheme::Pape | Scheme::Kuik | Scheme::Korolev => None,
    };
    let reading = |kind: &Kind| (kind.instruments.clone(), kind.hardness, kind.why);
    above.is_none_or(|above| reading(above) != reading(kind))
}

fn section(page: &mut String, title: &str, source: &str) {
    write!(page, "\n## {title}\n\n{source}\n\n").expect(WRITTEN);
}

fn table<'a>(page: &mut String, rows: impl Iterator<Item = &'a Kind>) {
    *page +=
        "| their kind | in words | coded as | usually | note |\n| --- | --- | --- | --- | --- |\n";
    for kind in rows {
        let words: Vec<String> = kind.instruments.iter().map(|i| format!("`{}`", i.id)).collect();
        let coded = if kind.is_left_out() { "*left out*".to_owned() } else { words.join(", ") };
        let Kind { code, name, why, .. } = kind;
        let usually = usually(kind);
        writeln!(page, "| {code} | {name} | {coded} | {usually} | {why} |").expect(WRITTEN);
    }
}

/// The hardnesses of the instruments, each once, in their order.
fn usually(kind: &Kind) -> String {
    let mut words = Vec::new();
    for own in &kind.instruments {
        let word = match kind.usual(own) {
            Hardness::Hard => "hard",
            Hardness::Soft => "soft",
            Hardness::None => "plain",
        };
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words.join(" or ")
}
