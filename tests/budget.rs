//! Budgets from outside: a score beyond its limit is an error of its own.

use std::fs;
use std::path::Path;
use std::process::Command;

const ANSWER: &str = "The bridge over the Orm opened in 1998 [1]. The council of Orm closed it in 2004.\n\nSources\n\n[1] https://a.org/x Bridge history\n";

/// The exit code and what is printed of `ANSWER` with a configuration.
fn check(name: &str, configuration: &str) -> (Option<i32>, String) {
    check_file(name, configuration, "a.txt", ANSWER)
}

fn check_file(name: &str, configuration: &str, file: &str, text: &str) -> (Option<i32>, String) {
    let room = Path::new(env!("CARGO_TARGET_TMPDIR")).join("budget").join(name);
    let written = fs::create_dir_all(&room)
        .and_then(|()| fs::write(room.join("factlint.toml"), configuration))
        .and_then(|()| fs::write(room.join(file), text));
    written.unwrap_or_else(|error| panic!("{error}"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(["check", "--today", "2025-12-01", "--format", "concise", file]).current_dir(&room);
    let output = command.output().unwrap_or_else(|error| panic!("{error}"));
    let shown = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    (output.status.code(), shown)
}

#[test]
fn scores_beyond_their_limits_are_errors() {
    let quiet = "ignore = ['uncited-claim']\n";
    let kept = "[budget]\ncoverage = '>= 0.5'\ndangling-rate = 0\nfreshness = '> 0'\n";
    assert_eq!(check("kept", &format!("{quiet}{kept}")), (Some(0), String::new()));
    let broken = "[budget]\ncoverage = '>= 0.95'\ndangling-rate = 0\n";
    let expected = "a.txt:1:1: error[budget-exceeded] coverage is 0.5, the budget is >= 0.95\n";
    assert_eq!(check("broken", &format!("{quiet}{broken}")), (Some(1), expected.to_owned()));
    let lifted = "[[overrides]]\npaths = ['*.txt']\nbudget = { coverage = '>= 0.4' }\n";
    assert_eq!(check("lifted", &format!("{quiet}{broken}{lifted}")), (Some(0), String::new()));
}

#[test]
fn what_is_no_limit_is_told_with_its_place() {
    for (line, message, help) in [
        ("coverage = 'much'", "factlint.toml:2:12: `coverage` is no limit", ">= 0.95"),
        ("covrage = 1", "factlint.toml:2:1: unknown score `covrage`", "did you mean `coverage`?"),
    ] {
        let (code, shown) = check("faults", &format!("[budget]\n{line}\n"));
        assert_eq!(code, Some(2), "{line}");
        assert!(shown.contains(message) && shown.contains(help), "{shown}");
    }
}

#[test]
fn no_suppression_hides_a_broken_limit() {
    let configuration = "[budget]\ncoverage = '>= 0.95'\n";
    let expected = "a.md:3:1: error[budget-exceeded] coverage is 0.5, the budget is >= 0.95\n";
    let all = format!("<!-- factlint-disable-file -- a draft -->\n\n{ANSWER}");
    assert_eq!(check_file("hidden", configuration, "a.md", &all), (Some(1), expected.to_owned()));
    let named = format!("<!-- factlint-disable-file budget-exceeded, uncited-claim -- a draft -->\n\n{ANSWER}");
    let (code, shown) = check_file("hidden", configuration, "a.md", &named);
    assert_eq!(code, Some(1));
    let fault = "warning[invalid-suppression] `budget-exceeded` belongs to the tool itself and cannot be suppressed\n";
    assert!(shown.contains(fault) && shown.ends_with(expected), "{shown}");
}
