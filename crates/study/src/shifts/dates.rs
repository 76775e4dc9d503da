//! *Whose date?*: what the shift may be, as rows of which some add up to one.

use counterpoise_dates::Window;
use counterpoise_shifts::{BELIEVED, Contest, Stories, blocks, holder};
use serde::Serialize;

/// One of the answers to *whose date?*
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Possibility {
    /// What it is.
    pub of: PossibilityOf,
    /// The days, of claims.
    pub window: Option<Window>,
    /// What it lies within; `None` of what is no shift.
    pub within: Option<Within>,
    /// Whether it is one of those that exclude one another and add up to one; the others are parts
    /// of these.
    pub counted: bool,
    /// The claim that it lies within, if it lies within one.
    pub held_by: Option<usize>,
    /// Claims that share some days with it and hold others, as it does.
    pub shares_days_with: Vec<usize>,
}

/// What a possibility is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PossibilityOf {
    /// A claim, by its position among those that count.
    Claim(usize),
    /// Any of several claims that share days: the position of their block, and which they are.
    Several(usize, Vec<usize>),
    /// A shift on a day that nobody claims.
    Another,
    /// No shift.
    NoShift,
    /// A steady trend.
    Trend,
}

/// What a possibility lies within.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Within {
    /// Another claim.
    Claim(usize),
    /// Several claims together.
    Several(Vec<usize>),
    /// That there was a shift.
    Shift,
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
        let of_block = match whole {
            Some(whole) => {
                found.push(claim(claims, whole, None));
                Within::Claim(whole)
            }
            None => {
                let of = PossibilityOf::Several(at, block.claims.clone());
                let window = Some(block.window);
                found.push(Possibility { window, ..story(of, Some(Within::Shift)) });
                Within::Several(block.claims.clone())
            }
        };
        let parts = block.claims.iter().filter(|it| Some(**it) != whole);
        found.extend(parts.map(|it| claim(claims, *it, Some(&of_block))));
    }
    found.extend([
        story(PossibilityOf::Another, Some(Within::Shift)),
        story(PossibilityOf::NoShift, None),
        story(PossibilityOf::Trend, None),
    ]);
    found
}

/// A claim, as a part of its block or, where there is none, as the whole of it.
fn claim(claims: &[Window], at: usize, block: Option<&Within>) -> Possibility {
    let held_by = holder(claims, at);
    let within = held_by.map(Within::Claim).or(block.cloned()).unwrap_or(Within::Shift);
    Possibility {
        of: PossibilityOf::Claim(at),
        window: Some(claims[at]),
        within: Some(within),
        counted: block.is_none(),
        held_by,
        shares_days_with: crossing(claims, at),
    }
}

fn story(of: PossibilityOf, within: Option<Within>) -> Possibility {
    let (window, held_by, shares_days_with) = (None, None, Vec::new());
    Possibility { of, window, within, counted: true, held_by, shares_days_with }
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
    let one = |it: &Possibility| match &it.of {
        PossibilityOf::Claim(at) => {
            let score = &contest.claims[*at];
            score.log_likelihood.map(|_| score.probability)
        }
        PossibilityOf::Several(at, _) => contest.blocks[*at],
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
