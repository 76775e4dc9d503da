//! `new`: a small case that passes `check`, to be filled.

use crate::args::NewArgs;
use crate::failure::{Failure, Outcome, Result};
use crate::files::replace;
use crate::output::{line, note};
use counterpoise_case::{Folder, load};
use counterpoise_diagnostic::concise;
use counterpoise_world::{ActorKind, World};

pub(crate) fn run(args: &NewArgs) -> Result {
    let (subject, target) = (code(&args.subject)?, code(&args.target)?);
    if subject == target {
        return Err(Failure::new("--subject and --target are the same state"));
    }
    let used = std::fs::read_dir(&args.folder).is_ok_and(|mut entries| entries.next().is_some());
    if used {
        return Err(Failure::new(format!(
            "{} is not empty; name a new folder, nothing was written",
            args.folder.display()
        )));
    }
    let files = files(args, &subject, &target);
    let folder = Folder {
        files: files.iter().map(|(n, t)| ((*n).to_owned(), t.clone().into_bytes())).collect(),
        unreadable: Vec::new(),
    };
    let loaded = load(&folder, &[]);
    if loaded.has_errors() {
        loaded.diagnostics.iter().for_each(|d| note(&concise(d, &loaded.files)));
        return Err(Failure::new("this case would not pass `check`; nothing was written"));
    }
    for (name, text) in &files {
        replace(&args.folder.join(name), text.as_bytes())?;
    }
    let folder = args.folder.display();
    line(&format!(
        "made {folder} with {}",
        files.iter().map(|f| f.0).collect::<Vec<_>>().join(", ")
    ))?;
    line(&format!(
        "next: write down what happened in {folder}/events.case, then\n  counterpoise check {folder}\n  counterpoise run {folder}"
    ))?;
    Ok(Outcome::Well)
}

fn code(text: &str) -> Result<String> {
    match World::builtin().find_actor(text, None) {
        Ok(actor) if actor.kind() == ActorKind::State => Ok(actor.id().to_owned()),
        Ok(actor) => Err(Failure::new(format!(
            "{} is not a state; `new` begins with two states",
            actor.name()
        ))),
        Err(error) => Err(Failure::new(format!("{error} {}", error.help()))),
    }
}

fn files(args: &NewArgs, subject: &str, target: &str) -> Vec<(&'static str, String)> {
    let name = args.folder.file_name().map_or_else(
        || "my-case".to_owned(),
        |n| n.to_string_lossy().replace(char::is_whitespace, "-"),
    );
    let world = World::builtin();
    let title_of =
        |code: &str| world.actor(code).map_or_else(|| code.to_owned(), |a| a.name().to_owned());
    let (a, b) = (title_of(subject), title_of(target));
    let title = args.title.clone().unwrap_or_else(|| format!("{a} and {b}")).replace('"', "'");
    let fill = |text: &str| {
        let text = text.replace("{name}", &name).replace("{title}", &title).replace("{S}", subject);
        text.replace("{T}", target).replace("{Subject}", &a).replace("{Target}", &b)
    };
    vec![
        ("study.case", fill(STUDY)),
        ("events.case", fill(EVENTS)),
        ("claims.case", fill(CLAIMS)),
        ("sources.bib", BIB.to_owned()),
        (".gitattributes", ATTRIBUTES.to_owned()),
    ]
}

const STUDY: &str = r#"; The question, the arenas, the turning points. Everything here can be changed.

case {name} "{title}"
  question: Does {Subject} balance against {Target}, hedge, or bandwagon with it, and since when?
  subject: {S}
  target: {T}
  schools: all
  bibliography: sources.bib
  seed: 1
  draws: 2000

arena global "The world"
  level: global

arena region "The region"
  level: regional

turning-point 2014-03 turn "What parts before from after"

period before "Before the turn"
  from: 2010-01-01
  until: turn

period after "After the turn"
  from: turn
  until: 2019-12-31
"#;

const EVENTS: &str = r#"; What happened: one event, one source, one page. Replace this example.
; `counterpoise explain instruments` lists the kinds of acts.

event 2012-05 {S} -> {T} "An example: replace it with what happened"
  id: E001
  statement, resist, soft, weight 1
  arena: region
  domain: diplomatic
  instrument: complaint
  cite: @example p. 1
"#;

const CLAIMS: &str = r#"; What a study says, as tests. They run with `counterpoise claims`.

claim c1 "An example: before the turn the words were critical"
  count: resisting, statements of {S} -> {T} in region during before at least 1
  cite: @example p. 1
"#;

/// What Git does with the lines of a case: the same bytes on every system.
const ATTRIBUTES: &str =
    "# Lines end the same way on every system, so that two checkouts are the same bytes.
* text=auto eol=lf
*.case text eol=lf
*.bib text eol=lf
*.csv text eol=lf
counterpoise.lock text eol=lf
*.xlsx binary
";

const BIB: &str = "@book{example,
  author = {Author, Anna},
  title = {An example: replace it with an export from Zotero},
  year = {2020}
}
";
