//! Dates in running text, and lines that say when an answer was checked.

mod digits;
mod form;
mod line;
mod name;
mod old;
mod short;
mod year;

use std::ops::Range;

use jiff::civil::{Date, Weekday};

use digits::{Script, Western};
pub use line::{DatedLine, LineKind, dated_line, month_alone};

/// Whether `word` is the name of a month. Short forms are other words, too, where they do not begin with a capital: `set`.
pub fn is_month(word: &str) -> bool {
    word.len() > 2 && (word.len() > 3 || word.starts_with(char::is_uppercase)) && name::month(word).is_some()
}

/// A date in the text.
#[derive(Debug, Clone)]
pub struct DateMention {
    /// Its place, weekday excluded.
    pub span: Range<usize>,
    /// How it reads.
    pub reading: Reading,
    /// The weekday named with it.
    pub weekday: Option<(Range<usize>, Weekday)>,
}

impl DateMention {
    /// The day, where the date is a real and unambiguous one.
    pub const fn day(&self) -> Option<Date> {
        match self.reading {
            Reading::Day(date) => Some(date),
            _ => None,
        }
    }
}

/// Why something that looks like a date is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impossible {
    /// No such month.
    Month,
    /// The month has fewer days.
    Day,
}

impl Impossible {
    /// In words.
    pub const fn describe(self) -> &'static str {
        match self {
            Self::Month => "there are twelve months",
            Self::Day => "the month has no such day",
        }
    }
}

/// How a date reads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reading {
    /// A day.
    Day(Date),
    /// A month, told by its first day; only in lines and metadata that date an answer.
    Month(Date),
    /// Two days, depending on the order of day and month.
    Ambiguous { mdy: Date, dmy: Date },
    /// No day at all.
    Impossible(Impossible),
}

impl Reading {
    /// The first day that it can mean.
    pub const fn first_day(&self) -> Option<Date> {
        match self {
            Self::Day(date) | Self::Month(date) => Some(*date),
            _ => None,
        }
    }

    /// The last day that it can mean: a month has more than one.
    pub fn last_day(&self) -> Option<Date> {
        match self {
            Self::Day(date) => Some(*date),
            Self::Month(first) => Some(first.last_of_month()),
            _ => None,
        }
    }
}

/// The order of day and month in dates of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Unknown,
    Mdy,
    Dmy,
}

/// The full dates of `text`, sorted: every one has a year of four digits or one of an era, and what stands round it
/// tells the rest.
pub fn dates(text: &str, order: Order) -> Vec<DateMention> {
    match Script::of(text) {
        Script::Western => western(text, order),
        other => eastern(text, other, order),
    }
}

/// The same for a text whose `numbers` were found already.
pub fn dates_of(text: &str, numbers: &[Range<usize>], order: Order) -> Vec<DateMention> {
    match Script::of(text) {
        Script::Western => around_years(text, order, |found| year::each_of(text, numbers, found)),
        other => eastern(text, other, order),
    }
}

/// The dates of a text that may have digits or years of its own.
fn eastern(text: &str, script: Script, order: Order) -> Vec<DateMention> {
    match script {
        Script::Western => western(text, order),
        Script::OwnDigits => rewritten(text, order),
        Script::EastAsian if old::is_wide(text) => rewritten(text, order),
        Script::EastAsian => east_asian(text, order),
    }
}

/// The dates of a text whose digits are first written as those of ASCII.
fn rewritten(text: &str, order: Order) -> Vec<DateMention> {
    let Some(written) = Western::of(text) else { return western(text, order) };
    let mut found = east_asian(&written.text, order);
    for mention in &mut found {
        mention.span = written.place(&mention.span);
        if let Some((span, _)) = &mut mention.weekday {
            *span = written.place(span);
        }
    }
    found
}

/// The dates of a text that may have years of an era, too.
fn east_asian(text: &str, order: Order) -> Vec<DateMention> {
    let mut found = western(text, order);
    found.extend(old::eras(text));
    found.sort_by_key(|mention| mention.span.start);
    found
}

fn western(text: &str, order: Order) -> Vec<DateMention> {
    around_years(text, order, |found| year::each(text, found))
}

/// The dates whose years `each` finds.
fn around_years(text: &str, order: Order, each: impl FnOnce(&mut dyn FnMut(usize))) -> Vec<DateMention> {
    let mut found: Vec<DateMention> = Vec::new();
    let mut floor = 0;
    each(&mut |at| {
        if at >= floor
            && let Some((span, reading)) = form::around(text, floor, at, order)
        {
            floor = span.end;
            let weekday = name::weekday_before(text, span.start);
            found.push(DateMention { span, reading, weekday });
        }
    });
    found
}

/// What year, month and day make.
fn reading(year: i16, month: i16, day: i16) -> Reading {
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Reading::Impossible(Impossible::Day);
    };
    if !(1..=12).contains(&month) {
        return Reading::Impossible(Impossible::Month);
    }
    Date::new(year, month, day).map_or(Reading::Impossible(Impossible::Day), Reading::Day)
}

/// What two numbers and a year make, of which either may be the day.
fn either(first: i16, second: i16, year: i16, order: Order) -> Reading {
    let (dmy, mdy) = (reading(year, second, first), reading(year, first, second));
    match (order, &dmy, &mdy) {
        (Order::Unknown, Reading::Day(left), Reading::Day(right)) if left != right => {
            Reading::Ambiguous { mdy: *right, dmy: *left }
        }
        (Order::Dmy, ..) | (Order::Unknown, Reading::Day(_), _) => dmy,
        _ => mdy,
    }
}

#[cfg(test)]
mod tests;
