//! What a run depended on.

use crate::common::{small, three, whole};
use counterpoise_case::Folder;
use counterpoise_study::{fingerprint, sha256};

/// FIPS 180-2, appendix B.1; and the hash of nothing, from NIST's examples.
#[test]
fn published_hashes() {
    assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(sha256(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

fn folder(files: &[(&str, &str)]) -> Folder {
    Folder {
        files: files.iter().map(|(name, text)| ((*name).to_owned(), (*text).into())).collect(),
        unreadable: vec![],
    }
}

#[test]
fn every_byte_counts_and_the_order_does_not() {
    let answer = whole(&small(&three("accommodate", "2003")));
    let of = |files: &[(&str, &str)]| fingerprint(&folder(files), &answer);
    let base = of(&[("a.case", "one"), ("b.case", "two")]);
    assert_eq!(base, of(&[("b.case", "two"), ("a.case", "one")]));
    for changed in [
        [("a.case", "One"), ("b.case", "two")],
        [("a.case", "one"), ("b.case", "two ")],
        [("a.case", "one"), ("c.case", "two")],
        [("a.case", "two"), ("b.case", "one")],
    ] {
        assert_ne!(base, of(&changed), "{changed:?}");
    }
    assert_eq!((base.seed, base.draws), (1, 400));
    assert_eq!(base.inputs[0], ("a.case".to_owned(), sha256(b"one")));
    assert!(
        base.inputs
            .iter()
            .any(|(name, hash)| name == "built-in schools/study-2019.case" && hash.len() == 64)
    );
}
