//! The quick verdict of a universe is that of the case with its changes made, judged the slow way.
#![allow(clippy::unwrap_used)]

use counterpoise_case::model::*;
use counterpoise_case::{Folder, load, read_folder};
use counterpoise_concepts::{Room, Scene, TooMany, Touched, Universes, judge};
use counterpoise_dates::Day;
use counterpoise_ledger::{Cell, Ledger};
use counterpoise_numerics::Stream;
use std::path::Path;

fn shipped() -> Case {
    let folder: Folder =
        read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/russia-china"));
    load(&folder, &[]).case
}

/// Every kind of change, in fourteen choices.
fn options(case: &Case) -> Vec<Vec<Vec<Edit>>> {
    let anchors = |full_out, crossover, full_in| Anchors { full_out, crossover, full_in };
    let point = |id: &str| case.turning_points.iter().position(|point| point.id == id).unwrap();
    let day = |y, m, d| Day::new(y, m, d).unwrap();
    let one = |edits: Vec<Edit>| {
        edits.into_iter().map(|edit| vec![edit]).chain([vec![]]).collect::<Vec<_>>()
    };
    let set = SetId(0);
    vec![
        case.header.schools.iter().map(|&school| vec![Edit::School(school)]).collect(),
        one(vec![Edit::Aggregation(Aggregation::Mean), Edit::Aggregation(Aggregation::Geometric)]),
        one(vec![
            Edit::SetAt(0.6),
            Edit::SetAt(0.95),
            Edit::Combine(Combine::Bounds),
            Edit::Combine(Combine::EachInTurn),
        ]),
        one(vec![Edit::Unit(0.5), Edit::Unit(5.0), Edit::Lean(2.0, 2.0), Edit::Some(0.1, 0.3)]),
        vec![
            vec![],
            vec![Edit::Calibrate(anchors(0.0, 2.0, 6.0), anchors(0.0, 3.0, 9.0)), Edit::Unit(1.0)],
        ],
        one(vec![
            Edit::Weight(3.0),
            Edit::WithoutMode(Mode::NonAct),
            Edit::WithoutMode(Mode::Statement),
        ]),
        one(vec![
            Edit::Undated(Undated::WhereverPossible),
            Edit::Dates(Placing::Earliest),
            Edit::Dates(Placing::Latest),
        ]),
        one(vec![Edit::Reach(Reach::Place), Edit::Reach(Reach::Wider)]),
        one(vec![
            Edit::Hardness("arms-transfer".into(), Hardness::Soft),
            Edit::Coder("second-reading".into()),
        ]),
        one(vec![
            Edit::TurningPoint(point("crimea"), day(2014, 7, 17)),
            Edit::TurningPoint(point("sreb"), day(2013, 1, 1)),
        ]),
        one(vec![Edit::Set(set, true), Edit::Measure("capability".into(), "trade-share".into())]),
        one((0..case.sources.len() as u32).map(|at| Edit::WithoutSource(SourceId(at))).collect()),
        one(case.sources.iter().filter_map(|source| source.side).map(Edit::WithoutSide).collect()),
        one(vec![
            Edit::WithoutKind(SourceKind::Press),
            Edit::WithoutKind(SourceKind::Statistics),
            Edit::WithoutKind(SourceKind::Scholarly),
            Edit::WithoutKind(SourceKind::ThinkTank),
        ]),
    ]
}

fn places(case: &Case) -> Vec<Scene> {
    let periods: Vec<PeriodId> = (0..case.periods.len() as u32)
        .map(PeriodId)
        .filter(|&period| !case[period].comparison)
        .collect();
    let place = |arena, domain: Option<&str>, period| Scene {
        arena,
        domain: domain.map(Name::from),
        period,
    };
    let arenas = case.header.arenas.iter().copied().map(Some).chain([None]);
    let mut all: Vec<Scene> = arenas
        .flat_map(|arena| periods.iter().map(move |&period| place(arena, None, period)))
        .collect();
    all.extend(periods.iter().map(|&period| place(None, Some("energy"), period)));
    all
}

#[test]
fn the_quick_verdict_is_the_slow_one() {
    let case = shipped();
    let dyad = (case.header.subject.unwrap(), case.header.target.unwrap());
    let (options, places) = (options(&case), places(&case));
    let universes = Universes::new(&case, dyad, None, &places, options.clone()).unwrap();
    let (stream, mut room) = (Stream::new(7, "test", "universes"), Room::default());
    let (mut seen, mut drawn) = (std::collections::BTreeSet::new(), 0);
    for round in 0..120 {
        // Beside wholly random universes some near the case as it stands, where labels are not
        // mostly none of these.
        let universe: Vec<u16> = options
            .iter()
            .map(|choice| {
                drawn += 1;
                let keep =
                    round % 3 > 0 && choice.len() > 1 && stream.uniform(1_000_000 + drawn) < 0.7;
                let plain = choice.iter().position(Vec::is_empty).unwrap_or(choice.len() - 1);
                if keep { plain as u16 } else { stream.below(drawn, choice.len()) as u16 }
            })
            .collect();
        let slow = universes.case_of(&universe);
        let ledger = Ledger::new(&slow, dyad, &slow.settings);
        for (at, place) in places.iter().enumerate() {
            let cell = Cell {
                arena: place.arena,
                domain: place.domain.clone(),
                window: slow[place.period].window,
            };
            let verdict = judge(&ledger.view(&cell), slow.header.author_school.unwrap());
            let quick = universes.label(&universe, at, &mut room);
            let quick = universes.labels()[usize::from(quick)].as_str();
            assert_eq!(quick, verdict.label().unwrap_or("none of these"), "{universe:?} {place:?}");
            seen.insert(quick.to_owned());
            // The lead of the verdict's own label is the same number.
            if let Some(label) = verdict.label() {
                let asked: Vec<bool> = universes.labels().iter().map(|own| own == label).collect();
                let (_, lead) = universes.lead(&universe, at, &asked, &mut room);
                let own =
                    verdict.labels.iter().find(|l| l.label == label).unwrap().membership.height();
                let other =
                    verdict.labels.iter().filter(|l| l.label != label).map(|l| l.membership.hi);
                assert_eq!(lead.to_bits(), (own - other.fold(0.0, f64::max)).to_bits());
            }
        }
    }
    assert!(seen.len() > 8, "{seen:?}");
}

#[test]
fn too_many_combinations_are_said() {
    let case = shipped();
    let dyad = (case.header.subject.unwrap(), case.header.target.unwrap());
    let days = |n: i32| {
        (0..n).map(|at| vec![Edit::TurningPoint(0, Day::new(2000 + at, 1, 1).unwrap())]).collect()
    };
    let options: Vec<Vec<Vec<Edit>>> = vec![days(60), days(60), days(60)];
    let error = Universes::new(&case, dyad, None, &[], options).err().unwrap();
    let (combinations, most) = (60 * 60 * 60, 16_384);
    assert_eq!(error, TooMany { combinations, most, of: Touched::Shares });
}

#[test]
fn without_schools_nothing_can_be_said() {
    let mut case = shipped();
    (case.header.schools, case.header.author_school) = (Vec::new(), None);
    let dyad = (case.header.subject.unwrap(), case.header.target.unwrap());
    let universes = Universes::new(&case, dyad, None, &places(&case), Vec::new()).unwrap();
    assert_eq!(universes.labels(), ["none of these"]);
    assert_eq!(universes.label(&[], 0, &mut Room::default()), 0);
    assert_eq!(universes.lead(&[], 0, &[true], &mut Room::default()), (0, 0.0));
}
