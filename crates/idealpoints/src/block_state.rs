//! What an iteration moves in a block of items.

use crate::item::{Parameters, Scratch};

/// The moving parts of a block of items.
#[derive(Clone)]
pub(crate) struct BlockState {
    pub(crate) items: Vec<Parameters>,
    /// The latent leaning behind each vote.
    pub(crate) latent: Vec<f64>,
    pub(crate) scratch: Scratch,
}
