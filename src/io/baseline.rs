//! Baselines on the disk, and the paths in them: relative to the baseline's folder, the same on every machine.

use std::fs;
use std::path::{Component, Path, PathBuf};

/// The text of the baseline `file`.
///
/// # Errors
/// When it cannot be read.
pub fn read_baseline(file: &Path) -> std::io::Result<String> {
    fs::read_to_string(file)
}

/// Writes the baseline `file`.
///
/// # Errors
/// When it cannot be written.
pub fn write_baseline(file: &Path, text: &str) -> std::io::Result<()> {
    fs::write(file, text)
}

/// The folder of `file`, whole and without links.
pub fn folder_of(file: &Path) -> PathBuf {
    let folder = file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::canonicalize(folder).or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_path_buf())
}

/// `path` as seen from `folder`, which comes from [`folder_of`], with `/` between its parts. It is the same however the
/// path was given and wherever the run began.
pub fn relative(path: &Path, folder: &Path) -> String {
    let full = folder_of(path).join(path.file_name().unwrap_or_default());
    let shared = full.components().zip(folder.components()).take_while(|(left, right)| left == right).count();
    if shared == 0 {
        return full.to_string_lossy().replace('\\', "/");
    }
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    let parts = up.chain(full.components().skip(shared)).map(|it| it.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::relative;

    #[test]
    fn paths_are_seen_from_the_folder() {
        for (path, folder, expected) in [
            ("/no-such/a/b.txt", "/no-such", "a/b.txt"),
            ("/no-such/b.txt", "/no-such", "b.txt"),
            ("/no-such/a/b.txt", "/no-such/base", "../a/b.txt"),
            ("/no-such/a/b.txt", "/no-such/x/y", "../../a/b.txt"),
        ] {
            assert_eq!(relative(Path::new(path), Path::new(folder)), expected, "{path} from {folder}");
        }
    }
}
