//! The front matter of a Markdown file (YAML): title, dates and references; read, never linted.

use serde_json::Value;

use super::block::Markup;
use super::date::{LineKind, Order, Reading, dates, month_alone};
use super::front_matter::{CheckDate, FrontMatter};
use super::reference::{SidecarEntry, sidecar_value};
use crate::text::TextSpan;

/// What the front matter of a file says.
#[derive(Debug, Default)]
pub struct Metadata {
    check_date: Option<CheckDate>,
    /// References listed there.
    pub references: Vec<SidecarEntry>,
}

/// Keys under which a check date stands, the weightiest first.
const DATE_KEYS: [(&str, LineKind); 10] = [
    ("checked", LineKind::Checked),
    ("check_date", LineKind::Checked),
    ("check-date", LineKind::Checked),
    ("datechecked", LineKind::Checked),
    ("last_checked", LineKind::Checked),
    ("verified", LineKind::Verified),
    ("reviewed", LineKind::Reviewed),
    ("lastmod", LineKind::Updated),
    ("updated", LineKind::Updated),
    ("datemodified", LineKind::Updated),
];

/// Keys under which references stand.
const REFERENCE_KEYS: [&str; 3] = ["references", "sources", "citations"];

/// Reads the front matter, if there is any; what is no YAML says nothing.
pub fn read(markup: &Markup) -> Metadata {
    let Some(span) = markup.metadata else { return Metadata::default() };
    let yaml = markup.text.slice(span);
    let parsed: Value = serde_saphyr::from_str(yaml).unwrap_or(Value::Null);
    let references = parsed.as_object().and_then(|map| {
        let entry = map.iter().find(|(key, _)| REFERENCE_KEYS.iter().any(|name| key.eq_ignore_ascii_case(name)));
        entry.map(|(_, value)| sidecar_value(value))
    });
    Metadata { check_date: check_date(yaml, span.start), references: references.unwrap_or_default() }
}

impl Metadata {
    /// Adds what the text itself does not say.
    pub fn complete(&self, front: &mut FrontMatter) {
        if front.check_date.is_none() {
            front.check_date.clone_from(&self.check_date);
        }
    }
}

/// The check date with its place, found line by line: a parsed value would have lost it.
fn check_date(yaml: &str, offset: usize) -> Option<CheckDate> {
    let mut best: Option<(usize, CheckDate)> = None;
    let mut at = offset;
    for line in yaml.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some((key, value)) = line.split_once(':') else { continue };
        let Some(rank) = DATE_KEYS.iter().position(|(name, _)| key.trim().eq_ignore_ascii_case(name)) else { continue };
        if best.as_ref().is_some_and(|(held, _)| *held <= rank) {
            continue;
        }
        let words = value.trim().trim_matches(['"', '\'']);
        let from = start + line.len() - value.len() + value.find(words).unwrap_or(0);
        let date = dates(words, Order::Unknown).into_iter().next().or_else(|| month_alone(words));
        let span = date.as_ref().map_or(TextSpan::new(0, words.len()), |date| TextSpan::from(date.span.clone()));
        let reading: Option<Reading> = date.map(|date| date.reading);
        best = Some((rank, CheckDate { span: span.offset(from), kind: DATE_KEYS[rank].1, reading }));
    }
    best.map(|(_, date)| date)
}
