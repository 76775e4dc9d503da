//! Any bytes as the bibliography of a small case, in one of the three forms.

#![no_main]

use counterpoise_case::{Folder, load};
use counterpoise_diagnostic::{concise, human};

const STUDY: &str = "case small \"Small\"\n  subject: RUS\n  target: CHN\n  bibliography: FILE\n\n\
    event 2014 RUS -> CHN \"An act\"\n  id: E1\n  deed, resist\n  cite: @a p. 1\n";

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let file = match bytes.first() {
        Some(b'[' | b'{') => "sources.json",
        Some(b'T') => "sources.ris",
        _ => "sources.bib",
    };
    let study = STUDY.replace("FILE", file).into_bytes();
    let files = vec![(file.to_owned(), bytes.to_vec()), ("study.case".to_owned(), study)];
    let loaded = load(&Folder { files, unreadable: Vec::new() }, &[]);
    for diagnostic in loaded.diagnostics.iter().take(20) {
        let _ = concise(diagnostic, &loaded.files);
        let _ = human(diagnostic, &loaded.files, false);
    }
});
