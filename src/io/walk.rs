//! Walks folders for inputs, as git and ripgrep would: ignore files hold, hidden files stay out, links are not followed.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// What a path given on the command line holds.
pub enum Walked {
    /// A file that was named, or found in a folder (`false`).
    File(PathBuf, bool),
    /// Something that cannot be looked at, and why.
    Failed(PathBuf, String),
}

/// Hands the inputs under `paths` to `each`, folders in sorted order. `wanted` tells which found files to keep; named
/// files are always kept. Files come once, however often they are reached.
///
/// # Errors
/// The first of `each`, which ends the walk.
pub fn walk<E>(
    paths: &[PathBuf],
    no_ignore: bool,
    wanted: impl Fn(&Path) -> bool,
    mut each: impl FnMut(Walked) -> Result<(), E>,
) -> Result<(), E> {
    // Below one path nothing is reached twice.
    let several = paths.len() > 1;
    let mut seen = HashSet::new();
    let mut is_new = |path: &Path| !several || seen.insert(path.to_path_buf());
    for path in paths {
        if path.is_dir() {
            folder(path, no_ignore, |path| wanted(path) && is_new(path), &mut each)?;
        } else if is_new(path) {
            each(Walked::File(path.clone(), true))?;
        }
    }
    Ok(())
}

fn folder<E>(
    root: &Path,
    no_ignore: bool,
    mut wanted: impl FnMut(&Path) -> bool,
    each: &mut impl FnMut(Walked) -> Result<(), E>,
) -> Result<(), E> {
    let mut builder = WalkBuilder::new(root);
    builder.follow_links(false).require_git(false).add_custom_ignore_filename(".factlintignore");
    // What is sorted shares its folder: whole paths compare as the names do, and need not be taken apart.
    builder.sort_by_file_path(|left, right| left.as_os_str().cmp(right.as_os_str()));
    if no_ignore {
        builder.standard_filters(false).hidden(true);
    }
    for entry in builder.build() {
        match entry {
            Ok(entry) => {
                let file = entry.file_type().is_some_and(|kind| kind.is_file());
                let path = entry.into_path();
                let clean = path.strip_prefix("./").map(Path::to_path_buf).unwrap_or(path);
                if file && wanted(&clean) {
                    each(Walked::File(clean, false))?;
                }
            }
            Err(error) => each(Walked::Failed(root.to_path_buf(), error.to_string()))?,
        }
    }
    Ok(())
}
