//! Ideal point: where a state stands on the line along which the General Assembly divides.
//!
//! # What it measures
//! A state's position in a session on the main dimension of conflict in the General Assembly, as
//! its votes tell it; in most sessions the place given to the order led by the United States.
//!
//! # Definition
//! The mean of the posterior of the state's position in a dynamic ordinal model of yes, abstain and
//! no, in which identical resolutions bridge the sessions. The value is taken from the estimates as
//! they stand in the data.
//!
//! # Range and unit
//! About -3 to 3; standard deviations over all states and sessions, the side of the United States
//! positive. Monadic. `n`: the roll calls on which the state voted.
//!
//! # Undefined
//! Never; missing for a member that cast no vote in the session.
//!
//! # When not
//! It is one dimension, and not preferences as such but those that the agenda brings out.
//! Differences smaller than the interval of an estimate say nothing; read the quantiles beside it.
//!
//! # References
//! Bailey, M. A., Strezhnev, A. and Voeten, E. 2017, "Estimating Dynamic State Preferences from
//! United Nations Voting Data", Journal of Conflict Resolution 61, 430-456.

use crate::value::{Measured, Value};

/// The ideal point of a state, with the roll calls it rests on; see the page of this module.
pub fn point(estimate: Value, votes: u64) -> Measured {
    Measured::new(estimate, votes)
}
