//! Event data, each in its published layout: whole files in, whole tables out; reading in groups
//! and summing by month.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::Folder;
use counterpoise_datasets::reduce::{Dedup, dyad_months};
use counterpoise_datasets::{AddOptions, Assignment, Error, EventFilter, guess_kind};
use counterpoise_dates::{Day, DayOrder};
use std::ops::ControlFlow;

const RAW: &str = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\t\
    Target Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n";

fn raw(
    id: u32,
    date: &str,
    source: (&str, &str),
    event: (&str, &str, &str),
    target: (&str, &str),
) -> String {
    let (text, code, score) = event;
    format!(
        "{id}\t{date}\t{}\tGovernment,Executive\t{}\t{text}\t{code}\t{score}\t{}\tNA\t{}\t7\t1\tNews\tNA\tNA\tNA\tNA\tNA\tNA\n",
        source.0, source.1, target.0, target.1
    )
}

fn raw_file() -> String {
    let (russia, ukraine) = (("Sergey Lavrov", "Russian Federation"), ("Ukraine", "Ukraine"));
    let consult = ("Consult", "040", "1.0");
    let rows = [
        raw(1, "2014-03-01", russia, consult, ukraine),
        raw(2, "2014-03-01", russia, consult, ukraine),
        raw(3, "2014-03-01", russia, ("Threaten with military force", "138", "-7.0"), ukraine),
        raw(4, "2014-03-02", ukraine, ("Make statement", "10", "0.0"), russia),
        raw(5, "2014-04-02", ukraine, ("Demand", "10", "-5.0"), russia),
        raw(6, "2014-04-02", ("World Bank", "NA"), consult, ukraine),
        raw(7, "2014-04-02", ("Citizen (Ukraine)", "Ukraine"), consult, ukraine),
        raw(8, "2014-04-02", ("Someone", "Atlantis"), consult, ukraine),
        raw(9, "2014-04-31", russia, consult, ukraine),
        raw(10, "2014-04-30", russia, ("Dance", "999", "1"), ukraine),
        "11\t2014-04-30\ttoo short\n".to_owned(),
    ];
    RAW.to_owned() + &rows.concat()
}

#[test]
fn icews_as_published() {
    insta::assert_snapshot!(Folder::new().told("icews", "events.tab", &raw_file()));
}

#[test]
fn icews_as_text() {
    let text = "date\tsource\trelation\ttarget\tsplit\n\
        2018-01-01\tForeign Affairs (Russia)\tConsult\tChina\ttrain\n\
        2018-01-01\tVladimir Putin\tConsult\tChina\ttrain\n\
        2018-01-02\tCitizen (Georgia)\tThreaten non force\tRussia\ttest\n\
        2018-01-02\tCitizen (Russia)\tConsult\tRussia\ttest\n\
        2018-01-02\tCitizen (International)\tConsult\tRussia\ttest\n\
        2018-01-02\tCongress (India)\tSing\tRussia\ttest\n";
    insta::assert_snapshot!(Folder::new().told("icews-text", "icews18.tsv", text));
}

/// A line of GDELT with so many columns.
fn gdelt(
    columns: usize,
    id: u32,
    day: &str,
    one: [&str; 3],
    other: [&str; 3],
    what: [&str; 4],
) -> String {
    let mut cells = vec![String::new(); columns];
    let set = |cells: &mut Vec<String>, at: usize, text: &str| text.clone_into(&mut cells[at]);
    set(&mut cells, 0, &id.to_string());
    set(&mut cells, 1, day);
    for (at, [code, country, kind]) in [(5, one), (15, other)] {
        set(&mut cells, at, code);
        set(&mut cells, at + 2, country);
        set(&mut cells, at + 7, kind);
    }
    let [code, root, quad, score] = what;
    for (at, text) in
        [(26, code), (28, root), (29, quad), (30, score), (31, "5"), (33, "4"), (34, "-1.96969")]
    {
        set(&mut cells, at, text);
    }
    cells.join("\t") + "\n"
}

#[test]
fn gdelt_of_57_58_and_61_columns() {
    let folder = Folder::new();
    let (usa, rus, none) = (["USAGOV", "USA", "GOV"], ["RUS", "RUS", ""], ["BUS", "", "BUS"]);
    let first = gdelt(57, 1, "19820101", usa, rus, ["010", "01", "1", "0.0"])
        + &gdelt(58, 2, "20140318", ["ROM", "ROM", ""], rus, ["1823", "18", "4", "-10.0"])
        + &gdelt(58, 3, "20140318", none, rus, ["042", "04", "1", "1.9"])
        + &gdelt(58, 4, "20140318", ["EUR", "EUR", ""], rus, ["042", "04", "1", ""])
        + &gdelt(58, 5, "20140318", rus, ["RUSBUS", "RUS", "BUS"], ["042", "04", "1", "1.9"])
        + &gdelt(58, 6, "20140399", usa, rus, ["042", "04", "1", "1.9"])
        + &gdelt(58, 7, "20140318", usa, ["XYZ", "XYZ", ""], ["042", "04", "1", "1.9"])
        + &gdelt(58, 8, "20140318", usa, rus, ["---", "", "", ""])
        + &gdelt(60, 9, "20140318", usa, rus, ["042", "04", "1", "1.9"]);
    let second = gdelt(61, 1, "20151027", usa, ["RUSBUS", "RUS", "BUS"], ["051", "05", "1", "3.4"]);
    insta::assert_snapshot!(
        folder.told("gdelt1", "1982.csv", &first)
            + &folder.told("gdelt2", "20151027.export.CSV", &second)
    );
}

/// The 40 columns of the weekly files, in their order.
const POLECAT: &str = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\t\
    Actor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\t\
    Recipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\t\
    Wikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\t\
    Feature Type\tSource\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion";

#[test]
fn polecat_as_published() {
    let row = |given: &[(&str, &str)]| {
        let cell = |name: &str| {
            given.iter().find(|(own, _)| *own == name).map_or("None", |(_, text)| text)
        };
        POLECAT.split('\t').map(cell).collect::<Vec<_>>().join("\t")
    };
    let consult = row(&[
        ("Event ID", "20200501-1"),
        ("Event Date", "2020-05-01"),
        ("Event Type", "CONSULT"),
        ("Event Mode", "visit"),
        ("Intensity", "4.0"),
        ("Actor Name", "Xi Jinping"),
        ("Actor Country", "CHN"),
        ("Primary Actor Sector", "GOV"),
        ("Recipient Name", "Vladimir Putin"),
        ("Recipient Country", "RUS"),
        ("Primary Recipient Sector", "GOV"),
        ("Country", "RUS"),
    ]);
    let protest = row(&[
        ("Event ID", "20200501-2"),
        ("Event Date", "2020-05-01"),
        ("Event Type", "PROTEST"),
        ("Event Mode", "demo"),
        ("Actor Name", "Protester"),
        ("Actor Country", "USA"),
        ("Primary Actor Sector", "CVL"),
        ("Recipient Country", "CHN"),
    ]);
    let text = format!("{POLECAT}\n{consult}\n{protest}\n");
    let folder = Folder::new();
    let file = folder.file("ngecEvents.DV.2020-18.txt", text.as_bytes());
    assert_eq!(guess_kind(&file, None).unwrap().map(|kind| kind.name), Some("polecat"));
    insta::assert_snapshot!(folder.told("polecat", "ngecEvents.DV.2020-18.txt", &text));
}

#[test]
fn polecat_by_its_header() {
    let text = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\t\
        Primary Actor Sector\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\n\
        a_1\t2020-05-01\tCONSULT\tvisit\t4.0\tVERBAL COOPERATION\tdiplomatic\tXi\tCHN\t710\tGOV\tPutin\tRUS\t365\tGOV\n\
        a_2\t2020-05-01\tCONSULT\tNone\t\tVERBAL COOPERATION\t\tXi; Modi\tCHN;IND\t710\tGOV\tPutin\tRussia\t365\tGOV\n\
        a_3\t2020-05-01\tASSAULT\tNone\tNone\t\t\tGang\tNone\tNone\tCRM\tPolice\tMEX\t70\tCOP\n\
        a_4\t2020-05-01\tDANCE\tNone\t1\t\t\tGang\tUSA\t2\tCRM\tPolice\tMEX\t70\tCOP\n\
        a_5\t2020-05-01\tAID\tNone\t1\t\t\tGang\tMEX\t70\tCRM\tPolice\tMEX\t70\tCOP\n";
    insta::assert_snapshot!(Folder::new().told("polecat", "weekly.txt", text));
}

#[test]
fn events_summed_by_month() {
    let folder = Folder::new();
    let manifest =
        folder.add("icews", &[folder.file("events.tab", raw_file().as_bytes())]).unwrap();
    let filter = EventFilter::default();
    let events = folder.store.events("icews", Some(&manifest.vintage), &filter).unwrap();
    assert_eq!(events.states, ["RUS", "UKR"]);
    let sums = dyad_months(&events, Dedup::None).unwrap();
    insta::assert_debug_snapshot!(sums);
    let counts = |dedup| dyad_months(&events, dedup).unwrap().n;
    assert_eq!(counts(Dedup::None), [3, 1, 1]);
    assert_eq!(counts(Dedup::SameDayPairCode), [2, 1, 1]);
    assert_eq!(counts(Dedup::OneADay), [1, 1, 1]);
    let one = dyad_months(&events, Dedup::OneADay).unwrap();
    assert_eq!(one.score[0], -70, "the most intense event of the day stays");
    let mut seen = 0;
    events.for_each(|_, batch| seen += batch.len()).unwrap();
    assert_eq!(seen, 5);
}

#[test]
fn only_officials() {
    let folder = Folder::new();
    let rows = gdelt(
        61,
        1,
        "20151027",
        ["USAGOV", "USA", "GOV"],
        ["RUS", "RUS", ""],
        ["051", "05", "1", "3.4"],
    ) + &gdelt(
        61,
        2,
        "20151027",
        ["USABUS", "USA", "BUS"],
        ["RUS", "RUS", ""],
        ["051", "05", "1", "3.4"],
    );
    folder.add("gdelt2", &[folder.file("a.CSV", rows.as_bytes())]).unwrap();
    let count = |official| {
        let events =
            folder.store.events("gdelt2", None, &EventFilter { years: None, official }).unwrap();
        dyad_months(&events, Dedup::None).unwrap().n
    };
    assert_eq!((count(false), count(true)), (vec![2], vec![1]));
}

#[test]
fn actors_without_a_state_can_be_given_one_for_a_term() {
    let folder = Folder::new();
    let text = "date\tsource\trelation\ttarget\n\
        2011-01-01\tBarack Obama\tConsult\tDmitry Medvedev\n\
        2013-01-01\tBarack Obama\tConsult\tDmitry Medvedev\n\
        2013-01-02\tMilitary (Russia)\tMake statement\tUnited States\n";
    folder.add("icews-text", &[folder.file("events.tsv", text.as_bytes())]).unwrap();
    let give = |name: &str, state: &str, last: Option<Day>| Assignment {
        name: name.to_owned(),
        state: state.to_owned(),
        first: None,
        last,
    };
    let list =
        [give("Dmitry Medvedev", "RUS", Day::new(2012, 5, 7)), give("Barack Obama", "USA", None)];
    let events = folder.store.events("icews-text", None, &EventFilter::default()).unwrap();
    assert_eq!(dyad_months(&events, Dedup::None).unwrap().n, [1]);
    let events = events.assigning(&list);
    assert_eq!(events.states, ["RUS", "USA"]);
    let sums = dyad_months(&events, Dedup::None).unwrap();
    assert_eq!((sums.source, sums.month), (vec![0, 1], vec![43 * 12, 41 * 12]));
    let named = events.read_named(&events.groups[1]).unwrap();
    let names: Vec<&str> =
        named.source_name.iter().map(|name| named.names[*name as usize].as_str()).collect();
    assert_eq!((names, named.rows), (vec!["Military (Russia)"], 2));
    let appearances: Vec<(&str, u64)> =
        named.names.iter().map(String::as_str).zip(named.appearances).collect();
    assert_eq!(
        appearances,
        [
            ("Barack Obama", 1),
            ("Military (Russia)", 1),
            ("Dmitry Medvedev", 1),
            ("United States", 1)
        ]
    );
}

/// One line of the raw file, its dates as another program saved them again.
fn on(dates: &[&str]) -> String {
    let row = |(id, date): (usize, &&str)| {
        raw(
            id as u32,
            date,
            ("Lavrov", "Russian Federation"),
            ("Consult", "040", "1"),
            ("U", "Ukraine"),
        )
    };
    RAW.to_owned() + &dates.iter().enumerate().map(row).collect::<String>()
}

/// The days that are kept, and why rows wait.
fn days(order: Option<DayOrder>, dates: &[&str]) -> Result<(Vec<String>, Vec<String>), Error> {
    let folder = Folder::new();
    let options = AddOptions {
        kind: "icews".to_owned(),
        files: vec![folder.file("e.tab", on(dates).as_bytes())],
        dates: order,
        ..AddOptions::default()
    };
    folder.store.add(&options, &mut |_| ControlFlow::Continue(()))?;
    let table = folder.store.table("icews", None, &["date"], None)?;
    let column = &table.columns[0].values;
    let days = (0..table.rows).filter_map(|row| column.day(row)).map(|day| day.to_string());
    let aside = folder.store.quarantine("icews", None)?.into_iter().map(|row| row.sentence);
    Ok((days.collect(), aside.collect()))
}

#[test]
fn days_of_events_by_the_order_that_their_column_shows() {
    let proven = days(None, &["6/1/2018", "1/13/2018", "2018-06-02"]).unwrap();
    assert_eq!(proven.0, ["2018-06-01", "2018-01-13", "2018-06-02"]);
    let other = days(None, &["6/1/2018", "13/1/2018"]).unwrap();
    assert_eq!(other.0, ["2018-01-06", "2018-01-13"]);
    let waiting = days(None, &["6/1/2018", "1/6/2018", "2018-06-02"]).unwrap();
    assert_eq!(waiting.0, ["2018-06-02"]);
    assert_eq!(
        waiting.1,
        [
            "Column \"Event Date\" is \"6/1/2018\", which may be 2018-01-06 or 2018-06-01; --dates day-first or month-first says which.",
            "Column \"Event Date\" is \"1/6/2018\", which may be 2018-06-01 or 2018-01-06; --dates day-first or month-first says which.",
        ]
    );
    let said = days(Some(DayOrder::MonthFirst), &["6/1/2018", "13/1/2018"]).unwrap();
    assert_eq!(said.0, ["2018-06-01"]);
    assert_eq!(
        said.1,
        [
            "Column \"Event Date\" is \"13/1/2018\", which has the day first, and the column the month first."
        ]
    );
    let none = days(None, &["6/1/2018"]).unwrap_err();
    assert_eq!(none.help(), "Say it once, and all rows are read.");
    let both = days(None, &["1/13/2018", "13/1/2018"]).unwrap_err();
    assert_eq!(
        both.lines(),
        "The column \"Event Date\" has both orders: \"13/1/2018\" can only be read with the day first, \"1/13/2018\" only with the month first.\n  \
         Say which counts, --dates day-first or --dates month-first; the others are set aside."
    );
}

/// A state that begins two years later is one; a part of another that becomes one later is none.
#[test]
fn actors_that_are_not_yet_states() {
    let row = |id: u32, date: &str, country: &str| {
        raw(id, date, ("A", country), ("Consult", "040", "1"), ("U", "Ukraine"))
    };
    let text = RAW.to_owned()
        + &row(1, "1999-05-01", "Kosovo")
        + &row(2, "2007-05-01", "Kosovo")
        + &row(3, "2009-05-01", "Kosovo");
    let folder = Folder::new();
    let manifest = folder.add("icews", &[folder.file("e.tab", text.as_bytes())]).unwrap();
    let table = folder.store.table("icews", None, &["source"], None).unwrap();
    let sources: Vec<Option<&str>> =
        (0..table.rows).map(|row| table.columns[0].values.text(row)).collect();
    assert_eq!(sources, [None, Some("XKX"), Some("XKX")]);
    let note = "The name \"Kosovo\" of a state that had not begun is read as no state.";
    assert_eq!(manifest.notes[note], 1);
}
