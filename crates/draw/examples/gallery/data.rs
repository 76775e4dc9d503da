//! Every chart with made-up data that have the size and the untidiness of real ones.

use counterpoise_draw::{
    Head, Size, bars, claims, coverage, grid, multiples, path, positions, simplex, split, standing,
    universes, waterfall,
};

#[path = "maps.rs"]
pub(crate) mod maps;
#[path = "time.rs"]
mod time;

type Verdict = (&'static str, f64);
type School = (&'static str, &'static str, [Verdict; 4]);
type Chart = (&'static str, Box<dyn Fn(Head) -> String>);

/// Every chart, wide and for a phone: a name and the picture.
pub(crate) fn pictures() -> Vec<(String, String)> {
    pictures_at(&[("wide", Size::WIDE), ("phone", Size::PHONE)])
}

/// Every chart at named sizes.
pub(crate) fn pictures_at(sizes: &[(&str, Size)]) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for (name, draw) in charts() {
        let at = |(suffix, size): &(&str, Size)| {
            (format!("{name}-{suffix}"), draw(head(name, suffix, *size)))
        };
        out.extend(sizes.iter().map(at));
    }
    out
}

fn charts() -> Vec<Chart> {
    vec![
        ("path", Box::new(|head| time::path_spec(head).svg())),
        (
            "path-empty",
            Box::new(|head| {
                path::Spec {
                    deeds: vec![],
                    statements: vec![],
                    strips: vec![],
                    domain: None,
                    ..time::path_spec(head)
                }
                .svg()
            }),
        ),
        ("balances", Box::new(|head| time::balances_spec(head).svg())),
        ("grid", Box::new(|head| grid_spec(head).svg())),
        ("timeline", Box::new(|head| time::timeline_spec(head, 145).svg())),
        ("timeline-many", Box::new(|head| time::timeline_spec(head, 500).svg())),
        ("timeline-counted", Box::new(|head| time::timeline_spec(head, 10_000).svg())),
        ("coverage", Box::new(|head| coverage_spec(head, 1).svg())),
        ("coverage-periods", Box::new(|head| coverage_spec(head, 3).svg())),
        ("series", Box::new(|head| time::series_spec(head).svg())),
        ("gaps", Box::new(|head| time::gaps_spec(head).svg())),
        ("claims", Box::new(|head| claims_spec(head).svg())),
        ("positions", Box::new(|head| positions_spec(head).svg())),
        ("bars", Box::new(|head| bars_spec(head).svg())),
        ("split", Box::new(|head| split_spec(head).svg())),
        ("multiples", Box::new(|head| multiples_spec(head, 11).svg())),
        ("multiples-one", Box::new(|head| multiples_spec(head, 1).svg())),
        ("waterfall", Box::new(|head| waterfall_spec(head).svg())),
        ("standing", Box::new(|head| standing_spec(head).svg())),
        ("simplex", Box::new(|head| simplex_spec(head).svg())),
        ("map-belt", Box::new(|head| maps::belt(head).svg())),
        ("map-central-asia", Box::new(|head| maps::central_asia(head).svg())),
        ("map-world", Box::new(|head| maps::world(head).svg())),
        ("map-past", Box::new(|head| maps::past(head).svg())),
        ("map-bering", Box::new(|head| maps::bering(head).svg())),
        ("map-pacific", Box::new(|head| maps::pacific(head).svg())),
        ("map-crowded", Box::new(|head| maps::crowded(head).svg())),
        ("map-one", Box::new(|head| maps::one(head).svg())),
        ("map-empty", Box::new(|head| maps::nothing(head).svg())),
        ("universes", Box::new(|head| universes_spec(head).svg())),
        (
            "universes-empty",
            Box::new(|head| {
                universes::Spec {
                    head,
                    height: "lead".to_owned(),
                    columns: Vec::new(),
                    shares: Vec::new(),
                    choices: Vec::new(),
                }
                .svg()
            }),
        ),
    ]
}

fn head(name: &str, suffix: &str, size: Size) -> Head {
    let (title, subtitle) = match name {
        "path" => (
            "From resistance to accommodation in sixteen months",
            "Net balance of Ruritania towards Borduria, two-year windows, 90% bands",
        ),
        "balances" => (
            "Deeds turned before words did",
            "Weight times certainty of events, accumulated since 2010",
        ),
        "grid" => (
            "Six schools, one body of evidence, four answers",
            "Verdict on Ruritania towards Borduria in the steppe, by period",
        ),
        "timeline" | "timeline-many" | "timeline-counted" => {
            ("What the ledger holds", "Events by arena, 1991 to 2019")
        }
        "coverage" | "coverage-periods" => {
            ("Security is documented, finance is not", "Events and sources by arena and domain")
        }
        "gaps" => {
            ("One of twelve gaps opened after the embargo", "Exports, gap to the synthetic control")
        }
        "series" => ("The gap opened after 2000", "Gross domestic product, constant prices"),
        "claims" => ("Twenty-one claims of the study, tested", "Each square is a claim"),
        "bars" => (
            "Soft balancing, but hedging is close",
            "Probability of each label, steppe, 2012 to March 2014",
        ),
        "split" => (
            "Most of the disagreement is about words",
            "Share of the disagreement between schools, all periods",
        ),
        "multiples" | "multiples-one" => {
            ("Where the balance shifted most", "Net cooperation by year, \u{2212}1 to 1")
        }
        "waterfall" => (
            "One clue carries the lead",
            "The embargo against the drought, clue by clue, in decibels",
        ),
        "standing" => {
            ("Two explanations are left", "Probability before and after twelve clues, 90% of draws")
        }
        "simplex" => (
            "Most priors give the same answer",
            "Every way to share the prior among three explanations",
        ),
        "universes" => {
            ("The definition decides", "256 of 4,608 codings; height: by how much hedging leads")
        }
        "map-belt" => ("The Belt, built and planned", "Projects as of 2017"),
        "map-central-asia" => {
            ("Central Asia is tied both ways", "Pipelines, railways and roads as of 2017")
        }
        "map-world" => ("Two economies above ten", "Gross domestic product of some states"),
        "map-past" => ("Around the Soviet Union", "Made-up verdicts for 1985"),
        "map-crowded" => ("Forty wells in one spot", ""),
        "map-bering" | "map-pacific" => ("On both sides of the date line", ""),
        "map-one" => ("One country", ""),
        _ => ("An empty chart", ""),
    };
    Head {
        subtitle: subtitle.to_owned(),
        description: format!("{title}. {subtitle}."),
        source: "Source: made-up ledger of the gallery; run 2f9c, seed 7.".to_owned(),
        size,
        ..Head::new(&format!("{name}-{suffix}"), title)
    }
}

/// Numbers between 0 and 1 that look random and never change.
pub(crate) fn noise(idx: usize) -> f64 {
    let mixed = (idx as u64 + 11).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    ((mixed ^ (mixed >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9) >> 40) as f64 / f64::from(1 << 24)
}

fn grid_spec(head: Head) -> grid::Spec {
    let periods = [
        ("Before the Belt", "2010 to Sep 2013"),
        ("To the annexation", "Sep 2013 to Mar 2014"),
        ("Isolation", "Mar 2014 to May 2015"),
        ("After the joint statement", "May 2015 to 2017"),
    ];
    let rows: [School; 7] = [
        (
            "Waltz",
            "1979",
            [
                ("balancing", 0.72),
                ("balancing", 0.68),
                ("balancing or no name for it", 0.91),
                ("bandwagoning", 0.55),
            ],
        ),
        (
            "Walt",
            "1987",
            [
                ("hard-balancing", 0.62),
                ("soft-balancing", 0.58),
                ("perhaps soft-balancing", 0.44),
                ("soft-bandwagoning", 0.71),
            ],
        ),
        (
            "Schweller",
            "1994",
            [
                ("buck-passing", 0.52),
                ("hedging", 0.61),
                ("soft-bandwagoning", 0.67),
                ("hard-bandwagoning", 0.83),
            ],
        ),
        (
            "Pape and Paul",
            "2004, 2005",
            [
                ("soft-balancing", 0.88),
                ("soft-balancing", 0.81),
                ("hedging", 0.57),
                ("soft-bandwagoning, partnership or 2 more", 0.98),
            ],
        ),
        (
            "Korolev",
            "2016",
            [("hedging", 0.74), ("hedging", 0.78), ("hedging", 0.69), ("hedging", 0.52)],
        ),
        (
            "Kaczmarski",
            "2015",
            [
                ("partnership", 0.66),
                ("partnership", 0.61),
                ("soft-bandwagoning", 0.64),
                ("soft-bandwagoning", 0.9),
            ],
        ),
        (
            "The study",
            "2019",
            [
                ("soft-balancing", 0.82),
                ("soft-balancing", 0.77),
                ("hedging", 0.56),
                ("soft-bandwagoning", 0.91),
            ],
        ),
    ];
    let cell = |(label, probability): (&str, f64)| grid::Cell {
        label: label.to_owned(),
        probability: Some(probability),
        tip: String::new(),
        href: Some("#verdict".to_owned()),
    };
    let row = |(idx, (school, year, cells)): (usize, School)| grid::Row {
        school: school.to_owned(),
        year: year.to_owned(),
        cells: cells
            .into_iter()
            .enumerate()
            .map(|(col, it)| ((idx, col) != (4, 3)).then(|| cell(it)))
            .collect(),
    };
    grid::Spec {
        head,
        periods: periods
            .map(|(label, dates)| grid::Period { label: label.to_owned(), dates: dates.to_owned() })
            .to_vec(),
        rows: rows.into_iter().enumerate().map(row).collect(),
    }
}

fn coverage_spec(head: Head, panels: usize) -> coverage::Spec {
    use coverage::{Cell, Found, Panel};
    let rows = ["Global", "Steppe", "Bilateral", "Eastern seas"].map(str::to_owned).to_vec();
    let columns = [
        "economic",
        "energy",
        "security",
        "arms",
        "institutional",
        "diplomatic",
        "financial",
        "infrastructure",
        "ideational",
    ];
    let cell = |idx: usize| {
        Cell::new(match (noise(idx + 31) * 10.0) as u32 {
            0 | 1 => Found::Unsearched,
            2 => Found::Nothing,
            3 => Found::NotApplicable,
            _ => Found::Events {
                events: 1 + (noise(idx) * noise(idx + 9) * 24.0) as u32,
                sources: 1 + (noise(idx + 70) * 5.0) as u32,
            },
        })
    };
    let titles = [
        "Before the Belt, 2010 to Sep 2013",
        "To the annexation, Sep 2013 to Mar 2014",
        "After, 2014 to 2017",
    ];
    let panel = |it: usize| Panel {
        title: if panels > 1 { titles[it].to_owned() } else { String::new() },
        cells: (0..4)
            .map(|row| (0..9).map(|col| cell(it * 100 + row * 9 + col)).collect())
            .collect(),
    };
    coverage::Spec {
        head,
        rows,
        columns: columns.map(str::to_owned).to_vec(),
        panels: (0..panels).map(panel).collect(),
    }
}

fn claims_spec(head: Head) -> claims::Spec {
    use claims::{Claim, State};
    let state = |idx: usize| match idx {
        0..9 => State::Supported,
        9..14 => State::Thin,
        14..16 => State::Partly,
        16..18 => State::NotSupported,
        18..20 => State::NotDecided,
        _ => State::Untested,
    };
    let claim = |idx: usize| Claim {
        state: state(idx),
        label: format!("Claim {}", idx + 1),
        href: Some(format!("#c{idx}")),
    };
    claims::Spec { head, claims: (0..21).map(claim).collect() }
}

fn positions_spec(head: Head) -> positions::Spec {
    use positions::{Panel, Row, Used};
    let row = |(at, used): (usize, Used)| Row {
        work: ["An Author 1999", "Another, Somebody, and a Third Author with a Long Name 2016"]
            [at % 2]
            .to_owned(),
        label: ["hedging", "soft-balancing", "axis-of-convenience", "bandwagoning"][at % 4]
            .to_owned(),
        used,
        own: at == 0,
        says: (0..4).map(|column| (column + at) % 3 != 0).collect(),
    };
    let used = [Used::Defined, Used::Named, Used::Described, Used::Denied];
    let rows: Vec<Row> = used.into_iter().enumerate().map(row).collect();
    let panel = |title: &str| Panel { title: title.to_owned(), rows: rows.clone() };
    positions::Spec {
        head,
        columns: [
            "From the end of the old order to the plan",
            "From the plan to the crisis",
            "After",
            "Today",
        ]
        .map(str::to_owned)
        .to_vec(),
        panels: vec![panel("In regions"), panel("In the world")],
    }
}

fn bars_spec(head: Head) -> bars::Spec {
    let bar = |label: &str, value: f64, lo: f64, hi: f64| bars::Bar {
        label: label.to_owned(),
        probability: Some(value),
        interval: Some((lo, hi)),
        chosen: label == "soft-balancing",
        href: None,
    };
    let mut bars = vec![
        bar("hard-balancing", 0.08, 0.03, 0.15),
        bar("soft-balancing", 0.57, 0.41, 0.7),
        bar("hedging", 0.24, 0.12, 0.39),
        bar("soft-bandwagoning", 0.05, 0.01, 0.1),
        bar("hard-bandwagoning", 0.01, 0.0, 0.03),
        bar("indeterminate", 0.05, 0.02, 0.11),
    ];
    bars.push(bars::Bar {
        probability: None,
        interval: None,
        ..bar("buck-passing", 0.0, 0.0, 0.0)
    });
    bars::Spec { head, bars, threshold: Some(0.5) }
}

fn split_spec(head: Head) -> split::Spec {
    let part = |label: &str, amount: f64, note: &str| split::Part {
        note: note.to_owned(),
        ..split::Part::new(label, amount)
    };
    split::Spec {
        head,
        parts: vec![
            part(
                "by definition",
                61.0,
                "Same events, different rules: schools set different bars for hedging.",
            ),
            part(
                "on the facts",
                27.0,
                "Same rules, different events: sources disagree or are left out.",
            ),
            part("not settled", 12.0, "Changes with the date of undated events."),
        ],
    }
}

fn multiples_spec(head: Head, panels: usize) -> multiples::Spec {
    let names = ["Ruritania", "Borduria", "Syldavia", "Grand Fenwick", "Elbonia"];
    let panel = |at: usize| {
        let (date, sign) = (3 + at % 8, if at.is_multiple_of(3) { -1.0 } else { 1.0 });
        let level = |year: usize| if year < date { 0.3 } else { 0.3 + sign * 0.5 };
        let value = |year: usize| level(year) + 0.3 * (noise(at * 40 + year) - 0.5);
        let day = |year: usize| counterpoise_draw::calendar::day(2002 + year as i64, 7, 1);
        let point = |year: usize| multiples::Point {
            day: day(year),
            value: (noise(at * 77 + year) > 0.1).then(|| {
                let value = value(year);
                counterpoise_draw::Estimate { value, lo: value - 0.08, hi: value + 0.08 }
            }),
        };
        multiples::Panel {
            title: format!("{} \u{2013} {}", names[at % 5], names[(at * 2 + 1) % 5]),
            note: format!(
                "{}0.50 since {}",
                if sign < 0.0 { "\u{2212}" } else { "+" },
                2002 + date
            ),
            href: at.is_multiple_of(2).then(|| format!("#dyad-{at}")),
            points: (0..13).map(point).collect(),
            change: (at != 4).then(|| multiples::Change {
                start: day(date.saturating_sub(3)),
                day: day(date) - 181,
                end: day((date + 2).min(12)),
                before: 0.3,
                after: 0.3 + sign * 0.5,
            }),
        }
    };
    multiples::Spec { head, domain: Some((-1.0, 1.0)), panels: (0..panels).map(panel).collect() }
}

fn waterfall_spec(head: Head) -> waterfall::Spec {
    let weights = [2.3, -1.6, -2.4, 9.6, 0.0, 1.1, -6.2, 3.3, 12.5, f64::INFINITY, -0.04];
    let step = |(at, weight): (usize, &f64)| waterfall::Step {
        label: [
            "The harbour was closed a week before",
            "Grain prices rose",
            "A letter names the drought as reason",
        ][at % 3]
            .to_owned(),
        short: format!("clue {at}"),
        tip: format!("clue {at}"),
        weight: *weight,
        bounds: (at % 4 != 0).then_some((weight - 1.5, weight + 2.5)),
        href: Some(format!("#k{at}")),
    };
    let steps = weights.iter().enumerate().map(step).collect();
    let (right, left) = ("embargo".to_owned(), "drought".to_owned());
    waterfall::Spec { head, right, left, prior: -3.0, steps, band: Some((9.2, 21.5)) }
}

fn standing_spec(head: Head) -> standing::Spec {
    let row = |(label, after): &(&str, f64)| standing::Row {
        label: format!("it was {label} that decided, and nothing that came before or after it"),
        short: (*label).to_owned(),
        tip: format!("{label}: {after}"),
        before: 0.25,
        after: Some(*after),
        band: Some((after * 0.6, (after * 1.5).min(1.0))),
        number: format!("{after}"),
        href: Some(format!("#h-{label}")),
    };
    let rows = [
        ("embargo", 0.55),
        ("drought", 0.41),
        ("a quarrel at court and nothing else", 0.039),
        ("chance", 0.00002),
    ];
    standing::Spec { head, rows: rows.iter().map(row).collect() }
}

fn simplex_spec(head: Head) -> simplex::Spec {
    let (tie, edges) =
        ([0.2, 0.3, 0.5], [[0.0, 0.375, 0.625], [0.2857, 0.0, 0.7143], [0.4, 0.6, 0.0]]);
    let region = |at: usize| {
        let mut corner = [0.0; 3];
        corner[at] = 1.0;
        vec![corner, edges[(at + 1) % 3], tie, edges[(at + 2) % 3]]
    };
    let names = ["embargo", "drought", "a quarrel at court"].map(str::to_owned);
    let prior = [1.0 / 3.0; 3];
    simplex::Spec {
        head,
        names,
        regions: [region(0), region(1), region(2)],
        shares: [0.47, 0.32, 0.21],
        prior,
    }
}

/// Labels that take turns, a column of one label between two of another, and more options than fit
/// by their names.
fn universes_spec(head: Head) -> universes::Spec {
    const COLUMNS: usize = 80;
    let label = |at: usize| match at {
        0..=2 => "none of these",
        3..=9 => "partnership",
        10..=39 => "buck-passing",
        40..=79 if at % 7 == 3 => "soft-balancing",
        40..=59 => "balancing",
        _ => "hedging",
    };
    let column = |at: usize| {
        let middle = at as f64 / 40.0 - 1.0;
        let apart = 0.2 * noise(at);
        universes::Column {
            heights: [middle - apart, middle, middle + apart],
            label: label(at).to_owned(),
        }
    };
    let choice = |(which, (name, options)): (usize, &(&str, &[&str]))| universes::Choice {
        name: (*name).to_owned(),
        remark: format!("explains {}%", 60 / (which + 1)),
        options: (0..options.len())
            .map(|own| universes::Row {
                name: options[own].to_owned(),
                preferred: own == 0,
                shares: (0..COLUMNS)
                    .map(|at| {
                        let drawn = noise(at * 31 + which) + 0.4 * at as f64 / COLUMNS as f64;
                        f64::from(u8::from(
                            (drawn * options.len() as f64) as usize % options.len() == own,
                        ))
                    })
                    .collect(),
            })
            .collect(),
    };
    let choices: [(&str, &[&str]); 3] = [
        (
            "By whose definition (10 more)",
            &["study-2019", "christensen-snyder-1990", "waltz-1979", "walt-1987"],
        ),
        (
            "Which kind of source is left out, of all that the case cites",
            &["all", "official", "press"],
        ),
        ("How necessary conditions combine", &["weakest", "mean"]),
    ];
    universes::Spec {
        head,
        height: "lead".to_owned(),
        columns: (0..COLUMNS).map(column).collect(),
        shares: Vec::new(),
        choices: choices.iter().enumerate().map(choice).collect(),
    }
}
