//! Suppressions, fixes and baselines beside each other.

mod room;

use std::fs;

use room::{Room, text};

const ACCEPTED: &str = "<!-- factlint-disable-next-line uncited-claim -- agreed -->";
const CLAIM: &str = "The council of Orm closed the bridge in 2004.";
const NEW: &str = "The court of Ystad sentenced the owner of the shipyard to four years in prison.";

fn answer(claims: &[&str]) -> String {
    let claims = claims.join("\n\n");
    format!(
        "The bridge over the Orm opened in 1998 [1].\n\n{claims}\n\nSources\n\n[1] https://a.org/x Bridge history\n"
    )
}

fn check(room: &Room, arguments: &[&str]) -> (Option<i32>, String) {
    let all = [&["check", "--today", "2025-12-01", "--fail-on", "warning"], arguments].concat();
    let output = room.run(&all);
    (output.status.code(), text(&output))
}

fn read(room: &Room, name: &str) -> String {
    fs::read_to_string(room.0.join(name)).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn what_is_suppressed_is_not_in_a_baseline_and_shifts_nothing_in_it() {
    let room = Room::new("together-suppressed");
    room.write("a.md", answer(&[CLAIM, CLAIM, CLAIM]));
    let (code, shown) = check(&room, &["--write-baseline", "known.json", "a.md"]);
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.starts_with("no diagnostics in 1 file, 3 known in the baseline\n"), "{shown}");
    room.write("a.md", answer(&[&format!("{ACCEPTED}\n{CLAIM}"), CLAIM, CLAIM]));
    let (code, shown) = check(&room, &["--baseline", "known.json", "a.md"]);
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.starts_with("no diagnostics, 1 suppressed in 1 file, 2 known in the baseline\n"), "{shown}");
    assert!(shown.contains("note: 1 entry of the baseline is fixed or suppressed"), "{shown}");
    check(&room, &["--write-baseline", "less.json", "a.md"]);
    assert_eq!(read(&room, "less.json").matches("uncited-claim").count(), 2);
}

#[test]
fn faults_of_suppressions_beside_an_answer_are_known_by_their_own_file() {
    let room = Room::new("together-beside");
    room.write("a.txt", answer(&[])).write("a.factlint.toml", "[[suppress]]\nrule = 'no-such-rule'\n");
    assert_eq!(check(&room, &["a.txt"]).0, Some(1));
    check(&room, &["--write-baseline", "known.json", "a.txt"]);
    assert!(read(&room, "known.json").contains("\"a.factlint.toml\": ["), "{}", read(&room, "known.json"));
    let json = ["--baseline", "known.json", "--format", "json", "a.txt"];
    let (code, shown) = check(&room, &json);
    assert_eq!(code, Some(0), "{shown}");
    assert!(!shown.contains("a.factlint.toml") && shown.contains("\"known\":1,\"removable\":0}"), "{shown}");
    fs::remove_file(room.0.join("a.factlint.toml")).unwrap_or_else(|error| panic!("{error}"));
    assert!(check(&room, &json).1.contains("\"known\":0,\"removable\":1}"));
}

#[test]
fn only_what_is_new_is_accepted() {
    let room = Room::new("together-accepted");
    room.write("a.md", answer(&[CLAIM])).write("b.txt", answer(&[CLAIM]));
    room.write("b.factlint.toml", "# Nothing yet.\n");
    check(&room, &["--write-baseline", "known.json", "."]);
    room.write("a.md", answer(&[CLAIM, NEW])).write("b.txt", answer(&[CLAIM, NEW]));
    let (code, shown) =
        check(&room, &["--baseline", "known.json", "--add-ignores", "--reason", "agreed with the desk", "."]);
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.starts_with("no diagnostics, 2 suppressed in 2 files, 2 known in the baseline\n"), "{shown}");
    let comment = "<!-- factlint-disable-next-line uncited-claim -- agreed with the desk -->";
    assert_eq!(read(&room, "a.md"), answer(&[CLAIM, &format!("{comment}\n{NEW}")]));
    let beside = read(&room, "b.factlint.toml");
    assert!(beside.starts_with("# Nothing yet.\n") && beside.matches("[[suppress]]").count() == 1, "{beside}");
    assert_eq!(check(&room, &["--baseline", "known.json", "."]).0, Some(0));
}

#[test]
fn fixes_work_beside_a_baseline() {
    let room = Room::new("together-fixed");
    let doubled = answer(&[CLAIM]).replace("[1].", "[1][1].");
    room.write("a.txt", &doubled);
    check(&room, &["--write-baseline", "known.json", "a.txt"]);
    let (code, shown) = check(&room, &["--baseline", "known.json", "--diff", "a.txt"]);
    assert_eq!(code, Some(1), "{shown}");
    assert!(shown.starts_with("--- a/a.txt\n+++ b/a.txt\n"), "{shown}");
    assert_eq!(read(&room, "a.txt"), doubled);
    let (code, shown) = check(&room, &["--baseline", "known.json", "--fix", "a.txt"]);
    assert_eq!(code, Some(0), "{shown}");
    assert!(shown.starts_with("no diagnostics in 1 file, 1 known in the baseline\n"), "{shown}");
    assert!(shown.contains("note: 1 diagnostic fixed in 1 file\n"), "{shown}");
    assert_eq!(read(&room, "a.txt"), answer(&[CLAIM]));
}

#[test]
fn what_contradicts_each_other_is_refused() {
    let room = Room::new("together-refused");
    room.write("a.txt", answer(&[]));
    let ways: [&[&str]; 4] =
        [&["--fix"], &["--diff"], &["--write-baseline", "x.json"], &["--add-ignores", "--reason", "x"]];
    for (at, one) in ways.iter().enumerate() {
        for other in ways.iter().skip(at + 1) {
            let arguments = [one, *other, &["a.txt"][..]].concat();
            assert_eq!(check(&room, &arguments).0, Some(2), "{arguments:?}");
        }
    }
}
