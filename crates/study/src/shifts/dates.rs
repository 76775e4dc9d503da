//! *Whose date?*: what the shift may be, as rows of which some add up to one.

use super::tell;
use counterpoise_dates::Window;
use counterpoise_shifts::{BELIEVED, Contest, Stories, blocks, holder};
use serde::Serialize;

/// One of the answers to *whose date?*
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Possibility {
    /// `A`, `C+D+E`, `another date`, `no shift`, `steady trend`.
    pub name: String,
    /// The name; in brackets where it is not [counted](Possibility::counted).
    pub head: String,
    /// What it is.
    pub of: PossibilityOf,
    /// The days, of claims.
    pub window: Option<Window>,
    /// The name of what it lies within: another claim, several together, or `shift`; `None` of what
    /// is no shift.
    pub within: Option<String>,
    /// Whether it is one of those that exclude one another and add up to one; the others are parts
    /// of these.
    pub counted: bool,
    /// How it lies to others: `within D; shares days with E`. Empty where it shares no day with a
    /// claim.
    pub note: String,
}

/// What a possibility is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PossibilityOf {
    /// A claim, by its position among those that count.
    Claim(usize),
    /// Any of several claims that share days, by the position of their block.
    Several(usize),
    /// A shift on a day that nobody claims.
    Another,
    /// No shift.
    NoShift,
    /// A steady trend.
    Trend,
}

/// What the evidence comes to: what has three quarters of belief or more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// These possibilities, by position: one, or several claims of the same days.
    One(Vec<usize>),
    /// There is a shift, and its date is open.
    Shift,
    /// There is none, be it a level or a trend.
    NoShift,
    /// Nothing.
    Nothing,
}

/// Every possibility: claims in the order of their blocks, each block before its parts, then what
/// no claim covers.
pub(super) fn possibilities(claims: &[Window]) -> Vec<Possibility> {
    let mut found = Vec::new();
    for (at, block) in blocks(claims).into_iter().enumerate() {
        let whole = block.claims.iter().find(|it| claims[**it] == block.window).copied();
        let name = whole.map_or_else(|| tell::together(&block.claims), tell::letter);
        match whole {
            Some(whole) => found.push(claim(claims, whole, None)),
            None => found.push(several(at, &name, block.window)),
        }
        let parts = block.claims.iter().filter(|it| Some(**it) != whole);
        found.extend(parts.map(|it| claim(claims, *it, Some(&name))));
    }
    found.extend([
        story("another date", PossibilityOf::Another, Some("shift")),
        story("no shift", PossibilityOf::NoShift, None),
        story("steady trend", PossibilityOf::Trend, None),
    ]);
    found
}

/// A claim, as a part of its block or, where there is none, as the whole of it.
fn claim(claims: &[Window], at: usize, block: Option<&str>) -> Possibility {
    let name = tell::letter(at);
    let held = holder(claims, at);
    let within =
        held.map(tell::letter).or(block.map(str::to_owned)).unwrap_or_else(|| "shift".to_owned());
    Possibility {
        head: if block.is_some() { format!("({name})") } else { name.clone() },
        of: PossibilityOf::Claim(at),
        window: Some(claims[at]),
        within: Some(within),
        counted: block.is_none(),
        note: tell::lies(held, &crossing(claims, at)),
        name,
    }
}

fn several(at: usize, name: &str, window: Window) -> Possibility {
    let of = PossibilityOf::Several(at);
    Possibility { window: Some(window), ..story(name, of, Some("shift")) }
}

fn story(name: &str, of: PossibilityOf, within: Option<&str>) -> Possibility {
    Possibility {
        name: name.to_owned(),
        head: name.to_owned(),
        of,
        window: None,
        within: within.map(str::to_owned),
        counted: true,
        note: String::new(),
    }
}

/// The claims that share some days with one and hold others, as it does.
fn crossing(claims: &[Window], of: usize) -> Vec<usize> {
    let a = claims[of];
    let crosses = |b: Window| {
        let shares = a.first <= b.last && b.first <= a.last;
        let holds = |x: Window, y: Window| x.first <= y.first && y.last <= x.last;
        shares && !holds(a, b) && !holds(b, a)
    };
    (0..claims.len()).filter(|at| crosses(claims[*at])).collect()
}

/// The probability of each possibility; `None` where the data do not reach the claimed days.
pub(super) fn posterior(possibilities: &[Possibility], contest: &Contest) -> Vec<Option<f64>> {
    let one = |it: &Possibility| match it.of {
        PossibilityOf::Claim(at) => {
            let score = &contest.claims[at];
            score.log_likelihood.map(|_| score.probability)
        }
        PossibilityOf::Several(at) => contest.blocks[at],
        PossibilityOf::Another => Some(contest.another),
        PossibilityOf::NoShift => Some(contest.no_shift),
        PossibilityOf::Trend => Some(contest.trend),
    };
    possibilities.iter().map(one).collect()
}

/// What is told apart, by the same bar as whether there is a shift; of claims within one another
/// the shortest.
pub(super) fn told(
    possibilities: &[Possibility],
    posterior: &[Option<f64>],
    stories: Stories,
) -> Told {
    let enough = |at: &usize| posterior[*at].is_some_and(|p| p >= BELIEVED);
    // What has no window of its own is all days but the claimed ones, or no day: it holds no other.
    let days = |at: &usize| possibilities[*at].window.map_or(i64::MAX, Window::len_days);
    match (0..possibilities.len()).filter(enough).min_by_key(days) {
        Some(best) => Told::One(alike(possibilities, best)),
        None if stories.shift >= BELIEVED => Told::Shift,
        None if stories.no_shift + stories.trend >= BELIEVED => Told::NoShift,
        None => Told::Nothing,
    }
}

/// A possibility and the claims of the same days.
fn alike(possibilities: &[Possibility], at: usize) -> Vec<usize> {
    let window = possibilities[at].window;
    let same = |it: &usize| *it == at || (window.is_some() && possibilities[*it].window == window);
    (0..possibilities.len()).filter(same).collect()
}
