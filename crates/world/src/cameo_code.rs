//! A code of CAMEO, its class and its scores.

/// One code of CAMEO.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct CameoCode {
    /// The code, as text of two to four digits.
    pub code: &'static str,
    /// Its name, which is also the relation text of ICEWS.
    pub name: &'static str,
    /// Its place in [`codes`](crate::cameo::codes), a small number to store instead of the text.
    pub index: u16,
    pub(crate) gdelt: Option<i16>,
    pub(crate) icews: Option<i16>,
}

/// Whose table of Goldstein scores. Scores of one are never read from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ScoreTable {
    /// The table of the GDELT Project, for GDELT 1 and 2.
    Gdelt,
    /// The table of ICEWS; its column *Intensity* holds these scores.
    Icews,
}

/// The four classes of events: words or deeds, cooperation or conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Quad {
    /// CAMEO roots 01 to 05. Root 01, bare statements, is often kept apart.
    VerbalCooperation = 1,
    /// CAMEO roots 06 to 08.
    MaterialCooperation = 2,
    /// CAMEO roots 09 to 13.
    VerbalConflict = 3,
    /// CAMEO roots 14 to 20.
    MaterialConflict = 4,
}

impl CameoCode {
    /// The first two digits: the kind of event.
    pub fn root(&self) -> &'static str {
        self.code.get(..2).unwrap_or(self.code)
    }

    /// The number of the root, 1 to 20.
    pub fn root_number(&self) -> u8 {
        self.root().parse().unwrap_or(0)
    }

    /// The quad class, which the root alone decides.
    pub fn quad(&self) -> Quad {
        Quad::of_root(self.root_number()).unwrap_or(Quad::VerbalCooperation)
    }

    /// Whether it is of root 01, a bare statement.
    pub fn is_statement(&self) -> bool {
        self.root() == "01"
    }

    /// The Goldstein score in tenths, -100 to 100; `None` where that source has no score for the
    /// code.
    pub fn goldstein(&self, table: ScoreTable) -> Option<i16> {
        match table {
            ScoreTable::Gdelt => self.gdelt,
            ScoreTable::Icews => self.icews,
        }
    }
}

impl Quad {
    /// All four, in order.
    pub const ALL: [Quad; 4] = [
        Quad::VerbalCooperation,
        Quad::MaterialCooperation,
        Quad::VerbalConflict,
        Quad::MaterialConflict,
    ];

    /// The class of a CAMEO root, 1 to 20.
    pub fn of_root(root: u8) -> Option<Quad> {
        match root {
            1..=5 => Some(Quad::VerbalCooperation),
            6..=8 => Some(Quad::MaterialCooperation),
            9..=13 => Some(Quad::VerbalConflict),
            14..=20 => Some(Quad::MaterialConflict),
            _ => None,
        }
    }

    /// The class of that number, 1 to 4, as GDELT's column *QuadClass* gives it.
    pub fn numbered(number: u8) -> Option<Quad> {
        Quad::ALL.into_iter().find(|quad| quad.number() == number)
    }

    /// 1 to 4.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// In words, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Quad::VerbalCooperation => "verbal cooperation",
            Quad::MaterialCooperation => "material cooperation",
            Quad::VerbalConflict => "verbal conflict",
            Quad::MaterialConflict => "material conflict",
        }
    }

    /// Whether it is one of the two classes of cooperation.
    pub fn is_cooperation(self) -> bool {
        matches!(self, Quad::VerbalCooperation | Quad::MaterialCooperation)
    }
}
