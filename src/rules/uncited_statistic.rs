//! A statistic without a citation.

use serde::Deserialize;

use super::family;
use crate::document::claim::Kind;
use crate::document::{BlockKind, Document, quantity};
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
        let asked = Some(document.slice(document.title_span())).filter(|it| it.trim_end().ends_with(['?', '？']));
        let mut sums = Sums::default();
        for sentence in family::uncovered(document) {
            let kind = sentence.claim.kind;
            if matches!(kind, Kind::Question | Kind::Meta | Kind::Advice | Kind::Transition | Kind::Chatter | Kind::Boilerplate | Kind::Disclaimer | Kind::Absence | Kind::ListIntro) {
                continue;
            }
            let prose = document.prose(sentence.span);
            if is_supposed(prose) {
                continue;
            }
            let wanted = |kind: quantity::Kind| self.kinds.iter().any(|it| it == kind.as_str());
            let found = quantity::statistics(prose).into_iter().find(|it| {
                let number = number(prose.get(it.span.clone()).unwrap_or(""));
                let digits = number.split(['-', '–', '—', '‑']).map(digits).max().unwrap_or(0);
                wanted(it.kind)
                    && (digits == 0 || digits >= self.min_digits)
                    && !asked.is_some_and(|title| holds(title, number))
                    && !sums.hold(document, sentence.block, number)
            });
            if let Some(found) = found.filter(|_| !is_setting(document, sentence.block)) {
                let span = TextSpan::from(found.span).offset(sentence.span.start);
                let message = format!("number `{}` has no citation", crate::rule::crop(document.slice(span)));
                cx.report(span, message)
                    .at_most(family::worst(sentence, self.error_confidence)).help("cite where the figure comes from");
            }
        }
    }
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
    let digit = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_digit());
    !number.is_empty()
        && text.match_indices(number).any(|(at, _)| {
            !digit(text.get(..at).and_then(|it| it.chars().next_back()))
                && !digit(text.get(at + number.len()..).and_then(|it| it.chars().next()))
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
