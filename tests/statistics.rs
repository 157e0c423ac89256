//! Statistics from outside: the same sums in every format and at any number of threads.

use std::path::Path;
use std::process::Command;

fn check(arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
    command.args(["check", "--statistics", "--today", "2025-12-01"]).args(arguments);
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples"));
    command.output().map_or_else(|error| error.to_string(), |it| String::from_utf8_lossy(&it.stdout).into_owned())
}

#[test]
fn every_diagnostic_is_counted_once() {
    let shown = check(&["--format", "json", "."]);
    let run: serde_json::Value = serde_json::from_str(&shown).unwrap_or_else(|error| panic!("{error}: {shown}"));
    let rules = run["statistics"]["rules"].as_array().cloned().unwrap_or_default();
    for severity in ["errors", "warnings", "infos"] {
        let sum: u64 = rules.iter().filter_map(|it| it[severity].as_u64()).sum();
        assert_eq!(Some(sum), run["summary"][severity].as_u64(), "{severity}");
    }
    let summary = |key: &str| run["summary"][key].as_f64().unwrap_or(f64::NAN);
    let coverage = &run["statistics"]["scores"]["citation_coverage"];
    let micro = (summary("cited") / summary("claims") * 10_000.0).round() / 10_000.0;
    assert_eq!(coverage["micro"].as_f64(), Some(micro));
    let own = run["files"].as_array().into_iter().flatten().filter_map(|it| it["documents"].as_array().cloned());
    let own: Vec<f64> = own.flatten().filter_map(|it| it["scores"]["citation_coverage"].as_f64()).collect();
    assert_eq!(coverage["documents"].as_u64(), u64::try_from(own.len()).ok());
    #[allow(clippy::cast_precision_loss)]
    let mean = own.iter().sum::<f64>() / own.len() as f64;
    assert!(coverage["mean"].as_f64().is_some_and(|it| (it - mean).abs() < 0.0002), "{coverage}, not {mean}");
}

#[test]
fn threads_do_not_show_and_nobody_gets_them_unasked() {
    for format in ["human", "concise", "json"] {
        let one = check(&["--format", format, "--threads", "1", "."]);
        assert_eq!(one, check(&["--format", format, "--threads", "4", "."]), "{format}");
        assert!(one.contains("citation_coverage"), "{format} shows no scores: {one}");
    }
    let known = check(&["--quiet", "--select", "uncited-claim", "--fail-on", "never", "harbour-ferry-draft.txt"]);
    assert!(known.contains("\nuncited-claim "), "{known}");
}
