//! A small reader of HTML: tags with their attributes, and whether they are balanced.

/// A start tag.
#[derive(Debug)]
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
}

impl Tag {
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.attributes.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }
}

const VOID: [&str; 4] = ["meta", "input", "br", "hr"];

/// All start tags, in order. Panics where tags are not balanced or an attribute comes twice.
pub(crate) fn read(page: &str) -> Vec<Tag> {
    let (mut tags, mut open) = (Vec::new(), Vec::<String>::new());
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a document type");
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a bare `>` in text: {}", &rest[..at]);
        let end = rest[at..].find('>').expect("every tag ends") + at;
        let inner = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = inner.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name), "an end tag that closes what is open");
            continue;
        }
        let tag = start(inner.trim_end_matches('/'));
        if let "style" | "script" = tag.name.as_str() {
            let end = format!("</{}>", tag.name);
            rest = &rest[rest.find(&end).expect("an end") + end.len()..];
        } else if !inner.ends_with('/') && !VOID.contains(&tag.name.as_str()) {
            open.push(tag.name.clone());
        }
        tags.push(tag);
    }
    assert!(open.is_empty(), "left open: {open:?}");
    tags
}

fn start(inner: &str) -> Tag {
    let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
    let mut tag = Tag { name: name.to_owned(), attributes: Vec::new() };
    while !rest.trim().is_empty() {
        let text = rest.trim_start();
        let end = text.find([' ', '=']).unwrap_or(text.len());
        let (key, after) = text.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').expect("a value ends"),
            None => ("", after),
        };
        assert!(tag.get(key).is_none(), "`{key}` twice in <{inner}>");
        tag.attributes.push((key.to_owned(), value.to_owned()));
        rest = after;
    }
    tag
}
