//! CAMEO country codes: ISO-3 with a few of its own, and regions.

use counterpoise_dates::Day;
use counterpoise_world::System;

use crate::quarantine::Quarantined;
use crate::resolver::Resolver;

/// Codes that differ from ISO-3 today, with the code they stand for.
const OTHERS: [(&str, &str); 7] = [
    ("ROM", "ROU"),
    ("TMP", "TLS"),
    ("ZAR", "COD"),
    ("WSB", "PSE"),
    ("GZS", "PSE"),
    ("IMY", "IMN"),
    ("BAG", "IRQ"),
];

/// Regions and sets of states, which are no states.
const REGIONS: [&str; 26] = [
    "AFR", "ASA", "BLK", "CAS", "CAU", "CEU", "CFR", "CRB", "EAF", "EEU", "EIN", "EUR", "LAM",
    "MDT", "MEA", "NAF", "NMR", "PGS", "SAF", "SAM", "SAS", "SCN", "SEA", "WAF", "WST", "WSA",
];

/// The state of a CAMEO country code; `None` for a region or a territory.
pub(super) fn state_of(
    code: &str,
    day: Day,
    states: &mut Resolver,
) -> Result<Option<&'static str>, Quarantined> {
    match states.actor(System::Iso3, code, day) {
        Ok(state) => Ok(state),
        Err(_) if REGIONS.contains(&code) => Ok(None),
        Err(quarantined) => match OTHERS.iter().find(|(other, _)| *other == code) {
            Some((_, iso)) => states.actor(System::Iso3, iso, day),
            None => Err(quarantined),
        },
    }
}
