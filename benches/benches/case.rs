//! Reading, judging and reporting, small and large. `cargo bench -p counterpoise-benches`.

#![allow(missing_docs, clippy::unwrap_used, reason = "benchmarks")]

use counterpoise_case::{Folder, Loaded, load, read_folder};
use counterpoise_report::{Meta, page};
use counterpoise_study::{Choices, Control, Question, answer};
use criterion::{Criterion, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::Path;

fn shipped() -> Folder {
    read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../cases/russia-china"))
}

fn large() -> Folder {
    let files = counterpoise_benches::synthetic(100_000);
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
    group.finish();
}

criterion_group!(benches, small_case, large_case);
criterion_main!(benches);
