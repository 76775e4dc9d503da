//! What every chart has around it: identity, heading, description, source line.

use crate::mark::{self, Anchor, NOTE, SUBTITLE, TITLE};
use crate::svg::{self, Tag};
use crate::text;

/// The house font stack.
pub const FONTS: &str =
    "\"Source Sans 3\", \"Segoe UI\", \"Helvetica Neue\", Arial, system-ui, sans-serif";

/// Nominal size, in units of one CSS pixel; the picture scales to its container.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width. Below 520 a chart lays itself out for a phone.
    pub width: f64,
    /// Height of the plot area of charts whose height is free ([`crate::path`],
    /// [`crate::balances`], [`crate::series`]); the others take the height that their content
    /// needs.
    pub height: f64,
}

impl Size {
    /// For a page.
    pub const WIDE: Size = Size { width: 760.0, height: 300.0 };
    /// For a phone.
    pub const PHONE: Size = Size { width: 360.0, height: 240.0 };

    /// The size with absurd numbers replaced: at least 240 wide and 80 high, at most 4000.
    #[must_use]
    pub fn sane(self) -> Self {
        let fix = |it: f64, lo: f64, or: f64| {
            if it.is_finite() { it.clamp(lo, 4000.0) } else { or }
        };
        Size { width: fix(self.width, 240.0, 760.0), height: fix(self.height, 80.0, 300.0) }
    }
}

/// What every chart is told about itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Unique in the page; the ids within the chart begin with it.
    pub id: String,
    /// What the chart shows, as a sentence or a noun phrase. Always given to screen readers.
    pub title: String,
    /// Unit, period, actors.
    pub subtitle: String,
    /// What a reader who cannot see the chart should know of it.
    pub description: String,
    /// How to read it, in a sentence under the chart; may be empty.
    pub note: String,
    /// Source line under the chart; may be empty.
    pub source: String,
    /// Whether the chart stands by itself. A file does: title and subtitle are drawn, on a white
    /// ground, and the picture has a size of its own. In a page, which has its own caption, the
    /// chart takes the width and the ground that it finds.
    pub heading: bool,
    /// Elements of the page that name and describe the chart. With them the chart itself has
    /// neither title nor description, which the page would otherwise hold twice.
    pub labelled: Option<Labelled>,
    /// Nominal size.
    pub size: Size,
}

/// The ids of two elements of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The one that names a chart.
    pub name: String,
    /// The one that tells its values.
    pub values: String,
}

impl Head {
    /// A head for a page, with its heading drawn and the rest empty.
    #[must_use]
    pub fn new(id: &str, title: &str) -> Self {
        let empty = String::new;
        let (id, title) = (id.to_owned(), title.to_owned());
        Head {
            id,
            title,
            subtitle: empty(),
            description: empty(),
            note: empty(),
            source: empty(),
            heading: true,
            labelled: None,
            size: Size::WIDE,
        }
    }
}

/// A chart being drawn.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    head: &'a Head,
    id: String,
    body: String,
    /// Width of the picture.
    pub(crate) width: f64,
    /// Wished height of the plot.
    pub(crate) height: f64,
    /// Where the next thing begins.
    pub(crate) y: f64,
}

impl<'a> Page<'a> {
    /// Opens a page and draws its heading.
    pub(crate) fn open(head: &'a Head) -> Self {
        let size = head.size.sane();
        let (id, body) = (svg::identifier(&head.id), String::new());
        let mut page = Page { head, id, body, width: size.width, height: size.height, y: 6.0 };
        if head.heading {
            page.paragraph(&head.title, TITLE, 19.0);
            page.paragraph(&head.subtitle, SUBTITLE, 16.0);
            page.y += 10.0;
        }
        page
    }

    /// Whether to lay out for a phone.
    pub(crate) fn narrow(&self) -> bool {
        self.width < 520.0
    }

    /// The id of a part of the chart, unique in the page that holds it.
    pub(crate) fn name(&self, part: &str) -> String {
        format!("{}-{part}", self.id)
    }

    /// Adds a mark.
    pub(crate) fn push(&mut self, tag: &Tag) {
        self.body.push_str(&tag.to_string());
    }

    /// Adds several marks.
    pub(crate) fn extend(&mut self, tags: impl IntoIterator<Item = Tag>) {
        tags.into_iter().for_each(|it| self.push(&it));
    }

    /// Writes lines of text, wrapped to the width, and moves down.
    pub(crate) fn paragraph(&mut self, text: &str, style: mark::Type, leading: f64) {
        let size = if style.weight == "600" { style.size * text::BOLD } else { style.size };
        for line in text::wrap(text, size, self.width - 8.0) {
            self.y += leading;
            self.push(&mark::text(4.0, self.y - 4.0, style, Anchor::Start, &line));
        }
    }

    /// Draws the sentence that stands for an empty chart, and closes.
    pub(crate) fn nothing(mut self, sentence: &str) -> String {
        self.paragraph(sentence, NOTE, 24.0);
        self.y += 8.0;
        self.close()
    }

    /// Adds note and source line and returns the whole `<svg>`.
    pub(crate) fn close(mut self) -> String {
        let head = self.head;
        for line in [&head.note, &head.source] {
            if !line.is_empty() {
                self.y += 4.0;
                self.paragraph(line, NOTE, 15.0);
            }
        }
        let height = self.y + 6.0;
        let Page { id, mut body, width, .. } = self;
        let root = Tag::new("svg")
            .at("xmlns", "http://www.w3.org/2000/svg")
            .at("viewBox", format!("0 0 {} {}", svg::number(width), svg::number(height)));
        // Editors of drawings know no ground but a rectangle, and no width in per cent.
        let root = if head.heading {
            let ground = Tag::new("rect").at("width", width).at("height", height);
            body.insert_str(0, &ground.at("fill", "#FFFFFF").to_string());
            root.at("width", width).at("height", height)
        } else {
            root.at("width", "100%")
        };
        let root = root
            .at("role", role(&body))
            .at("font-family", FONTS)
            .at("style", format!("max-width:{}px;background:#fff", svg::number(width)));
        // The body is text by now: it takes the place of a tag that is replaced.
        let root = match &head.labelled {
            Some(Labelled { name, values }) => {
                root.at("aria-labelledby", name.as_str()).at("aria-describedby", values.as_str())
            }
            None => root
                .at("aria-labelledby", format!("{id}-title {id}-desc"))
                .with(Tag::new("title").at("id", format!("{id}-title")).text(named(head)))
                .with(Tag::new("desc").at("id", format!("{id}-desc")).text(described(head))),
        };
        let root = root.with(Tag::new("g").at("id", "body")).to_string();
        root.replace("<g id=\"body\"/>", &body)
    }
}

/// An image for assistive technology, unless it holds links: the parts of an `img` cannot be
/// reached, those of a group can.
fn role(body: &str) -> &'static str {
    if body.contains("<a ") { "group" } else { "img" }
}

fn named(head: &Head) -> &str {
    if head.title.is_empty() { "Chart" } else { &head.title }
}

fn described(head: &Head) -> &str {
    [&head.description, &head.subtitle, &head.title]
        .into_iter()
        .find(|it| !it.is_empty())
        .map_or("A chart.", String::as_str)
}
