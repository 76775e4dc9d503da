//! An act as another coder reads it.

use crate::lower::{own_readings, role, usual_hardness};
use crate::model::{Bearing, Codes, Event, Header, Reading, Stance};

/// Codes the act as these codes say. What they leave open stays as it is, and so do further
/// readings (`also:`), which nobody codes twice. What the text does not state is read off again:
/// a role, since it hangs on the stance, and a hardness, since it hangs on the instrument.
pub fn recode(header: &Header, event: &mut Event, codes: &Codes) {
    let codes = codes.clone();
    event.mode = codes.mode.unwrap_or(event.mode);
    event.stance = codes.stance.unwrap_or(event.stance);
    if let Some(hardness) = codes.hardness {
        (event.hardness, event.hardness_stated) = (hardness, true);
    }
    event.weight = codes.weight.unwrap_or(event.weight);
    event.stage = codes.stage.or(event.stage);
    if let Some(arenas) = codes.arenas {
        event.arenas = arenas;
    }
    if let Some(bears_on) = codes.bears_on {
        let bearing = |(arena, weight)| Bearing { arena, weight, cites: Vec::new() };
        event.bears_on = bears_on.into_iter().map(bearing).collect();
    }
    if let Some(domains) = codes.domains {
        event.domains = domains;
    }
    // What this coder looked at was looked at, also where nothing is written.
    if let Some(instrument) = codes.instrument {
        (event.instrument, event.coded.instrument) = (instrument, true);
    }
    if !event.hardness_stated {
        event.hardness = usual_hardness(event);
    }
    if let Some(issues) = codes.issues {
        (event.issues, event.coded.issue) = (issues, true);
    }
    if let Some(posture) = codes.posture {
        (event.posture, event.coded.posture) = (posture, true);
    }
    if let Some(gains) = codes.gains {
        (event.gains, event.gains_written) = (gains, true);
    }
    match codes.role {
        Some(stated) => event.role = stated,
        None if !event.role_stated => event.role = role(header, event),
        None => {}
    }
    read_again(event);
}

fn read_again(event: &mut Event) {
    let further: Vec<Reading> =
        event.readings.iter().filter(|reading| reading.further).cloned().collect();
    event.readings = if event.stance == Stance::None { Vec::new() } else { own_readings(event) };
    event.readings.extend(further);
}
