//! A check date that lies too far back.

use serde::Deserialize;

use super::expressions::Expression;
use crate::document::Document;
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct StaleCheckDate {
    max_age_days: i64,
    shelf_life: Vec<ShelfLife>,
}

/// How long answers on one topic keep.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct ShelfLife {
    #[serde(rename = "match")]
    topic: Expression,
    days: i64,
    /// Whether the days hold even where they are more than `max-age-days`.
    #[serde(default, rename = "override")]
    overrides: bool,
}

impl Rule for StaleCheckDate {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let Some(check) = &document.front.check_date else { return };
        let Some(day) = check.last_day() else { return };
        let age = i64::from((cx.settings.today - day).get_days());
        let (limit, topic) = self.limit(document);
        if age > limit {
            let about = topic.map_or_else(String::new, |topic| format!(" for `{}`", crop(topic)));
            cx.report(check.span, format!("checked {age} days ago, shelf life {limit} days{about}"))
                .help("check the answer again and renew the date");
        }
    }
}

impl StaleCheckDate {
    /// The days that count, and the topic that decided them.
    pub fn limit(&self, document: &Document) -> (i64, Option<&str>) {
        if self.shelf_life.is_empty() {
            return (self.max_age_days, None);
        }
        let headings = document.sections.iter().filter_map(|it| it.heading).filter_map(|at| document.blocks.get(at)).map(|block| block.span);
        let topics: Vec<&str> = document.front.title.into_iter().chain(headings).map(|span| document.slice(span)).collect();
        let mut limit = (self.max_age_days, None);
        for entry in &self.shelf_life {
            if topics.iter().any(|topic| entry.topic.is_match(topic)) && (entry.days < limit.0 || entry.overrides) {
                limit = (entry.days, Some(entry.topic.as_str()));
            }
        }
        limit
    }
}
