//! Packed files: gzip, and an archive with one table in it.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use flate2::read::MultiGzDecoder;
use zip::ZipArchive;

use crate::bounds::MAX_UNPACKED;
use crate::unreadable::Unreadable;

/// No packing makes a file smaller than this many times.
const MOST_RATIO: u64 = 1100;

/// The bytes of a gzip file, or of the one table in an archive; other bytes as they are. A workbook
/// is an archive that stays one.
pub(crate) fn unpacked(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Unreadable> {
    match bytes {
        [0x1F, 0x8B, ..] => workbook_in(bounded(MultiGzDecoder::new(bytes))?),
        [b'P', b'K', 3, 4, ..] => archive(bytes),
        _ => Ok(Cow::Borrowed(bytes)),
    }
}

/// Unpacked bytes; a workbook among them unpacks once more, and has the same bound.
fn workbook_in(bytes: Vec<u8>) -> Result<Cow<'static, [u8]>, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") {
        let mut archive =
            ZipArchive::new(Cursor::new(bytes.as_slice())).map_err(|cause| damaged(&cause))?;
        within_bounds(&mut archive, bytes.len() as u64)?;
    }
    Ok(Cow::Owned(bytes))
}

fn damaged(cause: &dyn std::fmt::Display) -> Unreadable {
    Unreadable::new(
        format!("the file is damaged: {cause}"),
        "download or save it again, and see that it came whole",
    )
}

fn bounded(reader: impl Read) -> Result<Vec<u8>, Unreadable> {
    let mut bytes = Vec::new();
    let mut reader = reader.take(MAX_UNPACKED + 1);
    reader.read_to_end(&mut bytes).map_err(|cause| damaged(&cause))?;
    if bytes.len() as u64 > MAX_UNPACKED { Err(too_much()) } else { Ok(bytes) }
}

fn too_much() -> Unreadable {
    Unreadable::new(
        format!("the file unpacks to more than {} MiB", MAX_UNPACKED >> 20),
        "unpack it and see what it holds; a sheet of events is far smaller",
    )
}

fn archive(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| damaged(&cause))?;
    let names = archive.file_names().filter_map(Result::ok);
    let mut members: Vec<String> = names.map(Cow::into_owned).collect();
    members.sort();
    let of_office = |name: &String| {
        name.starts_with("xl/") || name == "[Content_Types].xml" || name == "content.xml"
    };
    if members.iter().any(of_office) {
        within_bounds(&mut archive, bytes.len() as u64)?;
        return Ok(Cow::Borrowed(bytes));
    }
    members.retain(|name| !name.ends_with('/') && !name.starts_with("__MACOSX"));
    match members.as_slice() {
        [one] => {
            let member = archive.by_name(one).map_err(|cause| damaged(&cause))?;
            workbook_in(bounded(member)?)
        }
        [] => Err(Unreadable::new("the archive has no file in it", "export the table again")),
        several => {
            let shown: Vec<&str> = several.iter().take(8).map(String::as_str).collect();
            let message = format!("the archive has {} files: {}", several.len(), shown.join(", "));
            Err(Unreadable::new(message, "unpack it and name the one that is meant"))
        }
    }
}

/// Whether a workbook unpacks to no more than it may. What an archive says of its sizes may be
/// untrue, so that members are unpacked and counted, where they could be too large at all.
fn within_bounds(archive: &mut ZipArchive<Cursor<&[u8]>>, packed: u64) -> Result<(), Unreadable> {
    if packed.saturating_mul(MOST_RATIO) <= MAX_UNPACKED {
        return Ok(());
    }
    let mut sum = 0;
    for at in 0..archive.len() {
        let member = archive.by_index(at).map_err(|cause| damaged(&cause))?;
        let mut rest = member.take(MAX_UNPACKED - sum + 1);
        sum += std::io::copy(&mut rest, &mut std::io::sink()).map_err(|cause| damaged(&cause))?;
        if sum > MAX_UNPACKED {
            return Err(too_much());
        }
    }
    Ok(())
}
