//! Where a case plays: places, routes between them, projects and institutions with their members,
//! their names over time and the brands they were put under.

use super::{ActorId, BodyId, Citation, Name, Place, SetId, SiteId};
use counterpoise_dates::Date;
use serde::Serialize;

/// A place on the map. (A [`Place`] is a place in the text.)
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// Short name.
    pub id: String,
    /// Name to show.
    pub title: String,
    /// Degrees north of the equator, -90..90.
    pub latitude: f64,
    /// Degrees east of Greenwich, -180..180.
    pub longitude: f64,
    /// The state that it lies in.
    pub of: Option<ActorId>,
    /// What it is.
    pub kind: SiteKind,
    /// Sources.
    pub cites: Vec<Citation>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// What a place is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[allow(missing_docs)]
pub enum SiteKind {
    #[default]
    Town,
    Capital,
    Port,
    Crossing,
    Site,
}

/// What runs along a route.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[allow(missing_docs)]
pub enum RouteKind {
    #[default]
    Corridor,
    Railway,
    Road,
    GasPipeline,
    OilPipeline,
    SeaLane,
    Cable,
}

/// How far a route has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[allow(missing_docs)]
pub enum RouteStatus {
    Planned,
    Building,
    Open,
    Halted,
    Abandoned,
}

/// Places in a row, with what runs along them.
#[derive(Clone, Debug, Serialize)]
pub struct Route {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// What runs along it.
    pub kind: RouteKind,
    /// Its places, from one end to the other; at least two.
    pub sites: Vec<SiteId>,
    /// How far it had come, and when.
    pub statuses: Vec<(RouteStatus, Date)>,
    /// Projects and institutions that it is a part of.
    pub parents: Vec<BodyId>,
    /// Projects under whose brand it was put, and when; it may be older.
    pub branded: Vec<Branded>,
    /// Sources.
    pub cites: Vec<Citation>,
    /// Where it was read.
    pub via: Vec<Citation>,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// Whether it is undertaken or kept up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum BodyKind {
    /// Something that somebody undertakes.
    Project,
    /// Something with members and rules of its own.
    Institution,
}

/// A project or an institution.
#[derive(Clone, Debug, Serialize)]
pub struct Body {
    /// Short name; a code by which it may act in events.
    pub id: Name,
    /// Its present name.
    pub title: String,
    /// Whether it is a project or an institution.
    pub kind: BodyKind,
    /// Since when, and until when.
    pub exists: Option<Date>,
    /// Who leads it.
    pub leads: Vec<ActorId>,
    /// Who belongs to it, and when.
    pub members: Vec<Member>,
    /// What it is a part of.
    pub parents: Vec<BodyId>,
    /// What it grew out of.
    pub grew_from: Vec<BodyId>,
    /// What it was called, and when.
    pub names: Vec<(Date, String)>,
    /// Projects under whose brand it was put, and when; it may be older.
    pub branded: Vec<Branded>,
    /// Sources.
    pub cites: Vec<Citation>,
    /// Where it was read.
    pub via: Vec<Citation>,
    /// Set it belongs to.
    pub set: Option<SetId>,
    /// Prose.
    pub note: String,
    /// Where it was read.
    pub place: Place,
}

/// A member, and when it was one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    /// Who.
    pub actor: ActorId,
    /// From when until when; `None`: always.
    pub when: Option<Date>,
}

/// Put under a brand: the thing may have been there before.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Branded {
    /// The project whose name it bears.
    pub brand: BodyId,
    /// Since when.
    pub when: Option<Date>,
}
