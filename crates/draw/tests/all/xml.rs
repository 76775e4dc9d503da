//! A reader of the little XML that the charts write.

/// An element: its name and attributes.
pub(crate) type Element = (String, Vec<(String, String)>);

/// An element or a piece of text, with the elements it stands in.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// Name and attributes of the elements it stands in, outermost first.
    pub(crate) within: Vec<Element>,
    /// Text, or nothing for an opening tag.
    pub(crate) text: Option<String>,
}

/// Reads a document; an error says what is not well formed.
pub(crate) fn read(svg: &str) -> Result<Vec<Piece>, String> {
    let mut open: Vec<Element> = Vec::new();
    let (mut out, mut rest) = (Vec::new(), svg);
    while let Some(start) = rest.find('<') {
        let text = unescape(&rest[..start])?;
        if !text.is_empty() {
            out.push(Piece { within: open.clone(), text: Some(text) });
        }
        let end = rest.find('>').ok_or("a tag without end")?;
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let (last, _) = open.pop().ok_or("closed too often")?;
            (last == name).then_some(()).ok_or(format!("`{last}` closed by `{name}`"))?;
            continue;
        }
        open.push(attributes(tag.trim_end_matches('/'))?);
        out.push(Piece { within: open.clone(), text: None });
        if tag.ends_with('/') {
            open.pop();
        }
    }
    if open.is_empty() && rest.is_empty() {
        Ok(out)
    } else {
        Err(format!("left open: {open:?} {rest}"))
    }
}

fn attributes(tag: &str) -> Result<Element, String> {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut out: Vec<(String, String)> = Vec::new();
    while let Some((key, value)) = rest.split_once("=\"") {
        let (value, after) = value.split_once('"').ok_or("an attribute without end")?;
        let key = key.trim().to_owned();
        if out.iter().any(|it| it.0 == key) {
            return Err(format!("`{key}` twice in `{tag}`"));
        }
        out.push((key, unescape(value)?));
        rest = after;
    }
    if rest.trim().is_empty() { Ok((name.to_owned(), out)) } else { Err(format!("stray `{rest}`")) }
}

fn unescape(text: &str) -> Result<String, String> {
    let mut plain = text.to_owned();
    for (entity, ch) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\"")] {
        plain = plain.replace(entity, ch);
    }
    let bare = plain.replace("&amp;", "");
    if bare.contains('&') || text.contains('<') {
        Err(format!("not escaped: {text}"))
    } else {
        Ok(plain.replace("&amp;", "&"))
    }
}

/// An attribute of an element.
pub(crate) fn attribute<'a>(element: &'a Element, key: &str) -> Option<&'a str> {
    element.1.iter().find(|it| it.0 == key).map(|it| it.1.as_str())
}
