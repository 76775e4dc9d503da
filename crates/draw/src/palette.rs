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
    /// Thin falling lines on paper: what a school does not speak of.
    Falling,
    /// No fill, a plain outline: no name fits.
    Framed,
    /// No fill, a dotted outline: no name by itself is settled.
    Open,
    /// No fill and no outline: there is no evidence.
    Empty,
}

impl Pattern {
    /// Whether it stands for a name, and not for one of the ways of having none.
    #[must_use]
    pub const fn names(self) -> bool {
        !matches!(self, Pattern::Falling | Pattern::Framed | Pattern::Open | Pattern::Empty)
    }
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
    /// A ring: not settled.
    Ring,
    /// A dash: no name fits.
    Dash,
    /// A cross: out of scope.
    Cross,
    /// The sign of the empty set: no evidence.
    EmptySet,
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
    /// A short form, for a map: `soft-bal.`
    pub short: String,
}

/// The look of a label, by its name (`soft-balancing`; case, spaces and underscores do not matter).
/// A label outside the spectrum gets the look of "others" with its own name as the short form. The
/// ways of having no name (more than one is open, none fits, no evidence, out of scope) look unlike
/// each other and unlike every name.
#[must_use]
pub fn label_style(label: &str) -> LabelStyle {
    let name = label.trim().to_lowercase().replace([' ', '_'], "-");
    match name.as_str() {
        "hard-balancing" => {
            let line = "#E28C4D";
            let down = Glyph::DownTwice;
            style(VERMILION, BLACK, line, Pattern::AcrossClose, down, "hard-bal.")
        }
        "soft-balancing" => {
            style(ORANGE, BLACK, "#F2CD7F", Pattern::Across, Glyph::Down, "soft-bal.")
        }
        "balancing" => style(ORANGE, BLACK, VERMILION, Pattern::Across, Glyph::Down, "balancing"),
        "hedging" => style(MIDDLE, BLACK, "#C4C4C4", Pattern::Diagonal, Glyph::Diamond, "hedging"),
        "soft-bandwagoning" => style(SKY, BLACK, SKY, Pattern::Solid, Glyph::Up, "soft-bandw."),
        "hard-bandwagoning" => {
            style(BLUE, PAPER, BLUE, Pattern::Solid, Glyph::UpTwice, "hard-bandw.")
        }
        "bandwagoning" => style(SKY, BLACK, BLUE, Pattern::Upright, Glyph::Up, "bandw."),
        "partnership" => style(GREEN, BLACK, "#66C5AB", Pattern::Upright, Glyph::Disc, "partner."),
        "significant" => style(BLUE, PAPER, BLUE, Pattern::Solid, Glyph::Disc, "signif."),
        "not-significant" => nameless(Pattern::Open, Glyph::Ring, "not signif."),
        "" => nameless(Pattern::Open, Glyph::Ring, "unknown"),
        "none" | "none-of-these" | "no-name-for-it" => {
            nameless(Pattern::Framed, Glyph::Dash, "no name")
        }
        "no-evidence" | "no-deeds,-only-words" => {
            nameless(Pattern::Empty, Glyph::EmptySet, "no evidence")
        }
        "out-of-scope" => nameless(Pattern::Falling, Glyph::Cross, "out of scope"),
        "each-level-by-itself" => nameless(Pattern::Falling, Glyph::Cross, "by level"),
        // Several names together are none of them, and a name that falls short is no verdict:
        // neither has a colour of its own.
        open if open.contains("-or-") || open.starts_with("perhaps-") => {
            nameless(Pattern::Open, Glyph::Ring, label)
        }
        _ => style(PURPLE, BLACK, "#E0AFCA", Pattern::Dots, Glyph::Disc, label),
    }
}

fn style(
    fill: &'static str,
    ink: &'static str,
    line: &'static str,
    pattern: Pattern,
    glyph: Glyph,
    short: &str,
) -> LabelStyle {
    LabelStyle { fill, ink, line, pattern, glyph, short: short.to_owned() }
}

fn nameless(pattern: Pattern, glyph: Glyph, short: &str) -> LabelStyle {
    style(PAPER, INK, AXIS, pattern, glyph, short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_have_fixed_looks() {
        assert_eq!(label_style("Soft Balancing").fill, ORANGE);
        assert_eq!(label_style("hard-bandwagoning").ink, PAPER);
        assert_eq!(label_style("buck-passing").fill, PURPLE);
        assert_eq!(label_style("").pattern, Pattern::Open);
    }

    #[test]
    fn the_ways_of_having_no_name_look_unlike_each_other() {
        let of = |label: &str| (label_style(label).pattern, label_style(label).glyph);
        let open = (Pattern::Open, Glyph::Ring);
        for label in ["hedging or 2 more", "perhaps soft balancing", "hedging, alignment or other"]
        {
            assert_eq!(of(label), open, "{label}");
        }
        let ways = ["perhaps hedging", "no name for it", "no evidence", "out of scope"].map(of);
        for (at, one) in ways.iter().enumerate() {
            assert!(!one.0.names());
            let later = &ways[at + 1..];
            assert!(later.iter().all(|it| it.0 != one.0 && it.1 != one.1), "{one:?}");
        }
    }
}
