//! A date after the check in a sentence that tells of the past, or on a source.

use jiff::ToSpan as _;
use serde::Deserialize;

use super::family;
use crate::document::claim::Need;
use crate::document::date::DateMention;
use crate::document::{BlockKind, Document};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

mod past;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct FutureDate {
    allow_words: Vec<String>,
    tolerance_days: i64,
}

/// Years ahead from which on a date belongs to another calendar.
const ANOTHER_CALENDAR: i16 = 50;

/// Bytes before and behind a date that are read.
const NEAR: usize = 300;

impl Rule for FutureDate {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let checked = document.front.last_day();
        let today = cx.settings.today;
        let now = checked.or_else(|| today.checked_add(self.tolerance_days.days()).ok()).unwrap_or(today);
        let ahead =
            document.dates().iter().filter_map(|mention| Some((mention, mention.day().filter(|day| *day > now)?)));
        let mut ahead = ahead.filter(|(_, day)| day.year() < now.year() + ANOTHER_CALENDAR).peekable();
        if ahead.peek().is_none() {
            return;
        }
        let sources = dates_of_sources(document);
        let limit = if checked.is_some() { "the check date" } else { "today" };
        for (mention, _) in ahead {
            let span = TextSpan::from(mention.span.clone());
            let text = crop(document.slice(span));
            if sources.binary_search(&span).is_ok() {
                cx.report(span, format!("the source is dated `{text}`, after {limit}"))
                    .help("correct the date, or check the answer again");
            } else if self.is_told(document, mention) {
                cx.report(span, format!("`{text}` lies after {limit} but is told in the past tense"))
                    .help("correct the date, or say that it is still to come");
            }
        }
    }
}

impl FutureDate {
    /// Whether the sentence of a date tells of it as done.
    fn is_told(&self, document: &Document, mention: &DateMention) -> bool {
        let span = TextSpan::from(mention.span.clone());
        let Some(sentence) = document.sentence_at(span.start).and_then(|at| document.sentences.get(at)) else {
            return false;
        };
        let body = document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body() && !block.quoted);
        let start = mention.weekday.as_ref().map_or(span.start, |(weekday, _)| weekday.start).max(sentence.span.start);
        let before = document.prose(TextSpan::new(sentence.span.start, start));
        let after = document.prose(TextSpan::new(span.end.min(sentence.span.end), sentence.span.end));
        let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(NEAR))..).unwrap_or("");
        let after = after.get(..after.floor_char_boundary(NEAR.min(after.len()))).unwrap_or("");
        body && past::is_told(before, after)
            && !past::looks_ahead(before, &self.allow_words)
            && !past::looks_ahead(after, &self.allow_words)
            && document.claim(sentence).need != Need::None
            && !family::is_quoted(document, sentence.block, span)
    }
}

/// Where the entries of the reference list have their dates, sorted.
fn dates_of_sources(document: &Document) -> Vec<TextSpan> {
    let mut dates: Vec<TextSpan> = Vec::new();
    for entry in &document.references.entries {
        let Some((span, date)) = entry.span.zip(entry.date.as_deref()) else { continue };
        let held = document.block_at(span.start).and_then(|at| document.blocks.get(at));
        if held.is_some_and(|block| block.kind == BlockKind::Reference)
            && let Some(at) =
                document.slice(span).rfind(date).filter(|at| stands_apart(document.slice(span), *at, date.len()))
        {
            dates.push(TextSpan::new(span.start + at, span.start + at + date.len()));
        }
    }
    dates.sort_unstable();
    dates
}

/// Whether a date is a part of its entry by itself: titles name days that are still to come.
fn stands_apart(entry: &str, at: usize, len: usize) -> bool {
    let before = entry.get(..at).unwrap_or("").trim_end();
    let after = entry.get(at + len..).unwrap_or("").trim_start();
    before.ends_with([',', '(', '.', '—', '–', '，', '（'])
        && (after.is_empty() || after.starts_with([',', ')', '.', ';', '\n', '，', '）']))
}
