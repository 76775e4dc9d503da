//! The state that a code of the bank stands for, and the codes that stand for none.

use counterpoise_world::System;

use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;

/// The codes of regions, income groups and the world, as the bank lists them.
const AGGREGATES: [&str; 49] = [
    "AFE", "AFW", "ARB", "CEB", "CSS", "EAP", "EAR", "EAS", "ECA", "ECS", "EMU", "EUU", "FCS",
    "HIC", "HPC", "IBD", "IBT", "IDA", "IDB", "IDX", "INX", "LAC", "LCN", "LDC", "LIC", "LMC",
    "LMY", "LTE", "MEA", "MIC", "MNA", "NAC", "OED", "OSS", "PRE", "PSS", "PST", "SAS", "SSA",
    "SSF", "SST", "TEA", "TEC", "TLA", "TMN", "TSA", "TSS", "UMC", "WLD",
];

/// The state of a code in a year; Kosovo has the code XKX with the bank.
pub(super) fn state(
    code: &str,
    name: &str,
    year: i32,
    states: &mut Resolver,
) -> Result<&'static str, Quarantined> {
    if AGGREGATES.contains(&code) {
        return Err(Quarantined::new(
            Reason::Aggregate,
            format!("\"{name}\" ({code}) is a group of states."),
        ));
    }
    match states.in_year(System::Iso3, code, year) {
        Err(quarantined) if quarantined.reason == Reason::UnknownActor => {
            states.in_year(System::Name, name, year).map_err(|_| quarantined)
        }
        found => found,
    }
}
