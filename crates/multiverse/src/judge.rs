//! The function that is handed in.

/// The verdict of one universe on one question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Found {
    /// Position of the label.
    pub label: u16,
    /// Height of the universe in the specification curve, such as by how much the label in question
    /// leads.
    pub height: f32,
}

/// Judges universes.
pub trait Judge: Sync {
    /// What one thread needs to work in, made once for many universes.
    type Room;

    /// Number of questions that are asked of every universe, at least one.
    fn questions(&self) -> usize;

    /// Number of labels.
    fn labels(&self) -> usize;

    /// Room for one thread.
    fn room(&self) -> Self::Room;

    /// The verdict of a universe (for each choice the position of its option) on one question. The
    /// same universe must always give the same verdict.
    fn judge(&self, universe: &[u16], question: usize, room: &mut Self::Room) -> Found;

    /// The fewest universes that are worth handing to another thread, 1 to 1024: few where each
    /// takes long.
    fn at_once(&self) -> u64 {
        256
    }

    /// Labels of one kind count as the same verdict where universes are compared: the kind of a
    /// label.
    fn kind(&self, label: u16) -> u16 {
        label
    }
}
