//! A store with a small file of every kind, and the store of the shared data where they are at
//! hand.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use counterpoise_datasets::{AddOptions, Store};
use counterpoise_measures::{Measured, Years};
use counterpoise_panel::{Catalogue, MeasureQuery, Scope, StateNo, Who};
use tempfile::TempDir;

/// A store in a folder of its own.
pub(crate) struct Small {
    pub(crate) folder: TempDir,
    pub(crate) store: Store,
}

impl Small {
    pub(crate) fn new() -> Small {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("store")).unwrap();
        Small { folder, store }
    }

    pub(crate) fn add(&self, kind: &str, files: &[(&str, &str)]) -> &Small {
        let write = |(name, text): &(&str, &str)| {
            let path = self.folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path
        };
        add(&self.store, kind, files.iter().map(write).collect(), None);
        self
    }

    pub(crate) fn value(&self, query: &str, who: Who, year: i32) -> Measured {
        value(&self.store, query, who, year)
    }
}

pub(crate) fn add(store: &Store, kind: &str, files: Vec<PathBuf>, mapping: Option<PathBuf>) {
    let options = AddOptions { kind: kind.to_owned(), files, mapping, ..AddOptions::default() };
    store.add(&options, &mut |_| ControlFlow::Continue(())).unwrap();
}

pub(crate) fn value(store: &Store, query: &str, who: Who, year: i32) -> Measured {
    let scope = Scope { directed: true, ..Scope::yearly(Years::one(year)) };
    let catalogue = Catalogue::new(store, Vec::new());
    catalogue.bind(&MeasureQuery::parse(query).unwrap(), scope).unwrap().value(who, year)
}

pub(crate) fn no(id: &str) -> StateNo {
    StateNo::of_id(id).unwrap()
}

pub(crate) fn pair(one: &str, other: &str) -> (StateNo, StateNo) {
    (no(one), no(other))
}

pub(crate) fn dyad(one: &str, other: &str) -> Who {
    Who::Dyad(no(one), no(other))
}

pub(crate) fn state(id: &str) -> Who {
    Who::State(no(id))
}

/// Votes of four states in two sessions; South Sudan is no member yet, Kazakhstan casts no vote in 2001.
pub(crate) const VOTES: &str = "rcid,country,country_code,vote\n\
    1,Russia,RU,yes\n1,China,CN,yes\n1,United States,US,no\n1,Kazakhstan,KZ,yes\n\
    2,Russia,RU,yes\n2,China,CN,abstain\n2,United States,US,no\n2,Kazakhstan,KZ,yes\n\
    3,Russia,RU,yes\n3,China,CN,yes\n3,United States,US,yes\n3,Kazakhstan,KZ,yes\n\
    4,Russia,RU,no\n4,China,CN,no\n4,United States,US,abstain\n\
    5,Russia,RU,yes\n5,China,CN,no\n5,United States,US,yes\n";
pub(crate) const CALLS: &str = "rcid,session,importantvote,date,unres,amend,para,short,descr\n\
    1,55,0,2000-10-01,R/55/1,0,0,,\n2,55,0,2000-10-02,R/55/2,0,0,,\n3,55,0,2000-10-03,R/55/3,0,0,,\n\
    4,56,0,2001-10-01,R/56/1,0,0,,\n5,56,0,2001-10-02,R/56/2,0,0,,\n";

/// A small file of every kind that a measure takes.
pub(crate) fn small() -> &'static Small {
    static SMALL: OnceLock<Small> = OnceLock::new();
    SMALL.get_or_init(|| {
        let small = Small::new();
        small.add("unvotes", &[("un_votes.csv", VOTES), ("un_roll_calls.csv", CALLS)]);
        small.add("idealpoints", &[("ideal.csv", "ccode,session,NVotes,IdealPoint\n365,55,60,-0.5\n710,55,61,-1.25\n2,55,59,2\n365,56,70,0.25\n")]);
        small.add("cow-nmc", &[("nmc.csv", "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n\
            2,2000,300,100,10,40,280,200,0.3\n365,2000,50,150,5,20,140,80,0.1\n710,2000,60,250,15,30,1260,300,0.4\n\
            705,2000,1,6,,2,15,8,0.01\n2,2001,300,100,10,40,280,200,0.3\n365,2001,50,150,5,20,140,80,0.1\n710,2001,600,250,150,300,1260,300,0.4\n")]);
        small.add("atop", &[("atop.csv", "ccode1,ccode2,year,atop_defense,atop_offense,atop_neutral,atop_nonagg,atop_consul\n\
            365,705,2000,1,0,0,0,1\n705,365,2000,1,0,0,0,1\n365,710,2000,0,0,0,1,0\n710,365,2000,0,0,0,1,0\n365,705,2001,1,0,0,0,1\n")]);
        small.add("cow-trade", &[("trade.csv", "ccode1,ccode2,year,flow1,flow2\n\
            365,710,2000,900,5800\n365,705,2000,2200,2500\n710,705,2000,960,670\n2,365,2000,8000,2300\n2,710,2000,107000,16000\n2,705,2000,,160\n\
            365,710,2001,1000,8000\n365,705,2001,0,2800\n710,705,2001,960,670\n2,365,2001,6000,2700\n2,710,2001,109000,19000\n2,705,2001,300,150\n")]);
        small.add("cow-igo", &[("igo.csv", "ccode1,ccode2,year,dyadigos\n365,710,2000,40\n365,705,2000,\n2,365,2000,50\n")]);
        small.add("cow-igo", &[("igo_states.csv", "ccode,year,sum_igo_full,sum_igo_associate,sum_igo_observer,sum_igo_anytype\n365,2000,80,0,1,81\n710,2000,50,0,1,51\n")]);
        small.add("cow-contiguity", &[("contdird.csv", "state1no,state2no,year,conttype\n365,710,2000,1\n710,365,2000,1\n365,705,2000,1\n705,365,2000,1\n\
            365,2,2000,2\n365,2,2000,4\n365,710,2001,1\n")]);
        small.add("cow-mid", &[("mid.csv", "dispnum,ccode1,ccode2,year,disponset,sidea1,fatality1,fatality2,hiact1,hiact2,hostlev1,hostlev2,orig1,orig2\n\
            7,365,710,2000,1,1,0,2,12,7,4,3,1,1\n7,710,365,2000,1,0,2,0,7,12,3,4,1,1\n8,2,710,2001,1,1,-9,0,7,0,3,1,1,1\n")]);
        small.add("sipri-tiv", &[("sipri.csv", "supplier,recipient,year,value\nRussia,China,2000,1700\nRussia,China,2001,3100\nUkraine,China,2000,100\nRussia,Kazakhstan,2000,0\n")]);
        small.add("worldbank", &[("gdp.csv", "Country Name,Country Code,Year,Value\nRussian Federation,RUS,2000,259710142196\nChina,CHN,2000,1211331651830\nUnited States,USA,2000,10250947997000\nRussian Federation,RUS,2001,306602070621\nChina,CHN,2001,1339400897105\nKazakhstan,KAZ,2001,22152689130\n")]);
        small.add("aiddata", &[("aid.csv", "project_id,recommended_for_research,umbrella,year,donor,recipient_condensed,title,status,flow,flow_class,usd_defl_2014,usd_current,crs_sector_name,year_uncertain,recipient_iso3\n\
            1,True,0,2000,China,Kazakhstan,Road,Completion,Loan,OOF-like,100,60,TRANSPORT,False,KAZ\n2,True,0,2000,China,Kazakhstan,School,Completion,Grant,ODA-like,,,EDUCATION,False,KAZ\n3,False,0,2001,China,Kazakhstan,Talk,Pledge,Loan,Vague,5,5,,False,KAZ\n")]);
        small.add("visits", &[("visits.csv", "Year,Name,Level,Country\n2000,Jiang Zemin,President,Russia\n2000,Zhu Rongji,Premier,Kazakhstan\n2001,Jiang Zemin,President,Russia\n2001,Zhu Rongji,Premier,Russia\n")]);
        small.add("icews", &[("icews.tab", &icews(EVENTS))]);
        small
    })
}

/// Events: day, source, target, code, score.
pub(crate) const EVENTS: &[(&str, &str, &str, &str, &str)] = &[
    ("2000-03-01", "Russia", "China", "040", "1"),
    ("2000-03-01", "Russia", "China", "040", "1"),
    ("2000-03-02", "China", "Russia", "057", "8"),
    ("2000-03-02", "China", "Russia", "112", "-2"),
    ("2000-04-05", "Russia", "United States", "190", "-10"),
    ("2000-04-05", "United States", "Russia", "010", "0"),
    ("2000-04-06", "United States", "China", "061", "6.4"),
    ("2001-01-02", "Russia", "China", "020", "3"),
];

/// Rows of the raw file of ICEWS.
pub(crate) fn icews(events: &[(&str, &str, &str, &str, &str)]) -> String {
    let mut text = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\n".to_owned();
    for (at, (day, source, target, code, score)) in events.iter().enumerate() {
        text += &format!(
            "{at}\t{day}\tGovernment ({source})\tGovernment\t{source}\tSomething\t{code}\t{score}\tGovernment ({target})\tGovernment\t{target}\t1\t1\tP\tC\tD\tP\t{source}\t0\t0\n"
        );
    }
    text
}

/// The store of the shared data; `None` and a line saying so where they are absent.
pub(crate) fn shared() -> Option<&'static Store> {
    static SHARED: OnceLock<Option<(TempDir, Store)>> = OnceLock::new();
    SHARED.get_or_init(import).as_ref().map(|(_, store)| store)
}

const FILES: &[(&str, &[&str])] = &[
    ("unvotes", &["unga_votes/un_votes.csv.gz", "unga_votes/un_roll_calls.csv.gz"]),
    ("idealpoints", &["unga_idealpoints/IdealpointestimatesAll_Apr2020.csv.gz"]),
    ("cow-nmc", &["cow/cow_nmc.csv.gz"]),
    ("sipri-tiv", &["sipri_tiv/sipri-exports-processed.csv.gz"]),
    ("icews-dyadyear", &["icews_dyadyear/icews_dyadyear_2002_2014.csv.gz"]),
    ("icews", &["icews_raw_sample/events.2018.sample.tab.gz"]),
];

fn import() -> Option<(TempDir, Store)> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data");
    if let Some((_, files)) =
        FILES.iter().find(|(_, files)| !files.iter().all(|file| data.join(file).is_file()))
    {
        println!("skipped: {} not found", data.join(files[0]).display());
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    for (kind, files) in FILES {
        add(&store, kind, files.iter().map(|file| data.join(file)).collect(), None);
    }
    Some((folder, store))
}
