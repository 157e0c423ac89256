//! Writes a changed file back: whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use tempfile::NamedTempFile;

/// Why a file was not written back; it is as it was.
#[derive(Debug, thiserror::Error)]
pub enum ReplaceError {
    /// The disk says no.
    #[error("cannot be written: {0}")]
    Io(#[from] io::Error),
    /// Nobody may write it.
    #[error("is read-only")]
    ReadOnly,
    /// It is not what was read any more.
    #[error("has changed since it was read")]
    Changed,
}

impl ReplaceError {
    /// What to do about it.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Io(_) => "check that the file and its folder may be written, and that there is room",
            Self::ReadOnly => "make it writable, or use `--diff` to see what would change",
            Self::Changed => "check it again",
        }
    }
}

/// Puts `after` in the place of the file at `path`, which holds `before`.
///
/// The new text is written beside it and takes its name when it is complete, with its permissions; a link stays one.
///
/// # Errors
/// When the file cannot be replaced, may not be written or has changed.
pub fn replace(path: &Path, before: &str, after: &str) -> Result<(), ReplaceError> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(ReplaceError::ReadOnly);
    }
    if fs::read(&path)? != before.as_bytes() {
        return Err(ReplaceError::Changed);
    }
    let mut new = NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    new.write_all(after.as_bytes())?;
    new.as_file().set_permissions(permissions)?;
    new.as_file().sync_all()?;
    new.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// Writes the new file at `path`.
///
/// # Errors
/// When it cannot be written, or somebody else has written it.
pub fn create(path: &Path, text: &str) -> Result<(), ReplaceError> {
    fs::File::create_new(path)?.write_all(text.as_bytes())?;
    Ok(())
}
