//! `positions`: the literature of the shipped case, its gaps, its words, its chains.

use crate::support::{at, expect, read, root, shipped, small, write};

/// The rows of a part, each as its cells by the names of their columns.
fn rows(part: &str) -> Vec<serde_json::Value> {
    let said = expect(0, &["positions", &shipped(), "--rows", part, "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    value.as_array().expect("rows").clone()
}

fn is(row: &serde_json::Value, cells: &[(&str, &str)]) -> bool {
    cells.iter().all(|(column, text)| has(&row[*column], text))
}

/// A text, or a list that holds it.
fn has(value: &serde_json::Value, text: &str) -> bool {
    match value {
        serde_json::Value::Array(all) => all.iter().any(|own| own == text),
        serde_json::Value::String(own) => own == text || own.split("; ").any(|part| part == text),
        _ => false,
    }
}

/// What the study says is missing (p. 17, 18 to 20, 22) is what the program finds missing, and the
/// study is said to fill it.
#[test]
fn the_three_gaps_that_the_study_states_are_found() {
    let gaps = rows("gaps");
    let found = |cells: &[(&str, &str)]| gaps.iter().find(|row| is(row, cells)).cloned();
    let here = [("arena", "central-asia"), ("period", "after-accord")];
    let small_states = found(&[
        ("gap", "used of other pairs only"),
        ("labels", "soft-bandwagoning"),
        here[0],
        here[1],
    ])
    .expect("soft bandwagoning between great powers");
    assert!(
        ["Grigorescu 2008", "Massie 2009", "McDonough 2013"]
            .iter()
            .all(|work| has(&small_states["nearest"], work)),
        "{small_states}"
    );
    let undefined =
        found(&[("gap", "used, never defined"), ("labels", "bandwagoning"), here[0], here[1]])
            .expect("bandwagoning without a definition");
    assert!(has(&undefined["nearest"], "Bitabarova 2019"), "{undefined}");
    assert!(has(&undefined["nearest"], "Kaczmarski 2016"), "{undefined}");
    let apart = found(&[("gap", "labels not told apart"), here[0], ("period", "crimea-to-accord")])
        .expect("labels that nobody tells apart");
    assert!(has(&apart["labels"], "hedging") && has(&apart["labels"], "bandwagoning"), "{apart}");
    for gap in [small_states, undefined, apart] {
        assert_eq!(gap["filled_by_the_study"], true, "{gap}");
    }
}

/// Every work of the review has a position, and every position a page.
#[test]
fn the_whole_review_is_entered() {
    let all = rows("positions");
    let works: std::collections::BTreeSet<String> = all
        .iter()
        .flat_map(|row| {
            let by = row["by"].as_str().expect("a work").to_owned();
            by.split("; ")
                .map(|cite| cite.split(':').next().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(works.len() >= 100, "{}", works.len());
    let paged = |row: &serde_json::Value| {
        [&row["by"], &row["via"]]
            .iter()
            .any(|cites| cites.as_str().is_some_and(|c| c.contains("p. ")))
    };
    assert!(all.iter().all(paged));
    let plain = all.iter().filter(|row| row["label"].is_null()).count();
    assert!(plain > 40 && plain < all.len(), "{plain} of {}", all.len());
}

#[test]
fn one_word_has_several_senses_and_one_sense_several_words() {
    let words = rows("words");
    let senses: Vec<_> = words
        .iter()
        .filter(|row| is(row, &[("what", "one word, several senses"), ("of", "hedging")]))
        .map(|row| row["word_or_sense"].as_str().unwrap_or_default().to_owned())
        .collect();
    assert!(senses.len() >= 3, "{senses:?}");
    let both = ["bandwagoning", "soft-bandwagoning"].map(|label| {
        words
            .iter()
            .any(|row| is(row, &[("what", "one sense, several words"), ("word_or_sense", label)]))
    });
    assert_eq!(both, [true, true]);
}

/// The school nearest to an author judges in the author's stead: Korolev's hedging comes out of his
/// own rule before the Belt, and what he denies does not.
#[test]
fn a_position_is_run_by_the_school_of_its_author() {
    let said = expect(
        0,
        &["positions", &shipped(), "--rows", "run", "--draws", "400", "--format", "json"],
    );
    let rows: Vec<serde_json::Value> = serde_json::from_str(&said.out).expect("rows");
    let before = [("arena", "central-asia"), ("period", "pre-sreb"), ("author", "Korolev 2016")];
    let of = |label: &str| {
        rows.iter()
            .find(|row| is(row, &before) && is(row, &[("label", label)]))
            .unwrap_or_else(|| panic!("{label}"))
    };
    assert_eq!(of("hedging")["agreement"], "comes out");
    assert!(of("hedging")["probability_of_label"].as_f64().is_some_and(|p| p > 0.8));
    assert_eq!(of("bandwagoning")["wording"], "denied");
    assert_eq!(of("bandwagoning")["agreement"], "comes out");
    let judged = expect(
        0,
        &[
            "judge",
            &shipped(),
            "--arena",
            "central-asia",
            "--period",
            "pre-sreb",
            "--school",
            "korolev-2016",
            "--draws",
            "400",
            "--format",
            "json",
        ],
    );
    assert!(judged.out.contains("hedging"), "{}", judged.out);
}

/// What two works have from a third stands or falls with the third, though each is cited by itself.
#[test]
fn an_origin_is_left_out_with_all_that_rests_on_it() {
    let folder = small();
    let case = "case chains \"Chains\"\n  question: What?\n  subject: RUS\n  target: CHN\n  schools: kaczmarski-2016\n  arenas: here\n  \
                bibliography: sources.bib\narena here \"Here\"\nperiod all \"All\"\n  from: 2010-01-01\n  until: 2012-12-31\n";
    let event = |n: usize, cite: &str| {
        format!(
            "event 2011 RUS -> CHN \"Act {n}\"\n  id: E{n}\n  deed, resist, soft\n  arena: here\n  cite: {cite}\n"
        )
    };
    let position = |id: &str, by: &str, more: &str| {
        format!("position {id} \"{id}\"\n  by: @{by} p. 1\n{more}")
    };
    let text = case.to_owned()
        + &event(1, "@one p. 2")
        + &event(2, "@two p. 2")
        + &event(3, "@one p. 3; @two p. 3")
        + &event(4, "@one p. 4; @other p. 4")
        + &position("first", "one", "  through: @report p. 9\n")
        + &position("second", "two", "  through: @one p. 9\n")
        // An idea that is taken up, and an argument, carry no evidence.
        + &position("third", "other", "  takes-up: @report\n  answers: @one\n");
    let entry =
        |key: &str| format!("@book{{{key}, author = {{{key}}}, year = {{2000}}, title = {{T}}}}\n");
    for entry in folder.path().read_dir().expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_file() {
            std::fs::remove_file(entry).expect("removed");
        }
    }
    write(at(&folder, "study.case"), &text);
    write(at(&folder, "sources.bib"), &["one", "two", "report", "other"].map(entry).concat());
    let rows = |part: &str| -> Vec<serde_json::Value> {
        let said = expect(0, &["positions", &root(&folder), "--rows", part, "--format", "json"]);
        serde_json::from_str(&said.out).expect("rows")
    };
    let ends = rows("ends");
    let report =
        ends.iter().find(|row| row["work"].as_str().is_some_and(|w| w.starts_with("report")));
    let report = report.expect("the end of both chains");
    assert_eq!((&report["acts"], &report["acts_on_it_alone"]), (&4.into(), &3.into()), "{report}");
    assert!(!ends.iter().any(|row| row["work"].as_str().is_some_and(|w| w.starts_with("one"))));
    let without = rows("without");
    let left = without.iter().find(|row| row["acts_lost"] == 3).expect("without the report");
    let whole = without.iter().find(|row| row["evidence"] == "all").expect("as it stands");
    assert!(left["probability_of_first"] != whole["probability_of_first"], "{left} {whole}");
    let links = rows("links");
    assert_eq!(links.len(), 4, "{links:?}");
}

/// By the works of one camp alone: what the whole says is the first row, and no camp loses nothing.
#[test]
fn verdicts_stand_by_side_and_camp() {
    let said = expect(
        0,
        &["positions", &shipped(), "--rows", "camps", "--draws", "200", "--format", "json"],
    );
    let rows: Vec<serde_json::Value> = serde_json::from_str(&said.out).expect("rows");
    let here = [("arena", "central-asia"), ("period", "sreb-to-crimea")];
    let of = |evidence: &str| {
        let row = rows.iter().find(|row| row["evidence"] == evidence && is(row, &here));
        row.unwrap_or_else(|| panic!("{evidence}"))
    };
    assert_eq!((&of("all")["acts_lost"], &of("all")["same"]), (&0.into(), &true.into()));
    for evidence in ["side WEST", "of no side", "camp partnership", "camp policy"] {
        assert!(of(evidence)["acts_lost"].as_u64().is_some_and(|n| n > 0), "{}", of(evidence));
    }
    assert!(rows.iter().any(|row| row["same"] == false));
}

#[test]
fn a_case_without_positions_says_so() {
    let folder = small();
    let said = expect(2, &["positions", &root(&folder)]);
    assert!(said.err.contains("the case has no positions"), "{}", said.err);
    let to = at(&folder, "out");
    expect(0, &["export", &root(&folder), "table", "gaps", "--to", &format!("{to}/gaps.csv")]);
    assert_eq!(read(format!("{to}/gaps.csv")).lines().count(), 1);
}

#[test]
fn the_setting_can_be_had_as_tables() {
    let places = expect(0, &["table", "places", &shipped(), "--format", "csv"]).out;
    assert!(places.contains("khorgos,Khorgos,44.2,80.4,KAZ"), "{places}");
    let setting = expect(0, &["table", "setting", &shipped(), "--format", "csv"]).out;
    // The pipeline is four years older than the brand that it bears.
    assert!(
        setting.contains(
            "ca-china-gas,gas-pipeline,Central Asia-China gas pipeline,status,open,2009-12/..,"
        ),
        "{setting}"
    );
    assert!(setting.contains(
        "ca-china-gas,gas-pipeline,Central Asia-China gas pipeline,branded,BELT,2013-09-07/..,"
    ));
    assert!(setting.contains("EAEU,institution,Eurasian Economic Union,member,KGZ,2015-08/..,"));
}

/// The accord that the study is about names nobody's duty, sum or day; the contract of the year
/// before names all four.
#[test]
fn commitments_show_how_specific_they_are_and_how_far_they_came() {
    let said = expect(0, &["commitments", &shipped(), "--format", "json"]);
    let rows: Vec<serde_json::Value> = serde_json::from_str(&said.out).expect("rows");
    let of = |name: &str| rows.iter().find(|row| row["commitment"] == name).expect("it is there");
    let (accord, gas) = (of("union-belt-accord"), of("gas-contract"));
    assert_eq!((&accord["specific"], &accord["of"]), (&1.into(), &4.into()));
    assert_eq!((&gas["specific"], &gas["of"]), (&4.into(), &4.into()));
    assert_eq!((&accord["reached"], &accord["gains_realised"]), (&"agreed".into(), &0.into()));
    assert!(has(&accord["agreed"], "E126 (2015-05-08)"), "{accord}");
    // On a screen nothing is cut: what the columns hold stands in lines of their own.
    let shown = expect(0, &["commitments", &shipped()]).out;
    assert!(!shown.contains('\u{2026}'), "{shown}");
    assert!(
        shown.contains("1 of 4: names parties; leaves open amount, deadline, obligation"),
        "{shown}"
    );
    assert!(shown.lines().all(|line| line.chars().count() <= 120), "{shown}");
    // Nobody has read the text of this one: that is no score of nought.
    assert!(of("turn-east")["specific"].is_null(), "{}", of("turn-east"));
}

/// The head of a case that asks about one pair in one place.
const HEAD: &str = "case c \"C\"\n  question: What?\n  subject: RUS\n  target: CHN\n  arenas: here\narena here \"Here\"\n\
     period all \"All\"\n  from: 2000-01-01\n  until: 2019-12-31\n";

/// Forty actors, places and positions: every command that shows them has an answer.
#[test]
fn forty_of_everything_have_an_answer() {
    let codes = "USA CAN GBR FRA DEU ITA ESP PRT NLD BEL LUX DNK NOR SWE FIN ISL IRL AUT CHE POL CZE SVK HUN \
                 ROU BGR GRC TUR SRB HRV SVN ALB MKD MDA UKR BLR LTU LVA EST GEO ARM";
    let codes: Vec<&str> = codes.split_whitespace().collect();
    assert_eq!(codes.len(), 40);
    let cite = "  cite: @pape2005 p. 9\n";
    let mut text = format!("{HEAD}institution CLUB \"Club of forty\"\n{cite}");
    text.extend(codes.iter().map(|code| format!("  member: {code} 2000/..\n")));
    text += &format!(
        "event 2010 RUS with {}, CHN \"All together\"\n  id: E1\n  deed, accommodate\n  arena: here\n{cite}",
        codes.join(", ")
    );
    for (at, code) in codes.iter().enumerate() {
        let (north, east) = (30.0 + at as f64, 10.0 + at as f64);
        text += &format!(
            "place p{at} \"Town {at}\"\n  at: {north:.1} N {east:.1} E\n  in: {code}\n\
             position q{at} \"Position {at}\"\n  by: @pape2005 p. {}\n  of: RUS -> CHN\n  label: hedging\n  arena: here\n  period: all\n",
            at + 1
        );
    }
    let route: Vec<String> = (0..40).map(|at| format!("p{at}")).collect();
    // Three of them along the same way.
    for id in ["one", "two", "three"] {
        text += &format!("route {id} \"Through forty\"\n  places: {}\n{cite}", route.join(", "));
    }
    let folder = tempfile::tempdir().expect("a folder");
    write(at(&folder, "a.case"), &text);
    let own = root(&folder);
    expect(0, &["check", &own]);
    let out = at(&folder, "out");
    let charts = at(&folder, "charts");
    let run = ["run", &own, "--draws", "20", "--no-lock", "--quiet"];
    expect(0, &[&run[..], &["--out", &out, "--charts", &charts]].concat());
    assert!(read(at(&folder, "out/report.html")).len() < 1_000_000);
    assert!(read(at(&folder, "charts/map.svg")).contains("Town 39"));
    let gaps = expect(0, &["positions", &own, "--rows", "positions", "--format", "csv"]).out;
    assert_eq!(gaps.lines().count(), 41, "{gaps}");
    let setting = expect(0, &["table", "setting", &own, "--format", "csv"]).out;
    assert_eq!(setting.matches(",member,").count(), 40);
}

/// One actor is no pair; one position, one place and one member are a literature, a map and a club.
#[test]
fn one_of_everything_has_an_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let own = root(&folder);
    let cite = "  cite: @pape2005 p. 9\n";
    let alone = HEAD.replace("target: CHN", "target: RUS");
    write(at(&folder, "a.case"), &alone);
    let said = expect(1, &["check", "--concise", &own]).out;
    assert!(said.contains("subject and target are the same"), "{said}");
    let text = format!(
        "{HEAD}institution CLUB \"Club of one\"\n  member: RUS 2000/..\n{cite}place town \"Town\"\n  at: 40.0 N 70.0 E\n\
         position q \"Position\"\n  by: @pape2005 p. 9\n  of: RUS -> CHN\n  label: hedging\n  arena: here\n  period: all\n"
    );
    write(at(&folder, "a.case"), &text);
    expect(0, &["check", &own]);
    let out = at(&folder, "out");
    let charts = at(&folder, "charts");
    let run = ["run", &own, "--draws", "20", "--no-lock", "--quiet"];
    expect(0, &[&run[..], &["--out", &out, "--charts", &charts]].concat());
    assert!(read(at(&folder, "charts/map.svg")).contains("Town"));
    let said = expect(0, &["positions", &own, "--rows", "positions", "--format", "csv"]).out;
    assert_eq!(said.lines().count(), 2, "{said}");
}
