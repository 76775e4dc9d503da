//! Why a text is no CAMEO code.

use std::fmt;

use crate::cameo_code::CameoCode;

/// A text that is no CAMEO code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CameoError {
    /// The text as it was given.
    pub text: String,
    /// The code that was meant if a leading zero was lost.
    pub meant: Option<&'static CameoCode>,
}

impl fmt::Display for CameoError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no CAMEO code", self.text)?;
        match self.meant {
            Some(code) => {
                write!(
                    f,
                    "; was it `{}` ({}) before its column was read as a number? Keep it as text",
                    code.code, code.name
                )
            }
            None => {
                write!(f, "; codes have two to four digits and begin with a root from 01 to 20")
            }
        }
    }
}

impl std::error::Error for CameoError {}
