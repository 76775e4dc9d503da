//! One delivery, which both layouts come to: whose arms, to whom, in which year.

use crate::batch::{Batches, Value};
use crate::quarantine::{Quarantined, Reason};
use crate::resolver::Resolver;

/// Puts one pair and year, of one order where the file tells orders apart.
pub(super) fn delivery(
    (supplier, recipient): (&str, &str),
    order: &str,
    year: i32,
    tiv: f64,
    states: &mut Resolver,
    out: &mut Batches<'_>,
) -> Result<(), Quarantined> {
    let (source, target) = (party(supplier, year, states)?, party(recipient, year, states)?);
    if source == target {
        return Err(Quarantined::new(
            Reason::SelfDyad,
            format!("Supplier and recipient are both {source}."),
        ));
    }
    let status = if tiv == 0.0 { "below-half" } else { "value" };
    out.put_record(
        order,
        year,
        &[
            Value::Text(source),
            Value::Text(target),
            Value::Float(tiv),
            Value::Text(status),
            Value::Text(supplier),
            Value::Text(recipient),
        ],
    )
}

/// The state of a party; rebel groups carry an asterisk, organisations two.
pub(super) fn party(
    name: &str,
    year: i32,
    states: &mut Resolver,
) -> Result<&'static str, Quarantined> {
    if name.contains('*') || name.to_lowercase().starts_with("unknown") {
        return Err(Quarantined::new(Reason::NotAState, format!("\"{name}\" is no state.")));
    }
    states.as_listed(&LISTED, name, year)
}

/// Names that SIPRI gives to one state throughout, its namesake having another: Taiwan, DR Congo,
/// South Vietnam.
const LISTED: [(&str, &str); 3] = [("China", "CHN"), ("Congo", "COG"), ("Viet Nam", "VNM")];
