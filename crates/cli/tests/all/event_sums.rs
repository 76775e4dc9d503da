//! Sums of events that an engine made: measures, panels and scans of them are those of the events,
//! row for row; what is not whole is refused, and the store stays as it was.

#![allow(clippy::print_stdout, reason = "a test says which engines it skipped")]

use crate::support::{at, expect, read, run, write};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// Whom the source names, and whose they are.
const ACTORS: [(&str, &str); 7] = [
    ("Russia", "RUS"),
    ("China", "CHN"),
    ("Ukraine", "UKR"),
    ("Kazakhstan", "KAZ"),
    ("Military (Russia)", "RUS"),
    ("Police (China)", "CHN"),
    ("NA", ""),
];
/// With class (5 for bare statements) and score in tenths.
const CODES: [(&str, usize, i64); 6] = [
    ("010", 5, 0),
    ("036", 1, 40),
    ("040", 1, 10),
    ("112", 3, -20),
    ("190", 4, -100),
    ("061", 2, 64),
];
/// Year, month, day.
type Date = (i32, u32, u32);

struct Event {
    date: Date,
    source: usize,
    target: usize,
    code: usize,
}

/// Events of five years, the first of which begins in March; the army of Russia is in the news
/// until 2011 only.
fn events() -> Vec<Event> {
    let mut draws = 7u64;
    let mut below = |n: usize| {
        draws = draws.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (draws >> 33) as usize % n
    };
    let one = |_| {
        let date = (2009 + below(5) as i32, 1 + below(12) as u32, 1 + below(28) as u32);
        Event { date, source: below(7), target: below(7), code: below(6) }
    };
    let all: Vec<Event> = (0..24_000).map(one).collect();
    let is_there = |event: &Event| {
        let state = |actor: usize| ACTORS[actor].1;
        let early = event.date.0 == 2009 && event.date.1 < 3;
        let army = event.date.0 > 2011 && (event.source == 4 || event.target == 4);
        let at_home = state(event.source) == state(event.target) && !state(event.source).is_empty();
        !early && !army && !at_home
    };
    all.into_iter().filter(is_there).collect()
}

/// The same in the layout of ICEWS.
fn icews(events: &[Event]) -> String {
    let mut text = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\t\
                    Target Name\tTarget Sectors\tTarget Country\tStory ID\n"
        .to_owned();
    let country = |actor: usize| {
        let of = ACTORS.iter().find(|own| own.1 == ACTORS[actor].1);
        of.map_or("NA", |own| own.0)
    };
    for (row, event) in events.iter().enumerate() {
        let ((year, month, day), (code, _, score)) = (event.date, CODES[event.code]);
        let _ = writeln!(
            text,
            "{row}\t{year}-{month:02}-{day:02}\t{}\tNA\t{}\t\t{code}\t{}\t{}\tNA\t{}\t1",
            ACTORS[event.source].0,
            country(event.source),
            score as f64 / 10.0,
            ACTORS[event.target].0,
            country(event.target)
        );
    }
    text
}

/// Both sums, counted one by one, by the rule `same-day`.
fn counted(events: &[Event], data: &str) -> [String; 2] {
    let mut days: BTreeMap<i32, (Date, Date)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let mut dyads: BTreeMap<(&str, &str, i32, u32), [i64; 9]> = BTreeMap::new();
    let mut names: BTreeMap<(usize, usize, i32, u32), [i64; 2]> = BTreeMap::new();
    for event in events {
        let (year, month, _) = event.date;
        let span = days.entry(year).or_insert((event.date, event.date));
        *span = (span.0.min(event.date), span.1.max(event.date));
        let (_, class, score) = CODES[event.code];
        let conflict = usize::from(class == 3 || class == 4);
        names.entry((event.source, event.target, year, month)).or_default()[conflict] += 1;
        let (source, target) = (ACTORS[event.source].1, ACTORS[event.target].1);
        if source.is_empty() || target.is_empty() {
            continue;
        }
        // n, the four classes, statements, scored, score, reports
        let sums = dyads.entry((source, target, year, month)).or_default();
        sums[8] += 1;
        if seen.insert((event.date, source, target, event.code)) {
            sums[0] += 1;
            sums[if class == 5 { 1 } else { class }] += 1;
            sums[5] += i64::from(class == 5);
            sums[6] += 1;
            sums[7] += score;
        }
    }
    let day = |(year, month, day): Date| format!("{year}-{month:02}-{day:02}");
    let span = |year: i32| format!("{},{}", day(days[&year].0), day(days[&year].1));
    let rows = |years: Vec<i32>| {
        let mut rows: BTreeMap<i32, usize> = BTreeMap::new();
        years.into_iter().for_each(|year| *rows.entry(year).or_default() += 1);
        rows
    };
    let of_year = rows(dyads.keys().map(|key| key.2).collect());
    let mut by_dyad = format!("{DYADS}\n");
    for ((source, target, year, month), sums) in &dyads {
        let sums = sums.map(|n| n.to_string()).join(",");
        let (span, rows) = (span(*year), of_year[year]);
        let _ = writeln!(
            by_dyad,
            "{source},{target},{year},{month},{sums},{span},{rows},{data},same-day,1"
        );
    }
    let of_year = rows(names.keys().map(|key| key.2).collect());
    let mut by_name = format!("{NAMES}\n");
    for ((source, target, year, month), [cooperation, conflict]) in &names {
        let ((from, one), (to, other)) = (ACTORS[*source], ACTORS[*target]);
        let (span, rows) = (span(*year), of_year[year]);
        let called = |name: &'static str| if name == "NA" { "" } else { name };
        let (from, to) = (called(from), called(to));
        let _ = writeln!(
            by_name,
            "{one},{other},{from},{to},{year},{month},{cooperation},{conflict},{span},{rows},{data},1"
        );
    }
    [by_dyad, by_name]
}

const DYADS: &str = "source,target,year,month,n,verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,\
                     statements,scored,score_tenths,reports,first_day,last_day,rows_of_year,data,dedup,layout";
const NAMES: &str = "source,target,source_name,target_name,year,month,cooperation,conflict,first_day,last_day,rows_of_year,\
                     data,layout";

/// A folder with a store, in which the events are.
struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Place {
        Place { folder: tempfile::tempdir().expect("a folder") }
    }

    fn with_events() -> Place {
        let place = Place::new();
        write(place.at("events.tab"), &icews(&events()));
        let file = place.at("events.tab");
        expect(
            0,
            &["data", "add", "icews", &file, "--dedup", "same-day", "--store", &place.store()],
        );
        place
    }

    fn at(&self, name: &str) -> String {
        at(&self.folder, name)
    }

    fn store(&self) -> String {
        self.at("store")
    }

    /// Writes both sums into a folder.
    fn sums(&self, folder: &str, events: &[Event]) -> String {
        let path = self.at(folder);
        std::fs::create_dir_all(&path).expect("made");
        for (name, text) in ["dyads.csv", "names.csv"].iter().zip(counted(events, "icews@1")) {
            write(format!("{path}/{name}"), &text);
        }
        path
    }

    /// What the program says of a dataset: measures, a panel and a scan, without its name.
    fn told(&self, dataset: &str) -> String {
        let store = self.store();
        let asked: Vec<Vec<&str>> = vec![
            vec!["measure", "events.net", "--by", "year"],
            vec!["measure", "events.count", "--by", "quarter", "--directed"],
            vec!["measure", "events.goldstein", "--by", "month", "--directed"],
            vec!["measure", "events.volume", "source", "--by", "month", "--directed"],
            vec![
                "panel",
                "events.net",
                "events.class material-conflict",
                "--by",
                "month",
                "--undirected",
            ],
        ];
        let mut told = String::new();
        for mut words in asked {
            let data = ["--among", "all", "--data", dataset, "--store", &store, "--format", "csv"];
            words.extend(data);
            told += &expect(0, &words).out;
        }
        let words = ["scan", "--data", dataset, "--period", "quarter", "--shuffles", "19"];
        told += &expect(0, &[&words[..], &["--store", &store, "--format", "csv"]].concat()).out;
        let vintage = vintage(&store, dataset);
        let told = told.replace(&format!("{dataset},{vintage}"), "DATA");
        assert!(told.lines().count() > 1000 && told.contains("passing"), "{told}");
        told
    }
}

fn vintage(store: &str, dataset: &str) -> String {
    let mut names = Path::new(store).join(dataset).read_dir().expect("a dataset");
    names.next().expect("a vintage").expect("a name").file_name().to_string_lossy().into_owned()
}

#[test]
fn sums_say_what_the_events_say() {
    let place = Place::with_events();
    let own = place.told("icews");
    let sums = place.sums("sums", &events());
    let said = expect(0, &["data", "add", "event-sums", &sums, "--store", &place.store()]);
    assert!(said.out.contains("icews-sums/2009-2013."), "{}", said.out);
    assert_eq!(place.told("icews-sums"), own);
    let again = expect(0, &["data", "add", "event-sums", &sums, "--store", &place.store()]);
    assert!(again.out.contains("in the store already"), "{}", again.out);
}

#[test]
fn a_day_is_added_by_its_own_sums() {
    let place = Place::with_events();
    let own = place.told("icews");
    let mut by_part: BTreeMap<String, Vec<Event>> = BTreeMap::new();
    for event in events() {
        let (year, month, day) = event.date;
        // A file for each year, then one for each day.
        let part =
            if year < 2013 { year.to_string() } else { format!("{year}-{month:02}-{day:02}") };
        by_part.entry(part).or_default().push(event);
    }
    for (part, events) in &by_part {
        place.sums(&format!("sums/{part}"), events);
    }
    let (sums, store) = (place.at("sums"), place.store());
    let said = expect(2, &["data", "add", "event-sums", &sums, "--store", &store]);
    assert!(said.err.contains("No file has the sums of 2013-01-29 to 2013-01-31."), "{}", said.err);
    assert!(said.err.contains("--allow-gaps"), "{}", said.err);
    expect(0, &["data", "add", "event-sums", &sums, "--allow-gaps", "--store", &store]);
    assert_eq!(place.told("icews-sums"), own);
    expect(0, &["data", "check", "--store", &store]);
}

/// The events of some years.
fn of_years(years: std::ops::RangeInclusive<i32>) -> Vec<Event> {
    events().into_iter().filter(|event| years.contains(&event.date.0)).collect()
}

#[test]
fn further_days_join_the_sums_that_are_there() {
    let place = Place::with_events();
    let own = place.told("icews");
    let store = place.store();
    let add = |code: i32, folder: &str, words: &[&str]| {
        let args = ["data", "add", "event-sums", folder, "--store", &store];
        expect(code, &[&args[..], words].concat())
    };
    let first = place.sums("first", &of_years(2009..=2011));
    let none = add(2, &first, &["--append"]).err;
    assert!(none.contains("no dataset \"icews-sums\" that the files could join"), "{none}");
    add(0, &first, &[]);
    let before = vintage(&store, "icews-sums");
    let then = place.sums("then", &of_years(2012..=2013));
    let said = add(0, &then, &["--append", "--allow-gaps"]).out;
    assert!(said.contains("icews-sums/2009-2013."), "{said}");
    expect(0, &["data", "check", "--store", &store]);
    let again = add(0, &then, &["--append"]).out;
    assert!(again.contains("in the store already"), "{again}");
    std::fs::remove_dir_all(format!("{store}/icews-sums/{before}")).expect("removed");
    assert_eq!(place.told("icews-sums"), own);
    expect(0, &["data", "check", "--store", &store]);
}

#[test]
fn sums_that_cannot_join_are_refused() {
    let place = Place::new();
    let store = place.store();
    let first = place.sums("first", &of_years(2009..=2010));
    expect(0, &["data", "add", "event-sums", &first, "--store", &store]);
    let mut said = String::new();
    let mut tell = |title: &str, years, [dyads, names]: [&dyn Fn(String) -> String; 2]| {
        let folder = place.sums(title, &of_years(years));
        for (name, change) in [("dyads.csv", dyads), ("names.csv", names)] {
            let path = format!("{folder}/{name}");
            let text = change(read(&path));
            if text.is_empty() {
                std::fs::remove_file(&path).expect("removed");
            } else {
                write(&path, &text);
            }
        }
        let args = ["data", "add", "event-sums", &folder, "--append", "--store", &store];
        let found = expect(2, &args).err.replace(&format!("store: {store}\n"), "");
        let _ = writeln!(said, "-- {title}\n{found}");
    };
    let same = |text: String| text;
    tell("days that are there", 2010..=2011, [&same, &same]);
    tell("days between", 2012..=2012, [&same, &same]);
    let other = |text: String| text.replace("icews@1", "icews@2");
    tell("other data", 2011..=2011, [&other, &other]);
    let rule = |text: String| text.replace("same-day", "none");
    tell("another rule", 2011..=2011, [&rule, &same]);
    tell("no names", 2011..=2011, [&same, &|_| String::new()]);
    insta::assert_snapshot!(said);
    let unchanged = vintage(&store, "icews-sums");
    assert!(unchanged.starts_with("2009-2010."), "{unchanged}");
}

/// An engine, and a script that runs the SQL in the second argument over the folder in the first and
/// writes into the third.
const ENGINES: [(&str, &str); 2] = [
    (
        "duckdb",
        "import sys, duckdb\n\
         duckdb.sql(f\"CREATE VIEW events AS SELECT * FROM '{sys.argv[1]}/*/*.parquet'\")\n\
         duckdb.sql(f\"COPY ({open(sys.argv[2]).read()}) TO '{sys.argv[3]}.parquet'\")\n",
    ),
    (
        "pysail",
        "import sys\n\
         from pysail.spark import SparkConnectServer\n\
         from pyspark.sql import SparkSession\n\
         server = SparkConnectServer('127.0.0.1', 0)\n\
         server.start(background=True)\n\
         spark = SparkSession.builder.remote('sc://%s:%d' % server.listening_address).getOrCreate()\n\
         spark.read.parquet(sys.argv[1]).createOrReplaceTempView('events')\n\
         spark.sql(open(sys.argv[2]).read()).write.parquet(\n\
             sys.argv[3], compression='snappy')\n",
    ),
];

#[test]
fn engines_make_the_same_sums() {
    let place = Place::with_events();
    let (own, store) = (place.told("icews"), place.store());
    let data = format!("{store}/icews/{}/data", vintage(&store, "icews"));
    let mut skipped = Vec::new();
    for (engine, script) in ENGINES {
        if !has(engine) {
            skipped.push(engine);
            continue;
        }
        // Of a text after `-c` PySpark cannot tell where it is installed.
        let runner = place.at(&format!("run-{engine}.py"));
        write(&runner, script);
        let sums = place.at(engine);
        std::fs::create_dir_all(&sums).expect("made");
        for sum in ["dyad-months", "name-months"] {
            let sql = expect(0, &["sql", sum, "--from", "icews", "--store", &store]).out;
            let file = place.at(&format!("{sum}.sql"));
            write(&file, &sql);
            let done = Command::new("python3")
                .args([&runner, &data, &file, &format!("{sums}/{sum}")])
                .output()
                .expect("python3 starts");
            let err = String::from_utf8_lossy(&done.stderr);
            assert!(done.status.success(), "{engine}, {sum}: {err}");
        }
        let name = format!("by-{engine}");
        let args = ["data", "add", "event-sums", &sums, "--dataset", &name, "--store", &store];
        expect(0, &args);
        assert_eq!(place.told(&name), own, "{engine}");
    }
    if !skipped.is_empty() {
        let (n, of) = (skipped.len(), ENGINES.len());
        println!("skipped: {n} of {of} engines are not on this machine: {}", skipped.join(", "));
    }
}

fn has(module: &str) -> bool {
    let import = format!("import {module}");
    Command::new("python3").args(["-c", &import]).output().is_ok_and(|done| done.status.success())
}

#[test]
fn what_the_sums_cannot_tell_is_refused() {
    let place = Place::new();
    let (sums, store) = (place.sums("sums", &events()), place.store());
    expect(0, &["data", "add", "event-sums", &sums, "--store", &store]);
    let base =
        ["measure", "events.net", "--among", "all", "--data", "icews-sums", "--store", &store];
    for (more, expected) in [
        (&["--by", "day"][..], "sums by month: they have no days"),
        (&["official"][..], "they do not tell whose actors are official"),
        (&["without-statements"][..], "they do not tell the scores of bare statements from others"),
        (&["one-a-day"][..], "they were made by the rule same-day for repetitions"),
    ] {
        let said = run(&[&base[..2], more, &base[2..]].concat());
        assert_eq!(said.code, Some(2), "{more:?} {}", said.err);
        assert!(said.err.contains(expected), "{}", said.err);
    }
    expect(0, &[&base[..2], &["same-code"], &base[2..]].concat());
    let scan = ["scan", "--data", "icews-sums", "--store", &store];
    let said = expect(2, &[&scan[..], &["--dedup", "none"]].concat());
    assert!(said.err.contains("another rule for repetitions"), "{}", said.err);
    let said = expect(2, &[&scan[..], &["--official"]].concat());
    assert!(said.err.contains("single actors cannot be told apart"), "{}", said.err);
}

/// Two days of events in a few rows.
fn few() -> [Vec<String>; 2] {
    let dyad = |source: &str, target: &str, n: u32, day: u32, of: u32| {
        format!(
            "{source},{target},2014,3,{n},{n},0,0,0,0,{n},{},{n},2014-03-{day:02},2014-03-{day:02},{of},icews@1,none,1",
            10 * n
        )
    };
    let name = |source: &str, target: &str, n: u32, day: u32, of: u32| {
        format!(
            "{source},{target},Name,Name,2014,3,{n},0,2014-03-{day:02},2014-03-{day:02},{of},icews@1,1"
        )
    };
    [
        vec![
            dyad("RUS", "UKR", 3, 18, 2),
            dyad("UKR", "RUS", 1, 18, 2),
            dyad("RUS", "UKR", 2, 19, 1),
        ],
        vec![
            name("RUS", "UKR", 3, 18, 2),
            name("UKR", "RUS", 1, 18, 2),
            name("RUS", "UKR", 2, 19, 1),
        ],
    ]
}

fn text(header: &str, rows: &[String]) -> String {
    format!("{header}\n{}\n", rows.join("\n"))
}

/// Adds these texts as files; what the program says, and whether anything was left in the store.
fn refused(files: &[(&str, String)], more: &[&str]) -> String {
    let place = Place::new();
    let store = place.store();
    std::fs::create_dir_all(place.at("sums")).expect("made");
    for (name, text) in files {
        write(place.at(&format!("sums/{name}")), text);
    }
    let sums = place.at("sums");
    let args = [&["data", "add", "event-sums", &sums, "--store", &store], more].concat();
    let said = expect(2, &args);
    let left = Path::new(&store).read_dir().map_or(0, |names| {
        names.filter(|name| name.as_ref().is_ok_and(|name| name.file_name() != ".lock")).count()
    });
    assert_eq!(left, 0, "something was left in the store");
    said.err.replace(&place.at(""), "").replace(&format!("store: {store}\n"), "")
}

#[test]
fn sums_that_are_not_whole_are_refused() {
    let [dyads, names] = few();
    let good = || vec![("d.csv", text(DYADS, &dyads)), ("n.csv", text(NAMES, &names))];
    let with = |header: &str, rows: &[String]| vec![("d.csv", text(header, rows))];
    let changed = |row: usize, from: &str, to: &str| {
        let mut rows = dyads.clone();
        assert!(rows[row].contains(from), "{}", rows[row]);
        rows[row] = rows[row].replacen(from, to, 1);
        rows
    };
    let mut said = String::new();
    let mut tell = |title: &str, files: Vec<(&str, String)>| {
        let _ = writeln!(said, "{title}\n{}", refused(&files, &[]));
    };
    tell("an empty file", vec![("d.csv", String::new())]);
    tell(
        "no rows",
        with(DYADS, &[]).into_iter().map(|(n, t)| (n, t.trim_end().to_owned() + "\n")).collect(),
    );
    tell("no file", vec![]);
    tell("a column twice", {
        let rows: Vec<String> = dyads.iter().map(|row| format!("{row},9")).collect();
        with(&format!("{DYADS},n"), &rows)
    });
    tell("a column lacks", with(&DYADS.replace("reports", "rapports"), &dyads));
    tell("a row twice", with(DYADS, &[dyads.clone(), vec![dyads[0].clone()]].concat()));
    tell("a part is missing", with(DYADS, &dyads[1..]));
    tell("a part of the names is missing", {
        let mut names = names.clone();
        names[1] = names[1].replacen(",1,0,", ",2,0,", 1);
        vec![("d.csv", text(DYADS, &dyads)), ("n.csv", text(NAMES, &names))]
    });
    tell("only names", vec![("n.csv", text(NAMES, &names))]);
    tell("a day is missing", {
        let later = changed(2, "2014-03-19,2014-03-19", "2014-03-21,2014-03-21");
        vec![("a.csv", text(DYADS, &later[..2])), ("b.csv", text(DYADS, &later[2..]))]
    });
    tell("a day twice", {
        let again = changed(2, "2014-03-19,2014-03-19", "2014-03-18,2014-03-19");
        vec![("a.csv", text(DYADS, &again[..2])), ("b.csv", text(DYADS, &again[2..]))]
    });
    tell("another vintage", with(DYADS, &changed(2, "icews@1", "icews@2")));
    tell("another rule", with(DYADS, &changed(2, ",none,", ",same-day,")));
    tell(
        "an unknown rule",
        with(DYADS, &dyads.iter().map(|row| row.replace(",none,", ",all,")).collect::<Vec<_>>()),
    );
    tell("another version", with(DYADS, &changed(2, "none,1", "none,2")));
    tell("no state", with(DYADS, &changed(1, "UKR", "UKX")));
    tell("no number", with(DYADS, &changed(1, ",3,1,", ",3,1.5,")));
    tell("no day", with(DYADS, &changed(1, "2014-03-18", "2014-03-32")));
    tell("at odds", with(DYADS, &changed(1, ",3,1,1,", ",3,2,1,")));
    tell("both the same", with(DYADS, &changed(1, "UKR", "RUS")));
    tell("the number of rows is said twice", {
        let mut rows = dyads.clone();
        rows[1] = rows[1].replacen(",2,icews@1", ",3,icews@1", 1);
        assert_ne!(rows, dyads, "{}", dyads[1]);
        with(DYADS, &rows)
    });
    tell("semicolons", {
        let rows: Vec<String> = dyads.iter().map(|row| row.replace(',', ";")).collect();
        with(&DYADS.replace(',', ";"), &rows)
    });
    tell("outside its days", with(DYADS, &changed(1, "2014,3,", "2014,4,")));
    insta::assert_snapshot!(said);
    // What was changed each time is taken as it stands.
    let place = Place::new();
    for (name, text) in good() {
        write(place.at(name), &text);
    }
    let [d, n] = ["d.csv", "n.csv"].map(|name| place.at(name));
    expect(0, &["data", "add", "event-sums", &d, &n, "--store", &place.store()]);
    let said = expect(0, &["data", "show", "icews-sums", "--store", &place.store()]);
    assert!(said.out.contains("sums of icews@1"), "{}", said.out);
    let manifest = format!(
        "{0}/icews-sums/{1}/_manifest.json",
        place.store(),
        vintage(&place.store(), "icews-sums")
    );
    assert!(read(manifest).contains("names/data/year=2014/part-0.parquet"));
}

#[test]
fn words_of_other_kinds_are_refused() {
    let [dyads, _] = few();
    let files = || vec![("d.csv", text(DYADS, &dyads))];
    assert!(refused(&files(), &["--dedup", "none"]).contains("Leave out --dedup"));
    let place = Place::new();
    write(
        place.at("nmc.csv"),
        "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n2,1816,1,1,1,1,1,1,0.1\n",
    );
    let args =
        ["data", "add", "cow-nmc", &place.at("nmc.csv"), "--allow-gaps", "--store", &place.store()];
    assert!(expect(2, &args).err.contains("Leave --allow-gaps out."));
}
