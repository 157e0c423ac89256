//! Reads one input, and the references kept beside it.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::document::reference::{SidecarEntry, parse_sidecar};
use crate::read::{DecodeError, decode};

/// Why an input could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The disk says no.
    #[error("cannot be read: {0}")]
    Io(#[from] std::io::Error),
    /// It is neither a file nor a folder.
    #[error("is not a regular file")]
    Special,
    /// Its bytes are not text.
    #[error(transparent)]
    Decode(#[from] DecodeError),
    /// A sidecar that is not what one should be.
    #[error("has a sidecar `{0}` that cannot be read: {1}")]
    Sidecar(String, String),
    /// A file of suppressions that is not one.
    #[error("has suppressions in `{0}` that cannot be used: the file {1}")]
    Suppressions(String, String),
}

impl ReadError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Io(error) if error.kind() == ErrorKind::NotFound => "check the path",
            Self::Io(_) => "check that the file may be read",
            Self::Special => "name a file or a folder",
            Self::Decode(error) => error.help(),
            Self::Suppressions(..) => "a file of suppressions is TOML: one `[[suppress]]` after the other",
            Self::Sidecar(..) => "a sidecar is JSON: a list of references, or an object with their numbers as keys",
        }
    }
}

/// The text of a named file, written over `room`.
///
/// # Errors
/// When it cannot be read, is no regular file or no UTF-8 text.
pub fn read_file(path: &Path, room: String) -> Result<String, ReadError> {
    // A FIFO would block when opened, so its kind is asked for first.
    if fs::metadata(path)?.is_file() { read_found(path, room) } else { Err(ReadError::Special) }
}

/// The text of a file that a walk found, written over `room`: it is known to be a regular one.
///
/// # Errors
/// When it cannot be read or is no UTF-8 text.
pub fn read_found(path: &Path, room: String) -> Result<String, ReadError> {
    let mut bytes = room.into_bytes();
    bytes.clear();
    bytes.reserve(ROOM);
    // A limited reader does not ask for the size of the file: one call less.
    File::open(path)?.take(u64::MAX).read_to_end(&mut bytes)?;
    Ok(decode(bytes)?)
}

/// Bytes in which most answers have room.
const ROOM: usize = 32 * 1024;

/// The bytes of a file; none where it cannot be looked at.
pub fn size(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |it| it.len())
}

/// The text on standard input.
///
/// # Errors
/// When it cannot be read or is no UTF-8 text.
pub fn read_stdin() -> Result<String, ReadError> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(decode(bytes)?)
}

/// What may be kept beside an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beside {
    /// References, in `NAME.sources.json`.
    pub references: bool,
    /// Suppressions, in `NAME.factlint.toml`.
    pub suppressions: bool,
}

impl Beside {
    /// Whatever there is.
    pub const ANYTHING: Self = Self { references: true, suppressions: true };
    /// Nothing at all.
    pub const NOTHING: Self = Self { references: false, suppressions: false };
}

/// What a folder may hold beside answers. One look at the folder costs less than one at every answer in it.
pub fn kept_beside(folder: &Path) -> Beside {
    let Ok(entries) = fs::read_dir(folder) else { return Beside::ANYTHING };
    let mut found = Beside::NOTHING;
    for entry in entries {
        let Ok(entry) = entry else { return Beside::ANYTHING };
        let name = entry.file_name();
        found.references |= name.as_encoded_bytes().ends_with(b".sources.json");
        found.suppressions |= name.as_encoded_bytes().ends_with(b".factlint.toml");
        if found == Beside::ANYTHING {
            break;
        }
    }
    found
}

/// Where suppressions of `path` are kept beside it.
pub fn suppressions_path(path: &Path) -> PathBuf {
    path.with_extension("factlint.toml")
}

/// The text of `NAME.factlint.toml` beside `NAME.txt`, and its path; none where there is no such file.
///
/// # Errors
/// When the file exists and cannot be read: nobody can tell what it accepts.
pub fn suppressions(path: &Path) -> Result<Option<(PathBuf, String)>, ReadError> {
    let beside = suppressions_path(path);
    // A FIFO would block when opened, so its kind is asked for first.
    let read =
        fs::metadata(&beside).and_then(|kind| if kind.is_file() { fs::read(&beside).map(Some) } else { Ok(None) });
    match read {
        Ok(None) => Err(ReadError::Suppressions(beside.display().to_string(), ReadError::Special.to_string())),
        Ok(Some(bytes)) => match decode(bytes) {
            Ok(text) => Ok(Some((beside, text))),
            Err(error) => Err(ReadError::Suppressions(beside.display().to_string(), error.to_string())),
        },
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ReadError::Suppressions(beside.display().to_string(), ReadError::Io(error).to_string())),
    }
}

/// References kept in `NAME.sources.json` beside `NAME.txt`; none where there is no such file.
///
/// # Errors
/// When the file exists and is not a list of references.
pub fn sidecar(path: &Path) -> Result<Vec<SidecarEntry>, ReadError> {
    let beside = path.with_extension("sources.json");
    let Ok(text) = fs::read_to_string(&beside) else { return Ok(Vec::new()) };
    parse_sidecar(&text).map_err(|error| ReadError::Sidecar(beside.display().to_string(), error.to_string()))
}
