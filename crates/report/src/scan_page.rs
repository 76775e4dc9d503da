//! The page of a scan: a small chart for each of the largest shifts, then each of them in words,
//! what was set aside and why.

use crate::bare_page::bare_page;
use counterpoise_draw::multiples::{Change, Panel as Picture, Point, Spec};
use counterpoise_draw::{Estimate, Head, Size};
use counterpoise_scan::{
    Scan, Shift, chance_sentence, coverage_sentence, searched_sentence, shift_sentence, state_names,
};
use maud::{Markup, PreEscaped, html};

/// The chart in the page; panels have a height of their own.
const PAGE: Size = Size { width: 860.0, height: 100.0 };

/// The page of one or several scans, with the `top` largest shifts of each.
#[must_use]
pub fn scan_page(scans: &[Scan], top: usize) -> String {
    let body = html! {
        @for (number, scan) in scans.iter().enumerate() { (one(scan, number, top)) }
        (method())
    };
    let title = "Whose balance shifted most?";
    bare_page("Every dyad at once", title, &html! {}, &body, "data and settings")
}

fn one(scan: &Scan, number: usize, top: usize) -> Markup {
    let shown: Vec<&Shift> =
        scan.found.shifts.iter().filter(|shift| shift.announced()).take(top).collect();
    let heading = format!("{} ({})", capital(scan.panel.measure.title()), scan.manifest.dataset);
    html! {
        section {
            h2 { (heading) }
            p { (searched_sentence(scan)) }
            @if shown.is_empty() {
                p.nothing { "No shift of which anything is certain." }
            } @else {
                (figure(scan, number, &shown))
                (words(scan, number, &shown))
            }
            (set_aside(scan))
            (provenance(scan))
        }
    }
}

fn figure(scan: &Scan, number: usize, shown: &[&Shift]) -> Markup {
    let title = format!("The {} largest shifts", shown.len());
    let draw = |suffix: &str, size: Size| {
        let description = format!(
            "{title}: {}",
            shown.iter().map(|it| name(scan, it)).collect::<Vec<String>>().join(", ")
        );
        let head = Head {
            size,
            heading: false,
            description,
            ..Head::new(&format!("shifts-{number}-{suffix}"), &title)
        };
        let panels = shown.iter().map(|shift| picture(scan, number, shift)).collect();
        PreEscaped(Spec { head, domain: Some(scan.panel.measure.range()), panels }.svg())
    };
    html! {
        figure {
            figcaption { b { (title) } span.subtitle { (capital(scan.panel.measure.title())) ", " (range(scan)) "; ordered by what is certain of the size, beyond sampling and usual movement" } }
            div.wide { (draw("wide", PAGE)) }
            div.phone { (draw("phone", Size::PHONE)) }
            p.note {
                "Line: the balance of a period, with its 95% interval by sampling. Thick bars: the levels compared, blue where it "
                "rose, vermilion and dashed where it fell. A gap: fewer than " (scan.minimum()) " " (scan.panel.measure.counted()) "."
            }
        }
    }
}

fn picture(scan: &Scan, number: usize, shift: &Shift) -> Picture {
    let window = scan.spec.window;
    let last = shift.series.points.len().saturating_sub(1);
    let middle = |at: usize| scan.panel.middle(at);
    let (start, end) = (shift.at.saturating_sub(window), (shift.at + window - 1).min(last));
    let edge = if shift.at_the_edge() { ", one period" } else { "" };
    Picture {
        title: name(scan, shift),
        note: format!("{:+.2} since {}{edge}", shift.shift, scan.panel.label(shift.at))
            .replace('-', "\u{2212}"),
        href: Some(format!("#{}", anchor(scan, number, shift))),
        points: shift
            .series
            .points
            .iter()
            .enumerate()
            .map(|(at, point)| {
                let around = |(value, lo, hi)| Estimate { value, lo, hi };
                Point { day: middle(at), value: scan.panel.measure.interval(point).map(around) }
            })
            .collect(),
        change: Some(Change {
            start: middle(start),
            day: scan.panel.first_day(shift.at),
            end: middle(end),
            before: shift.before.mean,
            after: shift.after.mean,
        }),
    }
}

fn words(scan: &Scan, number: usize, shown: &[&Shift]) -> Markup {
    html! {
        h3 { "One by one" }
        ol.sentences {
            @for shift in shown {
                li id=(anchor(scan, number, shift)) {
                    b { (name(scan, shift)) } " " (shift_sentence(scan, shift)) " " (chance_sentence(scan, shift))
                    " " (coverage_sentence(shift))
                }
            }
        }
    }
}

/// Dyads whose shift follows from who is in the data; those whose shift would have been announced
/// come with their reason.
fn set_aside(scan: &Scan) -> Markup {
    let all = &scan.found.artefacts;
    let would: Vec<&Shift> = all.iter().filter(|shift| shift.certain > 0.0).collect();
    html! {
        @if !all.is_empty() {
            h3 { "Set aside" }
            p {
                (all.len()) " dyads rest on actors who come and go with a term; what looks like a shift there may be a change of who is "
                "in the data. " (would.len()) " of them would have been announced."
            }
            ul {
                @for shift in would { li { b { (name(scan, shift)) } " " (coverage_sentence(shift)) } }
            }
        }
    }
}

fn provenance(scan: &Scan) -> Markup {
    let manifest = &scan.manifest;
    html! {
        h3 { "Data" }
        p.note {
            (manifest.title) ", " (manifest.dataset) "@" (manifest.vintage) "; " (manifest.rows_kept) " rows kept, "
            (manifest.rows_set_aside) " set aside at import. " (manifest.cite)
        }
        ul.note { @for file in &manifest.files { li { (file.name) ", SHA-256 " code { (file.sha256) } } } }
    }
}

fn method() -> Markup {
    html! {
        section {
            h2 { "How to read this" }
            p {
                "A balance is a share, so that more news does not move it. At every date the mean of the periods after it is compared "
                "with the mean of those before; the error of the difference has a part for the number of events and a part for how "
                "much the balance of this dyad usually moves. A dyad's shift is the one largest in units of that error, and the "
                "order is by what is certain: the size less so many errors as one dyad in twenty exceeds where nothing changes."
            }
            p {
                "Whoever searches thousands of dyads finds large shifts where nothing changed. So every series is shuffled in time, "
                "its shift taken out, and searched again: each shift comes with the number of dyads that would show one as certain by "
                "chance alone. Machine-coded events are reports, coded by a program: read the sources before you conclude."
            }
        }
    }
}

fn name(scan: &Scan, shift: &Shift) -> String {
    let (source, target) = state_names(scan, shift);
    format!("{source} {} {target}", if scan.panel.directed { "\u{2192}" } else { "\u{2013}" })
}

fn anchor(scan: &Scan, number: usize, shift: &Shift) -> String {
    format!("s{number}-{}", shift.series.dyad.text(scan.panel.directed).replace(':', "-"))
}

fn range(scan: &Scan) -> String {
    let (lowest, highest) = scan.panel.measure.range();
    format!("{lowest} to {highest}").replace('-', "\u{2212}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map(|first| first.to_uppercase().collect::<String>() + letters.as_str())
        .unwrap_or_default()
}
