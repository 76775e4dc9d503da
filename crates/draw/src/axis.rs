//! Ticks and axes: years and months that adapt to the room, round numbers, decades.

use crate::calendar;
use crate::mark::{self, Anchor, TICK};
use crate::palette::{AXIS, RULE};
use crate::scale::{Scale, Spacing, Time, log10};
use crate::svg::Tag;
use crate::text;

/// A mark on a time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeTick {
    /// Where it stands.
    pub x: f64,
    /// Its day.
    pub day: i32,
    /// Its text; empty for a small tick.
    pub label: String,
}

/// Steps of time ticks, in months.
const STEPS: [i64; 14] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12_000, 60_000];

/// Ticks of a time scale: each straight piece of it gets the finest step (months to centuries)
/// whose labels have room, and of two labels that would touch the later one goes.
#[must_use]
pub fn time_ticks(time: &Time) -> Vec<TimeTick> {
    let mut ticks: Vec<TimeTick> =
        time.knots.windows(2).flat_map(|it| piece_ticks(it[0], it[1])).collect();
    ticks.dedup_by_key(|it| it.day);
    // The widest piece (the one with most room per day) keeps its labels; the others give way.
    let mut kept: Vec<(f64, f64)> = Vec::new();
    let mut order: Vec<usize> = (0..ticks.len()).collect();
    order.sort_by(|a, b| rank(&ticks[*a]).cmp(&rank(&ticks[*b])).then(a.cmp(b)));
    for idx in order {
        let half = text::width(&ticks[idx].label, TICK.size) / 2.0 + 4.0;
        let place = (ticks[idx].x - half, ticks[idx].x + half);
        if kept.iter().any(|it| it.0 < place.1 && place.0 < it.1) {
            ticks[idx].label.clear();
        } else if !ticks[idx].label.is_empty() {
            kept.push(place);
        }
    }
    ticks
}

/// January labels, which name the year, come before months.
fn rank(tick: &TimeTick) -> bool {
    calendar::civil(tick.day).1 != 1
}

fn piece_ticks(from: (i32, f64), to: (i32, f64)) -> Vec<TimeTick> {
    let months = (f64::from(to.0) - f64::from(from.0)) / 30.44;
    let room = |step: i64| (to.1 - from.1) / (months / step as f64).max(1e-9);
    let needed = |step: i64| if step < 12 { 42.0 } else { 38.0 };
    let step = STEPS.iter().copied().find(|step| room(*step) >= needed(*step)).unwrap_or(120_000);
    let (year, month, _) = calendar::civil(from.0);
    let first = (year * 12 + i64::from(month) - 1).div_euclid(step) * step;
    let tick = |idx: i64| {
        let at = first + idx * step;
        (calendar::day(at.div_euclid(12), at.rem_euclid(12) as u8 + 1, 1), at)
    };
    let slope = (to.1 - from.1) / (f64::from(to.0) - f64::from(from.0)).max(1.0);
    let place = |day: i32| from.1 + (f64::from(day) - f64::from(from.0)) * slope;
    let all = (0..400).map(tick).skip_while(|it| it.0 < from.0).take_while(|it| it.0 <= to.0);
    all.map(|(day, at)| TimeTick { x: place(day), day, label: time_label(at) }).collect()
}

fn time_label(months: i64) -> String {
    match months.rem_euclid(12) {
        0 => months.div_euclid(12).to_string().replace('-', "−"),
        month => calendar::month_name(month as u8 + 1).to_owned(),
    }
}

/// Draws a time axis with its labels under `y`.
#[must_use]
pub fn draw_time(time: &Time, y: f64) -> Tag {
    let (first, last) = time.ends();
    let mut group = Tag::new("g").with(mark::line((first.1, y), (last.1, y), AXIS, 1.0));
    for tick in time_ticks(time) {
        let length = if tick.label.is_empty() { 3.0 } else { 5.0 };
        group.push(mark::line((tick.x, y), (tick.x, y + length), AXIS, 1.0));
        if !tick.label.is_empty() {
            group.push(mark::text(tick.x, y + 17.0, TICK, Anchor::Middle, &tick.label));
        }
    }
    group
}

/// Draws light rules across from `left` to `right` at values, with their labels ending before
/// `left`.
#[must_use]
pub fn draw_values(scale: &Scale, ticks: &[(f64, String)], left: f64, right: f64) -> Tag {
    let mut group = Tag::new("g");
    for (value, label) in ticks {
        let y = scale.at(*value);
        group.push(mark::line((left, y), (right, y), RULE, 1.0));
        group.push(mark::text(left - 6.0, y + 4.0, TICK, Anchor::End, label));
    }
    group
}

/// Ticks for a scale, about `count` of them, with their labels.
#[must_use]
pub fn value_ticks(scale: &Scale, count: usize) -> Vec<(f64, String)> {
    let (lo, hi) = scale.domain;
    match scale.spacing {
        Spacing::Linear => {
            let step = nice_step((hi - lo).abs() / count.max(1) as f64);
            round_values(lo, hi, step).into_iter().map(|it| (it, value_label(it, step))).collect()
        }
        Spacing::Log => {
            log_values(lo, hi, count).into_iter().map(|it| (it, value_label(it, it))).collect()
        }
    }
}

/// The smallest of 1, 2, 5 times a power of ten that is not below the input; 1 when the input is no
/// positive number.
#[must_use]
pub fn nice_step(rough: f64) -> f64 {
    if !rough.is_finite() || rough <= 0.0 {
        return 1.0;
    }
    let power = power_of_ten(log10(rough).floor());
    let found = [1.0, 2.0, 5.0, 10.0].iter().find(|it| **it * power >= rough * (1.0 - 1e-9));
    found.map_or(10.0 * power, |it| it * power)
}

/// A linear domain widened to round numbers.
#[must_use]
pub fn nice_domain(lo: f64, hi: f64, count: usize) -> (f64, f64) {
    if !(lo.is_finite() && hi.is_finite()) || lo >= hi {
        let around = if lo.is_finite() { lo } else { 0.0 };
        let pad = if around == 0.0 { 1.0 } else { around.abs() * 0.5 };
        return (around - pad, around + pad);
    }
    let step = nice_step((hi - lo) / count.max(1) as f64);
    ((lo / step + 1e-9).floor() * step, (hi / step - 1e-9).ceil() * step)
}

/// A number with as many decimals as its step needs, thousands set apart, and a true minus sign.
#[must_use]
pub fn value_label(value: f64, step: f64) -> String {
    let decimals = (-(log10(step.abs()) + 1e-9).floor()).clamp(0.0, 6.0) as usize;
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, rest) = plain
        .split_once('.')
        .map_or((plain.as_str(), String::new()), |(a, b)| (a, format!(".{b}")));
    let zero = plain.chars().all(|it| it == '0' || it == '.');
    format!("{}{}{rest}", if value < 0.0 && !zero { "−" } else { "" }, grouped(whole))
}

fn grouped(whole: &str) -> String {
    let count = whole.len();
    if count < 4 {
        return whole.to_owned();
    }
    let mark = |idx: usize| {
        if idx > 0 && (count - idx).is_multiple_of(3) { "," } else { "" }
    };
    whole.chars().enumerate().map(|(idx, ch)| format!("{}{ch}", mark(idx))).collect()
}

fn round_values(lo: f64, hi: f64, step: f64) -> Vec<f64> {
    let (first, last) = ((lo / step - 1e-9).ceil(), (hi / step + 1e-9).floor());
    if !(last - first).is_finite() || last - first > 200.0 {
        return Vec::new();
    }
    (0..=(last - first).max(0.0) as i64).map(|it| (first + it as f64) * step).collect()
}

/// Powers of ten, and 2 and 5 times them when the powers alone are too few.
fn log_values(lo: f64, hi: f64, count: usize) -> Vec<f64> {
    let (from, to) = (log10(lo).floor(), log10(hi).ceil());
    if !(to - from).is_finite() {
        return Vec::new();
    }
    let stride = ((to - from) / count.max(1) as f64).ceil().max(1.0);
    let powers: Vec<f64> = (0..=((to - from) / stride) as i64)
        .map(|it| power_of_ten(from + it as f64 * stride))
        .collect();
    let inside = |it: &f64| lo * (1.0 - 1e-9) <= *it && *it <= hi * (1.0 + 1e-9);
    for factors in [&[1.0][..], &[1.0, 5.0], &[1.0, 2.0, 5.0]] {
        let found: Vec<f64> = powers
            .iter()
            .flat_map(|p| factors.iter().map(move |it| p * it))
            .filter(inside)
            .collect();
        if found.len() > 2 || factors.len() == 3 {
            return found;
        }
    }
    Vec::new()
}

fn power_of_ten(exponent: f64) -> f64 {
    format!("1e{}", exponent.clamp(-300.0, 300.0) as i32).parse().unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::day;

    fn labels(from: (i64, u8), to: (i64, u8), width: f64) -> Vec<String> {
        let time = Time::new((day(from.0, from.1, 1), day(to.0, to.1, 1)), (0.0, width));
        time_ticks(&time).into_iter().map(|it| it.label).filter(|it| !it.is_empty()).collect()
    }

    #[test]
    fn time_ticks_adapt() {
        assert_eq!(
            labels((2014, 1), (2014, 7), 400.0),
            ["2014", "Feb", "Mar", "Apr", "May", "Jun", "Jul"]
        );
        assert_eq!(labels((1991, 1), (2017, 1), 300.0), ["1995", "2000", "2005", "2010", "2015"]);
        assert_eq!(labels((1600, 1), (2000, 1), 300.0), ["1600", "1700", "1800", "1900", "2000"]);
    }

    #[test]
    fn numbers_read_well() {
        assert_eq!(value_label(12_238.0, 1.0), "12,238");
        assert_eq!(value_label(-0.5, 0.5), "−0.5");
        assert_eq!(value_label(-0.0, 0.5), "0.0");
        assert_eq!(nice_domain(0.3, 9.7, 5), (0.0, 10.0));
        assert_eq!(nice_domain(2.0, 2.0, 5), (1.0, 3.0));
        assert_eq!(nice_step(f64::NAN), 1.0);
    }

    #[test]
    fn logarithmic_ticks_are_powers() {
        let scale = Scale::log((0.5, 2000.0), (0.0, 1.0));
        let ticks: Vec<String> = value_ticks(&scale, 5).into_iter().map(|it| it.1).collect();
        assert_eq!(ticks, ["1", "10", "100", "1,000"]);
    }
}
