//! Rival explanations, and claims about them and about shifts, under other choices.

use crate::common::{HEAD, SCHOOLS, case, read};
use counterpoise_case::model::{ArenaId, Case, Choice, Edit, PeriodId};
use counterpoise_case::{choose, load, read_folder};
use counterpoise_numerics::Stream;
use counterpoise_present::{explained_extent, explained_text, explained_unless};
use counterpoise_study::{
    Choices, ClaimOutcome, Explained, ExplainedElsewhere, Scene, Stress, StressSpec, TIED, Watch,
    claims_of, rivals_of, stress,
};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// Two explanations; three clues, of which two hang together and one is computed; two people.
const RIVALS: &str = r#"
event 2002 RUS -> CHN "A treaty"
  id: e1
  deed, accommodate, soft, weight 5, certainty 1
  arena: asia
  cite: @s1
event 2007 RUS -> CHN "A complaint"
  id: e2
  deed, resist, soft, weight 5, certainty 1
  arena: asia
  cite: @s3
hypothesis need "It was need"
  excludes: greed
  held-by: @s1 p. 1
hypothesis greed "It was greed"
  held-by: @s2 p. 1
clue k1 "A letter says so"
  found
  cite: @s1 p. 2
  under: need: 0.8 because it would be said
  under: greed: 0.3 because it would be hidden
clue k2 "A second letter says so"
  found
  cite: @s2 p. 3
  under: need: 0.6..0.8 because it would be said again
  under: greed: 0.2..0.5 because it would be hidden again
  under: need by Ann: 0.2 because she doubts the letter
  under: greed by Ann: 0.6 because she doubts the letter
clue k3 "The treaty came first"
  order: e1 before e2
  under: need: 0.5 because it says little
  under: greed: 0.6 because it says little
  note: Computed.
cluster letters "Two letters"
  clues: k1, k2
  dependence: 0.5
claim c1 "It was need"
  explanation: need leads
  cite: @s1
"#;

const CHOICES: &str = r#"
choice priors "How probable beforehand"
  option: equal = as stated
  option: greedy = prior greed is 0.9
choice letters "Whether letters are two witnesses"
  option: half = as stated
  option: two = dependence letters is 0
  option: one = dependence 1
choice weight "What an act weighs"
  option: coded = as stated
  option: equal = weight 3
"#;

fn spec(explanations: u64) -> StressSpec {
    let scenes = vec![Scene { arena: Some(ArenaId(0)), domain: None, period: PeriodId(0) }];
    StressSpec { walks: 500, claims: 1000, explanations, ..StressSpec::of(scenes, 1000, 1) }
}

fn tried(case: &Case, explanations: u64) -> Stress {
    stress(case, &spec(explanations), &Watch { stop: &AtomicBool::new(false), done: &|_| {} })
        .unwrap()
}

fn explained(case: &Case) -> ExplainedElsewhere {
    tried(case, 1000).explained.unwrap()
}

fn with(choices: &str) -> Case {
    case(&format!("{HEAD}{SCHOOLS}{RIVALS}{choices}"))
}

/// The posterior of `need`: of the two letters (1 - d) times the product and d times the smaller,
/// and the computed clue, found.
fn need(prior: f64, dependence: f64) -> f64 {
    let both = |first: f64, second: f64| {
        (1.0 - dependence) * first * second + dependence * first.min(second)
    };
    let odds = prior / (1.0 - prior) * both(0.8, second(0.7, 0.2)) / both(0.3, second(0.35, 0.6))
        * (0.5 / 0.6);
    odds / (1.0 + odds)
}

/// The second letter: what the author says and what Ann says, pooled by the mean of their decibels.
fn second(author: f64, ann: f64) -> f64 {
    (author * ann).sqrt()
}

#[test]
fn a_small_case_by_hand() {
    let case = with(CHOICES);
    let found = tried(&case, 1000);
    let told = found.explained.as_ref().unwrap();
    // The weight of acts bears on the computed clue, as far as the program knows.
    assert_eq!((told.total, told.judged, told.all, told.leader.as_str()), (12, 12, true, "need"));
    let mut all: Vec<f64> =
        [0.5, 0.1].iter().flat_map(|p| [0.5, 0.0, 1.0].map(|d| need(*p, d))).collect();
    let leads = all.iter().filter(|p| **p > 0.5).count() as f64 / 6.0;
    assert_eq!(told.leads, Some(leads));
    all.sort_by(f64::total_cmp);
    let range = told.range.unwrap();
    assert!(
        (range[0] - all[0]).abs() < 1e-6 && (range[4] - all[5]).abs() < 1e-6,
        "{range:?} {all:?}"
    );
    assert_eq!(case.choices[told.hangs_on().unwrap()].id, "priors");
    assert_eq!(
        explained_text(&case, told),
        "need leads in 6 of 12 codings; hangs most on the priors"
    );
    assert_eq!(
        explained_unless(&case, told),
        "need leads unless greed has 0.9 beforehand (then greed leads)."
    );
    // The claim says the same, over the same universes.
    assert_eq!((found.claims[0].met, found.claims[0].open, found.claimed), (6, 0, 12));
}

/// Choices about explanations make no universe of a verdict, and have no effect on it.
#[test]
fn verdicts_are_not_diluted() {
    let found = tried(&with(CHOICES), 0);
    assert_eq!((found.total, found.judged, found.explained), (2, 2, None));
    let verdict = &found.verdicts[0];
    assert_eq!(verdict.by_weight(), [2]);
    for choice in &verdict.choices[..2] {
        assert!(!choice.bears && choice.explains().is_none_or(|share| share == 0.0));
        assert!(choice.options.iter().all(|(_, all)| *all == 2));
    }
    // Alone they leave one universe of the verdict.
    let alone = tried(&with(CHOICES.split("choice weight").next().unwrap()), 1000);
    assert_eq!((alone.total, alone.explained.unwrap().total), (1, 6));
}

fn leads(choice: &str) -> Vec<(String, u64)> {
    explained(&with(choice)).leaders
}

/// What each change does, by who leads with it.
#[test]
fn each_change() {
    let pair = |one: &str, other: &str| vec![(one.to_owned(), 1), (other.to_owned(), 1)];
    let of = |change: &str| {
        leads(&format!(
            "choice c \"C\"\n  option: stated = as stated\n  option: other = {change}\n"
        ))
    };
    assert_eq!(of("without clue k1"), pair("greed", "need"));
    assert_eq!(of("elicitor Ann"), pair("greed", "need"));
    assert_eq!(of("elicitor author"), [("need".to_owned(), 2)]);
    assert_eq!(of("prior need is 0.01"), pair("greed", "need"));
    // 0.8 against 0.4, and at their ends 0.6 and 0.2 against 0.2 and 0.6, pooled.
    assert_eq!(of("likelihoods lowest"), [("need".to_owned(), 2)]);
    // Without its sources nothing but the computed clue is left.
    assert_eq!(of("without source @s1, without source @s2"), pair("greed", "need"));
    // And without the order of events nothing at all: the two are tied.
    assert_eq!(of("without source @s1, without source @s2, without clue k3"), pair("need", TIED));
}

/// Priors of a set leave the others their proportions, and equal priors come first, in whatever
/// order they are written.
#[test]
fn priors_together() {
    let three = r#"
hypothesis a "A"
  prior: 0.5
  excludes: others
  held-by: @s1
hypothesis b "B"
  prior: 0.3
  excludes: c
  held-by: @s1
hypothesis c "C"
  held-by: @s1
"#;
    let case = case(&format!("{HEAD}{SCHOOLS}{three}"));
    let id = |name: &str| {
        counterpoise_case::model::HypothesisId(
            case.hypotheses.iter().position(|h| h.id == name).unwrap() as u32,
        )
    };
    let priors = |edits: &[Edit]| -> Vec<f64> {
        choose(&case, edits)
            .hypotheses
            .iter()
            .map(|h| (1e9 * h.prior.unwrap_or(-1.0)).round() / 1e9)
            .collect()
    };
    assert_eq!(priors(&[Edit::Prior(id("a"), 0.2)]), [0.2, 0.48, 0.32]);
    assert_eq!(priors(&[Edit::Prior(id("a"), 0.2), Edit::Prior(id("c"), 0.2)]), [0.2, 0.6, 0.2]);
    assert_eq!(priors(&[Edit::EqualPriors]), [-1.0, -1.0, -1.0]);
    assert_eq!(priors(&[Edit::Prior(id("a"), 0.2), Edit::EqualPriors]), [0.2, 0.4, 0.4]);
    // Two that contend: the later counts.
    assert_eq!(priors(&[Edit::Prior(id("a"), 0.2), Edit::Prior(id("a"), 0.5)]), [0.5, 0.3, 0.2]);
}

/// Of a chain what is given a clue that is out goes with it; the first that is left counts by
/// itself.
#[test]
fn a_clue_out_of_a_chain() {
    let chain = r#"
hypothesis a "A"
  excludes: b
  held-by: @s1
hypothesis b "B"
  held-by: @s1
clue k1 "One"
  found
  cite: @s1
  under: a: 0.8 because it says so
  under: b: 0.4 because it says so
clue k2 "Two"
  found
  cite: @s2
  under: a: 0.8 because it says so
  under: b: 0.4 because it says so
  given: k1 under a: 0.9 because it says so
  given: k1 under b: 0.8 because it says so
clue k3 "Three"
  found
  cite: @s3
  under: a: 0.8 because it says so
  under: b: 0.4 because it says so
  given: k2 under a: 0.9 because it says so
  given: k2 under b: 0.8 because it says so
cluster chain "One after the other"
  clues: k1, k2, k3
"#;
    let case = case(&format!("{HEAD}{SCHOOLS}{chain}"));
    let left = |edit: Edit| -> Vec<(String, usize)> {
        let other = choose(&case, &[edit]);
        let counts = other.clues.iter().filter(|clue| !clue.likelihoods.is_empty());
        counts.map(|clue| (clue.id.clone(), clue.given.len())).collect()
    };
    let of = |clues: &[(&str, usize)]| {
        clues.iter().map(|(id, n)| ((*id).to_owned(), *n)).collect::<Vec<_>>()
    };
    let clue = |at: u32| Edit::WithoutClue(counterpoise_case::model::ClueId(at));
    assert_eq!(left(clue(0)), of(&[("k2", 0), ("k3", 1)]));
    assert_eq!(left(clue(1)), of(&[("k1", 0)]));
    assert_eq!(left(clue(2)), of(&[("k1", 0), ("k2", 1)]));
    // A dependence of all clusters that state one leaves it; one of its own takes its place.
    assert_eq!(left(Edit::Dependence(None, 0.5)), of(&[("k1", 0), ("k2", 1), ("k3", 1)]));
    assert_eq!(left(Edit::Dependence(Some(0), 0.5)), of(&[("k1", 0), ("k2", 0), ("k3", 0)]));
}

/// Priors of two choices that leave nothing: the explanations cannot be weighed there, and that is
/// said.
#[test]
fn what_cannot_be_weighed_is_counted() {
    let choices = "choice a \"A\"\n  option: stated = as stated\n  option: high = prior need is 0.8\nchoice b \"B\"\n  option: stated = as stated\n  option: high = prior greed is 0.8\n";
    let told = explained(&with(choices));
    assert_eq!(
        told.leaders,
        [("need", 2), ("greed", 1), ("not-weighed", 1)].map(|(who, n)| (who.to_owned(), n))
    );
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let case = with(CHOICES);
    let of = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| serde_json::to_string(&tried(&case, 7)).unwrap())
    };
    assert_eq!(of(1), of(4));
}

#[test]
fn an_early_end_is_said() {
    let case = with(CHOICES);
    let found =
        stress(&case, &spec(1000), &Watch { stop: &AtomicBool::new(true), done: &|_| {} }).unwrap();
    let told = found.explained.unwrap();
    assert_eq!((told.judged, told.leads, told.range), (0, None, None));
    assert_eq!(explained_text(&case, &told), "no coding was judged");
    assert_eq!(
        explained_unless(&case, &told),
        "need leads; what would change that was not looked for."
    );
}

#[test]
fn nothing_to_weigh_has_an_answer() {
    // No hypotheses; no choice that bears on them; one option.
    let choice = "choice weight \"What an act weighs\"\n  option: coded = as stated\n  option: equal = weight 3\n";
    assert_eq!(tried(&crate::common::small(choice), 10).explained, None);
    let schools = "choice whose \"By whom\"\n  each: schools\n";
    assert_eq!(tried(&with(schools), 10).explained, None);
    let one = "choice c \"C\"\n  option: other = without clue k1\n";
    let told = explained(&with(one));
    assert_eq!(
        (told.leader.as_str(), explained_extent(&told).as_str()),
        ("greed", "the only coding that the choices leave")
    );
    assert_eq!(
        explained_unless(&with(one), &told),
        "greed leads, and no single change alters that."
    );
}

/// Two choices that change one thing are named, unless their options exclude each other.
#[test]
fn choices_that_contend_are_named() {
    let first = "choice a \"A\"\n  option: stated = as stated\n  option: wide = set-at 0.9\n";
    let second = "choice b \"B\"\n  option: stated = as stated\n  option: wider = set-at 0.7\n";
    let said = |more: &str| {
        let loaded = read(&format!("{HEAD}{SCHOOLS}{first}{second}{more}"));
        loaded.diagnostics.iter().filter(|d| d.code.name() == "W0707").count()
    };
    assert_eq!(
        (said(""), said("  not-with: a\n"), said("  excludes: wider with a wide\n")),
        (1, 0, 0)
    );
}

fn shipped() -> Case {
    let mut loaded = load(
        &read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/russia-china")),
        &[],
    );
    loaded.case.settings.draws = 100;
    loaded.case
}

/// The case with one universe: the options of it held fast. No prior is stated, so that to make
/// them equal changes nothing, and is a choice that bears on explanations in any universe.
fn held(case: &Case, universe: &[usize]) -> Case {
    let mut held = case.clone();
    let one = |(choice, option): (&Choice, &usize)| Choice {
        options: vec![choice.options[*option].clone()],
        preferred: 0,
        excludes: Vec::new(),
        ..choice.clone()
    };
    held.choices = case.choices.iter().zip(universe).map(one).collect();
    held.choices[0].options[0].edits.insert(0, Edit::EqualPriors);
    held
}

/// In universes of the shipped case: the quick weighing is that of `rivals`, and claims are met or
/// not as `run` finds.
#[test]
fn a_universe_is_the_case_with_its_changes_made() {
    let case = shipped();
    let stream = Stream::new(3, "test", "elsewhere");
    for round in 0..4 {
        let option = |(at, choice): (usize, &Choice)| {
            let counter = round * 100 + at as u64;
            let keeps = round == 0 || stream.uniform(5000 + counter) < 0.7;
            if keeps { choice.preferred } else { stream.below(counter, choice.options.len()) }
        };
        let universe: Vec<usize> = case.choices.iter().enumerate().map(option).collect();
        let edits = case
            .choices
            .iter()
            .zip(&universe)
            .flat_map(|(choice, option)| &choice.options[*option].edits);
        let slow = choose(&case, edits);
        let found = tried(&held(&case, &universe), 1);
        let told = found.explained.as_ref().unwrap();
        let Some(Explained::Weighed(rivals)) = rivals_of(&slow) else { panic!("not weighed") };
        assert_eq!(told.leader, rivals.fitted.hypotheses[rivals.fitted.leader()], "{universe:?}");
        let posterior = rivals.fitted.posterior[rivals.fitted.leader()];
        assert!((told.range.unwrap()[0] - posterior).abs() < 1e-6, "{universe:?}");
        let claims = claims_of(&slow, Choices { date_budget: 10, ..Choices::ALL });
        for share in &found.claims {
            let id = &slow.claims[share.claim].id;
            // What is drawn a universe tells by its central reading, which may differ where the
            // draws decide by little; what is not drawn it tells as `run` does.
            let result = claims.iter().find(|result| result.claim == share.claim).unwrap();
            if result.tests.iter().any(|test| test.share.is_some()) {
                continue;
            }
            match result.outcome {
                ClaimOutcome::Supported => {
                    assert_eq!((share.met, share.open), (1, 0), "{id} holds: {universe:?}");
                }
                ClaimOutcome::NotSupported => assert_eq!(share.met, 0, "{id} fails: {universe:?}"),
                _ => {}
            }
        }
        let asks = |claim: usize, text: &str| {
            slow.claims[claim].tests.iter().any(|test| test.text.contains(text))
        };
        assert!(
            ["leads", "within 2014"]
                .iter()
                .all(|text| found.claims.iter().any(|share| asks(share.claim, text)))
        );
    }
}
