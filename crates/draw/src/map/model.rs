//! What a map is told: plain data.

use super::projection::LonLat;
use crate::frame::Head;

/// A map to draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Identity, heading, width.
    pub head: Head,
    /// What part of the globe is shown.
    pub view: View,
    /// The year that the map shows, as at its end; the year of the outlines if none is given. What
    /// is known to have been otherwise since 1946 is drawn so.
    pub year: Option<i32>,
    /// What else was otherwise in that year.
    pub past: Vec<Past>,
    /// What the colours of countries mean; may be empty.
    pub measure: String,
    /// Countries that the map is about.
    pub countries: Vec<Country>,
    /// Lines between places.
    pub routes: Vec<Route>,
    /// Places, the most important first: they are the first to have their names on the map.
    pub places: Vec<Place>,
}

/// What part of the globe is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum View {
    /// Whatever the places and routes need, or, without any, the coloured countries; with a margin.
    Fit,
    /// The world without Antarctica, in Equal Earth.
    World {
        /// The meridian in the middle.
        centre: f64,
    },
    /// A region: up to 90 degrees of longitude in Lambert's conic, a wider one, or one on both
    /// sides of the equator, in Equal Earth.
    Region(Bounds),
}

/// A region by its meridians and parallels. A region across the date line has an east beyond 180.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// Western meridian, in degrees.
    pub west: f64,
    /// Southern parallel.
    pub south: f64,
    /// Eastern meridian.
    pub east: f64,
    /// Northern parallel.
    pub north: f64,
}

/// How the borders of the year shown differ from those of the outlines, which are of one year only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Past {
    /// These were one state: the borders between them were not borders of states.
    One {
        /// The keys by which a country of the map may mean it; none if none does.
        keys: Vec<String>,
        /// Its name.
        name: String,
        /// The keys of what it has become.
        members: Vec<String>,
    },
    /// An area that the outlines keep apart was part of a state, without dispute.
    Part {
        /// The key of the area.
        area: String,
        /// The key of the state.
        of: String,
    },
    /// The border between two of today's units was none of states.
    NoBorder(String, String),
}

/// A country and what is said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Country {
    /// Its key in the outlines, ISO 3166-1 alpha-3; or that of a state of the year shown that is one
    /// no longer, as `SUN`, which then stands for all its parts that are not given themselves.
    pub key: String,
    /// Its name on the map; if empty, that of the outlines.
    pub name: String,
    /// What it is coloured by.
    pub value: Value,
    /// Where a click leads.
    pub href: Option<String>,
}

/// What a country is coloured by.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// One of those the map is about, without a value.
    Member,
    /// A verdict or another category, in the look of [`crate::label_style`].
    Label(String),
    /// A number; all numbers of a map share one scale of five steps.
    Number(f64),
    /// There is no evidence, or no number.
    Missing,
}

/// How far a thing has got, at the time shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Used.
    InUse,
    /// Being built.
    UnderConstruction,
    /// Intended, announced or agreed.
    Planned,
    /// Interrupted.
    Halted,
    /// Given up, or closed.
    Abandoned,
    /// Not known.
    Unknown,
}

impl Status {
    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Status::InUse => "in use",
            Status::UnderConstruction => "under construction",
            Status::Planned => "planned",
            Status::Halted => "halted",
            Status::Abandoned => "abandoned",
            Status::Unknown => "status not known",
        }
    }
}

/// What a route carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RouteKind {
    /// A railway.
    Rail,
    /// A road.
    Road,
    /// An oil pipeline.
    Oil,
    /// A gas pipeline.
    Gas,
    /// A sea lane.
    Sea,
    /// A cable.
    Cable,
    /// A corridor or anything else.
    Corridor,
}

impl RouteKind {
    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            RouteKind::Rail => "railway",
            RouteKind::Road => "road",
            RouteKind::Oil => "oil pipeline",
            RouteKind::Gas => "gas pipeline",
            RouteKind::Sea => "sea lane",
            RouteKind::Cable => "cable",
            RouteKind::Corridor => "corridor",
        }
    }
}

/// A line between places.
#[derive(Debug, Clone, PartialEq)]
pub struct Route {
    /// Its name.
    pub name: String,
    /// What it carries.
    pub kind: RouteKind,
    /// How far it has got.
    pub status: Status,
    /// Since when, or until when, in words; may be empty.
    pub dates: String,
    /// Its points in order; between two, the shortest way over the globe is drawn.
    pub points: Vec<LonLat>,
    /// Where a click leads.
    pub href: Option<String>,
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// The seat of a government.
    Capital,
    /// A town.
    City,
    /// A harbour.
    Port,
    /// Where a border is crossed.
    Crossing,
    /// A plant, a mine, a base, a zone.
    Project,
}

impl PlaceKind {
    /// In words.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            PlaceKind::Capital => "capital",
            PlaceKind::City => "town",
            PlaceKind::Port => "port",
            PlaceKind::Crossing => "border crossing",
            PlaceKind::Project => "site",
        }
    }
}

/// A point with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: PlaceKind,
    /// How far it has got; `None` where nobody says. A town has none.
    pub status: Option<Status>,
    /// Since when, in words; may be empty.
    pub dates: String,
    /// Where it is; `None` where it has no coordinates, which is then said under the map.
    pub at: Option<LonLat>,
    /// Where a click leads.
    pub href: Option<String>,
}

/// Something that could not be shown as it was told, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// No outline has this key: the country is not drawn.
    NoOutline {
        /// The key.
        key: String,
    },
    /// The country is named twice: the first is drawn.
    Twice {
        /// The key.
        key: String,
    },
    /// A place or route has no coordinates that can be drawn.
    NoCoordinates {
        /// Its name.
        name: String,
    },
    /// A place or route lies outside the map.
    Outside {
        /// Its name.
        name: String,
    },
    /// A route has one point only, which is drawn as a ring.
    OnePoint {
        /// Its name.
        name: String,
    },
}

/// A row of the table that says what a map shows, for those who cannot see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// `country`, or what a route or place is.
    pub what: String,
    /// Its name.
    pub name: String,
    /// Its value or status, with dates.
    pub value: String,
    /// Where it is: a point, or the two ends of a route; empty for a country.
    pub at: String,
}
