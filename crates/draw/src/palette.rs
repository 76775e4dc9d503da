//! Colours, patterns and glyphs: one look for each label of the spectrum.
//!
//! The colours are those of Okabe and Ito ("Color Universal Design", 2008), which readers with any
//! common colour vision tell apart, and greys. In grey, the patterns carry the sense: lines across
//! for balancing, diagonals for hedging, plain for bandwagoning; and the glyph: one or two
//! triangles down, a diamond, one or two triangles up.

/// Black.
pub const BLACK: &str = "#000000";
/// Orange.
pub const ORANGE: &str = "#E69F00";
/// Sky blue.
pub const SKY: &str = "#56B4E9";
/// Bluish green.
pub const GREEN: &str = "#009E73";
/// Yellow.
pub const YELLOW: &str = "#F0E442";
/// Blue: accommodation, deeds.
pub const BLUE: &str = "#0072B2";
/// Vermilion: resistance, statements.
pub const VERMILION: &str = "#D55E00";
/// Reddish purple.
pub const PURPLE: &str = "#CC79A7";
/// Text.
pub const INK: &str = "#1A1A1A";
/// Secondary text.
pub const GREY: &str = "#5F5F5F";
/// Axes.
pub const AXIS: &str = "#8C8C8C";
/// Grid lines.
pub const RULE: &str = "#E2E2E2";
/// Shading.
pub const SHADE: &str = "#F3F3F1";
/// Middle grey for marks without direction.
pub const MIDDLE: &str = "#999999";
/// Paper.
pub const PAPER: &str = "#FFFFFF";

/// What is drawn over a fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Nothing.
    Solid,
    /// Lines across, wide apart.
    Across,
    /// Lines across, close together.
    AcrossClose,
    /// Diagonal lines, rising.
    Diagonal,
    /// Vertical lines.
    Upright,
    /// Dots.
    Dots,
    /// No fill, a dotted outline.
    Open,
}

/// A small sign for a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Glyph {
    /// Two triangles pointing down.
    DownTwice,
    /// A triangle pointing down.
    Down,
    /// A diamond.
    Diamond,
    /// A triangle pointing up.
    Up,
    /// Two triangles pointing up.
    UpTwice,
    /// A disc.
    Disc,
    /// A ring.
    Ring,
}

/// How a label looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelStyle {
    /// Colour of the area.
    pub fill: &'static str,
    /// Colour of text upon it.
    pub ink: &'static str,
    /// Colour of the pattern upon it.
    pub line: &'static str,
    /// Pattern upon it.
    pub pattern: Pattern,
    /// Sign.
    pub glyph: Glyph,
    /// A short form: `soft-bal.`
    pub short: String,
    /// The shortest form, two or three letters: `SB`.
    pub code: String,
}

/// The look of a label, by its name (`soft-balancing`; case, spaces and underscores do not matter).
/// A label outside the spectrum gets the look of "others" with its own name as the short form.
#[must_use]
pub fn label_style(label: &str) -> LabelStyle {
    let name = label.trim().to_lowercase().replace([' ', '_'], "-");
    match name.as_str() {
        "hard-balancing" => style(
            VERMILION,
            BLACK,
            "#E28C4D",
            Pattern::AcrossClose,
            Glyph::DownTwice,
            "hard-bal.",
            "HB",
        ),
        "soft-balancing" => {
            style(ORANGE, BLACK, "#F2CD7F", Pattern::Across, Glyph::Down, "soft-bal.", "SB")
        }
        "balancing" => {
            style(ORANGE, BLACK, VERMILION, Pattern::Across, Glyph::Down, "balancing", "B")
        }
        "hedging" => {
            style(MIDDLE, BLACK, "#C4C4C4", Pattern::Diagonal, Glyph::Diamond, "hedging", "H")
        }
        "soft-bandwagoning" => {
            style(SKY, BLACK, SKY, Pattern::Solid, Glyph::Up, "soft-bandw.", "SW")
        }
        "hard-bandwagoning" => {
            style(BLUE, PAPER, BLUE, Pattern::Solid, Glyph::UpTwice, "hard-bandw.", "HW")
        }
        "bandwagoning" => style(SKY, BLACK, BLUE, Pattern::Upright, Glyph::Up, "bandw.", "W"),
        "partnership" => {
            style(GREEN, BLACK, "#66C5AB", Pattern::Upright, Glyph::Disc, "partner.", "P")
        }
        "" => style(PAPER, INK, AXIS, Pattern::Open, Glyph::Ring, "unknown", "?"),
        "none" | "none-of-these" => {
            style(PAPER, INK, AXIS, Pattern::Open, Glyph::Ring, "none", "-")
        }
        "no-name-for-it" => style(PAPER, INK, AXIS, Pattern::Open, Glyph::Ring, "no name", "no"),
        "no-evidence" => style(PAPER, INK, AXIS, Pattern::Open, Glyph::Ring, "no evid.", "."),
        "out-of-scope" => style(PAPER, INK, AXIS, Pattern::Open, Glyph::Ring, "scope", "o"),
        "each-level-by-itself" => {
            style(PAPER, INK, AXIS, Pattern::Open, Glyph::Ring, "by level", "l")
        }
        "significant" => style(BLUE, PAPER, BLUE, Pattern::Solid, Glyph::Disc, "signif.", "*"),
        "not-significant" => {
            style(PAPER, INK, AXIS, Pattern::Open, Glyph::Ring, "not signif.", "n")
        }
        // A label that falls short by itself is not yet one: it has no colour.
        one if one.starts_with("perhaps-") => {
            let of = label_style(&one["perhaps-".len()..]);
            LabelStyle {
                short: format!("perhaps {}", of.short),
                code: format!("{}?", of.code),
                ..style(PAPER, INK, AXIS, Pattern::Open, Glyph::Ring, "", "")
            }
        }
        // Several labels together are none of them: they have no colour of their own.
        several if several.contains("-or-") => {
            let of = |which: fn(LabelStyle) -> String| {
                label.split(" or ").map(|one| which(label_style(one))).collect::<Vec<_>>()
            };
            let (short, code) = (of(|one| one.short).join(" / "), of(|one| one.code).join("/"));
            LabelStyle {
                short,
                code,
                ..style(PAPER, INK, AXIS, Pattern::Open, Glyph::Ring, "", "")
            }
        }
        _ => LabelStyle {
            short: label.to_owned(),
            code: code(&name),
            ..style(PURPLE, BLACK, "#E0AFCA", Pattern::Dots, Glyph::Disc, "", "")
        },
    }
}

fn style(
    fill: &'static str,
    ink: &'static str,
    line: &'static str,
    pattern: Pattern,
    glyph: Glyph,
    short: &str,
    code: &str,
) -> LabelStyle {
    LabelStyle { fill, ink, line, pattern, glyph, short: short.to_owned(), code: code.to_owned() }
}

/// Initials of the parts of a name, three at most.
fn code(name: &str) -> String {
    name.split('-')
        .filter_map(|part| part.chars().next())
        .take(3)
        .flat_map(char::to_uppercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_have_fixed_looks() {
        assert_eq!(label_style("Soft Balancing").fill, ORANGE);
        assert_eq!(label_style("hard-bandwagoning").ink, PAPER);
        assert_eq!(label_style("buck-passing").code, "BP");
        assert_eq!(label_style("buck-passing").fill, PURPLE);
        assert_eq!(label_style("").pattern, Pattern::Open);
    }
}
