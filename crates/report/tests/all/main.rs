//! The page as a whole: it is proper HTML, its links lead somewhere, it loads nothing, and it can
//! be empty.

mod cases;
mod empty;
mod html;
mod page;
