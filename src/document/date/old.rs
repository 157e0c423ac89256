//! Years that are counted from the beginning of an era: `令和7年11月29日`.

use super::form::{month_and_day, number};
use super::{DateMention, reading};

/// Eras, and the year before their first one.
const ERAS: [(&str, i16); 7] =
    [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("明治", 1867), ("民國", 1911), ("民国", 1911)];

/// The dates of `text` whose years belong to an era, in the order of the eras.
pub(super) fn eras(text: &str) -> Vec<DateMention> {
    let places =
        ERAS.iter().flat_map(|(era, zero)| text.match_indices(era).map(|(at, era)| (at, at + era.len(), *zero)));
    places.filter_map(|(at, from, zero)| date(text, at, from, zero)).collect()
}

/// The date whose era begins at byte `at` and whose year at `from`.
fn date(text: &str, at: usize, from: usize, zero: i16) -> Option<DateMention> {
    let first = text.get(from..)?.strip_prefix('元').map(|rest| (1, text.len() - rest.len()));
    let (year, end) = first.or_else(|| number(text, from, 3))?;
    let tail = text.get(end..)?.strip_prefix('年')?;
    let (month, day, end) = month_and_day(text, text.len() - tail.len(), '月', &['日'])?;
    Some(DateMention { span: at..end, reading: reading(zero + year, month, day), weekday: None })
}
