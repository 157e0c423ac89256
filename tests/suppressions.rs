//! Suppressions from outside: in comments, in the configuration, in the file beside an answer.

mod room;

use room::{Room, text};

/// The claim stands in line 3, behind nothing or behind what a case puts before it.
const CITED: &str = "The bridge over the Orm opened in 1998 [1].";
const CLAIM: &str = "The council of Orm closed it in 2004.";
const LIST: &str = "Sources\n\n[1] https://a.org/x Bridge history\n";

/// What `check` says of a Markdown answer with `before` between its sentences, and how it ends.
fn checked(room: &Room, middle: &str, arguments: &[&str]) -> (Vec<String>, Option<i32>) {
    room.write("a.md", format!("{CITED}\n\n{middle}\n\n## {LIST}"));
    let output = room.run(&[&["check", "--format", "concise", "a.md"], arguments].concat());
    let lines = text(&output).lines().map(|line| line.trim_start_matches("a.md:").to_owned()).collect();
    (lines, output.status.code())
}

fn check(room: &Room, middle: &str, expected: &[&str]) {
    assert_eq!(checked(room, middle, &[]).0, expected, "{middle}");
}

#[test]
fn comments_hold_where_they_say() {
    let room = Room::new("suppress-comments");
    let claim = "error[uncited-claim] this claim has no citation";
    check(&room, CLAIM, &[&format!("3:1: {claim}")]);
    let next = "<!-- factlint-disable-next-line uncited-claim -- known -->";
    check(&room, &format!("{next}\n{CLAIM}"), &[]);
    check(&room, &format!("{next}\n\n{CLAIM}"), &[]);
    check(&room, &format!("{next}\n\n\nIt is long.\n{CLAIM}"), &[]);
    check(&room, &format!("It is long [1]. {next}\n{CLAIM}"), &[]);
    // One comment may stand above the other, or beside it.
    let strict = "<!-- factlint-disable-next-line unused-reference -->";
    check(&room, &format!("{next}\n{strict}\n{CLAIM}"), &[]);
    check(&room, &format!("{next} {strict}\n{CLAIM}"), &[]);
    check(&room, &format!("{next}\n\n{strict}\n\n{CLAIM}"), &[]);
    check(&room, &format!("> {next}\n> {CLAIM}"), &[]);
    check(&room, &format!("- {next}\n  {CLAIM}"), &[]);
    let unused = "warning[unused-suppression] suppression of `uncited-claim` has no effect";
    check(&room, &format!("{next}\nIt is long.\n\n{CLAIM}"), &[&format!("3:1: {unused}"), &format!("6:1: {claim}")]);
    check(&room, &format!("{next}\n\nIt is long.\n\n{CLAIM}"), &[&format!("3:1: {unused}"), &format!("7:1: {claim}")]);
    let (on, off) = ("<!-- factlint-disable uncited-claim -->", "<!-- factlint-enable uncited-claim -->");
    check(&room, &format!("{on}\n\n{CLAIM}\n\n{off}"), &[]);
    check(&room, &format!("{on}\n\n{CLAIM}"), &[]);
    check(&room, &format!("{on}\n\n{CLAIM}\n\n<!-- factlint-enable -->"), &[]);
    check(&room, &format!("{on}\n\n{off}\n\n{CLAIM}"), &[&format!("3:1: {unused}"), &format!("7:1: {claim}")]);
    check(&room, &format!("{CLAIM}\n\n<!-- factlint-disable-file uncited-claim -->"), &[]);
    check(&room, &format!("{CLAIM}\n\n<!-- factlint-disable-file -- a draft -->"), &[]);
    check(&room, &format!("<!-- factlint-disable-next-line -->\n{CLAIM}"), &[]);
    // The claim begins with the code.
    check(&room, &format!("`{next}`\n{CLAIM}"), &[&format!("3:1: {claim}")]);
    check(&room, &format!("    {next}\n\n{CLAIM}"), &[&format!("5:1: {claim}")]);
}

#[test]
fn invalid_suppressions_are_told_and_hide_nothing() {
    let room = Room::new("suppress-invalid");
    let claim = |line: usize| format!("{line}:1: error[uncited-claim] this claim has no citation");
    let invalid = |place: &str, message: &str| format!("{place}: warning[invalid-suppression] {message}");
    for (comment, place, message) in [
        ("<!-- factlint-disable-next-line uncited-clam -->", "3:33", "unknown rule `uncited-clam`"),
        (
            "<!-- factlint-disable-next-line rule-failed -->",
            "3:33",
            "`rule-failed` belongs to the tool itself and cannot be suppressed",
        ),
        (
            "<!-- factlint-disable-next-line unused-suppression -->",
            "3:33",
            "`unused-suppression` speaks of suppressions and cannot be suppressed",
        ),
        (
            "<!-- factlint-disable-nxt-line uncited-claim -->",
            "3:6",
            "factlint knows no comment `factlint-disable-nxt-line`",
        ),
        ("<!-- factlint-disable -->", "3:1", "`factlint-disable` does not say which rules are meant"),
        ("<!-- factlint-enable uncited-claim -->", "3:22", "`uncited-claim` is not disabled here"),
        ("<!-- factlint-enable -->", "3:1", "nothing is disabled here"),
    ] {
        check(&room, &format!("{comment}\n{CLAIM}"), &[&invalid(place, message), &claim(4)]);
    }
    room.write("a.txt", format!("{CITED}\n\n<!-- factlint-disable-file uncited-claim -->\n{CLAIM}\n"));
    let shown = text(&room.run(&["check", "--format", "concise", "--select", "uncited-claim", "a.txt"]));
    assert!(shown.contains("a.txt:3:1: warning[invalid-suppression] a comment is text here"), "{shown}");
    // What is written behind a comment that is never closed is part of it.
    room.write("a.md", format!("{CITED}\n\n{CLAIM}\n\n<!-- factlint-disable-file uncited-claim\n"));
    let shown = text(&room.run(&["check", "--format", "concise", "--select", "uncited-claim", "a.md"]));
    assert_eq!(shown, format!("a.md:{}\na.md:{}\n", claim(3), invalid("5:1", "this comment is never closed")));
    // A suppression of all rules does not hide that another one is invalid.
    let all = "<!-- factlint-disable-file -- a draft -->\n<!-- factlint-disable-next-line uncited-clam -->";
    check(&room, &format!("{all}\n{CLAIM}"), &[&invalid("4:33", "unknown rule `uncited-clam`")]);
    // The names beside an unknown one hold.
    let both = "<!-- factlint-disable-next-line uncited-clam, uncited-claim -->";
    check(&room, &format!("{both}\n{CLAIM}"), &[&invalid("3:33", "unknown rule `uncited-clam`")]);
}

#[test]
fn a_reason_can_be_required() {
    let room = Room::new("suppress-reason");
    room.write("factlint.toml", "require-reason = true\n");
    let bare = format!("<!-- factlint-disable-next-line uncited-claim -->\n{CLAIM}");
    check(
        &room,
        &bare,
        &[
            "3:1: warning[invalid-suppression] this suppression gives no reason, and so it does not hold",
            "4:1: error[uncited-claim] this claim has no citation",
        ],
    );
    check(&room, &format!("<!-- factlint-disable-next-line uncited-claim -- known -->\n{CLAIM}"), &[]);
    let pair = format!("<!-- factlint-disable uncited-claim -- known -->\n{CLAIM}\n\n<!-- factlint-enable -->");
    check(&room, &pair, &[]);
}

#[test]
fn only_rules_that_run_are_judged() {
    let room = Room::new("suppress-judged");
    let middle = "<!-- factlint-disable-file uncited-claim, orphan-citation, unused-reference -->";
    let (lines, _) = checked(&room, middle, &[]);
    let names = "suppression of `uncited-claim`, `orphan-citation` has no effect";
    assert_eq!(lines, [format!("3:28: warning[unused-suppression] {names}")]);
    let (lines, _) = checked(&room, middle, &["--ignore", "uncited-claim"]);
    assert_eq!(lines, ["3:43: warning[unused-suppression] suppression of `orphan-citation` has no effect"]);
    let all = "<!-- factlint-disable-file -->";
    assert_eq!(checked(&room, all, &["--ignore", "uncited-claim"]).0, [""; 0]);
    let (lines, _) = checked(&room, all, &[]);
    assert_eq!(lines, ["3:1: warning[unused-suppression] suppression of all rules has no effect"]);
}

#[test]
fn what_is_suppressed_is_counted_and_fails_no_run() {
    let room = Room::new("suppress-counts");
    let middle = format!("<!-- factlint-disable-next-line uncited-claim -- known to all -->\n{CLAIM}");
    assert_eq!(checked(&room, &middle, &[]), (Vec::new(), Some(0)));
    let shown = text(&room.run(&["check", "a.md"]));
    assert!(shown.starts_with("no diagnostics, 1 suppressed in 1 file\n"), "{shown}");
    let output = room.run(&["check", "--format", "json", "a.md"]);
    let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    let one = &value["files"][0]["diagnostics"][0];
    assert_eq!(one["suppressed"], serde_json::json!({ "kind": "comment", "reason": "known to all" }));
    assert_eq!(one["rule"], "uncited-claim");
    assert_eq!((&value["summary"]["errors"], &value["summary"]["suppressed"]), (&0.into(), &1.into()));
}

#[test]
fn entries_beside_an_answer_hold() {
    let room = Room::new("suppress-beside");
    room.write("a.txt", format!("{CITED}\n\n{CLAIM}\n\n{LIST}"));
    assert_eq!(room.code(&["check", "a.txt"]), Some(1));
    let entry = "[[suppress]]\nrule = \"uncited-claim\"\nreason = \"known\"\n";
    room.write("a.factlint.toml", entry);
    for path in ["a.txt", "."] {
        assert_eq!(room.code(&["check", path]), Some(0));
        assert_eq!(text(&room.run(&["check", "--format", "concise", path])), "");
    }
    let json = room.run(&["check", "--format", "json", "a.txt"]);
    let value: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap_or_default();
    let one = &value["files"][0]["diagnostics"][0];
    assert_eq!(one["suppressed"]["kind"], "sidecar");
    let print = one["fingerprint"].as_str().unwrap_or_default();
    room.write("a.factlint.toml", format!("[[suppress]]\nrule = \"uncited-claim\"\nfingerprint = \"{print}\"\n"));
    assert_eq!(text(&room.run(&["check", "--format", "concise", "a.txt"])), "");
    let other = "[[suppress]]\nrule = \"uncited-claim\"\nfingerprint = \"0123456789abcdef\"\n";
    room.write("a.factlint.toml", format!("{other}\n[[suppress]]\nrule = \"uncited-clam\"\n"));
    let shown = text(&room.run(&["check", "--format", "concise", "a.txt"]));
    assert_eq!(
        shown,
        "a.txt:3:1: error[uncited-claim] this claim has no citation\n\
         a.factlint.toml:1:1: warning[unused-suppression] suppression of `uncited-claim` has no effect\n\
         a.factlint.toml:6:8: warning[invalid-suppression] unknown rule `uncited-clam`\n"
    );
    let human = text(&room.run(&["check", "a.txt"]));
    assert!(human.contains("1 error, 2 warnings in 1 file\n"), "{human}");
    for (text_of, expected) in [
        ("[[suppress]\n", "a.factlint.toml:1:12: warning[invalid-suppression] "),
        ("suppress = 3\n", "a.factlint.toml:1:1: warning[invalid-suppression] `suppress` is a list of tables"),
        (
            "[[suppress]]\npath = 'a'\nrule = 'uncited-claim'\n",
            "a.factlint.toml:2:1: warning[invalid-suppression] this file has no `path`",
        ),
    ] {
        room.write("a.factlint.toml", text_of);
        let shown = text(&room.run(&["check", "--format", "concise", "a.txt"]));
        assert!(shown.contains(expected), "{shown}");
    }
    room.write("a.factlint.toml", b"\xff");
    assert_eq!(room.code(&["check", "a.txt"]), Some(4));
    let shown = text(&room.run(&["check", "--format", "concise", "a.txt"]));
    let fault = "has suppressions in `a.factlint.toml` that cannot be used: the file is not valid UTF-8 at byte 0";
    assert!(shown.contains(fault), "{shown}");
    std::fs::remove_file(room.0.join("a.factlint.toml")).unwrap_or_else(|error| panic!("{error}"));
    room.write("a.factlint.toml/x", "");
    assert_eq!(room.code(&["check", "."]), Some(4));
}

#[test]
fn entries_of_the_configuration_hold() {
    let room = Room::new("suppress-config");
    let entry = |path: &str| format!("[[suppress]]\npath = \"{path}\"\nrule = \"uncited-claim\"\nreason = \"known\"\n");
    room.write("answers/a.txt", format!("{CITED}\n\n{CLAIM}\n\n{LIST}"))
        .write("answers/b.txt", format!("{CITED}\n\n{LIST}"))
        .write("factlint.toml", entry("answers/a.txt"));
    assert_eq!(text(&room.run(&["check", "--format", "concise", "."])), "");
    assert_eq!(room.code(&["check", "answers/a.txt"]), Some(0));
    room.write("factlint.toml", format!("{}\n{}\n{}", entry("answers/*"), entry("answers/b.txt"), entry("other/*")));
    let shown = text(&room.run(&["check", "--format", "concise", "."]));
    let unused = "warning[unused-suppression] suppression of `uncited-claim` has no effect";
    assert_eq!(shown, format!("factlint.toml:6:1: {unused}\nfactlint.toml:11:1: {unused}\n"));
    // Less was checked than the entries may be about.
    assert_eq!(text(&room.run(&["check", "--format", "concise", "answers"])), "");
    assert_eq!(text(&room.run(&["check", "--format", "concise", "answers/b.txt"])), "");
    let bare = "require-reason = true\n[[suppress]]\npaths = [\"answers/*\"]\nrule = \"uncited-claim\"\n";
    room.write("factlint.toml", bare);
    let shown = text(&room.run(&["check", "--format", "concise", "."]));
    assert!(shown.contains("factlint.toml:2:1: warning[invalid-suppression] "), "{shown}");
    assert_eq!(room.code(&["check", "."]), Some(1));
    for (text_of, place) in [
        ("[[suppress]]\nrule = 'uncited-claim'\n", "1:1: a suppression of the configuration needs `path`"),
        ("[[suppress]]\npath = 'a'\n", "1:1: a suppression needs `rule`"),
        ("[[suppress]]\npath = 'a'\nrule = 'uncited-clam'\n", "3:8: unknown rule `uncited-clam`"),
        ("[[suppress]]\npath = 'a'\nrule = 'uncited-claim'\nfingerprint = 'x'\n", "4:15: a fingerprint is"),
        (
            "[[suppress]]\npath = 'a'\nrule = 'uncited-claim'\nreson = 'x'\n",
            "4:1: unknown key of a suppression `reson`",
        ),
    ] {
        room.write("factlint.toml", text_of);
        let output = room.run(&["check", "."]);
        let shown = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && shown.contains(place), "{shown}");
    }
}

#[test]
fn everything_reported_can_be_accepted_at_once() {
    let room = Room::new("suppress-add");
    let body = format!("{CITED}\n{CLAIM}\n\n{CLAIM} It is long.\n\n- {CLAIM}\n- The town of Orm sold it in 2011.\n");
    let table = format!("{CITED}\n\n| year | event |\n|---|---|\n| 2004 | {CLAIM} |\n| 2005 | {CLAIM} |\n");
    room.write("a.md", format!("{body}\n## {LIST}"))
        .write("b.txt", format!("{body}\n{LIST}"))
        .write("c.md", format!("{body}\n## {LIST}").replace('\n', "\r\n"))
        .write("d.md", format!("{table}\n{CLAIM}\n\n## {LIST}"));
    assert_eq!(room.code(&["check", "."]), Some(1));
    assert_eq!(room.code(&["check", "--add-ignores", "."]), Some(2));
    assert_eq!(room.code(&["check", "--add-ignores", "--reason", "a --> b", "."]), Some(2));
    let add = ["check", "--add-ignores", "--reason", "taken over from the \"old\" site", "."];
    assert_eq!(room.code(&add), Some(0));
    assert_eq!(text(&room.run(&["check", "--format", "concise", "--fail-on", "info", "."])), "");
    let written = std::fs::read_to_string(room.0.join("a.md")).unwrap_or_default();
    let comment = "<!-- factlint-disable-next-line uncited-claim -- taken over from the \"old\" site -->";
    assert!(
        written.starts_with(&format!("{CITED} {comment}\n{CLAIM}\n\n{comment}\n{CLAIM} It is long.\n")),
        "{written}"
    );
    assert!(room.0.join("b.factlint.toml").is_file() && !room.0.join("a.factlint.toml").exists());
    // A second time there is nothing to write.
    assert_eq!(room.code(&add), Some(0));
    assert_eq!(std::fs::read_to_string(room.0.join("a.md")).unwrap_or_default(), written);
}

#[test]
fn many_suppressions_end_in_time() {
    let room = Room::new("suppress-many");
    let next = "<!-- factlint-disable-next-line uncited-claim -->";
    let pair = "<!-- factlint-disable uncited-claim -->\n\nIt is long.\n\n<!-- factlint-enable uncited-claim -->\n\n";
    room.write("line.md", format!("{CITED} {}\n{CLAIM}\n", format!("{next} a ").repeat(10_000)))
        .write("above.md", format!("{CITED}\n\n{}{CLAIM}\n", format!("{next}\n").repeat(10_000)))
        .write("pairs.md", format!("{CITED}\n\n{}", pair.repeat(10_000)))
        .write("open.md", format!("{CITED}\n\n{}", "<!-- factlint-x\n".repeat(20_000)))
        .write("list.md", format!("{CITED}\n\n<!-- factlint-disable-file a{} -->\n", ", uncited-claim".repeat(20_000)));
    for name in ["line.md", "above.md", "pairs.md", "open.md", "list.md"] {
        assert_eq!(room.code(&["check", "--format", "concise", name]), Some(0), "{name}");
    }
}
