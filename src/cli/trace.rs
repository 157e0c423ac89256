//! `factlint trace FILE:LINE`: why the sentences of a line were or were not reported.

use std::fmt::Write as _;
use std::path::Path;

use super::args::TraceArgs;
use super::{code, files, out};
use crate::document::claim::Reason;
use crate::lint;
use crate::report::Untrusted;
use crate::text::LineIndex;

/// Runs the command.
pub fn run(args: &TraceArgs) -> u8 {
    match try_run(args) {
        Ok(code) | Err(code) => code,
    }
}

fn try_run(args: &TraceArgs) -> Result<u8, u8> {
    let place = args.place.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse::<usize>().ok()?)));
    let Some((file, line)) = place else {
        out::error(&format!("`{}` is no place", args.place), Some("write a file and a line, as in answer.txt:16"));
        return Err(code::USAGE);
    };
    let mut configs = files::configs(&args.common)?;
    let ready = files::named(Path::new(file), &mut configs)?;
    let linter = files::linter(&ready.plan, files::today(&args.common))?;
    let document = linter.read(&ready.input);
    let index = LineIndex::new(&ready.input.source);
    if line == 0 || line > index.lines() {
        out::error(&format!("`{file}` has {} lines", index.lines()), None);
        return Err(code::USAGE);
    }
    let mut text = String::new();
    for (at, sentence) in document.sentences.iter().enumerate() {
        let span = document.text.map().to_source(sentence.span);
        let (first, last) = (index.position(span.start), index.position(span.end));
        if first.line > line || last.line < line {
            continue;
        }
        let claim = document.claim(sentence);
        let words: String = document.slice(sentence.span).chars().take(160).collect();
        let _ = writeln!(
            text,
            "{}:{}:{}: {}",
            Untrusted::new(file),
            first.line,
            first.column,
            Untrusted::new(&words.replace(['\n', '\r'], " "))
        );
        let reasons: Vec<&str> = claim.reasons.iter().map(Reason::as_str).collect();
        let _ = writeln!(
            text,
            "  {}, need {}, confidence {:.2} ({})",
            claim.kind.as_str(),
            claim.need.as_str(),
            claim.confidence,
            reasons.join(", ")
        );
        for verdict in lint::trace(&linter, &ready.plan, &ready.input, &document, at, &ready.found.known) {
            let sign = if verdict.reported { "reported    " } else { "not reported" };
            let _ = writeln!(text, "  {sign}  {:<24} {}", verdict.rule, Untrusted::new(&verdict.reason));
        }
    }
    if text.is_empty() {
        text = format!("no sentence on line {line}\n");
    }
    out::write(text.as_bytes());
    Ok(code::CLEAN)
}
