//! Which entries a filter takes.
