//! Maps: the two of the study that the program grew from, and the hard cases. Coordinates are from
//! general knowledge, to a tenth of a degree; status and dates as they stood in 2015 or after, as
//! each says.

use counterpoise_draw::Head;
use counterpoise_draw::map::{
    Bounds, Country, Place, PlaceKind, Route, RouteKind, Spec, Status, Value, View,
};

fn country(key: &str, value: Value) -> Country {
    Country { key: key.to_owned(), name: String::new(), value, href: None }
}

fn place(name: &str, kind: PlaceKind, lon: f64, lat: f64) -> Place {
    Place {
        name: name.to_owned(),
        kind,
        status: Some(Status::InUse),
        dates: String::new(),
        at: Some((lon, lat)),
        href: None,
    }
}

fn route(name: &str, kind: RouteKind, status: Status, dates: &str, points: &[(f64, f64)]) -> Route {
    let (name, dates) = (name.to_owned(), dates.to_owned());
    Route { name, kind, status, dates, points: points.to_vec(), href: None }
}

fn empty(head: Head, view: View) -> Spec {
    Spec {
        head,
        view,
        year: None,
        past: Vec::new(),
        measure: String::new(),
        countries: Vec::new(),
        routes: Vec::new(),
        places: Vec::new(),
    }
}

/// Connectivity of Central Asia.
pub(crate) fn central_asia(head: Head) -> Spec {
    use RouteKind::{Gas, Oil, Rail, Road};
    use Status::{InUse, Planned, UnderConstruction};
    let five = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];
    let verdict = || Value::Label("soft-bandwagoning".to_owned());
    Spec {
        year: Some(2017),
        measure: "Russia towards China in Central Asia, from May 2015".to_owned(),
        countries: five.iter().map(|it| country(it, verdict())).collect(),
        routes: vec![
            route(
                "Kazakhstan–China oil pipeline",
                Oil,
                InUse,
                "since 2006",
                &[
                    (51.9, 47.1),
                    (57.2, 48.6),
                    (65.6, 46.4),
                    (71.6, 48.7),
                    (82.6, 45.2),
                    (84.9, 44.3),
                ],
            ),
            route(
                "Central Asia–China gas pipeline",
                Gas,
                InUse,
                "since 2009",
                &[
                    (62.3, 37.5),
                    (64.2, 39.6),
                    (67.8, 40.5),
                    (69.6, 42.3),
                    (76.5, 43.6),
                    (80.4, 44.2),
                    (87.6, 43.9),
                ],
            ),
            route(
                "The same, line D",
                Gas,
                Planned,
                "agreed in 2013",
                &[
                    (62.3, 37.5),
                    (66.9, 38.1),
                    (68.8, 38.6),
                    (71.5, 39.2),
                    (73.9, 39.7),
                    (75.9, 39.4),
                ],
            ),
            route(
                "Trans-Siberian railway",
                Rail,
                InUse,
                "since 1916",
                &[
                    (49.1, 55.8),
                    (56.0, 54.8),
                    (61.4, 55.2),
                    (69.1, 54.9),
                    (73.4, 55.0),
                    (82.9, 55.0),
                    (92.9, 56.0),
                ],
            ),
            route(
                "Railway through Khorgos",
                Rail,
                InUse,
                "since 2012",
                &[
                    (76.9, 43.3),
                    (77.3, 43.8),
                    (80.2, 44.1),
                    (81.3, 44.0),
                    (84.9, 44.4),
                    (87.6, 43.8),
                ],
            ),
            route(
                "China–Kyrgyzstan–Uzbekistan railway",
                Rail,
                Planned,
                "discussed since 1997",
                &[(76.0, 39.5), (75.4, 40.5), (73.6, 40.8), (72.3, 40.8)],
            ),
            route(
                "Western Europe–Western China road",
                Road,
                UnderConstruction,
                "2009 to 2018",
                &[
                    (55.1, 51.8),
                    (57.2, 50.3),
                    (61.6, 46.9),
                    (65.5, 44.8),
                    (69.6, 42.3),
                    (71.4, 42.9),
                    (76.9, 43.3),
                    (80.4, 44.2),
                ],
            ),
        ],
        places: vec![
            place("Khorgos", PlaceKind::Crossing, 80.4, 44.2),
            place("Astana", PlaceKind::Capital, 71.4, 51.1),
            place("Tashkent", PlaceKind::Capital, 69.3, 41.3),
            place("Bishkek", PlaceKind::Capital, 74.6, 42.9),
            place("Dushanbe", PlaceKind::Capital, 68.8, 38.6),
            place("Ashgabat", PlaceKind::Capital, 58.4, 37.9),
            place("Almaty", PlaceKind::City, 76.9, 43.2),
            place("Alashankou", PlaceKind::Crossing, 82.6, 45.2),
            place("Ürümqi", PlaceKind::City, 87.6, 43.8),
            place("Kashgar", PlaceKind::City, 76.0, 39.5),
            place("Atyrau", PlaceKind::City, 51.9, 47.1),
            place("Aktau", PlaceKind::Port, 51.2, 43.7),
            place("Irkeshtam", PlaceKind::Crossing, 73.9, 39.7),
            place("Atasu", PlaceKind::City, 71.6, 48.7),
            place("Omsk", PlaceKind::City, 73.4, 55.0),
            place("Novosibirsk", PlaceKind::City, 82.9, 55.0),
        ],
        ..empty(head, View::Region(Bounds { west: 48.0, south: 34.5, east: 88.0, north: 56.0 }))
    }
}

/// Projects of the Belt, built and planned.
pub(crate) fn belt(head: Head) -> Spec {
    use RouteKind::{Corridor, Gas, Rail, Sea};
    use Status::{InUse, Planned, UnderConstruction};
    let project = |name: &str, kind, status, lon, lat| Place {
        status: Some(status),
        ..place(name, kind, lon, lat)
    };
    Spec {
        year: Some(2017),
        countries: vec![country("CHN", Value::Member), country("RUS", Value::Member)],
        routes: vec![
            route(
                "New Eurasian land bridge",
                Rail,
                InUse,
                "since 2011",
                &[
                    (119.2, 34.6),
                    (108.9, 34.3),
                    (103.8, 36.1),
                    (87.6, 43.8),
                    (82.6, 45.2),
                    (71.4, 51.1),
                    (61.4, 55.2),
                    (37.6, 55.8),
                    (27.6, 53.9),
                    (21.0, 52.2),
                    (6.8, 51.4),
                ],
            ),
            route(
                "China–Central Asia–West Asia corridor",
                Corridor,
                Planned,
                "since 2015",
                &[
                    (87.6, 43.8),
                    (80.4, 44.2),
                    (69.3, 41.3),
                    (58.4, 37.9),
                    (51.4, 35.7),
                    (32.9, 39.9),
                    (29.0, 41.0),
                ],
            ),
            route(
                "China–Pakistan corridor",
                Corridor,
                UnderConstruction,
                "since 2015",
                &[
                    (76.0, 39.5),
                    (74.3, 35.9),
                    (73.1, 33.7),
                    (71.5, 30.2),
                    (67.0, 30.2),
                    (62.3, 25.1),
                ],
            ),
            route(
                "China–Mongolia–Russia corridor",
                Corridor,
                Planned,
                "agreed in 2016",
                &[(116.4, 39.9), (111.9, 43.7), (106.9, 47.9), (107.6, 51.8)],
            ),
            route(
                "Bangladesh–China–India–Myanmar corridor",
                Corridor,
                Planned,
                "",
                &[(102.8, 24.9), (96.1, 22.0), (90.4, 23.8), (88.4, 22.6)],
            ),
            route(
                "China–Indochina railway",
                Rail,
                UnderConstruction,
                "since 2016",
                &[
                    (102.8, 24.9),
                    (101.7, 21.2),
                    (102.6, 18.0),
                    (100.5, 13.8),
                    (101.7, 3.1),
                    (103.8, 1.3),
                ],
            ),
            route(
                "Maritime silk road",
                Sea,
                InUse,
                "",
                &[
                    (119.3, 25.5),
                    (114.0, 21.5),
                    (109.5, 11.0),
                    (104.8, 2.0),
                    (103.0, 1.5),
                    (98.0, 5.5),
                    (94.0, 6.0),
                    (80.6, 5.5),
                    (70.0, 8.0),
                    (52.0, 13.0),
                    (43.3, 12.6),
                    (38.0, 20.0),
                    (33.5, 27.5),
                    (32.4, 30.5),
                    (31.0, 32.5),
                    (23.6, 35.6),
                    (20.0, 36.5),
                    (18.8, 40.5),
                    (13.0, 45.0),
                ],
            ),
            route(
                "Power of Siberia",
                Gas,
                UnderConstruction,
                "2014 to 2019",
                &[(112.0, 60.0), (121.0, 58.5), (127.5, 50.3), (125.3, 43.9)],
            ),
            route(
                "Moscow–Kazan high-speed railway",
                Rail,
                Planned,
                "agreed in 2015",
                &[(37.6, 55.8), (44.0, 56.3), (49.1, 55.8)],
            ),
            route(
                "Budapest–Belgrade railway",
                Rail,
                Planned,
                "agreed in 2014",
                &[(19.1, 47.5), (19.8, 45.3), (20.5, 44.8)],
            ),
            route(
                "Mombasa–Nairobi railway",
                Rail,
                InUse,
                "since 2017",
                &[(39.7, -4.0), (36.8, -1.3)],
            ),
        ],
        places: vec![
            place("Beijing", PlaceKind::Capital, 116.4, 39.9),
            place("Moscow", PlaceKind::Capital, 37.6, 55.8),
            project("Gwadar", PlaceKind::Port, Status::UnderConstruction, 62.3, 25.1),
            project("Piraeus", PlaceKind::Port, Status::InUse, 23.6, 37.9),
            project("Hambantota", PlaceKind::Port, Status::InUse, 81.1, 6.1),
            project("Djibouti", PlaceKind::Port, Status::InUse, 43.1, 11.6),
            project("Kyaukpyu", PlaceKind::Port, Status::Planned, 93.5, 19.4),
            project("Khorgos", PlaceKind::Crossing, Status::InUse, 80.4, 44.2),
            project("Yamal LNG", PlaceKind::Project, Status::InUse, 72.1, 71.3),
            place("Xi’an", PlaceKind::City, 108.9, 34.3),
            place("Ürümqi", PlaceKind::City, 87.6, 43.8),
            place("Duisburg", PlaceKind::City, 6.8, 51.4),
            place("Tehran", PlaceKind::Capital, 51.4, 35.7),
            project("Colombo port city", PlaceKind::Project, Status::UnderConstruction, 79.8, 6.9),
            place("Singapore", PlaceKind::Port, 103.8, 1.3),
            place("Istanbul", PlaceKind::City, 29.0, 41.0),
            place("Kunming", PlaceKind::City, 102.8, 24.9),
        ],
        ..empty(head, View::Region(Bounds { west: -8.0, south: -8.0, east: 136.0, north: 68.0 }))
    }
}

/// The world by a number, small states and states without a number among them.
pub(crate) fn world(head: Head) -> Spec {
    let values = [
        ("USA", 18.6),
        ("CHN", 11.2),
        ("RUS", 1.3),
        ("IND", 2.3),
        ("BRA", 1.8),
        ("DEU", 3.5),
        ("FRA", 2.5),
        ("GBR", 2.6),
        ("JPN", 4.9),
        ("SGP", 0.3),
        ("MDV", 0.0),
        ("KAZ", 0.1),
        ("AUS", 1.2),
        ("ZAF", 0.3),
        ("CAN", 1.5),
        ("MEX", 1.1),
        ("IDN", 0.9),
        ("TUR", 0.9),
    ];
    let mut countries: Vec<Country> =
        values.iter().map(|it| country(it.0, Value::Number(it.1))).collect();
    countries.push(country("PRK", Value::Missing));
    Spec {
        measure: "Gross domestic product, 2016, trillion dollars".to_owned(),
        countries,
        ..empty(head, View::World { centre: 10.0 })
    }
}

/// Verdicts by country, in a year when the Soviet Union was one state.
pub(crate) fn past(head: Head) -> Spec {
    let label = |key: &str, label: &str| country(key, Value::Label(label.to_owned()));
    Spec {
        year: Some(1985),
        measure: "Towards the Soviet Union".to_owned(),
        countries: vec![
            label("CHN", "hard-balancing"),
            label("JPN", "soft-balancing"),
            label("IND", "hedging"),
            label("MNG", "hard-bandwagoning"),
            label("AFG", "bandwagoning"),
            label("IRN", "neutrality"),
            label("PAK", "soft-balancing"),
            label("TUR", "hard-balancing"),
            country("PRK", Value::Missing),
        ],
        ..empty(head, View::Region(Bounds { west: 28.0, south: 22.0, east: 145.0, north: 62.0 }))
    }
}

/// What a map should not be given: forty places in one spot, other scripts, points outside, a route
/// of one point, a place without coordinates, a country that is none.
pub(crate) fn crowded(head: Head) -> Spec {
    let mut places: Vec<Place> = (1..=40)
        .map(|at| place(&format!("Well number {at}"), PlaceKind::Project, 53.0, 46.1))
        .collect();
    places.extend([
        place("Алматы", PlaceKind::City, 76.9, 43.2),
        place("乌鲁木齐市", PlaceKind::City, 87.6, 43.8),
        place("مشهد", PlaceKind::City, 59.6, 36.3),
        place("Buenos Aires", PlaceKind::Capital, -58.4, -34.6),
        Place { at: None, ..place("Atlantis", PlaceKind::Port, 0.0, 0.0) },
    ]);
    Spec {
        countries: vec![country("KAZ", Value::Member), country("QQQ", Value::Member)],
        routes: vec![
            route("A stub", RouteKind::Rail, Status::Unknown, "", &[(66.9, 48.0)]),
            route("Nowhere", RouteKind::Road, Status::Planned, "", &[]),
            route(
                "Old road",
                RouteKind::Road,
                Status::Abandoned,
                "until 1991",
                &[(60.0, 52.0), (70.0, 45.0)],
            ),
        ],
        places,
        ..empty(head, View::Region(Bounds { west: 46.0, south: 35.0, east: 90.0, north: 55.0 }))
    }
}

/// One country and nothing else.
pub(crate) fn one(head: Head) -> Spec {
    Spec { countries: vec![country("KGZ", Value::Member)], ..empty(head, View::Fit) }
}

/// Nothing.
pub(crate) fn nothing(head: Head) -> Spec {
    empty(head, View::Fit)
}

/// Both sides of the date line, where a careless map draws lines across the sheet.
pub(crate) fn bering(head: Head) -> Spec {
    Spec {
        countries: vec![country("RUS", Value::Member), country("USA", Value::Member)],
        routes: vec![route(
            "A ferry that never was",
            RouteKind::Sea,
            Status::Planned,
            "",
            &[(177.5, 64.7), (-165.4, 64.5), (-150.0, 61.2)],
        )],
        places: vec![
            place("Anadyr", PlaceKind::Port, 177.5, 64.7),
            place("Nome", PlaceKind::Port, -165.4, 64.5),
        ],
        ..empty(head, View::Region(Bounds { west: 160.0, south: 50.0, east: -140.0, north: 73.0 }))
    }
}

/// The world from the Pacific.
pub(crate) fn pacific(head: Head) -> Spec {
    Spec { view: View::World { centre: 160.0 }, ..bering(head) }
}
