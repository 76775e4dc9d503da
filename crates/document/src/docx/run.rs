//! Runs: stretches of text with one look.

use counterpoise_draw::svg::push_escaped;

/// How a run looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Look {
    Plain,
    Strong,
    Emphasis,
    Link,
}

/// Adds a run. Blanks at its ends are kept.
pub(crate) fn run(out: &mut String, look: Look, text: &str) {
    if text.is_empty() {
        return;
    }
    out.push_str("<w:r>");
    out.push_str(match look {
        Look::Plain => "",
        Look::Strong => "<w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr>",
        Look::Emphasis => "<w:rPr><w:rStyle w:val=\"Emphasis\"/></w:rPr>",
        Look::Link => "<w:rPr><w:rStyle w:val=\"Hyperlink\"/></w:rPr>",
    });
    out.push_str("<w:t xml:space=\"preserve\">");
    push_escaped(out, text);
    out.push_str("</w:t></w:r>");
}

/// The number of a figure or table as a field, which Word counts anew when one is moved. The
/// bookmark around it is where a cross-reference leads.
pub(crate) fn counted(out: &mut String, what: &str, number: usize, bookmark: usize) {
    const STRONG: &str = "<w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr>";
    out.push_str(&format!("<w:bookmarkStart w:id=\"{bookmark}\" w:name=\"place_{bookmark}\"/>"));
    run(out, Look::Strong, &format!("{what} "));
    for part in [
        "<w:fldChar w:fldCharType=\"begin\"/>",
        &format!("<w:instrText xml:space=\"preserve\"> SEQ {what} \\* ARABIC </w:instrText>"),
        "<w:fldChar w:fldCharType=\"separate\"/>",
        &format!("<w:t>{number}</w:t>"),
        "<w:fldChar w:fldCharType=\"end\"/>",
    ] {
        out.push_str(&format!("<w:r>{STRONG}{part}</w:r>"));
    }
    out.push_str(&format!("<w:bookmarkEnd w:id=\"{bookmark}\"/>"));
    run(out, Look::Strong, ". ");
}
