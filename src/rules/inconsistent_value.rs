//! Two values for one quantity, or two years for one event.

mod count;
mod event;
mod measure;
mod setting;
mod sight;

use std::ops::Range;

use serde::Deserialize;

use crate::document::number::{Number, Worth};
use crate::document::{Document, content};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;
use count::{Bound, Count, Quantity};
use setting::Setting;
use sight::{Sight, sift};

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
/// Values of one quantity, at most, of which each two are looked at before anything is asked of their sentences.
const MANY: usize = 12;
/// Places of one value that are looked at.
const MOST: usize = 6;

/// A number that was not read yet.
struct Found {
    /// The same for values of the same quantity.
    key: u64,
    digits: Range<usize>,
    /// What it is a number of; none if it is the year of an event.
    quantity: Option<Quantity>,
}

/// A value, and of what it is one.
struct Value {
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
        let (mut found, mut sights): (Vec<Found>, Vec<Sight>) = (Vec::new(), Vec::with_capacity(document.digits().len()));
        for digits in document.digits() {
            let span = TextSpan::from(digits.clone());
            if event::is_year(prose, span) {
                let key = if self.dates { event::key(document, span) } else { None };
                found.extend(key.map(|key| Found { key, digits: digits.clone(), quantity: None }));
            } else if count::may_count(prose, digits) {
                sights.extend(Sight::of(prose, digits));
            }
        }
        sift(&mut sights, |one, other| self.is_near(one, other));
        found.extend(sights.into_iter().filter_map(|sight| self.find(prose, sight)));
        found.sort_unstable_by_key(|it| (it.key, it.digits.start));
        for same in found.chunk_by(|one, next| one.key == next.key).filter(|same| same.len() > 1) {
            let values: Vec<Value> = same.iter().filter_map(|it| self.read(document, it)).collect();
            if self.may_contradict(document, &values) {
                self.compare(cx, &values);
            }
        }
    }
}

impl InconsistentValue {
    /// What a number is a value of.
    fn find(&self, prose: &str, sight: Sight) -> Option<Found> {
        let Sight { digits, end, .. } = sight;
        let (counted, measured) = (Quantity::counted(prose, digits.start, end), measure::of(prose, digits.start, end));
        // Of too few things there may still be a size.
        let quantity = match (counted, measured) {
            (Some(_), Some(measured)) if !self.is_large(&Number::read(prose, digits.clone(), true)?) => measured,
            (counted, measured) => counted.or(measured)?,
        };
        Some(Found { key: quantity.key, digits, quantity: Some(quantity) })
    }

    /// Whether a number is no smaller than those of things that are compared.
    fn is_large(&self, number: &Number) -> bool {
        number.whole().value() >= self.min_value
    }

    /// The value of what was found, if its number is one by itself.
    fn read(&self, document: &Document, found: &Found) -> Option<Value> {
        let number = Number::read(&document.prose, found.digits.clone(), true)?;
        let span = TextSpan::from(found.digits.clone());
        let Some(quantity) = &found.quantity else { return Some(Value { worth: number.worth, span, count: None }) };
        if number.part || quantity.counts && !self.is_large(&number) {
            return None;
        }
        let count = Count::of(number, quantity);
        Some(Value { worth: count.total(count.number.whole()), span, count: Some(count) })
    }

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

    /// Whether two of the values could contradict each other, as far as can be told without their sentences.
    fn may_contradict(&self, document: &Document, same: &[Value]) -> bool {
        let mut later = same;
        while let Some((value, rest)) = later.split_first() {
            // Among many values it is told elsewhere.
            if same.len() > MANY || rest.iter().any(|other| self.may_differ(document, value, other)) {
                return true;
            }
            later = rest;
        }
        false
    }

    /// Whether two values could contradict each other: in different sentences, neither a bound, and of the same subject.
    fn may_differ(&self, document: &Document, first: &Value, second: &Value) -> bool {
        if !self.differ(first, second) {
            return false;
        }
        let (Some(one), Some(other)) = (&first.count, &second.count) else { return true };
        let bounds = count::bound(&document.prose, &one.number).zip(count::bound(&document.prose, &other.number));
        bounds.is_some_and(|bounds| !allow(bounds, first.worth, second.worth))
            && document.sentence_at(first.span.start) != document.sentence_at(second.span.start)
            && (one.other
                || other.other
                || setting::subject(document, first.span) == setting::subject(document, second.span))
    }

    /// Whether two values are not the same, even told less precisely, but near each other.
    fn differ(&self, first: &Value, second: &Value) -> bool {
        let counted = first.count.is_some() && second.count.is_some();
        if counted { self.is_near(first.worth, second.worth) } else { first.worth != second.worth }
    }

    fn is_near(&self, first: Worth, second: Worth) -> bool {
        let (one, other) = (first.value(), second.value());
        first != second && one.max(other) <= one.min(other) * self.max_ratio && !first.agrees(second)
    }

    fn contradict(&self, document: &Document, (one, first): (&Setting, &Value), (other, second): (&Setting, &Value)) -> bool {
        let counted = first.count.is_some() && second.count.is_some();
        let allowed = counted && allow((one.bound, other.bound), first.worth, second.worth);
        self.differ(first, second) && !allowed && one.matches(other) && one.is_claim(document) && other.is_claim(document)
    }
}

/// Whether one of two values is a bound that allows for the other.
fn allow((one, other): (Bound, Bound), first: Worth, second: Worth) -> bool {
    one.allows(first, second) || other.allows(second, first)
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
