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
                .args(["verify", "--threads", threads])
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
    expect(0, &["verify", &root(&folder)]);
    let events = folder.path().join("events.case");
    let before = read(&events);
    write(&events, &before.replace("weight 4", "weight 5"));
    let changed = expect(1, &["verify", &root(&folder)]).out;
    assert!(
        changed.contains("differs input events.case: changed")
            && changed.contains("differs output report.html: changed"),
        "{changed}"
    );
    write(&events, &before);
    write(folder.path().join("more.case"), "; a comment\n");
    assert!(expect(1, &["verify", &root(&folder)]).out.contains("differs input more.case: new"));
    std::fs::remove_file(folder.path().join("more.case")).expect("removed");
    write(&events, "event of RUS\n");
    expect(1, &["verify", &root(&folder)]);
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
    assert!(edited.ends_with("; sections that differ: answer\n"), "{edited}");

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
    assert!(verify(0).contains("to be compared; --out says where it is"), "{}", verify(0));
}
