//! `ClaimReview` markup that says something else than the page.

use foldhash::HashSet;
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::document::Document;
use crate::document::claim_review::{get, reviews};
use crate::document::date::{Order, dates};
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct ClaimreviewMismatch {
    fields: Vec<String>,
}

/// The share of the words of a claim that the page must have, in hundredths.
const SHARE: usize = 60;
/// Words of the longest verdict that is looked for.
const VERDICT: usize = 4;
/// Letters by which words are compared: enough for the stem, few enough for its endings.
const STEM: usize = 4;

impl Rule for ClaimreviewMismatch {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        if document.scripts.is_empty() {
            return;
        }
        let mut seen = None;
        for review in reviews(document) {
            let Ok(data) = &review.data else { continue };
            let seen = seen.get_or_insert_with(|| Seen::of(document));
            for field in &self.fields {
                let fault = match field.as_str() {
                    "claim" => seen.claim(data),
                    "rating" => seen.rating(data),
                    "date" => seen.date(data),
                    _ => None,
                };
                if let Some(fault) = fault {
                    cx.report(review.span, format!("ClaimReview {field} differs from the visible text: {fault}"))
                        .help("let the markup say what the page says");
                }
            }
        }
    }
}

/// What a reader of the page sees.
struct Seen {
    /// Its text in lower case.
    text: String,
    /// The beginnings of its words.
    stems: HashSet<String>,
    /// The days that its head names.
    days: Vec<Date>,
}

impl Seen {
    fn of(document: &Document) -> Self {
        // Data that stands in the text between its tags is code, which prose leaves out.
        let text = document.prose.to_lowercase();
        let stems = words(&text).map(stem).collect();
        let front = &document.front;
        let lines = front.dated.iter().filter_map(|line| line.reading.as_ref()?.first_day());
        let days = lines.chain(front.check_date.iter().filter_map(crate::document::CheckDate::first_day)).collect();
        Self { text, stems, days }
    }

    fn claim(&self, data: &Map<String, Value>) -> Option<String> {
        let claim = get(data, "claimReviewed")?.as_str()?;
        let lower = claim.to_lowercase();
        let words: Vec<&str> = words(&lower).filter(|word| word.len() > 3).collect();
        let known = words.iter().filter(|word| self.stems.contains(&stem(word))).count();
        let spaced =
            !claim.chars().any(|ch| ('\u{0e00}'..='\u{0e7f}').contains(&ch) || ('\u{3040}'..='\u{9fff}').contains(&ch));
        (spaced && words.len() > 1 && known * 100 < words.len() * SHARE)
            .then(|| format!("`{}` is not what it speaks of", crop(claim)))
    }

    fn rating(&self, data: &Map<String, Value>) -> Option<String> {
        let verdict = get(data, "reviewRating.alternateName")?.as_str()?.trim();
        let short = verdict.split_whitespace().count() <= VERDICT;
        (short && !self.text.contains(&verdict.to_lowercase())).then(|| format!("it never says `{}`", crop(verdict)))
    }

    fn date(&self, data: &Map<String, Value>) -> Option<String> {
        let day = |name: &str| dates(get(data, name)?.as_str()?, Order::Unknown).first()?.day();
        let told: Vec<Date> = ["datePublished", "dateModified"].into_iter().filter_map(day).collect();
        let near = |day: &Date| self.days.iter().any(|seen| i64::from((*seen - *day).get_days()).abs() <= 1);
        let (first, seen) = (told.first()?, self.days.first()?);
        (!told.iter().any(near)).then(|| format!("{first} in the markup, {seen} on the page"))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|ch: char| !ch.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}
