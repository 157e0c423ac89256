//! The command line from outside: exit codes, hostile input, output formats.

mod room;

use std::fs;

use room::{Room, text};

const CLEAN: &str = "The bridge opened in 1998 [1].\n\nSources\n\n[1] https://a.org/x Bridge history\n";
const FAULTY: &str = "The bridge over the Orm opened in 1998 [1]. The council of Orm closed it in 2004.\n\nSources\n\n[1] https://a.org/x Bridge history\n";

#[test]
fn exit_codes() {
    let room = Room::new("codes");
    room.write("clean.txt", CLEAN)
        .write("faulty.txt", FAULTY)
        .write("readme.md", "# Hello\n\nNo citations here.\n")
        .write("empty.txt", "");
    fs::create_dir_all(room.0.join("nothing")).unwrap_or_else(|error| panic!("{error}"));
    for (arguments, code) in [
        (&["check", "clean.txt"][..], 0),
        (&["check", "faulty.txt"], 1),
        (&["check", "."], 1),
        (&["check", "--fail-on", "never", "."], 0),
        (&["check", "faulty.txt", "missing.txt"], 4),
        (&["check", "missing.txt"], 4),
        (&["check", "nothing"], 3),
        (&["check", "--allow-empty", "nothing"], 0),
        (&["check", "empty.txt"], 0),
        (&["check", "--select", "no-such-rule", "."], 2),
        (&["check", "--no-such-flag"], 2),
        (&["check", "--today", "2025-13-01", "."], 2),
        (&["explain", "uncited-claim"], 0),
        (&["explain", "uncited-clam"], 2),
        (&["rules"], 0),
        (&["config"], 0),
        (&["claims", "clean.txt"], 0),
        (&["claims", "missing.txt"], 4),
        (&["trace", "clean.txt:1"], 0),
        (&["trace", "clean.txt"], 2),
        (&["init", "nothing"], 0),
        (&["init", "nothing"], 2),
    ] {
        assert_eq!(room.code(arguments), Some(code), "{arguments:?}");
    }
}

#[test]
fn what_is_no_text_is_told_apart() {
    let room = Room::new("bytes");
    let utf16: Vec<u8> = "\u{feff}It opened [1].".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bare: Vec<u8> = "It opened in the spring of 1998 [1].".encode_utf16().flat_map(u16::to_le_bytes).collect();
    room.write("utf16.txt", utf16)
        .write("bare.txt", bare)
        .write("latin.txt", b"caf\xe9 [1].")
        .write("nul.txt", b"It opened\0 [1].");
    for (name, message) in [
        ("utf16.txt", "UTF-16"),
        ("bare.txt", "UTF-16"),
        ("latin.txt", "not valid UTF-8 at byte 3 (0xe9)"),
        ("nul.txt", "holds a NUL byte at byte 9"),
    ] {
        assert_eq!(room.code(&["check", name]), Some(4), "{name}");
        let shown = text(&room.run(&["check", name]));
        assert!(shown.contains("unreadable-input") && shown.contains(message), "{name}: {shown}");
    }
}

#[test]
fn line_ends_and_marks_do_not_move_spans() {
    let room = Room::new("ends");
    for (name, end) in [("lf.txt", "\n"), ("crlf.txt", "\r\n"), ("cr.txt", "\r")] {
        room.write(name, FAULTY.replace('\n', end));
        let shown = text(&room.run(&["check", "--format", "concise", name]));
        assert_eq!(shown, format!("{name}:1:45: error[uncited-claim] this claim has no citation\n"));
    }
    room.write("bom.txt", format!("\u{feff}{FAULTY}"));
    assert!(text(&room.run(&["check", "--format", "concise", "bom.txt"])).starts_with("bom.txt:1:46: "));
}

#[test]
fn hostile_shapes_end_in_time_and_without_a_panic() {
    let room = Room::new("shapes");
    let references = "[1] doi:11.1/x ISBN 1-2-3-4-5-6-7-8-9-0 www.a.org?utm_a=1\n".repeat(5_000);
    for (name, shape) in [
        ("line.txt", "The bridge opened in 1998 [1]. ".repeat(160_000)),
        ("citations.md", "[1] ".repeat(100_000)),
        ("claims.md", format!("It opened [1].\n\n{}", "The council of Norvik closed Sandholm Pier. ".repeat(20_000))),
        ("endless.md", "On 3 May 2021 [1], ".repeat(100_000)),
        ("references.txt", format!("It opened [1].\n\nSources\n\n{references}")),
        ("identifiers.md", format!("It opened [1].\n\n## Sources\n\n1. {}", "doi:10.1/".repeat(20_000))),
        ("nested.md", "[".repeat(20_000)),
        ("nested.txt", "[".repeat(20_000)),
        ("quotes.txt", "\"“«".repeat(20_000)),
    ] {
        room.write(name, shape);
        let code = room.code(&["check", "--format", "concise", name]);
        assert!(matches!(code, Some(0 | 1)), "{name}: {code:?}");
    }
}

#[cfg(unix)]
#[test]
fn names_of_files_are_neutralised() {
    let room = Room::new("names");
    room.write("a\n::error::b.txt", FAULTY).write("c\u{1b}[31md.txt", FAULTY);
    for format in ["human", "concise", "json"] {
        assert_eq!(room.code(&["check", "--format", format, "."]), Some(1));
        let shown = text(&room.run(&["check", "--format", format, "."]));
        assert!(!shown.lines().any(|line| line.starts_with("::")), "{shown}");
    }
}

#[test]
fn output_is_the_same_with_any_number_of_threads() {
    let room = Room::new("threads");
    for number in 0..40 {
        room.write(&format!("{number}.txt"), FAULTY);
    }
    let one = room.run(&["check", "--today", "2025-12-01", "--format", "json", "--threads", "1", "."]);
    let two = room.run(&["check", "--today", "2025-12-01", "--format", "json", "--threads", "2", "."]);
    assert!(one.stdout == two.stdout && !one.stdout.is_empty());
    let value: serde_json::Value = serde_json::from_slice(&one.stdout).unwrap_or_default();
    assert_eq!(value["summary"]["errors"], 40);
}

#[test]
fn a_faulty_configuration_deep_down_ends_the_run_without_output() {
    let room = Room::new("deep");
    for index in 0..600 {
        room.write(&format!("a/{index}.txt"), FAULTY);
    }
    room.write("b/factlint.toml", "presett = \"strict\"\n").write("b/one.txt", FAULTY);
    for threads in ["1", "4"] {
        let output = room.run(&["check", "--format", "json", "--threads", threads, "."]);
        assert_eq!((output.status.code(), text(&output)), (Some(2), String::new()));
        assert!(String::from_utf8_lossy(&output.stderr).contains("b/factlint.toml"));
    }
}

#[test]
fn configuration_is_found_beside_the_answer() {
    let room = Room::new("config");
    room.write("a/factlint.toml", "[rules]\nuncited-claim = 'off'\n").write("a/x.txt", FAULTY).write("b/x.txt", FAULTY);
    assert_eq!(room.code(&["check", "a"]), Some(0));
    assert_eq!(room.code(&["check", "b"]), Some(1));
    room.write("b/factlint.toml", "prest = 'strict'\n");
    let output = room.run(&["check", "b"]);
    assert_eq!(output.status.code(), Some(2));
    let shown = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        shown.contains("b/factlint.toml:1:1: unknown key `prest`") && shown.contains("did you mean `preset`?"),
        "{shown}"
    );
}

#[test]
fn own_rules_run_beside_the_shipped_ones() {
    let room = Room::new("own");
    let rule = "summary = 'A banned word.'\ngroup = 'house'\nseverity = 'error'\npresets = ['recommended']\nsince = '1.0.0'\nwhy = 'House style.'\n[[pattern]]\nregex = 'utilize'\nmessage = 'write use, not `{match}`'\n[[example]]\nbad = 'They ⟦utilize⟧ it.'\n[[example]]\ngood = 'They use it.'\n";
    room.write("rules/house-word.toml", rule)
        .write("factlint.toml", "rule-dirs = ['rules']\n")
        .write("a.txt", "They utilize the bridge [1](https://a.org/x).\n");
    assert_eq!(room.code(&["rules", "test", "rules"]), Some(0));
    let shown = text(&room.run(&["check", "--format", "concise", "a.txt"]));
    assert_eq!(shown, "a.txt:1:6: error[house-word] write use, not `utilize`\n");
}

/// Two faults that can be fixed safely, and one that a person must look at.
const FIXABLE: &str = "It opened in 1998 [1][1].\r\nIt closed in 2004 [ 1 ].\r\nIt rose in 2009 p1_s4 [1].\r\n\r\nSources\r\n\r\n[1] https://a.org/x Bridge";

#[test]
fn fixes_are_written_back_shown_or_left() {
    let room = Room::new("fix");
    room.write("a.txt", FIXABLE);
    let read = || fs::read_to_string(room.0.join("a.txt")).unwrap_or_default();
    let shown = text(&room.run(&["check", "--diff", "a.txt"]));
    assert_eq!(room.code(&["check", "--diff", "a.txt"]), Some(1));
    assert!(shown.starts_with("--- a/a.txt\n+++ b/a.txt\n@@ -1,5 +1,5 @@\n-It opened in 1998 [1][1].\n"), "{shown}");
    assert!(shown.contains("+It opened in 1998 [1].\n") && shown.contains("+It closed in 2004 [1].\n"), "{shown}");
    assert_eq!(read(), FIXABLE, "--diff changes nothing");

    let safe = FIXABLE.replace("[1][1]", "[1]").replace("[ 1 ]", "[1]");
    assert_eq!(room.code(&["check", "--fix", "a.txt"]), Some(1), "the leaked id is left");
    assert_eq!(read(), safe, "line ends and the missing one at the end are kept");
    assert_eq!(room.code(&["check", "--fix", "--unsafe-fixes", "a.txt"]), Some(0));
    assert_eq!(read(), safe.replace(" p1_s4", ""));
    assert_eq!(room.code(&["check", "--diff", "--unsafe-fixes", "a.txt"]), Some(0), "nothing is left to fix");
    assert_eq!(room.code(&["check", "--fix", "-"]), Some(2));
    assert_eq!(room.code(&["check", "--fix", "--diff", "a.txt"]), Some(2));
}

#[cfg(unix)]
#[test]
fn files_that_are_fixed_keep_their_permissions_and_links() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let room = Room::new("permissions");
    room.write("a.txt", FIXABLE).write("locked.txt", FIXABLE);
    let mode = |name: &str| fs::metadata(room.0.join(name)).map_or(0, |it| it.permissions().mode() & 0o777);
    let set = |name: &str, mode| {
        fs::set_permissions(room.0.join(name), fs::Permissions::from_mode(mode))
            .unwrap_or_else(|error| panic!("{error}"));
    };
    set("a.txt", 0o640);
    set("locked.txt", 0o444);
    symlink("a.txt", room.0.join("link.txt")).unwrap_or_else(|error| panic!("{error}"));
    room.run(&["check", "--fix", "link.txt"]);
    assert_eq!(mode("a.txt"), 0o640);
    assert!(fs::symlink_metadata(room.0.join("link.txt")).is_ok_and(|it| it.is_symlink()));
    assert!(fs::read_to_string(room.0.join("a.txt")).is_ok_and(|it| !it.contains("[1][1]")));
    assert_eq!(room.code(&["check", "--fix", "locked.txt"]), Some(4));
    assert!(text(&room.run(&["check", "--fix", "locked.txt"])).contains("is read-only"));
    let left: Vec<_> = fs::read_dir(&room.0).into_iter().flatten().flatten().map(|it| it.file_name()).collect();
    assert_eq!(left.len(), 3, "nothing is left beside them: {left:?}");
}
