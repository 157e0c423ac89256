//! Years that are counted from the beginning of an era: `令和7年11月29日`.

use super::form::{month_and_day, number};
use super::{DateMention, digits, reading};

/// Eras, and the year before their first one.
const ERAS: [(&str, i16); 7] =
    [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("明治", 1867), ("民國", 1911), ("民国", 1911)];

/// What ends a year.
const YEAR: &str = "年";

/// The dates of `text` whose years belong to an era, in order.
pub(super) fn eras(text: &str) -> Vec<DateMention> {
    years(text).filter_map(|at| date(text, at)).collect()
}

/// Whether a year is written with digits of full width.
pub(super) fn is_wide(text: &str) -> bool {
    years(text).any(|at| text.get(..at).is_some_and(|before| before.ends_with(digits::is_wide)))
}

/// Where years end.
fn years(text: &str) -> impl Iterator<Item = usize> {
    memchr::memmem::find_iter(text.as_bytes(), YEAR.as_bytes())
}

/// The date whose year ends at byte `at`, behind its era.
fn date(text: &str, at: usize) -> Option<DateMention> {
    let before = text.get(..at)?;
    let (year, named) = match before.strip_suffix('元') {
        Some(named) => (1, named),
        None => {
            let from = before.len() - before.bytes().rev().take(3).take_while(u8::is_ascii_digit).count();
            (number(text, from, 3)?.0, before.get(..from)?)
        }
    };
    let (era, zero) = ERAS.iter().find(|(era, _)| named.ends_with(era))?;
    let (month, day, end) = month_and_day(text, at + YEAR.len(), '月', &['日'])?;
    Some(DateMention { span: named.len() - era.len()..end, reading: reading(zero + year, month, day), weekday: None })
}
