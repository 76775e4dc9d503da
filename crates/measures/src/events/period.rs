//! The periods that events are added up over.

use counterpoise_dates::Day;

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Period {
    /// A day.
    Day,
    /// A calendar month.
    #[default]
    Month,
    /// A quarter, from January, April, July and October.
    Quarter,
    /// A calendar year.
    Year,
}

impl Period {
    /// All four.
    pub const ALL: [Period; 4] = [Period::Day, Period::Month, Period::Quarter, Period::Year];

    /// The number of the period that the day lies in. Periods that follow one another have numbers
    /// that do.
    #[inline]
    pub fn number(self, day: Day) -> i32 {
        let (year, month, _) = day.ymd();
        match self {
            Period::Day => day.number(),
            Period::Month => year * 12 + i32::from(month) - 1,
            Period::Quarter => year * 4 + (i32::from(month) - 1) / 3,
            Period::Year => year,
        }
    }

    /// The first day of the period of that number; `None` beyond the calendar.
    pub fn first_day(self, number: i32) -> Option<Day> {
        let of = |parts: i32, months: i32| {
            Day::new(number.div_euclid(parts), (number.rem_euclid(parts) * months + 1) as u8, 1)
        };
        match self {
            Period::Day => Day::from_number(number),
            Period::Month => of(12, 1),
            Period::Quarter => of(4, 3),
            Period::Year => of(1, 12),
        }
    }

    /// The period as text: `2014-03-18`, `2014-03`, `2014-Q1`, `2014`; empty beyond the calendar.
    pub fn label(self, number: i32) -> String {
        let Some(first) = self.first_day(number) else {
            return String::new();
        };
        let (year, month, _) = first.ymd();
        match self {
            Period::Day => first.to_string(),
            Period::Month => format!("{year:04}-{month:02}"),
            Period::Quarter => format!("{year:04}-Q{}", month.div_ceil(3)),
            Period::Year => format!("{year:04}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Period;
    use counterpoise_dates::Day;

    #[test]
    fn labels_of_a_day() {
        let day = Day::new(2014, 3, 18).unwrap();
        let labels = Period::ALL.map(|period| period.label(period.number(day)));
        assert_eq!(labels, ["2014-03-18", "2014-03", "2014-Q1", "2014"]);
    }

    #[test]
    fn first_days_lie_in_their_period() {
        for period in Period::ALL {
            for day in (-800_000..900_000).step_by(37).filter_map(Day::from_number) {
                let number = period.number(day);
                let first = period.first_day(number).unwrap();
                assert!(first <= day && period.number(first) == number, "{period:?} {day}");
                assert!(
                    first == Day::MIN
                        || period.number(Day::from_number(first.number() - 1).unwrap())
                            == number - 1
                );
            }
        }
    }

    #[test]
    fn beyond_the_calendar_there_is_no_period() {
        assert_eq!(Period::ALL.map(|period| period.label(i32::MAX)), ["", "", "", ""]);
    }
}
