//! Names of things that are referred to, as a case writes them.

use counterpoise_case::model::{ActorId, ArenaId, Case, Citation, EventId, SetId};

/// How a case writes its references.
pub(crate) trait Show {
    /// `RUS, CHN`.
    fn actors_text(&self, of: &[ActorId]) -> String;
    /// `central-asia, eurasia`.
    fn arenas_text(&self, of: &[ArenaId]) -> String;
    /// `E012, E013`.
    fn events_text(&self, of: &[EventId]) -> String;
    /// `@brookings2014; @korolev2016 p. 387-388`.
    fn cites_text(&self, of: &[Citation]) -> String;
    /// The name of a set, or nothing.
    fn set_text(&self, of: Option<SetId>) -> String;
    /// `RUS -> CHN`.
    fn dyad_text(&self, of: (ActorId, ActorId)) -> String;
}

impl Show for Case {
    fn actors_text(&self, of: &[ActorId]) -> String {
        of.iter().map(|a| &*self[*a].code).collect::<Vec<_>>().join(", ")
    }

    fn arenas_text(&self, of: &[ArenaId]) -> String {
        of.iter().map(|a| self[*a].id.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn events_text(&self, of: &[EventId]) -> String {
        of.iter().map(|e| self[*e].id.as_str()).collect::<Vec<_>>().join(", ")
    }

    fn cites_text(&self, of: &[Citation]) -> String {
        let one =
            |c: &Citation| format!("@{} {}", self[c.source].key, c.locator).trim_end().to_owned();
        of.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    fn set_text(&self, of: Option<SetId>) -> String {
        of.map_or_else(String::new, |s| self[s].id.clone())
    }

    fn dyad_text(&self, of: (ActorId, ActorId)) -> String {
        format!("{} -> {}", self[of.0].code, self[of.1].code)
    }
}

/// A number as text; nothing if there is none.
pub(crate) fn number<T: ToString>(of: Option<T>) -> String {
    of.map_or_else(String::new, |n| n.to_string())
}

/// `yes` or `no`.
pub(crate) fn yes(of: bool) -> String {
    if of { "yes" } else { "no" }.to_owned()
}
