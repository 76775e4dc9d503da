//! Made-up data for the charts with time.

use counterpoise_draw::calendar::day;
use counterpoise_draw::scale::{Focus, Spacing};
use counterpoise_draw::strip::{Segment, Strip};
use counterpoise_draw::{
    Estimate, Head, TurningPoint, Window, balances, gaps, path, series, timeline,
};

use super::noise;

fn turning_points() -> Vec<TurningPoint> {
    vec![
        TurningPoint::new(day(2008, 8, 8), "War in the south"),
        TurningPoint::new(day(2013, 9, 7), "Belt announced"),
        TurningPoint {
            span: Some((day(2014, 2, 1), day(2014, 4, 20))),
            ..TurningPoint::new(day(2014, 3, 18), "Annexation")
        },
        TurningPoint {
            href: Some("#union".to_owned()),
            ..TurningPoint::new(day(2015, 5, 8), "Joint statement on Union and Belt")
        },
    ]
}

pub(crate) fn path_spec(head: Head) -> path::Spec {
    let at = |idx: usize| day(2010, 1, 1) + idx as i32 * 91;
    let turn = |idx: usize, late: f64| ((idx as f64 - 17.0 - late) / 5.0).clamp(-1.0, 1.0);
    let line = |late: f64, salt: usize, missing: std::ops::Range<usize>| {
        let point = |idx: usize| {
            let value = turn(idx, late) * 0.55 + (noise(idx + salt) - 0.5) * 0.22;
            let half = 0.1 + 0.16 * noise(idx + salt + 90);
            let net = Estimate { value, lo: (value - half).max(-1.0), hi: (value + half).min(1.0) };
            path::Point { day: at(idx), net: (!missing.contains(&idx)).then_some(net) }
        };
        (0..32).map(point).collect()
    };
    path::Spec {
        head,
        domain: None,
        window: Some(Window {
            start: day(2013, 1, 1),
            end: day(2015, 12, 31),
            label: "the case".to_owned(),
        }),
        deeds: line(0.0, 0, 4..6),
        statements: line(-3.0, 400, 9..13),
        turning_points: turning_points(),
        strips: strips(),
    }
}

fn strips() -> Vec<Strip> {
    let segment = |from: (i64, u8), to: (i64, u8), label: &str, probability: f64| Segment {
        start: day(from.0, from.1, 1),
        end: day(to.0, to.1, 1),
        label: label.to_owned(),
        probability: Some(probability),
        href: Some("#verdict".to_owned()),
    };
    let strip = |name: &str, segments| Strip { name: name.to_owned(), segments };
    vec![
        strip(
            "The study 2019",
            vec![
                segment((2010, 1), (2014, 3), "soft-balancing", 0.82),
                segment((2014, 3), (2014, 9), "indeterminate", 0.45),
                segment((2014, 9), (2015, 5), "hedging", 0.56),
                segment((2015, 5), (2017, 9), "soft-bandwagoning", 0.91),
            ],
        ),
        strip(
            "Korolev 2016",
            vec![
                segment((2010, 1), (2013, 9), "hard-balancing", 0.61),
                segment((2013, 9), (2017, 9), "hedging", 0.78),
            ],
        ),
        strip(
            "Walt 1987",
            vec![
                segment((2010, 1), (2014, 3), "balancing", 0.71),
                segment((2014, 3), (2015, 1), "buck-passing", 0.52),
                segment((2015, 1), (2017, 9), "hard-bandwagoning", 0.66),
            ],
        ),
    ]
}

pub(crate) fn balances_spec(head: Head) -> balances::Spec {
    let run = |salt: usize, count: usize, late: f64| {
        let (mut up, mut down) = (0.0, 0.0);
        let step = |idx: usize| {
            let when = idx as f64 / count as f64;
            let towards = noise(idx + salt) < 0.25 + 0.5 * f64::from(u8::from(when > late));
            let mass = 1.0 + 4.0 * noise(idx + salt + 1000);
            if towards {
                up += mass;
            } else {
                down += mass;
            }
            balances::Balance {
                day: day(2010, 1, 1) + (when * 2800.0) as i32,
                accommodating: up,
                resisting: down,
            }
        };
        (0..count).map(step).collect::<Vec<_>>()
    };
    let gap = |idx: usize| {
        let value = 0.6 - idx as f64 * 0.03 + (noise(idx + 77) - 0.5) * 0.3;
        balances::Gap {
            day: day(2010, 6, 1) + idx as i32 * 91,
            value: (!(8..11).contains(&idx)).then_some(value),
        }
    };
    balances::Spec {
        head,
        domain: None,
        deeds: run(3, 44, 0.5),
        statements: run(500, 26, 0.6),
        gap: (0..28).map(gap).collect(),
        turning_points: turning_points(),
    }
}

pub(crate) fn timeline_spec(head: Head, count: usize) -> timeline::Spec {
    let names = [
        "Global",
        "Steppe",
        "Steppe economy",
        "Bilateral",
        "Eastern seas",
        "The far north and its sea routes",
    ];
    let mut lanes: Vec<timeline::Lane> =
        names.map(|name| timeline::Lane { name: name.to_owned(), events: Vec::new() }).to_vec();
    for idx in 0..count {
        let lane = (noise(idx) * noise(idx + 5000) * 9.0) as usize % names.len();
        lanes[lane].events.push(event(idx));
    }
    timeline::Spec {
        head,
        domain: Some((day(1991, 1, 1), day(2019, 12, 31))),
        focus: Some(Focus { start: day(2012, 1, 1), end: day(2016, 1, 1), share: 0.6 }),
        lanes,
        turning_points: turning_points(),
    }
}

fn event(idx: usize) -> timeline::Event {
    use timeline::{Event, Mode, Stance, When};
    let close = noise(idx + 3000) < 0.6;
    let (from, long) = if close { (day(2012, 1, 1), 1450.0) } else { (day(1992, 1, 1), 10_000.0) };
    let start = from + (noise(idx + 700) * long) as i32;
    let length = (noise(idx + 800) * if close { 200.0 } else { 900.0 }) as i32;
    let when = match idx % 7 {
        0 => When::Within(start, start + 30),
        1 => When::Within(start, start + length),
        2 => When::Lasting(start, start + length),
        _ => When::Day(start),
    };
    let callouts = ["gas contract", "summit", "Union treaty", "veto"];
    Event {
        when,
        mode: [Mode::Deed, Mode::Deed, Mode::Statement, Mode::Deed, Mode::NonAct][idx % 5],
        stance: match (noise(idx + 900) * 5.0) as u8 {
            0 | 1 => Stance::Accommodates,
            2 | 3 => Stance::Resists,
            _ => Stance::Neither,
        },
        weight: 1.0 + (noise(idx + 60) * 5.0).floor(),
        label: format!("Event {idx}"),
        callout: if idx % 36 == 3 { callouts[idx / 36 % 4].to_owned() } else { String::new() },
        href: Some(format!("#e-{idx}")),
    }
}

pub(crate) fn series_spec(head: Head) -> series::Spec {
    use series::{Line, Panel, Point};
    let line = |label: &str, start: f64, rate: f64, missing: &[i32]| {
        let mut value = start;
        let point = |year: i32| {
            value *= 1.0 + rate + (noise(year as usize + label.len()) - 0.5) * 0.1;
            let spread = (label == "Ruritania").then_some((value * 0.9, value * 1.12));
            Point { year, value: (!missing.contains(&year)).then_some(value), spread }
        };
        Line { label: label.to_owned(), points: (1991..=2017).map(point).collect() }
    };
    let both =
        vec![line("Borduria", 383.0, 0.13, &[]), line("Ruritania", 518.0, 0.035, &[1998, 1999])];
    let ratio = |(one, two): (&Point, &Point)| Point {
        year: one.year,
        value: one.value.zip(two.value).map(|(a, b)| a / b),
        spread: None,
    };
    let points = both[0].points.iter().zip(&both[1].points).map(ratio).collect();
    let ratio = vec![Line { label: "Ratio".to_owned(), points }];
    let panel = |title: &str, spacing, share, lines| Panel {
        title: title.to_owned(),
        spacing,
        from_zero: true,
        share,
        lines,
    };
    series::Spec {
        head,
        panels: vec![
            panel("Gross domestic product, billion dollars, log scale", Spacing::Log, 2.0, both),
            panel("Borduria for each unit of Ruritania", Spacing::Linear, 1.0, ratio),
        ],
        turning_points: turning_points(),
    }
}

pub(crate) fn gaps_spec(head: Head) -> gaps::Spec {
    use gaps::{Line, Point};
    let year = |year: i64| day(year, 7, 1);
    let wave = |seed: i64, t: i64| (((seed * 37 + t * 53) % 17) as f64 - 8.0) * 0.4;
    let point = |t: i64| {
        let value = wave(3, t) * 0.3 - if t > 2013 { 2.0 * (t - 2013) as f64 } else { 0.0 };
        let spread = (t > 2013).then_some((value - 2.5, value + 2.5));
        Point { day: year(t), value: (t != 2003).then_some(value), spread }
    };
    gaps::Spec {
        head,
        axis: "gap, thousand million crowns".to_owned(),
        lines: vec![Line {
            label: "Ruritania".to_owned(),
            points: (1995..2021).map(point).collect(),
        }],
        others: (0..11)
            .map(|unit| (1995..2021).map(|t| (year(t), wave(unit, t))).collect())
            .collect(),
        others_label: "11 placebos".to_owned(),
        zero: true,
        turning_points: vec![TurningPoint::new(year(2014), "embargo")],
    }
}
