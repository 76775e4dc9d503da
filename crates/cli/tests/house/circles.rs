//! Files of one crate stand in no circle of more than three.
//!
//! A file depends on another if it names something that is defined there: a path that begins with
//! `crate`, `self`, `super` or a module within is followed through every `use` and `pub use` to the
//! file in which the name is defined. That a file lists its modules, or passes their names on, is no
//! dependence.

use crate::sources::{crates, crates_folder};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The path of a module in its crate: nothing for `lib.rs`.
type Module = Vec<String>;

/// What a file says, as far as it matters here.
struct File {
    /// Names that it brings in or passes on, with the path that each stands for.
    names: BTreeMap<String, Module>,
    /// Modules of which it takes every name.
    globs: Vec<Module>,
    /// Paths that it names.
    used: Vec<Module>,
    defined: BTreeSet<String>,
}

const MOST: usize = 3;

#[test]
fn no_circle_of_files_is_larger_than_three() {
    let mut large = Vec::new();
    for name in crates() {
        let graph = graph(&crates_folder().join(&name).join("src"));
        for circle in circles(&graph).into_iter().filter(|circle| circle.len() > MOST) {
            let files: Vec<String> = circle.iter().map(|module| module.join("/")).collect();
            large.push(format!("{name}: {}", files.join(", ")));
        }
    }
    assert!(large.is_empty(), "{}", large.join("\n"));
}

#[test]
fn a_circle_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("lib.rs", "mod a;\nmod b;\nmod c;\nmod d;\npub use a::A;\npub use d::D;\n");
    write("a.rs", "use crate::b::{B, Other};\npub struct A;\n");
    write("b.rs", "pub struct B(crate::c::C);\npub struct Other;\n");
    write("c.rs", "// use crate::b::B;\nuse crate::D;\npub struct C;\n");
    write("d.rs", "use super::A;\npub struct D;\n#[cfg(test)]\nmod tests { use crate::b::B; }\n");
    let found = circles(&graph(folder.path()));
    let names: Vec<Vec<String>> =
        found.iter().map(|circle| circle.iter().map(|module| module.join("/")).collect()).collect();
    assert_eq!(names, [["a", "b", "c", "d"]]);
}

/// For each file those that it depends on.
fn graph(src: &Path) -> BTreeMap<Module, BTreeSet<Module>> {
    let mut texts = BTreeMap::new();
    gather(src, &mut Vec::new(), &mut texts);
    let files: BTreeMap<Module, File> =
        texts.iter().map(|(module, text)| (module.clone(), read(module, text, &texts))).collect();
    let one = |(module, file): (&Module, &File)| {
        let found = file.used.iter().map(|path| resolve(&files, path, 0));
        let others = found.filter(|found| found != module && files.contains_key(found));
        (module.clone(), others.collect())
    };
    files.iter().map(one).collect()
}

fn gather(folder: &Path, module: &mut Module, texts: &mut BTreeMap<Module, String>) {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            module.push(name);
            gather(&path, module, texts);
            module.pop();
        } else if path.extension().is_some_and(|end| end == "rs") {
            let mut own = module.clone();
            if !["lib", "main", "mod"].contains(&name.as_str()) {
                own.push(name);
            }
            texts.insert(own, without_tests(&std::fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The text without comments, and without its tests.
fn without_tests(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

fn read(module: &Module, text: &str, texts: &BTreeMap<Module, String>) -> File {
    let mut file = File {
        names: BTreeMap::new(),
        globs: Vec::new(),
        used: Vec::new(),
        defined: defined(text),
    };
    let absolute = |path: &str| absolute(module, path, texts);
    let mut body = String::new();
    for statement in text.split_inclusive(';') {
        let Some((before, tree)) = use_of(statement) else {
            body.push_str(statement);
            continue;
        };
        for path in expanded(&tree) {
            let (path, name) =
                path.split_once('@').map_or((path.as_str(), None), |(p, n)| (p, Some(n)));
            let Some(path) = absolute(path) else { continue };
            let last = path.last().cloned().unwrap_or_default();
            if last == "*" {
                file.globs.push(path[..path.len() - 1].to_vec());
            }
            file.names.insert(name.map_or(last, str::to_owned), path.clone());
            if !before.trim_end().ends_with("pub") && !before.contains("pub(") {
                file.used.push(path);
            }
        }
    }
    file.used.extend(paths_in(&body).iter().filter_map(|path| absolute(path)));
    file
}

/// What stands before a `use` and the tree after it, without blanks; `a as b` is `a@b`.
fn use_of(statement: &str) -> Option<(&str, String)> {
    let at = statement.rfind("use ").filter(|at| {
        let before = &statement[..*at];
        before.is_empty() || before.ends_with(['\n', ' ', ')'])
    })?;
    let tree = statement[at + 4..].trim_end_matches(';').replace(" as ", "@");
    let tree: String = tree.chars().filter(|c| !c.is_whitespace()).collect();
    let is_path = |c: char| c.is_alphanumeric() || "_:{},*@".contains(c);
    tree.chars().all(is_path).then_some((&statement[..at], tree))
}

/// `a::{b, c::d}` as `a::b`, `a::c::d`.
fn expanded(tree: &str) -> Vec<String> {
    let Some((lead, rest)) = tree.split_once('{') else { return vec![tree.to_owned()] };
    let inner = rest.strip_suffix('}').unwrap_or(rest);
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in inner.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
    }
    let given = parts.iter().filter(|part| !part.is_empty());
    given.flat_map(|part| expanded(&format!("{lead}{part}"))).collect()
}

/// Words joined by `::`.
fn paths_in(text: &str) -> Vec<String> {
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let words = text.split(|c: char| !is_path(c));
    words.filter(|word| word.contains("::")).map(|word| word.trim_matches(':').to_owned()).collect()
}

/// A path from the root of the crate; nothing for what lies outside of it.
fn absolute(module: &Module, path: &str, texts: &BTreeMap<Module, String>) -> Option<Module> {
    let mut words: Vec<String> = path.split("::").map(str::to_owned).collect();
    let mut base = module.clone();
    match words[0].as_str() {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            while words.first().is_some_and(|word| word == "super") {
                base.pop();
                words.remove(0);
            }
            base.extend(words);
            return Some(base);
        }
        word => {
            let within = [base.as_slice(), &[word.to_owned()]].concat();
            texts.get(&within)?;
            base.extend(words);
            return Some(base);
        }
    }
    base.extend(words.drain(1..));
    Some(base)
}

/// Names of what is defined in a text.
fn defined(text: &str) -> BTreeSet<String> {
    const KINDS: [&str; 9] =
        ["struct", "enum", "fn", "trait", "type", "const", "static", "union", "macro_rules!"];
    let mut found = BTreeSet::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if let Some(next) = words.peek().filter(|_| KINDS.contains(&word)) {
            let name: String =
                next.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            found.insert(name);
        }
    }
    found
}

/// The file in which what a path names is defined.
fn resolve(files: &BTreeMap<Module, File>, path: &Module, depth: usize) -> Module {
    let mut at = 0;
    while at < path.len() && files.contains_key(&path[..=at]) {
        at += 1;
    }
    let module = path[..at].to_vec();
    let (Some(file), Some(name)) = (files.get(&module), path.get(at)) else { return module };
    // Names that are passed on in a circle would be followed for ever.
    if depth > 8 || file.defined.contains(name) {
        return module;
    }
    let rest = &path[at + 1..];
    if let Some(target) = file.names.get(name).filter(|target| *target != path) {
        return resolve(files, &[target.as_slice(), rest].concat(), depth + 1);
    }
    for glob in &file.globs {
        let holds = |file: &File| file.defined.contains(name) || file.names.contains_key(name);
        if files.get(glob).is_some_and(holds) {
            return resolve(files, &[glob.as_slice(), &path[at..]].concat(), depth + 1);
        }
    }
    module
}

/// Files that depend on each other, directly or through others; each circle in order.
fn circles(graph: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<Vec<Module>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> =
        graph.keys().map(|from| (from, reached(graph, from))).collect();
    let mut found: Vec<Vec<Module>> = Vec::new();
    for from in graph.keys() {
        let circle: Vec<Module> = graph
            .keys()
            .filter(|to| reached[from].contains(to) && reached[to].contains(from))
            .cloned()
            .collect();
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

fn reached<'g>(
    graph: &'g BTreeMap<Module, BTreeSet<Module>>,
    from: &Module,
) -> BTreeSet<&'g Module> {
    let mut open: Vec<&Module> = graph[from].iter().collect();
    let mut seen = BTreeSet::new();
    while let Some(next) = open.pop() {
        if seen.insert(next) {
            open.extend(&graph[next]);
        }
    }
    seen
}
