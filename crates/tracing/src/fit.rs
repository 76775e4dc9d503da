//! The weighing.

use crate::decibel::{decibels, difference};
use crate::dependence::{self, Overstatement, joint_limits};
use crate::elicitors::{self, Elicited, Spread};
use crate::expected::{self, Expected};
use crate::flip::{self, Flip};
use crate::leave_out::{self, LeftOut};
use crate::likelihoods::{self, LikelihoodSensitivity, Look};
use crate::pool::over;
use crate::posterior::{TIE, ahead_of_all, posterior, ranking};
use crate::priors::{self, PriorSensitivity};
use crate::problem::Problem;
use crate::spec::{Clue, Cluster, Conditional, Link, Range, Said, Scale, Spec, Status};
use crate::steps::{self, Step, Table, WaterfallStep, seen};
use crate::van_evera::{VanEvera, against_the_rest, sums_of_others};
use serde::Serialize;

/// What came of the weighing. All of it is conditional on one of the hypotheses being true, and on
/// the likelihoods.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fitted {
    /// Names of the hypotheses.
    pub hypotheses: Vec<String>,
    /// The priors counted with.
    pub priors: Vec<f64>,
    /// Which of them were stated; the others share equally in what is left.
    pub stated: Vec<bool>,
    /// Clues and clusters, in their order.
    pub steps: Vec<Step>,
    /// What all of them say under each hypothesis, in decibels. Only differences mean something.
    pub totals: Vec<f64>,
    /// The same as if the clues of each cluster were independent.
    pub naive_totals: Vec<f64>,
    /// Posterior probabilities; they add up to one.
    pub posterior: Vec<f64>,
    /// Positions from the most to the least probable.
    pub ranking: Vec<usize>,
    /// Posterior odds of the leader over the runner-up, in decibels.
    pub margin: f64,
    /// Whether leader and runner-up tie ([`crate::TIE`]): then nobody leads.
    pub is_tied: bool,
    /// The cut of the types, in decibels.
    pub cut: f64,
    /// For each clue, its type as a test of each hypothesis against the rest; empty for likelihoods
    /// in decibels.
    pub types: Vec<Vec<VanEvera>>,
    /// What each clue would be counted with under each hypothesis, pooled over all who were asked.
    pub likelihoods: Vec<Vec<Range>>,
    /// How it hangs on the priors.
    pub prior_sensitivity: PriorSensitivity,
    /// How it hangs on each likelihood.
    pub likelihood_sensitivity: Vec<LikelihoodSensitivity>,
    /// The smallest changes that flip the lead.
    pub flip: Flip,
    /// Without each clue or cluster.
    pub without: Vec<LeftOut>,
    /// Without each single clue of a cluster, where the others stay.
    pub without_members: Vec<LeftOut>,
    /// Without each group of [`Spec::groups`].
    pub without_groups: Vec<LeftOut>,
    /// What open clues would teach, those that would teach most first.
    pub expected: Vec<Expected>,
    /// What independence would overstate, cluster by cluster.
    pub overstatements: Vec<Overstatement>,
    /// By each person's likelihoods; empty where only one was asked.
    pub elicited: Vec<Elicited>,
    /// The mean of everybody's posteriors, beside the pool that is counted with.
    pub linear_pool: Option<Vec<f64>>,
    /// How far people are apart, clue by clue.
    pub spreads: Vec<Spread>,
}

impl Fitted {
    /// Without each clue or cluster, each single clue of a cluster, each group.
    pub fn all_without(&self) -> impl Iterator<Item = &LeftOut> {
        self.without.iter().chain(&self.without_members).chain(&self.without_groups)
    }

    /// The most probable hypothesis.
    #[must_use]
    pub fn leader(&self) -> usize {
        self.ranking[0]
    }

    /// The second most probable.
    #[must_use]
    pub fn runner_up(&self) -> usize {
        self.ranking[1]
    }

    /// The odds of two hypotheses before the clues, in decibels.
    #[must_use]
    pub fn prior_odds(&self, a: usize, b: usize) -> f64 {
        difference(decibels(self.priors[a]), decibels(self.priors[b]))
    }

    /// The odds of two hypotheses after the clues, in decibels.
    #[must_use]
    pub fn odds(&self, a: usize, b: usize) -> f64 {
        let height = |at: usize| decibels(self.priors[at]) + self.totals[at];
        difference(height(a), height(b))
    }

    /// The odds of two hypotheses after the clues as if the clues of each cluster were independent,
    /// in decibels.
    #[must_use]
    pub fn naive_odds(&self, a: usize, b: usize) -> f64 {
        let height = |at: usize| decibels(self.priors[at]) + self.naive_totals[at];
        difference(height(a), height(b))
    }

    /// From the prior to the posterior odds of `a` over `b`, clue by clue.
    #[must_use]
    pub fn waterfall(&self, a: usize, b: usize) -> Vec<WaterfallStep> {
        // Each by itself, so that two that are both excluded are even from there on.
        let (mut first, mut second) = (decibels(self.priors[a]), decibels(self.priors[b]));
        let step = |(at, step): (usize, &Step)| {
            first += step.decibels[a].value;
            second += step.decibels[b].value;
            let (weight, after) = (step.weight(a, b), difference(first, second));
            WaterfallStep { step: at, weight, bounds: step.bounds(a, b), after }
        };
        self.steps.iter().enumerate().map(step).collect()
    }
}

/// What came of the weighing, without what it hangs on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weighed {
    /// The priors counted with.
    pub priors: Vec<f64>,
    /// What all clues say under each hypothesis, in decibels. Only differences mean something.
    pub totals: Vec<f64>,
    /// Posterior probabilities; they add up to one.
    pub posterior: Vec<f64>,
}

impl Weighed {
    /// The most probable hypothesis; `None` if the first two tie ([`crate::TIE`]).
    #[must_use]
    pub fn leader(&self) -> Option<usize> {
        ahead_of_all(&self.posterior)
    }
}

impl Spec {
    /// Weighs the hypotheses.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the specification, at once: fewer than two hypotheses, priors
    /// that are no probabilities or do not add up to one, likelihoods that are missing or out of
    /// range, a clue that no hypothesis allows, clusters that contradict their members.
    ///
    /// # Degenerate input
    ///
    /// Without a clue the posterior is the prior. A prior of zero stays zero, whatever the clues
    /// say; a likelihood of zero excludes a hypothesis for good. Both are allowed, and their
    /// decibels are minus infinity.
    pub fn fit(&self) -> Result<Fitted, Vec<Problem>> {
        let (table, steps, Weighed { priors, totals, posterior }) = self.add_up()?;
        Ok(self.look_around(priors, &table, steps, totals, posterior))
    }

    /// The same probabilities as those of [`Spec::fit`], without asking what they hang on: some
    /// hundred times as fast.
    ///
    /// # Errors
    ///
    /// As [`Spec::fit`].
    pub fn weigh(&self) -> Result<Weighed, Vec<Problem>> {
        self.add_up().map(|(_, _, weighed)| weighed)
    }

    /// The clue at a position as a test of each hypothesis against all others, before anybody
    /// looked; empty: its likelihoods are decibels, which say nothing of its absence. `None`: the
    /// priors cannot be.
    #[must_use]
    pub fn tests_of(&self, clue: usize) -> Option<Vec<VanEvera>> {
        let mut problems = Vec::new();
        let priors = priors::resolved(&self.hypotheses, &mut problems);
        problems
            .is_empty()
            .then(|| types(&priors, &sums_of_others(&priors), &self.clues[clue], self.cut))
    }

    fn add_up(&self) -> Result<(Table, Vec<Step>, Weighed), Vec<Problem>> {
        let mut problems = Vec::new();
        let priors = priors::resolved(&self.hypotheses, &mut problems);
        check(self, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        let table = steps::table(self);
        let all = steps::steps(self, &table, &|_| true);
        let totals = steps::totals(&all, priors.len(), |r| r.value);
        match posterior(&priors, &totals) {
            Some(posterior) => Ok((table, all, Weighed { priors, totals, posterior })),
            None => Err(excluded(self, &all)),
        }
    }

    fn look_around(
        &self,
        priors: Vec<f64>,
        table: &Table,
        steps: Vec<Step>,
        totals: Vec<f64>,
        posterior: Vec<f64>,
    ) -> Fitted {
        let ranking = ranking(&posterior);
        let (leader, runner_up) = (ranking[0], ranking[1]);
        let height = |at: usize| decibels(priors[at]) + totals[at];
        let gaps: Vec<f64> =
            (0..priors.len()).map(|at| difference(height(leader), height(at))).collect();
        let look = Look {
            spec: self,
            table,
            priors: &priors,
            totals: &totals,
            ranking: &ranking,
            gaps: &gaps,
        };
        let likelihood_sensitivity = likelihoods::all(&look, &steps);
        let elicited = elicitors::all(self, table, &priors);
        let others = sums_of_others(&priors);
        Fitted {
            hypotheses: self.hypotheses.iter().map(|h| h.name.clone()).collect(),
            stated: self.hypotheses.iter().map(|h| h.prior.is_some()).collect(),
            naive_totals: steps::naive_totals(&steps, priors.len()),
            margin: gaps[runner_up],
            is_tied: gaps[runner_up] < TIE,
            cut: self.cut,
            types: self.clues.iter().map(|clue| types(&priors, &others, clue, self.cut)).collect(),
            prior_sensitivity: priors::sensitivity(&priors, &totals, &ranking),
            flip: flip::flip(&look, &steps, &likelihood_sensitivity),
            without: leave_out::each(self, &steps, &priors, leader),
            without_members: leave_out::members(self, table, &steps, &priors, leader),
            without_groups: leave_out::groups(self, table, &steps, &priors, leader),
            expected: expected::all(self, &posterior),
            overstatements: dependence::all(self, &steps, leader, runner_up),
            linear_pool: elicitors::linear_pool(&elicited),
            spreads: elicitors::spreads(self, table, leader, runner_up),
            likelihoods: table.clone(),
            likelihood_sensitivity,
            elicited,
            priors,
            steps,
            totals,
            posterior,
            ranking,
        }
    }
}

/// As tests before anybody looked: by how likely each hypothesis makes the clue, whatever came of
/// it.
fn types(priors: &[f64], others: &[f64], clue: &Clue, cut: f64) -> Vec<VanEvera> {
    if clue.scale == Scale::Decibels {
        return Vec::new();
    }
    let under = over(&clue.said, clue.scale, Status::Open);
    against_the_rest(priors, others, &under.iter().map(|r| r.value).collect::<Vec<f64>>(), cut)
}

/// Which clue is impossible under every hypothesis; if none is, they exclude one after the other.
fn excluded(spec: &Spec, all: &[Step]) -> Vec<Problem> {
    let never = |s: &&Step| s.decibels.iter().all(|r| r.value == f64::NEG_INFINITY);
    let found: Vec<Problem> = all
        .iter()
        .filter(never)
        .map(|s| Problem::Impossible { clue: spec.clues[s.clues[0]].name.clone() })
        .collect();
    if found.is_empty() { vec![Problem::AllExcluded] } else { found }
}

fn check(spec: &Spec, problems: &mut Vec<Problem>) {
    let hypotheses = spec.hypotheses.len();
    if hypotheses < 2 {
        problems.push(Problem::TooFewHypotheses { hypotheses });
    }
    if !(spec.cut > 0.0 && spec.cut.is_finite()) {
        problems.push(Problem::BadCut { cut: spec.cut });
    }
    let before = problems.len();
    for clue in &spec.clues {
        check_clue(spec, clue, problems);
    }
    // What a cluster says can only be held against members that say something.
    if problems.len() == before {
        let table = steps::table(spec);
        for (at, cluster) in spec.clusters.iter().enumerate() {
            check_cluster(spec, &table, at, cluster, problems);
        }
    }
}

fn check_clue(spec: &Spec, clue: &Clue, problems: &mut Vec<Problem>) {
    if clue.said.is_empty() {
        problems
            .push(Problem::WantingLikelihoods { clue: clue.name.clone(), by: "nobody".to_owned() });
    }
    if let Status::Share(share) = clue.status
        && !(0.0..=1.0).contains(&share)
    {
        problems.push(Problem::BadShare { clue: clue.name.clone(), share });
    }
    for said in &clue.said {
        if said.under.len() != spec.hypotheses.len() {
            problems
                .push(Problem::WantingLikelihoods { clue: clue.name.clone(), by: said.by.clone() });
        }
        for (hypothesis, _) in spec
            .hypotheses
            .iter()
            .zip(&said.under)
            .filter(|(_, range)| !is_range(range, clue.scale))
        {
            problems.push(Problem::BadLikelihood {
                clue: clue.name.clone(),
                hypothesis: hypothesis.name.clone(),
            });
        }
    }
}

fn is_range(range: &Range, scale: Scale) -> bool {
    let ordered = range.low <= range.value && range.value <= range.high;
    ordered
        && match scale {
            Scale::Probability => range.low >= 0.0 && range.high <= 1.0,
            Scale::Decibels => range.low.is_finite() && range.high.is_finite(),
        }
}

fn check_cluster(
    spec: &Spec,
    table: &Table,
    at: usize,
    cluster: &Cluster,
    problems: &mut Vec<Problem>,
) {
    let mut say = |why| problems.push(Problem::BadCluster { cluster: cluster.name.clone(), why });
    let twice = |clue: &usize| cluster.clues.iter().filter(|c| *c == clue).count() > 1;
    if cluster.clues.len() < 2 {
        return say("needs at least two clues");
    }
    if cluster.clues.iter().any(|clue| *clue >= spec.clues.len()) {
        return say("names a clue that does not exist");
    }
    if cluster.clues.iter().any(twice)
        || spec.clusters[..at]
            .iter()
            .any(|other| other.clues.iter().any(|c| cluster.clues.contains(c)))
    {
        return say("has a clue that is in a cluster already");
    }
    let by_one = |s: &Said| {
        s.under.len() == spec.hypotheses.len()
            && s.under.iter().all(|r| is_range(r, Scale::Probability))
    };
    let stated = |said: &[Said]| !said.is_empty() && said.iter().all(by_one);
    match &cluster.link {
        Link::Dependence(d) if !(0.0..=1.0).contains(d) => {
            say("has a dependence that is not between 0 and 1");
        }
        Link::Dependence(_) | Link::Unstated => {}
        Link::Joint(_)
            if cluster.clues.iter().any(|clue| spec.clues[*clue].status == Status::Open) =>
        {
            say(
                "has a clue that nobody has looked for: what was observed together cannot be stated",
            );
        }
        Link::Joint(joint) if !stated(joint) => say("has a joint probability that is none"),
        Link::Given(given) if given.is_empty() || !given.iter().all(|g| stated(&g.said)) => {
            say("has conditional probabilities that are none");
        }
        Link::Given(given) if !given.iter().all(|g| is_chained(cluster, g)) => {
            say("has a clue given others that do not stand before it");
        }
        Link::Given(given)
            if given
                .iter()
                .flat_map(|g| &g.given)
                .any(|c| spec.clues[*c].status == Status::Open) =>
        {
            say("has a clue given another that nobody has looked for");
        }
        Link::Joint(said) => {
            for Said { by, under } in said {
                let joint: Vec<f64> = under.iter().map(|r| r.value).collect();
                Judge { spec, table, by }.contradictions(cluster, &cluster.clues, &joint, problems);
            }
        }
        Link::Given(given) => {
            let mut people: Vec<&str> =
                given.iter().flat_map(|g| &g.said).map(|s| s.by.as_str()).collect();
            people.sort_unstable();
            people.dedup();
            people.into_iter().for_each(|by| Judge { spec, table, by }.chained(cluster, problems));
        }
    }
}

/// Whether all that a clue is given stands before it in the cluster.
fn is_chained(cluster: &Cluster, of: &Conditional) -> bool {
    let place = |clue: usize| cluster.clues.iter().position(|c| *c == clue);
    let before =
        |other: &usize| place(*other).zip(place(of.clue)).is_some_and(|(other, own)| other < own);
    !of.given.is_empty() && of.given.iter().all(before)
}

/// One person: what somebody says of clues together is held against what the same person says of
/// each. Where one is silent the others, pooled, count.
struct Judge<'a> {
    spec: &'a Spec,
    table: &'a Table,
    by: &'a str,
}

/// Rounding that a person may leave in probabilities.
const SLACK: f64 = 1e-9;

impl Judge<'_> {
    fn own<'s>(&self, said: &'s [Said]) -> Option<&'s [Range]> {
        said.iter().find(|s| s.by == self.by).map(|s| s.under.as_slice())
    }

    /// The clues of a chain to each of its ends, multiplied, are joint probabilities.
    fn chained(&self, cluster: &Cluster, problems: &mut Vec<Problem>) {
        let status = |clue: &usize| self.spec.clues[*clue].status;
        let known: Vec<usize> =
            cluster.clues.iter().copied().filter(|clue| status(clue) != Status::Open).collect();
        let mut joint = vec![1.0; self.spec.hypotheses.len()];
        for (at, clue) in known.iter().enumerate() {
            let stated = cluster.link.conditional(*clue).map(|c| {
                let pooled = || over(&c.said, Scale::Probability, status(clue));
                let under = self.own(&c.said).map_or_else(pooled, <[Range]>::to_vec);
                under.iter().map(|r| seen(r.value, status(clue))).collect::<Vec<f64>>()
            });
            let Some(next) = stated.or_else(|| self.alone(*clue)) else { return };
            joint = joint.iter().zip(next).map(|(before, next)| before * next).collect();
            self.contradictions(cluster, &known[..=at], &joint, problems);
        }
    }

    /// How likely what was observed of a clue is under each hypothesis; `None` for likelihoods in
    /// decibels.
    fn alone(&self, clue: usize) -> Option<Vec<f64>> {
        let of = &self.spec.clues[clue];
        let under = self.own(&of.said).unwrap_or(&self.table[clue]);
        (of.scale == Scale::Probability)
            .then(|| under.iter().map(|r| seen(r.value, of.status)).collect())
    }

    fn contradictions(
        &self,
        cluster: &Cluster,
        clues: &[usize],
        joint: &[f64],
        problems: &mut Vec<Problem>,
    ) {
        let members: Option<Vec<Vec<f64>>> = clues.iter().map(|clue| self.alone(*clue)).collect();
        let Some(members) = members else { return };
        for (at, joint) in joint.iter().enumerate() {
            let each: Vec<f64> = members.iter().map(|m| m[at]).collect();
            let (least, most) = joint_limits(&each);
            if *joint < least - SLACK || *joint > most + SLACK {
                problems.push(Problem::ClusterContradicts {
                    cluster: cluster.name.clone(),
                    hypothesis: self.spec.hypotheses[at].name.clone(),
                    joint: *joint,
                    least,
                    most,
                });
            }
        }
    }
}
