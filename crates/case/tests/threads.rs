//! What is read does not depend on the number of threads.

mod common;

use common::{folder, lines};
use counterpoise_case::{Folder, load};
use counterpoise_diagnostic::{Code, Diagnostic, KEPT};
use proptest::prelude::*;

/// Everything that comes of a folder.
fn read(folder: &Folder, threads: usize) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
    let loaded = pool.install(|| load(folder, &[]));
    format!("{:?}\n{:?}\n{}", loaded.case, loaded.diagnostics, lines(&loaded).join("\n"))
}

const STUDY: &str = "case c \"C\"\n  subject: RUS\n  target: CHN\narena north \"North\"\nset out \"Out\"\n  default: off\n";

fn event() -> impl Strategy<Value = String> {
    let who = || {
        prop::sample::select(vec!["RUS", "CHN", "USA", "KAZ", "PRK", "SCO", "Korea", "KZA", "XXX"])
    };
    let field = prop::sample::select(vec![
        "  arena: north\n",
        "  arena: south\n",
        "  instrument: summit\n  issue: talks\n",
        "  cite: @pape2005 p. 3\n",
        "  cite: @nobody\n",
        "  posture: equality\n",
        "  set: out\n",
        "  follows: E7\n",
        "  note: told\n    at length\n",
    ]);
    (0..3000_u32, 1940..2020_i32, who(), who(), field).prop_map(|(id, year, from, to, field)| {
        format!("event {year} {from} -> {to} \"Act\"\n  id: E{id}\n  deed, resist, hard\n{field}\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_thread_reads_what_two_read(events in prop::collection::vec(event(), 300..900)) {
        let (first, second) = events.split_at(events.len() / 3);
        let files = [("a.case", first.concat()), ("b.case", second.concat()), ("study.case", STUDY.to_owned())];
        let folder = folder(&files.each_ref().map(|(name, text)| (*name, text.as_bytes())));
        let one = read(&folder, 1);
        prop_assert_eq!(&one, &read(&folder, 2));
        prop_assert_eq!(&one, &read(&folder, 5));
    }
}

/// A text of several parts: lines and bytes are counted from the beginning of the file.
#[test]
fn places_in_a_large_file_are_right() {
    let event =
        "event 2014 RUS -> CHN \"Act\"\n  deed, resist\n  note: without an id, at some length\n\n";
    let n = (5 << 18) / event.len();
    let folder =
        folder(&[("events.case", event.repeat(n).as_bytes()), ("study.case", STUDY.as_bytes())]);
    let loaded = load(&folder, &[]);
    let nameless = || loaded.diagnostics.iter().filter(|d| d.code == Code::NO_EVENT_ID);
    assert_eq!(nameless().map(Diagnostic::times).sum::<u64>(), n as u64);
    let starts = nameless().filter_map(|d| d.span).map(|s| s.start as usize);
    assert!(starts.eq((0..KEPT).map(|i| i * event.len())));
    // Of what is met once, in the last part, the place is that in the file.
    let good =
        "event 2014 RUS -> CHN \"Act\"\n  id: E1\n  deed, resist\n  note: at some length\n\n";
    let comments = "; A comment, of which there are many.\n".repeat((5 << 18) / 38);
    let late = folder_of(&format!("{comments}{good}evnt 2014\n"));
    let loaded = load(&late, &[]);
    let unknown = loaded.diagnostics.iter().find(|d| d.code == Code::UNKNOWN_DIRECTIVE);
    let at = unknown.and_then(|d| d.span).map(|s| s.start as usize);
    assert_eq!(at, Some(comments.len() + good.len()));
}

fn folder_of(events: &str) -> Folder {
    folder(&[("events.case", events.as_bytes()), ("study.case", STUDY.as_bytes())])
}
