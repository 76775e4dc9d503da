//! Patterns across arenas, and the count of disagreements.

use crate::common::{HEAD, SCHOOLS, act, case, three, whole};
use counterpoise_concepts::PatternState::{self, Absent, Open, Present};
use counterpoise_study::Answer;

const PATTERNS: &str = r#"
pattern p1 of mini "Follows in Asia, opposes in Europe"
  when: following in asia
  when: opposing in europe
pattern p2 of mini "Opposes somewhere in a region"
  when: opposing in regional
pattern p3 of mini "Follows China in Asia and opposes the United States in Europe"
  when: following in asia
  when: opposing of RUS -> USA in europe
pattern p4 of mini "Opposes the United States in some region"
  when: opposing of RUS -> USA in regional
pattern p5 of far "Of a school that does not judge"
  when: leading in asia
"#;

fn found(arenas: &str, europe: &str) -> Answer {
    let head = HEAD.replace("arenas: asia", &format!("arenas: {arenas}"));
    let events = three("accommodate", "2003") + europe;
    whole(&case(&format!("{head}{SCHOOLS}{PATTERNS}{events}")))
}

/// Three acts of resistance in Europe.
fn europe(pair: &str) -> String {
    three("resist", "2003")
        .replace("id: ", "id: e")
        .replace("arena: asia", "arena: europe")
        .replace("RUS -> CHN", pair)
}

fn states(answer: &Answer, period: usize) -> Vec<(&str, PatternState)> {
    answer.patterns[period].findings.iter().map(|f| (f.1.pattern.as_str(), f.1.state)).collect()
}

#[test]
fn of_the_pair_itself() {
    let answer = found("asia, europe", &europe("RUS -> CHN"));
    assert_eq!(states(&answer, 0), [("p1", Present), ("p2", Present), ("p3", Open), ("p4", Open)]);
    assert_eq!(states(&answer, 1), [("p1", Open), ("p2", Open), ("p3", Open), ("p4", Open)]);
    let part = &answer.patterns[0].findings[1].1.parts[0];
    assert_eq!((part.present.len(), part.absent.len(), part.open.len()), (1, 1, 0));
}

#[test]
fn of_another_pair() {
    let answer = found("asia, europe", &europe("RUS -> USA"));
    assert_eq!(states(&answer, 0), [("p1", Open), ("p2", Open), ("p3", Present), ("p4", Present)]);
    let friendly = europe("RUS -> USA").replace("resist", "accommodate");
    assert_eq!(states(&found("asia, europe", &friendly), 0)[2], ("p3", Absent));
}

/// Europe is not judged: of the pair itself nothing is known there. Another pair is judged wherever
/// a pattern asks.
#[test]
fn an_arena_that_is_not_judged() {
    let own = found("asia", &europe("RUS -> CHN"));
    assert_eq!(states(&own, 0)[..2], [("p1", Open), ("p2", Absent)]);
    let other = found("asia", &europe("RUS -> USA"));
    assert_eq!(states(&other, 0)[2..], [("p3", Present), ("p4", Present)]);
}

#[test]
fn disagreements_are_the_pairs_of_schools_with_different_labels() {
    let head = HEAD
        .replace("schools: mini", "schools: all")
        .replace("arenas: asia", "arenas: asia, europe, system")
        .replace("draws: 400", "draws: 8");
    let events = three("accommodate", "2003")
        + &europe("RUS -> CHN")
        + &act("h", "2007", "deed, resist, hard, weight 4", "@s2");
    let answer = whole(&case(&format!("{head}{SCHOOLS}{events}")));
    let mut differing = 0;
    for cell in answer.cells.iter().chain(&answer.pooled) {
        let labels: Vec<_> = cell.verdicts.iter().map(|j| j.verdict.label()).collect();
        let differ = (0..labels.len())
            .flat_map(|a| (0..a).map(move |b| (a, b)))
            .filter(|(a, b)| labels[*a] != labels[*b])
            .count();
        let said =
            answer.disagreements.iter().find(|d| (d.arena, d.period) == (cell.arena, cell.period));
        assert_eq!(said.map_or(0, |d| d.disagreement.pairs.len()), differ);
        assert!(
            said.is_none_or(|d| d.disagreement.definitional + d.disagreement.factual == differ)
        );
        differing += differ;
    }
    assert!(differing > 0);
    assert_eq!(
        answer.disagreements.iter().map(|d| d.disagreement.pairs.len()).sum::<usize>(),
        differing
    );
}
