//! Embeds `rules/*.toml` and the word lists of claims: adding a rule is adding a file.
//!
//! What a run needs of them is embedded as JSON, which is read in a tenth of the time: the word lists, and every
//! rule without its prose and examples. The rules' files are embedded as they are, too, for those who read about a rule.
//! Names of months and labels of dates become tables, so that a run has nothing to read.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=data");
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let out = env::var("OUT_DIR")?;
    let mut files: Vec<_> = fs::read_dir(Path::new(&root).join("rules"))?
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .map(|entry| entry.path())
        .collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    let mut code = String::from("/// Name and text of every rule's file.\nconst EMBEDDED: &[(&str, &str)] = &[\n");
    let mut lean =
        String::from("/// Name of every rule, and what a run needs of its file.\nconst LEAN: &[(&str, &str)] = &[\n");
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let _ = writeln!(code, "    ({name:?}, include_str!({:?})),", path.display().to_string());
        let text = fs::read_to_string(&path)?;
        // What is no TOML is told by a test, with the place of the fault.
        if let Ok(rule) = text.parse::<Table>() {
            let _ = writeln!(lean, "    ({name:?}, {:?}),", serde_json::to_string(&without_prose(rule))?);
        }
    }
    fs::write(Path::new(&out).join("embedded.rs"), format!("{code}];\n{lean}];\n"))?;
    for name in ["attributions", "cues", "substance"] {
        let words: Table = fs::read_to_string(Path::new(&root).join(format!("data/{name}.toml")))?.parse()?;
        fs::write(Path::new(&out).join(format!("{name}.json")), serde_json::to_string(&words)?)?;
    }
    let data = |name: &str| fs::read_to_string(Path::new(&root).join("data").join(name));
    let calendar = data("calendar.txt")?;
    let known = names("MONTHS", "months", &calendar)? + &names("WEEKDAYS", "weekdays", &calendar)?;
    fs::write(Path::new(&out).join("names.rs"), known)?;
    fs::write(Path::new(&out).join("labels.rs"), labels(&data("dated-lines.txt")?))?;
    Ok(())
}

/// The lines of the sections of a word list, with the names of these.
fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut section = "";
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |line| {
        match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            Some(name) => section = name,
            None => return Some((section, line)),
        }
        None
    })
}

/// The names of months or weekdays with their numbers from 1 on, sorted.
fn names(constant: &str, section: &str, text: &str) -> Result<String, Box<dyn Error>> {
    let mut known = BTreeMap::new();
    for (_, line) in lines(text).filter(|(held, _)| *held == section) {
        let (_, forms) = line.split_once(':').ok_or_else(|| format!("no language: {line}"))?;
        for (number, forms) in (1..).zip(forms.split(',')) {
            for form in forms.split_whitespace() {
                if known.insert(form, number).is_some_and(|held: i8| held != number) {
                    return Err(format!("`{form}` has two numbers in {section}").into());
                }
            }
        }
    }
    let pairs: Vec<_> = known.into_iter().collect();
    Ok(format!("/// Names with their numbers, sorted.\nconst {constant}: &[(&str, i8)] = &{pairs:?};\n"))
}

/// The labels of dated lines with what they promise; one that another one begins with stands behind it.
fn labels(text: &str) -> String {
    let mut labels: Vec<_> = lines(text).map(|(section, label)| (label, section)).collect();
    labels.sort_by_key(|(label, _)| std::cmp::Reverse(label.len()));
    let mut code = String::from("/// Labels with what they promise.\nconst LABELS: &[(&str, LineKind)] = &[\n");
    for (label, section) in labels {
        let kind: String = section.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        let _ = writeln!(code, "    ({label:?}, LineKind::{kind}),");
    }
    code + "];\n"
}

/// The file of a rule without what only people read.
fn without_prose(mut rule: Table) -> Table {
    for key in ["detection", "known-false-positives", "example"] {
        rule.remove(key);
    }
    rule.insert("why".to_owned(), Value::String(String::new()));
    let options = rule.get_mut("options").and_then(Value::as_table_mut).into_iter().flatten();
    for option in options.filter_map(|(_, option)| option.as_table_mut()) {
        option.insert("doc".to_owned(), Value::String(String::new()));
    }
    let patterns = rule.get_mut("pattern").and_then(Value::as_array_mut).into_iter().flatten();
    for pattern in patterns.filter_map(Value::as_table_mut) {
        pattern.remove("matches");
        pattern.remove("rejects");
    }
    rule
}
