//! What is asked of measures, in the words in which people ask it: years, dyads, lists, measures.

use crate::{Error, MeasureQuery, StateNo};
use counterpoise_datasets::Store;
use counterpoise_measures::Years;
use counterpoise_measures::catalogue::{catalogue, measure};

/// The years that a store may know of.
pub const ALL_YEARS: Years = Years { first: 1800, last: 2050 };

/// `1992..2018`, `1992-2018` or `2014`.
///
/// # Errors
/// Where the text is none of these, or a year is not between 1500 and 2200.
pub fn years(text: &str) -> Result<Years, Error> {
    let (first, last) =
        text.split_once("..").or_else(|| text.split_once('-')).unwrap_or((text, text));
    let found = year(first).zip(year(last)).and_then(|(first, last)| Years::new(first, last));
    found.ok_or_else(|| {
        Error::question(
            format!("--years {text}: write the first and last year, as in --years 1992..2018"),
            "",
        )
    })
}

fn year(text: &str) -> Option<i32> {
    text.trim().parse::<i32>().ok().filter(|year| (1500..=2200).contains(year))
}

/// `RUS:CHN`, as the states were called in these years.
///
/// # Errors
/// Where the text is not two different states with a colon between.
pub fn dyad(text: &str, years: Years) -> Result<(StateNo, StateNo), Error> {
    let Some((one, other)) = text.split_once(':') else {
        return Err(not_a_dyad(text, "Write two states with a colon, as in RUS:CHN."));
    };
    let (one, other) = (StateNo::find(one, years)?, StateNo::find(other, years)?);
    if one == other {
        Err(not_a_dyad(text, "A dyad is of two different states."))
    } else {
        Ok((one, other))
    }
}

fn not_a_dyad(text: &str, help: &str) -> Error {
    Error::question(format!("`{text}` is no dyad."), help)
}

/// The words of a list, parted by commas, semicolons, tabs or lines; what follows `#` is a remark.
#[must_use]
pub fn words(list: &str) -> Vec<String> {
    list.lines().flat_map(words_of_line).collect()
}

fn words_of_line(line: &str) -> Vec<String> {
    let line = line.split('#').next().unwrap_or_default();
    let words = line.split([',', ';', '\t']).map(str::trim);
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Every one of these, or all that is wrong with them.
///
/// # Errors
/// What is wrong with each that is not found.
pub fn each<T>(
    words: &[String],
    find: impl Fn(&str) -> Result<T, Error>,
) -> Result<Vec<T>, Vec<Error>> {
    let (mut found, mut errors) = (Vec::new(), Vec::new());
    for word in words {
        match find(word) {
            Ok(one) => found.push(one),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(found) } else { Err(errors) }
}

/// Measures and columns of the store, each with its variant and choices; `family.*` stands for all
/// of a family, in every variant. `yearly` is a choice (`yearly=before`) that measures of years get
/// which name none of their own.
///
/// # Errors
/// What is wrong with each.
pub fn queries(
    texts: &[String],
    yearly: Option<&str>,
    store: &Store,
) -> Result<Vec<MeasureQuery>, Vec<Error>> {
    if let Some(parted) = parted(texts) {
        return Err(vec![parted]);
    }
    let lines = texts.iter().flat_map(|text| expanded(text)).flat_map(|text| cubed(&text));
    let lines: Vec<String> = lines.collect();
    each(&lines, |line| query(line, yearly, store))
}

/// One measure or column; `yearly` as with [`queries`].
///
/// # Errors
/// Where it is none.
pub fn query(line: &str, yearly: Option<&str>, store: &Store) -> Result<MeasureQuery, Error> {
    let query = MeasureQuery::parse_in(line, store)?;
    let takes_rule = !query.is_of_events() && query.yearly.is_none();
    match yearly.filter(|_| takes_rule) {
        Some(rule) => MeasureQuery::parse_in(&format!("{line} {rule}"), store),
        None => Ok(query),
    }
}

/// `cubic` stands for three columns: what it stands behind, its square and its cube.
fn cubed(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().filter(|word| *word != "cubic").collect();
    let line = words.join(" ");
    if words.len() == text.split_whitespace().count() {
        return vec![text.to_owned()];
    }
    vec![line.clone(), format!("{line} power=2"), format!("{line} power=3")]
}

/// A variant that stands apart from its measure, for want of quotation marks.
fn parted(texts: &[String]) -> Option<Error> {
    let whole = |pair: &[String]| {
        let whole = pair.join(" ");
        let joins = measure(&pair[1]).is_none() && MeasureQuery::parse(&whole).is_ok();
        joins.then_some(whole)
    };
    let whole = texts.windows(2).find_map(whole)?;
    let (measure, word) = whole.rsplit_once(' ')?;
    Some(Error::question(
        format!(
            "`{word}` is a choice of {measure}: in quotation marks the two are one, \"{whole}\""
        ),
        "",
    ))
}

/// `family.*` stands for all of a family, in every variant.
fn expanded(text: &str) -> Vec<String> {
    let (name, rest) = text.split_once(' ').unwrap_or((text, ""));
    let Some(family) = name.strip_suffix('*').filter(|family| family.ends_with('.')) else {
        return vec![text.to_owned()];
    };
    let members = catalogue().iter().filter(|info| info.name.starts_with(family));
    let lines = members.flat_map(|info| {
        let variants =
            info.variants.iter().map(|variant| format!("{} {} {rest}", info.name, variant.name));
        let plain = info.variants.is_empty().then(|| format!("{} {rest}", info.name));
        variants.chain(plain).collect::<Vec<_>>()
    });
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() { vec![text.to_owned()] } else { lines }
}
