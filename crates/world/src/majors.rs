//! Major powers by the Correlates of War, State System Membership v2016.

use counterpoise_dates::{Day, DayRange};

/// A span in which a state was a major power.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MajorPower {
    /// The state's id.
    pub id: &'static str,
    /// When it was one; the list ends with 2016, and those still in it have an open end.
    pub span: DayRange,
}

/// The spans of major-power status: Correlates of War Project (2017), State System Membership
/// v2016.
pub const MAJOR_POWERS: &[MajorPower] = &[
    major("USA", Day::new(1898, 8, 13), None),
    major("GBR", Day::new(1816, 1, 1), None),
    major("FRA", Day::new(1816, 1, 1), Day::new(1940, 6, 22)),
    major("FRA", Day::new(1945, 8, 15), None),
    major("DEU", Day::new(1816, 1, 1), Day::new(1918, 11, 11)),
    major("DEU", Day::new(1925, 1, 1), Day::new(1945, 5, 7)),
    major("DEU", Day::new(1991, 12, 11), None),
    major("AUH", Day::new(1816, 1, 1), Day::new(1918, 11, 3)),
    major("ITA", Day::new(1860, 1, 1), Day::new(1943, 9, 2)),
    major("RUS", Day::new(1816, 1, 1), Day::new(1917, 12, 5)),
    major("RUS", Day::new(1922, 1, 1), None),
    major("CHN", Day::new(1950, 1, 1), None),
    major("JPN", Day::new(1895, 4, 1), Day::new(1945, 8, 14)),
    major("JPN", Day::new(1991, 12, 11), None),
];

const fn major(id: &'static str, first: Option<Day>, last: Option<Day>) -> MajorPower {
    MajorPower { id, span: DayRange { first, last } }
}
