//! Measures sentence splitting and claim classification against files of gold data.
//!
//! ```text
//! cargo run --release --example figures -- segmentation FILE.jsonl…   rows {"text", "ends": [bytes]}
//! cargo run --release --example figures -- segmentation --plain FILE.jsonl…
//! cargo run --release --example figures -- claims FILE.jsonl          rows {"text", "label": "claim" | "non-claim" | …}
//! ```
//!
//! Segmentation prints rows with all boundaries exact, and the F1 of boundaries but the last of each row. With
//! `--plain` it prints rows exact for each language with all lists of words, without those for English and without any,
//! and each row that a list breaks: no language may pay for what helps another. Claims
//! prints precision and recall of "needs a citation" against the label `claim`; other labels than `claim` and
//! `non-claim` are left out.

#![allow(clippy::print_stdout)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;
use std::time::Instant;

use factlint::diagnostic::InputFormat;
use factlint::document::claim::{Context, Input, Need, classify};
use factlint::document::sentence::Help;
use factlint::document::{Block, BlockKind, Extra, Markup, assemble, sentence};
use factlint::read;
use factlint::text::{Text, TextSpan};
use serde_json::Value;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let (Some(what), mut files) = (args.next(), args.collect::<Vec<_>>()) else { return ExitCode::from(2) };
    let all = files.len();
    files.retain(|file| file != "--plain");
    let compare = files.len() < all;
    for file in files {
        let Ok(text) = std::fs::read_to_string(&file) else {
            println!("{file}: cannot be read");
            return ExitCode::from(4);
        };
        let rows: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let name = file.rsplit('/').next().unwrap_or(&file);
        match what.as_str() {
            "segmentation" if compare => plain(name, &rows),
            "segmentation" => segmentation(name, &rows),
            "claims" => claims(name, &rows),
            _ => return ExitCode::from(2),
        }
    }
    ExitCode::SUCCESS
}

/// Ends of the sentences that are found in one paragraph.
fn ends(text: &str, help: Help) -> BTreeSet<usize> {
    let markup = Markup {
        text: Text::verbatim(text.to_owned(), 0),
        blocks: vec![Block::new(BlockKind::Paragraph, TextSpan::new(0, text.len()))],
        ..Markup::default()
    };
    let extra = Extra { help, ..Extra::default() };
    assemble(markup, &extra).sentences.iter().map(|sentence| sentence.span.end).collect()
}

/// Ends of the sentences that the gold names.
fn gold_ends(row: &Value) -> BTreeSet<usize> {
    row["ends"].as_array().into_iter().flatten().filter_map(|end| usize::try_from(end.as_u64()?).ok()).collect()
}

/// What the lists of words give to each language, and what they take.
fn plain(name: &str, rows: &[Value]) {
    let mut languages: BTreeMap<&str, [usize; 4]> = BTreeMap::new();
    let mut broken = 0;
    for row in rows {
        let text = row["text"].as_str().unwrap_or("");
        let wanted = gold_ends(row);
        let exact = [Help::All, Help::NoEnglish, Help::None].map(|help| ends(text, help) == wanted);
        let counts = languages.entry(row["lang"].as_str().unwrap_or("")).or_default();
        for (count, exact) in counts.iter_mut().zip(exact.into_iter().chain([true])) {
            *count += usize::from(exact);
        }
        if !exact[0] && (exact[1] || exact[2]) {
            broken += 1;
            let id = row["id"].as_str().unwrap_or("");
            println!("  {id}: right only {}: {text:?}", if exact[1] { "without English" } else { "without any list" });
        }
    }
    println!("{name}: {broken} of {} rows broken by a list", rows.len());
    println!(
        "  {:<12} {:>5} {:>5} {:>11} {:>11} {:>10}",
        "language", "rows", "exact", "no English", "no lists", "difference"
    );
    for (language, [full, other, none, all]) in languages {
        let gain = i64::try_from(full).unwrap_or(0) - i64::try_from(other.max(none)).unwrap_or(0);
        println!("  {language:<12} {all:>5} {full:>5} {other:>11} {none:>11} {gain:>+10}");
    }
}

fn segmentation(name: &str, rows: &[Value]) {
    let (mut exact, mut hit, mut found, mut gold) = (0, 0, 0, 0);
    let mut languages: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut bytes = 0;
    let start = Instant::now();
    for row in rows {
        let text = row["text"].as_str().unwrap_or("");
        bytes += text.len();
        let wanted = gold_ends(row);
        let got = ends(text, Help::All);
        let language = languages.entry(row["lang"].as_str().unwrap_or("")).or_insert((0, 0));
        *language = (language.0 + usize::from(got == wanted), language.1 + 1);
        if got == wanted {
            exact += 1;
        } else if rows.len() <= 60 {
            let shown: Vec<_> = got
                .symmetric_difference(&wanted)
                .map(|&end| text.get(end.saturating_sub(12)..end).unwrap_or("?"))
                .collect();
            println!("  {}: {text:?} differs at {shown:?}", row["id"].as_str().unwrap_or(""));
        }
        let inner = |set: &BTreeSet<usize>| {
            set.iter().copied().filter(|end| Some(end) != wanted.last()).collect::<BTreeSet<_>>()
        };
        let (wanted, got) = (inner(&wanted), inner(&got));
        hit += wanted.intersection(&got).count();
        found += got.len();
        gold += wanted.len();
    }
    let whole = bytes_per_second(bytes, start);
    if languages.len() > 1 {
        let shown: Vec<String> = languages.iter().map(|(name, (exact, all))| format!("{name} {exact}/{all}")).collect();
        println!("  {}", shown.join(", "));
    }
    let f1 = 2.0 * ratio(hit, found) * ratio(hit, gold) / (ratio(hit, found) + ratio(hit, gold)).max(f64::MIN_POSITIVE);
    println!(
        "{name}: {exact} of {} rows exact; inner boundaries: precision {:.3}, recall {:.3}, F1 {f1:.3}; splitter alone {:.0} MB/s, whole analysis {:.0} MB/s",
        rows.len(),
        ratio(hit, found),
        ratio(hit, gold),
        splitter(rows) / 1e6,
        whole / 1e6,
    );
}

/// Bytes a second on one core of the splitter by itself: the rows again and again, for at least 20 megabytes.
fn splitter(rows: &[Value]) -> f64 {
    let texts: Vec<&str> = rows.iter().filter_map(|row| row["text"].as_str()).collect();
    let once: usize = texts.iter().map(|text| text.len()).sum();
    let rounds = 20_000_000 / once.max(1) + 1;
    let start = Instant::now();
    let mut found = 0;
    for _ in 0..rounds {
        found += texts.iter().map(|text| sentence::split(text, &[]).len()).sum::<usize>();
    }
    if found == 0 { 0.0 } else { bytes_per_second(once * rounds, start) }
}

fn claims(name: &str, rows: &[Value]) {
    let (mut hit, mut found, mut gold) = (0, 0, 0);
    for row in rows {
        let text = row["text"].as_str().unwrap_or("");
        let label = row["label"].as_str().unwrap_or("");
        if label != "claim" && label != "non-claim" {
            continue;
        }
        let markup =
            if row["block"] == "item" { text.to_owned() } else { text.trim_start_matches(['-', '*', ' ']).to_owned() };
        let document = read::read(&markup, InputFormat::Markdown, &Extra::default());
        let cited = row["cited_context"].as_bool().unwrap_or(false);
        let needed = document.sentences.iter().any(|sentence| {
            let Some(block) = document.blocks.get(sentence.block) else { return false };
            let context =
                if matches!(block.kind, BlockKind::ListItem { .. }) { Context::ListItem } else { Context::Paragraph };
            let input = Input {
                prose: document.prose(sentence.span),
                cited: false,
                context,
                section_cited: cited,
                after_meta: Some(false),
                prospect: false,
                english: true,
            };
            classify(&input).need == Need::Required
        });
        let claim = label == "claim";
        hit += usize::from(claim && needed);
        found += usize::from(needed);
        gold += usize::from(claim);
        if claim != needed {
            println!("  {label:>9} judged {}: {text}", if needed { "required" } else { "not required" });
        }
    }
    println!(
        "{name}: precision {:.3}, recall {:.3} ({gold} claims, {found} judged to need a citation)",
        ratio(hit, found),
        ratio(hit, gold)
    );
}

#[allow(clippy::cast_precision_loss)]
fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[allow(clippy::cast_precision_loss)]
fn bytes_per_second(bytes: usize, start: Instant) -> f64 {
    bytes as f64 / start.elapsed().as_secs_f64().max(1e-9)
}
