//! Any text as a date: read, printed, read again, measured.

#![no_main]

use counterpoise_dates::{Date, Day, Window};

libfuzzer_sys::fuzz_target!(|text: &str| {
    let date = match Date::parse(text) {
        Ok(date) => date,
        Err(error) => {
            assert!(text.get(error.span.clone()).is_some(), "the bytes at fault are part of the text");
            assert!(!error.message.is_empty() && !error.help.is_empty());
            return;
        }
    };
    let printed = date.to_string();
    let again = Date::parse(&printed).expect("what is printed can be read");
    assert_eq!(again.to_string(), printed);
    assert_eq!(again.extent(), date.extent());
    let (first, last) = (Day::new(2013, 9, 7).expect("a day"), Day::new(2015, 5, 8).expect("a day"));
    let share = date.share_in(Window { first, last });
    assert!((0.0..=1.0).contains(&share));
    for u in [0.0, 0.5, 0.999_999, 1.0] {
        let day = date.nth_day(u);
        assert!(date.extent_widened().admissible().contains(day) || date.admissible().contains(day));
    }
    assert!((0.0..=1.0).contains(&date.accrual_until(first)));
});
