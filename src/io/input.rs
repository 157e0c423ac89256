//! Reads one input, and the references kept beside it.

use std::fs;
use std::io::Read;
use std::path::Path;

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
}

impl ReadError {
    /// What to do about it.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Io(error) if error.kind() == std::io::ErrorKind::NotFound => "check the path",
            Self::Io(_) => "check that the file may be read",
            Self::Special => "name a file or a folder",
            Self::Decode(error) => error.help(),
            Self::Sidecar(..) => "a sidecar is JSON: a list of references, or an object with their numbers as keys",
        }
    }
}

/// The text of a named file.
///
/// # Errors
/// When it cannot be read, is no regular file or no UTF-8 text.
pub fn read_file(path: &Path) -> Result<String, ReadError> {
    // A FIFO would block when opened, so its kind is asked for first.
    if fs::metadata(path)?.is_file() { read_found(path) } else { Err(ReadError::Special) }
}

/// The text of a file that a walk found: it is known to be a regular one.
///
/// # Errors
/// When it cannot be read or is no UTF-8 text.
pub fn read_found(path: &Path) -> Result<String, ReadError> {
    Ok(decode(fs::read(path)?)?)
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

/// References kept in `NAME.sources.json` beside `NAME.txt`; none where there is no such file.
///
/// # Errors
/// When the file exists and is not a list of references.
pub fn sidecar(path: &Path) -> Result<Vec<SidecarEntry>, ReadError> {
    let beside = path.with_extension("sources.json");
    let Ok(text) = fs::read_to_string(&beside) else { return Ok(Vec::new()) };
    parse_sidecar(&text).map_err(|error| ReadError::Sidecar(beside.display().to_string(), error.to_string()))
}
