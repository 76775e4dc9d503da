//! Any of the measures of similarity, chosen by name.

use crate::value::Measured;

use super::{Credit, Distance, Table, a, agreement, kappa, pi, s, tau_b};

/// One measure of similarity with its variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Similarity {
    /// [`agreement`]
    Agreement(Credit),
    /// [`s`]
    S(Distance),
    /// [`tau_b`]
    TauB,
    /// [`kappa`]
    Kappa(Distance),
    /// [`pi`]
    Pi(Distance),
    /// [`a`]
    A(Distance),
}

impl Similarity {
    /// The measure of one dyad.
    pub fn of(self, table: &Table) -> Measured {
        match self {
            Similarity::Agreement(credit) => agreement::agreement(table, credit),
            Similarity::S(distance) => s::s(table, distance),
            Similarity::TauB => tau_b::tau_b(table),
            Similarity::Kappa(distance) => kappa::kappa(table, distance),
            Similarity::Pi(distance) => pi::pi(table, distance),
            Similarity::A(distance) => a::a(table, distance),
        }
    }

    /// All of them, in every variant.
    pub fn all() -> Vec<Similarity> {
        let mut all: Vec<Similarity> = Credit::ALL.map(Similarity::Agreement).into();
        all.extend([Distance::Absolute, Distance::Squared].map(Similarity::S));
        all.push(Similarity::TauB);
        all.extend(Distance::ALL.map(Similarity::Kappa));
        all.extend(Distance::ALL.map(Similarity::Pi));
        all.extend([Distance::Absolute, Distance::Squared].map(Similarity::A));
        all
    }

    /// The last part of its name in the catalogue: `agreement`, `s`, `tau-b`, `kappa`, `pi`, `a`.
    pub fn name(self) -> &'static str {
        match self {
            Similarity::Agreement(_) => "agreement",
            Similarity::S(_) => "s",
            Similarity::TauB => "tau-b",
            Similarity::Kappa(_) => "kappa",
            Similarity::Pi(_) => "pi",
            Similarity::A(_) => "a",
        }
    }

    /// The name of its variant; empty where there is but one.
    pub fn variant(self) -> &'static str {
        match self {
            Similarity::Agreement(credit) => credit.name(),
            Similarity::TauB => "",
            Similarity::S(distance) | Similarity::Kappa(distance) => distance.name(),
            Similarity::Pi(distance) | Similarity::A(distance) => distance.name(),
        }
    }

    /// The measure of that name and variant.
    ///
    /// ```
    /// use counterpoise_measures::similarity::{Distance, Similarity};
    /// assert_eq!(Similarity::named("kappa", "squared"), Some(Similarity::Kappa(Distance::Squared)));
    /// assert_eq!(Similarity::named("kappa", "cubed"), None);
    /// ```
    pub fn named(name: &str, variant: &str) -> Option<Similarity> {
        Similarity::all().into_iter().find(|one| one.name() == name && one.variant() == variant)
    }
}
