//! The page as a whole: it is proper HTML, its links lead somewhere, it loads nothing, and it can
//! be empty.
#![allow(clippy::unwrap_used)]

mod cases;
mod empty;
mod first;
mod hostile;
mod html;
mod opened;
mod page;
mod read;
