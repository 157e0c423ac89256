//! A date that no calendar has, that contradicts its weekday, or that reads two ways.

use serde::Deserialize;

use crate::document::date::{DateMention, Order, Reading, dates};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct InvalidDate {
    ambiguous: String,
    weekday: bool,
    order: String,
}

/// The first year in which weekdays of English dates follow the Gregorian calendar throughout.
const GREGORIAN: i16 = 1753;

impl Rule for InvalidDate {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let order = match self.order.as_str() {
            "mdy" => Order::Mdy,
            "dmy" => Order::Dmy,
            _ => Order::Unknown,
        };
        let check = document.front.check_date.as_ref();
        let ordered;
        let mentions = match order {
            Order::Unknown => document.dates(),
            order => {
                ordered = dates(&document.prose, order);
                &ordered
            }
        };
        for mention in mentions {
            let span = TextSpan::from(mention.span.clone());
            if check.is_none_or(|check| !check.span.overlaps(span)) {
                self.judge(cx, mention, span);
            }
        }
        let Some(check) = check else { return };
        match (&check.reading, dates(document.slice(check.span), order).into_iter().next()) {
            (_, Some(mention)) => self.judge(cx, &mention, check.span),
            (Some(reading), None) => {
                let mention = DateMention { span: check.span.range(), reading: reading.clone(), weekday: None };
                self.judge(cx, &mention, check.span);
            }
            (None, None) => {
                let text = crop(document.slice(check.span));
                cx.report(check.span, format!("the check date `{text}` cannot be read")).help("write it as 20 November 2025 or 2025-11-20");
            }
        }
    }
}

impl InvalidDate {
    fn judge(&self, cx: &mut Context<'_>, mention: &DateMention, span: TextSpan) {
        let text = crop(cx.document.slice(span));
        match &mention.reading {
            Reading::Impossible(why) => {
                cx.report(span, format!("`{text}` is not a date: {}", why.describe()));
            }
            Reading::Ambiguous { mdy, dmy } if self.ambiguous == "error" => {
                cx.report(span, format!("`{text}` reads as {mdy} or as {dmy}"))
                    .help("write the month as a word, or set `order` to \"mdy\" or \"dmy\"");
            }
            Reading::Day(day) => {
                let Some((_, weekday)) = mention.weekday.as_ref().filter(|_| self.weekday && day.year() >= GREGORIAN) else { return };
                if day.weekday() != *weekday {
                    cx.report(span, format!("{day} was a {:?}, not a {weekday:?}", day.weekday()));
                }
            }
            Reading::Ambiguous { .. } | Reading::Month(_) => {}
        }
    }
}
