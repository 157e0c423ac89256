//! `factlint claims`: every sentence, citation and reference, for people and for machines.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::args::{ClaimsArgs, ClaimsFormat};
use super::files::{self, Ready};
use super::{code, out};
use crate::document::claim::{Clause, Reason};
use crate::document::{Document, Reference, Sentence};
use crate::report::schema::{self, Span};
use crate::report::{Untrusted, escape_json};
use crate::text::{LineIndex, TextSpan};

/// Runs the command.
pub fn run(args: &ClaimsArgs) -> u8 {
    match try_run(args) {
        Ok(code) | Err(code) => code,
    }
}

fn try_run(args: &ClaimsArgs) -> Result<u8, u8> {
    let mut configs = files::configs(&args.common)?;
    let today = files::today(&args.common);
    let (mut inputs, mut worst, mut lines) = (Vec::new(), code::CLEAN, String::new());
    for path in &args.files {
        let ready = match files::named(path, &mut configs) {
            Ok(ready) => ready,
            Err(code::USAGE) => return Err(code::USAGE),
            Err(code) => {
                worst = code;
                continue;
            }
        };
        let linter = files::linter(&ready.plan, today)?;
        let document = linter.read(&ready.input);
        match args.format {
            ClaimsFormat::Table => table(&ready, &document, &mut lines),
            ClaimsFormat::Json | ClaimsFormat::Jsonl => {
                let scores: serde_json::Map<String, Value> = linter
                    .summary(&document)
                    .scores
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), schema::rounded(value)))
                    .collect();
                let value = frame(&ready, &document, &scores);
                if matches!(args.format, ClaimsFormat::Jsonl) {
                    let _ = writeln!(lines, "{}", escape_json(&value.to_string()));
                } else {
                    inputs.push(value);
                }
            }
        }
    }
    if matches!(args.format, ClaimsFormat::Json) {
        let whole = json!({
            "schema": 1, "tool": { "name": "factlint", "version": env!("CARGO_PKG_VERSION") },
            "today": today.to_string(), "files": inputs, "exit_code": worst,
        });
        let _ = writeln!(lines, "{}", escape_json(&serde_json::to_string_pretty(&whole).unwrap_or_default()));
    }
    out::write(lines.as_bytes());
    Ok(worst)
}

/// Spans of one input in every unit.
struct Places<'a> {
    index: LineIndex<'a>,
    document: &'a Document,
}

impl Places<'_> {
    fn of(&self, span: TextSpan) -> Span {
        schema::span(&self.index, self.document.text.map().to_source(span))
    }
}

fn frame(ready: &Ready, document: &Document, scores: &serde_json::Map<String, Value>) -> Value {
    let places = Places { index: LineIndex::new(&ready.input.source), document };
    let sentences: Vec<Value> = document.sentences.iter().map(|it| sentence(document, &places, it)).collect();
    let citations: Vec<Value> = document
        .citations
        .iter()
        .map(|it| {
            let labels: Vec<String> = it.labels.iter().map(ToString::to_string).collect();
            json!({ "span": places.of(it.span), "text": document.slice(it.span), "labels": labels, "status": it.status.as_str() })
        })
        .collect();
    let references: Vec<Value> = document.references.entries.iter().map(|it| reference(&places, it)).collect();
    json!({
        "path": ready.input.path, "format": ready.input.format.as_str(),
        "documents": [{ "id": null, "pointer": null, "row": null, "dialect": document.dialect.as_str(), "scores": scores }],
        "sentences": sentences, "citations": citations, "references": references,
    })
}

fn sentence(document: &Document, places: &Places<'_>, it: &Sentence) -> Value {
    let block = document.blocks.get(it.block);
    let claim = document.claim(it);
    let clusters = document.clusters.get(it.clusters.clone()).unwrap_or_default();
    let only = [Clause { span: 0..it.span.len(), kind: claim.kind, need: claim.need }];
    let clauses = if claim.clauses.is_empty() { only.as_slice() } else { claim.clauses.as_slice() };
    let clauses: Vec<Value> = clauses
        .iter()
        .map(|clause| {
            let span = TextSpan::from(clause.span.clone()).offset(it.span.start);
            let own: Vec<usize> = (0..clusters.len()).filter(|&at| span.contains(clusters[at].span)).collect();
            json!({ "span": places.of(span), "kind": clause.kind.as_str(), "need": clause.need.as_str(), "clusters": own })
        })
        .collect();
    let held: Vec<Value> = clusters
        .iter()
        .map(|cluster| {
            let labels: Vec<String> = cluster.labels.iter().map(ToString::to_string).collect();
            json!({ "span": places.of(cluster.span), "labels": labels, "placement": cluster.placement.as_str() })
        })
        .collect();
    let covered: Vec<String> = document.labels_of(&it.covered_by).iter().map(ToString::to_string).collect();
    let reasons: Vec<&str> = claim.reasons.iter().map(Reason::as_str).collect();
    json!({
        "span": places.of(it.span), "text": document.slice(it.span),
        "block": block.map(|block| block.kind.as_str()), "section": block.and_then(|block| document.heading(block.section)),
        "kind": claim.kind.as_str(), "need": claim.need.as_str(), "confidence": schema::rounded(Some(f64::from(claim.confidence))),
        "reasons": reasons, "wrapped": claim.wrapped, "covered": it.is_covered(),
        "clauses": clauses, "clusters": held, "covered_by": covered,
    })
}

fn reference(places: &Places<'_>, it: &Reference) -> Value {
    let identifiers: serde_json::Map<String, Value> =
        it.identifiers.iter().map(|(kind, text)| (kind.as_str().to_owned(), json!(text))).collect();
    json!({
        "span": it.span.map(|span| places.of(span)), "label": it.labels.first().map(ToString::to_string), "url": it.url,
        "title": it.title, "date": it.date, "identifiers": identifiers, "uses": it.uses,
    })
}

fn table(ready: &Ready, document: &Document, out: &mut String) {
    let index = LineIndex::new(&ready.input.source);
    let _ = writeln!(
        out,
        "{} ({}, {} scope)",
        Untrusted::new(&ready.input.path),
        document.dialect.as_str(),
        if document.paragraph_scope { "paragraph" } else { "sentence" }
    );
    for it in &document.sentences {
        let source = document.text.map().to_source(it.span);
        let at = index.position(source.start);
        let claim = document.claim(it);
        let cited: Vec<String> = document.labels_of(&it.covered_by).iter().map(|label| format!("[{label}]")).collect();
        let cited = if cited.is_empty() { "-".to_owned() } else { cited.join("") };
        let words: String =
            document.slice(it.span).chars().take(80).map(|ch| if ch.is_whitespace() { ' ' } else { ch }).collect();
        let place = format!("{}:{}", at.line, at.column);
        let _ = writeln!(
            out,
            "{place:>8}  {:<13} {:<8} {:.2}  {:<12} {}",
            claim.kind.as_str(),
            claim.need.as_str(),
            claim.confidence,
            Untrusted::new(&cited),
            Untrusted::new(&words)
        );
    }
    for it in &document.citations {
        let at = index.position(document.text.map().to_source(it.span).start);
        let place = format!("{}:{}", at.line, at.column);
        let _ = writeln!(
            out,
            "{place:>8}  citation      {:<10} {}",
            it.status.as_str(),
            Untrusted::new(document.slice(it.span))
        );
    }
    for it in &document.references.entries {
        let label = it.labels.first().map_or_else(|| "-".to_owned(), ToString::to_string);
        let what = it.url.as_deref().or(it.title.as_deref()).unwrap_or("");
        let _ =
            writeln!(out, "{:>8}  reference     {} uses    {}", Untrusted::new(&label), it.uses, Untrusted::new(what));
    }
}
