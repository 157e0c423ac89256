//! A figure or quotation in the summary that the body does not hold.

use foldhash::{HashSet, HashSetExt as _};
use serde::Deserialize;

use super::expressions::Expression;
use super::family;
use crate::document::number::{Number, Worth, numbers};
use crate::document::summary::Parts;
use crate::document::{Document, content, date, quote};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SummaryOnlyFact {
    kinds: Vec<String>,
    extra_sections: Vec<Expression>,
}

/// Words from which on a quotation is one that the body ought to hold.
const QUOTED: usize = 4;
/// Body sentences that a summary must be able to rest on.
const BODY: usize = 3;

impl Rule for SummaryOnlyFact {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let Some(parts) = Parts::of(document, |heading| self.extra_sections.iter().any(|it| it.is_match(heading))) else { return };
        let told: usize = parts.body(document).filter_map(|at| document.blocks.get(at)).map(|block| block.sentences.len()).take(BODY).sum();
        let mut body = None;
        let asked = |kind: &str| self.kinds.iter().any(|it| it == kind);
        for index in parts.summaries.iter().cloned().flatten() {
            let Some(block) = document.blocks.get(index).filter(|block| block.kind.is_body() && told > 0) else { continue };
            let start = block.span.start;
            let prose = document.prose(block.span);
            let mut told = usize::MAX;
            for number in numbers(prose, document.is_english()) {
                let span = TextSpan::from(number.span.clone()).offset(start);
                let sentence = document.sentence_at(span.start).unwrap_or(usize::MAX);
                let year = number.worth.is_year() && number.scale.is_none();
                let wanted = asked(if year { "date" } else { "number" });
                if !wanted || number.part || sentence == told || number.whole().value() <= 3.0 || is_aside(document, index, prose, &number) {
                    continue;
                }
                let body = body.get_or_insert_with(|| Body::of(document, &parts));
                if !body.holds(&number) {
                    told = sentence;
                    // Once told, it is known.
                    body.figures.insert(number.whole());
                    report(cx, span);
                }
            }
            if asked("quote") {
                for quotation in quote::of_block(document, block).iter().filter(|it| it.words >= QUOTED) {
                    let body = body.get_or_insert_with(|| Body::of(document, &parts));
                    if !quote::is_title_like(prose, quotation) && !body.quotes(prose.get(quotation.inner.clone()).unwrap_or("")) {
                        report(cx, TextSpan::from(quotation.span.clone()).offset(start));
                    }
                }
            }
        }
    }
}

fn report(cx: &mut Context<'_>, span: TextSpan) {
    let shown = crop(cx.document.slice(span));
    cx.report(span, format!("`{shown}` in the summary does not occur in the body"))
        .help("say in the body where it comes from, or leave it out of the summary");
}

/// Whether a number is the day of a date, counts points of the text, or stands in a quotation.
fn is_aside(document: &Document, index: usize, prose: &str, number: &Number) -> bool {
    let before = prose.get(..number.span.start).unwrap_or("").trim_end();
    let after = prose.get(number.span.end..).unwrap_or("").trim_start_matches([' ', '.', ',']);
    let word = |text: &str, last: bool| {
        let mut words = text.split(|ch: char| !ch.is_alphabetic());
        if last { words.next_back() } else { words.next() }.is_some_and(date::is_month)
    };
    let small = number.whole().value() <= 31.0;
    let opens = before.is_empty() && prose.get(number.span.end..).is_some_and(|rest| rest.starts_with(['.', ')', '、']));
    let start = document.blocks.get(index).map_or(0, |block| block.span.start);
    let quoted = family::is_quoted(document, index, TextSpan::from(number.span.clone()).offset(start));
    opens || small && (word(before, true) || word(after, false)) || quoted
}

/// What the body says.
struct Body {
    figures: HashSet<Worth>,
    /// The figures, told less precisely.
    rounded: HashSet<Worth>,
    /// All its words.
    words: HashSet<u64>,
}

impl Body {
    fn of(document: &Document, parts: &Parts) -> Self {
        let mut body = Self { figures: HashSet::new(), rounded: HashSet::new(), words: HashSet::new() };
        for span in parts.outside(document) {
            let text = document.prose(span);
            for number in numbers(text, document.is_english()) {
                for worth in [number.worth, number.whole()] {
                    if !body.figures.insert(worth) {
                        continue;
                    }
                    if worth.is_year() {
                        continue;
                    }
                    let mut shorter = worth.shorter();
                    while let Some((up, cut)) = shorter {
                        body.rounded.extend([up, cut]);
                        shorter = cut.shorter();
                    }
                }
            }
            body.words.extend(content::all(text).map(|word| word.key));
        }
        body
    }

    fn holds(&self, number: &Number) -> bool {
        let has = |worth: Worth| self.figures.contains(&worth) || self.rounded.contains(&worth);
        let whole = number.whole();
        let other = || whole.next().is_some_and(|next| self.figures.contains(&next));
        let mut shorter = whole.shorter().filter(|_| !whole.is_year());
        let mut rounds = false;
        while let Some((up, cut)) = shorter {
            rounds |= self.figures.contains(&up) || self.figures.contains(&cut);
            shorter = cut.shorter();
        }
        rounds || has(whole) || has(number.worth) || other() || self.spells(whole)
    }

    /// Whether the body has a number in words.
    fn spells(&self, worth: Worth) -> bool {
        let place = SPELT.iter().find(|(value, _)| (worth.value() - value).abs() < 0.5);
        place.is_some_and(|(_, words)| words.split(' ').any(|word| self.words.contains(&content::key(word))))
    }

    /// Whether the body has every word of a quotation.
    fn quotes(&self, words: &str) -> bool {
        content::words(words).all(|word| self.words.contains(&word.key))
    }
}

/// Numbers and their words in some languages.
const SPELT: [(f64, &str); 20] = [
    (4.0, "four fourth vier quatre cuatro quatro quarter 四"),
    (5.0, "five fifth fünf cinq cinco 五"),
    (6.0, "six sixth sechs seis 六"),
    (7.0, "seven seventh sieben sept siete sete 七"),
    (8.0, "eight eighth acht huit ocho oito 八"),
    (9.0, "nine ninth neun neuf nueve nove 九"),
    (10.0, "ten tenth decade zehn dix diez dez 十"),
    (11.0, "eleven elf onze once"),
    (12.0, "twelve dozen zwölf douze doce doze"),
    (13.0, "thirteen"),
    (14.0, "fourteen"),
    (15.0, "fifteen"),
    (20.0, "twenty zwanzig vingt veinte vinte"),
    (25.0, "quarter"),
    (30.0, "thirty"),
    (40.0, "forty"),
    (50.0, "fifty half"),
    (60.0, "sixty"),
    (100.0, "hundred century hundert cent cien cem"),
    (1000.0, "thousand tausend mille mil"),
];
