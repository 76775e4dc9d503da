//! Broken cases: each folder of corpus/ with exactly the diagnostics it must give.

mod common;

use common::{codes_missing_in, lines, read, repository, text};
use counterpoise_case::{
    Folder, Links, MAX_FILE_BYTES, Switched, load, load_switched, read_folder, read_folder_with,
};
use counterpoise_diagnostic::KEPT;
use std::path::PathBuf;

const CORPUS: &str = "crates/case/tests/corpus";
const CASE: &str = "case c \"A case\"\n  subject: RUS\n  target: CHN\n";

fn folders() -> Vec<PathBuf> {
    let entries = repository(CORPUS).read_dir().expect("the corpus is there");
    let mut folders: Vec<PathBuf> =
        entries.map(|e| e.expect("an entry").path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders
}

#[test]
fn every_broken_case_gives_exactly_its_diagnostics() {
    let mut wrong = String::new();
    for folder in folders() {
        let loaded = load(&read_folder(&folder), &[]);
        let found: String = lines(&loaded).iter().map(|l| format!("{l}\n")).collect();
        if found != text(&folder.join("expected.txt")) {
            wrong += &format!("{}/expected.txt should be\n{found}\n", folder.display());
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// E0102 takes a file too large to be kept: `a_file_of_100_mib_is_refused_unread` makes one.
#[test]
fn every_code_is_produced_by_an_example() {
    let mut shown: String = folders().iter().map(|f| text(&f.join("expected.txt"))).collect();
    shown += &text(&repository("docs/language.md"));
    assert_eq!(codes_missing_in(&shown), ["E0102"]);
}

#[test]
fn a_thousand_errors_are_all_found_in_order() {
    let mut file = CASE.to_owned();
    for n in 0..1000 {
        file += &format!(
            "event 2014 RUS -> CHN \"Act\"\n  id: E{n}\n  deed, reisst\n  cite: @pape2005\n"
        );
    }
    let found = lines(&read(&[("study.case", file.as_bytes())]));
    assert_eq!(found.len(), 1000);
    assert_eq!(
        found[0],
        "study.case:6:9: error[E0111]: `reisst` is not a word of the coding line; did you mean `resist`?"
    );
    assert!(found[999].starts_with("study.case:4002:9: "), "{}", found[999]);
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test makes what is too large to be kept")]
fn a_file_of_100_mib_is_refused_unread() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::File::create(folder.path().join("large.case"))
        .and_then(|f| f.set_len(100 << 20))
        .expect("written");
    std::fs::File::create(folder.path().join("large.csv"))
        .and_then(|f| f.set_len(100 << 20))
        .expect("written");
    std::fs::write(folder.path().join("study.case"), CASE).expect("written");
    let bytes = read_folder(folder.path());
    assert!(
        bytes.files.iter().all(|(_, b)| b.len() <= MAX_FILE_BYTES + 1),
        "no more is read than shows that it is too large"
    );
    let found = lines(&load(&bytes, &[]));
    let expected = [
        "error[E0202]: `large.csv` cannot be read: it has more than 64 MiB; check its name and its rights",
        "large.case:1:1: error[E0102]: `large.case` has more than 64 MiB; part the study into several cases, or keep a body of evidence of that size as a dataset",
    ];
    assert_eq!(found, expected);
}

/// Of each code the first are kept, of the others the number: also where they are found side by
/// side, and whatever is wrong.
#[test]
fn of_very_many_faults_the_first_are_kept_and_all_are_counted() {
    let strays = " stray\n".repeat(200_000);
    let unknown = "x\n".repeat(1_100_000);
    let event = |n: usize| format!("event 2014 RUS -> CHN \"A\"\n  id: E{n}\n  deed, reisst\n");
    let events: String = (0..3_000).map(event).collect();
    let study = format!("{CASE}{unknown}{events}");
    let files = [("a.case", strays.as_bytes()), ("study.case", study.as_bytes())];
    let loaded = read(&files);
    let of = |code: &str| -> (usize, u64) {
        let all = loaded.diagnostics.iter().filter(|d| d.code.name() == code);
        all.fold((0, 0), |(lines, times), d| (lines + 1, times + d.times()))
    };
    assert_eq!(of("E0103"), (KEPT + 1, 1_100_000));
    assert_eq!(of("E0105"), (KEPT + 1, 200_000));
    assert_eq!(of("E0111"), (KEPT + 1, 3_000));
    let found = lines(&loaded);
    assert_eq!(
        found.last().map(String::as_str),
        Some(
            "warning[W0304]: and 2,000 more of W0304, which are only counted; mend the first of them; the others may have the same cause"
        )
    );
    assert!(found[0].starts_with("a.case:1:2: error[E0105]"), "{}", found[0]);
    assert!(found[KEPT].starts_with("study.case:4:1: error[E0103]"), "{}", found[KEPT]);
}

/// Case files that are too much together are refused in one sentence, and not read to the end.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test makes what is too large to be kept")]
fn case_files_beyond_64_mib_together_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let make = |name: &str, mib: u64| {
        std::fs::File::create(folder.path().join(name))
            .and_then(|f| f.set_len(mib << 20))
            .expect("written");
    };
    std::fs::write(folder.path().join("study.case"), CASE).expect("written");
    ["a.case", "b.case", "c.case", "d.case"].iter().for_each(|name| make(name, 25));
    ["a.csv", "b.csv", "c.csv"].iter().for_each(|name| make(name, 25));
    let bytes = read_folder(folder.path());
    let names: Vec<&str> = bytes.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["a.case", "a.csv", "b.case", "b.csv", "c.case"]);
    let expected = [
        "error[E0102]: the case files have more than 64 MiB together, from `c.case` on; \
         part the study into several cases, or keep a body of evidence of that size as a dataset",
        "error[E0202]: `c.csv` cannot be read: with it the `.bib` and `.csv` files of the case have more than 64 MiB; \
         check its name and its rights",
    ];
    assert_eq!(lines(&load(&bytes, &[])), expected);
}

/// A folder that is called as a file is would be a file without content.
#[test]
fn a_folder_called_as_a_file_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    ["events.case", "sources.bib", "plain"].iter().for_each(|name| {
        std::fs::create_dir(folder.path().join(name)).expect("made");
    });
    let found = lines(&load(&read_folder(folder.path()), &[]));
    let said = |name: &str| {
        format!(
            "error[E0202]: `{name}` cannot be read: it is a folder, and its name is that of a file; \
             give it another name, or let its name begin with a dot"
        )
    };
    assert_eq!(found, [said("events.case"), said("sources.bib")]);
}

/// What a link brings in from elsewhere is read only where that is wanted.
#[cfg(unix)]
#[test]
#[expect(clippy::disallowed_methods, reason = "a test makes the folders it reads")]
fn links_that_lead_out_are_followed_when_that_is_said() {
    use std::os::unix::fs::symlink;
    let above = tempfile::tempdir().expect("a folder");
    let (own, beside) = (above.path().join("own"), above.path().join("beside"));
    std::fs::create_dir_all(own.join("events")).expect("made");
    std::fs::create_dir_all(&beside).expect("made");
    std::fs::write(own.join("study.case"), CASE).expect("written");
    std::fs::write(own.join("events/one.case"), "").expect("written");
    std::fs::write(beside.join("ledger.case"), "").expect("written");
    std::fs::write(beside.join("paper.pdf"), "").expect("written");
    symlink("events/one.case", own.join("again.case")).expect("linked");
    symlink("../beside/ledger.case", own.join("ledger.case")).expect("linked");
    symlink("../beside", own.join("more")).expect("linked");
    symlink("../beside/paper.pdf", own.join("paper.pdf")).expect("linked");
    symlink("own", above.path().join("by-link")).expect("linked");
    let names = |folder: &Folder| -> Vec<String> {
        folder.files.iter().map(|(name, _)| name.clone()).collect()
    };
    for path in [&own, &above.path().join("by-link")] {
        let within = read_folder(path);
        assert_eq!(names(&within), ["again.case", "events/one.case", "study.case"]);
        let found = lines(&load(&within, &[]));
        let said = |name: &str, to: &std::path::Path| {
            format!(
                "error[E0202]: `{name}` cannot be read: it is a link that leads out of the case, to {}; \
                 if it is meant, say `--follow-links`; else put the file itself into the folder",
                to.canonicalize().expect("it is there").display()
            )
        };
        let expected = [said("ledger.case", &beside.join("ledger.case")), said("more", &beside)];
        assert_eq!(found, expected);
        let all = read_folder_with(path, Links::All);
        assert_eq!(
            names(&all),
            ["again.case", "events/one.case", "ledger.case", "more/ledger.case", "study.case"]
        );
        assert!(all.unreadable.is_empty());
    }
}

#[test]
fn a_folder_that_is_none_is_said() {
    let found = lines(&load(&read_folder(&repository("no/such/folder")), &[]));
    assert!(matches!(found.as_slice(), [one] if one.contains("error[E0202]")), "{found:?}");
}

/// One word, one line, one nesting: as long as they come, nothing grows out of hand.
#[test]
fn monstrous_texts_are_answered() {
    let long = "x".repeat(1 << 20);
    let deep = format!("{}deeds", "not ".repeat(100_000));
    let braces = format!("@book{{a, title = {}", "{".repeat(2_000));
    let files = [
        format!("{CASE}{long}\n"),
        format!(
            "{CASE}event {long} RUS -> {long} \"{long}\"\n  id: {long}\n  {long}\n  domain: {long}\n  cite: {long}\n"
        ),
        format!(
            "{CASE}indicator i \"I\"\n  count: {deep}\nschool s \"S\"\nconcept c of s \"C\"\n  all: {deep}\n"
        ),
        format!("{CASE}event [[[[[{} \"T\"\n", "[{".repeat(10_000)),
        format!("{CASE}{}", "  ,\n".repeat(20_000)),
    ];
    for file in files {
        let loaded = read(&[("study.case", file.as_bytes()), ("sources.bib", braces.as_bytes())]);
        assert!(loaded.has_errors());
        assert!(lines(&loaded).iter().all(|l| l.len() < 3000 && !l.contains('\n')));
    }
}

#[test]
fn a_set_that_is_switched_on_must_be_declared() {
    let folder = common::folder(&[("study.case", format!("{CASE}set outside \"O\"\n").as_bytes())]);
    let found = lines(&load(&folder, &["outsider".to_owned()]));
    assert_eq!(found, ["error[E0206]: no set is called `outsider`; declared are: outside"]);
}

#[test]
fn a_main_claim_may_wait_until_there_are_claims() {
    let found = |more: &str| {
        let study = format!("{CASE}  main-claim: turn\n{more}");
        lines(&load(&common::folder(&[("study.case", study.as_bytes())]), &[]))
    };
    assert_eq!(
        found(""),
        [
            "study.case:4:15: warning[W0223]: there is no claim yet, and `turn` is to be the main one; write `claim turn \"...\"` when you come to it"
        ]
    );
    // Also where the only claim could not be read: that is said, and must not be doubled by less.
    for claims in ["claim turns \"T\"\n  untestable: Why.\n", "claim\n"] {
        assert!(found(claims)[0].contains("error[E0206]: no claim is called `turn`"));
    }
}

/// A code that a state had for a time shows the name of that time.
#[test]
fn the_soviet_union_of_1969_is_not_called_russia() {
    let named = |target: &str, year: &str| {
        let study = format!(
            "case c \"C\"\n  subject: CHN\n  target: {target}\nperiod p \"P\"\n  from: {year}\n  until: {year}\n"
        );
        let case = load(&common::folder(&[("study.case", study.as_bytes())]), &[]).case;
        let target = &case[case.header.target.unwrap()];
        [&*target.code, &*target.written, &target.name].map(str::to_owned)
    };
    assert_eq!(named("SUN", "1969"), ["RUS", "SUN", "Soviet Union"]);
    assert_eq!(named("RUS", "1969"), ["RUS", "RUS", "Russia"]);
    assert_eq!(named("RUS", "2014"), ["RUS", "RUS", "Russia"]);
}

#[test]
fn a_set_that_is_on_by_default_can_be_switched_off() {
    let sets =
        format!("{CASE}set critics \"C\"\n  default: on\nset outside \"O\"\n  default: off\n");
    let folder = common::folder(&[("study.case", sets.as_bytes())]);
    let names = |of: &[&str]| of.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let on = |with: &[&str], without: &[&str]| {
        let (on, off) = (names(with), names(without));
        let loaded = load_switched(&folder, Switched { on: &on, off: &off });
        (loaded.case.sets.iter().map(|set| set.on).collect::<Vec<_>>(), lines(&loaded))
    };
    assert_eq!(on(&[], &[]), (vec![true, false], vec![]));
    assert_eq!(on(&["outside"], &["critics"]), (vec![false, true], vec![]));
    let unknown = "error[E0206]: no set is called `critic`; declared are: critics, outside";
    assert_eq!(on(&[], &["critic"]).1, [unknown]);
    let (with, without) = (names(&["critics", "outside"]), names(&["outside"]));
    let both = Switched { on: &with, off: &without };
    assert_eq!(both.contradictions().collect::<Vec<_>>(), ["outside"]);
}

/// Case files below the folders of a case are evidence that would be missing without a word.
#[test]
#[expect(clippy::disallowed_methods, reason = "a test makes the folders it reads")]
fn a_case_file_that_lies_too_deep_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let deep = folder.path().join("events/2014/march");
    std::fs::create_dir_all(&deep).expect("made");
    std::fs::create_dir_all(folder.path().join(".old/2013")).expect("made");
    let files =
        ["study.case", "events/one.case", "events/2014/two.case", "events/2014/march/three.case"];
    let beside = ["events/2014/figures.csv", ".old/2013/zero.case"];
    for name in files.iter().chain(&beside) {
        std::fs::write(folder.path().join(name), if *name == "study.case" { CASE } else { "" })
            .expect("written");
    }
    let read = read_folder(folder.path());
    let names: Vec<&str> = read.files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["events/one.case", "study.case"]);
    let found = lines(&load(&read, &[]));
    let said = |name: &str| {
        format!(
            "error[E0202]: `{name}` cannot be read: it lies deeper than a folder within the case folder; \
             move it up, or let its name or that of its folder begin with a dot"
        )
    };
    assert_eq!(found, [said("events/2014/march/three.case"), said("events/2014/two.case")]);
}

/// A link that leads nowhere is a file that cannot be read; folders in a circle come to an end.
#[cfg(unix)]
#[test]
#[expect(clippy::disallowed_methods, reason = "a test makes the folders it reads")]
fn links_are_followed_as_far_as_they_lead() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("study.case"), CASE).expect("written");
    std::os::unix::fs::symlink("nowhere.case", folder.path().join("lost.case")).expect("linked");
    std::os::unix::fs::symlink(folder.path(), folder.path().join("again")).expect("linked");
    let found = lines(&load(&read_folder(folder.path()), &[]));
    assert!(found[0].starts_with("error[E0202]: `again/again/"), "{}", found[0]);
    assert!(
        found.iter().any(|l| l.starts_with("error[E0202]: `lost.case` cannot be read:")),
        "{found:?}"
    );
}
