//! `measure`, `panel`, `cite` and series of a case that name a measure, on a store of small files.

use crate::support::{at, expect, read, root, small, write};
use tempfile::TempDir;

const VOTES: &str = "rcid,country,country_code,vote\n1,Russia,RU,yes\n1,China,CN,yes\n1,United States,US,no\n2,Russia,RU,yes\n\
    2,China,CN,abstain\n2,United States,US,no\n3,Russia,RU,no\n3,China,CN,no\n3,United States,US,yes\n4,Nowhere,XX,yes\n";
const CALLS: &str = "rcid,session,importantvote,date,unres,amend,para,short,descr\n1,68,0,2013-10-01,R/1,0,0,,\n\
    2,68,0,2013-10-02,R/2,0,0,,\n3,69,0,2014-10-03,R/3,0,0,,\n4,69,0,2014-10-03,R/4,0,0,,\n";
const NMC: &str = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n2,2013,300,100,10,40,280,200,0.3\n365,2013,50,150,5,20,140,80,0.1\n\
    710,2013,60,250,15,30,1260,300,0.4\n";

/// A folder with a store of votes and capabilities.
fn store() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [("un_votes.csv", VOTES), ("un_roll_calls.csv", CALLS), ("nmc.csv", NMC)] {
        write(at(&folder, name), text);
    }
    let (store, votes, calls) =
        (at(&folder, "store"), at(&folder, "un_votes.csv"), at(&folder, "un_roll_calls.csv"));
    expect(0, &["data", "add", "unvotes", &votes, &calls, "--store", &store]);
    expect(0, &["data", "add", "cow-nmc", &at(&folder, "nmc.csv"), "--store", &store]);
    folder
}

#[test]
fn a_measure_with_its_data_and_what_to_cite() {
    let folder = store();
    let store = at(&folder, "store");
    let asked = [
        "measure",
        "unga.agreement",
        "--dyad",
        "RUS:CHN",
        "--years",
        "2012..2015",
        "--store",
        &store,
    ];
    let said = expect(0, &asked);
    assert_eq!(
        said.out,
        "Agreement in the UN General Assembly: identical (share, 0 to 1)\n\
         data: unvotes@2013-2014.HASH, version not stated: 9 rows, 1 set aside (1 unknown-actor)\n\
         state1  state2  year  value  status            n\n\
         ------  ------  ----  -----  ----------------  -\n\
         RUS     CHN     2012         outside coverage  0\n\
         RUS     CHN     2013  0.5    value             2\n\
         RUS     CHN     2014  1      value             1\n\
         RUS     CHN     2015         outside coverage  0\n\
         cite: lijphart1963, voeten2013 (BibTeX: counterpoise cite unga.agreement)\n"
            .replace("HASH", &hash(&said.out))
    );
    let csv =
        expect(0, &[asked.as_slice(), &["--format", "csv", "--variant", "half-credit"]].concat());
    assert!(
        csv.out.replace("\r\n", "\n").starts_with(
            "state1,state2,year,value,status,n,note\nRUS,CHN,2012,,outside coverage,0,\nRUS,CHN,2013,0.75,value,2,\n"
        ),
        "{}",
        csv.out
    );
    // Without years: as far as the data reach.
    let all = expect(
        0,
        &["measure", "power.cinc", "--dyad", "RUS:CHN", "--store", &store, "--format", "csv"],
    );
    assert_eq!(all.out.lines().count(), 3, "{}", all.out);
    let show = expect(0, &["measure", "show", "unga.agreement", "--store", &store]);
    assert!(
        show.out.starts_with("Agreement: the share of common items")
            && show.out.contains("- in the store: unvotes@2013-2014.")
    );
    let list = expect(0, &["measure", "list", "trade.share", "--store", &store, "--format", "csv"]);
    assert!(
        list.out.contains(
            "trade.share,Trade share,directed dyad,share,0,1,,,cow-trade,no: cow-trade,barbieri1996"
        ),
        "{}",
        list.out
    );
    let cite =
        expect(0, &["cite", "power.cinc", "trade.share", "--store", &store, "--format", "csv"]);
    let keys: Vec<&str> = cite
        .out
        .lines()
        .filter(|l| l.contains(",\"@") || l.contains(",@"))
        .filter_map(|l| l.split(',').next())
        .collect();
    assert_eq!(keys, ["barbieri1996", "barbieri2009", "singer1972", "singer1987"]);
}

/// The same words for both; a panel has rows of members only, and of the years of the data.
#[test]
fn measure_and_panel_take_the_same_words() {
    let folder = store();
    let store = at(&folder, "store");
    write(at(&folder, "states.txt"), "# three\nRUS, CHN\nSSD\n");
    let list = format!("@{}", at(&folder, "states.txt"));
    let rows = |code: i32, words: &[&str]| {
        let said = expect(code, &[words, &["--store", &store, "--format", "csv"]].concat());
        said.out.replace("\r\n", "\n")
    };
    let states = rows(0, &["measure", "power.cinc", "--states", &list, "--system", "gw"]);
    assert!(states.contains("RUS,2013,") && states.contains("SSD,2013,,"), "{states}");
    let alias = rows(0, &["measure", "power.cinc", "--state", "RUS,CHN", "--state", "SSD"]);
    assert_eq!(alias.lines().count(), 4, "{alias}");
    let pairs = rows(0, &["measure", "unga.s", "--among", &list, "--years", "2013"]);
    assert_eq!(pairs.lines().count(), 4, "{pairs}");
    let panel = rows(0, &["panel", "nmc.milper", "--states", "all", "--no-status", "--no-n"]);
    assert!(panel.starts_with("state,ccode,year,nmc_milper\n"), "{panel}");
    assert!(panel.contains("\nUSA,2,2013,100\n") && panel.lines().count() > 190, "{panel}");
    assert!(panel.lines().skip(1).all(|row| row.split(',').nth(2) == Some("2013")), "{panel}");
    let words = ["panel", "power.cinc", "nmc.milper lag=1", "--dyad", "RUS:CHN", "--undirected"];
    let named = ["--years", "2014", "--names", "cow", "--no-status", "--no-n"];
    assert_eq!(
        rows(0, &[words.as_slice(), &named].concat()),
        "ccode1,ccode2,year,cinc1,cinc2,milper1_lag_1,milper2_lag_1\n365,710,2014,,,150,250\n"
    );
    let nobody = ["panel", "power.cinc", "--states", "SSD", "--years", "1990", "--store", &store];
    assert!(expect(2, &nobody).err.contains("between members of the Correlates of War system"));
    let columns = ["panel", "nmc.milpr", "--states", "RUS", "--years", "2013", "--store", &store];
    assert!(expect(2, &columns).err.contains("milper"));
}

#[test]
fn sql_names_the_files_of_the_store() {
    let folder = store();
    let store = at(&folder, "store");
    let over = expect(0, &["sql", "dyad-months", "--over", "s3://bucket/events/"]).out;
    assert!(over.contains("read.parquet(\"s3://bucket/events\")"), "{over}");
    assert!(over.contains("Every row counts.") && !over.contains('{'), "{over}");
    assert!(over.contains("'s3://bucket/events' AS data"), "{over}");
    let called = ["sql", "name-months", "--over", "x", "--called", "the day's"];
    let names = expect(0, &called).out;
    assert!(names.contains("'the day''s' AS data") && !names.contains('{'), "{names}");
    let rule = ["sql", "dyad-months", "--over", "x", "--dedup", "one-a-day"];
    assert!(expect(0, &rule).out.contains("PARTITION BY date, source, target\n"));
    let votes = ["sql", "dyad-months", "--from", "unvotes", "--store", &store];
    assert!(expect(2, &votes).err.contains("are no events"));
    assert!(expect(2, &["sql", "dyad-months"]).err.contains("--from"));
}

fn hash(out: &str) -> String {
    let after = out.split("unvotes@2013-2014.").nth(1).expect("the vintage");
    after.split(',').next().expect("its hash").to_owned()
}

#[test]
fn a_panel_in_four_formats_with_its_codebook() {
    let folder = store();
    let store = at(&folder, "store");
    let panel = |out: &str, code: i32| {
        let measures = [
            "panel",
            "unga.agreement half-credit",
            "power.cinc",
            "unga.tau-b",
            "--among",
            "RUS,CHN,SSD",
        ];
        let rest = ["--undirected", "--years", "2013..2014", "--out", out, "--store", &store];
        expect(code, &[measures.as_slice(), &rest].concat())
    };
    for name in ["panel.csv", "panel.parquet", "panel.arrow", "panel.dta"] {
        let said = panel(&at(&folder, name), 0);
        assert!(
            said.out.contains("6 rows, 4 columns of measures; undirected dyad-years, 2013 to 2014"),
            "{}",
            said.out
        );
    }
    let csv = read(at(&folder, "panel.csv"));
    assert!(
        csv.starts_with(
            "state1,ccode1,state2,ccode2,year,unga_agreement_half_credit,unga_agreement_half_credit_status,"
        ),
        "{csv}"
    );
    assert!(csv.contains("\nRUS,365,CHN,710,2013,0.75,value,2,"), "{csv}");
    assert!(
        csv.contains("\nRUS,365,SSD,626,2013,,missing,,"),
        "a member since 2011 that cast no vote: {csv}"
    );
    let book = read(at(&folder, "panel.csv.codebook.json"));
    let json: serde_json::Value = serde_json::from_str(&book).expect("JSON");
    assert_eq!(json["data"][0]["rows_set_aside"], 1);
    assert!(!book.contains(&root(&folder)), "a codebook names no folder of a machine");
    let cite = expect(0, &["cite", &at(&folder, "panel.dta")]);
    assert!(
        cite.out.starts_with("@article{buenodemesquita1975,")
            && cite.out.contains("@incollection{voeten2013,")
    );
    assert!(
        panel(&at(&folder, "panel.doc"), 2).err.contains(
            "let its name end in .csv, .parquet, .arrow, .dta, .xlsx, .json, .md or .tex"
        )
    );
    assert!(
        folder.path().read_dir().expect("a folder").all(|e| !e
            .expect("an entry")
            .file_name()
            .to_string_lossy()
            .ends_with(".tmp"))
    );
}

#[test]
fn a_variant_may_follow_its_measure() {
    let folder = store();
    let store = at(&folder, "store");
    let asked = |words: &[&str]| {
        let rest = ["--dyad", "RUS:CHN", "--years", "2013..2014", "--store", &store];
        expect(0, &[&["measure"], words, &rest].concat()).out
    };
    let apart = asked(&["unga.agreement", "half-credit", "with-unanimous"]);
    assert_eq!(apart, asked(&["unga.agreement half-credit with-unanimous"]));
    assert_eq!(
        apart,
        asked(&["unga.agreement", "--variant", "half-credit", "--option", "with-unanimous"])
    );
    let two =
        ["measure", "unga.agreement", "half-credit", "--variant", "identical", "--dyad", "RUS:CHN"];
    assert!(expect(2, &two).err.contains("asked for as half-credit and as identical"));
    let parted = [
        "panel",
        "unga.agreement",
        "half-credit",
        "--dyads",
        "RUS:CHN",
        "--undirected",
        "--years",
        "2013",
    ];
    let said = expect(2, &parted).err;
    assert!(said.contains("`half-credit` is a choice of unga.agreement: in quotation marks the two are one, \"unga.agreement half-credit\""), "{said}");
}

#[test]
fn what_is_wrong_is_said_at_once_with_its_help() {
    let folder = store();
    let store = at(&folder, "store");
    let undeclared =
        expect(2, &["panel", "unga.s", "--among", "RUS,CHN", "--years", "2013", "--store", &store]);
    assert!(
        undeclared.err.contains("--directed") && undeclared.err.contains("--undirected"),
        "{}",
        undeclared.err
    );
    let lacking = [
        "panel",
        "trade.share",
        "igo.joint",
        "--among",
        "RUS,CHN",
        "--undirected",
        "--years",
        "2013",
        "--store",
        &store,
    ];
    let lacking = expect(2, &lacking);
    assert!(
        lacking.err.contains("counterpoise data add cow-trade")
            && lacking.err.contains("counterpoise data add cow-igo")
    );
    let wrong = expect(
        2,
        &["panel", "unga.x", "power.y", "--states", "RUS", "--years", "2013", "--store", &store],
    );
    assert!(wrong.err.contains("`unga.x`") && wrong.err.contains("`power.y`"), "{}", wrong.err);
    let state = expect(2, &["measure", "power.cinc", "--state", "Russa", "--store", &store]);
    assert!(state.err.contains("RUS (Russia)"), "{}", state.err);
    assert!(expect(2, &["measure", "unga.s", "--store", &store]).err.contains("--dyads RUS:CHN"));
    assert!(expect(2, &["cite", "nowhere.csv", "--store", &store]).err.contains("has no codebook"));
}

const SERIES: &str = "\nseries votes \"Agreement in the General Assembly\"\n  of: RUS -> CHN\n  measure: unga.agreement half-credit\n  \
    unit: share\n  values: 2013 = 0.1\n\nseries alone \"Capabilities\"\n  of: CHN\n  measure: power.cinc\n  unit: share\n";

#[test]
fn a_series_of_a_case_takes_its_values_from_a_store() {
    let data = store();
    let store = at(&data, "store");
    let case = small();
    let study = at(&case, "study.case");
    write(&study, &(read(&study) + SERIES));
    let folder = root(&case);
    let rows = |more: &[&str]| {
        let said =
            expect(0, &[&["table", "series", folder.as_str(), "--format", "csv"], more].concat());
        said.out
            .lines()
            .filter(|l| l.starts_with("votes,") || l.starts_with("alone,"))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let own = rows(&[]);
    assert_eq!(
        own,
        [
            "votes,Agreement in the General Assembly,RUS -> CHN,unga.agreement half-credit,share,2013,0.1,,,"
        ]
    );
    let filled = rows(&["--store", &store]);
    assert!(
        filled.contains(
            &"votes,Agreement in the General Assembly,RUS -> CHN,unga.agreement half-credit,share,2013,0.75,,,"
                .to_owned()
        ),
        "{filled:?}"
    );
    assert!(
        filled
            .iter()
            .any(|row| row.starts_with("alone,Capabilities,CHN,power.cinc,share,2013,0.4")),
        "{filled:?}"
    );
    // An empty store has none of it: the case keeps its own values, and says so.
    let empty =
        expect(0, &["table", "series", &folder, "--format", "csv", "--store", &at(&data, "none")]);
    assert!(
        empty.out.contains(",2013,0.1,") && empty.err.contains("it keeps the values of the case"),
        "{}",
        empty.err
    );
    assert!(empty.err.contains("it is not available"), "{}", empty.err);
    // The lock names the vintages; without the store the same bytes do not come out.
    let out = at(&data, "out");
    expect(0, &["run", &folder, "--out", &out, "--store", &store, "--quiet", "--draws", "50"]);
    assert!(read(at(&case, "counterpoise.lock")).contains(" unvotes@2013-2014."));
    expect(0, &["verify", &folder, "--out", &out, "--store", &store]);
    expect(1, &["verify", &folder, "--out", &out]);
}

#[test]
fn a_measure_that_is_none_is_an_error_of_the_case() {
    let case = small();
    let study = at(&case, "study.case");
    write(
        &study,
        &(read(&study) + "\nseries votes \"Votes\"\n  measure: unga.agrement\n  unit: share\n"),
    );
    let said = expect(1, &["check", &root(&case), "--concise"]);
    assert!(
        said.out.contains("E0217") && said.out.contains("Did you mean unga.agreement"),
        "{}",
        said.out
    );
}
