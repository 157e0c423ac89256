//! Numbers that do not make the percentage beside them.

use memchr::{memchr_iter, memchr2_iter};
use serde::Deserialize;

use crate::document::Document;
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

mod change;
mod figure;
mod part;
mod sum;

use change::change;
use figure::Figure;
use part::part;
use sum::Sum;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ArithmeticMismatch {
    kinds: Vec<String>,
    tolerance_points: f64,
}

/// Where `%`, `percent` or `per cent` begins behind a number that ends at byte `end`.
fn sign(prose: &str, end: usize) -> Option<usize> {
    let bytes = prose.as_bytes();
    // Most numbers have another word behind them.
    if !matches!(bytes.get(end..)?, [b'%' | 0xC2 | 0xE2, ..] | [b' ', b'%' | b'p' | b' ' | 0xC2 | 0xE2, ..]) {
        return None;
    }
    let rest = prose.get(end..)?.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let at = prose.len() - rest.len();
    let parted = at.checked_sub(1).and_then(|last| bytes.get(last)) == Some(&b' ');
    let word = || parted && ["percent", "per cent"].iter().any(|it| rest.starts_with(it));
    (rest.starts_with('%') || word()).then_some(at)
}

impl Rule for ArithmeticMismatch {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let wants = |kind: &str| self.kinds.iter().any(|it| it == kind);
        let (of, from) = (wants("of"), wants("from-to"));
        for sign in document.digits().iter().filter_map(|digits| sign(&document.prose, digits.end)) {
            let Some((start, percent)) = percentage(document, sign) else { continue };
            let Some(sentence) = document.sentence_at(sign).and_then(|at| document.sentences.get(at)) else { continue };
            let prose = document.prose(sentence.span);
            let Some(at) = start.checked_sub(sentence.span.start) else { continue };
            let percent = Figure { span: at..at + percent.span.len(), ..percent };
            let sum = of.then(|| part(prose, &percent)).flatten();
            // A change of some percent is rounded more freely than a share.
            let points = if sum.is_some() { self.tolerance_points } else { self.tolerance_points * 2.0 };
            let sum = sum.or_else(|| from.then(|| change(prose, &percent)).flatten());
            if let Some(sum) = sum.filter(|it| !adds_up(it, points)) {
                let span = TextSpan::from(sum.span.clone()).offset(sentence.span.start);
                let message = format!(
                    "the numbers do not add up (they make {} %, not {} %)",
                    trimmed(sum.made),
                    trimmed(sum.stated)
                );
                cx.report(span, message).help("work it out again, and look up which of the numbers the source gives");
            }
        }
    }
}

/// Bytes of the longest number of percent.
const LONGEST: usize = 12;

/// The number before the percent sign at `sign`, if it is one by itself, and where it begins.
fn percentage(document: &Document, sign: usize) -> Option<(usize, Figure)> {
    let prose = &document.prose;
    let head = prose.get(..sign)?.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let from = head.floor_char_boundary(head.len().saturating_sub(LONGEST));
    let number = head.get(from..)?;
    let digits = number.len() - number.trim_end_matches(|ch: char| ch.is_ascii_digit() || ch == '.').len();
    let start = head.len() - digits;
    // Ranges and signs of their own are left alone.
    let before = prose.get(..start)?;
    if digits == 0
        || before
            .ends_with(|ch: char| ch.is_alphanumeric() || matches!(ch, '-' | '–' | '—' | ',' | '/' | '<' | '>' | '±'))
    {
        return None;
    }
    if !may_be_made(prose.as_bytes(), start, sign) {
        return None;
    }
    Figure::first(prose.get(start..prose.ceil_char_boundary((sign + LONGEST).min(prose.len())))?)
        .filter(|it| it.percent)
        .map(|it| (start, it))
}

/// Bytes before a percentage within which `of` or `from` stands, and behind it.
const NEAR: (usize, usize) = (120, 16);

/// Whether numbers could stand beside the percentage at `start` of which it is made: most have neither `of`
/// nor `from` near them.
fn may_be_made(text: &[u8], start: usize, sign: usize) -> bool {
    let (before, behind) =
        (text.get(start.saturating_sub(NEAR.0)..start), text.get(sign..text.len().min(sign + NEAR.1)));
    let (before, behind) = (before.unwrap_or_default(), behind.unwrap_or_default());
    let joins = |at: usize| before[..at].ends_with(b" o") && before[at..].starts_with(b"f ");
    memchr2_iter(b'f', b'F', before).any(|at| joins(at) || before[at + 1..].starts_with(b"rom "))
        || memchr_iter(b'f', behind).any(|at| behind[at..].starts_with(b"from "))
}

/// Points by which rough numbers may differ, and what part of the percentage.
const ROUGHLY: (f64, f64) = (3.0, 0.1);

fn adds_up(sum: &Sum, points: f64) -> bool {
    let rough = if sum.rough { ROUGHLY.0 + ROUGHLY.1 * sum.stated } else { 0.0 };
    let slack = points + sum.half + rough + 1e-9;
    (sum.least - slack..=sum.most + slack).contains(&sum.stated)
}

/// A number with at most one decimal.
fn trimmed(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or_else(|| text.clone(), str::to_owned)
}
