//! `--target`: the same evidence, narrowed to acts aimed at one project of the target.

use crate::support::{at, expect, read, root, run, shipped, small, write};

fn judged(target: Option<&str>) -> serde_json::Value {
    let mut args =
        vec!["run", "--draws", "50", "--no-lock", "--format", "json", "--set", "universes=0"];
    let (folder, out) = (shipped(), tempfile::tempdir().expect("a folder"));
    let out = out.path().display().to_string();
    args.extend(["--out", &out, &folder]);
    args.extend(target.iter().flat_map(|target| ["--target", *target]));
    serde_json::from_str(&expect(0, &args).out).expect("JSON")
}

fn acts(answer: &serde_json::Value, arena: &str, period: &str) -> u64 {
    let cells = answer["cells"].as_array().expect("cells");
    let own = cells.iter().find(|cell| cell["arena"] == arena && cell["period"] == period);
    own.expect("a cell")["stance"]["acts"].as_u64().expect("a number")
}

/// The rows of the whole are those of the power and of its projects; of the Belt Russia has words
/// before Crimea, and deeds after.
#[test]
fn each_target_has_its_own_acts() {
    let whole = judged(None);
    let [power, belt, road] = ["CHN", "BELT", "BRI"].map(|target| judged(Some(target)));
    assert!(whole["aim"].is_null());
    let of = |answer: &serde_json::Value, of: &str| answer["aim"][of].as_u64().expect("a number");
    assert_eq!(of(&power, "of"), of(&belt, "of"));
    assert!(of(&power, "acts") + of(&road, "acts") <= of(&power, "of"));
    // The bank is a part of the Belt and Road, not of the Belt.
    assert_eq!(of(&road, "acts"), of(&belt, "acts") + 1);
    assert_eq!(acts(&belt, "central-asia", "sreb-to-crimea"), 0);
    assert!(acts(&belt, "central-asia", "crimea-to-accord") > 0);
    for (arena, period) in [("central-asia", "crimea-to-accord"), ("eurasia", "after-accord")] {
        assert!(acts(&power, arena, period) < acts(&whole, arena, period), "{arena} {period}");
    }
    let title = belt["sentences"].to_string();
    assert!(!title.is_empty());
}

#[test]
fn claims_and_schools_are_narrowed_too() {
    let args = |command: &'static str| [command, "--draws", "50", "--format", "csv"];
    for command in ["claims", "compare"] {
        let whole = run(&[&args(command)[..], &[&shipped()]].concat());
        let belt = run(&[&args(command)[..], &[&shipped(), "--target", "BELT"]].concat());
        assert_ne!(whole.out, belt.out, "{command}");
        assert!(
            belt.err.contains("Only acts aimed at Silk Road Economic Belt (BELT) count: 10 of 71"),
            "{}",
            belt.err
        );
    }
    let why =
        expect(0, &["why", &shipped(), "officials-alarmed", "--target", "CHN", "--draws", "50"]);
    assert!(why.out.contains("it is aimed at something else of the target"), "{}", why.out);
}

#[test]
fn a_name_that_is_none_is_answered_with_those_that_are() {
    let said = expect(2, &["judge", &shipped(), "--target", "BELTT"]);
    assert!(said.err.contains("did you mean `BELT`?"), "{}", said.err);
    assert!(said.err.contains("and CHN, the power itself"), "{}", said.err);
    let said = expect(2, &["judge", &root(&small()), "--target", "BELT"]);
    assert!(said.err.contains("none is aimed at a part of it"), "{}", said.err);
}

/// What was put under a brand counts for it from that day on, and a part for its whole.
#[test]
fn a_brand_counts_from_its_day() {
    let folder = small();
    let study = at(&folder, "study.case");
    let text = read(&study);
    let line =
        text.lines().find(|line| line.trim_start().starts_with("target:")).expect("a target");
    let target = line.trim_start().trim_start_matches("target:").trim().to_owned();
    let line = text.lines().find(|l| l.trim_start().starts_with("subject:")).expect("a subject");
    let subject = line.trim_start().trim_start_matches("subject:").trim().to_owned();
    let mut more = String::from(
        "\nproject ROAD \"A road\"\n  cite: @pape2005 p. 9\nproject BRAND \"A brand\"\n  part-of: ROAD\n  cite: @pape2005 p. 9\n\
         project PORT \"A port\"\n  branded: BRAND 2014-01-01/..\n  cite: @pape2005 p. 9\n",
    );
    for (id, day, aim) in
        [("T1", "2013-06-01", "PORT"), ("T2", "2014-06-01", "PORT"), ("T3", "2013-06-01", "BRAND")]
    {
        more += &format!(
            "event {day} {subject} -> {target} \"Act {id}\"\n  id: {id}\n  deed, resist\n  aimed-at: {aim}\n  cite: @pape2005 p. 9\n"
        );
    }
    write(&study, &(text + &more));
    let counted = |target: &str| {
        let said = run(&["judge", &root(&folder), "--target", target, "--draws", "0"]);
        let of = said.err.split("count: ").nth(1).unwrap_or_else(|| panic!("{}", said.err));
        of.split(' ').next().and_then(|n| n.parse::<u32>().ok()).expect("a number")
    };
    assert_eq!([counted("PORT"), counted("BRAND"), counted("ROAD")], [2, 2, 2]);
    let lock = run(&[
        "run",
        &root(&folder),
        "--target",
        "BRAND",
        "--draws",
        "20",
        "--out",
        &at(&folder, "out"),
    ]);
    assert_eq!(lock.code, Some(0), "{}", lock.err);
    assert!(read(at(&folder, "counterpoise.lock")).contains("\ntarget BRAND\n"));
    expect(0, &["verify", "--lock-only", &root(&folder)]);
}
