//! The closed vocabulary of instruments: what kind of act a state did.
//!
//! The crosswalk to machine-coded events is rough: CAMEO root codes (Gerner, Schrodt and Yilmaz
//! 2009, codebook 1.1b3) and PLOVER event types (Open Event Data Alliance 2021) say under which
//! heads such an act is usually coded, not that every event so coded is such an act.

/// Whether an act works by military means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Hardness {
    /// Military means.
    Hard,
    /// Economic, institutional, diplomatic or ideational means.
    Soft,
    /// No act of statecraft: a circumstance.
    None,
}

/// A kind of act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Instrument {
    /// As written in a case.
    pub id: &'static str,
    /// Its usual hardness: what differs on a coding line asks for a reason there.
    pub hardness: Hardness,
    /// In one line.
    pub meaning: &'static str,
    /// CAMEO root codes (two digits) under which such acts are usually coded.
    pub cameo: &'static [&'static str],
    /// The PLOVER event type, where one fits.
    pub plover: Option<&'static str>,
}

/// Every instrument: hard, soft, then circumstances.
pub const INSTRUMENTS: &[Instrument] = &[
    hard("alliance", "a formal promise to fight, consult or stay neutral in war", &["05"], "AGREE"),
    hard("military-buildup", "more forces or weapons of one's own", &["15"], "MOBILIZE"),
    hard(
        "arms-transfer",
        "weapons sold, given or licensed to the target",
        &["06", "07"],
        "COOPERATE",
    ),
    hard(
        "arms-to-rival",
        "weapons sold, given or licensed to a rival of the target",
        &["06", "07"],
        "COOPERATE",
    ),
    hard("use-of-force", "armed force used", &["18", "19", "20"], "ASSAULT"),
    hard("threat-of-force", "armed force threatened or displayed", &["13", "15"], "THREATEN"),
    hard("deployment", "forces stationed or moved", &["15"], "MOBILIZE"),
    hard("joint-exercise", "manoeuvres held together", &["06"], "COOPERATE"),
    hard(
        "basing",
        "a military base granted, opened, closed or refused",
        &["06", "08"],
        "COOPERATE",
    ),
    hard(
        "military-coordination",
        "staffs, commands, training or plans joined, short of a promise to fight",
        &["06"],
        "COOPERATE",
    ),
    hard(
        "arms-control",
        "forces or weapons limited, pulled back, announced or inspected",
        &["05", "08"],
        "RETREAT",
    ),
    hard("arms-denial", "weapons or military technology withheld", &["12", "16"], "SANCTION"),
    soft(
        "rival-bloc",
        "a bloc built or strengthened without or against the target",
        &["05", "06"],
        "COOPERATE",
    ),
    soft(
        "institutional-steering",
        "an organisation's agenda, rules or posts turned to one's purpose",
        &["01", "10"],
        "",
    ),
    soft(
        "institution-building",
        "an organisation founded or given new tasks",
        &["05", "06"],
        "AGREE",
    ),
    soft("institution-joining", "membership of an organisation taken up", &["05"], "AGREE"),
    soft("institution-declining", "membership refused, suspended or left", &["12", "16"], "REJECT"),
    soft(
        "obstruction",
        "a project of the target delayed, diluted or hindered",
        &["12", "16"],
        "REJECT",
    ),
    soft("veto", "a decision blocked by a vote or by withholding consent", &["12"], "REJECT"),
    soft(
        "market-exclusion",
        "the target's firms or goods kept out of a market",
        &["16"],
        "SANCTION",
    ),
    soft(
        "market-access",
        "a market opened to the target's firms or goods",
        &["05", "08"],
        "CONCEDE",
    ),
    soft(
        "investment-barrier",
        "investment by the target refused or restricted",
        &["12", "16"],
        "SANCTION",
    ),
    soft(
        "investment-opening",
        "assets or sectors opened to investment by the target",
        &["08"],
        "CONCEDE",
    ),
    soft("investment", "capital placed in the target's economy", &["06", "07"], "COOPERATE"),
    soft(
        "supply-contract",
        "a contract for the delivery of goods over years",
        &["05", "06"],
        "AGREE",
    ),
    soft("pipeline", "a pipeline agreed, built, opened or closed", &["05", "06"], "COOPERATE"),
    soft(
        "transport-corridor",
        "roads, railways or ports that join or bypass the target",
        &["05", "06"],
        "COOPERATE",
    ),
    soft("retrenchment", "a presence, claim or project given up", &["08"], "RETREAT"),
    soft("loan", "credit granted or taken", &["07"], "AID"),
    soft("aid", "help without return", &["07"], "AID"),
    soft(
        "financial-channel",
        "payment systems, swaps, currencies or banks shared or set up",
        &["05", "06"],
        "COOPERATE",
    ),
    soft("trade", "goods exchanged by a decision of the state", &["06"], "COOPERATE"),
    soft("trade-agreement", "rules for trade agreed", &["05"], "AGREE"),
    soft(
        "trade-barrier",
        "duties, quotas or inspections set against the target",
        &["16"],
        "SANCTION",
    ),
    soft("sanctions", "economic or personal penalties imposed or lifted", &["16"], "SANCTION"),
    soft(
        "coercive-diplomacy",
        "demands backed by the threat of cost short of force",
        &["13", "17"],
        "COERCE",
    ),
    soft(
        "diplomatic-support",
        "the target's position backed in word or vote",
        &["03", "05"],
        "SUPPORT",
    ),
    soft("diplomatic-criticism", "the target's conduct condemned", &["11"], "ACCUSE"),
    soft("joint-declaration", "a text issued together", &["05"], "AGREE"),
    soft(
        "strategic-partnership",
        "a lasting political tie declared, short of alliance",
        &["05"],
        "AGREE",
    ),
    soft("joint-opposition", "a third power opposed together", &["05", "11"], "SUPPORT"),
    soft("outreach-to-rival", "ties sought with a rival of the target", &["03", "04"], "CONSULT"),
    soft("acquiescence", "no objection where one could have been made", &["08"], "CONCEDE"),
    soft("posture-claim", "independence, equality or leadership asserted", &["01"], ""),
    soft("sphere-claim", "a region claimed as one's own sphere of interests", &["01", "10"], ""),
    soft("complaint", "dissatisfaction voiced without condemnation", &["11"], "ACCUSE"),
    soft("warning", "cost or harm foretold", &["13"], "THREATEN"),
    soft("summit", "a meeting of heads of state or government", &["04"], "CONSULT"),
    soft("consultation", "talks below the summit", &["04"], "CONSULT"),
    soft("mediation", "a dispute of others mediated, or such help taken", &["04"], "CONSULT"),
    soft("settlement", "a dispute, border or claim settled, a truce made", &["05", "08"], "AGREE"),
    soft(
        "diplomatic-relations",
        "recognition or relations taken up, reduced or broken, envoys expelled",
        &["05", "16"],
        "SANCTION",
    ),
    soft("demand", "something asked for or demanded, without a threat", &["02", "10"], "REQUEST"),
    soft("litigation", "a case brought before a court or arbitrators", &["11"], "ACCUSE"),
    soft("voting", "a vote cast in an assembly", &["05", "12"], ""),
    soft("proposal", "a plan put forward", &["03", "10"], "REQUEST"),
    soft("reassurance", "intentions declared harmless, fears allayed", &["03"], "SUPPORT"),
    soft("denial", "a charge, tension or intention denied", &["01"], ""),
    soft("research-cooperation", "science and technology worked on together", &["06"], "COOPERATE"),
    soft("cultural-ties", "language, education, media, religion, tourism", &["06"], "COOPERATE"),
    soft("intelligence-sharing", "secret information shared", &["06"], "COOPERATE"),
    soft(
        "police-cooperation",
        "police and courts working together, persons extradited",
        &["06"],
        "COOPERATE",
    ),
    soft(
        "migration",
        "visas, asylum or work opened or closed to people, people expelled",
        &["07", "17"],
        "",
    ),
    soft(
        "seizure",
        "property, ships or persons seized, held or given back",
        &["08", "17", "18"],
        "COERCE",
    ),
    soft(
        "interference",
        "influence by covert or unlawful means on another state's politics",
        &["17"],
        "COERCE",
    ),
    circumstance("trade-flow", "trade as it happened to grow or fall"),
    circumstance("economic-shock", "a crisis, a fall in prices, a recession"),
    circumstance("power-shift", "a change in relative capabilities"),
    circumstance("regime-change", "a government or constitution replaced"),
    circumstance("publication", "a book, paper or report"),
    circumstance("incident", "an accident or clash that nobody ordered"),
    circumstance("domestic-opinion", "what a public or an élite thinks"),
];

/// The instrument of that id.
pub fn instrument(id: &str) -> Option<&'static Instrument> {
    INSTRUMENTS.iter().find(|instrument| instrument.id == id)
}

type Text = &'static str;

const fn hard(id: Text, meaning: Text, cameo: &'static [Text], plover: Text) -> Instrument {
    Instrument { id, hardness: Hardness::Hard, meaning, cameo, plover: Some(plover) }
}

const fn soft(id: Text, meaning: Text, cameo: &'static [Text], plover: Text) -> Instrument {
    let plover = if plover.is_empty() { None } else { Some(plover) };
    Instrument { id, hardness: Hardness::Soft, meaning, cameo, plover }
}

const fn circumstance(id: Text, meaning: Text) -> Instrument {
    Instrument { id, hardness: Hardness::None, meaning, cameo: &[], plover: None }
}

#[cfg(test)]
mod tests {
    use super::{Hardness, INSTRUMENTS, instrument};

    #[test]
    fn ids_are_unique_and_roots_are_cameo_roots() {
        for (at, one) in INSTRUMENTS.iter().enumerate() {
            assert!(INSTRUMENTS[..at].iter().all(|other| other.id != one.id), "{} twice", one.id);
            assert!(
                one.cameo.iter().all(|root| (1..=20).contains(&root.parse::<u8>().unwrap())),
                "{}",
                one.id
            );
        }
    }

    #[test]
    fn counts_by_hardness() {
        let count = |hardness| INSTRUMENTS.iter().filter(|i| i.hardness == hardness).count();
        assert_eq!(
            (count(Hardness::Hard), count(Hardness::Soft), count(Hardness::None)),
            (12, 53, 7)
        );
    }

    #[test]
    fn found_by_id_only() {
        assert_eq!(instrument("arms-denial").map(|i| i.hardness), Some(Hardness::Hard));
        assert_eq!(instrument("Arms denial"), None);
    }
}
