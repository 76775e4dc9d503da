//! Verdicts as another coder would read the acts.

use crate::common::{act, small, three, whole};
use counterpoise_case::model::{Case, Codes, Stance};
use counterpoise_case::recode;
use counterpoise_numerics::Stream;
use counterpoise_study::{
    Answer, CellAnswer, Choices, Control, Judged, Question, ReadAgain, answer, rereading,
};

fn judged(case: &Case, read_again: ReadAgain) -> Answer {
    answer(case, &Question::default(), Choices { read_again, ..Choices::VERDICTS }, Control::NONE)
        .unwrap()
}

/// The first cell, by the one school: Asia in the first years.
fn first(answer: &Answer) -> &Judged {
    &answer.cells[0].verdicts[0]
}

/// Acts of 2003, each with the coding of the ledger and the second coder's.
fn twice(codings: &[(&str, &str)]) -> String {
    let one = |(at, (own, second)): (usize, &(&str, &str))| {
        let second = format!("  second: MK: {second}\n  cite");
        act(&format!("e{at:02}"), "2003", &format!("deed, {own}"), "@s1").replace("  cite", &second)
    };
    codings.iter().enumerate().map(one).collect()
}

fn p(judged: &Judged, label: &str) -> (f64, f64) {
    let plain =
        judged.probabilities.iter().find(|own| own.label.as_deref() == Some(label)).unwrap().p;
    let reread = judged.reread.iter().find(|own| own.label.as_deref() == Some(label)).unwrap().p;
    (plain, reread)
}

#[test]
fn without_second_codings_there_is_no_other_reading() {
    let case = small(&three("accommodate", "2003"));
    assert!(rereading(&case).is_none());
    let answer = judged(&case, ReadAgain::Schools);
    assert!(answer.rereading.is_none());
    assert!(
        answer.cells.iter().flat_map(|cell| &cell.verdicts).all(|judged| judged.reread.is_empty())
    );
    assert_eq!(first(&answer).probability_reread(), None);
}

/// One stance alone was ever given, and nothing else was coded twice: there is nothing to change,
/// and the parts of the draws add up to the draws of the ledger itself.
#[test]
fn where_no_code_changes_the_verdict_is_the_ledgers_own() {
    let mut case = small(&twice(&[("accommodate, weight 3", "accommodate"); 6]));
    // Sixteen parts of 64 draws.
    case.settings.draws = 1024;
    let answer = judged(&case, ReadAgain::AuthorsSchool);
    for judged in answer.cells.iter().flat_map(|cell| &cell.verdicts) {
        assert_eq!(judged.probabilities.len(), judged.reread.len());
        for (plain, reread) in judged.probabilities.iter().zip(&judged.reread) {
            assert_eq!(plain.label, reread.label);
            assert!((plain.p - reread.p).abs() < 1e-12, "{plain:?} {reread:?}");
        }
    }
}

#[test]
fn a_disputed_stance_moves_the_verdict() {
    let agreed = [("accommodate, weight 4", "accommodate, weight 4"); 6];
    let disputed = [
        ("accommodate, weight 4", "accommodate, weight 4"),
        ("accommodate, weight 4", "resist, weight 4"),
    ];
    let of = |codings: &[(&str, &str)]| {
        let answer = judged(&small(&twice(codings)), ReadAgain::AuthorsSchool);
        let total: f64 = first(&answer).reread.iter().map(|own| own.p).sum();
        assert!((total - 1.0).abs() < 1e-9, "{total}");
        p(first(&answer), "following")
    };
    let (plain, reread) = of(&agreed);
    assert!((plain - reread).abs() < 0.1, "{plain} {reread}");
    let (plain, reread) = of(&disputed.repeat(3));
    assert!(reread < plain - 0.2, "{plain} {reread}");
}

/// A field that `second:` names is changed at its own rate: the second coder sees every act
/// elsewhere.
#[test]
fn another_place_moves_the_verdict() {
    let codings = [("accommodate, weight 4", "accommodate, arena europe"); 6];
    let case = small(&twice(&codings));
    let (plain, reread) = p(first(&judged(&case, ReadAgain::AuthorsSchool)), "following");
    assert!(reread < plain - 0.2, "{plain} {reread}");
    let fields = rereading(&case).unwrap().fields;
    let coded: Vec<&str> =
        fields.iter().filter(|(_, pairs)| *pairs > 0).map(|(field, _)| *field).collect();
    assert_eq!(coded, ["stance", "arena"]);
    assert_eq!(fields.len(), 13);
}

#[test]
fn the_order_of_events_and_other_pairs_move_nothing() {
    let codings = [
        ("accommodate, weight 4", "resist, weight 2"),
        ("resist, weight 2", "resist, weight 3, hard"),
    ]
    .repeat(3);
    let text = twice(&codings);
    let parts: Vec<&str> = text.split_inclusive("@s1\n").collect();
    let turned: String = parts.into_iter().rev().collect();
    let stranger = "event 2003 USA -> JPN \"Of another pair\"\n  id: zz\n  deed, resist\n  arena: asia\n  cite: @s2\n";
    let of = |text: &str| first(&judged(&small(text), ReadAgain::AuthorsSchool)).reread.clone();
    assert_eq!(of(&text), of(&turned));
    assert_eq!(of(&text), of(&format!("{stranger}{text}")));
}

#[test]
fn every_school_is_read_again_only_where_it_is_asked() {
    let mut case = small(&twice(&[("accommodate", "resist"), ("resist", "resist")]));
    case.header.schools =
        (0..case.schools.len() as u32).map(counterpoise_case::model::SchoolId).collect();
    let read =
        |cell: &CellAnswer| cell.verdicts.iter().filter(|judged| !judged.reread.is_empty()).count();
    let own = judged(&case, ReadAgain::AuthorsSchool);
    let all = judged(&case, ReadAgain::Schools);
    assert!(own.cells.iter().all(|cell| read(cell) == 1));
    assert!(all.cells.iter().all(|cell| read(cell) == cell.verdicts.len()));
    assert!(judged(&case, ReadAgain::Not).rereading.is_none());
    // One school's numbers do not hang on who is asked beside it.
    for (own, all) in own.cells.iter().zip(&all.cells) {
        let read = own.verdicts.iter().find(|judged| !judged.reread.is_empty()).unwrap();
        let same = all
            .verdicts
            .iter()
            .find(|judged| judged.verdict.school == read.verdict.school)
            .unwrap();
        assert_eq!(read.reread, same.reread);
    }
    assert!(!whole(&case).cells[0].verdicts.iter().all(|judged| judged.reread.is_empty()));
}

/// One coder's stance of an act of which the truth is known: the other one at a rate.
fn stance(truth: Stance, rate: f64, draw: f64) -> Stance {
    match truth {
        Stance::Accommodate if draw < rate => Stance::Resist,
        Stance::Resist if draw < rate => Stance::Accommodate,
        truth => truth,
    }
}

/// Ledgers of 16 acts whose truth is known; both coders err at a rate, each by itself.
struct World {
    case: Case,
    truth: Vec<Stance>,
    rate: f64,
    name: String,
}

impl World {
    fn new(at: u32, rate: f64) -> World {
        let name = format!("{at} {rate}");
        let draw = Stream::new(1, "truth", &name);
        let share = draw.uniform(1000);
        let acts = [("accommodate, weight 3", "accommodate, weight 3"); 16];
        let case = small(&twice(&acts));
        let of =
            |act: u64| if draw.uniform(act) < share { Stance::Accommodate } else { Stance::Resist };
        let truth = (0..16).map(of).collect();
        let mut world = World { case, truth, rate, name };
        let (own, second) = (world.coding("own"), world.coding("second"));
        let Case { header, events, .. } = &mut world.case;
        for ((event, own), second) in events.iter_mut().zip(own).zip(second) {
            recode(header, event, &Codes { stance: Some(own), ..Codes::default() });
            event.second[0].codes = Codes { stance: Some(second), ..Codes::default() };
        }
        world
    }

    fn coding(&self, coder: &str) -> Vec<Stance> {
        let draw = Stream::new(1, "coder", &format!("{} {coder}", self.name));
        let of =
            |(act, truth): (usize, &Stance)| stance(*truth, self.rate, draw.uniform(act as u64));
        self.truth.iter().enumerate().map(of).collect()
    }

    /// The probabilities of the labels by the coding of somebody else.
    fn by(&self, coder: &str) -> Vec<f64> {
        let mut other = self.case.clone();
        let Case { header, events, .. } = &mut other;
        for (event, own) in events.iter_mut().zip(self.coding(coder)) {
            recode(header, event, &Codes { stance: Some(own), ..Codes::default() });
        }
        first(&judged(&other, ReadAgain::Not)).probabilities.iter().map(|own| own.p).collect()
    }

    /// How far the plain probabilities, and those of another reading, are from the mean of
    /// independent codings, squared.
    fn errors(&self) -> (f64, f64) {
        let codings: Vec<Vec<f64>> =
            (0..CODERS).map(|at| self.by(&format!("other {at}"))).collect();
        let answer = judged(&self.case, ReadAgain::AuthorsSchool);
        let judged = first(&answer);
        let (mut plain, mut reread) = (0.0, 0.0);
        for at in 0..judged.reread.len() {
            let mean = codings.iter().map(|own| own[at]).sum::<f64>() / f64::from(CODERS);
            plain += squared(judged.probabilities[at].p - mean);
            reread += squared(judged.reread[at].p - mean);
        }
        (plain, reread)
    }
}

const CODERS: u32 = 12;
const WORLDS: u32 = 40;

/// The mean squared errors at a rate of error, plain and by another reading.
fn mean_errors(rate: f64) -> (f64, f64) {
    let errors: Vec<(f64, f64)> = (0..WORLDS).map(|at| World::new(at, rate).errors()).collect();
    let mean = |of: fn(&(f64, f64)) -> f64| errors.iter().map(of).sum::<f64>() / f64::from(WORLDS);
    (mean(|own| own.0), mean(|own| own.1))
}

/// In ledgers of 16 acts on which coders err often, another reading is nearer on the whole to what
/// independent coders would get. In a single ledger it need not be: of 200 it was nearer in 116 at
/// this rate, and in 99 where one act in twenty is misread, with mean squared errors of .10 against
/// .15, and .025 against .037.
///
/// The rate and the bar of 0.8 were chosen after these figures had been seen (at a rate of .1
/// another reading was no nearer): the test guards against a step back, and confirms nothing by
/// itself.
#[test]
fn another_reading_is_nearer_to_independent_codings() {
    let (plain, reread) = mean_errors(0.3);
    assert!(reread < 0.8 * plain, "{plain} {reread}");
}

fn squared(x: f64) -> f64 {
    x * x
}
