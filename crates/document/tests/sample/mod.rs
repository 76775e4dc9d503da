//! A document with everything that a document can hold, and with what could be taken for markup.

use counterpoise_document::{Block, Document, Inline, Pixels};

fn text(text: &str) -> Inline {
    Inline::text(text)
}

fn link(words: &str, target: &str) -> Inline {
    Inline::Link { text: words.to_owned(), target: target.to_owned() }
}

fn heading(level: u8, words: &str, id: &str) -> Block {
    Block::Heading { level, text: words.to_owned(), id: id.to_owned() }
}

/// A picture that any program can draw.
pub(crate) const SVG: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 120\">\
    <rect width=\"400\" height=\"120\" fill=\"#eeeeee\"/>\
    <rect x=\"20\" y=\"40\" width=\"240\" height=\"40\" fill=\"#0072B2\"/>\
    <text x=\"30\" y=\"66\" font-size=\"18\" fill=\"#ffffff\">hedging 61%</text></svg>";

/// A PNG of 40 x 12 grey pixels, in blocks that are not packed.
pub(crate) fn pixels() -> Vec<Pixels> {
    let mut raw = Vec::new();
    for _ in 0..12 {
        raw.push(0); // no filter
        raw.extend([0xdd; 40]);
    }
    let mut packed = vec![0x78, 0x01, 0x01];
    packed.extend((raw.len() as u16).to_le_bytes());
    packed.extend((!(raw.len() as u16)).to_le_bytes());
    packed.extend(&raw);
    packed.extend(adler(&raw).to_be_bytes());
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    chunk(&mut png, b"IHDR", &[0, 0, 0, 40, 0, 0, 0, 12, 8, 0, 0, 0, 0]);
    chunk(&mut png, b"IDAT", &packed);
    chunk(&mut png, b"IEND", &[]);
    vec![Pixels { name: "grid".to_owned(), png }]
}

fn chunk(png: &mut Vec<u8>, kind: &[u8; 4], data: &[u8]) {
    png.extend((data.len() as u32).to_be_bytes());
    let from = png.len();
    png.extend(kind);
    png.extend(data);
    let mut crc = u32::MAX;
    for byte in &png[from..] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    png.extend((!crc).to_be_bytes());
}

fn adler(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1u32, 0u32);
    for byte in bytes {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    (b << 16) | a
}

pub(crate) fn document() -> Document {
    Document {
        title: "Did A balance against B & C?".to_owned(),
        subtitle: "A brief of 1991-2018".to_owned(),
        author: "A. \"Nobody\" <Author>".to_owned(),
        language: "en",
        blocks: blocks(),
    }
}

fn blocks() -> Vec<Block> {
    vec![
        heading(1, "What was found", "found"),
        Block::Paragraph(vec![
            text("A did "),
            Inline::Strong("not".to_owned()),
            text(" balance"),
            Inline::Note(vec![
                text("Author 2020, "),
                Inline::Emphasis("A Book".to_owned()),
                text(", p. 5"),
                Inline::Note(vec![text("also p. 9")]),
                text("."),
            ]),
            text("; it hedged ("),
            link("Figure 1", "#picture-grid"),
            text("), see "),
            link("the data", "https://example.org/?a=1&b=2"),
            text(" and "),
            link("a script", "javascript:alert(1)"),
            text("."),
        ]),
        Block::Paragraph(vec![text(
            "1. no list, *no* _emphasis_, #no heading, $no$ @formula <b>\\",
        )]),
        Block::Figure {
            name: "grid".to_owned(),
            svg: SVG.to_owned(),
            width: 0.8,
            caption: vec![
                text("Verdicts by period"),
                Inline::Note(vec![text("Own work.")]),
                text("."),
            ],
            description: "One bar: hedging in 61 of 100 readings.".to_owned(),
        },
        heading(2, "Why", "why"),
        Block::List { ordered: false, items: vec![vec![text("trade")], vec![text("- fear")]] },
        Block::List {
            ordered: true,
            items: vec![vec![text("first")], vec![Inline::Emphasis("second".to_owned())]],
        },
        Block::Table {
            caption: vec![text("Schools and what they say.")],
            heads: vec!["School".to_owned(), "1991-2000 | early".to_owned(), "Share".to_owned()],
            rows: vec![
                vec![
                    vec![text("Ленин & 王")],
                    vec![Inline::Strong("hedging".to_owned())],
                    vec![text("61%")],
                ],
                vec![
                    vec![text("Smith")],
                    vec![text("not decided"), Inline::Note(vec![text("No act on record.")])],
                ],
            ],
        },
        heading(1, "Works cited", "works"),
        Block::Works(vec![
            vec![
                text("Author, A. 2020. "),
                Inline::Emphasis("A Book".to_owned()),
                text(". A Place: A Press."),
            ],
            vec![text("Zed, B. 1999. \u{201c}An Article.\u{201d} A Journal 3: 1-20.")],
        ]),
    ]
}
