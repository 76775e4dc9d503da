//! Days as dates.

/// Year, month and day of a day counted from 1 January 1970 (Hinnant's algorithm).
///
/// Its years begin in March: the odd day of a leap year is then the last of a year, and the months
/// before it have lengths that one line gives.
pub(crate) fn calendar(day: i64) -> (i64, i64, i64) {
    let shifted = day + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, of_year - (153 * shifted_month + 2) / 5 + 1)
}

/// The date to the day.
pub(crate) fn exactly(day: i64) -> String {
    let (year, month, day) = calendar(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The date to the month.
pub(crate) fn monthly(day: i64) -> String {
    let (year, month, _) = calendar(day);
    format!("{year:04}-{month:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(exactly(0), "1970-01-01");
        assert_eq!(exactly(18_261), "2019-12-31");
        assert_eq!(exactly(-134_774), "1601-01-01");
        assert_eq!(exactly(15_399), "2012-02-29");
        assert_eq!(monthly(18_262), "2020-01");
    }
}
