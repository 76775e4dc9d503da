//! Any mapping, the sheet it is for, and what comes of importing it twice.

#![no_main]

use counterpoise_exchange::{Mapping, Options, import_events, merge, propose};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&str, &str)| {
    let (mapping, sheet) = input;
    let _ = propose("sheet.csv", sheet.as_bytes(), None);
    let options = Options { mapping: Mapping::parse(mapping).ok(), stubs: true, ..Options::default() };
    let imported = import_events("sheet.csv", sheet.as_bytes(), &options);
    let again = merge(&imported.text, &imported.text, Some(&imported.text));
    assert_eq!(again.text, imported.text);
    let _ = merge(mapping, &imported.text, None);
});
