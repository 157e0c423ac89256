//! Words such as `today` in an answer that does not say when that is.

use serde::Deserialize;

use super::family;
use crate::document::claim::Need;
use crate::document::time_word;
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct RelativeTime {
    extra_words: Vec<String>,
    ignore_words: Vec<String>,
    when: String,
    max_age_days: i64,
}

impl Rule for RelativeTime {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let days = document.front.check_date.as_ref().map(|check| check.first_day().zip(check.last_day()));
        let why = match days {
            None => "the document has no check date",
            Some(None) => "the check date cannot be read",
            Some(Some((_, last))) if i64::from((cx.settings.today - last).get_days()) > self.max_age_days => "the check date is stale",
            Some(Some((first, _))) if i64::from((first - cx.settings.today).get_days()) > 1 => "the check date is in the future",
            Some(Some(_)) if self.when == "always" => "say on which date",
            Some(Some(_)) => return,
        };
        let places = time_word::places(&document.prose);
        let told = |span: TextSpan| {
            let first = places.get(places.partition_point(|&at| at < span.start));
            !self.extra_words.is_empty() || first.is_some_and(|&at| at < span.end)
        };
        for sentence in &document.sentences {
            let body = document.blocks.get(sentence.block).is_some_and(|block| block.kind.is_body() && !block.quoted);
            if !body || !told(sentence.span) || document.claim(sentence).need != Need::Required {
                continue;
            }
            let prose = document.prose(sentence.span);
            // What should be done holds whenever it is read.
            if prose.split(|ch: char| !ch.is_alphanumeric()).any(is_advice) {
                continue;
            }
            let own = time_word::time_words(prose).into_iter().map(|word| word.span);
            let extra = self.extra_words.iter().flat_map(|word| prose.match_indices(word.as_str()).map(|(at, word)| at..at + word.len()));
            let mut spans: Vec<_> = own.chain(extra).collect();
            spans.sort_by_key(|span| (span.start, span.end));
            spans.dedup_by(|next, kept| next.start < kept.end);
            for span in spans {
                let word = prose.get(span.clone()).unwrap_or("");
                let place = TextSpan::from(span.clone()).offset(sentence.span.start);
                let ignored = self.ignore_words.iter().any(|it| it.eq_ignore_ascii_case(word));
                if ignored || family::is_quoted(document, sentence.block, place) {
                    continue;
                }
                cx.report(place, format!("`{}` has no anchor date: {why}", crop(document.slice(place))))
                    .help("name the date, or check the answer and say when");
            }
        }
    }
}

fn is_advice(word: &str) -> bool {
    word.eq_ignore_ascii_case("should") || word.eq_ignore_ascii_case("must")
}
