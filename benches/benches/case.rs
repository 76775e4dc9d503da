//! Reading, judging and reporting, small and large. `cargo bench -p counterpoise-benches`.

#![allow(missing_docs, clippy::unwrap_used, reason = "benchmarks")]

use counterpoise_case::model::{Name, PeriodId};
use counterpoise_case::{Folder, Loaded, load, read_folder};
use counterpoise_ledger::{Ledger, coverage};
use counterpoise_report::{Meta, page};
use counterpoise_study::{Choices, Control, Question, answer, rivals_of, shifts_of};
use criterion::{Criterion, criterion_group, criterion_main};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::path::Path;

fn shipped() -> Folder {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/russia-china"))
}

fn large() -> Folder {
    folder(counterpoise_benches::synthetic(100_000))
}

fn folder(files: Vec<(String, String)>) -> Folder {
    Folder {
        files: files.into_iter().map(|(n, t)| (n, t.into_bytes())).collect(),
        unreadable: Vec::new(),
    }
}

fn judged(loaded: &Loaded, choices: Choices) -> counterpoise_study::Answer {
    answer(&loaded.case, &Question::default(), choices, Control::NONE).unwrap()
}

fn small_case(c: &mut Criterion) {
    let folder = shipped();
    let loaded = load(&folder, &[]);
    let mut group = c.benchmark_group("shipped case");
    group.sample_size(10);
    group.bench_function("check", |b| b.iter(|| black_box(load(&folder, &[]))));
    group.bench_function("judge, 2000 draws", |b| {
        b.iter(|| black_box(judged(&loaded, Choices::VERDICTS)));
    });
    group.bench_function("run, 2000 draws", |b| {
        b.iter(|| {
            let found = judged(&loaded, Choices::ALL);
            black_box(page(&loaded.case, &found, &Meta::default()))
        });
    });
    group.finish();
}

fn large_case(c: &mut Criterion) {
    let folder = large();
    let loaded = load(&folder, &[]);
    assert!(!loaded.has_errors());
    let mut group = c.benchmark_group("100,000 events");
    group.sample_size(10);
    group.bench_function("check", |b| b.iter(|| black_box(load(&folder, &[]))));
    group.bench_function("judge, 2000 draws", |b| {
        b.iter(|| black_box(judged(&loaded, Choices::VERDICTS)));
    });
    group.bench_function("shift", |b| b.iter(|| black_box(shifts_of(&loaded.case))));
    group.bench_function("coverage", |b| b.iter(|| black_box(mapped(&loaded))));
    group.finish();
}

/// What `coverage` does.
fn mapped(loaded: &Loaded) -> usize {
    let case = &loaded.case;
    let pair = case.header.subject.zip(case.header.target).unwrap();
    let ledger = Ledger::new(case, pair, &case.settings);
    let domains: BTreeSet<&Name> = case.events.iter().flat_map(|event| &event.domains).collect();
    let domains: Vec<Name> = domains.into_iter().cloned().collect();
    let periods: Vec<PeriodId> = (0..case.periods.len() as u32).map(PeriodId).collect();
    coverage(&ledger, &case.header.arenas, &domains, &periods).len()
}

fn many_rivals(c: &mut Criterion) {
    let loaded = load(&folder(counterpoise_benches::rivals(300, 300)), &[]);
    assert!(!loaded.has_errors());
    let mut group = c.benchmark_group("300 hypotheses, 300 clues");
    group.sample_size(10);
    group.bench_function("rivals, 2000 draws", |b| b.iter(|| black_box(rivals_of(&loaded.case))));
    group.finish();
}

criterion_group!(benches, small_case, large_case, many_rivals);
criterion_main!(benches);
