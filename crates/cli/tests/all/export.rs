//! `export`: what is handed in, as other programs read it. Where one is not on the machine, its test
//! says so and passes.

use crate::support::{at, copy, expect, program, read, root, said, shipped, small, write};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// `export` of the small case, without draws: its numbers do not matter here.
fn export(case: &TempDir, args: &[&str]) -> crate::support::Said {
    expect(0, &[&["export", &root(case), "--draws", "0"], args].concat())
}

#[expect(clippy::disallowed_methods, reason = "a test looks at what was written")]
fn bytes(path: impl AsRef<Path>) -> Vec<u8> {
    std::fs::read(path).expect("it is there")
}

/// What another program says of files; nothing if it is not here.
fn other(program: &str, args: &[&str]) -> Option<String> {
    let output = Command::new(program).args(args).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[test]
fn names_are_listed_and_unknown_ones_refused_with_a_proposal() {
    let case = small();
    let list = export(&case, &[]).out;
    for words in ["figure  verdicts", "figure  timeline", "table   verdicts", "table   events"] {
        assert!(list.contains(words), "{words} is not in:\n{list}");
    }
    assert_eq!(list, export(&case, &["--list"]).out);
    let to = at(&case, "x.svg");
    let wrong = expect(2, &["export", &root(&case), "figure", "verdict", "--to", &to]).err;
    assert!(wrong.contains("did you mean `verdicts`?"), "{wrong}");
    let to = at(&case, "x.csv");
    let wrong = expect(2, &["export", &root(&case), "table", "event", "--to", &to]).err;
    assert!(wrong.contains("did you mean `events`?"), "{wrong}");
}

#[test]
fn the_form_comes_from_the_name_and_must_suit() {
    let case = small();
    let refused = |args: &[&str]| expect(2, &[&["export", &root(&case)], args].concat()).err;
    let to = |name: &str| at(&case, name);
    assert!(refused(&["figure", "verdicts"]).contains("say where it goes"));
    let said = refused(&["figure", "verdicts", "--to", &to("a.docx")]);
    assert!(said.contains("let it end in .svg, .png, .pdf"), "{said}");
    let said = refused(&["figure", "verdicts", "--to", &to("a.png"), "--format", "pdf"]);
    assert!(said.contains("--format says pdf"), "{said}");
    let said = refused(&["figure", "--to", &to("a.png")]);
    assert!(said.contains("is one file, and several are asked for"), "{said}");
    let said = refused(&["brief", "second", "--to", &to("a.docx")]);
    assert!(said.contains("there is one brief"), "{said}");
}

#[test]
fn nothing_is_written_over_without_force() {
    let case = small();
    let to = at(&case, "verdicts.svg");
    let dry = export(&case, &["figure", "verdicts", "--to", &to, "--dry-run"]);
    assert!(dry.err.contains("was not written") && !Path::new(&to).exists(), "{}", dry.err);
    write(&to, "mine");
    let args = ["export", &root(&case), "--draws", "0", "figure", "verdicts", "--to", &to];
    assert!(expect(2, &args).err.contains("is there already; --force writes over it"));
    assert_eq!(read(&to), "mine");
    export(&case, &["figure", "verdicts", "--to", &to, "--force"]);
    assert!(read(&to).contains("<svg"));
}

#[test]
fn figures_are_those_of_run_and_stand_by_themselves() {
    let case = small();
    let (charts, figures) = (at(&case, "charts"), at(&case, "figures"));
    let out = at(&case, "out");
    let run = ["run", &root(&case), "--draws", "0", "--quiet", "--no-lock", "--out", &out];
    expect(0, &[&run[..], &["--charts", &charts]].concat());
    export(&case, &["figure", "--to", &figures]);
    let names = |folder: &str| {
        let entries = Path::new(folder).read_dir().expect("a folder");
        let mut names: Vec<_> = entries.map(|entry| entry.expect("an entry").file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&charts), names(&figures));
    for name in names(&figures) {
        let svg = read(Path::new(&figures).join(&name));
        assert_eq!(svg, read(Path::new(&charts).join(&name)), "{}", name.display());
        for part in ["fill=\"#FFFFFF\"", "sans-serif", "Source: evidence of the case", "<title"] {
            assert!(svg.contains(part), "{part} is not in {}", name.display());
        }
        assert!(!svg.contains("href="), "{} leads somewhere", name.display());
    }
}

#[test]
fn a_figure_as_pixels_and_as_pdf() {
    let case = small();
    let (png, pdf) = (at(&case, "v.png"), at(&case, "v.pdf"));
    export(&case, &["figure", "verdicts", "--to", &png]);
    export(&case, &["figure", "verdicts", "--to", &pdf]);
    let width: [u8; 4] = bytes(&png)[16..20].try_into().expect("a header");
    assert_eq!(u32::from_be_bytes(width), 1520);
    let Some(text) = other("pdftotext", &["-layout", &pdf, "-"]) else {
        eprintln!("skipped: no pdftotext on this machine");
        return;
    };
    assert!(text.contains("Source: evidence of the case"), "{text}");
}

#[test]
fn a_table_in_every_form() {
    let case = small();
    let to = |name: &str| at(&case, name);
    for name in ["t.csv", "t.xlsx", "t.tex", "t.docx", "t.md"] {
        export(&case, &["table", "verdicts", "--to", &to(name)]);
    }
    let csv = read(to("t.csv"));
    let rows = csv.lines().count() - 1;
    assert!(rows > 0 && csv.starts_with("arena,"), "{csv}");
    assert!(read(to("t.tex")).contains("\\toprule\narena & "), "{}", read(to("t.tex")));
    assert_eq!(read(to("t.md")).lines().count(), rows + 2);
    const COUNT: &str = "
import sys, docx, openpyxl
t = docx.Document(sys.argv[1]).tables[0]
s = openpyxl.load_workbook(sys.argv[2]).active
print(len(t.rows) - 1, t.rows[0].cells[0].text, s.max_row - 1, s['A1'].value)
";
    let Some(counted) = other("python3", &["-c", COUNT, &to("t.docx"), &to("t.xlsx")]) else {
        eprintln!("skipped: no python-docx and openpyxl on this machine");
        return;
    };
    assert_eq!(counted.trim(), format!("{rows} arena {rows} arena"));
    let all = at(&case, "tables");
    export(&case, &["table", "--to", &all]);
    assert!(Path::new(&all).read_dir().expect("a folder").count() > 15);
}

#[test]
fn latex_is_printed_wherever_csv_is() {
    let case = small();
    let tex = expect(0, &["coverage", &root(&case), "--format", "latex"]).out;
    assert!(tex.contains("\\toprule\narena & domain & period"), "{tex}");
}

#[test]
fn a_brief_opens_in_libreoffice() {
    let case = small();
    let to = at(&case, "brief.docx");
    export(&case, &["brief", "--to", &to, "--author", "A. Author"]);
    assert_eq!(bytes(&to), {
        export(&case, &["brief", "--to", &to, "--author", "A. Author", "--force"]);
        bytes(&to)
    });
    let out = root(&case);
    let profile = format!("-env:UserInstallation=file://{}", at(&case, "office"));
    let args = [&profile, "--headless", "--convert-to", "pdf", "--outdir", &out, &to];
    let pdf = at(&case, "brief.pdf");
    let text = other("soffice", &args).and_then(|_| other("pdftotext", &["-layout", &pdf, "-"]));
    let Some(text) = text else {
        eprintln!("skipped: no LibreOffice with pdftotext on this machine");
        return;
    };
    assert!(text.contains("A. Author") && text.contains("Method and limits"), "{text}");
}

#[test]
fn a_brief_in_markdown_has_its_figures_beside_it() {
    let case = small();
    let to = at(&case, "text/brief.md");
    expect(0, &["export", &shipped(), "--draws", "50", "brief", "--to", &to]);
    let text = read(&to);
    let named = text.split("](").nth(1).and_then(|rest| rest.split(')').next());
    let figure = named.expect("it has a figure");
    assert!(read(Path::new(&to).with_file_name(figure)).contains("<svg"), "{figure}");
    let html = at(&case, "brief.html");
    export(&case, &["brief", "--to", &html]);
    assert!(read(&html).starts_with("<!doctype html>"));
}

/// A folder with programs that stand in for those of the system.
#[cfg(unix)]
fn programs(case: &TempDir, name: &str, script: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let folder = case.path().join("programs");
    std::fs::create_dir_all(&folder).expect("made");
    let path = folder.join(name);
    write(&path, script);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("set");
    folder
}

/// The brief as PDF with nothing on the PATH but what lies in a folder.
#[cfg(unix)]
fn brief_pdf(case: &TempDir, path: &Path) -> crate::support::Said {
    let to = at(case, "brief.pdf");
    let args = ["export", &root(case), "--draws", "0", "brief", "--force", "--to", &to];
    said(program().args(args).env("PATH", path))
}

#[cfg(unix)]
#[test]
fn a_pdf_is_set_by_the_program_that_sets_type() {
    let case = small();
    let script =
        "#!/bin/sh\n/bin/cat > \"$(/usr/bin/dirname \"$0\")/input.json\"\nprintf '%%PDF-1.7 set'\n";
    let path = programs(&case, "counterpoise-pdf", script);
    let done = brief_pdf(&case, &path);
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert_eq!(bytes(at(&case, "brief.pdf")), b"%PDF-1.7 set");
    let input: serde_json::Value =
        serde_json::from_str(&read(path.join("input.json"))).expect("JSON");
    assert!(input["markup"].as_str().expect("markup").contains("#set document(title: "));
    let pictures = input["pictures"].as_array().expect("pictures");
    assert!(pictures.iter().all(|it| it["svg"].as_str().is_some_and(|svg| svg.contains("<svg"))));
    let script = "#!/bin/sh\n/bin/cat > /dev/null\necho 'error: no such font' >&2\nexit 2\n";
    let failed = brief_pdf(&case, &programs(&case, "counterpoise-pdf", script));
    assert_eq!(failed.code, Some(2));
    assert!(failed.err.contains("`counterpoise-pdf` makes no PDF: no such font"), "{}", failed.err);
}

#[cfg(unix)]
#[test]
fn without_it_a_browser_prints() {
    let case = small();
    let script = "#!/bin/sh\nfor arg; do case $arg in --print-to-pdf=*) \
        printf '%%PDF-1.4 printed' > \"${arg#--print-to-pdf=}\";; esac; done\n";
    let done = brief_pdf(&case, &programs(&case, "chromium", script));
    assert_eq!(done.code, Some(0), "{}", done.err);
    assert!(done.err.contains("a browser prints the page"), "{}", done.err);
    assert_eq!(bytes(at(&case, "brief.pdf")), b"%PDF-1.4 printed");
    let script = "#!/bin/sh\necho 'no display' >&2\nexit 1\n";
    let failed = brief_pdf(&case, &programs(&case, "chromium", script));
    assert!(failed.err.contains("chromium does not print: no display"), "{}", failed.err);
}

#[cfg(target_os = "linux")]
#[test]
fn without_either_one_error_names_both() {
    let case = small();
    let failed = brief_pdf(&case, &case.path().join("nothing"));
    assert_eq!(failed.code, Some(2));
    for words in ["`counterpoise-pdf`", "Chromium, Chrome or Edge", "--format docx"] {
        assert!(failed.err.contains(words), "{words} is not in:\n{}", failed.err);
    }
    assert!(!Path::new(&at(&case, "brief.pdf")).exists());
}

#[test]
fn a_browser_of_this_machine_prints_the_page() {
    let case = small();
    let here = ["chromium", "chromium-browser", "google-chrome"];
    if !here.iter().any(|browser| other(browser, &["--version"]).is_some()) {
        eprintln!("skipped: no browser on this machine");
        return;
    }
    let to = at(&case, "page.pdf");
    export(&case, &["page", "--to", &to]);
    assert!(bytes(&to).starts_with(b"%PDF-"));
}

#[test]
fn an_archive_is_verified_where_it_is_unpacked() {
    let case = small();
    write(case.path().join("README.md"), "About this case.\n");
    let to = at(&case, "small.zip");
    let args = ["archive", "--to", &to, "--author", "A. \"B\" Author", "--set", "spread=0.2"];
    export(&case, &args);
    let first = bytes(&to);
    export(&case, &[&args[..], &["--force"]].concat());
    assert_eq!(first, bytes(&to), "the same case gives the same archive");
    let unpack = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])";
    let there = tempfile::tempdir().expect("a folder");
    if other("python3", &["-c", unpack, &to, &root(&there)]).is_none() {
        eprintln!("skipped: no Python on this machine to unpack the archive");
        return;
    }
    let folder = there.path().join("small");
    let readme = read(folder.join("README.md"));
    assert!(readme.contains("counterpoise verify case"), "{readme}");
    assert!(readme.contains(" --set spread=0.2 "), "{readme}");
    assert!(read(folder.join("CITATION.cff")).contains("  - name: \"A. \\\"B\\\" Author\"\n"));
    assert_eq!(read(folder.join("case/README.md")), "About this case.\n");
    assert!(read(folder.join("outputs/tables/verdicts.csv")).starts_with("arena,"));
    let verify = || said(program().args(["verify", "case"]).current_dir(&folder));
    let verified = verify();
    assert_eq!(verified.code, Some(0), "{}\n{}", verified.out, verified.err);
    assert!(verified.out.contains("so are the charts in outputs/figures"), "{}", verified.out);
    // What the README says writes the same again.
    let command = readme.lines().find_map(|line| line.trim().strip_prefix("counterpoise run "));
    let words: Vec<&str> = command.expect("it is said").split(' ').collect();
    let again = said(program().arg("run").args(words).current_dir(&folder));
    assert_eq!(again.code, Some(0), "{}", again.err);
    assert_eq!(verify().code, Some(0));
    // Whoever changes the evidence is heard.
    let moved = tempfile::tempdir().expect("a folder");
    copy(&folder, moved.path());
    let events = moved.path().join("case/events.case");
    write(&events, &read(&events).replace("weight 4", "weight 5"));
    assert_eq!(said(program().args(["verify", "case"]).current_dir(moved.path())).code, Some(1));
}
