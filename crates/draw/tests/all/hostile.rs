//! Numbers and texts that no chart should be given, and must survive.

use crate::xml::read;
use counterpoise_draw::scale::{Focus, Spacing};
use counterpoise_draw::strip::{Segment, Strip};
use counterpoise_draw::{
    Estimate, Head, Size, TurningPoint, Window, balances, bars, claims, coverage, gaps, grid, map,
    multiples, path, posterior, series, simplex, split, standing, timeline, universes, waterfall,
};

const NUMBERS: [f64; 10] =
    [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, 1.0, -1.0, 1e308, 5e-324, -3.5];
const DAYS: [i32; 6] = [i32::MIN, -719_528, 0, 16_000, 16_001, i32::MAX];
const TEXTS: [&str; 5] = [
    "",
    "<b>&\"'</b>",
    "\u{0}\u{7}\u{ffff}",
    "Шанхайская организация 上海合作组织",
    "a very long label that goes on and on and on and on and on and on and on and on and on",
];
const WIDTHS: [f64; 5] = [f64::NAN, -5.0, 360.0, 760.0, 1e300];

fn check(svg: &str) {
    read(svg).unwrap_or_else(|err| panic!("{err}\n{svg}"));
    assert!(!svg.contains("NaN") && !svg.contains("inf\"") && !svg.contains("inf "), "{svg}");
    assert!(svg.contains("<text"), "blank: {svg}");
}

/// Calls back with every head and a source of varied numbers, days and texts.
fn each(mut run: impl FnMut(&Head, &mut Source)) {
    for (idx, width) in WIDTHS.iter().enumerate() {
        for text in TEXTS {
            for (start, height) in NUMBERS.iter().enumerate().take(4) {
                let size = Size { width: *width, height: *height };
                let head = Head {
                    subtitle: text.to_owned(),
                    source: text.to_owned(),
                    size,
                    ..Head::new(text, text)
                };
                run(&head, &mut Source(start * 7 + idx));
            }
        }
    }
}

struct Source(usize);

impl Source {
    fn step(&mut self) -> usize {
        self.0 = (self.0 * 31 + 17) % 10_007;
        self.0
    }
    fn number(&mut self) -> f64 {
        NUMBERS[self.step() % NUMBERS.len()]
    }
    fn day(&mut self) -> i32 {
        DAYS[self.step() % DAYS.len()]
    }
    fn text(&mut self) -> String {
        TEXTS[self.step() % TEXTS.len()].to_owned()
    }
    fn some<T>(&mut self, of: impl Fn(&mut Self) -> T) -> Option<T> {
        (!self.step().is_multiple_of(4)).then(|| of(self))
    }
    fn many<T>(&mut self, of: impl Fn(&mut Self) -> T) -> Vec<T> {
        let count = [0, 1, 2, 9][self.step() % 4];
        (0..count).map(|_| of(self)).collect()
    }
    fn points(&mut self) -> Vec<TurningPoint> {
        self.many(|it| TurningPoint {
            day: it.day(),
            span: it.some(|it| (it.day(), it.day())),
            label: it.text(),
            href: it.some(Source::text),
        })
    }
    fn domain(&mut self) -> Option<(i32, i32)> {
        self.some(|it| (it.day(), it.day()))
    }
}

#[test]
fn posteriors() {
    let step =
        |it: &mut Source| posterior::Step { start: it.day(), end: it.day(), height: it.number() };
    let claimed =
        |it: &mut Source| posterior::Claimed { start: it.day(), end: it.day(), label: it.text() };
    each(|head, it| {
        let spec = posterior::Spec {
            head: head.clone(),
            domain: it.domain(),
            claims: it.many(claimed),
            rows: it.many(|it| posterior::Row {
                name: it.text(),
                finding: it.text(),
                believed: it.some(Source::number).is_some(),
                steps: it.many(step),
            }),
        };
        check(&spec.svg());
    });
}

#[test]
fn path_and_balances() {
    let estimate =
        |it: &mut Source| Estimate { value: it.number(), lo: it.number(), hi: it.number() };
    let point = |it: &mut Source| path::Point { day: it.day(), net: it.some(estimate) };
    let segment = |it: &mut Source| Segment {
        start: it.day(),
        end: it.day(),
        label: it.text(),
        probability: it.some(Source::number),
        href: None,
    };
    each(|head, it| {
        let spec = path::Spec {
            head: head.clone(),
            domain: it.domain(),
            window: it.some(|it| Window { start: it.day(), end: it.day(), label: it.text() }),
            deeds: it.many(point),
            statements: it.many(point),
            turning_points: it.points(),
            strips: it.many(|it| Strip { name: it.text(), segments: it.many(segment) }),
        };
        check(&spec.svg());
        let sums = |it: &mut Source| balances::Balance {
            day: it.day(),
            accommodating: it.number(),
            resisting: it.number(),
        };
        let spec = balances::Spec {
            head: head.clone(),
            domain: it.domain(),
            deeds: it.many(sums),
            statements: it.many(sums),
            gap: it.many(|it| balances::Gap { day: it.day(), value: it.some(Source::number) }),
            turning_points: it.points(),
        };
        check(&spec.svg());
    });
}

#[test]
fn timeline_and_series() {
    use timeline::{Event, Lane, Mode, Stance, When};
    let event = |it: &mut Source| Event {
        when: match it.step() % 3 {
            0 => When::Day(it.day()),
            1 => When::Within(it.day(), it.day()),
            _ => When::Lasting(it.day(), it.day()),
        },
        mode: [Mode::Deed, Mode::Statement, Mode::NonAct][it.step() % 3],
        stance: [Stance::Accommodates, Stance::Resists, Stance::Neither][it.step() % 3],
        weight: it.number(),
        label: it.text(),
        callout: it.text(),
        href: it.some(Source::text),
    };
    let point = |it: &mut Source| series::Point {
        year: it.day(),
        value: it.some(Source::number),
        spread: it.some(|it| (it.number(), it.number())),
    };
    each(|head, it| {
        let spec = timeline::Spec {
            head: head.clone(),
            domain: it.domain(),
            focus: it.some(|it| Focus { start: it.day(), end: it.day(), share: it.number() }),
            lanes: it.many(|it| Lane { name: it.text(), events: it.many(event) }),
            turning_points: it.points(),
        };
        check(&spec.svg());
        let many = |lane: &Lane| Lane {
            name: lane.name.clone(),
            events: lane.events.iter().cycle().take(timeline::MARKS + 1).cloned().collect(),
        };
        check(&timeline::Spec { lanes: spec.lanes.iter().map(many).collect(), ..spec }.svg());
        let panel = |it: &mut Source| series::Panel {
            title: it.text(),
            spacing: [Spacing::Linear, Spacing::Log][it.step() % 2],
            from_zero: it.step().is_multiple_of(2),
            share: it.number(),
            lines: it.many(|it| series::Line { label: it.text(), points: it.many(point) }),
        };
        check(
            &series::Spec {
                head: head.clone(),
                panels: it.many(panel),
                turning_points: it.points(),
            }
            .svg(),
        );
        let point = |it: &mut Source| gaps::Point {
            day: it.day(),
            value: it.some(Source::number),
            spread: it.some(|it| (it.number(), it.number())),
        };
        let spec = gaps::Spec {
            head: head.clone(),
            axis: it.text(),
            lines: it.many(|it| gaps::Line { label: it.text(), points: it.many(point) }),
            others: it.many(|it| it.many(|it| (it.day(), it.number()))),
            others_label: it.text(),
            zero: it.step().is_multiple_of(2),
            turning_points: it.points(),
        };
        check(&spec.svg());
    });
}

#[test]
fn tables() {
    use coverage::{Cell, Found, Panel};
    let cell = |it: &mut Source| grid::Cell {
        label: it.text(),
        probability: it.some(Source::number),
        tip: it.text(),
        href: it.some(Source::text),
    };
    let found = |it: &mut Source| {
        Cell::new(match it.step() % 4 {
            0 => Found::Events { events: it.step() as u32 * 400_000, sources: it.step() as u32 },
            1 => Found::Unsearched,
            2 => Found::Nothing,
            _ => Found::NotApplicable,
        })
    };
    each(|head, it| {
        let spec = grid::Spec {
            head: head.clone(),
            periods: it.many(|it| grid::Period { label: it.text(), dates: it.text() }),
            rows: it.many(|it| grid::Row {
                school: it.text(),
                year: it.text(),
                cells: it.many(|it| it.some(cell)),
            }),
        };
        check(&spec.svg());
        let spec = coverage::Spec {
            head: head.clone(),
            rows: it.many(Source::text),
            columns: it.many(Source::text),
            panels: it.many(|it| Panel { title: it.text(), cells: it.many(|it| it.many(found)) }),
        };
        check(&spec.svg());
    });
}

#[test]
fn strips_of_one_verdict() {
    let bar = |it: &mut Source| bars::Bar {
        label: it.text(),
        probability: it.some(Source::number),
        interval: it.some(|it| (it.number(), it.number())),
        chosen: it.step().is_multiple_of(2),
        href: it.some(Source::text),
    };
    let claim = |it: &mut Source| claims::Claim {
        state: [
            claims::State::Supported,
            claims::State::Thin,
            claims::State::NotSupported,
            claims::State::Untested,
        ][it.step() % 4],
        label: it.text(),
        href: it.some(Source::text),
    };
    each(|head, it| {
        check(
            &bars::Spec {
                head: head.clone(),
                bars: it.many(bar),
                threshold: it.some(Source::number),
            }
            .svg(),
        );
        check(&claims::Spec { head: head.clone(), claims: it.many(claim) }.svg());
        let part = |it: &mut Source| split::Part {
            note: it.text(),
            ..split::Part::new(&it.text(), it.number())
        };
        check(&split::Spec { head: head.clone(), parts: it.many(part) }.svg());
        let estimate =
            |it: &mut Source| Estimate { value: it.number(), lo: it.number(), hi: it.number() };
        let point = |it: &mut Source| multiples::Point { day: it.day(), value: it.some(estimate) };
        let change = |it: &mut Source| multiples::Change {
            start: it.day(),
            day: it.day(),
            end: it.day(),
            before: it.number(),
            after: it.number(),
        };
        let panel = |it: &mut Source| multiples::Panel {
            title: it.text(),
            note: it.text(),
            href: it.some(Source::text),
            points: it.many(point),
            change: it.some(change),
        };
        let domain = it.some(|it| (it.number(), it.number()));
        check(&multiples::Spec { head: head.clone(), domain, panels: it.many(panel) }.svg());
    });
}

#[test]
fn explanations() {
    let step = |it: &mut Source| waterfall::Step {
        label: it.text(),
        short: it.text(),
        tip: it.text(),
        weight: it.number(),
        bounds: it.some(|it| (it.number(), it.number())),
        href: it.some(Source::text),
    };
    let row = |it: &mut Source| standing::Row {
        label: it.text(),
        short: it.text(),
        tip: it.text(),
        before: it.number(),
        after: it.some(Source::number),
        band: it.some(|it| (it.number(), it.number())),
        number: it.text(),
        href: it.some(Source::text),
    };
    each(|head, it| {
        let (right, left, prior) = (it.text(), it.text(), it.number());
        check(
            &waterfall::Spec {
                head: head.clone(),
                right,
                left,
                prior,
                steps: it.many(step),
                band: it.some(|it| (it.number(), it.number())),
            }
            .svg(),
        );
        check(&standing::Spec { head: head.clone(), rows: it.many(row) }.svg());
        let three = |it: &mut Source| [it.number(), it.number(), it.number()];
        let (shares, prior) = (three(it), three(it));
        let regions = [it.many(three), it.many(three), it.many(three)];
        let names = [it.text(), it.text(), it.text()];
        check(&simplex::Spec { head: head.clone(), names, regions, shares, prior }.svg());
    });
}

#[test]
fn other_choices() {
    let column = |it: &mut Source| universes::Column {
        heights: [it.number(), it.number(), it.number()],
        label: ["hedging".to_owned(), it.text()][it.step() % 2].clone(),
    };
    let row = |it: &mut Source| universes::Row {
        name: it.text(),
        preferred: it.step().is_multiple_of(2),
        // As many as there are columns, or not.
        shares: it.many(Source::number),
    };
    let choice = |it: &mut Source| universes::Choice {
        name: it.text(),
        remark: it.text(),
        options: it.many(row),
    };
    each(|head, it| {
        let (height, columns, choices) = (it.text(), it.many(column), it.many(choice));
        let share = |it: &mut Source| universes::Share {
            label: ["hedging".to_owned(), it.text()][it.step() % 2].clone(),
            name: it.text(),
            share: it.number(),
        };
        let shares = it.many(share);
        check(&universes::Spec { head: head.clone(), height, columns, shares, choices }.svg());
    });
}

#[test]
fn maps() {
    const KEYS: [&str; 5] = ["KAZ", "RUS", "FJI", "", "<&>"];
    let point = |it: &mut Source| match it.step() % 3 {
        0 => (it.number(), it.number()),
        1 => (it.number() * 50.0, 44.0),
        _ => (it.step() as f64 % 360.0 - 180.0, it.step() as f64 % 180.0 - 90.0),
    };
    let value = |it: &mut Source| match it.step() % 4 {
        0 => map::Value::Member,
        1 => map::Value::Label(it.text()),
        2 => map::Value::Number(it.number()),
        _ => map::Value::Missing,
    };
    let status = |it: &mut Source| {
        [map::Status::InUse, map::Status::Planned, map::Status::Abandoned, map::Status::Unknown]
            [it.step() % 4]
    };
    let key = |it: &mut Source| KEYS[it.step() % KEYS.len()].to_owned();
    let country = |it: &mut Source| map::Country {
        key: key(it),
        name: it.text(),
        value: value(it),
        href: it.some(Source::text),
    };
    let route = |it: &mut Source| map::Route {
        name: it.text(),
        kind: [map::RouteKind::Rail, map::RouteKind::Sea][it.step() % 2],
        status: status(it),
        dates: it.text(),
        points: it.many(point),
        href: it.some(Source::text),
    };
    let place = |it: &mut Source| map::Place {
        name: it.text(),
        kind: [map::PlaceKind::Capital, map::PlaceKind::Port][it.step() % 2],
        status: Some(status(it)),
        dates: it.text(),
        at: it.some(point),
        href: it.some(Source::text),
    };
    let view = |it: &mut Source| match it.step() % 4 {
        0 => map::View::Fit,
        1 => map::View::World { centre: it.number() },
        2 => map::View::Region(map::Bounds {
            west: it.number(),
            south: it.number(),
            east: it.number(),
            north: it.number(),
        }),
        _ => {
            let (one, two) = (point(it), point(it));
            map::View::Region(map::Bounds { west: one.0, south: one.1, east: two.0, north: two.1 })
        }
    };
    each(|head, it| {
        let spec = map::Spec {
            head: head.clone(),
            view: view(it),
            year: it.some(Source::day),
            past: it.many(|it| map::Past::One {
                keys: it.many(key),
                name: it.text(),
                members: it.many(key),
            }),
            measure: it.text(),
            countries: it.many(country),
            routes: it.many(route),
            places: it.many(place),
        };
        check(&spec.svg());
        let problems = spec.problems();
        assert!(problems.len() <= spec.countries.len() + spec.routes.len() + spec.places.len());
    });
}
