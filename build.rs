//! Embeds `rules/*.toml` and the word lists of claims: adding a rule is adding a file.
//!
//! What a run needs of them is embedded as JSON, which is read in a tenth of the time: the word lists, and every
//! rule without its prose and examples. The rules' files are embedded as they are, too, for those who read about a rule.

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
    for name in ["cues", "substance"] {
        let words: Table = fs::read_to_string(Path::new(&root).join(format!("data/{name}.toml")))?.parse()?;
        fs::write(Path::new(&out).join(format!("{name}.json")), serde_json::to_string(&words)?)?;
    }
    Ok(())
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
