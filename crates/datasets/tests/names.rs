//! Names of datasets and vintages: a store can be copied to any system.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use std::ops::ControlFlow;

use common::{Folder, bytes};
use counterpoise_datasets::{AddOptions, ErrorKind};

/// Adds a table that holds one number under these names.
fn named(folder: &Folder, number: u32, dataset: &str, vintage: Option<&str>) -> Result<(), String> {
    let text = format!(
        "ccode,year,milex,milper,irst,pec,tpop,upop,cinc\n2,1816,{number},17,80,254,8659,101,0.0397\n"
    );
    let options = AddOptions {
        kind: "cow-nmc".into(),
        files: vec![folder.file("nmc.csv", text.as_bytes())],
        dataset: Some(dataset.to_owned()),
        vintage: vintage.map(str::to_owned),
        ..AddOptions::default()
    };
    let added = folder.store.add(&options, &mut |_| ControlFlow::Continue(()));
    added.map(|_| ()).map_err(|error| {
        assert_eq!(error.kind, ErrorKind::Request);
        error.what
    })
}

#[test]
fn names_that_windows_forbids_are_refused() {
    let folder = Folder::new();
    for name in ["CON", "nul", "aux.x", "Com1", "lpt9.csv.gz", "PRN."] {
        assert_eq!(
            named(&folder, 1, name, None).unwrap_err(),
            format!(
                "\"{name}\" cannot be the name of a folder on Windows: it is the name of a device there, with any ending."
            )
        );
        assert!(named(&folder, 1, "nmc", Some(name)).is_err(), "{name}");
    }
    assert_eq!(
        named(&folder, 1, "nmc.", None).unwrap_err(),
        "\"nmc.\" cannot be the name of a folder on Windows: it ends with a dot, which is lost there."
    );
    assert_eq!(bytes(folder.store.folder()), []);
    for name in ["console", "aux2", "com10", "lpt", "nmc.v2"] {
        named(&folder, 1, name, None).unwrap();
    }
}

#[test]
fn names_that_differ_by_capitals_only_are_refused() {
    let folder = Folder::new();
    named(&folder, 1, "Capabilities", Some("v1")).unwrap();
    assert_eq!(
        named(&folder, 1, "capabilities", None).unwrap_err(),
        "The store has a dataset \"Capabilities\": \"capabilities\" differs from it by capitals only, which some systems do not \
         tell apart."
    );
    assert_eq!(
        named(&folder, 2, "Capabilities", Some("V1")).unwrap_err(),
        "The vintage \"V1\" differs from \"v1\" by capitals only, which some systems do not tell apart."
    );
    named(&folder, 2, "Capabilities", Some("v2")).unwrap();
    assert_eq!(folder.store.vintages("Capabilities").unwrap().len(), 2);
    assert!(folder.store.check().unwrap().is_empty());
}
