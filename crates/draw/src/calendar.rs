//! Just enough calendar for an axis: days since 1970-01-01 to year, month and day, and back
//! (proleptic Gregorian).
//!
//! The arithmetic is the well-known one of eras of 400 years (Howard Hinnant, "chrono-compatible
//! low-level date algorithms", 2013).

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Year, month (1 to 12) and day (1 to 31) of a day.
#[must_use]
pub fn civil(day: i32) -> (i64, u8, u8) {
    let shifted = i64::from(day) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let date = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month as u8, date as u8)
}

/// The day of a year, month (1 to 12) and day, held within `i32`.
#[must_use]
pub fn day(year: i64, month: u8, date: u8) -> i32 {
    let year = year.clamp(-6_000_000, 6_000_000) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_year =
        (153 * (i64::from(month) + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(date) - 1;
    let of_era = year.rem_euclid(400);
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468;
    days.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
}

/// A three-letter name of a month, 1 to 12; empty for anything else.
#[must_use]
pub fn month_name(month: u8) -> &'static str {
    usize::from(month).checked_sub(1).and_then(|it| MONTHS.get(it)).copied().unwrap_or("")
}

/// A day as people write it: `21 May 2014`.
#[must_use]
pub fn written(it: i32) -> String {
    let (year, month, date) = civil(it);
    format!("{date} {} {year}", month_name(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_agree() {
        assert_eq!(day(1970, 1, 1), 0);
        assert_eq!(civil(day(2014, 3, 18)), (2014, 3, 18));
        assert_eq!(day(2015, 5, 8), 16_563);
        assert_eq!(written(day(2000, 2, 29)), "29 Feb 2000");
        for it in (-900_000..900_000).step_by(97) {
            let (year, month, date) = civil(it);
            assert_eq!(day(year, month, date), it);
        }
    }

    #[test]
    fn the_ends_of_time_do_not_panic() {
        for it in [i32::MIN, i32::MAX] {
            let (year, month, date) = civil(it);
            assert_eq!(day(year, month, date), it);
        }
        assert_eq!(month_name(0), "");
        assert_eq!(month_name(13), "");
    }
}
