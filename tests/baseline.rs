//! Baselines from outside: what is known is counted and not printed, what is new fails the run.

mod room;

use std::fs;

use room::{Room, text};

fn room(name: &str) -> Room {
    Room::new(&format!("baseline/{name}"))
}

impl Room {
    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }

    /// The exit code, standard output and standard error of `check`, run in a folder of the room.
    fn check_in(&self, folder: &str, arguments: &[&str]) -> (Option<i32>, String, String) {
        let common = ["check", "--today", "2025-12-01", "--fail-on", "warning"];
        let output = Room(self.0.join(folder)).run(&[&common, arguments].concat());
        (output.status.code(), text(&output), String::from_utf8_lossy(&output.stderr).into_owned())
    }

    fn check(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        self.check_in(".", arguments)
    }
}

const OLD: &str = "The council of Orm closed the bridge in 2004.";
const NEW: &str = "The court of Ystad sentenced the owner of the shipyard to four years in prison.";

fn answer(claims: &[&str]) -> String {
    format!(
        "The bridge over the Orm opened in 1998 [1].\n\n{}\n\nSources\n\n[1] https://a.org/x Bridge history\n",
        claims.join("\n\n")
    )
}

#[test]
fn only_what_is_new_is_printed() {
    let room = room("new");
    room.write("answers/a.txt", answer(&[OLD])).write("answers/b.txt", answer(&[]));
    let (code, shown, _) = room.check(&["--write-baseline", "known.json", "answers"]);
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.starts_with("no diagnostics in 2 files, 1 known in the baseline\n"), "{shown}");
    assert!(shown.contains("note: the baseline known.json was written\n"), "{shown}");
    let written = room.read("known.json");
    assert!(written.contains("    \"answers/a.txt\": [\n      { \"rule\": \"uncited-claim\", \"fingerprint\": \""));
    assert!(!written.contains("b.txt"), "{written}");

    let (code, shown, _) = room.check(&["--baseline", "known.json", "--format", "concise", "answers"]);
    assert_eq!((code, shown.as_str()), (Some(0), ""));
    room.write("answers/a.txt", answer(&[NEW, OLD]));
    let (code, shown, _) = room.check(&["--baseline", "known.json", "--format", "concise", "answers"]);
    assert_eq!(code, Some(1));
    assert_eq!(shown, "answers/a.txt:3:1: warning[uncited-claim] this claim has no citation\n");
    let (_, shown, _) = room.check(&["--baseline", "known.json", "--format", "json", "answers"]);
    assert!(shown.contains("\"warnings\":1,") && shown.contains("\"known\":1,\"removable\":0}"), "{shown}");
    room.check(&["--write-baseline", "again.json", "answers"]);
    room.check(&["--write-baseline", "more.json", "--threads", "1", "answers/b.txt", "answers/a.txt"]);
    assert_eq!(room.read("again.json"), room.read("more.json"), "the order of the inputs shows");
}

#[test]
fn what_was_mended_is_counted_where_it_was_looked_for() {
    let room = room("mended");
    room.write("a.txt", answer(&[OLD, NEW])).write("b.txt", answer(&[OLD]));
    room.check(&["--write-baseline", "known.json", "."]);
    room.write("a.txt", answer(&[NEW])).write("b.txt", answer(&[]));
    let removable = |arguments: &[&str]| {
        let (code, shown, _) = room.check(&[&["--baseline", "known.json"], arguments].concat());
        assert_eq!(code, Some(0), "{shown}");
        shown.lines().find(|line| line.contains("fixed")).unwrap_or("").to_owned()
    };
    assert_eq!(
        removable(&["."]),
        "note: 2 entries of the baseline are fixed or suppressed: write it anew (--write-baseline)"
    );
    assert_eq!(
        removable(&["a.txt"]),
        "note: 1 entry of the baseline is fixed or suppressed: write it anew (--write-baseline)"
    );
    assert_eq!(removable(&["--select", "dangling-citation", "."]), "");
    room.write("b.txt", "");
    assert_eq!(
        removable(&["b.txt"]),
        "note: 1 entry of the baseline is fixed or suppressed: write it anew (--write-baseline)"
    );
}

#[test]
fn paths_are_relative_to_the_baseline() {
    let room = room("paths");
    room.write("site/answers/a.txt", answer(&[OLD])).write("base/keep", "");
    room.check(&["--write-baseline", "base/known.json", "site"]);
    assert!(room.read("base/known.json").contains("\"../site/answers/a.txt\""), "{}", room.read("base/known.json"));
    for (folder, arguments) in [
        (".", &["--baseline", "base/known.json", "./site/../site/answers/a.txt"][..]),
        ("site", &["--baseline", "../base/known.json", "."]),
        ("site/answers", &["--baseline", "../../base/known.json", "a.txt"]),
    ] {
        assert_eq!(room.check_in(folder, arguments).0, Some(0), "{folder}: {arguments:?}");
    }
}

#[test]
fn the_configuration_names_one_beside_itself() {
    let room = room("config");
    room.write("site/factlint.toml", "baseline = 'known.json'\n").write("site/answers/a.txt", answer(&[OLD]));
    let (code, shown, fault) = room.check(&["site"]);
    assert_eq!((code, shown.as_str()), (Some(2), ""));
    assert_eq!(
        fault,
        "error: baseline `site/known.json`, named at site/factlint.toml:1, does not exist\n  = help: write it with `factlint check --write-baseline site/known.json`\n"
    );
    assert_eq!(room.check(&["--write-baseline", "site/known.json", "site"]).0, Some(0));
    assert_eq!(room.check(&["site"]).0, Some(0));
    assert_eq!(room.check_in("site/answers", &["a.txt"]).0, Some(0));
    room.write("site/answers/a.txt", answer(&[OLD, NEW]));
    assert_eq!(room.check(&["site"]).0, Some(1));
    room.write("site/factlint.toml", "baseline = 3\n");
    assert_eq!(room.check(&["site"]).0, Some(2));
}

#[test]
fn what_is_no_baseline_ends_the_run() {
    let room = room("faults");
    room.write("a.txt", answer(&[OLD]))
        .write("broken.json", "{\n  \"version\": 1,\n<<<<<<< HEAD\n")
        .write("newer.json", "{ \"version\": 2, \"known\": [] }");
    for (file, message, help) in [
        ("missing.json", "`missing.json` does not exist", "factlint check --write-baseline missing.json"),
        ("broken.json", "`broken.json` is broken: ", "restore it from version control"),
        ("newer.json", "`newer.json` has version 2, and this factlint reads versions up to 1", "update factlint"),
        (".", "`.` cannot be read", "a file that may be read"),
    ] {
        let (code, shown, fault) = room.check(&["--baseline", file, "a.txt"]);
        assert_eq!((code, shown.as_str()), (Some(2), ""), "{file}");
        assert!(fault.contains(message) && fault.contains(help), "{fault}");
    }
    assert_eq!(room.check(&["--write-baseline", "no/folder.json", "a.txt"]).0, Some(2));
    assert_eq!(room.check(&["--write-baseline", "x.json", "--baseline", "x.json", "a.txt"]).0, Some(2));
}

#[test]
fn a_baseline_of_what_could_not_be_read_is_not_written() {
    let room = room("unread");
    room.write("a.txt", answer(&[OLD])).write("nul.txt", "It opened\0 [1].").write("known.json", "old");
    assert_eq!(room.check(&["--write-baseline", "known.json", "."]).0, Some(4));
    fs::create_dir_all(room.0.join("nothing")).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(room.check(&["--write-baseline", "known.json", "nothing"]).0, Some(3));
    assert_eq!(room.read("known.json"), "old");
}
