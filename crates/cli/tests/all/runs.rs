//! `run` and `verify`: the same inputs give the same bytes, whatever the machine is set to.

use crate::support::{at, expect, program, read, root, said, small, write};
use std::path::Path;

/// Report and lock of a run under other surroundings.
fn made(folder: &Path, threads: &str, zone: &str, locale: &str) -> (String, String) {
    let out = tempfile::tempdir().expect("a folder");
    let mut command = program();
    command.env("TZ", zone).env("LC_ALL", locale).env("LANG", locale).current_dir(out.path());
    let done = said(command.args(["run", "--threads", threads, "--quiet"]).arg(folder));
    assert_eq!(done.code, Some(0), "{}", done.err);
    (read(out.path().join("out/small/report.html")), read(folder.join("counterpoise.lock")))
}

#[test]
fn threads_zones_and_locales_change_nothing() {
    let folder = small();
    let first = made(folder.path(), "1", "UTC", "C");
    assert_eq!(made(folder.path(), "2", "Asia/Tokyo", "tr_TR.UTF-8"), first);
    for (threads, zone, locale) in [("1", "Asia/Tokyo", "tr_TR.UTF-8"), ("2", "UTC", "C")] {
        let verified = said(
            program()
                .env("TZ", zone)
                .env("LC_ALL", locale)
                .args(["verify", "--lock-only", "--threads", threads])
                .arg(folder.path()),
        );
        assert_eq!(verified.code, Some(0), "{}\n{}", verified.out, verified.err);
        assert!(verified.out.contains("byte for byte"), "{}", verified.out);
    }
    assert!(
        !first.0.contains(&root(&folder)) && !first.1.contains(&root(&folder)),
        "no path of this machine is written"
    );
}

#[test]
fn verify_names_what_changed() {
    let folder = small();
    expect(
        0,
        &[
            "run",
            &root(&folder),
            "--draws",
            "0",
            "--quiet",
            "--out",
            &at(&folder, "out"),
            "--set",
            "spread=0.2",
        ],
    );
    let verify = |code| expect(code, &["verify", &root(&folder), "--out", &at(&folder, "out")]).out;
    verify(0);
    let events = folder.path().join("events.case");
    let before = read(&events);
    write(&events, &before.replace("weight 4", "weight 5"));
    let changed = verify(1);
    assert!(
        changed.contains("differs input events.case: changed")
            && changed.contains("differs output report.html: changed"),
        "{changed}"
    );
    write(&events, &before);
    write(folder.path().join("more.case"), "; a comment\n");
    assert!(verify(1).contains("differs input more.case: new"));
    std::fs::remove_file(folder.path().join("more.case")).expect("removed");
    std::fs::remove_file(&events).expect("removed");
    write(folder.path().join("moved.case"), &before);
    assert!(verify(1).contains("differs input events.case: gone"));
    write(&events, "event of RUS\n");
    verify(1);
}

#[test]
fn a_set_that_is_switched_off_stays_so_for_verify() {
    let folder = small();
    let out = at(&folder, "out");
    let run = |more: &[&str]| {
        let root = root(&folder);
        let always = ["run", &root, "--draws", "0", "--quiet", "--out", &out];
        expect(0, &[&always, more].concat());
        read(folder.path().join("counterpoise.lock"))
    };
    // The set is off in the small case; here it is on by default.
    let study = folder.path().join("study.case");
    let text = read(&study);
    let head = "set outside \"Facts from elsewhere\"\n  default: off\n";
    assert!(text.contains(head), "{text}");
    write(&study, &text.replace(head, &head.replace("off", "on")));
    let (whole, less) = (run(&[]), run(&["--without", "outside"]));
    assert!(!whole.contains("without") && less.contains("\nwithout outside\n"), "{less}");
    assert!(read(folder.path().join("out/report.html")).contains(" --without outside"));
    expect(0, &["verify", &root(&folder), "--out", &out]);
    let both = expect(2, &["judge", &root(&folder), "--with", "outside", "--without", "outside"]);
    assert!(both.err.contains("the set `outside` cannot be both with and without"), "{}", both.err);
}

#[test]
fn verify_needs_a_whole_lock() {
    let folder = small();
    let lock = folder.path().join("counterpoise.lock");
    let missing = expect(2, &["verify", &root(&folder)]);
    assert!(
        missing.err.contains("there is no") && missing.err.contains("counterpoise run"),
        "{}",
        missing.err
    );
    expect(0, &["run", &root(&folder), "--draws", "0", "--quiet", "--out", &at(&folder, "out")]);
    let whole = read(&lock);
    for damaged in [
        "",
        "rubbish\n",
        "version 0\n",
        &whole.replace("seed 7", "seed seven"),
        &whole[..whole.len() / 2].replace("output", "outptu"),
    ] {
        write(&lock, damaged);
        let said = expect(2, &["verify", &root(&folder)]);
        assert!(said.err.contains("run the case again"), "{damaged:?}: {}", said.err);
    }
}

#[test]
fn a_lock_is_not_written_when_it_is_not_wanted() {
    let folder = small();
    expect(
        0,
        &[
            "run",
            &root(&folder),
            "--draws",
            "0",
            "--quiet",
            "--no-lock",
            "--out",
            &at(&folder, "out"),
        ],
    );
    assert!(!folder.path().join("counterpoise.lock").exists());
}

#[test]
fn another_seed_is_another_run_and_the_same_seed_the_same() {
    let folder = small();
    let judge =
        |seed: &str| expect(0, &["judge", &root(&folder), "--seed", seed, "--format", "csv"]).out;
    assert_eq!(judge("1"), judge("1"));
    assert_ne!(judge("1"), judge("2"));
}

#[test]
fn verify_reads_the_report_on_disk() {
    let folder = small();
    let out = tempfile::tempdir().expect("a folder");
    let out = out.path().join("out");
    let report = out.join("report.html");
    let run = || {
        expect(
            0,
            &[
                "run",
                &root(&folder),
                "--draws",
                "0",
                "--quiet",
                "--out",
                &out.display().to_string(),
            ],
        )
    };
    let verify =
        |code| expect(code, &["verify", &root(&folder), "--out", &out.display().to_string()]).out;
    run();
    let whole = read(&report);
    assert!(verify(0).contains("is the one of this run"), "{}", verify(0));

    write(&report, &whole.replacen("</h2>", " (mine)</h2>", 1));
    let edited = verify(1);
    assert!(
        edited.contains("report.html: edited, its bytes are not those that the last run wrote"),
        "{edited}"
    );
    assert!(edited.ends_with("; sections that differ: head\n"), "{edited}");

    write(&report, &whole);
    let events = folder.path().join("events.case");
    write(&events, &read(&events).replace("weight 4", "weight 5"));
    let stale = verify(1);
    assert!(stale.contains("report.html: stale, it is the report of the last run"), "{stale}");
    assert!(stale.contains("limits"), "the inputs' hashes stand there: {stale}");
    let json: serde_json::Value = serde_json::from_str(
        &expect(
            1,
            &["verify", &root(&folder), "--out", &out.display().to_string(), "--format", "json"],
        )
        .out,
    )
    .expect("JSON");
    assert!(
        json.as_array()
            .expect("rows")
            .iter()
            .any(|r| r["what"] == "report" && r["state"] == "stale")
    );

    run();
    assert!(verify(0).contains("byte for byte"));
    write(&report, &whole);
    assert!(
        verify(1).contains("report.html: stale, it was made of other files than the last run"),
        "{}",
        verify(1)
    );
    std::fs::remove_file(&report).expect("removed");
    assert!(
        verify(1).contains("report.html: gone, --out says where it is"),
        "what the lock names has to be there: {}",
        verify(1)
    );
    let alone = expect(0, &["verify", &root(&folder), "--lock-only"]).out;
    assert!(alone.ends_with("compared with the lock file alone\n"), "{alone}");
}

/// Charts that a run has written are looked at, wherever it wrote them.
#[test]
fn verify_reads_the_charts_on_disk() {
    let folder = small();
    let beside = tempfile::tempdir().expect("a folder");
    let here = |args: &[&str]| said(program().current_dir(beside.path()).args(args));
    let case = root(&folder);
    let run = ["run", &case, "--draws", "0", "--quiet", "--out", "o", "--charts", "figures"];
    assert_eq!(here(&run).code, Some(0));
    let verify = || here(&["verify", &root(&folder)]);
    let well = verify();
    assert_eq!((well.code, well.out.contains("so are the charts in figures")), (Some(0), true));
    let mut charts: Vec<_> = beside
        .path()
        .join("figures")
        .read_dir()
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    charts.sort();
    let whole = read(&charts[0]);
    write(&charts[0], &whole.replace("</svg>", "<!-- mine --></svg>"));
    let edited = verify();
    assert_eq!(edited.code, Some(1));
    assert!(edited.out.contains(": edited, its bytes are not those"), "{}", edited.out);
    std::fs::remove_file(&charts[0]).expect("removed");
    let gone = verify();
    assert_eq!(gone.code, Some(1));
    assert!(gone.out.starts_with("differs chart figures/"), "{}", gone.out);
    assert!(gone.out.contains(": gone, --charts says where they are"), "{}", gone.out);
    write(&charts[0], &whole);
    assert_eq!(verify().code, Some(0));
    // A path of this machine is not written down, and then it has to be said.
    let far = at(&folder, "far");
    assert_eq!(
        here(&["run", &root(&folder), "--draws", "0", "--quiet", "--charts", &far]).code,
        Some(0)
    );
    assert!(read(at(&folder, "counterpoise.lock")).contains("\ncharts\n"));
    assert!(verify().out.contains("the run wrote them; --charts says where they are"));
    assert_eq!(here(&["verify", &root(&folder), "--charts", &far]).code, Some(0));
}

/// A checkout on Windows turns the ends of lines; the texts are the same.
#[test]
fn verify_does_not_mind_the_ends_of_lines() {
    let folder = small();
    let out = at(&folder, "out");
    let charts = at(&folder, "charts");
    let places = ["--out", &out, "--charts", &charts];
    let case = root(&folder);
    expect(0, &[&["run", &case, "--draws", "40", "--quiet"], &places[..]].concat());
    let mut turned = 0;
    let mut folders = vec![folder.path().to_owned()];
    while let Some(one) = folders.pop() {
        for path in one.read_dir().expect("a folder").map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                write(&path, &read(&path).replace('\n', "\r\n"));
                turned += 1;
            }
        }
    }
    assert!(turned > 6);
    expect(0, &[&["verify", &case], &places[..]].concat());
}

/// A folder that goes away while it is read and run is not made anew, with nothing in it.
#[test]
fn a_folder_that_vanishes_is_not_made_anew() {
    let mut failed = false;
    for wait in [0, 10, 30, 120] {
        let above = tempfile::tempdir().expect("a folder");
        let case = above.path().join("case");
        crate::support::copy(&crate::support::here("small"), &case);
        let mut command = program();
        command
            .current_dir(above.path())
            .args(["run", "case", "--draws", "20000", "--out", "case/out"]);
        command.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
        let mut child = command.spawn().expect("starts");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        std::fs::remove_dir_all(&case).expect("removed");
        failed |= child.wait().expect("ends").code() != Some(0);
        assert!(!case.exists(), "after {wait} ms");
    }
    assert!(failed, "the folder went away before it was done at least once");
    let none = tempfile::tempdir().expect("a folder");
    expect(2, &["run", &at(&none, "case")]);
    assert!(!none.path().join("case").exists());
}

#[test]
fn a_run_says_what_counts_nowhere() {
    let folder = small();
    let about = "  deed, resist, weight 2\n  cite: @pape2005\n";
    let more = format!(
        "event 1914 RUS -> CHN \"Long ago\"\n  id: X1\n{about}event 2014 RUS -> CHN \"Nowhere\"\n  id: X2\n{about}"
    );
    write(at(&folder, "more.case"), &more);
    let out = at(&folder, "out");
    let run = |quiet: &[&str]| {
        expect(0, &[&["run", &root(&folder), "--out", &out, "--no-lock"], quiet].concat()).err
    };
    let err = run(&[]);
    let arena = "2 events count in no arena: X1, X2 have no `arena:`; give each an `arena:`";
    assert!(err.contains(arena) && err.contains("1 event counts in no period: X1 lies"), "{err}");
    assert!(!run(&["--quiet"]).contains("count"), "what is quiet says nothing");
}

/// The place of a report that was said by an absolute path is not written down, and a report that
/// an earlier run left in `out/` is not taken for it.
#[test]
fn a_report_by_an_absolute_path_is_asked_for() {
    let (folder, here) = (small(), tempfile::tempdir().expect("a folder"));
    let elsewhere = at(&here, "elsewhere");
    let told = |code, words: &[&str]| {
        let mut command = program();
        command.current_dir(here.path()).arg(words[0]).arg(folder.path()).args(&words[1..]);
        let done = said(&mut command);
        assert_eq!(done.code, Some(code), "{}\n{}", done.out, done.err);
        done.out
    };
    told(0, &["run", "--draws", "0", "--quiet"]);
    told(0, &["verify"]);
    told(0, &["run", "--draws", "0", "--quiet", "--out", &elsewhere]);
    assert_eq!(
        told(1, &["verify"]),
        "differs report report.html: gone, the run wrote it by an absolute path; --out says where \
         it is; --lock-only compares without it\n"
    );
    told(0, &["verify", "--out", &elsewhere]);
    told(0, &["verify", "--lock-only"]);
}

/// Ids in other scripts are names like others, and each has an anchor of its own in the report.
#[test]
fn ids_in_other_scripts_are_told_apart() {
    let (folder, out) = (small(), tempfile::tempdir().expect("a folder"));
    let ids = ["Событие-3", "Решение-3", "事件一", "事件二"];
    let events: Vec<String> = ids
        .iter()
        .enumerate()
        .map(|(at, id)| {
            format!(
                "event 2015-0{}-01 RUS -> CHN \"Act {at}\"\n  id: {id}\n  deed, resist, soft\n  \
                 arena: central-asia\n  cite: @kaczmarski2016 p. 9\n",
                at + 1
            )
        })
        .collect();
    write(folder.path().join("more.case"), &events.join("\n"));
    let checked = expect(0, &["check", &root(&folder)]).out;
    assert!(checked.contains("(12 events, "), "{checked}");
    for id in ids {
        let why = expect(0, &["why", &root(&folder), id]).out;
        assert!(why.starts_with(&format!("{id} 2015-0")), "{why}");
    }
    let to = at(&out, "out");
    expect(0, &["run", &root(&folder), "--draws", "0", "--quiet", "--out", &to]);
    let page = read(format!("{to}/report.html"));
    let anchors: Vec<&str> =
        page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let different: std::collections::BTreeSet<&&str> = anchors.iter().collect();
    assert_eq!(anchors.len(), different.len(), "no anchor stands twice");
}

#[test]
fn many_cases_are_one_table_and_a_broken_one_stops_nobody() {
    let (first, second) = (small(), small());
    let study = at(&second, "study.case");
    write(&study, &read(&study).replacen("case small", "case second", 1));
    let broken = small();
    write(at(&broken, "study.case"), "nonsense 1\n");
    let folders = [root(&first), root(&broken), root(&second)];
    let work = tempfile::tempdir().expect("a folder");
    let mut command = program();
    command.current_dir(work.path()).args(["run", "--no-lock", "--draws", "200"]);
    command.args(["--format", "csv", "--jobs", "2", "--many"]).args(&folders);
    let done = said(&mut command);
    assert_eq!(done.code, Some(1), "{}", done.err);
    let rows: Vec<Vec<String>> = csv::Reader::from_reader(done.out.as_bytes())
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect();
    let results: Vec<(&str, &str)> = rows.iter().map(|row| (&*row[0], &*row[1])).collect();
    assert_eq!(
        results,
        [(&*folders[0], "ran"), (&*folders[1], "broken"), (&*folders[2], "ran")],
        "{}",
        done.out
    );
    assert!(rows[1][8].starts_with("error"), "{:?}", rows[1]);
    assert!(rows[0][4].parse::<usize>().expect("a count") > 0, "{:?}", rows[0]);
    assert_eq!(rows[0][2..], rows[2][2..]);
    assert!(work.path().join("out/second/report.html").is_file());
}
