//! Official finance from one state to others.

pub mod count;
pub mod sum;

use crate::years::Years;

/// A project of official finance.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Project {
    /// The recipient, as a number of the caller's.
    pub recipient: u32,
    /// The year of commitment.
    pub year: i32,
    /// Its kind.
    pub flow: Flow,
    /// The amount in constant prices (of the year the source states), if known.
    pub constant: Option<f64>,
    /// The amount in current prices, if known.
    pub current: Option<f64>,
}

/// Kinds of official finance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Flow {
    /// Concessional and for development, like official development assistance.
    OdaLike,
    /// Other official flows: commercial or not for development.
    OofLike,
    /// Official, of unclear kind.
    Vague,
}

/// Which prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Prices {
    /// Of the base year of the source.
    Constant,
    /// Of the year of commitment.
    Current,
}

impl Flow {
    /// All three.
    pub const ALL: [Flow; 3] = [Flow::OdaLike, Flow::OofLike, Flow::Vague];

    /// Its name in a variant.
    pub fn name(self) -> &'static str {
        match self {
            Flow::OdaLike => "oda-like",
            Flow::OofLike => "oof-like",
            Flow::Vague => "vague",
        }
    }
}

fn meant(
    projects: &[Project],
    recipient: u32,
    flow: Option<Flow>,
    window: Years,
) -> impl Iterator<Item = &Project> {
    let of_kind = move |one: &&Project| flow.is_none_or(|flow| one.flow == flow);
    projects
        .iter()
        .filter(move |one| one.recipient == recipient && window.has(one.year))
        .filter(of_kind)
}
