//! The arithmetic of counted indicators, apart from the events: sums in, one number out.
