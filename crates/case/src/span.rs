//! Where in the files a place of the case is.

use crate::model::Place;
use counterpoise_diagnostic::{FileId, Span};

/// The span of a place.
#[must_use]
pub fn span_of(place: Place) -> Span {
    Span { file: FileId(place.file), start: place.start, end: place.end }
}
