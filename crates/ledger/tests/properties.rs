//! What must hold for every ledger.
#![allow(clippy::unwrap_used)]

mod build;

use build::*;
use counterpoise_case::model::*;
use counterpoise_case::nowhere;
use counterpoise_ledger::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn any_event(at: usize) -> impl Strategy<Value = Event> {
    let mode = prop::sample::select(vec!["deed", "statement", "non-act"]);
    let stance = prop::sample::select(vec!["accommodate", "resist", "neutral"]);
    let hardness = prop::sample::select(vec!["hard", "soft", "plain"]);
    let date = prop::sample::select(vec![
        "2013",
        "2014-03",
        "2014-05-21",
        "2012/2015",
        "[2013..2016]",
        "undated",
        "2020",
    ]);
    let place = prop::sample::select(vec!["in central-asia", "in eurasia", "in global", ""]);
    (mode, stance, hardness, date, place, 0..6_u8).prop_map(
        move |(mode, stance, hardness, date, place, weight)| {
            act(
                &format!("e{at:02}"),
                date,
                &format!("{mode} {stance} {hardness} weight {weight} {place} issue gas from b2"),
            )
        },
    )
}

fn some_events() -> impl Strategy<Value = Vec<Event>> {
    (0..12_usize).prop_flat_map(|n| (0..n).map(any_event).collect::<Vec<_>>())
}

fn cell() -> Cell {
    Cell::arena(EURASIA, window("2013-06", "2015"))
}

fn read(events: Vec<Event>) -> Balances {
    let case = case(events);
    Ledger::new(&case, DYAD, &case.settings).view(&cell()).balances()
}

proptest! {
    #[test]
    fn the_order_of_events_moves_no_number(events in some_events(), turn in 0..12_usize) {
        let mut other = events.clone();
        other.reverse();
        let turn = turn.min(other.len());
        other.rotate_left(turn);
        prop_assert_eq!(read(events), read(other));
    }

    #[test]
    fn an_unrelated_event_moves_no_number(events in some_events()) {
        let mut more = events.clone();
        more.insert(0, act("a-other-pair", "2014", "deed resist hard weight 5 in eurasia of RUS to USA"));
        more.push(act("a-other-arena", "2014", "deed resist hard weight 5 in bilateral"));
        more.push(act("z-other-arena", "2014", "deed accommodate hard weight 5 in bilateral"));
        prop_assert_eq!(read(events), read(more));
    }

    #[test]
    fn swapping_stances_turns_net_round(events in some_events()) {
        let swap = |stance: &mut Stance| *stance = match *stance {
            Stance::Accommodate => Stance::Resist,
            Stance::Resist => Stance::Accommodate,
            other => other,
        };
        let mut swapped = events.clone();
        swapped.iter_mut().flat_map(|event| &mut event.readings).for_each(|reading| swap(&mut reading.stance));
        let (found, turned) = (read(events), read(swapped));
        prop_assert_eq!(found.all.net.value().map(|net| -net), turned.all.net.value());
        prop_assert_eq!(found.deeds.ambivalence, turned.deeds.ambivalence);
        prop_assert_eq!(found.gap.value().map(|gap| -gap), turned.gap.value());
    }

    #[test]
    fn numbers_stay_in_their_ranges(events in some_events()) {
        let found = read(events);
        let within = |evidence: &Evidence, lo: f64, hi: f64| evidence.value().is_none_or(|value| lo <= value && value <= hi);
        for balance in [&found.all, &found.acts, &found.deeds, &found.statements, &found.non_acts] {
            prop_assert!(within(&balance.net, -1.0, 1.0));
            prop_assert!(within(&balance.ambivalence, 0.0, 1.0));
            prop_assert!(within(&balance.hard_share, 0.0, 1.0));
        }
        prop_assert!(within(&found.gap, -2.0, 2.0));
    }

    #[test]
    fn a_shape_stays_within_its_range(
        sums in prop::collection::vec(prop_oneof![Just(0.0), 0.0..4.0_f64], 4),
        shape in prop::sample::select(vec![Shape::Share, Shape::Net, Shape::Ambivalence, Shape::HardShare, Shape::Gap]),
    ) {
        let [a, b, c, d] = sums[..] else { unreachable!() };
        // A part is no greater than its whole; the second sum of a share lies outside the whole.
        let (sums, lo, hi) = match shape {
            Shape::Share => (vec![a.min(b), 0.0, b], 0.0, 1.0),
            Shape::HardShare => (vec![a.min(b), b], 0.0, 1.0),
            Shape::Net => (vec![a, b], -1.0, 1.0),
            Shape::Gap => (vec![a, b, c, d], -2.0, 2.0),
            _ => (vec![a, b], 0.0, 1.0),
        };
        let nothing = match shape {
            Shape::Share | Shape::HardShare => b == 0.0,
            Shape::Gap => a + b == 0.0 || c + d == 0.0,
            _ => a + b == 0.0,
        };
        match shape.value(&sums) {
            Some(value) => prop_assert!(lo <= value && value <= hi && !nothing),
            None => prop_assert!(nothing, "a balance of something is known"),
        }
    }

    #[test]
    fn the_register_ends_at_the_balance(events in some_events()) {
        let case = case(events);
        let ledger = Ledger::new(&case, DYAD, &case.settings);
        let view = ledger.view(&cell());
        let balance = view.balance(&Filter::default());
        let last = running(&view, &Filter::default()).last().map_or((0.0, 0.0), |row| (row.running_a, row.running_r));
        prop_assert!((last.0 - balance.accommodating).abs() < 1e-9 && (last.1 - balance.resisting).abs() < 1e-9);
        let months = monthly(&view, &Filter::default());
        let end = months.rows.last().unwrap();
        prop_assert!((end.accommodating + months.undated_accommodating - balance.accommodating).abs() < 1e-9);
        prop_assert!((end.resisting + months.undated_resisting - balance.resisting).abs() < 1e-9);
    }

    /// What `check` says of events that count nowhere is what the ledger does with them.
    #[test]
    fn what_counts_nowhere_is_named(
        events in some_events(),
        reach in prop::sample::select(vec![Reach::Bearing, Reach::Place, Reach::Wider]),
        undated in prop::sample::select(vec![Undated::WhereverPossible, Undated::ExpectedShare]),
    ) {
        let mut case = case(events);
        case.events.push(act("e90", "2014", "deed resist of RUS to USA"));
        case.events.push(act("e91", "2014", "deed resist of USA to RUS"));
        case.events.push(act("e92", "2014", "deed resist context"));
        let mut bearing = act("e93", "2014", "deed resist");
        bearing.readings[0].bears_on = vec![(EURASIA, 0.5)];
        case.events.push(bearing);
        (case.header.subject, case.header.target) = (Some(RUS), Some(CHN));
        case.header.arenas = vec![GLOBAL, EURASIA, CENTRAL_ASIA, BILATERAL];
        (case.settings.reach, case.settings.undated) = (reach, undated);
        for (first, last) in [("2014-02", "2014-04"), ("2014-06", "2016")] {
            case.periods.push(Period {
                id: first.into(),
                title: first.into(),
                window: window(first, last),
                comparison: false,
                place: Place::default(),
            });
        }
        let named: BTreeSet<EventId> = nowhere(&case).into_iter().flat_map(|of| of.events).collect();
        let ledger = Ledger::new(&case, DYAD, &case.settings);
        let mut counts = BTreeSet::new();
        for period in &case.periods {
            for arena in &case.header.arenas {
                let view = ledger.view(&Cell::arena(*arena, period.window));
                let counted = view.entries().filter(|(_, placed)| placed.share > 0.0);
                counts.extend(counted.map(|(entry, _)| entry.event));
            }
        }
        let taken: BTreeSet<EventId> = ledger.entries.iter().map(|entry| entry.event).collect();
        let uncounted: BTreeSet<EventId> = taken.difference(&counts).copied().collect();
        prop_assert_eq!(named, uncounted);
    }
}
