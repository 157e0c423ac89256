//! A statistic without a citation.

use std::cell::LazyCell;

use serde::Deserialize;

use super::family;
use crate::document::claim::Kind;
use crate::document::{BlockKind, Document, Sentence, quantity};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UncitedStatistic {
    kinds: Vec<String>,
    min_digits: usize,
    error_confidence: f32,
}

impl Rule for UncitedStatistic {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let asked = LazyCell::new(|| Some(document.slice(document.title_span())).filter(|it| it.trim_end().ends_with(['?', '？'])));
        let title = LazyCell::new(|| title(document));
        let mut sums = Sums::default();
        for sentence in family::uncovered(document) {
            let kind = document.claim(sentence).kind;
            if matches!(kind, Kind::Question | Kind::Meta | Kind::Advice | Kind::Transition | Kind::Chatter | Kind::Boilerplate | Kind::Disclaimer | Kind::Absence | Kind::ListIntro) {
                continue;
            }
            let prose = document.prose(sentence.span);
            if !prose.bytes().any(|byte| byte.is_ascii_digit()) {
                continue;
            }
            if is_supposed(prose) || derives(prose) && follows_cited(document, sentence) {
                continue;
            }
            let wanted = |kind: quantity::Kind| self.kinds.iter().any(|it| it == kind.as_str());
            let found = quantity::statistics(prose).into_iter().find(|it| {
                let number = number(prose.get(it.span.clone()).unwrap_or(""));
                let digits = number.split(['-', '–', '—', '‑']).map(digits).max().unwrap_or(0);
                wanted(it.kind)
                    && !is_side(prose, it.span.start)
                    && (digits == 0 || digits >= self.min_digits)
                    && !asked.is_some_and(|title| holds(title, number))
                    && !title.is_some_and(|title| repeats(title, number, prose.get(it.span.clone()), prose.get(it.span.end..)))
                    && !sums.hold(document, sentence.block, number)
            });
            if let Some(found) = found.filter(|_| !is_setting(document, sentence.block)) {
                let span = TextSpan::from(found.span).offset(sentence.span.start);
                let message = format!("number `{}` has no citation", crate::rule::crop(document.slice(span)));
                cx.report(span, message)
                    .at_most(family::worst(document, sentence, self.error_confidence)).help("cite where the figure comes from");
            }
        }
    }
}

/// Whether the number at `start` is a side of something, as in `a net of 10×10 km`, and counts nothing.
fn is_side(prose: &str, start: usize) -> bool {
    prose.get(..start).is_some_and(|before| before.trim_end().ends_with('×'))
}

/// Whether a sentence makes up its numbers: `Suppose a ferry with 300 cars …`
fn is_supposed(prose: &str) -> bool {
    const OPENINGS: [&str; 10] = [
        "suppose", "imagine", "for illustration", "let's say", "let’s say", "let us say", "for example, if a ",
        "for example, if an ", "for example, if you", "for instance, if a ",
    ];
    opens_with(prose, &OPENINGS)
}

fn opens_with(prose: &str, openings: &[&str]) -> bool {
    let bare = prose.trim_start_matches(|ch: char| !ch.is_alphanumeric());
    openings.iter().any(|it| bare.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it)))
}

/// Whether a sentence works its numbers out from those of the sentence before: `Using this figure, …`
fn derives(prose: &str) -> bool {
    const OPENINGS: [&str; 6] = [
        "using this ", "using these ", "applying this ", "applying these ", "extrapolating from this ",
        "extrapolating from these ",
    ];
    const INFERENCES: [&str; 3] = ["this suggests that a ", "this suggests that an ", "this suggests that for a"];
    let would = || [" would ", " could "].iter().any(|it| prose.contains(it));
    opens_with(prose, &OPENINGS) || prose.contains("this would translate to") || opens_with(prose, &INFERENCES) && would()
}

/// Whether the sentence before, in the same section, has a citation.
fn follows_cited(document: &Document, sentence: &Sentence) -> bool {
    let place = |sentence: &Sentence| document.blocks.get(sentence.block).map(|it| (it.section, it.kind.is_body()));
    let index = document.sentences.partition_point(|it| it.span.start < sentence.span.start);
    let before = index.checked_sub(1).and_then(|at| document.sentences.get(at));
    before.is_some_and(|it| it.is_covered() && place(it) == place(sentence))
}

/// Bytes of a title that are looked at.
const TITLE: usize = 400;

/// The title: that of the front matter, or the first heading of the highest level.
fn title(document: &Document) -> Option<&str> {
    let highest = || document.blocks.iter().find(|it| matches!(it.kind, BlockKind::Heading { level: 1 }));
    let title = document.slice(document.front.title.or_else(|| highest().map(|it| it.span))?);
    title.get(..title.floor_char_boundary(TITLE))
}

/// Whether the title says the same `number` of the same things: it sets what the answer is about.
fn repeats(title: &str, number: &str, statistic: Option<&str>, after: Option<&str>) -> bool {
    let unit = statistic.and_then(|it| it.split_once(number)).map_or("", |it| it.1);
    let own = Things::of(unit, after.unwrap_or(""));
    behind(title, number).any(|rest| own.are(&Things::of("", rest)))
}

/// The words behind a number.
struct Things {
    /// The scale or sign, with which the number would be another one.
    unit: Option<String>,
    nouns: Vec<String>,
}

/// Words that multiply the number before them.
const SCALES: [&str; 6] = ["million", "billion", "trillion", "thousand", "crore", "lakh"];
/// Words behind a number within which its noun stands.
const NOUN: usize = 2;

impl Things {
    fn of(unit: &str, after: &str) -> Self {
        let text = format!("{unit}{}", after.get(..after.floor_char_boundary(60)).unwrap_or("")).to_lowercase();
        let percent = text.trim_start().starts_with('%').then(|| "percent".to_owned());
        // What another sentence or clause says is not what is counted.
        let clause = text.split([',', ';', ':', '.', '(', ')', '?', '!']).next().unwrap_or("");
        let mut words = clause.split(|ch: char| !ch.is_alphanumeric()).filter(|it| !it.is_empty()).peekable();
        let scale = words.next_if(|it| SCALES.contains(it) || *it == "percent").map(str::to_owned);
        let nouns = words.take(NOUN).filter(|it| it.chars().count() > 3);
        Self { unit: percent.or(scale), nouns: nouns.map(|it| it.trim_end_matches('s').to_owned()).collect() }
    }

    fn are(&self, other: &Self) -> bool {
        self.unit == other.unit && self.nouns.iter().any(|noun| other.nouns.contains(noun))
    }
}

/// Cells of a row that are looked at.
const CELLS: usize = 12;

/// Whether block `index` is a cell of a row that holds code: its numbers are those of a program.
fn is_setting(document: &Document, index: usize) -> bool {
    let row = |at: usize| match document.blocks.get(at).map(|block| block.kind) {
        Some(BlockKind::TableCell { table, row, .. }) => Some((table, row)),
        _ => None,
    };
    let Some(own) = row(index) else { return false };
    let cells = (index.saturating_sub(CELLS)..index + CELLS).filter(|at| row(*at) == Some(own));
    cells.filter_map(|at| document.blocks.get(at)).any(|block| {
        let at = document.code.partition_point(|code| code.end <= block.span.start);
        document.code.get(at).is_some_and(|code| code.overlaps(block.span))
    })
}

/// A statistic without its unit.
fn number(statistic: &str) -> &str {
    statistic.trim_matches(|ch: char| !ch.is_ascii_digit())
}

fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether `number` stands in `text`, and not as a part of a longer one.
fn holds(text: &str, number: &str) -> bool {
    behind(text, number).next().is_some()
}

/// What follows `number` wherever it stands in `text`, and not as a part of a longer one.
fn behind<'t>(text: &'t str, number: &str) -> impl Iterator<Item = &'t str> {
    let found = text.match_indices(number).filter(|(_, same)| !same.is_empty());
    found.filter_map(move |(at, same)| {
        let (before, rest) = (text.get(..at)?, text.get(at + same.len()..)?);
        let part = before.ends_with(|ch: char| ch.is_ascii_digit()) || rest.starts_with(|ch: char| ch.is_ascii_digit());
        (!part).then_some(rest)
    })
}

/// The calculations of the block asked for last: their numbers are made up or worked out, not found somewhere.
#[derive(Default)]
struct Sums<'a> {
    block: Option<usize>,
    /// The block opens with a supposition, so that all its numbers are given.
    supposed: bool,
    /// What stands round its equals signs.
    sides: Vec<&'a str>,
}

/// How an example that is worked out opens.
const SUPPOSITIONS: [&str; 8] =
    ["suppose", "assume", "for example, if", "for instance, if", "let's say", "let’s say", "let us say", "imagine"];
/// Signs between the numbers of a calculation.
const OPERATORS: [char; 6] = ['*', '×', '÷', '/', '+', '∙'];
/// Bytes before and behind an equals sign that belong to its calculation.
const SIDES: (usize, usize) = (60, 30);
/// Calculations of one block that are looked at.
const MOST: usize = 20;

impl<'a> Sums<'a> {
    fn hold(&mut self, document: &'a Document, index: usize, number: &str) -> bool {
        if self.block != Some(index) {
            let prose = document.blocks.get(index).map_or("", |block| document.prose(block.span));
            *self = Self::of(prose);
            self.block = Some(index);
        }
        self.supposed || self.sides.iter().any(|side| holds(side, number))
    }

    fn of(prose: &'a str) -> Self {
        let sides: Vec<&str> = prose
            .match_indices('=')
            .take(MOST)
            .filter_map(|(at, _)| {
                let from = prose.floor_char_boundary(at.saturating_sub(SIDES.0));
                prose.get(from..prose.ceil_char_boundary((at + SIDES.1).min(prose.len())))
            })
            .collect();
        let supposed = !sides.is_empty() && opens_with(prose, &SUPPOSITIONS);
        // `Income/head = $40,000` calculates nothing.
        let works = |left: &str| left.contains(OPERATORS) && left.contains(|ch: char| ch.is_ascii_digit());
        let sides = sides.into_iter().filter(|side| side.rsplit_once('=').is_some_and(|(left, _)| works(left))).collect();
        Self { block: None, supposed, sides }
    }
}
