//! Two values for one quantity, or two years for one event.

mod count;
mod event;
mod measure;
mod setting;

use serde::Deserialize;

use crate::document::number::{Number, Worth, digits};
use crate::document::{Document, content};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;
use count::Count;
use setting::Setting;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InconsistentValue {
    min_value: f64,
    max_ratio: f64,
    dates: bool,
    ignore_nouns: Vec<String>,
}

/// Values of one quantity from which on it is a series, or not one quantity.
const SERIES: usize = 3;
/// Places of one value that are looked at.
const MOST: usize = 6;

/// A value, and of what it is one.
struct Value {
    /// The same for values of the same quantity.
    key: u64,
    worth: Worth,
    /// Its place in the text.
    span: TextSpan,
    count: Option<Count>,
}

impl Rule for InconsistentValue {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        if !document.is_english() {
            return;
        }
        let prose = &document.prose;
        let mut values: Vec<Value> = Vec::new();
        for digits in digits(prose) {
            let span = TextSpan::from(digits.clone());
            if event::is_year(prose, span) {
                let key = if self.dates { event::key(document, span) } else { None };
                let worth = key.and_then(|_| Number::read(prose, digits, true));
                values.extend(key.zip(worth).map(|(key, number)| Value { key, worth: number.worth, span, count: None }));
            } else if count::may_count(prose, &digits)
                && let Some(number) = Number::read(prose, digits, true).filter(|number| !number.part)
            {
                let value = |count: Count| Value { key: count.key, worth: count.total(number.whole()), span, count: Some(count) };
                let large = number.whole().value() >= self.min_value;
                let count = Count::of(prose, &number).filter(|_| large);
                values.extend(count.or_else(|| measure::of(prose, &number)).map(value));
            }
        }
        if values.len() < 2 {
            return;
        }
        values.sort_by_key(|value| (value.key, value.span.start));
        for same in values.chunk_by(|one, next| one.key == next.key).filter(|same| self.may_contradict(same)) {
            self.compare(cx, same);
        }
    }
}

impl InconsistentValue {
    /// Reports the values of one noun or event that contradict an earlier one.
    fn compare(&self, cx: &mut Context<'_>, same: &[Value]) {
        let document = cx.document;
        let mut set: Vec<(u64, Setting, &Value)> = Vec::with_capacity(same.len());
        for value in same {
            let Some(setting) = Setting::of(document, value.span, value.count.as_ref()) else { continue };
            let noun = value.count.as_ref().map_or("", |count| prose_of(document, count.noun));
            if !self.ignore_nouns.iter().any(|it| it.eq_ignore_ascii_case(noun)) {
                set.extend(setting.subjects().map(|subject| (subject, setting.clone(), value)));
            }
        }
        set.sort_by_key(|(subject, _, value)| (*subject, value.span.start));
        let mut told: Vec<TextSpan> = Vec::new();
        for group in set.chunk_by(|one, next| one.0 == next.0) {
            let mut worths: Vec<Worth> = group.iter().map(|it| it.2.worth).collect();
            worths.sort_unstable();
            worths.dedup();
            if worths.len() < 2 || worths.len() >= SERIES {
                continue;
            }
            let (ones, others): (Vec<_>, Vec<_>) = group.iter().partition(|it| Some(&it.2.worth) == worths.first());
            let others = || others.iter().take(MOST).copied();
            let mut pairs: Vec<_> = ones.into_iter().take(MOST).flat_map(|one| others().map(move |other| (one, other))).collect();
            for pair in &mut pairs {
                if pair.0.2.span > pair.1.2.span {
                    *pair = (pair.1, pair.0);
                }
            }
            pairs.sort_by_key(|(_, later)| later.2.span.start);
            let contradiction = pairs.iter().find(|(earlier, later)| self.contradict(document, (&earlier.1, earlier.2), (&later.1, later.2)));
            let Some((earlier, later)) = contradiction.filter(|(_, later)| !told.contains(&later.2.span)) else { continue };
            told.push(later.2.span);
            let shown = |value: &Value| crop(document.slice(value.count.as_ref().map_or(value.span, |count| value.span.cover(count.unit))));
            let (new, old) = (shown(later.2), shown(earlier.2));
            let others = |value: &Value| value.count.as_ref().is_some_and(|count| count.other);
            let message = if others(later.2) && !others(earlier.2) {
                format!("`{new}` others here, `{old}` in all before")
            } else if others(earlier.2) && !others(later.2) {
                format!("`{new}` in all here, `{old}` others before")
            } else {
                format!("`{new}` here, `{old}` before")
            };
            cx.report(later.2.span, message)
                .label(earlier.2.span, "the other value")
                .help("look up which value holds, or say in what the two differ");
        }
    }

    /// Whether two of the values differ and are near each other.
    fn may_contradict(&self, same: &[Value]) -> bool {
        let Some(first) = same.first() else { return false };
        if same.iter().all(|value| value.worth == first.worth) {
            return false;
        }
        let mut worths: Vec<f64> = same.iter().map(|value| value.worth.value()).collect();
        worths.sort_by(f64::total_cmp);
        worths.dedup();
        let near = |pair: &[f64]| matches!(pair, [least, most] if *most <= least * self.max_ratio);
        first.count.is_none() || worths.windows(2).any(near)
    }

    fn contradict(&self, document: &Document, (one, first): (&Setting, &Value), (other, second): (&Setting, &Value)) -> bool {
        let (least, most) = (first.worth.value().min(second.worth.value()), first.worth.value().max(second.worth.value()));
        let counted = first.count.is_some() && second.count.is_some();
        let near = !counted || most <= least * self.max_ratio;
        let allowed = counted
            && (first.worth.agrees(second.worth)
                || one.bound.allows(first.worth, second.worth)
                || other.bound.allows(second.worth, first.worth));
        first.worth != second.worth && near && !allowed && one.matches(other) && one.is_claim(document) && other.is_claim(document)
    }
}

fn prose_of(document: &Document, span: TextSpan) -> &str {
    document.prose(span)
}

/// Whether `word` is one of `list`, in whatever case.
fn is_one_of(list: &[&str], word: &str) -> bool {
    list.iter().any(|it| it.eq_ignore_ascii_case(word))
}

/// Mixes the key of one word into that of several.
fn mix(key: u64, word: &str) -> u64 {
    key.rotate_left(5) ^ content::key(word)
}
