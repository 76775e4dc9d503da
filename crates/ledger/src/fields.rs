//! Which fields of a coding were looked at.

use counterpoise_case::model::{Condition, Event, Filter};
use serde::Serialize;

/// Fields of an act that a coder may or may not have looked at. What was never coded is not zero:
/// an act on which a field is neither written nor said to be looked at tells nothing about what the
/// field holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Fields {
    /// Who gains.
    pub gains: bool,
    /// The matters it belongs to.
    pub issue: bool,
    /// The standing a statement claims.
    pub posture: bool,
    /// What kind of act.
    pub instrument: bool,
    /// Why.
    pub motive: bool,
    /// How far it has gone.
    pub stage: bool,
}

impl Fields {
    /// Those of an event that are written, or said to have been looked at.
    pub(crate) fn of(event: &Event) -> Fields {
        Fields {
            gains: event.gains_written || !event.gains.is_empty() || event.coded.gains,
            issue: !event.issues.is_empty() || event.coded.issue,
            posture: event.posture.is_some() || event.coded.posture,
            instrument: event.instrument.is_some() || event.coded.instrument,
            motive: event.motive.is_some(),
            stage: event.stage.is_some(),
        }
    }

    /// Those that a filter asks for. What it only rules out needs not be written.
    #[must_use]
    pub fn asked_by(filter: &Filter) -> Fields {
        let mut fields = Fields::default();
        for condition in &filter.all {
            match condition {
                Condition::Gains(..) | Condition::Conceding => fields.gains = true,
                Condition::Issues(_) | Condition::Reversing => fields.issue = true,
                Condition::Postures(_) => fields.posture = true,
                Condition::Instruments(_) => fields.instrument = true,
                Condition::Motives(_) => fields.motive = true,
                Condition::Stage(_) => fields.stage = true,
                Condition::Modes(_)
                | Condition::Stance(_)
                | Condition::Hardness(_)
                | Condition::Domains(_)
                | Condition::Joint
                | Condition::By(_)
                | Condition::Not(_) => {}
            }
        }
        fields
    }

    /// Whether all of these are among them.
    #[must_use]
    pub fn have(self, asked: Fields) -> bool {
        let implied = |asked: bool, own: bool| own || !asked;
        implied(asked.gains, self.gains)
            && implied(asked.issue, self.issue)
            && implied(asked.posture, self.posture)
            && implied(asked.instrument, self.instrument)
            && implied(asked.motive, self.motive)
            && implied(asked.stage, self.stage)
    }
}
