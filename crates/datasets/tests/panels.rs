//! Tables by years, each in its published layout, with every fault that its rows may have: whole
//! files in, whole tables out.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::ops::ControlFlow;

use common::Folder;

#[test]
fn material_capabilities() {
    let text = "\"ccode\",\"year\",\"milex\",\"milper\",\"irst\",\"pec\",\"tpop\",\"upop\",\"cinc\"\n\
        2,1816,3823,17,80,254,8659,101,0.0397\n\
        345,2006,-9,,0,10,4517.6,NA,0.001\n\
        999,1816,1,1,1,1,1,1,0.1\n\
        260,1920,1,1,1,1,1,1,0.1\n\
        2,1817,many,17,80,254,8659,101,0.0397\n\
        2,1818,17\n\
        2,later,1,1,1,1,1,1,0.1\n";
    insta::assert_snapshot!(Folder::new().told("cow-nmc", "nmc.csv", text));
}

#[test]
fn votes_by_names_and_codes() {
    let folder = Folder::new();
    let votes = "\"rcid\",\"country\",\"country_code\",\"vote\"\n\
        3,\"Namibia\",\"NA\",\"yes\"\n\
        3,\"Federal Republic of Germany\",\"\",\"no\"\n\
        4,\"Yemen Arab Republic\",\"\",\"abstain\"\n\
        4,\"Zanzibar\",\"\",\"yes\"\n\
        4,\"Belarus\",\"BY\",\"yes\"\n\
        4,\"Atlantis\",\"AT\",\"yes\"\n\
        4,\"Belarus\",\"BY\",\"perhaps\"\n\
        5,\"Belarus\",\"BY\",\"yes\"\n";
    let calls = "\"rcid\",\"session\",\"importantvote\",\"date\",\"unres\",\"amend\",\"para\",\"short\",\"descr\"\n\
        3,45,1,1991-01-10,\"R/45/1\",0,0,\"TEST BAN, NUCLEAR\",\"\"\n\
        4,18,0,1963-12-20,\"R/18/2\",0,0,NA,\"To\tadopt\"\n";
    let issues = "\"rcid\",\"short_name\",\"issue\"\n3,\"nu\",\"Nuclear weapons\"\n3,\"di\",\"Arms control\"\n";
    let files = [
        folder.file("un_votes.csv", votes.as_bytes()),
        folder.file("un_roll_calls.csv", calls.as_bytes()),
        folder.file("un_roll_call_issues.csv", issues.as_bytes()),
    ];
    let manifest = folder.add("unvotes", &files).unwrap();
    insta::assert_snapshot!(common::tell(&folder.store, &manifest));
}

#[test]
fn votes_with_absences() {
    let text = "rcid,session,vote,ccode,member,importantvote,date,unres,me,nu,di,hr,co,ec,year\n\
        3,1,1,2,1,0,1/1/1946,R/1/66,0,0,0,0,0,0,1946.0\n\
        3,1,8,20,1,0,1/1/1946,R/1/66,1,0,0,1,0,0,1946.0\n\
        3,1,9,705,,0,1/1/1946,R/1/66,0,0,0,0,0,\"0\\\"\"\"\"\",1946.0\n\
        3,1,7,2,1,0,1/1/1946,R/1/66,0,0,0,0,0,0,1946.0\n\
        3,1,2,365,1,0,13/1/1946,R/1/66,0,0,0,0,0,0,1946.0\n";
    insta::assert_snapshot!(Folder::new().told("unvotes", "UNVotesPublished.csv", text));
}

#[test]
fn ideal_points_in_latin_1() {
    let folder = Folder::new();
    let text = "Row,ccode,session,NVotes,IdealPoint,QO%,Q5%,Q10%,Q50%,Q90%,Q95%,Q100%,iso3c,Countryname\r\n\
        1,2,1,42,1.675486,0.9,1.3,1.4,1.6,1.9,2.0,2.7,USA,United States\r\n\
        2,437,70,70,-0.5,-1,-0.9,-0.8,-0.5,0,0.1,0.2,CIV,C\u{f4}te d'Ivoire\r\n";
    let latin: Vec<u8> = text.chars().map(|c| c as u8).collect();
    let manifest = folder.add("idealpoints", &[folder.file("ideal.csv", &latin)]).unwrap();
    insta::assert_snapshot!(common::tell(&folder.store, &manifest));
}

#[test]
fn alliances_in_two_layouts() {
    let folder = Folder::new();
    let first = "\"ccode1\",\"ccode2\",\"year\",\"atop_defense\",\"atop_offense\",\"atop_neutral\",\"atop_nonagg\",\"atop_consul\"\n\
        2,20,1942,1,1,0,0,0\n2,2,1942,1,1,0,0,0\n2,20,1943,2,1,0,0,0\n345,355,1943,0,0,0,0,1\n";
    let second =
        "stateA,stateB,year,defense,offense,neutral,nonagg,consul\n365,369,1992,0,0,0,0,1\n";
    insta::assert_snapshot!(
        folder.told("atop", "atop.csv", first) + &folder.told("atop", "atop5_1ddyr.csv", second)
    );
}

#[test]
fn contiguity_in_three_layouts() {
    let folder = Folder::new();
    let years = "dyad,state1no,state1ab,state2no,state2ab,year,conttype,version\n\
        365710,365,RUS,710,CHN,2000,1,3.2\n710365,710,CHN,365,RUS,2000,1,3.2\n2710,2,USA,710,CHN,2000,6,3.2\n";
    let months = "dyad,statelno,statelab,statehno,statehab,conttype,begin,end,notes,version\n\
        2020,2,USA,20,CAN,1,192001,192203,,3.2\n2031,2,USA,31,BHM,9,197307,201612,,3.2\n";
    let days = "\"ccode1\",\"ccode2\",\"conttype\",\"stdate\",\"enddate\"\n\
        2,40,4,1902-05-01,1903-09-01\n2,40,1,1903-09-02,1903-12-01\n40,2,4,1903-01-01,1902-01-01\n";
    let told = [
        folder.told("cow-contiguity", "contdird.csv", years),
        folder.told("cow-contiguity", "contdir.csv", months),
        folder.told("cow-contiguity", "cow_contdir.csv", days),
    ];
    insta::assert_snapshot!(told.concat());
}

/// The votes of the United Nations' own library, and the disputes as Gibler, Miller and Little have them.
#[test]
fn tables_in_the_layout_of_others() {
    let folder = Folder::new();
    let votes = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,agenda_title,subjects,total_yes,total_no,total_abstentions,total_non_voting,total_ms,undl_link\n\
        4025240,RUS,RUSSIAN FEDERATION,A,2023-10-27,ES-10,A/RES/ES-10/21,,,,Civilians,,,121,14,44,14,193,\n\
        4025240,CHN,CHINA,Y,2023-10-27,ES-10,A/RES/ES-10/21,,,,Civilians,,,121,14,44,14,193,\n\
        700,RUS,USSR,N,1972-12-18,27,A/RES/3034,,,,Terrorism,,,76,35,17,4,132,\n\
        700,CHN,CHINA,X,1972-12-18,27,A/RES/3034,,,,Terrorism,,,76,35,17,4,132,\n\
        701,CHN,CHINA,?,1972-12-18,27,A/RES/3035,,,,Terrorism,,,76,35,17,4,132,\n";
    let disputes = "dispnum,ccode1,ccode2,year,midongoing,midonset,sidea1,sidea2,fatality1,fatality2,hiact1,hiact2,hostlev1,hostlev2,orig1,orig2,version\n\
        2,2,200,1902,1,1,1,0,0,0,7,0,3,1,1,1,gml-2.2.1\n";
    let told =
        [folder.told("unvotes", "votes.csv", votes), folder.told("cow-mid", "gml.csv", disputes)];
    insta::assert_snapshot!(told.concat());
    let manifest = folder.store.manifest("gml-mid", None).unwrap();
    assert!(manifest.version == "gml-2.2.1" && manifest.bibtex.contains("gibler2016"));
    assert_eq!(folder.store.manifest("unvotes-library", None).unwrap().cite, "");
}

#[test]
fn trade_organisations_disputes() {
    let folder = Folder::new();
    let trade = "ccode1,ccode2,year,flow1,flow2,smoothflow1,smoothflow2\n2,20,1920,612.0,735.0,612.0,735.0\n\
        2,20,1930,,0,-9,0\n2,41,1913,1,2,3\n";
    let totals = "\"ccode\",\"year\",\"imports\",\"exports\"\n2,1870,450,418\n2,1871,-9,475\n";
    let pairs = "\"ccode1\",\"ccode2\",\"year\",\"dyadigos\"\n2,20,1920,7\n2,20,1921,70000\n";
    let disputes = "\"dispnum\",\"ccode1\",\"ccode2\",\"year\",\"dispongoing\",\"disponset\",\"sidea1\",\"sidea2\",\"fatality1\",\
        \"fatality2\",\"fatalpre1\",\"fatalpre2\",\"hiact1\",\"hiact2\",\"hostlev1\",\"hostlev2\",\"orig1\",\"orig2\"\n\
        4682,365,369,2014,1,1,1,0,-9,6,0,0,15,17,4,4,1,1\n";
    let told = [
        folder.told("cow-trade", "trade.csv", trade),
        folder.told("cow-trade", "totals.csv", totals),
        folder.told("cow-igo", "igo.csv", pairs),
        folder.told("cow-mid", "mid.csv", disputes),
    ];
    insta::assert_snapshot!(told.concat());
}

#[test]
fn arms_in_two_layouts() {
    let folder = Folder::new();
    let matrix = "\"TIV of arms exports from Soviet Union, 1950-1952\",,,,,\nFigures are SIPRI Trend Indicator Values.,,,,,\n,,,,,\n\
        Generated: 28 July 2022,,,,,\n,,,,,\n,1950,1951,1952,Total,\n\
        China,100,,0,100,\nUnknown recipient(s),,1,,1,\nViet Cong (South Vietnam)*,,,2,2,\nRussia,,1,,1,\n,,,,,\nTotal,100,2,2,104,\n";
    let long = "supplier,recipient,year,value,supplier_cown\nRussia,Kazakhstan,2014,28,365\nRussia,Kazakhstan,2015,441,365\n\
        Russia,NATO**,2015,1,365\nChina,Congo,1968,0,710\n";
    insta::assert_snapshot!(
        folder.told("sipri-tiv", "TIV.csv", matrix) + &folder.told("sipri-tiv", "long.csv", long)
    );
}

#[test]
fn indicators_in_two_layouts() {
    let folder = Folder::new();
    let wide = "\u{feff}\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2024-01-01\",\n\n\
        \"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\"1961\",\"2020\",\n\
        \"Arab World\",\"ARB\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"1\",\"2\",\"3\",\n\
        \"Kazakhstan\",\"KAZ\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"\",\"\",\"171082.4\",\n\
        \"Kosovo\",\"XKX\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"\",\"\",\"7717.1\",\n\
        \"Aruba\",\"ABW\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"\",\"\",\"\",\n\
        \"France\",\"FRA\",\"GDP (current US$)\",\"NY.GDP.MKTP.CD\",\"62225.4\",\"..\",\"3\",\n";
    let long = "Country Name,Country Code,Year,Value\r\n\"Congo, Rep.\",COG,2000,3219.9\r\nWorld,WLD,2000,1\r\nNamibia,NAM,2000,\r\n";
    insta::assert_snapshot!(
        folder.told("worldbank", "API.csv", wide) + &folder.told("worldbank", "gdp.csv", long)
    );
}

#[test]
fn finance_and_visits() {
    let folder = Folder::new();
    let finance = "project_id,recommended_for_research,umbrella,year,donor,recipient_condensed,title,status,flow,flow_class,\
        usd_defl_2014,usd_current,crs_sector_name,year_uncertain,recipient_iso3\n\
        1,True,0,2010,China,Mauritania,\"Medical team,\nthe 29th\",Completion,Grant,ODA-like,,12.5,HEALTH,False,MRT\n\
        2,False,1,2010,China,\"Oceania, regional\",Aid,Pledge,Loan,Vague,1,1,,True,\n\
        3,True,0,2011,China,Multi,Aid,Pledge,Loan,Vague,1,1,,True,SGP; THA\n";
    let trips = "Year,Name,Level,Country,Continent,Developed country,Communist country,Developing country\n\
        1949,Mao Zedong,President,Soviet Union,Europe,0,1,0\n1956,Zhou Enlai,Premier,Vietnam,Asia,0,1,0\n";
    let meetings = "date,year,country,leader,text\n12/07/18,2018,North Korea,Xi Jinping,Xi Jinping was in Beijing\n\
        12/17/18,2018,Portugal,Xi Jinping,met\n12/45/18,2018,Portugal,Xi Jinping,travelled\n";
    let told = [
        folder.told("aiddata", "finance.csv", finance),
        folder.told("visits", "trips.csv", trips),
        folder.told("visits", "meetings.csv", meetings),
    ];
    insta::assert_snapshot!(told.concat());
}

#[test]
fn a_table_of_ones_own() {
    let folder = Folder::new();
    let mapping =
        folder.file("summits.mapping", include_bytes!("../../../docs/examples/summits.mapping"));
    let table = "Day;Host;Guest;Delegates;Budget;City;Took place\n2014-05-20;China;365;40;1.5;Shanghai;yes\n\
        2014-06-31;China;365;40;1.5;Shanghai;yes\n2014-06-30;China;710;40;1.5;Beijing;yes\n2014-07-15;Nowhere;365;-99;n.a.;;no\n\
        2014-07-16;Brazil;710;-99;n.a.;;no\n";
    let files = vec![folder.file("summits.csv", table.as_bytes())];
    let options = counterpoise_datasets::AddOptions {
        kind: "generic".to_owned(),
        files,
        mapping: Some(mapping),
        ..counterpoise_datasets::AddOptions::default()
    };
    let added = folder.store.add(&options, &mut |_| ControlFlow::Continue(())).unwrap();
    let manifest = added.manifest();
    let terms = format!("{} / {} / {}\n", manifest.title, manifest.licence, manifest.bibtex);
    insta::assert_snapshot!(terms + &common::tell(&folder.store, manifest));
}

#[test]
fn dyad_years_of_events() {
    let text = "i,i_iso3c,j,j_iso3c,year,verbCoop,matlCoop,verbConf,matlConf\n\
        Russian Federation,RUS,Ukraine,UKR,2014,1,2,3,4\nRussian Federation,RUS,Russian Federation,RUS,2014,1,2,3,4\n\
        Ukraine,UKR,Narnia,NAR,2014,1,2,3,4\n";
    insta::assert_snapshot!(Folder::new().told("icews-dyadyear", "dyads.csv", text));
}

/// A code that is far from the life of its state is another list's, with the Correlates of War.
#[test]
fn capabilities_keep_to_the_list_of_states() {
    let head = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n";
    let told = Folder::new().told(
        "cow-nmc",
        "nmc.csv",
        &format!(
            "{head}347,1995,1,1,1,1,1,1,.1\n347,2006,1,1,1,1,1,1,.1\n347,2010,1,1,1,1,1,1,.1\n"
        ),
    );
    assert!(told.contains("3 in, 2 kept, 1 set aside"), "{told}");
    assert!(told.contains("aside: nmc.csv line 2 [unknown-actor]"), "{told}");
}

/// A header whose line ends otherwise than the rows, and one between quotation marks and tabs.
#[test]
fn headers_as_programs_leave_them() {
    let rows = "2,2000,1,1,1,1,1,1,.1\n365,2000,1,1,1,1,1,1,.1\n";
    let mixed = format!("ccode,year,milex,milper,irst,pec,tpop,upop,cinc\r{rows}");
    let told = Folder::new().told("cow-nmc", "nmc.csv", &mixed);
    assert!(told.contains("2 in, 2 kept") && told.contains("2000 | USA"), "{told}");
    let broken = format!("{mixed}x,2001,1,1,1,1,1,1,.1\n");
    let told = Folder::new().told("cow-nmc", "nmc.csv", &broken);
    assert!(told.contains("aside: nmc.csv line 4 "), "{told}");
    let quoted = "\"ccode\"\t\"year\"\t\"milex\"\t\"milper\"\t\"irst\"\t\"pec\"\t\"tpop\"\t\"upop\"\t\"cinc\"\n";
    let tabs = format!("{quoted}{}", rows.replace(',', "\t"));
    let told = Folder::new().told("cow-nmc", "nmc.tsv", &tabs);
    assert!(told.contains("2 in, 2 kept"), "{told}");
}

/// A cell of two lines is no fault where the row is merely too wide.
#[test]
fn a_row_that_is_too_wide_is_called_so() {
    let text = "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n2,2000,1,1,1,1,1,1,.1\n\
        20,2000,\"1\n2\",1,1,1,1,1,1,1\n365,2000,1,1,1,1,1,1,.1\n";
    let told = Folder::new().told("cow-nmc", "nmc.csv", text);
    assert!(told.contains("3 in, 2 kept, 1 set aside"), "{told}");
    let aside = "line 3 [malformed] The row has 10 columns where 9 are expected.";
    assert!(told.contains(aside), "{told}");
}
