//! Values of dated lines that no running text could take for dates: `20251129`, `29/11/25`, and what stands in place of one.

use super::{DateMention, Order, Reading, either, form, reading};

/// A date that is the whole of `value`.
pub(super) fn date(value: &str, order: Order) -> Option<DateMention> {
    let reading = compact(value).or_else(|| two_digits(value, order))?;
    Some(DateMention { span: 0..value.len(), reading, weekday: None })
}

/// `20251129`
fn compact(value: &str) -> Option<Reading> {
    if value.len() != 8 || !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = |range| value.get(range).and_then(|it: &str| it.parse::<i16>().ok());
    let read = reading(part(0..4)?, part(4..6)?, part(6..8)?);
    matches!(read, Reading::Day(day) if (1900..2200).contains(&day.year())).then_some(read)
}

/// `29/11/25`: years of this century.
fn two_digits(value: &str, order: Order) -> Option<Reading> {
    let (first, end) = form::number(value, 0, 2)?;
    let sep = value.get(end..)?.chars().next().filter(|ch| matches!(ch, '/' | '.' | '-'))?;
    let (second, end) = form::number(value, end + 1, 2)?;
    value.get(end..)?.strip_prefix(sep)?;
    let (year, last) = form::number(value, end + 1, 2).filter(|(_, last)| last - end == 3 && *last == value.len())?;
    debug_assert_eq!(last, value.len());
    Some(match sep {
        '.' => reading(2000 + year, second, first),
        _ => either(first, second, 2000 + year, order),
    })
}

/// Words for a day that depends on when they are read.
const RELATIVE: [&str; 18] = [
    "today",
    "yesterday",
    "just now",
    "now",
    "recently",
    "this week",
    "last week",
    "this month",
    "last month",
    "heute",
    "gestern",
    "aujourd'hui",
    "hier",
    "hoy",
    "ayer",
    "hoje",
    "ontem",
    "oggi",
];

/// Words round a number of days: `3 months ago`, `vor 2 Tagen`.
const AGO: [(&str, &str); 8] = [
    ("", " ago"),
    ("vor ", ""),
    ("il y a ", ""),
    ("hace ", ""),
    ("há ", ""),
    ("", " fa"),
    ("", " geleden"),
    ("", "前"),
];

/// Whether a value without a date stands where one belongs: a placeholder, a time that passes, a number.
pub(super) fn stands_for_date(value: &str) -> bool {
    let short = !value.is_empty() && value.len() <= LONGEST;
    let few = || has_digit(value) && value.split(' ').count() <= 3;
    short && (value.contains("XX") || value.contains("YYYY") || value.starts_with('[') || few() || passes(value))
}

/// Whether a value is a time that means another day whenever it is read, behind a name or by itself.
pub(super) fn passes(value: &str) -> bool {
    let lower = value.to_lowercase();
    let ago = || AGO.iter().any(|(head, tail)| lower.starts_with(head) && lower.ends_with(tail));
    value.len() <= LONGEST && (RELATIVE.contains(&lower.as_str()) || has_digit(value) && ago())
}

/// Bytes of the longest such value.
const LONGEST: usize = 30;

fn has_digit(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_digit())
}
