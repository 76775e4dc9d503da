//! Months, seasons and parts of a year in English, German, French, Spanish and Russian, all in
//! lower case. No word is two months in two of these languages.

/// The months by all their names.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "januar",
        "jänner",
        "jaenner",
        "jän",
        "janvier",
        "janv",
        "enero",
        "ene",
        "январь",
        "января",
        "январе",
        "янв",
    ],
    &[
        "february",
        "feb",
        "febr",
        "februar",
        "février",
        "fevrier",
        "févr",
        "fevr",
        "fév",
        "fev",
        "febrero",
        "февраль",
        "февраля",
        "феврале",
        "фев",
        "февр",
    ],
    &[
        "march",
        "mar",
        "märz",
        "maerz",
        "marz",
        "mär",
        "mrz",
        "mars",
        "marzo",
        "март",
        "марта",
        "марте",
        "мар",
    ],
    &["april", "apr", "avril", "avr", "abril", "abr", "апрель", "апреля", "апреле", "апр"],
    &["may", "mai", "mayo", "май", "мая", "мае"],
    &["june", "jun", "juni", "juin", "junio", "июнь", "июня", "июне", "июн"],
    &["july", "jul", "juli", "juillet", "juil", "julio", "июль", "июля", "июле", "июл"],
    &["august", "aug", "août", "aout", "agosto", "ago", "август", "августа", "августе", "авг"],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "setiembre",
        "сентябрь",
        "сентября",
        "сентябре",
        "сен",
        "сент",
    ],
    &[
        "october",
        "oct",
        "oktober",
        "okt",
        "octobre",
        "octubre",
        "октябрь",
        "октября",
        "октябре",
        "окт",
    ],
    &["november", "nov", "novembre", "noviembre", "ноябрь", "ноября", "ноябре", "ноя", "нояб"],
    &[
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "decembre",
        "déc",
        "diciembre",
        "dic",
        "декабрь",
        "декабря",
        "декабре",
        "дек",
    ],
];

/// The seasons from spring on by all their names; EDTF counts them from 21.
const SEASONS: [&[&str]; 4] = [
    &[
        "spring",
        "frühling",
        "frühjahr",
        "fruehling",
        "fruehjahr",
        "printemps",
        "primavera",
        "весна",
        "весной",
        "весны",
    ],
    &["summer", "sommer", "été", "ete", "verano", "лето", "летом", "лета"],
    &["autumn", "fall", "herbst", "automne", "otoño", "otono", "осень", "осенью", "осени"],
    &["winter", "hiver", "invierno", "зима", "зимой", "зимы"],
];

const QUARTERS: [&str; 8] =
    ["q", "quarter", "quartal", "trimestre", "trim", "квартал", "квартала", "кв"];

const HALVES: [&str; 5] = ["h", "half", "halbjahr", "semestre", "полугодие"];

const CENTURIES: [&str; 7] = ["century", "cent", "jahrhundert", "jh", "siècle", "siglo", "век"];

/// What stands behind the first year of a decade: `1990s`, `1990er`, `1990-е`.
const DECADES: [&str; 5] = ["s", "er", "е", "х", "ers"];

const NUMBERS: [(&str, i32); 8] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("i", 1),
    ("ii", 2),
    ("iii", 3),
    ("iv", 4),
];

/// The number of a month by its name.
pub(super) fn month(word: &str) -> Option<i32> {
    position(&MONTHS, word).map(|index| index + 1)
}

/// The number of a season by its name.
pub(super) fn season(word: &str) -> Option<i32> {
    position(&SEASONS, word).map(|index| index + 21)
}

/// The months in such a part of a year: 3 in a quarter, 6 in a half.
pub(super) fn part_of_year(word: &str) -> Option<i32> {
    match word {
        word if QUARTERS.contains(&word) => Some(3),
        word if HALVES.contains(&word) => Some(6),
        _ => None,
    }
}

/// `second`, `II`
pub(super) fn ordinal(word: &str) -> Option<i32> {
    NUMBERS.iter().find(|(name, _)| *name == word).map(|(_, number)| *number)
}

pub(super) fn is_century(word: &str) -> bool {
    CENTURIES.contains(&word)
}

pub(super) fn is_decade(word: &str) -> bool {
    DECADES.contains(&word)
}

/// The number of a century in Roman figures: `xix`, also `xixe`.
pub(super) fn roman(word: &str) -> Option<i32> {
    const UNITS: [&str; 10] = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    let figures = word.strip_suffix('e').unwrap_or(word);
    let units = figures.trim_start_matches('x');
    // `ix` loses no x at its beginning; `xix` loses one.
    let tens = figures.len() - units.len();
    let unit = UNITS.iter().position(|unit| *unit == units)?;
    let number = 10 * tens + unit;
    (1..=21).contains(&number).then_some(number as i32)
}

fn position(table: &[&[&str]], word: &str) -> Option<i32> {
    table.iter().position(|names| names.contains(&word)).map(|index| index as i32)
}

/// What follows a word for *about*: `circa 2014`.
pub(super) fn about(text: &str) -> Option<&str> {
    ABOUT.iter().find_map(|word| text.trim_start().strip_prefix(word))
}

/// Longer words before their own beginnings.
const ABOUT: [&str; 15] = [
    "circa ",
    "ca. ",
    "ca ",
    "ca.",
    "c. ",
    "c.",
    "c ",
    "about ",
    "around ",
    "approximately ",
    "approx. ",
    "um ",
    "vers ",
    "около ",
    "ок. ",
];
