//! Indicators, attributes, schools, concepts.

use super::show::{Show, number, yes};
use counterpoise_case::formula_text;
use counterpoise_case::model::{Case, Concept, Residual, Term};
use counterpoise_case::term_text;
use counterpoise_case::vocabulary::Word;
use counterpoise_frames::Table;

pub(crate) fn indicators(case: &Case) -> Table {
    let rows = case.indicators.iter().map(|i| {
        let (kind, formula) = formula_text(&i.formula);
        [
            i.id.clone(),
            i.title.clone(),
            kind.to_owned(),
            formula,
            case.cites_text(&i.cites),
            i.note.clone(),
        ]
    });
    Table::new(&["id", "title", "kind", "formula", "cite", "note"]).with(rows)
}

pub(crate) fn attributes(case: &Case) -> Table {
    let columns = ["id", "title", "of", "full_out", "crossover", "full_in", "note"];
    let rows = case.attributes.iter().map(|a| {
        let [out, cross, full] = [
            a.anchors.map(|x| x.full_out),
            a.anchors.map(|x| x.crossover),
            a.anchors.map(|x| x.full_in),
        ];
        let of = case[a.of].id.clone();
        [
            a.id.clone(),
            a.title.clone(),
            of,
            number(out),
            number(cross),
            number(full),
            a.note.clone(),
        ]
    });
    Table::new(&columns).with(rows).numbers(&["full_out", "crossover", "full_in"])
}

pub(crate) fn schools(case: &Case) -> Table {
    let columns = [
        "id",
        "title",
        "author",
        "year",
        "judges",
        "aggregation",
        "applies_if",
        "residual",
        "cite",
        "note",
    ];
    let rows = case.schools.iter().zip(0..).map(|(s, at)| {
        let judges = case.header.schools.iter().any(|id| id.0 == at);
        [
            s.id.clone(),
            s.title.clone(),
            s.author.clone(),
            number(s.year),
            yes(judges),
            s.aggregation.map_or("", Word::word).to_owned(),
            s.applies_if.iter().map(|term| term_text(case, term)).collect::<Vec<_>>().join(", "),
            match &s.residual {
                Residual::Unstated => String::new(),
                Residual::NoName => "none".to_owned(),
                Residual::Named(name) => name.clone(),
            },
            case.cites_text(&s.cites),
            s.note.clone(),
        ]
    });
    Table::new(&columns).with(rows).numbers(&["year"])
}

pub(crate) fn concepts(case: &Case) -> Table {
    let columns = [
        "id", "school", "title", "label", "level", "verdict", "all", "any", "none", "cite", "note",
    ];
    let rows = case.concepts.iter().map(|c| concept(case, c));
    Table::new(&columns).with(rows)
}

fn concept(case: &Case, of: &Concept) -> [String; 11] {
    let terms =
        |terms: &[Term]| terms.iter().map(|t| term_text(case, t)).collect::<Vec<_>>().join(", ");
    [
        of.id.clone(),
        case[of.school].id.clone(),
        of.title.clone(),
        of.label.clone(),
        of.level.map_or("", Word::word).to_owned(),
        yes(of.is_verdict),
        terms(&of.all),
        terms(&of.any),
        terms(&of.none),
        case.cites_text(&of.cites),
        of.note.clone(),
    ]
}
