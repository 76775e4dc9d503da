//! How long every measure of similarity takes for all dyads of all sessions of the General
//! Assembly, from a store.
//!
//! `cargo run --release -p counterpoise-panel --example panel-speed -- STORE`, a store with `unvotes`
//! (and `atop`).

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "an example prints and times"
)]

use std::time::Instant;

use counterpoise_datasets::Store;
use counterpoise_measures::Years;
use counterpoise_measures::catalogue::catalogue;
use counterpoise_panel::{Catalogue, MeasureQuery, Scope, StateNo, Who};

fn main() {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "store".to_owned());
    let store = Store::open(std::path::Path::new(&folder)).unwrap();
    for (family, first, last) in [("unga.", 1946, 2019), ("alliance.", 1946, 2018)] {
        of_family(&store, family, Years::new(first, last).unwrap());
    }
}

fn of_family(store: &Store, family: &str, years: Years) {
    let catalogue = Catalogue::new(store, Vec::new());
    let mut whole = (0u64, 0.0);
    for line in lines(family) {
        let query = MeasureQuery::parse(&line).unwrap();
        let start = Instant::now();
        let Ok(bound_measure) =
            catalogue.bind(&query, Scope::yearly(years)).inspect_err(|error| println!("{error}"))
        else {
            return println!("{line}: its data are not in the store");
        };
        let bound_in = start.elapsed().as_secs_f64();
        let dyads: Vec<(i32, Vec<Who>)> =
            (years.first..=years.last).map(|year| (year, dyads(year))).collect();
        let start = Instant::now();
        let (mut asked, mut values) = (0u64, 0u64);
        for (year, dyads) in &dyads {
            asked += dyads.len() as u64;
            values += dyads
                .iter()
                .filter(|who| bound_measure.value(**who, *year).value.number().is_some())
                .count() as u64;
        }
        let seconds = start.elapsed().as_secs_f64();
        whole = (whole.0 + asked, whole.1 + seconds);
        println!(
            "{line:<28} {asked} dyad-years, {values} with a value: {:.0} ns each (read and laid out in {bound_in:.2} s)",
            seconds * 1e9 / asked as f64
        );
    }
    println!("{family}* one thread: {:.0} ns a dyad and measure\n", whole.1 * 1e9 / whole.0 as f64);
}

/// Measures of similarity, each in every variant.
fn lines(family: &str) -> Vec<String> {
    let alike = |name: &str| {
        ["agreement", "s", "tau-b", "kappa", "pi", "a"].contains(&&name[family.len()..])
    };
    let infos = catalogue().iter().filter(|info| info.name.starts_with(family) && alike(info.name));
    infos
        .flat_map(|info| {
            let variants: Vec<&str> = info.variants.iter().map(|variant| variant.name).collect();
            let variants = if variants.is_empty() { vec![""] } else { variants };
            variants
                .into_iter()
                .map(|variant| format!("{} {variant}", info.name))
                .collect::<Vec<_>>()
        })
        .collect()
}

fn dyads(year: i32) -> Vec<Who> {
    let states: Vec<StateNo> = StateNo::all().filter(|state| state.existed(year)).collect();
    let pairs = states
        .iter()
        .enumerate()
        .flat_map(|(at, one)| states[at + 1..].iter().map(move |other| (*one, *other)));
    pairs.map(|(one, other)| Who::Dyad(one, other)).collect()
}
