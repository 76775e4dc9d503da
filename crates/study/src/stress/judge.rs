//! A case as something that judges universes.

use counterpoise_case::model::Case;
use counterpoise_concepts::{Room, Universes};
use counterpoise_multiverse::{Found, Judge};

/// The universes of a case, with the label that each scene has under the preferred options.
pub(super) struct Stage<'c> {
    pub(super) universes: Universes<'c>,
    /// For each label the first of those that count as the same.
    pub(super) kinds: Vec<u16>,
    /// For each scene the label of the preferred options.
    pub(super) preferred: Vec<u16>,
    /// For each scene the labels in question: that one, and those like it.
    asked: Vec<Vec<bool>>,
}

impl<'c> Stage<'c> {
    pub(super) fn new(case: &Case, universes: Universes<'c>, preferred: &[u16]) -> Stage<'c> {
        let kinds = kinds(case, universes.labels());
        let mut room = Room::default();
        let labels: Vec<u16> = (0..universes.scenes().len())
            .map(|at| universes.label(preferred, at, &mut room))
            .collect();
        let none = universes.none_of_these();
        let asked = |&own: &u16| {
            kinds
                .iter()
                .map(|kind| own != none && *kind == kinds[usize::from(own)])
                .collect::<Vec<bool>>()
        };
        let asked = labels.iter().map(asked).collect();
        Stage { universes, kinds, preferred: labels, asked }
    }

    pub(super) fn label(&self, label: u16) -> &str {
        &self.universes.labels()[usize::from(label)]
    }

    /// The other labels that count as the same.
    pub(super) fn alike(&self, label: u16) -> Vec<String> {
        let same = |at: &usize| {
            *at != usize::from(label) && self.kinds[*at] == self.kinds[usize::from(label)]
        };
        (0..self.kinds.len()).filter(same).map(|at| self.universes.labels()[at].clone()).collect()
    }
}

/// Labels that any choice calls alike are of one kind; groups that share a label are one group.
fn kinds(case: &Case, labels: &[String]) -> Vec<u16> {
    let mut kinds: Vec<u16> = (0..labels.len() as u16).collect();
    for group in case.choices.iter().flat_map(|choice| &choice.alike) {
        let members: Vec<usize> =
            (0..labels.len()).filter(|&at| group.contains(&labels[at])).collect();
        let Some(least) = members.iter().map(|&at| kinds[at]).min() else { continue };
        let joined: Vec<u16> = members.iter().map(|&at| kinds[at]).collect();
        kinds.iter_mut().filter(|kind| joined.contains(kind)).for_each(|kind| *kind = least);
    }
    kinds
}

impl Judge for Stage<'_> {
    type Room = Room;

    fn questions(&self) -> usize {
        self.universes.scenes().len()
    }

    fn labels(&self) -> usize {
        self.universes.labels().len()
    }

    fn room(&self) -> Room {
        Room::default()
    }

    fn judge(&self, universe: &[u16], question: usize, room: &mut Room) -> Found {
        let (label, lead) = self.universes.lead(universe, question, &self.asked[question], room);
        Found { label, height: lead as f32 }
    }

    fn kind(&self, label: u16) -> u16 {
        self.kinds[usize::from(label)]
    }
}
