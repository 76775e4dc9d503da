//! The windows of the path.

use crate::common::{HEAD, SCHOOLS, case, three, whole};

fn windows(settings: &str, until: &str) -> Vec<String> {
    let head = HEAD
        .replace("  draws: 400", &format!("  draws: 4\n{settings}"))
        .replace("until: 2010", &format!("until: {until}"));
    let answer = whole(&case(&format!("{head}{SCHOOLS}{}", three("accommodate", "2003"))));
    let all: Vec<Vec<String>> = answer
        .paths
        .iter()
        .map(|p| p.points.iter().map(|w| format!("{} {}", w.window.first, w.window.last)).collect())
        .collect();
    assert!(
        all.iter().all(|path| *path == all[0]),
        "one arena and all pooled have the same windows"
    );
    assert_eq!(answer.paths.iter().map(|p| p.arena.is_some()).collect::<Vec<_>>(), [true, false]);
    all.into_iter().next().unwrap()
}

/// Forty quarters end after 2001-01-01 and up to 2010-12-31.
#[test]
fn eighteen_months_wide_three_apart() {
    let found = windows("", "2010");
    assert_eq!(found.len(), 40);
    assert_eq!(
        &found[..3],
        ["2001-01-01 2001-03-31", "2001-01-01 2001-06-30", "2001-01-01 2001-09-30"]
    );
    assert_eq!(
        &found[5..8],
        ["2001-01-01 2002-06-30", "2001-04-01 2002-09-30", "2001-07-01 2002-12-31"]
    );
    assert_eq!(&found[38..], ["2009-04-01 2010-09-30", "2009-07-01 2010-12-31"]);
}

const MONTHLY: &str = "  path-window: 1 month\n  path-step: 1 month\n";

#[test]
fn the_last_day_of_a_month_stays_the_last() {
    let found = windows(MONTHLY, "2008-05-31");
    let expected = [
        "2008-01-01 2008-01-31",
        "2008-02-01 2008-02-29",
        "2008-03-01 2008-03-31",
        "2008-04-01 2008-04-30",
        "2008-05-01 2008-05-31",
    ];
    assert_eq!(&found[found.len() - 5..], expected);
    let found = windows(MONTHLY, "2009-02-28");
    assert_eq!(
        &found[found.len() - 3..],
        ["2008-12-01 2008-12-31", "2009-01-01 2009-01-31", "2009-02-01 2009-02-28"]
    );
}

/// Counted from 30 March: a day that a month does not have becomes its last, and no day falls
/// between two windows.
#[test]
fn a_day_that_a_month_has_not() {
    let found = windows(MONTHLY, "2009-03-30");
    assert_eq!(
        &found[found.len() - 3..],
        ["2008-12-31 2009-01-30", "2009-01-31 2009-02-28", "2009-03-01 2009-03-30"]
    );
    let found = windows(MONTHLY, "2008-02-28");
    assert_eq!(&found[found.len() - 2..], ["2007-12-29 2008-01-28", "2008-01-29 2008-02-28"]);
}

#[test]
fn wider_than_everything_and_years() {
    assert_eq!(
        windows("  path-window: 90 years\n  path-step: 60 years\n", "2010"),
        ["2001-01-01 2010-12-31"]
    );
    let found = windows("  path-window: 2 years\n  path-step: 1 year\n", "2010");
    assert_eq!(found.len(), 10);
    assert_eq!(
        (found[0].as_str(), found[9].as_str()),
        ("2001-01-01 2001-12-31", "2009-01-01 2010-12-31")
    );
}
