//! The four ways of having no value, each from a whole file, and zero beside them.

use counterpoise_measures::Value::{Missing, NotApplicable, Number, OutsideCoverage, Undefined};
use counterpoise_measures::{Reason, Value, Years};
use counterpoise_panel::{Catalogue, MeasureQuery, Scope};

use crate::world::{Small, dyad, small, state};

fn value(query: &str, who: counterpoise_panel::Who, year: i32) -> Value {
    small().value(query, who, year).value
}

#[test]
fn a_state_with_itself_is_no_dyad() {
    for query in [
        "unga.agreement",
        "alliance.type",
        "trade.share",
        "events.count",
        "arms.flow",
        "igo.joint",
        "dispute.count",
    ] {
        assert_eq!(value(query, dyad("RUS", "RUS"), 2000), NotApplicable, "{query}");
    }
}

#[test]
fn votes() {
    // Kazakhstan voted in 2000 and not in 2001; South Sudan never did; there is no session in 2002.
    assert_eq!(value("unga.agreement", dyad("RUS", "KAZ"), 2000), Number(1.0));
    assert_eq!(value("unga.agreement", dyad("RUS", "KAZ"), 2001), Missing);
    assert_eq!(value("unga.agreement", dyad("RUS", "SSD"), 2001), NotApplicable);
    assert_eq!(value("unga.agreement", dyad("RUS", "CHN"), 2002), OutsideCoverage);
    // Both votes of Russia on divided roll calls of 2000 are yes, and all of China's and Russia's
    // differ in none: no order.
    assert_eq!(value("unga.tau-b", dyad("RUS", "KAZ"), 2000), Undefined(Reason::ConstantPortfolio));
    assert_eq!(value("unga.ideal-point", state("RUS"), 2001), Number(0.25));
    assert_eq!(value("unga.ideal-point", state("CHN"), 2001), Missing);
    assert_eq!(value("unga.ideal-point", state("KAZ"), 2000), Missing);
    assert_eq!(value("unga.ideal-point", state("SSD"), 2000), NotApplicable);
}

#[test]
fn alliances_trade_and_power() {
    assert_eq!(value("alliance.type", dyad("RUS", "KAZ"), 2000), Number(3.0));
    assert_eq!(value("alliance.type", dyad("USA", "KAZ"), 2000), Number(0.0));
    assert_eq!(value("alliance.type", dyad("USA", "SSD"), 2000), NotApplicable);
    assert_eq!(value("alliance.type", dyad("USA", "KAZ"), 2005), OutsideCoverage);
    // Imports of the USA from Kazakhstan are an empty cell; Russia bought nothing there in 2001.
    assert_eq!(value("trade.balance", dyad("KAZ", "USA"), 2000), Missing);
    assert_eq!(value("trade.balance", dyad("KAZ", "RUS"), 2001), Number(-1.0));
    assert_eq!(value("trade.balance", dyad("KAZ", "FRA"), 2000), NotApplicable);
    assert_eq!(value("trade.balance", dyad("KAZ", "SSD"), 2000), NotApplicable);
    // Kazakhstan's GDP of 2000 is not in the file, that of 2001 is; France is not in it at all.
    assert_eq!(value("power.share gdp", state("KAZ"), 2000), Missing);
    assert_eq!(value("power.share gdp", state("FRA"), 2000), OutsideCoverage);
    assert_eq!(value("power.cinc", state("FRA"), 2000), NotApplicable);
    assert_eq!(value("power.cinc", state("SSD"), 2000), NotApplicable);
    assert_eq!(
        value("power.concentration", counterpoise_panel::Who::System, 1999),
        OutsideCoverage
    );
}

#[test]
fn contiguity_and_relevance() {
    assert_eq!(value("contiguity.type", dyad("CHN", "RUS"), 2000), Number(1.0));
    assert_eq!(value("contiguity.type", dyad("USA", "RUS"), 2000), Number(2.0), "the nearest");
    assert_eq!(value("contiguity.type", dyad("KAZ", "FRA"), 2000), Number(0.0));
    assert_eq!(value("contiguity.within land", dyad("RUS", "USA"), 2000), Number(0.0));
    assert_eq!(value("contiguity.within 12-miles", dyad("RUS", "USA"), 2000), Number(1.0));
    assert_eq!(value("contiguity.type", dyad("KAZ", "SSD"), 2000), NotApplicable);
    assert_eq!(value("contiguity.type", dyad("RUS", "CHN"), 2010), OutsideCoverage);
    // Two neighbours; a major power and a state far away; neither; not covered, with and without one.
    assert_eq!(value("contiguity.relevant", dyad("RUS", "KAZ"), 2000), Number(1.0));
    assert_eq!(value("contiguity.relevant", dyad("USA", "BRA"), 2000), Number(1.0));
    assert_eq!(value("contiguity.relevant", dyad("KAZ", "BRA"), 2000), Number(0.0));
    assert_eq!(value("contiguity.relevant", dyad("USA", "BRA"), 2010), Number(1.0));
    assert_eq!(value("contiguity.relevant", dyad("KAZ", "BRA"), 2010), OutsideCoverage);
    assert_eq!(value("power.major", state("CHN"), 1949), Number(0.0));
    assert_eq!(value("power.major", state("CHN"), 1950), Number(1.0));
    assert_eq!(value("power.major", state("KAZ"), 1950), NotApplicable);
}

/// Russia, China and the United States voted on five roll calls, Kazakhstan on the first three; the
/// third was unanimous.
#[test]
fn votes_of_who_was_absent() {
    let of = |query: &str, one, other, year| value(query, dyad(one, other), year);
    // Session of 2001: China no, no; Russia no, yes; Kazakhstan absent twice, as was Belarus.
    assert_eq!(of("unga.agreement", "RUS", "KAZ", 2001), Missing);
    assert_eq!(of("unga.agreement absent-fourth", "RUS", "KAZ", 2001), Number(0.0));
    assert_eq!(of("unga.agreement absent-fourth", "BLR", "KAZ", 2001), Number(1.0));
    assert_eq!(of("unga.agreement absent-disagrees", "RUS", "KAZ", 2001), Number(0.0));
    assert_eq!(
        of("unga.agreement absent-disagrees", "BLR", "KAZ", 2001),
        Undefined(Reason::NothingInCommon)
    );
    assert_eq!(of("unga.agreement absent-abstains", "USA", "KAZ", 2001), Number(0.5));
    assert_eq!(of("unga.agreement absent-fourth", "RUS", "SSD", 2001), NotApplicable);
    // Absences change nothing between two who were there.
    for choice in ["", "absent-fourth", "absent-disagrees", "absent-abstains", "whole-texts"] {
        let query = format!("unga.agreement {choice}");
        assert_eq!(of(&query, "RUS", "CHN", 2000), Number(0.5), "{choice}");
    }
    let query = MeasureQuery::parse("unga.agreement yes-no absent-abstains").unwrap();
    let catalogue = Catalogue::new(&small().store, vec![]);
    let nothing = catalogue.bind(&query, Scope::yearly(Years::one(2001))).unwrap_err().to_string();
    assert!(nothing.contains("`yes-no` leaves abstentions out"), "{nothing}");
    // Both sessions as one lot: of four divided roll calls two alike.
    assert_eq!(of("unga.agreement window=2", "RUS", "CHN", 2001), Number(0.5));
    assert_eq!(small().value("unga.agreement window=2", dyad("RUS", "CHN"), 2001).n, 4);
    assert_eq!(
        small().value("unga.agreement window=2", dyad("RUS", "CHN"), 2000).note,
        "the data have not every session of the window"
    );
    assert_eq!(of("unga.agreement calendar-year", "RUS", "CHN", 2000), Number(0.5));
}

#[test]
fn things_that_happened() {
    assert_eq!(value("arms.flow", dyad("RUS", "KAZ"), 2000), Number(0.0));
    assert_eq!(
        small().value("arms.flow", dyad("RUS", "KAZ"), 2000).n,
        1,
        "a delivery below half a million"
    );
    assert_eq!(small().value("arms.flow", dyad("RUS", "KAZ"), 2001).n, 0, "no delivery");
    assert_eq!(value("arms.dependence", dyad("RUS", "USA"), 2000), Undefined(Reason::ZeroTotal));
    assert_eq!(value("arms.flow window=2", dyad("RUS", "CHN"), 2000), OutsideCoverage);
    assert_eq!(value("igo.joint", dyad("RUS", "KAZ"), 2000), Missing);
    assert_eq!(value("igo.joint", dyad("RUS", "FRA"), 2000), NotApplicable);
    assert_eq!(value("dispute.fatal", dyad("RUS", "CHN"), 2000), Number(1.0));
    assert_eq!(value("dispute.fatal", dyad("USA", "CHN"), 2001), Missing);
    assert_eq!(value("dispute.fatal", dyad("USA", "KAZ"), 2001), Number(0.0));
    assert_eq!(value("finance.sum", dyad("CHN", "KAZ"), 2000), Number(100.0));
    assert_eq!(value("finance.count", dyad("CHN", "KAZ"), 2001), Number(0.0));
    assert_eq!(value("finance.sum oda-like", dyad("CHN", "KAZ"), 2000), Missing);
    assert_eq!(value("finance.sum", dyad("RUS", "KAZ"), 2000), OutsideCoverage);
    assert_eq!(value("finance.sum", dyad("CHN", "FRA"), 2000), OutsideCoverage);
    assert_eq!(value("visits.count", dyad("CHN", "FRA"), 2000), Number(0.0));
    assert_eq!(value("visits.count", dyad("RUS", "CHN"), 2000), OutsideCoverage);
}

#[test]
fn events() {
    assert_eq!(value("events.count", dyad("RUS", "CHN"), 2000), Number(2.0));
    assert_eq!(value("events.count same-code", dyad("RUS", "CHN"), 2000), Number(1.0));
    assert_eq!(value("events.count", dyad("CHN", "USA"), 2000), Number(0.0));
    assert_eq!(value("events.net", dyad("CHN", "USA"), 2000), Undefined(Reason::NoEvents));
    assert_eq!(value("events.count", dyad("RUS", "KAZ"), 2000), OutsideCoverage, "never named");
    assert_eq!(value("events.count", dyad("RUS", "CHN"), 2002), OutsideCoverage);
    assert_eq!(
        small().value("events.count", dyad("RUS", "CHN"), 2001).note,
        "the source covers a part of the period"
    );
}

#[test]
fn a_supplier_whose_table_alone_was_added() {
    let one = Small::new();
    one.add(
        "sipri-tiv",
        &[("sipri.csv", "supplier,recipient,year,value\nRussia,China,2000,1700\n")],
    );
    assert_eq!(one.value("arms.flow", dyad("RUS", "IND"), 2000).value, Number(0.0));
    assert_eq!(one.value("arms.flow", dyad("USA", "IND"), 2000).value, OutsideCoverage);
    let catalogue = counterpoise_panel::Catalogue::new(&one.store, vec![]);
    let scope = counterpoise_panel::Scope::yearly(counterpoise_measures::Years::one(2000));
    let query = counterpoise_panel::MeasureQuery::parse("arms.dependence").unwrap();
    assert!(catalogue.bind(&query, scope).unwrap_err().to_string().contains("one supplier only"));
}

/// The tables of `unvotes` leave out absences. Who was a member is known from the days of
/// admission.
#[test]
fn a_member_that_was_absent_is_told_from_a_state_that_is_no_member() {
    let own = Small::new();
    let votes = "rcid,country,country_code,vote\n1,Russia,RU,yes\n1,United States,US,no\n2,Russia,RU,yes\n2,United States,US,no\n";
    let calls = "rcid,session,importantvote,date,unres,amend,para,short,descr\n\
                 1,27,0,1972-10-01,R/1,0,0,A,A\n2,46,0,1991-10-01,R/2,0,0,B,B\n";
    own.add("unvotes", &[("un_votes.csv", votes), ("un_roll_calls.csv", calls)]);
    let with_usa =
        |state: &str, year: i32| own.value("unga.agreement", dyad("USA", state), year).value;
    assert_eq!(with_usa("RUS", 1972), Number(0.0));
    assert_eq!(with_usa("IND", 1972), Missing);
    assert_eq!(with_usa("UZB", 1991), Missing, "admitted in March 1992, in the session of 1991");
    assert_eq!(with_usa("UZB", 1972), NotApplicable);
    assert_eq!(
        (with_usa("CHN", 1972), with_usa("TWN", 1972)),
        (Missing, NotApplicable),
        "the seat of China"
    );
    assert_eq!((with_usa("DDR", 1972), with_usa("CHE", 1991)), (NotApplicable, NotApplicable));
    assert_eq!(with_usa("RUS", 1980), OutsideCoverage);
}

#[test]
fn the_raw_table_of_votes_knows_members_that_were_absent() {
    let own = Small::new();
    own.add(
        "unvotes",
        &[(
            "UNVotesPublished.csv",
            "rcid,session,vote,ccode,member,importantvote,date,unres,me,nu,di,hr,co,ec,year\n\
             1,47,1,365,1,0,10/13/1992,R/1,0,0,0,0,0,0,1992.0\n1,47,8,704,1,0,10/13/1992,R/1,0,0,0,0,0,0,1992.0\n\
             1,47,9,225,0,0,10/13/1992,R/1,0,0,0,0,0,0,1992.0\n1,47,3,2,1,0,10/13/1992,R/1,0,0,0,0,0,0,1992.0\n",
        )],
    );
    assert_eq!(own.value("unga.agreement", dyad("RUS", "UZB"), 1992).value, Missing);
    assert_eq!(own.value("unga.agreement", dyad("RUS", "CHE"), 1992).value, NotApplicable);
    assert_eq!(own.value("unga.agreement", dyad("RUS", "USA"), 1992).value, Number(0.0));
}
