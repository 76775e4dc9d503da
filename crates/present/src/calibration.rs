//! A textbook case, the label that its author gave it, and what every definition says of it.

use crate::field::{Kind, field};
use crate::plain::{of_hundred, spoken};
use counterpoise_case::model::{Case, SchoolId, TestKind};
use counterpoise_study::{CellAnswer, ClaimOutcome, ClaimResult, Judged, Reproduced, TestResult};

/// What a definition says of a label in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// It has no such label.
    NoSuchLabel,
    /// It does not speak of such a pair.
    OutOfScope,
    /// Nobody judged it by this definition.
    NotAsked,
    /// The label in so many of a hundred re-readings, and it is none that it gives.
    NotSo(u32),
    /// The label in so many of a hundred re-readings, and that is what it calls the case.
    So(u32),
}

/// A definition, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidBy {
    /// Name of the school, which is the same in every case that ships with the program.
    pub school: String,
    /// Its author and year.
    pub author: String,
    /// Its year.
    pub year: Option<i32>,
    /// What it says of the author's label.
    pub said: Said,
    /// What it calls the case itself.
    pub calls: Calls,
    /// The same without the rows for which no source was opened; `None`: there are none.
    pub without: Option<Calls>,
}

/// What a definition calls a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Calls {
    /// The name or names, in words.
    pub name: String,
    /// In so many of a hundred re-readings it is one of these; `None`: it has nothing to say.
    pub share: Option<u32>,
}

/// A cell in which an author's label is looked for, and what every definition says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TriedLabel {
    /// Name of the case.
    pub case: String,
    /// Its title.
    pub title: String,
    /// Name of the claim that states the label.
    pub claim: String,
    /// The author's label.
    pub label: String,
    /// Whether the claim says that it is *not* to come out.
    pub negated: bool,
    /// Name of the author's school.
    pub school: String,
    /// Author and year of the definition.
    pub author: String,
    /// Name of the arena; `all` where all are judged together.
    pub arena: String,
    /// Name of the period.
    pub period: String,
    /// Where and when, in words.
    pub place: String,
    /// In so many of a hundred re-readings the definition gives it; `None`: nothing was drawn.
    pub share: Option<u32>,
    /// The same without the rows for which no source was opened; `None`: there are none.
    pub opened: Option<u32>,
    /// What came of the test.
    pub outcome: ClaimOutcome,
    /// Whether the claim comes out.
    pub reproduced: Option<Reproduced>,
    /// What each definition of the case says, the author's own among them.
    pub says: Vec<SaidBy>,
}

impl TriedLabel {
    /// One test of a claim, with its cell under every definition, the same cell without unopened
    /// rows (`None`: there is no such cell), and the share without these rows; `None` where the test
    /// is not one of a label. `name` is that of the case.
    #[must_use]
    pub fn of(
        case: &Case,
        name: &str,
        result: &ClaimResult,
        (kind, found): (&TestKind, &TestResult),
        (cell, without): (Option<&CellAnswer>, Option<&CellAnswer>),
        opened: Option<u32>,
    ) -> Option<TriedLabel> {
        let TestKind::Verdict { cell: asked, period, school, label, negated } = kind else {
            return None;
        };
        let arena = asked.arena.map(|arena| &case[arena]);
        let place = arena.map_or("all arenas", |arena| arena.title.as_str());
        let verdicts = cell.map_or(&[][..], |cell| cell.verdicts.as_slice());
        Some(TriedLabel {
            case: name.to_owned(),
            title: case.header.title.clone(),
            claim: case.claims[result.claim].id.clone(),
            label: label.clone(),
            negated: *negated,
            school: case[*school].id.clone(),
            author: author(case, *school),
            arena: arena.map_or_else(|| "all".to_owned(), |arena| arena.id.clone()),
            period: case[*period].id.clone(),
            place: format!("{place}, {}", case[*period].title),
            share: found.share.map(of_hundred),
            opened,
            outcome: found.outcome,
            reproduced: result.calibration.map(|own| own.reproduced),
            says: verdicts.iter().map(|judged| said_by(case, judged, without, label)).collect(),
        })
    }

    /// Other definitions that call it so.
    pub fn others(&self) -> impl Iterator<Item = &SaidBy> {
        self.says.iter().filter(|own| own.school != self.school && matches!(own.said, Said::So(_)))
    }
}

fn said_by(case: &Case, judged: &Judged, without: Option<&CellAnswer>, label: &str) -> SaidBy {
    let school = judged.verdict.school;
    let other = without
        .and_then(|cell| cell.verdicts.iter().find(|judged| judged.verdict.school == school));
    SaidBy {
        school: case[school].id.clone(),
        author: author(case, school),
        year: case[school].year,
        said: said(judged, label),
        calls: calls(judged),
        without: other.map(calls),
    }
}

fn calls(judged: &Judged) -> Calls {
    let share = (!judged.is_silent()).then(|| of_hundred(judged.probability()));
    Calls { name: field(judged).name, share }
}

fn author(case: &Case, school: SchoolId) -> String {
    let own = &case[school];
    let name = if own.author.is_empty() { &own.title } else { &own.author };
    own.year.map_or_else(|| name.clone(), |year| format!("{name} {year}"))
}

fn said(judged: &Judged, label: &str) -> Said {
    let own = judged.probabilities.iter().find(|own| own.label.as_deref() == Some(label));
    let shown = field(judged);
    match own {
        None if judged.probabilities.is_empty() => Said::NotAsked,
        None => Said::NoSuchLabel,
        Some(_) if shown.kind == Kind::OutOfScope => Said::OutOfScope,
        Some(own) => {
            let is_so = shown.kind == Kind::Named && shown.name == spoken(label);
            let share = of_hundred(own.p);
            if is_so { Said::So(share) } else { Said::NotSo(share) }
        }
    }
}
