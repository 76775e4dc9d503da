//! The schools that come with the program.

use crate::support::expect;

#[test]
fn every_school_on_the_list_can_be_printed_and_is_canonical() {
    let list = expect(0, &["schools", "--format", "csv"]).out;
    for row in csv::Reader::from_reader(list.as_bytes()).records() {
        let row = row.expect("a row");
        let text = expect(0, &["schools", &row[0]]).out;
        assert!(
            text.starts_with(&format!("school {} \"", &row[0])) || text.starts_with(';'),
            "{}",
            &row[0]
        );
        let tidy = counterpoise_syntax::format(
            &counterpoise_syntax::parse(&text, counterpoise_diagnostic::FileId(0)).0,
            &text,
        );
        assert_eq!(tidy, text, "{} is not in the canonical layout", &row[0]);
    }
}
