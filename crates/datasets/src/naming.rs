//! Names of datasets and vintages, which are names of folders.
//!
//! A store is a folder that people copy: to a stick, to a cluster, to a colleague's machine. So a
//! name must be one on every system, whatever this one allows.

use crate::disk;
use crate::error::{Error, ErrorKind};

/// `1946-2019.3f2a9c1e`: the years, then a hash of the hashes of the files, and of whatever else
/// makes the vintage.
pub(crate) fn vintage_name<'a, 'y>(
    years: impl Iterator<Item = &'y i32> + Clone,
    texts: impl Iterator<Item = &'a str>,
) -> String {
    let years = match (years.clone().min(), years.max()) {
        (Some(first), Some(last)) if first == last => first.to_string(),
        (Some(first), Some(last)) => format!("{first}-{last}"),
        _ => "no-rows".to_owned(),
    };
    format!("{years}.{}", disk::hash_of_texts(texts))
}

/// A name that is a folder on every system.
pub(crate) fn checked_name(name: &str) -> Result<String, Error> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if !name.is_empty()
        && name.len() <= 80
        && name.chars().all(plain)
        && !name.starts_with(['.', '-'])
    {
        return not_of_windows(name);
    }
    let what = format!("\"{name}\" cannot be the name of a dataset or vintage.");
    Err(Error::new(
        ErrorKind::Request,
        what,
        "Use letters of the Latin alphabet, digits, '-', '_' and '.'.",
    ))
}

/// What Windows keeps for devices, with any ending and in any capitals.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = |port: &str| {
        let number = stem.strip_prefix(port).unwrap_or_default();
        number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// A store may be copied to Windows, which forbids some names that other systems allow.
fn not_of_windows(name: &str) -> Result<String, Error> {
    let why = if is_device(name) {
        "is the name of a device there, with any ending"
    } else if name.ends_with('.') {
        "ends with a dot, which is lost there"
    } else {
        return Ok(name.to_owned());
    };
    let what = format!("\"{name}\" cannot be the name of a folder on Windows: it {why}.");
    Err(Error::new(ErrorKind::Request, what, "Choose another name."))
}
