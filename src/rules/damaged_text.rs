//! What a conversion left behind: wrongly decoded letters, entities, tags, and holes.

mod debris;
mod entity;
mod mojibake;

use memchr::memchr_iter;
use serde::Deserialize;

use crate::diagnostic::{Applicability, Severity};
use crate::document::{BlockKind, Document};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DamagedText {
    holes: bool,
}

/// One piece of damage.
struct Damage {
    span: TextSpan,
    /// What it is.
    name: &'static str,
    /// What to write instead, if that is known, and how sure that is.
    mended: Option<(String, Applicability)>,
}

impl Damage {
    fn new(span: TextSpan, name: &'static str) -> Self {
        Self { span, name, mended: None }
    }

    fn mended(self, text: impl Into<String>, applicability: Applicability) -> Self {
        Self { mended: Some((text.into(), applicability)), ..self }
    }
}

impl Rule for DamagedText {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let text = document.text.visible();
        let mut found = Vec::new();
        letters(text, &mut found);
        entities(text, &mut found);
        debris::find(document, &mut found);
        if self.holes {
            found.extend(debris::holes(text).map(|span| Damage::new(span, HOLE)));
        }
        found.retain(|damage| is_open(document, damage.span));
        let outside = document.blocks.iter().filter(|block| {
            !matches!(block.kind, BlockKind::Code | BlockKind::Reference) && debris::is_furniture(document.slice(block.span))
        });
        found.extend(outside.map(|block| {
            Damage::new(block.span, "line of the site around the answer").mended("", Applicability::Unsafe)
        }));
        found.sort_by_key(|damage| (damage.span.start, damage.span.end));
        let mut end = 0;
        for damage in found {
            if damage.span.start < end {
                continue;
            }
            end = damage.span.end;
            report(cx, damage);
        }
    }
}

/// How a message calls a space where something vanished.
const HOLE: &str = "space before a stop";

/// Letters that were decoded wrongly.
fn letters(text: &str, found: &mut Vec<Damage>) {
    let mut floor = 0;
    for at in memchr_iter(0xC3, text.as_bytes()) {
        if at < floor || !mojibake::may_begin(text.as_bytes().get(at + 1)) {
            continue;
        }
        if let Some((len, mended)) = mojibake::at(text, at) {
            floor = at + len;
            found.push(Damage::new(TextSpan::new(at, floor), "wrongly decoded characters").mended(mended, Applicability::Unsafe));
        }
    }
}

fn entities(text: &str, found: &mut Vec<Damage>) {
    for at in memchr_iter(b'&', text.as_bytes()) {
        let Some((len, sign)) = text.get(at..).and_then(entity::at) else { continue };
        // `&lt;` may be what keeps Markdown from seeing a tag.
        let sure = if matches!(sign, '<' | '>') { Applicability::Unsafe } else { Applicability::Safe };
        found.push(Damage::new(TextSpan::new(at, at + len), "HTML entity").mended(sign, sure));
    }
}

/// Whether a place is no code, no address and no citation.
fn is_open(document: &Document, span: TextSpan) -> bool {
    let free = |spans: &[TextSpan]| {
        let next = spans.partition_point(|held| held.end <= span.start);
        spans.get(next).is_none_or(|held| !held.overlaps(span))
    };
    let next = document.citations.partition_point(|citation| citation.span.end <= span.start);
    let cited = document.citations.get(next).is_some_and(|citation| citation.span.overlaps(span));
    free(&document.code) && free(&document.urls) && !cited
}

fn report(cx: &mut Context<'_>, damage: Damage) {
    let words = crop(cx.document.slice(damage.span));
    let message = if damage.name == HOLE { HOLE.to_owned() } else { format!("{}: `{}`", damage.name, words.trim()) };
    let report = cx.report(damage.span, message);
    let report = if damage.name == HOLE {
        report.at_most(Severity::Info).help("a citation may have stood there: look it up in the original")
    } else {
        report
    };
    match damage.mended {
        Some((text, sure)) if text.is_empty() => report.help("take it out").replace(damage.span, "", "delete it", sure),
        Some((text, sure)) => {
            let title = format!("write `{text}`");
            report.help(title.clone()).replace(damage.span, text, title, sure)
        }
        None if damage.name == HOLE => report,
        None => report.help("look at the original and convert it again"),
    };
}
