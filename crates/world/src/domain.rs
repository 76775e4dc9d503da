//! The closed vocabulary of domains: in what field an act lies.

/// A field of statecraft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Domain {
    /// As written in a case.
    pub id: &'static str,
    /// In one line.
    pub meaning: &'static str,
    /// The domain within which it lies, if any: energy within economic.
    pub within: Option<&'static str>,
}

/// Every domain.
pub const DOMAINS: &[Domain] = &[
    top("economic", "wealth and its sources, where no narrower economic domain fits"),
    part(
        "trade",
        "goods and services across borders, and the rules and barriers for them",
        "economic",
    ),
    part(
        "energy",
        "oil, gas, coal, electricity and nuclear power: supply, transit and ownership",
        "economic",
    ),
    part(
        "infrastructure",
        "roads, railways, ports, pipelines and networks that join states",
        "economic",
    ),
    part("financial", "loans, currencies, payment systems, banks and investment", "economic"),
    part("technology", "knowledge, standards, space, data and research", "economic"),
    top("security", "force, its threat, alliances and military cooperation"),
    part("arms", "weapons: their sale, transfer, licence and denial", "security"),
    top(
        "institutional",
        "organisations, treaties and regimes: founding, joining, steering, blocking",
    ),
    top("diplomatic", "recognition, visits, declarations, votes and negotiation"),
    top("ideational", "identity, norms, history, prestige and culture"),
    top("domestic", "politics within one state that bears on its conduct abroad"),
];

/// The domain of that id.
pub fn domain(id: &str) -> Option<&'static Domain> {
    DOMAINS.iter().find(|domain| domain.id == id)
}

impl Domain {
    /// Whether this domain is the other or lies within it.
    pub fn is_within(&self, other: &str) -> bool {
        self.id == other || self.within == Some(other)
    }
}

const fn top(id: &'static str, meaning: &'static str) -> Domain {
    Domain { id, meaning, within: None }
}

const fn part(id: &'static str, meaning: &'static str, within: &'static str) -> Domain {
    Domain { id, meaning, within: Some(within) }
}

#[cfg(test)]
mod tests {
    use super::{DOMAINS, domain};

    #[test]
    fn a_broader_domain_is_a_domain_without_a_broader_one() {
        for narrow in DOMAINS {
            let broader = narrow.within.map(|id| domain(id).expect("a broader domain is listed"));
            assert!(broader.is_none_or(|broader| broader.within.is_none()), "{}", narrow.id);
        }
    }

    #[test]
    fn energy_is_economic_and_arms_are_security() {
        let within = |id: &str, other| domain(id).is_some_and(|d| d.is_within(other));
        assert!(
            within("energy", "economic")
                && within("energy", "energy")
                && within("arms", "security")
        );
        assert!(!within("economic", "energy") && domain("naval").is_none());
    }
}
