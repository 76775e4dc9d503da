//! Bibliographies as people bring them: what is printed of a work, and what is said of a bad one.

mod common;

use common::{folder, lines, read};
use counterpoise_case::model::{Case, CitedBy, WorkForm};
use counterpoise_case::{load, read_folder};
use proptest::prelude::*;

/// A case that cites `@key`, with the bibliography in a file of some name.
fn study(file: &str) -> String {
    format!(
        "case c \"C\"\n  subject: RUS\n  target: CHN\n  bibliography: {file}\n\
         event 2014 RUS -> CHN \"Act\"\n  id: E1\n  deed, resist\n  cite: @key p. 1\n\
         claim c1 \"A claim\"\n  untestable: No.\n  cite: @key p. 1\n"
    )
}

/// What `check` says of a bibliography, beyond entries that nothing cites.
fn said(file: &str, text: &str) -> Vec<String> {
    let study = study(file);
    let loaded = read(&[("study.case", study.as_bytes()), (file, text.as_bytes())]);
    lines(&loaded).into_iter().filter(|line| !line.contains("[W0211]")).collect()
}

/// The case, with an entry `key` beside these.
fn case(text: &str) -> Case {
    let text =
        format!("{text}\n@book{{key, author = {{Key, K.}}, title = {{Key}}, year = 2000}}\n");
    let study = study("sources.bib");
    read(&[("study.case", study.as_bytes()), ("sources.bib", text.as_bytes())]).case
}

fn short(case: &Case, key: &str) -> String {
    case.sources.iter().find(|s| &*s.key == key).map_or("absent", |s| &s.short).to_owned()
}

fn full(case: &Case, key: &str) -> String {
    case.sources.iter().find(|s| &*s.key == key).map_or("absent", |s| &s.full).to_owned()
}

const KEY: &str = "@book{key, author = {Key, K.}, title = {Key}, year = 2000}\n";

#[test]
fn the_year_is_the_one_that_stands_there() {
    let years = [
        ("y1", "year = {Sept./1988}", "1988"),
        ("y2", "year = { 2025 }, month = { nov }", "2025"),
        ("y3", "year = {in press}", "in press"),
        ("y4", "year = {[1999]}", "1999"),
        ("y5", "year = {ca. 1914}", "ca. 1914"),
        ("y6", "year = {1978 [1948]}", "1978 [1948]"),
        ("y7", "year = {March 2014}", "2014"),
        ("y8", "year = {c1999}", "1999"),
        ("y9", "year = {1914?}", "1914?"),
        ("ya", "pubstate = {inpress}", "in press"),
        ("yb", "date = {2014-03-18}", "2014"),
        ("yc", "year = 2014, month = mar", "2014"),
        ("yd", "title = {T}", "n.d."),
        ("ye", "year = {MMXIV}", "MMXIV"),
    ];
    let mut text = String::new();
    for (key, year, _) in years {
        text += &format!("@book{{{key}, author = {{N{key}, A}},\n  {year}}}\n");
    }
    let found = case(&text);
    for (key, _, year) in years {
        assert_eq!(short(&found, key), format!("N{key} {year}"));
    }
    assert_eq!(
        said("sources.bib", &(text + KEY)),
        [
            "sources.bib:28:10: warning[W0222]: the year of `ye`, `MMXIV`, is no year; it is printed as it stands; \
          write the year in four digits, or `in press`, `forthcoming`, `n.d.`"
        ]
    );
}

#[test]
fn nobody_is_invented_and_nobody_lost() {
    let text = "@article{a, author={Ito, Ken AND Park, Min}, title={T}, year={2001}}\n\
        @article{b, author={Ito, Ken; Park, Min}, title={U}, year={2002}}\n\
        @book{c, author={King, Jr., Martin and Nye, Jr., Joseph S.}, title={V}, year={2003}}\n\
        @article{d, author={Ito, Ken and others}, title={W}, year={2004}}\n\
        @article{e, author={Fang, Hao,Kiss, A.,Roberts, L.}, title={Y}, year={2015}}\n\
        @article{f, author={Liu, Yang AND Nacher, Jose C. AND Ochiai, Tomo}, title={X}, year={2014}}\n";
    let found = case(text);
    assert_eq!(short(&found, "f"), "Liu, Nacher and Ochiai 2014");
    assert_eq!(short(&found, "a"), "Ito and Park 2001");
    assert_eq!(short(&found, "b"), "Ito and Park 2002");
    assert_eq!(short(&found, "c"), "King and Nye 2003");
    assert_eq!(full(&found, "c"), "King, Martin, Jr.; Joseph S. Nye Jr. 2003. V.");
    assert_eq!(short(&found, "d"), "Ito et al. 2004");
    assert_eq!(short(&found, "e"), "Fang, Kiss and Roberts 2015");
    let said = said("sources.bib", &format!("{text}{KEY}"));
    assert_eq!(
        said,
        [
            "sources.bib:2:20: warning[W0222]: in `author` of `b` the names are parted by semicolons; they are read as `Ito, Ken`, `Park, Min`; \
             write `and` between the names, or a body in braces of its own: `{{Ito; Park}}`",
            "sources.bib:5:20: warning[W0222]: in `author` of `e` the name `Fang, Hao,Kiss, A.,Roberts, L.` has 5 commas; it is read as `Fang, Hao`, \
             `Kiss, A.`, `Roberts, L.`; write each name as `Family, Given`, with `and` between names; a body stands in braces of its own",
        ]
    );
}

#[test]
fn two_works_of_one_year_can_be_told_apart() {
    let found = case(
        "@book{k1, author={Ito, K}, title={T}, year={2001}}\n@book{k2, author={Ito, K}, title={U}, year={2001}}\n\
         @book{k3, author={Ito, L}, title={U}, year={2001}}\n@book{k4, author={Ann, K}, title={V}, year={2001a}}\n\
         @book{k5, author={Ann, K}, title={W}, year={2001b}}\n@book{key2, author={Key, K}, title={Key two}, year={2000}}",
    );
    let shorts = ["k1", "k2", "k3", "k4", "k5", "key", "key2"].map(|key| short(&found, key));
    assert_eq!(
        shorts,
        [
            "K. Ito 2001a",
            "K. Ito 2001b",
            "L. Ito 2001",
            "Ann 2001a",
            "Ann 2001b",
            "Key 2000a",
            "Key 2000b"
        ]
    );
    assert_eq!(full(&found, "k2"), "Ito, K. 2001b. U.");
}

#[test]
fn commands_of_tex_give_what_they_write() {
    let text = "@book{a, author={H\\o{}iland, Toke and Garc\\'\\ia, J}, year=2014,\n\
        title={\\emph{Pravda} and \\enquote{hegemony} in H\\textsubscript{2}O \\ldots}}\n\
        @book{b, author={Ito, K}, title={Of non~breaking ``quotes'' and \\url{http://a.b}}, year=2017}\n\
        @book{c, author={Ito, K}, title={\\frob{One} \\frob{two}},\n  note={\\frob{three}}, year=2018}\n";
    let found = case(text);
    assert_eq!(full(&found, "a"), "Høiland, Toke; J García. 2014. Pravda and “hegemony” in H2O ….");
    assert_eq!(full(&found, "b"), "Ito, K. 2017. Of non breaking “quotes” and http://a.b.");
    assert_eq!(full(&found, "c"), "Ito, K. 2018. One two.");
    assert_eq!(
        said("sources.bib", &format!("{text}{KEY}")),
        [
            "sources.bib:4:33: warning[W0222]: the TeX command `\\frob` in `c` is not known; its argument is printed as it is; \
          write what it stands for, or leave it if the text is right without it"
        ]
    );
}

/// One bad entry before a good one: what is said, and that the good one is read.
fn one_bad(bad: &str) -> String {
    let said = said("sources.bib", &format!("{bad}\n{KEY}"));
    assert_eq!(said.len(), 1, "{bad}: {said:#?}");
    said.into_iter().next().unwrap_or_default()
}

#[test]
fn one_bad_entry_costs_that_entry() {
    for (bad, message) in [
        (
            "@article{\n title = {T},\n author={L, J}\n}",
            "sources.bib:1:1: error[E0208]: this entry has no key; ",
        ),
        ("@article{, title = {T}}", "sources.bib:1:1: error[E0208]: this entry has no key; "),
        (
            "@article{Alan D. S_2011, author={S, A}}",
            "sources.bib:1:1: error[E0208]: a key has no blanks: the key of this entry is `Alan D. S_2011`; ",
        ),
        (
            "@book{bad\n  title = {T}}",
            "sources.bib:1:1: error[E0208]: a comma is missing behind the key `bad`; ",
        ),
        (
            "@book{bad, title = {Never closed, year = 2000}",
            "sources.bib:1:1: error[E0208]: the entry `bad` is not closed where the next one begins: an opening brace too many; ",
        ),
        (
            "@book{bad, title = {T}\n  year = 2000}",
            "sources.bib:2:3: error[E0208]: a comma is missing here in the entry `bad`; ",
        ),
        (
            "@book{bad, title = {T}},\n  year = 2000}",
            "sources.bib:1:23: error[E0208]: the entry `bad` is closed here, before its last fields; ",
        ),
        (
            "@book{bad, title {T}}",
            "sources.bib:1:18: error[E0208]: an equals sign is missing here in the entry `bad`; ",
        ),
        (
            "@book{bad, title = \"T, year = {2000}}",
            "sources.bib:1:20: error[E0208]: a quotation mark of the entry `bad` is not closed; ",
        ),
        (
            "@book bad, title = {T}}",
            "sources.bib:1:1: error[E0208]: no brace stands behind `@book`; ",
        ),
    ] {
        let said = one_bad(bad);
        assert!(said.starts_with(message), "{bad}\n{said}");
    }
    // The last entry, and one that only a later excess closes.
    let said_of = |text: String| said("sources.bib", &text);
    assert_eq!(
        said_of(format!("{KEY}@book{{bad, title = {{T}}, year = 2000\n")),
        [
            "sources.bib:2:1: error[E0208]: the entry `bad` is not closed at the end of the file: an opening brace too many; \
          close the brace of the field that lacks it, or of the entry"
        ]
    );
    assert_eq!(
        said_of(format!("@book{{bad, title = {{T}},\n{KEY}@book{{good, title = {{T}}}}}}\n")),
        [
            "sources.bib:1:1: error[E0208]: the entry `bad` is not closed where the next one begins; \
          close the brace of the field that lacks it, or of the entry"
        ]
    );
}

#[test]
fn nothing_follows_from_an_entry_that_cannot_be_read() {
    let said =
        said("sources.bib", "@book{key, title = {T}\n  year = 2000}\n@book{good, title = {G}}\n");
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(said[0].starts_with("sources.bib:2:3: error[E0208]"), "{said:#?}");
}

#[test]
fn what_is_valid_is_read() {
    let text = "% a comment with @book{nothing\n@string(pub = \"Press \" # {One})\n@preamble{\"\\newcommand{x}\"}\n\
        @comment{@book{old, title = {Old}}}\nMail to a@b.c\n\
        @book(parens, author={A, B}, title={T (one)}, publisher = PUB, year=2001)\n\
        @Book { quoted , author = \"{\\\"O}zal, T\", title = \"The {\"}quoted{\"} one\", year = \"2002\" }\n\
        @incollection{child, author={C, D}, title={Part}, crossref={parent}}\n\
        @collection{parent, editor={E, F}, title={Whole}, year={2003}}\n\
        @book{bare}\n@article{long, author={L, M}, title={@book{x,\n} y}, year=2004}\n";
    let found = case(text);
    assert_eq!(full(&found, "parens"), "A, B. 2001. T (one). Press One.");
    assert_eq!(full(&found, "quoted"), "Özal, T. 2002. The \"quoted\" one.");
    assert_eq!(full(&found, "child"), "C, D. 2003. \u{201c}Part\u{201d}. Whole.");
    assert_eq!(short(&found, "bare"), "bare n.d.");
    assert_eq!(short(&found, "old"), "absent");
    assert_eq!(said("sources.bib", &format!("{text}{KEY}")), Vec::<String>::new());
}

#[test]
fn csl_json_and_ris_are_read_too() {
    let json = "[{\"id\": \"key\", \"type\": \"article-newspaper\", \"title\": \"News\",\n\
        \"author\": [{\"literal\": \"Reuters\"}], \"issued\": {\"date-parts\": [[2014]]}},\n{\"type\": \"book\"}]";
    assert_eq!(
        said("library.json", json),
        [
            "library.json:3:1: error[E0208]: this work has no `id`; give it one, as in `\"id\": \"ash2014\"`"
        ]
    );
    let ris = "TY  - JOUR\nAU  - Ash, Anna\nTI  - On gas\nPY  - 2014\nID  - key\nER  - \n";
    assert_eq!(said("library.ris", ris), Vec::<String>::new());
    let study = study("library.ris");
    let loaded = read(&[("study.case", study.as_bytes()), ("library.ris", ris.as_bytes())]);
    assert_eq!(short(&loaded.case, "key"), "Ash 2014");
    assert_eq!(
        said("library.json", "{\"answer\": 42}"),
        [
            "library.json:1:1: error[E0208]: this is JSON, but no bibliography in CSL-JSON; export the library from Zotero as CSL JSON or as \
          BibLaTeX: a list of works, each with `id` and `type`"
        ]
    );
    assert_eq!(
        said("library.json", "[{\"id\": \"key\",\n \"type\" \"book\"}]"),
        [
            "library.json:2:9: error[E0208]: the file is no JSON: expected `:`; export the library from Zotero as CSL JSON or as BibLaTeX: a \
          list of works, each with `id` and `type`"
        ]
    );
    assert_eq!(
        said("library.txt", ""),
        [
            "study.case:4:17: error[E0202]: `library.txt` is no bibliography by its name; name a file that ends in .bib (BibTeX, BibLaTeX), \
          .json (CSL-JSON) or .ris (RIS)"
        ]
    );
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test makes the folder it reads")]
fn of_json_files_only_the_bibliography_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let json = "[{\"id\": \"key\", \"type\": \"book\", \"title\": \"T\"}]";
    for (name, text) in [
        ("study.case", study("library.json").as_str()),
        ("library.json", json),
        ("other.json", "{}"),
    ] {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    let read = read_folder(folder.path());
    let names: Vec<&str> = read.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["library.json", "study.case"]);
    assert!(!load(&read, &[]).has_errors());
}

#[test]
fn the_form_and_who_cites_it() {
    let text = "@article{key, title={A}, entrysubtype={newspaper}}\n@misc{two, title={B}}\n@phdthesis{three, title={C}}\n";
    let study = study("sources.bib") + "source @two\n  kind: press\n";
    let loaded = read(&[("study.case", study.as_bytes()), ("sources.bib", text.as_bytes())]);
    let of = |key: &str| {
        let found = loaded.case.sources.iter().find(|s| &*s.key == key);
        found.map(|s| (s.form, s.cited_by))
    };
    assert_eq!(of("key"), Some((WorkForm::Press, CitedBy::Case)));
    assert_eq!(of("two"), Some((WorkForm::Press, CitedBy::Nothing)));
    assert_eq!(of("three"), Some((WorkForm::Thesis, CitedBy::Nothing)));
    assert_eq!(of("waltz1979"), Some((WorkForm::Book, CitedBy::Schools)));
}

/// Strings that double, braces that nest, entries that lend to many: bounded and said.
#[test]
fn nothing_grows_out_of_hand() {
    let mut doubled = "@string{c0 = \"x\"}\n".to_owned();
    for n in 1..60 {
        doubled += &format!("@string{{c{n} = c{} # c{}}}\n", n - 1, n - 1);
    }
    doubled += "@book{bomb, title = c59, author = {A}, year = 2000}\n";
    let found = said("sources.bib", &(doubled + KEY));
    assert_eq!(
        found[0],
        "sources.bib:18:9: error[E0208]: the string `c17` is longer than 64 KiB; write what it stands for where it is used"
    );
    assert_eq!(found.len(), 1, "{found:#?}");

    let deep =
        format!("@book{{deep, title = {}a{}}}\n{KEY}", "{".repeat(10_000), "}".repeat(10_000));
    assert_eq!(
        said("sources.bib", &deep),
        [
            "sources.bib:1:1: error[E0208]: the braces of the entry `deep` stand 10001 deep within each other; at most 100 are read; \
          take braces away"
        ]
    );

    let mut many = format!("@string{{s = {{{}}}}}\n", "x".repeat(60_000));
    for n in 0..1000 {
        many += &format!("@book{{b{n}, title = s}}\n");
    }
    let found = said("sources.bib", &(many + KEY));
    assert!(found[0].contains("add more than 16 MiB to this bibliography"), "{found:#?}");

    let mut chain = "@book{e0, title = {T}, crossref = {e1}}\n".to_owned();
    for n in 1..12 {
        chain += &format!("@book{{e{n}, publisher = {{P}}, crossref = {{e{}}}}}\n", (n + 1) % 12);
    }
    let found = said("sources.bib", &(chain + KEY));
    assert!(found[0].contains("takes fields from more than 8 others"), "{found:#?}");

    let bad = "@book{a b, title = {T}}\n".repeat(150);
    let found = said("sources.bib", &(bad + KEY));
    assert_eq!(found.len(), 101);
    assert!(
        found.iter().any(|line| line.contains("and 50 further faults of this kind")),
        "{found:#?}"
    );

    for text in ["@a{".repeat(100_000), "\n@a{b,".repeat(100_000), "{}".repeat(500_000)] {
        said("sources.bib", &text);
    }
    let odd = format!(
        "@book{{key, author = {{{}}}, title = {{{}}}}}",
        "{a}b ".repeat(50_000),
        "\\'".repeat(50_000)
    );
    said("sources.bib", &odd);
}

/// Pieces of which bibliographies are made, to reach deeper than any bytes do.
fn piece() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "@book{",
        "@article(",
        "@string{",
        "@comment{",
        "@",
        "key",
        "a b",
        ",",
        "=",
        "{",
        "}",
        "(",
        ")",
        "\"",
        "#",
        "\n",
        "%",
        "\\",
        "author = {",
        "title = ",
        "year = {",
        "date = {2014-",
        "crossref = {key}",
        "and",
        " AND ",
        "others",
        ";",
        "Jr.",
        "von ",
        "family=",
        "\\'",
        "\\o{}",
        "\\emph{",
        "\\i",
        "\\href{a}{b}",
        "``",
        "$",
        "~",
        "--",
        "2014",
        "in press",
        "[1948]",
        "ö",
        "\u{301}",
        "\u{feff}",
        "TY  - JOUR",
        "AU  - ",
        "ER  - ",
        "PY  - ",
        "ID  - key",
        "[{",
        "}]",
        "\"id\":",
        "\"key\"",
        "\"author\": [",
        "null",
        "\"issued\": {",
        "<i>",
        "<",
    ]);
    prop_oneof![8 => words.prop_map(str::to_owned), 1 => "\\PC{0,8}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bibliography_is_answered(
        file in prop::sample::select(vec!["sources.bib", "sources.json", "sources.ris"]),
        pieces in prop::collection::vec(piece(), 0..80),
    ) {
        let study = study(file);
        let text = pieces.concat();
        let loaded = load(&folder(&[("study.case", study.as_bytes()), (file, text.as_bytes())]), &[]);
        for line in lines(&loaded) {
            prop_assert!(!line.contains('\n'));
        }
        prop_assert!(loaded.case.sources.iter().all(|source| !source.short.is_empty()));
    }
}
