//! docs/language.md is the specification: every example on it is read, and must give the
//! diagnostics that stand below it.

#![allow(clippy::disallowed_methods, reason = "a test that writes a page of the project")]

mod common;

use common::{lines, read, repository, text};
use counterpoise_case::model::{
    Aggregation, Combine, GainKind, Hardness, LeanSide, Level, Mode, MotiveKind, Posture, Presence,
    Reach, Role, SourceKind, Stage, Stance, Undated,
};
use counterpoise_case::schema::{self, Directive, Field, Takes};
use counterpoise_case::vocabulary::Word;
use counterpoise_dates::{Date, Kind};

const PAGE: &str = "docs/language.md";

/// A fenced block: the word behind the fence, its text, its line on the page.
struct Block {
    kind: String,
    text: String,
    line: usize,
}

fn blocks(page: &str) -> Vec<Block> {
    let mut found: Vec<Block> = Vec::new();
    let mut open = false;
    for (at, line) in page.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(kind) => {
                open = true;
                found.push(Block { kind: kind.to_owned(), text: String::new(), line: at + 1 });
            }
            None if open => found.last_mut().expect("an open block").text += &format!("{line}\n"),
            None => {}
        }
    }
    found
}

fn only<'a>(blocks: &'a [Block], kind: &str) -> &'a str {
    let found: Vec<&Block> = blocks.iter().filter(|b| b.kind == kind).collect();
    assert_eq!(found.len(), 1, "one block of {kind} on the page");
    &found[0].text
}

/// What an example gives. The prelude is a file before it, so lines are those of the example.
fn diagnostics(example: &str, blocks: &[Block]) -> String {
    let [prelude, bibliography, series] = ["prelude", "bib", "csv"].map(|kind| only(blocks, kind));
    let whole = example.lines().any(|l| l.starts_with("case ") || l == "case");
    let mut files =
        vec![("example.case", example), ("series/gdp.csv", series), ("sources.bib", bibliography)];
    if !whole {
        files.push(("before.case", prelude));
    }
    let files: Vec<(&str, &[u8])> =
        files.into_iter().map(|(name, text)| (name, text.as_bytes())).collect();
    let said = lines(&read(&files));
    let said = said
        .iter()
        .filter(|l| !l.contains("[W0211]"))
        .map(|l| l.strip_prefix("example.case:").unwrap_or(l));
    said.map(|l| format!("{l}\n")).collect()
}

#[test]
fn every_example_gives_the_diagnostics_below_it() {
    let page = text(&repository(PAGE));
    let blocks = blocks(&page);
    let mut wrong = String::new();
    for (at, block) in blocks.iter().enumerate().filter(|(_, b)| b.kind == "case") {
        let expected =
            blocks.get(at + 1).filter(|b| b.kind == "diagnostics").map_or("", |b| b.text.as_str());
        let found = diagnostics(&block.text, &blocks);
        if found != expected {
            wrong += &format!(
                "{PAGE}:{}: the example gives\n```diagnostics\n{found}```\n\n",
                block.line
            );
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_prelude_alone_is_a_case_without_fault() {
    let page = text(&repository(PAGE));
    assert_eq!(diagnostics("; nothing\n", &blocks(&page)), "");
}

/// Only the examples that give no error count: a word that is shown in a slip alone is not shown.
fn valid_examples() -> String {
    let page = text(&repository(PAGE));
    let blocks = blocks(&page);
    let follows = |at: usize| {
        blocks.get(at + 1).is_some_and(|b| b.kind == "diagnostics" && b.text.contains("error["))
    };
    let valid = blocks
        .iter()
        .enumerate()
        .filter(|(at, b)| matches!(b.kind.as_str(), "case" | "prelude") && !follows(*at));
    valid.map(|(_, b)| b.text.as_str()).collect()
}

#[test]
fn every_directive_field_and_word_is_shown_valid() {
    let shown = valid_examples();
    let missing_directives =
        schema::names().filter(|d| !shown.lines().any(|l| l.split(' ').next() == Some(d)));
    let mut missing: Vec<String> = missing_directives.map(str::to_owned).collect();
    missing.extend(
        fields()
            .map(|(_, field)| field.name)
            .filter(|name| !shown.contains(&format!("  {name}: ")))
            .map(|name| format!("{name}:")),
    );
    let words = shown
        .split(|c: char| !(c.is_alphanumeric() || c == '-'))
        .collect::<std::collections::BTreeSet<_>>();
    missing.extend(
        vocabulary()
            .into_iter()
            .chain(CONDITIONS.split(' '))
            .filter(|w| !words.contains(w))
            .map(str::to_owned),
    );
    assert!(missing.is_empty(), "{PAGE} has no valid example of {missing:?}");
}

fn fields() -> impl Iterator<Item = (&'static Directive, &'static Field)> {
    schema::DIRECTIVES.iter().flat_map(|of| of.fields.iter().map(move |field| (of, field)))
}

/// What the example of a field names need not exist; everything else about it must be right.
#[test]
fn the_examples_of_the_schema_are_of_the_language() {
    let page = text(&repository(PAGE));
    let blocks = blocks(&page);
    let names = ["E0202", "E0203", "E0206", "E0210", "E0213", "E0501"];
    let mut wrong = Vec::new();
    for (directive, field) in fields() {
        let coding = match directive.name {
            "event" => "  deed, accommodate\n  id: E900\n",
            "clue" => "  found\n",
            "position" if field.name != "label" => "  label: hedging\n",
            _ => "",
        };
        let coding =
            if field.name == "id" { coding.replace("  id: E900\n", "") } else { coding.into() };
        let example =
            format!("{}\n{coding}  {}: {}\n", directive.first_line, field.name, field.example);
        let line = example.lines().count();
        let said = diagnostics(&example, &blocks);
        let of_field = said.lines().filter(|own| own.starts_with(&format!("{line}:")));
        let bad =
            of_field.filter(|own| own.contains("error[") && !names.iter().any(|n| own.contains(n)));
        wrong.extend(bad.map(|own| format!("{} {}: {own}", directive.name, field.name)));
        // What is missing, or is there twice, is said of the directive as a whole.
        let of_line = |own: &&str| own.starts_with("1:") && !own.starts_with("1:1:");
        let bad = |own: &&str| own.contains("[E0112]") || (of_line(own) && own.contains("error["));
        let known = |own: &&str| names.iter().any(|code| own.contains(code));
        let head = said.lines().filter(bad).filter(|own| !known(own));
        wrong.extend(head.map(|own| format!("{}: {own}", directive.first_line)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A word that the schema names is one that the language takes, where a field takes one of several.
#[test]
fn the_words_of_the_schema_are_those_of_the_language() {
    let page = text(&repository(PAGE));
    let blocks = blocks(&page);
    let mut wrong = Vec::new();
    for (directive, field) in fields() {
        let (Takes::Word(words) | Takes::Words(words)) = field.takes else { continue };
        for word in words {
            let coding =
                if directive.name == "event" { "  statement, none\n  id: E900\n" } else { "" };
            let example = format!("{}\n{coding}  {}: {word}\n", directive.first_line, field.name);
            let said = diagnostics(&example, &blocks);
            wrong.extend(said.lines().filter(|own| own.contains("[E0111]")).map(str::to_owned));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// `docs/fields.md` is the schema; `UPDATE=1` writes it anew.
#[test]
fn the_page_of_fields_is_the_schema() {
    let path = repository("docs/fields.md");
    let page = fields_page();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(text(&path), page, "UPDATE=1 cargo test -p counterpoise-case page_of_fields");
}

fn fields_page() -> String {
    let mut page = String::from(
        "# Directives and fields\n\nEvery directive of the language and every field, as the program knows them \
         (`counterpoise explain event` prints one). What they mean together is told in [language.md](language.md).\n",
    );
    for directive in &schema::DIRECTIVES {
        let Directive { name, help, first_line, .. } = directive;
        page += &format!("\n## {name}\n\n{}.\n\n```text\n{first_line}\n```\n\n", capital(help));
        page += "| field | takes | meaning | example |\n| --- | --- | --- | --- |\n";
        for field in directive.fields {
            let often = if field.repeated { ". Repeatable" } else { "" };
            let (takes, example) = (field.takes.words(), field.example);
            page +=
                &format!("| `{}:` | {takes} | {}{often} | `{example}` |\n", field.name, field.help);
        }
    }
    page
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn vocabulary() -> Vec<&'static str> {
    fn of<T: Word>() -> impl Iterator<Item = &'static str> {
        T::words().iter().map(|(word, _)| *word)
    }
    let event = of::<Mode>()
        .chain(of::<Stance>())
        .chain(of::<Hardness>())
        .chain(of::<Role>())
        .chain(of::<Stage>());
    let more =
        of::<Posture>().chain(of::<MotiveKind>()).chain(of::<GainKind>()).chain(of::<Level>());
    let second =
        of::<Reach>().chain(of::<Combine>()).chain(of::<LeanSide>()).chain(of::<Presence>());
    let stated = of::<SourceKind>().chain(of::<Undated>()).chain(of::<Aggregation>());
    event.chain(more).chain(stated).chain(second).collect()
}

const CONDITIONS: &str = "deeds statements non-acts acts accommodating resisting neutral hard soft plain announced agreed implemented \
    conceding reversing joint all instrument domain issue posture motive gains by not or subject target third \
    net ambivalence hard-share gap trend change comparison building-block as-is full-out crossover full-in \
    almost-no-chance very-unlikely unlikely even-chance likely very-likely almost-certain leads over dB others because \
    found not-found open adverse beneficial chronic destined never against always rises falls least most within before during missing nothing promised realised weight certainty undated with";

/// `| written | once or lasted | first day | last day | meaning |`
#[test]
fn the_table_of_dates_says_what_each_form_admits() {
    let page = text(&repository(PAGE));
    let rows = page.lines().filter(|l| l.contains("| once |") || l.contains("| lasted |"));
    let mut n = 0;
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let date = Date::parse(cells[0].trim_matches('`')).unwrap_or_else(|e| panic!("{row}: {e}"));
        let days = date.admissible();
        let day = |d: Option<counterpoise_dates::Day>| {
            d.map_or_else(|| "open".to_owned(), |d| d.to_string())
        };
        let kind = if date.kind() == Kind::Once { "once" } else { "lasted" };
        assert_eq!(
            [kind, &day(days.first), &day(days.last)],
            [cells[1], cells[2], cells[3]],
            "{row}"
        );
        n += 1;
    }
    assert!(n >= 15, "the table of dates is on the page");
}

#[test]
fn every_heading_is_in_the_contents() {
    let page = text(&repository(PAGE));
    let mut fenced = false;
    for line in page.lines() {
        fenced ^= line.starts_with("```");
        let Some(heading) = line.strip_prefix("## ").filter(|_| !fenced) else { continue };
        let anchor: String = heading
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || *c == ' ' || *c == '-')
            .collect();
        let anchor = anchor.replace(' ', "-");
        assert!(
            heading == "Contents" || page.contains(&format!("](#{anchor})")),
            "no line of the contents leads to `{heading}` (#{anchor})"
        );
    }
}
