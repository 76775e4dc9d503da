//! The words of `measure`, `panel` and `cite`.

use crate::args::{Shown, StoreArgs};
use clap::{Args as ClapArgs, Subcommand, ValueEnum};
use counterpoise_measures::events::Period;
use counterpoise_panel::{Names, StateSystem};
use std::path::PathBuf;

#[derive(Debug, ClapArgs)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
#[command(override_usage = "counterpoise measure NAME [VARIANT] [OPTIONS]
       counterpoise measure list
       counterpoise measure show NAME")]
#[command(after_help = "Examples:
  counterpoise measure list
  counterpoise measure show unga.agreement
  counterpoise measure unga.agreement half-credit --dyad RUS:CHN --years 1992..2018
  counterpoise measure events.share --variant conflict --dyad RUS:UKR --by month --data icews
  counterpoise measure power.cinc --state USA,CHN,RUS --years 2010..2022 --format csv
  counterpoise measure arms.flow --window 5 --dyad RUS:KAZ --years 2000..2021
  counterpoise measure power.concentration --option majors --years 1990..2016")]
pub(crate) struct MeasureArgs {
    #[command(subcommand)]
    pub(crate) command: Option<MeasureCommand>,
    /// The measure (`measure list` has them); its variant and choices may follow.
    #[arg(required = true, value_name = "NAME")]
    pub(crate) name: Vec<String>,
    #[command(flatten)]
    pub(crate) rows: RowArgs,
    /// The variant; the first that `measure show` names if silent.
    #[arg(long, value_name = "NAME")]
    pub(crate) variant: Option<String>,
    /// A choice beside the variant. Repeatable.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    pub(crate) option: Vec<String>,
    /// Years taken together, up to and with the one asked about.
    #[arg(long, value_name = "YEARS")]
    pub(crate) window: Option<u16>,
    /// The dyadic variables of a gravity model: alliance, DATASET.COLUMN, log:DATASET.COLUMN.
    #[arg(long, value_name = "VARIABLES")]
    pub(crate) on: Option<String>,
    #[command(flatten)]
    pub(crate) form: FormArgs,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MeasureCommand {
    /// Every measure: what it is of, its variants, the data it needs, and whether the store has
    /// them.
    List(MeasureListArgs),
    /// The page of a measure: what it measures, when, when not, definition, references, data.
    Show(MeasureShowArgs),
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise measure list
  counterpoise measure list trade
  counterpoise measure list --format csv")]
pub(crate) struct MeasureListArgs {
    /// Only measures whose name or title has this in it.
    pub(crate) like: Option<String>,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise measure show trade.dependence
  counterpoise measure show unga.kappa --format json")]
pub(crate) struct MeasureShowArgs {
    /// The measure.
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

/// Whom the rows are of, and when.
#[derive(Debug, ClapArgs)]
pub(crate) struct RowArgs {
    /// Pairs of states: RUS:CHN,RUS:KAZ, or @FILE. Repeatable.
    #[arg(long, visible_alias = "dyad", value_name = "LIST", conflicts_with_all = ["among", "states"])]
    pub(crate) dyads: Vec<String>,
    /// States of which every pair is a row: RUS,CHN,KAZ, @FILE, or `all`.
    #[arg(long, value_name = "LIST", conflicts_with = "states")]
    pub(crate) among: Option<String>,
    /// States, each a row: RUS,CHN, @FILE, or `all`. Repeatable.
    #[arg(long, visible_alias = "state", value_name = "LIST")]
    pub(crate) states: Vec<String>,
    /// The first and last year; all that the data cover if silent.
    #[arg(long, value_name = "FIRST..LAST")]
    pub(crate) years: Option<String>,
    /// The list of states that says who was a member when, and whose codes stand in the table.
    #[arg(long, value_enum, value_name = "LIST")]
    pub(crate) system: Option<StateList>,
    /// Only politically relevant dyads: with a major power, or contiguous (needs cow-contiguity).
    #[arg(long, value_enum, value_name = "REACH", num_args = 0..=1, require_equals = true)]
    #[arg(default_missing_value = "400-miles")]
    pub(crate) politically_relevant: Option<Reach>,
}

/// How near two states must lie to be contiguous.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Reach {
    /// By land, or over at most 400 miles of water.
    #[value(name = "400-miles")]
    Miles400,
    /// By land, or over at most 150 miles of water (Maoz and Russett).
    #[value(name = "150-miles")]
    Miles150,
    /// By land, or over at most 24 miles of water.
    #[value(name = "24-miles")]
    Miles24,
    /// By land, or over at most 12 miles of water.
    #[value(name = "12-miles")]
    Miles12,
    /// By land or river alone.
    Land,
}

impl Reach {
    /// The variant of `contiguity.relevant`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Reach::Miles400 => "400-miles",
            Reach::Miles150 => "150-miles",
            Reach::Miles24 => "24-miles",
            Reach::Miles12 => "12-miles",
            Reach::Land => "land",
        }
    }
}

/// Which year's value of a measure of years a shorter period has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum YearlyRule {
    /// That of the year it lies in.
    Same,
    /// That of the year before.
    Before,
}

impl YearlyRule {
    /// As a measure has it behind its name.
    pub(crate) fn word(self) -> &'static str {
        match self {
            YearlyRule::Same => "yearly=same",
            YearlyRule::Before => "yearly=before",
        }
    }
}

/// What the columns of a panel are called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ColumnNames {
    /// In full: the question that each answers.
    #[default]
    Full,
    /// As in tables of the Correlates of War.
    Cow,
}

impl From<ColumnNames> for Names {
    fn from(names: ColumnNames) -> Names {
        match names {
            ColumnNames::Full => Names::Full,
            ColumnNames::Cow => Names::Literature,
        }
    }
}

/// A list of the members of the system of states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum StateList {
    /// Correlates of War, State System Membership.
    Cow,
    /// Gleditsch and Ward.
    Gw,
}

impl From<StateList> for StateSystem {
    fn from(list: StateList) -> StateSystem {
        match list {
            StateList::Cow => StateSystem::Cow,
            StateList::Gw => StateSystem::Gw,
        }
    }
}

/// In which form, and from which data.
#[derive(Debug, ClapArgs)]
pub(crate) struct FormArgs {
    /// The length of a period; only events can be counted by less than a year.
    #[arg(long, value_enum, default_value_t, value_name = "PERIOD")]
    pub(crate) by: By,
    /// With a shorter --by: which year's value a period has of what is measured by years.
    #[arg(long, value_enum, value_name = "YEAR")]
    pub(crate) yearly: Option<YearlyRule>,
    /// From the first state to the second.
    #[arg(long, conflicts_with = "undirected")]
    pub(crate) directed: bool,
    /// Both directions together.
    #[arg(long)]
    pub(crate) undirected: bool,
    /// Which dataset, where several would do, and which vintage: icews, icews@VINTAGE. Repeatable.
    #[arg(long, value_name = "DATASET", value_delimiter = ',')]
    pub(crate) data: Vec<String>,
}

/// The length of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// Days.
    Day,
    /// Months.
    Month,
    /// Quarters.
    Quarter,
    /// Years.
    #[default]
    Year,
}

impl From<By> for Period {
    fn from(by: By) -> Period {
        match by {
            By::Day => Period::Day,
            By::Month => Period::Month,
            By::Quarter => Period::Quarter,
            By::Year => Period::Year,
        }
    }
}

#[derive(Debug, ClapArgs)]
#[command(
    after_help = "A measure is written with its variant and choices: \"unga.agreement half-credit\", \"arms.flow window=5\",
\"events.share conflict data=icews\"; `unga.*` stands for a family in every variant. A list may be a file: --among @states.txt.
Behind a measure or a column of the store may stand lag=1, lead=1, difference=1, cumulative, peace-periods (with `cubic`: t, t2, t3),
power=2; behind a column absent=zero, missing, not-applicable or not-covered: what a row that is not there means.

The table goes to --out in the format its name ends with: .csv, .parquet, .arrow (or .feather), .dta; a codebook
FILE.codebook.json with hashes, columns and BibTeX is written beside it. In Stata .a is not applicable, .b outside coverage,
.c undefined, . missing; elsewhere a column NAME_status says which.

Examples:
  counterpoise panel \"unga.agreement half-credit\" power.cinc trade.dependence --among RUS,CHN,USA --undirected \\
      --years 1992..2018 --out panel.dta
  counterpoise panel 'unga.*' --dyads RUS:CHN,RUS:KAZ --undirected --years 1992..2018
  counterpoise panel power.cinc power.net --states RUS,CHN,USA --years 1990..2022 --out power.csv
  counterpoise panel \"dispute.any onset\" \"dispute.any peace-periods cubic\" contiguity.type --among all --undirected \\
      --politically-relevant --years 1950..2010 --names cow --out disputes.dta
  counterpoise panel events.count power.cinc --dyads RUS:UKR --directed --by month --yearly before --data icews
  counterpoise panel \"events.share conflict\" events.count --among RUS,UKR --directed --by month --years 2014 --data icews"
)]
pub(crate) struct PanelArgs {
    /// Measures, each with its variant and choices.
    #[arg(required = true, value_name = "MEASURE")]
    pub(crate) measures: Vec<String>,
    #[command(flatten)]
    pub(crate) rows: RowArgs,
    #[command(flatten)]
    pub(crate) form: FormArgs,
    /// Every dyad or state in every period, also where it was no member or had no events.
    #[arg(long)]
    pub(crate) balanced: bool,
    /// The file to write; what was there is replaced in one step. Silent: print.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// What columns are called: in full, or as the literature has them (ccode1, ccode2, cinc1, milper1).
    #[arg(long, value_enum, default_value_t, value_name = "NAMES")]
    pub(crate) names: ColumnNames,
    /// Leave out the columns NAME_status.
    #[arg(long)]
    pub(crate) no_status: bool,
    /// Leave out the columns NAME_n, the observations that a value rests on.
    #[arg(long)]
    pub(crate) no_n: bool,
    /// With columns NAME_note: why a value is undefined, and remarks.
    #[arg(long)]
    pub(crate) notes: bool,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}

#[derive(Debug, ClapArgs)]
#[command(after_help = "Examples:
  counterpoise cite panel.dta                          everything the table used, from its codebook
  counterpoise cite unga.agreement trade.dependence    a measure and its data in the store
  counterpoise cite panel.dta > panel.bib")]
pub(crate) struct CiteArgs {
    /// Tables that `panel` wrote (or their codebooks), or measures.
    #[arg(required = true, value_name = "TABLE|MEASURE")]
    pub(crate) what: Vec<String>,
    #[command(flatten)]
    pub(crate) store: StoreArgs,
    #[command(flatten)]
    pub(crate) shown: Shown,
}
