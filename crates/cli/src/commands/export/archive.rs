//! The archive for replication: everything that somebody needs to make it again, and to check that
//! it came out the same.

use super::place::Handed;
use super::{brief, tables};
use crate::args::{ExportArgs, Form, Switches};
use crate::commands::run::{self, Made};
use crate::failure::Result;
use crate::files::read;
use crate::open::Opened;
use counterpoise_case::model::Case;
use counterpoise_document::zipped;
use counterpoise_engine::lock::{Lock, NAME};
use counterpoise_frames::to_csv;

/// Where the outputs lie in the archive; `verify` looks there, since the lock file says so.
const OUTPUTS: &str = "outputs";
const FIGURES: &str = "outputs/figures";

/// What may lie in a case folder beside what is read from it, and belongs to it.
const BESIDE: [&str; 5] = ["README.md", "CITATION.cff", "LICENSE", "LICENSE.md", "LICENSE.txt"];

pub(super) fn made(opened: &Opened, args: &ExportArgs) -> Result<Vec<Handed>> {
    let mut made = run::make(opened, &args.case, false)?;
    made.lock.report = Some(OUTPUTS.to_owned());
    made.lock.charts = Some(FIGURES.to_owned());
    let root = run::file_name(&opened.case().header.id);
    let mut files = Vec::new();
    for (name, bytes) in contents(opened, args, &made)? {
        files.push((format!("{root}/{name}"), bytes));
    }
    Ok(vec![Handed::new(&root, Form::Zip, zipped(&files))])
}

/// Names within the archive and what stands under them.
fn contents(opened: &Opened, args: &ExportArgs, made: &Made) -> Result<Vec<(String, Vec<u8>)>> {
    let case = opened.case();
    let mut own = Vec::new();
    for (name, bytes) in &opened.session.folder().files {
        own.push((name.clone(), bytes.clone()));
    }
    for name in BESIDE {
        let path = args.case.folder.join(name);
        let is_new = !own.iter().any(|(known, _)| known == name);
        if path.is_file() && is_new {
            own.push((name.to_owned(), read(&path)?));
        }
    }
    let cited = own.iter().find(|(name, _)| name == "CITATION.cff").map(|(_, bytes)| bytes.clone());
    let cited = cited.unwrap_or_else(|| citation(case, &args.author).into_bytes());
    let mut files = vec![
        ("README.md".to_owned(), readme(case, &made.lock).into_bytes()),
        ("CITATION.cff".to_owned(), cited),
    ];
    for (name, bytes) in own {
        files.push((format!("case/{name}"), bytes));
    }
    files.push((format!("case/{NAME}"), made.lock.text().into_bytes()));
    files.push((format!("{OUTPUTS}/report.html"), made.report.clone().into_bytes()));
    for (name, svg) in &made.charts {
        files.push((format!("{FIGURES}/{name}"), svg.clone().into_bytes()));
    }
    for name in ["verdicts", "tests", "needs", "coverage"] {
        let table = to_csv(&tables::named(opened, name)?, false);
        files.push((format!("{OUTPUTS}/tables/{name}.csv"), table));
    }
    let brief = brief::in_docx(&brief::document(opened, args)?)?;
    files.push((format!("{OUTPUTS}/brief.docx"), brief));
    Ok(files)
}

/// What the archive is, and how to make it again.
fn readme(case: &Case, lock: &Lock) -> String {
    let header = &case.header;
    let version = &lock.fingerprint.version;
    let mut text = format!(
        "# {title}\n\n{question}\n\nThe evidence, the claims and the results of a case of \
         Counterpoise {version}, for whoever wants to make them again.\n\n\
         | folder | what it has |\n| --- | --- |\n\
         | `case/` | the case as it was read, and `{NAME}`: the hash of every input and output |\n\
         | `{OUTPUTS}/` | the report, the brief, every figure, the main tables |\n\n\
         ## To check it\n\n\
         With Counterpoise {version}, in this folder:\n\n    counterpoise verify case\n\n\
         It runs the case again and compares every output with `{OUTPUTS}/` and with `case/{NAME}`, \
         byte for byte. To write them anew:\n\n    \
         counterpoise run case{options} --out {OUTPUTS} --charts {FIGURES}\n",
        title = header.title,
        question = header.question,
        options = options(lock),
    );
    if !lock.data.is_empty() {
        text.push_str(
            "\n## Data\n\nSome series come from a store of data, which its publishers do not let \
             us pass on. Both commands need `--store DIR` with these, by vintage and hash:\n\n",
        );
        for (vintage, hash) in &lock.data {
            text.push_str(&format!("- {vintage}: `{hash}`\n"));
        }
    }
    text.push_str("\nHow to cite it stands in `CITATION.cff`.\n");
    text
}

/// The choices of the run that `run` has to be told; `verify` reads them in the lock file.
fn options(lock: &Lock) -> String {
    let print = &lock.fingerprint;
    format!("{} --seed {} --draws {}", Switches::of(lock).typed(), print.seed, print.draws)
}

/// A citation where the case has none.
fn citation(case: &Case, author: &str) -> String {
    let author = if author.is_empty() { "The author of the case" } else { author };
    // JSON's quoted strings are YAML's.
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    format!(
        "cff-version: 1.2.0\nmessage: {}\ntype: dataset\ntitle: {}\nauthors:\n  - name: {}\n",
        quoted("If you use this case, please cite it, and the sources that it cites."),
        quoted(&case.header.title),
        quoted(author)
    )
}
