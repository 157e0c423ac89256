//! The floor plan of ARCHITECTURE.md, asserted from the source text: a module uses only lower floors.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules by floor, lowest first. Modules of one floor do not know each other.
const FLOORS: &[&[&str]] = &[
    &["text"],
    &["diagnostic", "document"],
    &["read"],
    &["rule"],
    &["rules", "config"],
    &["lint", "report", "io"],
    &["cli"],
];

/// Lines of the longest source file.
const LONGEST: usize = 500;

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

fn all_sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    sources(&root, &mut found);
    let modules = found.into_iter().filter_map(|path| {
        let inside = path.strip_prefix(&root).ok()?.to_path_buf();
        let module = inside.iter().next()?.to_string_lossy().trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&path).ok()?;
        Some((module, inside, text))
    });
    modules.collect()
}

/// Modules of this crate that a line of code names: `crate::a::…` and each of `crate::{a::…, b::…}`.
fn named(line: &str) -> Vec<String> {
    let code = line.split("//").next().unwrap_or("");
    let word = |text: &str| text.chars().take_while(|ch| ch.is_alphanumeric() || *ch == '_').collect::<String>();
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => names.extend(group.split(',').map(|part| word(part.trim()))),
            None => names.push(word(rest)),
        }
    }
    names
}

#[test]
fn imports_lead_down() {
    let mut upward = Vec::new();
    for (module, path, text) in all_sources() {
        let Some(own) = floor(&module) else { continue };
        for line in text.lines() {
            for name in named(line) {
                if name != module && floor(&name).is_some_and(|other| other >= own) {
                    upward.push(format!("{}: {}", path.display(), line.trim()));
                }
            }
        }
    }
    assert!(upward.is_empty(), "{} imports lead up or sideways:\n{}", upward.len(), upward.join("\n"));
}

#[test]
fn every_module_has_a_floor() {
    for (module, path, _) in all_sources() {
        assert!(
            floor(&module).is_some() || module == "lib" || module == "main",
            "{} stands on no floor",
            path.display()
        );
    }
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    for (_, path, text) in all_sources() {
        assert!(text.lines().count() <= LONGEST, "{} has more than {LONGEST} lines", path.display());
        let test = path.file_name().is_some_and(|name| name == "tests.rs");
        assert!(test || text.starts_with("//!"), "{} does not open with a sentence", path.display());
        assert!(path.iter().count() <= 4, "{} lies too deep", path.display());
    }
}

#[test]
fn the_disk_and_the_clock_stay_in_their_rooms() {
    for (module, path, text) in all_sources() {
        if ["io", "cli", "main"].contains(&module.as_str()) {
            continue;
        }
        for needle in ["std::fs", "std::env", "SystemTime::now", "Instant::now", "println!", "eprintln!"] {
            assert!(!text.contains(needle), "{} uses {needle}", path.display());
        }
    }
}
