//! Lines that say when an answer was checked.

use std::ops::Range;

use super::{DateMention, Order, Reading, dates, form, name, short};
use crate::document::opening::{Openings, words};

/// What a dated line promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    Checked,
    Updated,
    Reviewed,
    Verified,
    AsOf,
    Published,
    Accessed,
    Generated,
}

/// A line that says when something was done.
#[derive(Debug, Clone)]
pub struct DatedLine {
    pub label: Range<usize>,
    pub kind: LineKind,
    pub date: Option<DateMention>,
    pub value: Range<usize>,
}

include!(concat!(env!("OUT_DIR"), "/labels.rs"));

static OPENINGS: Openings<{ LABELS.len() }> = Openings::of(&words(LABELS));

/// What follows a date that such a line opens with.
const SUFFIXES: [&str; 6] = ["現在", "时点", "為止", "为止", " 기준", "기준"];

/// Bytes of the longest line.
const LONGEST: usize = 120;
/// Bytes between label and date, and behind the date: a preposition, a time of the day.
const HEAD: usize = 12;
const TAIL: usize = 24;

/// Reads a whole line as a label and a date.
pub fn dated_line(line: &str, order: Order) -> Option<DatedLine> {
    if line.len() > LONGEST {
        return None;
    }
    let bare = line.trim_start_matches(['*', '_', '>', '-', '#', ' ', '📅', '🗓', '\u{fe0f}']);
    let start = line.len() - bare.len();
    if !OPENINGS.fit(bare) {
        return suffixed(line, start, order);
    }
    let Some((label, kind)) = labelled(bare) else { return suffixed(line, start, order) };
    let label_end = start + bare.char_indices().nth(label.chars().count()).map_or(bare.len(), |(at, _)| at);
    let rest = line.get(label_end..)?;
    let value = rest.trim_start_matches([':', '：', '*', '_', ' ', '—']);
    let value = value.strip_prefix("on ").unwrap_or(value);
    let from = line.len() - value.len();
    let shown = value.trim_end_matches(['.', '*', '_', ' ']);
    // `Medically reviewed by Ada Holm on …`
    let head = if label.ends_with(" by") { LONGEST } else { HEAD };
    let found = dates(shown, order).into_iter().next().filter(|date| date.span.start <= head);
    let date = found.or_else(|| short::date(shown, order)).or_else(|| month_alone(shown));
    let fits = date.as_ref().map(|date| shown.get(date.span.end..).is_some_and(|tail| tail.len() <= TAIL));
    let stands = || if label.ends_with(" by") { short::passes(shown) } else { short::stands_for_date(shown) };
    if !fits.unwrap_or_else(stands) {
        return None;
    }
    let date = date.map(|date| shifted(date, from));
    Some(DatedLine { label: start..label_end, kind, date, value: from..from + shown.len() })
}

/// The label that a line opens with, where something can follow it.
fn labelled(bare: &str) -> Option<(&'static str, LineKind)> {
    let lower = bare.to_lowercase();
    let found = LABELS.iter().find(|(label, _)| {
        lower.as_bytes().first() == label.as_bytes().first()
            && lower.strip_prefix(label).is_some_and(|rest| {
                rest.starts_with([' ', ':', '：', '*', '—', '\u{a0}'])
                    || rest.starts_with(char::is_numeric) && is_glued(label)
            })
    });
    found.copied()
}

/// `2025年11月29日現在`: the date comes first.
fn suffixed(line: &str, start: usize, order: Order) -> Option<DatedLine> {
    let bare = line.trim_end_matches(['*', '_', ' ', '。', '.', ')', '）']);
    let suffix = SUFFIXES.iter().find(|suffix| bare.ends_with(**suffix))?;
    let value = bare.get(start..bare.len() - suffix.len())?;
    let date = dates(value, order).into_iter().next().filter(|date| date.span == (0..value.len()))?;
    let value = start..start + value.len();
    Some(DatedLine { label: value.end..bare.len(), kind: LineKind::AsOf, date: Some(shifted(date, start)), value })
}

/// A month without a day: `November 2025`, `2025-11`, `2025年11月`; the whole of `text`.
pub fn month_alone(text: &str) -> Option<DateMention> {
    let (month, year) = match text.as_bytes().first()? {
        b'0'..=b'9' => {
            let (year, end) = form::number(text, 0, 4).filter(|(_, end)| *end == 4)?;
            let rest =
                text.get(end..)?.strip_prefix(['-', '/', '年']).or_else(|| text.get(end..)?.strip_prefix("년 "))?;
            let (month, end) = form::number(rest, 0, 2)?;
            matches!(rest.get(end..)?, "" | "月" | "월").then_some((month, year))?
        }
        _ => {
            let (name, rest) = text.split_once([' ', '\u{a0}'])?;
            let rest = rest.strip_prefix("de ").or_else(|| rest.strip_prefix("del ")).unwrap_or(rest);
            let (year, end) = form::number(rest, 0, 4).filter(|(_, end)| *end == 4)?;
            let closed = matches!(rest.get(end..)?, "" | " г" | " р" | " r");
            closed.then_some((name::month(name.trim_end_matches(['.', ',']))?, year))?
        }
    };
    let Reading::Day(first) = super::reading(year, month, 1) else { return None };
    (1500..=2200).contains(&year).then_some(DateMention {
        span: 0..text.len(),
        reading: Reading::Month(first),
        weekday: None,
    })
}

fn shifted(date: DateMention, by: usize) -> DateMention {
    let shift = |range: Range<usize>| range.start + by..range.end + by;
    DateMention { span: shift(date.span), weekday: date.weekday.map(|(span, day)| (shift(span), day)), ..date }
}

/// Scripts without spaces write the date right behind the label.
fn is_glued(label: &str) -> bool {
    label.chars().all(|ch| ('\u{3000}'..='\u{9fff}').contains(&ch))
}
