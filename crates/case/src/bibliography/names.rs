//! Names of authors.

use super::tex::Piece;
use super::work::{Names, Person};
use biblatex::{Chunk, Chunks, Spanned};

/// What is doubtful about a list of names: a sentence, and the help.
pub(crate) type Doubt = (String, &'static str);

const SEMICOLONS: &str =
    "write `and` between the names, or a body in braces of its own: `{{Ito; Park}}`";
const COMMAS: &str = "write each name as `Family, Given`, with `and` between names; a body stands in braces of its own";

/// A list of names as BibTeX has it: `and` parts them, in capitals or not.
pub(crate) fn bibtex(text: &[Piece], doubts: &mut Vec<Doubt>) -> Names {
    let mut names = Names::default();
    let lists: Vec<&[Piece]> = split_at_and(text).into_iter().collect();
    let parted: Vec<&[Piece]> =
        lists.iter().flat_map(|list| split_at_semicolons(list)).map(trimmed).collect();
    for part in parted.iter().filter(|part| !part.is_empty()) {
        one(part, &mut names, doubts);
    }
    if parted.len() > lists.len() {
        doubts.insert(0, (said_of("are parted by semicolons", &names), SEMICOLONS));
    }
    names
}

/// Names that stand on lines of their own, as in RIS. A semicolon parts several that stand on one.
/// `help` says how names are written there.
pub(crate) fn parted(texts: &[String], help: &'static str, doubts: &mut Vec<Doubt>) -> Names {
    let mut names = Names::default();
    let lines: Vec<Vec<Piece>> =
        texts.iter().map(|text| text.chars().map(|c| (c, false)).collect()).collect();
    let parts: Vec<&[Piece]> =
        lines.iter().flat_map(|line| split_at_semicolons(line)).map(trimmed).collect();
    for pieces in parts.iter().filter(|pieces| !pieces.is_empty()) {
        let text = string(pieces);
        match text.contains(',') {
            true => one(pieces, &mut names, doubts),
            // Without a comma it is a body, or a name that nobody has parted.
            false if is_others(&text) => names.more = true,
            false => names.people.push(Person::whole(text)),
        }
    }
    if parts.len() > lines.len() {
        doubts.insert(0, (said_of("are parted by semicolons", &names), help));
    }
    doubts.iter_mut().for_each(|doubt| doubt.1 = help);
    names
}

/// `the names are parted by semicolons; they are read as ...`.
fn said_of(what: &str, names: &Names) -> String {
    format!("the names {what}; they are read as {}", listed(&names.people))
}

fn listed(people: &[Person]) -> String {
    let shown: Vec<String> = people.iter().take(6).map(|p| format!("`{}`", inverted(p))).collect();
    let more = if people.len() > 6 { " and others" } else { "" };
    format!("{}{more}", shown.join(", "))
}

/// `King, Martin, Jr.`.
pub(crate) fn inverted(person: &Person) -> String {
    let parts = [&person.family, &person.given, &person.suffix];
    let parts: Vec<&str> =
        parts.into_iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    parts.join(", ")
}

/// `Martin King Jr.`.
pub(crate) fn straight(person: &Person) -> String {
    let parts = [&person.given, &person.family, &person.suffix];
    let parts: Vec<&str> =
        parts.into_iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
    parts.join(" ")
}

fn string(pieces: &[Piece]) -> String {
    pieces.iter().map(|(c, _)| *c).collect()
}

fn is_others(text: &str) -> bool {
    matches!(
        text.trim_end_matches('.').to_lowercase().as_str(),
        "others" | "et al" | "et al." | "et. al" | "and others"
    )
}

/// One name: a person, a body, or whoever else.
fn one(text: &[Piece], names: &mut Names, doubts: &mut Vec<Doubt>) {
    let whole = string(text);
    if is_others(&whole) {
        names.more = true;
    } else if text.iter().all(|(_, protected)| *protected) {
        names.people.push(Person::whole(whole));
    } else if let Some(first) = without_et_al(text, &whole) {
        names.more = true;
        one(first, names, doubts);
    } else if whole.contains('=') && is_extended(&whole) {
        names.people.push(by_library(text).unwrap_or_else(|| Person::whole(whole)));
    } else {
        let parts = split(text, ',').into_iter().map(trimmed);
        let parts: Vec<&[Piece]> = parts.filter(|part| !part.is_empty()).collect();
        by_commas(text, &parts, names, doubts);
    }
}

/// `Ito, Ken et al.` without its end.
fn without_et_al<'a>(text: &'a [Piece], whole: &str) -> Option<&'a [Piece]> {
    let ending = [" et al.", " et al", ", et al.", ", et al"]
        .into_iter()
        .filter(|ending| whole.to_lowercase().ends_with(ending))
        .max_by_key(|ending| ending.len())?;
    let left = trimmed(text.get(..text.len().checked_sub(ending.len())?)?);
    let left = left.strip_suffix(&[(',', false)]).unwrap_or(left);
    Some(left).filter(|left| !left.is_empty())
}

fn by_commas(text: &[Piece], parts: &[&[Piece]], names: &mut Names, doubts: &mut Vec<Doubt>) {
    match parts {
        [] => {}
        [whole] => names.people.push(without_commas(whole)),
        [family, given] if is_suffix(&string(given)) => {
            names.people.push(Person { suffix: string(given), ..without_commas(family) });
        }
        [family, given] => names.people.push(family_given(family, given)),
        [family, suffix, given] | [family, given, suffix] if is_suffix(&string(suffix)) => {
            let person = family_given(family, given);
            names.people.push(Person { suffix: string(suffix), ..person });
        }
        [family, suffix, given] => {
            let person = Person { suffix: string(suffix), ..family_given(family, given) };
            let message = format!(
                "the name `{}` has two commas; it is read as {}, with the suffix `{}`",
                string(text),
                listed(&[Person { suffix: String::new(), ..person.clone() }]),
                person.suffix
            );
            names.people.push(person);
            doubts.push((message, COMMAS));
        }
        parts => {
            let people = between_commas(text, parts);
            let count = parts.len() - 1;
            let message = format!(
                "the name `{}` has {count} commas; it is read as {}",
                string(text),
                listed(&people)
            );
            names.people.extend(people);
            doubts.push((message, COMMAS));
        }
    }
}

/// Names that commas part: whole ones, or family and given names by turns; what is neither stays
/// whole, for a person that nobody named must not come of it.
fn between_commas(text: &[Piece], parts: &[&[Piece]]) -> Vec<Person> {
    let of_several = |part: &&[Piece]| part.iter().any(|(c, protected)| *c == ' ' && !protected);
    if parts.iter().all(|part| of_several(part) && !is_initials(&string(part))) {
        return parts.iter().map(|part| without_commas(part)).collect();
    }
    if parts.len().is_multiple_of(2) {
        return parts.chunks_exact(2).map(|pair| family_given(pair[0], pair[1])).collect();
    }
    vec![Person::whole(string(text))]
}

/// `J. K.`.
fn is_initials(text: &str) -> bool {
    text.split(' ').all(|word| word.chars().filter(|c| c.is_alphabetic()).count() <= 1)
}

/// `Given von Family`, as the library parts it; a suffix at its end is none of the family's.
fn without_commas(text: &[Piece]) -> Person {
    let words: Vec<&[Piece]> = split(text, ' ').into_iter().collect();
    if words.len() > 2
        && let Some(last) = words.last().filter(|word| is_suffix(&string(word)))
    {
        let rest = trimmed(&text[..text.len() - last.len()]);
        let person = by_library(rest).unwrap_or_else(|| Person::whole(string(rest)));
        return Person { suffix: string(last), ..person };
    }
    by_library(text).unwrap_or_else(|| Person::whole(string(text)))
}

/// `Family, Given`, where a suffix may stand behind the family: `King Jr., Martin`.
fn family_given(family: &[Piece], given: &[Piece]) -> Person {
    let words: Vec<&[Piece]> = split(family, ' ').into_iter().collect();
    let suffix = words.last().filter(|word| words.len() > 1 && is_suffix(&string(word)));
    let Some(suffix) = suffix else { return joined(family, given) };
    let family = trimmed(&family[..family.len() - suffix.len()]);
    Person { suffix: string(suffix), ..joined(family, given) }
}

fn joined(family: &[Piece], given: &[Piece]) -> Person {
    if family.is_empty() {
        return Person::whole(string(given));
    }
    if family.iter().all(|(_, protected)| *protected) {
        return Person { given: string(given), ..Person::whole(string(family)) };
    }
    let mut whole = family.to_vec();
    whole.extend([(',', false), (' ', false)]);
    whole.extend(given);
    by_library(&whole).unwrap_or_else(|| Person {
        family: string(family),
        given: string(given),
        suffix: String::new(),
    })
}

fn is_suffix(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    matches!(bare, "Jr" | "jr" | "JR" | "Sr" | "sr" | "SR" | "II" | "III" | "IV" | "VI" | "VII")
        || matches!(bare, "Jnr" | "Snr" | "Junior" | "2nd" | "3rd" | "4th" | "Esq" | "PhD" | "Ph.D")
}

fn is_extended(text: &str) -> bool {
    let begins = |part: &str| {
        let key = part.split('=').next().unwrap_or("").trim();
        ["family", "given", "prefix", "suffix"].contains(&key)
    };
    text.contains("family") && text.split(',').any(begins)
}

/// What the library makes of a name; `None` where it finds no family.
fn by_library(text: &[Piece]) -> Option<Person> {
    let found = biblatex::Person::parse(&chunks(text));
    let family = format!("{} {}", found.prefix.trim(), found.name.trim()).trim().to_owned();
    let (given, suffix) = (found.given_name.trim().to_owned(), found.suffix.trim().to_owned());
    (!found.name.trim().is_empty()).then_some(Person { family, given, suffix })
}

fn chunks(text: &[Piece]) -> Chunks {
    // The library counts with the places, so they must be some.
    let mut at = 0;
    let one = |run: &[Piece]| {
        let words = string(run);
        let place = at..at + words.len();
        at = place.end;
        let protected = run.first().is_some_and(|(_, protected)| *protected);
        Spanned::new(if protected { Chunk::Verbatim(words) } else { Chunk::Normal(words) }, place)
    };
    text.chunk_by(|a, b| a.1 == b.1).map(one).collect()
}

/// Parts between a character that no braces protect.
fn split(text: &[Piece], at: char) -> Vec<&[Piece]> {
    text.split(|(c, protected)| *c == at && !protected).collect()
}

/// Parts between semicolons, but for those that end a letter of HTML: `Procter &amp; Gamble`.
fn split_at_semicolons(text: &[Piece]) -> Vec<&[Piece]> {
    let mut letters = 0usize;
    let mut in_letter = false;
    text.split(|(c, protected)| {
        let ends_letter = in_letter && letters > 0;
        (in_letter, letters) = match c {
            '&' => (true, 0),
            c if c.is_ascii_alphanumeric() || *c == '#' => (in_letter, letters + 1),
            _ => (false, 0),
        };
        *c == ';' && !protected && !ends_letter
    })
    .collect()
}

/// Parts between the word `and`, in capitals or not, with blanks around it.
fn split_at_and(text: &[Piece]) -> Vec<&[Piece]> {
    let mut parts = Vec::new();
    let (mut start, mut at) = (0, 0);
    while at < text.len() {
        if is_and(text, at) {
            parts.push(&text[start..at]);
            start = at + 5;
            at += 4;
        } else {
            at += 1;
        }
    }
    parts.push(&text[start.min(text.len())..]);
    parts.into_iter().map(trimmed).collect()
}

/// ` and `; the blank behind it may be that before the next.
fn is_and(text: &[Piece], at: usize) -> bool {
    let Some(five) = text.get(at..at + 5) else { return false };
    five.iter()
        .zip(" and ".chars())
        .all(|((c, protected), want)| !protected && c.eq_ignore_ascii_case(&want))
}

fn trimmed(mut text: &[Piece]) -> &[Piece] {
    while let [(' ', _), rest @ ..] = text {
        text = rest;
    }
    while let [rest @ .., (' ', _)] = text {
        text = rest;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{bibtex, inverted, parted};
    use crate::bibliography::tex;

    fn read(raw: &str) -> (Vec<String>, usize) {
        let mut doubts = Vec::new();
        let names = bibtex(&tex::pieces(raw, &mut Vec::new()), &mut doubts);
        let mut people: Vec<String> = names.people.iter().map(inverted).collect();
        people.extend(names.more.then(|| "et al.".to_owned()));
        (people, doubts.len())
    }

    fn sure(raw: &str) -> String {
        let (people, doubts) = read(raw);
        assert_eq!(doubts, 0, "{raw}");
        people.join("; ")
    }

    fn doubted(raw: &str) -> String {
        let (people, doubts) = read(raw);
        assert_eq!(doubts, 1, "{raw}");
        people.join("; ")
    }

    #[test]
    fn and_in_any_case_parts_names() {
        assert_eq!(sure("Ito, Ken AND Park, Min"), "Ito, Ken; Park, Min");
        assert_eq!(sure("Ito, Ken\n\tAnd Park, Min and Lee, A"), "Ito, Ken; Park, Min; Lee, A");
        assert_eq!(
            sure("Liu, Yang AND Nacher, Jose C. AND Ochiai, Tomo"),
            "Liu, Yang; Nacher, Jose C.; Ochiai, Tomo"
        );
        assert_eq!(sure("Anders Andersen and Sandy Land"), "Andersen, Anders; Land, Sandy");
        assert_eq!(sure("{Trade and Industry} and Ito, K"), "Trade and Industry; Ito, K");
    }

    #[test]
    fn others_are_no_person() {
        assert_eq!(sure("Ito, Ken and others"), "Ito, Ken; et al.");
        assert_eq!(sure("Ito, Ken AND Others"), "Ito, Ken; et al.");
        assert_eq!(sure("Ito, Ken et al."), "Ito, Ken; et al.");
        assert_eq!(sure("Ito, Ken, et al."), "Ito, Ken; et al.");
    }

    #[test]
    fn suffixes_stay() {
        assert_eq!(
            sure("King, Jr., Martin and Nye, Jr., Joseph S."),
            "King, Martin, Jr.; Nye, Joseph S., Jr."
        );
        assert_eq!(sure("de La Fontaine, III, Jean"), "de La Fontaine, Jean, III");
        assert_eq!(sure("Martin Luther King Jr."), "King, Martin Luther, Jr.");
        assert_eq!(sure("King Jr., Martin"), "King, Martin, Jr.");
        assert_eq!(sure("King, Martin, Jr."), "King, Martin, Jr.");
    }

    #[test]
    fn bodies_and_particles() {
        assert_eq!(
            sure("{Ministry of Foreign Affairs and Trade}"),
            "Ministry of Foreign Affairs and Trade"
        );
        assert_eq!(sure("Ludwig van Beethoven"), "van Beethoven, Ludwig");
        assert_eq!(sure("von Clausewitz, Carl"), "von Clausewitz, Carl");
        assert_eq!(sure("'t Hooft, Gerard"), "'t Hooft, Gerard");
        assert_eq!(sure("family=Vries, given=Hent, prefix=de"), "de Vries, Hent");
        assert_eq!(sure("Garc\\'ia M{\\'a}rquez, Gabriel"), "García Márquez, Gabriel");
        assert_eq!(sure("Procter &amp; Gamble"), "&amp; Gamble, Procter");
        assert_eq!(sure("Ito, , Ken"), "Ito, Ken");
        assert_eq!(sure("Ito,"), "Ito");
        assert_eq!(sure(", ,"), "");
        assert_eq!(sure("A=B Research"), "A=B Research");
    }

    #[test]
    fn semicolons_and_commas_are_said() {
        assert_eq!(doubted("Ito, Ken; Park, Min"), "Ito, Ken; Park, Min");
        assert_eq!(doubted("Ito, Ken; others"), "Ito, Ken; et al.");
        assert_eq!(doubted("Fang, Hao,Kiss, A.,Roberts, L."), "Fang, Hao; Kiss, A.; Roberts, L.");
        assert_eq!(
            doubted("Ken Ito, Min Park, Ann Lee, Bo Ng"),
            "Ito, Ken; Park, Min; Lee, Ann; Ng, Bo"
        );
        assert_eq!(doubted("Fang, Kiss, Roberts, Ng, Lee"), "Fang, Kiss, Roberts, Ng, Lee");
        assert_eq!(doubted("Fang, Hao, Kiss"), "Fang, Kiss, Hao");
    }

    #[test]
    fn names_whose_parts_a_file_tells() {
        let mut doubts = Vec::new();
        let texts = ["Nye, Joseph S., Jr.", "World Bank", "others"].map(str::to_owned);
        let names = parted(&texts, "help", &mut doubts);
        let people: Vec<String> = names.people.iter().map(inverted).collect();
        assert_eq!(people, ["Nye, Joseph S., Jr.", "World Bank"]);
        assert!(names.more && doubts.is_empty());
    }
}
