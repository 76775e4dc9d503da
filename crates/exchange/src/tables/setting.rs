//! The setting: places, and what is known of projects, institutions and routes, fact by fact.

use super::show::Show;
use counterpoise_case::model::{BodyId, BodyKind, Branded, Case, Citation, Site};
use counterpoise_case::vocabulary::Word;
use counterpoise_dates::Date;
use counterpoise_frames::{Cell, Table};

pub(crate) fn places(case: &Case) -> Table {
    let row = |own: &Site| -> Vec<Cell> {
        vec![
            own.id.as_str().into(),
            own.title.as_str().into(),
            own.latitude.into(),
            own.longitude.into(),
            own.of.map(|id| &*case[id].code).into(),
            case.cites_text(&own.cites).into(),
            own.note.as_str().into(),
        ]
    };
    let heads = ["id", "title", "latitude", "longitude", "in", "cite", "note"];
    Table::new(&heads).with(case.sites.iter().map(row))
}

/// One row for each fact: who belongs to what, what it was called, whose brand it bears, how far a
/// route had come.
pub(crate) fn setting(case: &Case) -> Table {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for own in &case.bodies {
        let kind = match own.kind {
            BodyKind::Project => "project",
            BodyKind::Institution => "institution",
        };
        let source = source(case, &own.cites, &own.via);
        let mut say = |fact: &str, value: &str, when: Option<&Date>| {
            let when = when.map_or_else(String::new, ToString::to_string);
            rows.push(
                [&*own.id, kind, &own.title, fact, value, &when, &source, &own.note]
                    .map(Cell::from)
                    .into(),
            );
        };
        say("exists", "", own.exists.as_ref());
        own.leads.iter().for_each(|id| say("led by", &case[*id].code, None));
        own.members.iter().for_each(|m| say("member", &case[m.actor].code, m.when.as_ref()));
        own.parents.iter().for_each(|id| say("part of", name(case, *id), None));
        own.grew_from.iter().for_each(|id| say("grew from", name(case, *id), None));
        own.names.iter().for_each(|(when, name)| say("called", name, Some(when)));
        own.branded.iter().for_each(|b| say("branded", name(case, b.brand), b.when.as_ref()));
    }
    for own in &case.routes {
        let source = source(case, &own.cites, &own.via);
        let mut say = |fact: &str, value: &str, when: Option<&Date>| {
            let when = when.map_or_else(String::new, ToString::to_string);
            let kind = own.kind.word();
            rows.push(
                [own.id.as_str(), kind, &own.title, fact, value, &when, &source, &own.note]
                    .map(Cell::from)
                    .into(),
            );
        };
        let sites: Vec<&str> = own.sites.iter().map(|id| case[*id].id.as_str()).collect();
        say("leads", &sites.join(", "), None);
        own.statuses.iter().for_each(|(status, when)| say("status", status.word(), Some(when)));
        own.parents.iter().for_each(|id| say("part of", name(case, *id), None));
        let brand = |b: &Branded| (name(case, b.brand).to_owned(), b.when.clone());
        for (brand, when) in own.branded.iter().map(brand) {
            say("branded", &brand, when.as_ref());
        }
    }
    Table::new(&["id", "what", "title", "fact", "value", "when", "source", "note"]).with(rows)
}

fn name(case: &Case, id: BodyId) -> &str {
    &case[id].id
}

fn source(case: &Case, cites: &[Citation], via: &[Citation]) -> String {
    case.cites_text(if cites.is_empty() { via } else { cites })
}
