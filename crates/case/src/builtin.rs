//! The schools that come with the program, as text in the language of cases.

use counterpoise_diagnostic::{FileId, Files};
use std::borrow::Cow;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("schools/", $name), include_str!(concat!("../schools/", $name)))),*]
    };
}

const SCHOOLS: &[(&str, &str)] = files![
    "brooks-wohlforth-2005.case",
    "christensen-snyder-1990.case",
    "fels-2018.case",
    "grigorescu-2008.case",
    "he-2008.case",
    "indicators.case",
    "kaczmarski-2016.case",
    "korolev-2016.case",
    "kuik-2008.case",
    "lieber-alexander-2005.case",
    "lim-cooper-2015.case",
    "lo-2008.case",
    "massie-2009.case",
    "mearsheimer-2001.case",
    "nurgaliyeva-2016.case",
    "pape-2005.case",
    "rolland-2019.case",
    "schweller-1994.case",
    "study-2019.case",
    "sweeney-fritz-2004.case",
    "tessman-2012.case",
    "walt-1987.case",
    "waltz-1979.case",
];

const BIBLIOGRAPHY: (&str, &str) = ("schools/schools.bib", include_str!("../schools/schools.bib"));

/// The files of the library: name and text.
pub fn schools() -> impl Iterator<Item = (&'static str, &'static str)> {
    SCHOOLS.iter().copied().chain([BIBLIOGRAPHY])
}

/// The schools, as texts.
pub(crate) fn texts<'a>() -> impl Iterator<Item = (&'a str, Cow<'a, str>)> {
    SCHOOLS.iter().map(|(name, text)| (*name, Cow::Borrowed(*text)))
}

/// Adds their bibliography.
pub(crate) fn add_bibliography(files: &mut Files) -> (FileId, &'static str) {
    let (name, text) = BIBLIOGRAPHY;
    (files.add(name, text.to_owned()), text)
}
