//! A measure as it is asked for: its name, its variant, choices beside it, and which data.
//!
//! ```text
//! unga.agreement half-credit with-unanimous
//! events.share conflict same-code data=icews
//! arms.flow window=5
//! trade.gravity log on=alliance,log:distances.km
//! power.cinc lag=1
//! nmc.milper difference=1
//! dispute.count peace-periods
//! rivals.spatial absent=zero
//! power.cinc yearly=before
//! ```

use counterpoise_datasets::{Absent, Store};
use counterpoise_measures::catalogue::{self, MeasureInfo, Variant};
use counterpoise_world::near_misses;

use crate::error::Error;
use crate::scope::Yearly;
use crate::series::Series;
use crate::store_column;

/// A measure as it is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasureQuery {
    /// The measure.
    pub info: &'static MeasureInfo,
    /// Its variant; the first of the catalogue where none is named, `None` where there is but one.
    pub variant: Option<&'static Variant>,
    /// Choices beside it, in the order of the catalogue.
    pub options: Vec<&'static Variant>,
    /// The years up to and with the one asked about that are taken together; 1 unless said.
    pub window: u16,
    /// The dyadic variables of a model, as they were named.
    pub on: Vec<String>,
    /// Which dataset, where several would do; and which vintage of it, where it is not to be the
    /// newest.
    pub data: Option<DataName>,
    /// What is made of its values along the periods.
    pub series: Series,
    /// Whether it is a column of a dataset of the store, and no measure of the catalogue.
    pub of_store: bool,
    /// What a state or pair without a row is, where it is not what the dataset says of it.
    pub absent: Option<Absent>,
    /// Which year's value a shorter period has.
    pub yearly: Option<Yearly>,
    /// What is taken of several rows of a column about one state or pair and year.
    pub rows: Option<SeveralRows>,
}

/// A dataset, and a vintage of it: `icews` or `icews@2018.1f3a`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct DataName {
    /// The dataset.
    pub dataset: String,
    /// The vintage; the newest where none is named.
    pub vintage: Option<String>,
}

/// Choices of which a measure takes one at most.
const ONE_OF: [&[&str]; 4] = [
    &["every-row", "same-code", "one-a-day"],
    &["oda-like", "oof-like", "vague"],
    &["head-of-state", "head-of-government"],
    &["absent-abstains", "absent-fourth", "absent-disagrees"],
];

/// Measures that can be taken over several years together.
const WINDOWS: [&str; 5] = ["arms.", "dispute.", "finance.", "unga.", "visits."];
/// Estimates, which are of one session by themselves.
const NO_WINDOWS: &str = "unga.ideal-";

/// At most so many names are suggested.
const MOST: usize = 3;

/// The longest window, in years.
const LONGEST: u16 = 100;

impl MeasureQuery {
    /// Whether it is made of single events, and so has values of its own in every period. A dataset
    /// may bear the name of the family.
    #[must_use]
    pub fn is_of_events(&self) -> bool {
        !self.of_store && self.info.name.starts_with("events.")
    }

    /// The measure that a line asks for.
    ///
    /// ```
    /// use counterpoise_panel::MeasureQuery;
    /// let query = MeasureQuery::parse("unga.agreement half-credit with-unanimous").unwrap();
    /// assert_eq!(query.variant.unwrap().name, "half-credit");
    /// assert_eq!(query.column(), "unga_agreement_half_credit_with_unanimous");
    /// let plain = MeasureQuery::parse("unga.agreement").unwrap();
    /// assert_eq!(plain.text(), "unga.agreement identical");
    /// let wrong = MeasureQuery::parse("unga.agrement").unwrap_err();
    /// assert!(wrong.help.contains("unga.agreement"));
    /// ```
    ///
    /// # Errors
    /// Where there is no such measure, variant or choice; the help names those there are.
    pub fn parse(line: &str) -> Result<MeasureQuery, Error> {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        let info = catalogue::measure(name).ok_or_else(|| unknown(name))?;
        MeasureQuery::of(info, false, words)
    }

    /// The same, where a line may also ask for a column of a dataset: `nmc.milper lag=1`.
    ///
    /// # Errors
    /// As [`MeasureQuery::parse`]; where the dataset has no such column of numbers.
    pub fn parse_in(line: &str, store: &Store) -> Result<MeasureQuery, Error> {
        let mut words = line.split_whitespace();
        let name = words.next().unwrap_or_default();
        if catalogue::measure(name).is_none()
            && let Some(info) = store_column::info(store, name)?
        {
            return MeasureQuery::of(info, true, words);
        }
        MeasureQuery::parse(line)
    }

    fn of<'a>(
        info: &'static MeasureInfo,
        of_store: bool,
        mut words: impl Iterator<Item = &'a str>,
    ) -> Result<MeasureQuery, Error> {
        let mut query = MeasureQuery {
            info,
            variant: None,
            options: Vec::new(),
            window: 1,
            on: Vec::new(),
            data: None,
            series: Series::default(),
            of_store,
            absent: None,
            yearly: None,
            rows: None,
        };
        words.try_for_each(|word| query.take(word))?;
        query.finish()
    }

    fn take(&mut self, word: &str) -> Result<(), Error> {
        if self.series.take(word)? {
            return Ok(());
        }
        match word.split_once('=') {
            Some(("window", years)) => self.window = window(self.info, years)?,
            Some(("data", name)) => self.data = Some(DataName::parse(name)?),
            Some(("on", names)) if self.info.name == "trade.gravity" => {
                self.on =
                    names.split(',').filter(|name| !name.is_empty()).map(str::to_owned).collect();
            }
            Some(("yearly", rule)) => self.yearly = Some(yearly(rule)?),
            Some(("absent", what)) if self.of_store => self.absent = Some(absent(what)?),
            Some(("rows", rule)) if self.of_store => self.rows = Some(SeveralRows::parse(rule)?),
            Some(("absent", _)) => return Err(of_columns(self.info)),
            Some((key, _)) => return Err(self.no_word(key)),
            None => self.choose(word)?,
        }
        Ok(())
    }

    fn choose(&mut self, word: &str) -> Result<(), Error> {
        if let Some(variant) = self.info.variants.iter().find(|one| one.name == word) {
            if let Some(first) = self.variant.filter(|first| *first != variant) {
                let what =
                    format!("{} is asked for as {} and as {word}.", self.info.name, first.name);
                return Err(Error::question(what, "Ask for one variant at a time."));
            }
            self.variant = Some(variant);
        } else if let Some(option) = self.info.options.iter().find(|one| one.name == word) {
            self.options.push(option);
        } else {
            return Err(self.no_word(word));
        }
        Ok(())
    }

    fn finish(mut self) -> Result<MeasureQuery, Error> {
        self.variant = self.variant.or(self.info.variants.first());
        let chosen = std::mem::take(&mut self.options);
        self.options = self.info.options.iter().filter(|one| chosen.contains(one)).collect();
        for group in ONE_OF {
            let both: Vec<&str> =
                self.options.iter().map(|one| one.name).filter(|one| group.contains(one)).collect();
            if let [first, second, ..] = both.as_slice() {
                let what = format!("{} cannot be both {first} and {second}.", self.info.name);
                return Err(Error::question(what, "Choose one of them."));
            }
        }
        Ok(self)
    }

    fn no_word(&self, word: &str) -> Error {
        let words: Vec<&str> =
            self.info.variants.iter().chain(self.info.options).map(|one| one.name).collect();
        let what = format!("{} has no variant and no choice `{word}`.", self.info.name);
        let own = match words.as_slice() {
            [] => "It has none.".to_owned(),
            words => format!("It has: {}.", words.join(", ")),
        };
        Error::question(
            what,
            format!("{own} `counterpoise measure show {}` explains them.", self.info.name),
        )
    }

    /// Whether that choice was made.
    pub fn has(&self, option: &str) -> bool {
        self.options.iter().any(|one| one.name == option)
    }

    /// The name of the variant; empty where there is but one.
    pub fn variant_name(&self) -> &'static str {
        self.variant.map_or("", |variant| variant.name)
    }

    /// The question in full, the variant always named: it can be asked again.
    pub fn text(&self) -> String {
        let mut words = vec![self.info.name.to_owned()];
        words.extend(self.variant.map(|variant| variant.name.to_owned()));
        words.extend(self.options.iter().map(|option| option.name.to_owned()));
        words.extend((self.window > 1).then(|| format!("window={}", self.window)));
        words.extend((!self.on.is_empty()).then(|| format!("on={}", self.on.join(","))));
        words.extend(self.data.as_ref().map(|data| format!("data={data}")));
        words.extend(self.absent.map(|absent| format!("absent={}", absent_name(absent))));
        words.extend(self.rows.map(|rows| format!("rows={}", rows.name())));
        words.extend(self.yearly.map(|rule| format!("yearly={}", rule.name())));
        words.extend(self.series.words());
        words.join(" ")
    }

    /// The name of a column: the question with `_` for every mark.
    pub fn column(&self) -> String {
        let text = self.text().to_lowercase();
        let plain: String =
            text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        plain.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
    }

    /// The name that the literature has for it, without what is made of it along the periods: that
    /// of the column of its dataset, or the usual abbreviation.
    pub(crate) fn short_name(&self) -> String {
        if self.of_store {
            let name = self.info.name;
            return name.rsplit('.').next().unwrap_or(name).to_owned();
        }
        // A name that readers know must mean what they know: no other data, window or choice.
        let is_plain = self.options.is_empty() && self.window == 1 && self.data.is_none();
        match self.info.literature(self.variant_name()).filter(|_| is_plain) {
            Some(name) => name.to_owned(),
            None => MeasureQuery { series: Series::default(), ..self.clone() }.column(),
        }
    }

    /// The title, variant and choices, as a label: `Agreement in the General Assembly: half-credit,
    /// with-unanimous`.
    pub fn label(&self) -> String {
        let text = self.text();
        let choices =
            text.strip_prefix(self.info.name).unwrap_or_default().trim().replace(' ', ", ");
        let of = subject(self.info.name);
        let colon = if choices.is_empty() { "" } else { ": " };
        format!("{}{of}{colon}{choices}", self.info.title)
    }
}

/// What tells apart measures of one title.
fn subject(name: &str) -> &'static str {
    match name {
        _ if name.starts_with("unga.") => " in the UN General Assembly",
        "alliance.type" | "alliance.years" => "",
        _ if name.starts_with("alliance.") => " of alliances",
        _ => "",
    }
}

impl DataName {
    /// `icews`, `icews@VINTAGE`.
    ///
    /// # Errors
    /// Where there is no name.
    pub fn parse(text: &str) -> Result<DataName, Error> {
        let (dataset, vintage) =
            text.split_once('@').map_or((text, None), |(name, vintage)| (name, Some(vintage)));
        if dataset.is_empty() || vintage == Some("") {
            return Err(Error::question(
                format!("`{text}` names no dataset."),
                "Write `icews` or `icews@VINTAGE`.",
            ));
        }
        Ok(DataName { dataset: dataset.to_owned(), vintage: vintage.map(str::to_owned) })
    }
}

impl std::fmt::Display for DataName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.dataset)?;
        self.vintage.as_ref().map_or(Ok(()), |vintage| write!(f, "@{vintage}"))
    }
}

/// What is taken of several rows about one state or pair and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeveralRows {
    /// The largest value.
    Largest,
    /// The smallest value.
    Smallest,
    /// The sum of the values.
    Sum,
}

impl SeveralRows {
    const ALL: [SeveralRows; 3] = [SeveralRows::Largest, SeveralRows::Smallest, SeveralRows::Sum];

    fn name(self) -> &'static str {
        match self {
            SeveralRows::Largest => "largest",
            SeveralRows::Smallest => "smallest",
            SeveralRows::Sum => "sum",
        }
    }

    fn parse(rule: &str) -> Result<SeveralRows, Error> {
        SeveralRows::ALL.into_iter().find(|one| one.name() == rule).ok_or_else(|| {
            Error::question(
                format!("`{rule}` does not say what is taken of several rows."),
                "Write rows=largest, rows=smallest or rows=sum.",
            )
        })
    }

    /// Of two rows. The greater or the lesser of what is known is taken where a cell is empty; a sum of
    /// which a part is not known is not known.
    pub(crate) fn of(self, one: Option<f64>, other: Option<f64>) -> Option<f64> {
        let (Some(a), Some(b)) = (one, other) else {
            return one.or(other).filter(|_| self != SeveralRows::Sum);
        };
        Some(match self {
            SeveralRows::Largest => a.max(b),
            SeveralRows::Smallest => a.min(b),
            SeveralRows::Sum => a + b,
        })
    }
}

/// What a missing row may be said to mean, and how that is written.
const ABSENT: [(&str, Absent); 4] = [
    ("zero", Absent::Zero),
    ("missing", Absent::Missing),
    ("not-applicable", Absent::NotApplicable),
    ("not-covered", Absent::OutsideCoverage),
];

fn absent(what: &str) -> Result<Absent, Error> {
    let found = ABSENT.iter().find(|(name, _)| *name == what).map(|(_, absent)| *absent);
    found.ok_or_else(|| {
        Error::question(
            format!("A row that is not there cannot mean `{what}`."),
            "Write absent=zero, absent=missing, absent=not-applicable or absent=not-covered.",
        )
    })
}

fn absent_name(absent: Absent) -> &'static str {
    ABSENT.iter().find(|(_, one)| *one == absent).map_or("", |(name, _)| name)
}

fn of_columns(info: &MeasureInfo) -> Error {
    Error::question(
        format!("{} says itself what a row that is not there means.", info.name),
        "absent= stands behind a column of a dataset, as in \"rivals.spatial absent=zero\".",
    )
}

fn yearly(rule: &str) -> Result<Yearly, Error> {
    match rule {
        "same" => Ok(Yearly::Same),
        "before" => Ok(Yearly::Before),
        _ => Err(Error::question(
            format!("`{rule}` names no year."),
            "Write yearly=same (the value of the year that the period lies in) or yearly=before.",
        )),
    }
}

fn window(info: &MeasureInfo, years: &str) -> Result<u16, Error> {
    let takes = WINDOWS.iter().any(|family| info.name.starts_with(family));
    if !takes || info.name.starts_with(NO_WINDOWS) {
        let what = format!("{} is of one year and takes no window.", info.name);
        return Err(Error::question(
            what,
            "Measures of arms, disputes, finance, visits and votes do.",
        ));
    }
    let found = years.parse::<u16>().ok().filter(|years| (1..=LONGEST).contains(years));
    found.ok_or_else(|| {
        Error::question(
            format!("`{years}` is no window."),
            "Write a number of years, as in window=5.",
        )
    })
}

fn unknown(name: &str) -> Error {
    let near = near_misses(name, catalogue::catalogue().iter().map(|info| info.name));
    let meant = match near.as_slice() {
        [] => String::new(),
        names => format!("Did you mean {}? ", names[..names.len().min(MOST)].join(" or ")),
    };
    let what = if name.is_empty() {
        "No measure is named.".to_owned()
    } else {
        format!("There is no measure `{name}`.")
    };
    Error::question(what, format!("{meant}`counterpoise measure list` has them all."))
}
