//! Pictures as PNG and PDF, as other programs read them. Where one is not on the machine, its test
//! says so and passes.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that starts other programs on files of its own"
)]

use counterpoise_pictures::{Fonts, Picture};
use std::process::Command;

/// A picture with the texts, one below the other, and a bar.
fn svg(texts: &[&str]) -> String {
    let mut lines = String::new();
    for (at, text) in texts.iter().enumerate() {
        let y = 40 + 24 * at;
        lines.push_str(&format!("<text x=\"10\" y=\"{y}\" font-size=\"16\">{text}</text>"));
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 120\" width=\"300\" height=\"120\" \
         font-family=\"&quot;No Such Font&quot;, sans-serif\">\
         <rect x=\"10\" y=\"4\" width=\"100\" height=\"12\" fill=\"#0072B2\"/>{lines}</svg>"
    )
}

fn own(texts: &[&str]) -> Picture {
    Picture::read(&svg(texts), &Fonts::own()).unwrap()
}

#[test]
fn latin_greek_cyrillic_and_our_signs_are_never_missing() {
    let texts = ["Šiauliai, Đà Nẵng, Łódź", "Αθήνα Ολυμπία", "Київ, Ўзбекистон, Қазақстан"];
    assert_eq!(own(&texts).missing(), "");
    assert_eq!(
        own(&["\u{2212}1 \u{2013} 2\u{2026} \u{2265} 3 \u{b1} 4 \u{2192} \u{2116}5"]).missing(),
        ""
    );
    let styled = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='40'>\
                  <text y='20' font-weight='700'>Б</text><text y='30' font-style='italic'>Б</text></svg>";
    assert_eq!(Picture::read(styled, &Fonts::own()).unwrap().missing(), "");
}

#[test]
fn what_our_font_lacks_is_said_and_fonts_of_the_machine_are_asked() {
    let texts = svg(&["Пекин 北京", "next"]);
    let alone = Picture::read(&texts, &Fonts::own()).unwrap();
    assert_eq!(alone.missing(), "京北");
    // An empty box stands for each: the picture is not that of the text without them.
    let without = own(&["Пекин", "next"]).png(1.0).unwrap();
    assert_ne!(alone.png(1.0).unwrap(), without);
    let helped = Picture::read_with_help(&texts, &Fonts::own()).unwrap();
    if helped.missing().is_empty() {
        assert_ne!(helped.png(1.0).unwrap(), alone.png(1.0).unwrap());
        assert!(helped.pdf("Beijing", "").unwrap().starts_with(b"%PDF-"));
    } else {
        eprintln!("skipped: no font of this machine has Chinese");
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let picture = own(&["Москва"]);
    assert_eq!(picture.png(2.0).unwrap(), own(&["Москва"]).png(2.0).unwrap());
    assert_eq!(picture.pdf("a", "b").unwrap(), own(&["Москва"]).pdf("a", "b").unwrap());
    let helped = Picture::read_with_help(&svg(&["Москва"]), &Fonts::own()).unwrap();
    assert_eq!(helped.png(2.0).unwrap(), picture.png(2.0).unwrap());
}

#[test]
fn no_text_is_cut_off() {
    assert_eq!(own(&["fits"]).size(), (300.0, 120.0));
    let long = own(&["a line that is longer than whoever drew it thought it would ever be"]);
    let (width, height) = long.size();
    assert!(width > 450.0 && height < 130.0, "{width} x {height}");
    assert_eq!(long.missing(), "");
}

#[test]
fn pixels_are_two_for_each_unit() {
    let png = own(&["a"]).png(2.0).unwrap();
    assert_eq!(png[16..24], [0, 0, 2, 88, 0, 0, 0, 240]);
}

#[test]
fn a_picture_too_large_for_a_scale_has_a_lower_one() {
    let picture = own(&["a"]);
    assert_eq!(picture.scale_within(2.0).to_bits(), 2.0_f32.to_bits());
    let scale = picture.scale_within(100.0);
    assert!((66.0..67.0).contains(&scale), "{scale}");
    let tall = "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20148'/>";
    let tall = Picture::read(tall, &Fonts::own()).unwrap();
    let png = tall.png(tall.scale_within(2.0)).unwrap();
    assert!(u32::from_be_bytes(png[20..24].try_into().unwrap()) <= 20_000);
}

#[test]
fn what_cannot_be_drawn_is_said() {
    for text in ["", "no picture", "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='1'/>"]
    {
        let why = Picture::read(text, &Fonts::own()).unwrap_err().to_string();
        assert!(why.starts_with("the picture cannot be drawn: "), "{why}");
    }
    let why = own(&["a"]).png(100.0).unwrap_err().to_string();
    assert_eq!(why, "the picture cannot be drawn: 30000 x 12000 pixels are too many");
}

#[test]
fn a_pdf_has_its_text_its_fonts_and_its_tags() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("picture.pdf");
    let picture = own(&["Москва &amp; Αθήνα", "hedging 61%"]);
    std::fs::write(&path, picture.pdf("Two towns", "A bar and two towns.").unwrap()).unwrap();
    let said = |program: &str, args: &[&str]| {
        let output = Command::new(program).args(args).arg(&path).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
    };
    let Some(info) = said("pdfinfo", &[]) else {
        eprintln!("skipped: no pdfinfo on this machine");
        return;
    };
    for words in ["Two towns", "Tagged:          yes", "Page size:       225 x 90 pts"] {
        assert!(info.contains(words), "{words} is not in:\n{info}");
    }
    let fonts = said("pdffonts", &[]).unwrap();
    assert!(fonts.contains("+NotoSans"), "{fonts}");
    let text = Command::new("pdftotext").arg(&path).arg("-").output().unwrap().stdout;
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("Москва & Αθήνα") && text.contains("hedging 61%"), "{text}");
    assert_eq!(said("pdfimages", &["-list"]).unwrap().lines().count(), 2);
}
