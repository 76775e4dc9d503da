//! The page of a calibration: which definitions recognise their own textbook cases, which of the
//! others' they claim, and what there is to doubt.

use crate::bare_page::bare_page;
use crate::outline::{fold, row, small_table};
use counterpoise_draw::recognition::{Cell, Column, Row, Says, Spec};
use counterpoise_draw::told::Told;
use counterpoise_draw::{Head, Size};
use maud::{Markup, PreEscaped, html};

const PAGE: Size = Size { width: 860.0, height: 100.0 };

/// What is known of textbook cases and of the definitions that judged them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calibration {
    /// Cells in which an author's label is looked for, in the order of the cases.
    pub tests: Vec<Recognised>,
    /// The definitions, the oldest first.
    pub definitions: Vec<Definition>,
    /// The cases, each once.
    pub cases: Vec<Coded>,
    /// How many claims of an author's label there are, but for those of too few rows.
    pub claims: usize,
    /// How many there are of too few rows.
    pub too_few: usize,
    /// How many of them come out.
    pub reproduced: usize,
    /// The set of rows for which no source was opened.
    pub unopened: String,
}

/// A cell, and the label that the author gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognised {
    /// Name of the case.
    pub case: String,
    /// Its title.
    pub title: String,
    /// Author and year of the definition.
    pub author: String,
    /// The author's label.
    pub label: String,
    /// Where and when.
    pub place: String,
    /// In so many of a hundred re-readings the definition gives it; `None`: nothing was drawn.
    pub share: Option<u32>,
    /// What came of the test.
    pub outcome: &'static str,
    /// Whether the claim that it belongs to comes out.
    pub reproduced: &'static str,
    /// Whether the case has too few rows for that to say anything of the definition: it stands in
    /// the table, and not in the picture.
    pub few_rows: bool,
    /// The share without the rows for which no source was opened; `None`: there are none.
    pub opened: Option<u32>,
    /// Other definitions that call it so.
    pub others: Vec<String>,
    /// What every definition calls it.
    pub says: Vec<Heard>,
}

/// What one definition calls a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Heard {
    /// Author and year of the definition.
    pub definition: String,
    /// Whether it is the author's own.
    pub is_own: bool,
    /// The author's label in so many of a hundred re-readings; `None`: it has no such label, or
    /// nothing to say.
    pub label: Option<u32>,
    /// What it calls the case, and in how many of a hundred re-readings.
    pub calls: String,
    /// The same without the rows for which no source was opened; `None`: there are none.
    pub without: Option<String>,
}

/// A definition, and what it says of each cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// Author and year.
    pub name: String,
    /// What it says of each of [`Calibration::tests`], and whether it is the author's own.
    pub says: Vec<(Says, bool)>,
}

/// How a case was coded.
#[derive(Clone, Debug, PartialEq)]
pub struct Coded {
    /// Its name.
    pub case: String,
    /// Its title.
    pub title: String,
    /// How many events it has.
    pub rows: usize,
    /// For how many of them no source was opened.
    pub unopened: usize,
    /// How many were coded by somebody else, too.
    pub twice: usize,
    /// How many claims of its author's label it has.
    pub claims: usize,
}

/// The page.
#[must_use]
pub fn calibration_page(of: &Calibration) -> String {
    let body = html! {
        @if !of.tests.is_empty() {
            section { h2 { "Who recognises what" } (figure(of)) (tests(of)) (claimed(of)) }
            section { h2 { "What every definition calls each case" } (called(of)) }
        }
        (doubts(of))
        (method())
    };
    let opening = html! { p.lead { (answer(of)) } };
    let title = "Do the definitions know their own cases?";
    bare_page("Textbook cases under every definition", title, &opening, &body, "cases")
}

/// The answer in a sentence or two.
fn answer(of: &Calibration) -> String {
    if of.claims + of.too_few == 0 {
        return "No case here states the label that its author gave it.".to_owned();
    }
    let come_out = match of.reproduced {
        0 => "none comes out".to_owned(),
        1 => "one comes out".to_owned(),
        n => format!("{n} come out"),
    };
    let labels = if of.claims == 1 { "label" } else { "labels" };
    let cells: Vec<&str> = pictured(of).map(|(_, test)| test.outcome).collect();
    let found = match cells.len() {
        0 => String::new(),
        1 => format!(" The one cell in which it is looked for is {}.", cells[0]),
        n => format!(" Of the {n} cells in which they are looked for {}.", by_outcome(&cells)),
    };
    let few = match of.too_few {
        0 => String::new(),
        n => format!(" Of {n} more labels the case has too few rows to tell."),
    };
    format!(
        "Of {} textbook {labels} {come_out} in full by the author\u{2019}s own definition.{found}{few}",
        of.claims
    )
}

/// `3 are supported, 5 are not decided, 2 are not supported`.
fn by_outcome(cells: &[&str]) -> String {
    let mut kinds: Vec<&str> = Vec::new();
    for kind in cells {
        if !kinds.contains(kind) {
            kinds.push(kind);
        }
    }
    let count = |kind: &str| cells.iter().filter(|own| **own == kind).count();
    kinds.sort_by_key(|kind| std::cmp::Reverse(count(kind)));
    let told = |kind: &&str| match count(kind) {
        1 => format!("1 is {kind}"),
        n => format!("{n} are {kind}"),
    };
    kinds.iter().map(told).collect::<Vec<_>>().join(", ")
}

fn figure(of: &Calibration) -> Markup {
    let title = "The author\u{2019}s label under every definition";
    let draw = |suffix: &str, size: Size| {
        let id = format!("recognition-{suffix}");
        let head = Head { size, heading: false, ..Head::new(&id, title) };
        let columns = pictured(of).map(|(at, test)| column((at, test))).collect();
        let rows = of.definitions.iter().map(|own| drawn(of, own));
        let rows = rows.filter(|row| row.cells.iter().any(|cell| is_asked(cell.says))).collect();
        let mut spec = Spec { head, columns, rows };
        spec.head.description = spec.told();
        PreEscaped(spec.svg())
    };
    html! {
        figure {
            figcaption { b { (title) } span.subtitle { "In so many of 100 re-readings of the evidence; the numbers above are those of the table below" } }
            div.wide { (draw("wide", PAGE)) }
            div.phone { (draw("phone", Size::PHONE)) }
            p.note {
                "Heavy frame: the author\u{2019}s own definition. Filled, in bold: the definition calls the case so. A number alone: it does not, though so many re-readings "
                "would. \u{b7}: it has no such label. out: it does not speak of such a pair."
                @if of.tests.iter().any(|test| test.few_rows) { " Cases with too few rows to tell stand in the table alone." }
            }
        }
    }
}

/// The cells of the picture, with their numbers in the table.
fn pictured(of: &Calibration) -> impl Iterator<Item = (usize, &Recognised)> {
    of.tests.iter().enumerate().filter(|(_, test)| !test.few_rows)
}

/// The share without the rows for which no source was opened, or why there is none.
fn without_unopened(of: &Calibration, test: &Recognised) -> String {
    let has_such = of.cases.iter().any(|case| case.case == test.case && case.unopened > 0);
    match test.opened {
        Some(share) => share.to_string(),
        None if has_such => "not drawn".to_owned(),
        None => "no such rows".to_owned(),
    }
}

fn is_asked(says: Says) -> bool {
    !matches!(says, Says::NoSuchLabel | Says::NotAsked)
}

fn column((at, test): (usize, &Recognised)) -> Column {
    Column { number: (at + 1).to_string(), name: test.case.clone(), label: test.label.clone() }
}

fn drawn(of: &Calibration, own: &Definition) -> Row {
    let cell = |(at, test): (usize, &Recognised)| {
        let (says, is_own) = own.says.get(at).unwrap_or(&(Says::NotAsked, false));
        let said = match says {
            Says::NoSuchLabel => "has no such label".to_owned(),
            Says::OutOfScope => "does not speak of such a pair".to_owned(),
            Says::NotAsked => "was not asked".to_owned(),
            Says::NotSo(n) => format!("{n} of 100 re-readings; it does not call it so"),
            Says::So(n) => format!("{n} of 100 re-readings; it calls it so"),
        };
        let tip = format!("{}: {said} ({}, {})", own.name, test.case, test.label.replace('-', " "));
        Cell { says: *says, own: *is_own, tip }
    };
    Row { name: own.name.clone(), cells: pictured(of).map(cell).collect() }
}

fn tests(of: &Calibration) -> Markup {
    let of_hundred = |share: Option<u32>| share.map_or_else(String::new, |n| n.to_string());
    let line = |(at, test): (usize, &Recognised)| {
        row(&[
            html! { (at + 1) },
            html! { (test.title) span.cites { (test.case) } },
            html! { (test.label.replace('-', " ")) span.cites { (test.author) } },
            html! { (test.place) },
            html! { (of_hundred(test.share)) },
            html! { (without_unopened(of, test)) },
            html! { (test.outcome) span.cites { "the claim: " (test.reproduced) } },
            html! { @if test.others.is_empty() { "nobody" } @else { (test.others.join(", ")) } },
        ])
    };
    let rows: Vec<Markup> = of.tests.iter().enumerate().map(line).collect();
    let heads = [
        "No.",
        "Case",
        "Its author\u{2019}s label",
        "Where and when",
        "In 100 re-readings",
        "Without unopened rows",
        "Outcome",
        "Others who call it so",
    ];
    small_table("cards", "Each label by its author\u{2019}s own definition", &heads, &rows)
}

/// The cases of others that a definition claims.
fn claimed(of: &Calibration) -> Markup {
    let claims = |own: &&Definition| own.says.iter().any(|(says, is_own)| so(*says) && !is_own);
    let rows: Vec<Markup> = of
        .definitions
        .iter()
        .filter(claims)
        .map(|own| {
            let cases: Vec<String> = of
                .tests
                .iter()
                .zip(&own.says)
                .filter(|(_, (says, is_own))| so(*says) && !is_own)
                .map(|(test, _)| {
                    format!("{} ({}, {})", test.case, test.label.replace('-', " "), test.place)
                })
                .collect();
            row(&[html! { (own.name) }, html! { (cases.join("; ")) }])
        })
        .collect();
    html! {
        h3 { "Whose case they claim" }
        @if rows.is_empty() {
            p { "No definition calls a case of another author by that author\u{2019}s label." }
        } @else {
            (small_table("cards", "Definitions that give the label of another author to that author\u{2019}s case", &["Definition", "Cases of others"], &rows))
        }
    }
}

/// For each cell the definitions, each with what it calls the case.
fn called(of: &Calibration) -> Markup {
    let line = |own: &Heard| {
        row(&[
            html! { @if own.is_own { b { (own.definition) } } @else { (own.definition) } },
            html! { @match own.label { Some(n) => { (n) }, None => { "\u{2013}" } } },
            html! { (own.calls) },
            html! { (own.without.as_deref().unwrap_or("no such rows")) },
        ])
    };
    let heads = [
        "Definition",
        "The author\u{2019}s label",
        "What it calls the case",
        "Without unopened rows",
    ];
    html! {
        p {
            "Numbers are of 100 re-readings. In bold, the author\u{2019}s own definition; a dash: it has no "
            "such label, or nothing to say."
        }
        @for (at, test) in of.tests.iter().enumerate() {
            @let rows: Vec<Markup> = test.says.iter().map(line).collect();
            @let label = test.label.replace('-', " ");
            @let head = format!("{}. {}: {label}, {}", at + 1, test.title, test.place);
            (fold(&html! { (head) }, &small_table("cards", &head, &heads, &rows)))
        }
    }
}

fn so(says: Says) -> bool {
    matches!(says, Says::So(_))
}

/// `, all of them in russia-china`, where one case alone was coded twice.
fn only_in(of: &Calibration) -> String {
    let mut coded = of.cases.iter().filter(|case| case.twice > 0);
    match (coded.next(), coded.next()) {
        (Some(only), None) if of.cases.len() > 1 => format!(", all of them in {}", only.case),
        _ => String::new(),
    }
}

fn doubts(of: &Calibration) -> Markup {
    let (rows, unopened, twice) =
        of.cases.iter().fold((0, 0, 0), |(rows, unopened, twice), case| {
            (rows + case.rows, unopened + case.unopened, twice + case.twice)
        });
    let line = |case: &Coded| {
        row(&[
            html! { (case.title) span.cites { (case.case) } },
            html! { (case.rows) },
            html! { (case.unopened) },
            html! { (case.twice) },
            html! { (case.claims) },
        ])
    };
    let lines: Vec<Markup> = of.cases.iter().map(line).collect();
    let heads = ["Case", "Rows", "No source opened", "Coded twice", "Labels of its author"];
    html! {
        section {
            h2 { "What to doubt" }
            p {
                b { "The coder knew the labels." } " Whoever writes down that a case is a textbook case of something has read so, and codes it with that in mind. "
                (twice) " of " (rows) " rows were coded by a second reading as well" (only_in(of)) "."
            }
            p {
                b { (unopened) " of " (rows) " rows rest on no source that was opened" } " (the set " code { (of.unopened) } "). The column "
                i { "without unopened rows" } " judges without them."
            }
            (small_table("cards", "How each case was coded", &heads, &lines))
        }
    }
}

fn method() -> Markup {
    html! {
        section {
            h2 { "How to read this" }
            p {
                "The test of a definition, as it is read here, is the case that made its author\u{2019}s label famous. Each case holds coded, dated and sourced acts. The "
                "evidence is re-read many times within its doubt, and each definition gives its label each time. A label comes out where its author\u{2019}s definition gives it "
                "in at least 80 of 100 re-readings (or as many as the case asks for), on enough evidence."
            }
            p {
                "One that does not come out is a finding: of the evidence (the case is not so clear), of the rule (it does not say what its author means), or of the "
                "reading (the author means something else by the case). No rule is bent to a case. "
                code { "docs/calibration.md" } " says which it is, case by case."
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(share: u32, opened: Option<u32>) -> Calibration {
        let test = Recognised {
            case: "france-usa".to_owned(),
            title: "France <over> Iraq".to_owned(),
            author: "Pape 2005".to_owned(),
            label: "soft-balancing".to_owned(),
            place: "Iraq, to the war".to_owned(),
            share: Some(share),
            outcome: "supported",
            reproduced: "reproduced",
            few_rows: false,
            opened,
            others: vec!["Paul 2005".to_owned()],
            says: vec![Heard {
                definition: "Paul 2005".to_owned(),
                is_own: false,
                label: Some(91),
                calls: "soft balancing, 91".to_owned(),
                without: Some("perhaps hedging, 40".to_owned()),
            }],
        };
        let definition = |name: &str, own: bool, says: Says| Definition {
            name: name.to_owned(),
            says: vec![(says, own)],
        };
        let coded = Coded {
            case: "france-usa".to_owned(),
            title: "France <over> Iraq".to_owned(),
            rows: 55,
            unopened: 7,
            twice: 0,
            claims: 1,
        };
        Calibration {
            tests: vec![test],
            definitions: vec![
                definition("Pape 2005", true, Says::So(share)),
                definition("Paul 2005", false, Says::So(91)),
            ],
            cases: vec![coded],
            claims: 1,
            too_few: 0,
            reproduced: 1,
            unopened: "general-knowledge".to_owned(),
        }
    }

    #[test]
    fn what_is_known_stands_on_the_page() {
        let page = calibration_page(&one(82, Some(79)));
        for text in [
            "Of 1 textbook label one comes out",
            "The coder knew the labels.",
            "7 of 55 rows rest on no source that was opened",
            "0 of 55 rows were coded by a second reading",
            "France &lt;over&gt; Iraq",
            "Paul 2005: 91 of 100 re-readings; it calls it so",
            "france-usa (soft balancing, Iraq, to the war)",
            ">79<",
            "soft balancing, 91",
            "perhaps hedging, 40",
        ] {
            assert!(page.contains(text), "{text}");
        }
        assert!(!page.contains("http://") || !page.contains("<script"), "it loads nothing");
        // The case has rows for which no source was opened: that there is no share is not since it has none.
        assert!(calibration_page(&one(82, None)).contains("not drawn"));
        let mut all_opened = one(82, None);
        all_opened.cases[0].unopened = 0;
        assert!(calibration_page(&all_opened).contains("no such rows"));
    }

    #[test]
    fn of_nothing_it_says_so() {
        let page = calibration_page(&Calibration::default());
        assert!(page.contains("No case here states the label that its author gave it."));
        assert!(page.contains("0 of 0 rows"));
    }
}
