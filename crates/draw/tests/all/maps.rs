//! What a map promises: nothing left out without a word, disputes shown, nothing across the sheet.

use crate::data::maps;
use crate::xml::{attribute, read};
use counterpoise_draw::map::{
    Bounds, Country, Past, Place, PlaceKind, Problem, Spec, Status, Value, View,
};
use counterpoise_draw::told::Told;
use counterpoise_draw::{Head, Size};

fn head() -> Head {
    Head { size: Size::WIDE, ..Head::new("map", "A map") }
}

fn asia() -> View {
    View::Region(Bounds { west: 46.0, south: 35.0, east: 90.0, north: 55.0 })
}

fn spec(view: View) -> Spec {
    Spec { view, ..maps::nothing(head()) }
}

fn country(key: &str, value: Value) -> Country {
    Country { key: key.to_owned(), name: String::new(), value, href: None }
}

fn town(name: &str, lon: f64, lat: f64) -> Place {
    Place {
        name: name.to_owned(),
        kind: PlaceKind::City,
        status: None,
        dates: String::new(),
        at: Some((lon, lat)),
        href: None,
    }
}

/// All that is written on a picture but its description, piece by piece.
fn written(svg: &str) -> String {
    let pieces = read(svg).expect("well formed");
    let text = pieces.into_iter().filter_map(|it| {
        let tag = it.within.last().map(|it| it.0.clone());
        it.text.filter(|_| tag.as_deref() == Some("text"))
    });
    text.collect::<Vec<_>>().join(" ")
}

#[test]
fn every_place_is_named_on_the_map_or_under_it() {
    for size in [Size::WIDE, Size::PHONE] {
        let spec = maps::crowded(Head { size, ..head() });
        let text = written(&spec.svg());
        for place in &spec.places {
            assert!(text.contains(&place.name), "{}: {text}", place.name);
        }
        for route in &spec.routes {
            assert!(text.contains(&route.name), "{}: {text}", route.name);
        }
    }
}

#[test]
fn what_cannot_be_shown_is_a_value_and_a_sentence() {
    let spec = maps::crowded(head());
    let problems = spec.problems();
    let named = |it: &str| it.to_owned();
    assert_eq!(
        problems,
        [
            Problem::NoOutline { key: named("QQQ") },
            Problem::OnePoint { name: named("A stub") },
            Problem::NoCoordinates { name: named("Nowhere") },
            Problem::Outside { name: named("Buenos Aires") },
            Problem::NoCoordinates { name: named("Atlantis") },
        ]
    );
    let text = written(&spec.svg());
    for part in ["There is no outline of QQQ", "Buenos Aires lies outside", "Atlantis has no"] {
        assert!(text.contains(part), "{text}");
    }
    let twice = Spec {
        countries: vec![country("KAZ", Value::Member), country("KAZ", Value::Missing)],
        ..spec
    };
    assert!(twice.problems().contains(&Problem::Twice { key: named("KAZ") }));
}

#[test]
fn a_map_of_nothing_is_a_sentence() {
    let svg = spec(View::Fit).svg();
    assert!(written(&svg).contains("There is nothing to draw"), "{svg}");
    assert!(spec(View::Fit).problems().is_empty());
    // A place by itself is enough for a map.
    let one = Spec { places: vec![town("Almaty", 76.9, 43.2)], ..spec(View::Fit) };
    assert!(one.problems().is_empty() && written(&one.svg()).contains("KAZAKHSTAN"));
}

#[test]
fn a_map_says_whose_borders_it_shows_and_what_is_in_dispute() {
    let ukraine = View::Region(Bounds { west: 22.0, south: 44.0, east: 41.0, north: 53.0 });
    let now = written(&spec(ukraine).svg());
    for part in [
        "Made with Natural Earth",
        "by who holds the ground, as of 2018",
        "Crimea (Russia; Ukraine)",
        "the lines of the war in Ukraine",
        "line in dispute",
        "area in dispute",
    ] {
        assert!(now.contains(part), "{part}: {now}");
    }
    let before = written(&Spec { year: Some(2010), ..spec(ukraine) }.svg());
    assert!(before.contains("the map shows 2010"), "{before}");
    assert!(before.contains("Part then: Crimea of Ukraine"), "{before}");
    assert!(!before.contains("in dispute"), "{before}");
    let soviet = written(&Spec { year: Some(1985), ..spec(ukraine) }.svg());
    assert!(soviet.contains("One state then: Soviet Union"), "{soviet}");
    assert!(soviet.contains("border of a later time"), "{soviet}");
    let old = written(&Spec { year: Some(1900), ..spec(ukraine) }.svg());
    assert!(old.contains("before 1946 is not known here"), "{old}");
}

#[test]
fn a_state_of_its_time_is_one_country() {
    let of = |key: &str, year| Spec {
        countries: vec![country(key, Value::Label("hedging".to_owned()))],
        year: Some(year),
        ..spec(asia())
    };
    for key in ["SUN", "RUS"] {
        assert_eq!(of(key, 1985).rows()[0].name, "Soviet Union", "{key}");
        let text = written(&of(key, 1985).svg());
        assert!(text.contains("SOVIET UNION") && !text.contains("KAZAKHSTAN"), "{key}: {text}");
    }
    assert_eq!(of("RUS", 2015).rows()[0].name, "Russia");
    let gone = Problem::NoOutline { key: "SUN".to_owned() };
    assert_eq!(of("SUN", 2015).problems(), [gone]);
}

#[test]
fn a_caller_can_say_that_a_border_was_none() {
    let none = Past::NoBorder("KAZ".to_owned(), "CHN".to_owned());
    let text = written(&Spec { past: vec![none], ..spec(asia()) }.svg());
    assert!(text.contains("Dotted, a later border: between Kazakhstan and China"), "{text}");
}

/// The area is hatched in the colour of the state that claims it, over that of the one that holds
/// it.
#[test]
fn rival_claims_are_both_seen() {
    let crimea = View::Region(Bounds { west: 30.0, south: 44.0, east: 38.0, north: 47.5 });
    let label = |it: &str| Value::Label(it.to_owned());
    let countries =
        vec![country("RUS", label("hard-balancing")), country("UKR", label("partnership"))];
    let svg = Spec { countries, ..spec(crimea) }.svg();
    assert!(!svg.contains("<pattern"), "hatching is lines");
    // Upright lines are those of the label itself, slanting ones those of the claim.
    let slants = |it: &str| it.split_once('l').is_some_and(|(_, step)| !step.starts_with("0 "));
    let clear = |it: &&str| slants(it) && it.contains("stroke=\"#1AA881\"");
    let hatches: Vec<&str> = svg.split("<path d=").filter(clear).collect();
    assert_eq!(hatches.len(), 1, "{hatches:?}");
}

/// No step of a path goes across the sheet, however the map is cut: the frame of the path is the
/// sheet, and the only long steps are along it.
#[test]
fn nothing_runs_across_the_sheet() {
    // The longest straight border is that of Alaska with Canada.
    for (spec, longest) in
        [(maps::pacific(head()), 80.0), (maps::world(head()), 80.0), (maps::bering(head()), 300.0)]
    {
        let svg = spec.svg();
        let pieces = read(&svg).expect("well formed");
        let borders = pieces.iter().filter(|it| it.text.is_none()).filter_map(|it| {
            let element = it.within.last()?;
            let drawn = attribute(element, "stroke").is_some_and(|it| it != "#FFFFFF");
            attribute(element, "d").filter(|_| drawn && element.0 == "path")
        });
        let mut count = 0;
        for data in borders.filter(|it| !it.contains('Z')) {
            let step = steps(data).into_iter().fold(0.0, f64::max);
            assert!(step < longest, "a step of {step}");
            count += 1;
        }
        assert!(count > 0, "borders are drawn");
    }
}

/// The lengths of the steps of a path written as `Mx yl…`.
fn steps(data: &str) -> Vec<f64> {
    let mut out = Vec::new();
    for part in data.split('M').filter_map(|it| it.split_once('l')) {
        let mut numbers: Vec<String> = Vec::new();
        for ch in part.1.chars() {
            let begins = ch == ' '
                || ch == '-'
                || (ch == '.' && numbers.last().is_some_and(|it| it.contains('.')));
            if begins || numbers.is_empty() {
                numbers.push(String::new());
            }
            if ch != ' '
                && let Some(last) = numbers.last_mut()
            {
                last.push(ch);
            }
        }
        let numbers: Vec<f64> = numbers
            .iter()
            .map(|it| it.parse().unwrap_or_else(|_| panic!("{it} in {part:?}")))
            .collect();
        out.extend(numbers.chunks(2).map(|it| (it[0] * it[0] + it[1] * it[1]).sqrt()));
    }
    out
}

#[test]
fn those_who_do_not_see_it_are_told_every_value() {
    let spec = maps::world(head());
    let rows = spec.rows();
    assert_eq!(rows.len(), spec.countries.len());
    let described = spec.told();
    for part in ["United States: 18.6.", "Maldives: 0", "North Korea: no evidence."] {
        assert!(described.contains(part), "{part}: {described}");
    }
    let asia = maps::central_asia(head()).rows();
    let khorgos = asia.iter().find(|it| it.name == "Khorgos").expect("a row");
    assert_eq!(khorgos.at, "44.2° N, 80.4° E");
    assert_eq!((khorgos.what.as_str(), khorgos.value.as_str()), ("border crossing", "in use"));
    let pipeline = asia.iter().find(|it| it.what == "oil pipeline").expect("a row");
    assert_eq!(pipeline.value, "in use, since 2006");
    assert_eq!(pipeline.at, "47.1° N, 51.9° E to 44.3° N, 84.9° E");
}

#[test]
fn small_states_are_seen_as_discs() {
    let some = |key: &str| {
        let countries = vec![country(key, Value::Number(1.0))];
        Spec { countries, ..spec(View::World { centre: 0.0 }) }.svg().matches("<circle").count()
    };
    assert_eq!((some("SGP"), some("MDV"), some("KAZ")), (1, 1, 0));
}

#[test]
fn a_map_stays_small() {
    let bytes = |spec: &Spec| spec.svg().len();
    let page = |size| Head { heading: false, size, ..head() };
    assert!(bytes(&maps::central_asia(page(Size::WIDE))) < 26_000);
    assert!(bytes(&maps::central_asia(page(Size::PHONE))) < 22_000);
    assert!(bytes(&maps::belt(page(Size::WIDE))) < 53_000);
}

/// The stretch that two routes have in common is drawn twice, side by side; where a route has its
/// way for itself it is drawn as if it were alone.
#[test]
fn routes_along_the_same_way_run_side_by_side() {
    let (bukhara, tashkent, almaty) = ((64.4, 39.8), (69.2, 41.3), (76.9, 43.2));
    let route = |name: &str, points: &[(f64, f64)]| counterpoise_draw::map::Route {
        name: name.to_owned(),
        kind: counterpoise_draw::map::RouteKind::Gas,
        status: Status::InUse,
        dates: String::new(),
        points: points.to_vec(),
        href: None,
    };
    let drawn = |routes: Vec<counterpoise_draw::map::Route>| -> Vec<String> {
        let svg = Spec { routes, ..spec(asia()) }.svg();
        let pieces = read(&svg).expect("well formed");
        let lines = pieces.iter().filter(|it| it.text.is_none()).filter_map(|it| {
            let (name, attributes) = it.within.last()?;
            let of = |key: &str| attributes.iter().find(|own| own.0 == key).map(|own| &own.1);
            (name == "path" && of("id").is_some_and(|id| is_letter(id))).then(|| of("d"))?
        });
        lines.cloned().collect()
    };
    let long = || route("Line A", &[bukhara, tashkent, almaty]);
    let alone = drawn(vec![long()]);
    let both = drawn(vec![long(), route("Line B", &[tashkent, bukhara])]);
    assert_eq!((alone.len(), both.len()), (1, 2));
    assert_ne!(both[0], alone[0], "the common stretch is moved");
    assert_ne!(both[0], both[1]);
    // Two routes that share no stretch are where they would be by themselves.
    let apart =
        drawn(vec![route("Line A", &[bukhara, tashkent]), route("Line B", &[tashkent, almaty])]);
    assert_eq!(apart[0], drawn(vec![route("Line A", &[bukhara, tashkent])])[0]);
}

/// The id of a route's line ends with its letter.
fn is_letter(id: &str) -> bool {
    id.rsplit('-')
        .next()
        .is_some_and(|last| last.len() == 1 && last.chars().all(char::is_uppercase))
}
