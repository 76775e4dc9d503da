//! A file to import: plain, gzip or zip, text or workbook, told by its content and not by its name.

use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::read::{DeflateDecoder, MultiGzDecoder};

use counterpoise_intake::encoding::in_plain_lines;
use counterpoise_intake::{MAX_BYTES, is_book};

use crate::book::Book;
use crate::disk;
use crate::error::{Error, ErrorKind};

/// A file to import.
#[derive(Debug, Clone)]
pub(crate) struct Input {
    pub(crate) path: PathBuf,
    /// The name without folders.
    pub(crate) name: String,
    pub(crate) bytes: u64,
    packing: Packing,
    /// The sheet that was read of a workbook or Stata file, which streams as the text made of it.
    pub(crate) book: Option<Book>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Packing {
    Plain,
    Gzip,
    /// One member of an archive: where its data begin, how long they are, whether they are
    /// deflated.
    Zip {
        start: u64,
        length: u64,
        deflated: bool,
    },
    /// An archive that is a workbook.
    Workbook,
}

/// So many bytes tell a workbook or Stata file from text.
const MAGIC: u64 = 16;

impl Input {
    /// Looks at a file: its size, and how it is packed. A workbook or Stata file is read whole; of
    /// a workbook with several sheets, the one of that name.
    ///
    /// # Errors
    /// Where there is no such file, it is an archive of several tables, or it does not tell which
    /// sheet is meant.
    pub(crate) fn new(path: &Path, sheet: Option<&str>) -> Result<Input, Error> {
        let name =
            path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        if disk::is_folder(path) {
            let what = format!("{} is a folder.", path.display());
            return Err(Error::new(ErrorKind::Request, what, "Name the files in it."));
        }
        let packing = packing(path, &name)?;
        let bytes = disk::size(path)?;
        let mut input = Input { path: path.to_owned(), name, bytes, packing, book: None };
        if input.is_book()? {
            input.book = Some(Book::of(&input.name, &input.whole()?, sheet)?);
        } else if sheet.is_some() {
            let what = format!("{} is no workbook: it has no sheets.", input.name);
            return Err(Error::new(ErrorKind::Request, what, "Leave --sheet out."));
        }
        Ok(input)
    }

    fn is_book(&self) -> Result<bool, Error> {
        let mut beginning = Vec::new();
        let mut content = self.unpacked(&Arc::default())?.take(MAGIC);
        content.read_to_end(&mut beginning).map_err(|cause| Error::damaged(&self.name, &cause))?;
        Ok(self.packing == Packing::Workbook || is_book(&beginning))
    }

    /// The bytes of a workbook or Stata file, out of an archive that holds other things beside it;
    /// else as they lie on the disk, for `intake` unpacks them within its own bounds.
    fn whole(&self) -> Result<Vec<u8>, Error> {
        let content: Box<dyn Read + Send> = match self.packing {
            Packing::Zip { .. } => self.unpacked(&Arc::default())?,
            _ => Box::new(disk::open(&self.path)?),
        };
        let mut bytes = Vec::new();
        let mut content = content.take(MAX_BYTES as u64 + 1);
        content.read_to_end(&mut bytes).map_err(|cause| Error::damaged(&self.name, &cause))?;
        if bytes.len() > MAX_BYTES {
            let limit = MAX_BYTES >> 20;
            let what = format!(
                "{} has more than {limit} MiB, as much as a workbook or Stata file may have.",
                self.name
            );
            return Err(Error::new(
                ErrorKind::Request,
                what,
                "Export it as CSV: text is read at any size.",
            ));
        }
        Ok(bytes)
    }

    /// The content as text. `read` counts the bytes of the file itself as they are read.
    pub(crate) fn content(&self, read: &Arc<AtomicU64>) -> Result<Box<dyn Read + Send>, Error> {
        if let Some(book) = &self.book {
            read.fetch_add(self.bytes, Ordering::Relaxed);
            return Ok(Box::new(Cursor::new(book.text.clone())));
        }
        let content = self.unpacked(read)?;
        in_plain_lines(content).map_err(|cause| Error::damaged(&self.name, &cause))
    }

    fn unpacked(&self, read: &Arc<AtomicU64>) -> Result<Box<dyn Read + Send>, Error> {
        let mut file = disk::open(&self.path)?;
        let disk_error = |cause| Error::disk("Reading", &self.path, &cause);
        Ok(match self.packing {
            Packing::Plain | Packing::Workbook => {
                Box::new(Counted { inner: file, read: read.clone() })
            }
            Packing::Gzip => {
                Box::new(MultiGzDecoder::new(Counted { inner: file, read: read.clone() }))
            }
            Packing::Zip { start, length, deflated } => {
                file.seek(SeekFrom::Start(start)).map_err(disk_error)?;
                let member = Counted { inner: file, read: read.clone() }.take(length);
                if deflated { Box::new(DeflateDecoder::new(member)) } else { Box::new(member) }
            }
        })
    }

    /// The first bytes of the unpacked content.
    pub(crate) fn beginning(&self, length: usize) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        let mut content = self.content(&Arc::default())?.take(length as u64);
        content.read_to_end(&mut bytes).map_err(|cause| Error::damaged(&self.name, &cause))?;
        Ok(bytes)
    }
}

struct Counted<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

fn packing(path: &Path, name: &str) -> Result<Packing, Error> {
    let mut magic = [0u8; 4];
    let mut file = disk::open(path)?;
    let count = file.read(&mut magic).map_err(|cause| Error::disk("Reading", path, &cause))?;
    match &magic[..count] {
        [0x1f, 0x8b, ..] => Ok(Packing::Gzip),
        b"PK\x03\x04" | b"PK\x05\x06" => zip_member(file, name),
        _ => Ok(Packing::Plain),
    }
}

/// The one table in an archive; the World Bank's have files of metadata beside it.
fn zip_member(file: File, name: &str) -> Result<Packing, Error> {
    let mut archive = zip::ZipArchive::new(file).map_err(|cause| Error::damaged(name, &cause))?;
    let is_of_office = |name: &str| {
        name.starts_with("xl/") || name == "[Content_Types].xml" || name == "content.xml"
    };
    if archive.file_names().filter_map(Result::ok).any(|name| is_of_office(&name)) {
        return Ok(Packing::Workbook);
    }
    let tables: Vec<(usize, String)> = (0..archive.len())
        .filter_map(|index| {
            archive.name_for_index(index)?.ok().map(|own| (index, own.into_owned()))
        })
        .filter(|(_, own)| {
            !own.ends_with('/') && !own.contains("Metadata_") && !own.starts_with("__MACOSX")
        })
        .collect();
    let [(index, _)] = tables.as_slice() else {
        return Err(several_members(name, &tables));
    };
    let member = archive.by_index(*index).map_err(|cause| Error::damaged(name, &cause))?;
    let start =
        member.data_start().ok_or_else(|| Error::damaged(name, &"a member without data"))?;
    let deflated = match member.compression() {
        zip::CompressionMethod::Stored => false,
        zip::CompressionMethod::Deflated => true,
        other => return Err(Error::damaged(name, &format!("the packing {other} is not known"))),
    };
    Ok(Packing::Zip { start, length: member.compressed_size(), deflated })
}

fn several_members(name: &str, tables: &[(usize, String)]) -> Error {
    let names: Vec<&str> = tables.iter().take(8).map(|(_, own)| own.as_str()).collect();
    let what = match names.as_slice() {
        [] => format!("The archive {name} has no file in it."),
        _ => format!("The archive {name} has {} files: {}.", tables.len(), names.join(", ")),
    };
    Error::new(ErrorKind::Request, what, "Unpack it and name the files that are meant.")
}
