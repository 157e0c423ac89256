//! What the README shows is what factlint prints.

use std::path::{Path, PathBuf};
use std::process::Command;

use factlint::rule::Preset;

fn readme() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap_or_default()
}

/// A folder that holds a copy of the examples: some commands write files.
fn room() -> PathBuf {
    let room = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme");
    let copy = || -> std::io::Result<()> {
        std::fs::create_dir_all(room.join("examples"))?;
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"))? {
            let path = entry?.path();
            if path.is_file() {
                std::fs::copy(&path, room.join("examples").join(path.file_name().unwrap_or_default()))?;
            }
        }
        Ok(())
    };
    copy().unwrap_or_else(|error| panic!("{error}"));
    room
}

fn factlint(room: &Path, arguments: &[&str]) -> (String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_factlint"))
        .args(arguments)
        .current_dir(room)
        .env_remove("FACTLINT_TODAY")
        .env("COLUMNS", "100")
        .output();
    output.map_or((String::new(), None), |it| (String::from_utf8_lossy(&it.stdout).into_owned(), it.status.code()))
}

/// The commands in console blocks and what the README says that they print.
fn commands(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for block in text.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or("");
        let mut lines = block.lines();
        let command = lines.next().unwrap_or("").trim_start_matches("$ ").to_owned();
        let output = lines.fold(String::new(), |text, line| text + line + "\n");
        found.push((command, output));
    }
    found
}

#[test]
fn every_command_does_what_it_says() {
    let commands = commands(&readme());
    assert!(commands.len() >= 3, "the README lost its commands");
    let room = room();
    for (command, expected) in commands {
        let words: Vec<&str> = command.split_whitespace().collect();
        match words.as_slice() {
            ["cargo", "test"] => {}
            ["cargo", "run", "--release", "--", rest @ ..] => assert_eq!(factlint(&room, rest).1, Some(1), "{command}"),
            ["factlint", rest @ ..] => assert_eq!(factlint(&room, rest).0, expected, "{command}"),
            _ => panic!("the README shows a command that no test knows: {command}"),
        }
    }
}

#[test]
fn the_configuration_shown_is_valid() {
    let text = readme();
    let known = factlint::rules::shipped();
    let blocks: Vec<&str> = text.split("```toml\n").skip(1).filter_map(|block| block.split("```").next()).collect();
    assert!(blocks.len() >= 2, "the README lost its configuration");
    for toml in blocks {
        let parsed = factlint::config::parse("factlint.toml", toml, factlint::config::FileKind::Factlint, &known);
        assert!(parsed.is_ok_and(|layer| layer.is_some()), "{toml}");
    }
}

#[test]
fn the_table_of_rules_is_complete() {
    let text = readme();
    for info in factlint::rules::shipped() {
        let presets: Vec<&str> = info.presets.iter().map(|preset| preset.as_str()).collect();
        let presets = if info.reserved { "always".to_owned() } else { presets.join(", ") };
        let severity = info.severity.get(Preset::Recommended).as_str();
        let row = format!("| `{}` | {severity} | {presets} | {} |", info.id, info.summary);
        assert!(text.contains(&row), "README.md lacks {row}");
    }
}
