//! Any bytes as a sheet of events: imported, and the directives read as a case.

#![no_main]

use counterpoise_case::{Folder, load};
use counterpoise_exchange::{Options, import_events, original_table};

const STUDY: &str = "case small \"Small\"\n  subject: RUS\n  target: CHN\n\narena region \"Region\"\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let imported = import_events("events.csv", bytes, &Options::default());
    let _ = original_table(&imported.text);
    let files = vec![
        ("events.case".to_owned(), imported.text.into_bytes()),
        ("study.case".to_owned(), STUDY.as_bytes().to_vec()),
    ];
    let _ = load(&Folder { files, unreadable: Vec::new() }, &[]);
});
