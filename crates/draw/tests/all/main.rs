//! Tests over whole charts.

#[path = "../../examples/gallery/data.rs"]
mod data;
mod gallery;
mod hostile;
mod maps;
mod snapshots;
mod xml;
