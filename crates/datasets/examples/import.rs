//! Imports files into a store: `import STORE KIND FILE...`. Prints the manifest's counts.
//!
//! `THREADS=n` is the first argument where a number of threads is wanted: `import --threads 1 STORE KIND FILE...`. A test
//! kills this program at random moments and looks whether the store is as before.

#![allow(clippy::print_stdout, clippy::print_stderr, clippy::exit, reason = "a program for tests and measurements")]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use counterpoise_datasets::{AddOptions, Error, Store};

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "--threads") {
        let threads = arguments.get(1).and_then(|n| n.parse().ok()).unwrap_or(1);
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
        arguments.drain(..2);
    }
    if let Err(error) = run(&arguments) {
        eprintln!("{error}\n{}", error.mend());
        std::process::exit(1);
    }
}

fn run(arguments: &[String]) -> Result<(), Error> {
    let [store, kind, files @ ..] = arguments else {
        println!("import STORE KIND FILE...");
        return Ok(());
    };
    let mapping = files.iter().find(|file| file.ends_with(".mapping")).map(PathBuf::from);
    let files = files.iter().filter(|file| !file.ends_with(".mapping")).map(PathBuf::from).collect();
    let options = AddOptions { kind: kind.clone(), files, mapping, ..AddOptions::default() };
    let added = Store::open(Path::new(store))?.add(&options, &mut |_| ControlFlow::Continue(()))?;
    let manifest = added.manifest();
    println!("{}/{}", manifest.dataset, manifest.vintage);
    println!(
        "in {} kept {} aside {} written {}",
        manifest.rows_in, manifest.rows_kept, manifest.rows_set_aside, manifest.rows_written
    );
    println!("{:?}\n{:#?}\n{:?}", manifest.set_aside, manifest.notes, manifest.duplicates);
    Ok(())
}
