//! Any bytes as `events.case` beside a small case: read, rendered, formatted, read again.

#![no_main]

use counterpoise_case::{Folder, load};
use counterpoise_diagnostic::{FileId, concise, human};
use counterpoise_syntax::{format, parse};

const STUDY: &str = "case small \"Small\"\n  subject: RUS\n  target: CHN\n\narena region \"Region\"\n\nturning-point 2014-03 turn \"Turn\"\n\n\
    period before \"Before\"\n  from: 2010\n  until: turn\n\nperiod after \"After\"\n  from: turn\n  until: 2019\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let files = vec![("events.case".to_owned(), bytes.to_vec()), ("study.case".to_owned(), STUDY.as_bytes().to_vec())];
    let loaded = load(&Folder { files, unreadable: Vec::new() }, &[]);
    for diagnostic in loaded.diagnostics.iter().take(20) {
        assert!(!concise(diagnostic, &loaded.files).contains('\n'));
        let _ = human(diagnostic, &loaded.files, false);
    }
    let text = String::from_utf8_lossy(bytes);
    let once = format(&parse(&text, FileId(0)).0, &text);
    assert_eq!(format(&parse(&once, FileId(0)).0, &once), once, "formatting twice changes nothing more");
});
