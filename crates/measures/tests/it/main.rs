//! Published numbers, reference files where they are at hand, and what holds of any input.

mod events_properties;
mod events_reference;
mod shared;
mod similarity_properties;
mod similarity_reference;
