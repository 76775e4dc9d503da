//! `scan`: every dyad of the store, and whose balance shifted most.

mod actors;

use crate::args::ScanArgs;
use crate::chosen::{named, years};
use crate::failure::{Failure, Outcome, Result};
use crate::files::replace;
use crate::output::{note, screen, show, width};
use crate::progress::Stages;
use crate::store::open;
use crate::style::dim;
use counterpoise_datasets::{Manifest, Shape, Store};
use counterpoise_measures::events::Period;
use counterpoise_present::screens::scan as screens;
use counterpoise_present::tables::scan::{Pair, shifts};
use counterpoise_scan::{Scan, Spec, scan_watched};
use counterpoise_world::{System, World};

pub(crate) fn run(args: &ScanArgs) -> Result {
    let base = spec(args)?;
    let pairs = args.dyad.iter().map(|text| pair(text)).collect::<Result<Vec<_>>>()?;
    let store = open(&args.store)?;
    let mut scans = Vec::new();
    for manifest in datasets(&store, args)? {
        scans.push(search(&store, &manifest, args, &base)?);
    }
    if let Some(path) = &args.page {
        let page = counterpoise_report::scan_page(&scans, args.top);
        replace(path, page.as_bytes())?;
        note(&dim(&format!("page: {}", path.display())));
    }
    let text = || match pairs.as_slice() {
        [] => screens::shifts(&scans, args.top, width()),
        pairs => screens::dyads(&scans, pairs, width()),
    };
    show(args.shown.format, || shifts(&scans, &pairs), || screen(&text()))?;
    Ok(Outcome::Well)
}

/// `RUS:UKR`.
fn pair(text: &str) -> Result<Pair> {
    let Some((one, other)) = text.split_once(':') else {
        return Err(Failure::new(format!(
            "--dyad {text}: write two states with a colon, as in --dyad RUS:UKR"
        )));
    };
    let (one, other) = (state(one)?, state(other)?);
    if one == other {
        Err(Failure::new(format!("--dyad {text}: a dyad is of two different states")))
    } else {
        Ok((one, other))
    }
}

fn state(text: &str) -> Result<&'static str> {
    let world = World::builtin();
    let found = world
        .lookup(System::Id, &text.trim().to_uppercase(), None)
        .or_else(|_| world.lookup(System::Any, text, None));
    found
        .map(|state| state.id)
        .map_err(|error| Failure::new(format!("{error}\n  {}", error.help())))
}

/// The datasets that are asked for; else all that have a balance.
fn datasets(store: &Store, args: &ScanArgs) -> Result<Vec<Manifest>> {
    if !args.data.is_empty() {
        return args.data.iter().map(|name| named(store, name)).collect();
    }
    let newest = store.datasets()?.into_iter().filter_map(|mut dataset| dataset.vintages.pop());
    let found: Vec<Manifest> = newest.filter(has_balance).collect();
    if found.is_empty() {
        return Err(Failure::new(format!(
            "the store {} has neither events nor votes\n  `counterpoise data kinds` says what files hold them, `counterpoise data \
             add` adds them",
            store.folder().display()
        )));
    }
    Ok(found)
}

fn has_balance(manifest: &Manifest) -> bool {
    manifest.shape.has_events()
        || manifest.shape == Shape::Votes
        || manifest.column("verbal_conflict").is_some()
}

fn spec(args: &ScanArgs) -> Result<Spec> {
    let period = args.period.map_or(Period::Year, Period::from);
    let usual = Spec::new(period);
    Ok(Spec {
        directed: args.directed,
        window: args.window.map_or(usual.window, usize::from),
        minimum: args.minimum,
        years: years(args.years.as_deref())?,
        dedup: args.dedup.map(Into::into),
        official: args.official,
        assigned: args.actors.as_deref().map_or_else(|| Ok(Vec::new()), actors::read)?,
        shuffles: args.shuffles,
        seed: args.seed,
        ..usual
    })
}

/// Of several datasets those without a direction, or by years, are scanned so; of one that is named
/// it would be an error.
fn search(store: &Store, manifest: &Manifest, args: &ScanArgs, base: &Spec) -> Result<Scan> {
    let alone = args.data.len() == 1;
    let events = manifest.shape.has_events();
    let votes = manifest.shape == Shape::Votes;
    let period = match args.period {
        None => usual_period(manifest),
        Some(_) if !events && !alone => Period::Year,
        Some(word) => word.into(),
    };
    let usual = Spec::new(period);
    let spec = Spec {
        period,
        directed: base.directed && (!votes || alone),
        window: args.window.map_or(usual.window, usize::from),
        ..base.clone()
    };
    let stages = Stages::new(&manifest.dataset);
    let watch = |stage| stages.at(stage);
    let found = scan_watched(store, &manifest.dataset, Some(&manifest.vintage), &spec, &watch);
    drop(stages);
    found.map_err(|problem| Failure::new(problem.to_string()))
}

/// Years; months where the data have too few of them.
fn usual_period(manifest: &Manifest) -> Period {
    let few = manifest.coverage.len() < 5;
    if few && manifest.shape.has_events() { Period::Month } else { Period::Year }
}
