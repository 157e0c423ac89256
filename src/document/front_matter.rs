//! What stands before the first section: title, check date, disclaimer, and lines of the site around them.

use std::sync::LazyLock;

use jiff::civil::Date;

use super::block::{Block, BlockKind, Markup};
use super::date::{DatedLine, LineKind, Order, Reading, dated_line};
use super::disclaimer::{is_disclaimer, is_notice};
use super::heading::{self, Role};
use crate::text::TextSpan;

/// What stands before the first section.
#[derive(Debug, Clone, Default)]
pub struct FrontMatter {
    /// The title.
    pub title: Option<TextSpan>,
    /// The date on which the answer was checked.
    pub check_date: Option<CheckDate>,
    /// Every line before the first section that says when something was done, in order.
    pub dated: Vec<Dated>,
    /// Every disclaimer of the document, in order.
    pub disclaimers: Vec<Disclaimer>,
    /// Lines of the site around the answer, a notice that it may be outdated among them.
    pub banners: Vec<TextSpan>,
}

impl FrontMatter {
    /// The latest day that the answer says it was checked, updated or published on.
    pub fn last_day(&self) -> Option<Date> {
        let lines = self.dated.iter().map(|line| &line.reading);
        lines.chain(self.check_date.iter().map(|check| &check.reading)).filter_map(|it| it.as_ref()?.last_day()).max()
    }
}

/// The date on which the answer was checked, or what stands in its place.
#[derive(Debug, Clone)]
pub struct CheckDate {
    /// The date as written, without its label.
    pub span: TextSpan,
    /// What the label promises.
    pub kind: LineKind,
    /// How the date reads; none where no date can be made out.
    pub reading: Option<Reading>,
}

impl CheckDate {
    /// The first day that the date can mean, where it is a real and unambiguous one.
    pub fn first_day(&self) -> Option<Date> {
        self.reading.as_ref()?.first_day()
    }

    /// The last day that it can mean: a month has more than one.
    pub fn last_day(&self) -> Option<Date> {
        self.reading.as_ref()?.last_day()
    }
}

/// A line that says when something was done.
#[derive(Debug, Clone)]
pub struct Dated {
    /// The line.
    pub span: TextSpan,
    /// What its label promises.
    pub kind: LineKind,
    /// How its date reads; none where no date can be made out.
    pub reading: Option<Reading>,
}

/// A line that opens with the label of a disclaimer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disclaimer {
    /// The line.
    pub span: TextSpan,
    /// Whether it stands before the first section.
    pub in_front: bool,
}

/// Blocks looked at for front matter: banners, title, date and disclaimer need fewer.
const FRONT_BLOCKS: usize = 16;
/// Blocks at the end among which a notice or the name of the tool stands.
const CLOSING_BLOCKS: usize = 3;
/// Words of the longest title.
const TITLE_WORDS: usize = 32;

/// Gives the blocks of the front matter their roles, splitting paragraphs at line ends where it must.
pub fn recognise(markup: &Markup, blocks: Vec<Block>) -> (FrontMatter, Vec<Block>) {
    let mut front = FrontMatter::default();
    let mut result = Vec::with_capacity(blocks.len() + 4);
    let mut left = blocks.into_iter();
    for _ in 0..FRONT_BLOCKS {
        let Some(mut block) = left.next() else { break };
        let text = markup.text.slice(block.span);
        match block.kind {
            // A line between blank lines looks like a heading, even if it is the date of the check.
            BlockKind::Heading { .. } if is_front_line(text) => {
                let block = Block { kind: BlockKind::Paragraph, ..block };
                lines(markup, &block, false, &mut front, &mut result);
            }
            BlockKind::Heading { .. } => {
                let fits = front.title.is_none() && !has_body(&result) && heading::read(text) == (None, Role::Other);
                if fits {
                    front.title = Some(block.span);
                    block.kind = BlockKind::Title;
                }
                result.push(block);
                if !fits {
                    break;
                }
            }
            BlockKind::Paragraph => {
                lines(markup, &block, left.len() == 0, &mut front, &mut result);
                if has_body(&result) {
                    break;
                }
            }
            _ => {
                mark(markup, &mut block, left.len() < CLOSING_BLOCKS, &mut front);
                result.push(block);
            }
        }
    }
    let from = result.len();
    result.extend(left);
    let count = result.len();
    for (index, block) in result.iter_mut().enumerate().skip(from) {
        mark(markup, block, index + CLOSING_BLOCKS >= count, &mut front);
    }
    (front, result)
}

/// Gives a block behind the front matter its role, if it is a disclaimer or, among those that are `closing` the answer, a
/// notice or the name of the tool.
fn mark(markup: &Markup, block: &mut Block, closing: bool, front: &mut FrontMatter) {
    if !matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. }) {
        return;
    }
    let text = markup.text.slice(block.span);
    if closing && block.kind == BlockKind::Paragraph && is_signature(text) {
        block.kind = BlockKind::Banner;
    } else if is_disclaimer(text) || closing && is_notice(text) {
        front.disclaimers.push(Disclaimer { span: first_line(markup, block.span), in_front: false });
        block.kind = BlockKind::Disclaimer;
    }
}

fn lines(markup: &Markup, block: &Block, last: bool, front: &mut FrontMatter, result: &mut Vec<Block>) {
    let mut rest: Option<TextSpan> = None;
    let mut first = true;
    let mut taken = false;
    for line in split_lines(markup.text.slice(block.span), block.span.start) {
        let text = markup.text.slice(line);
        let kind = if let Some(dated) = dated_line(text, Order::Unknown).filter(|_| rest.is_none()) {
            note_date(front, &dated, line);
            Some(BlockKind::DatedLine)
        } else if is_disclaimer(text) || is_notice(text) {
            front.disclaimers.push(Disclaimer { span: line, in_front: true });
            Some(BlockKind::Disclaimer)
        } else if is_banner(text) {
            front.banners.push(line);
            Some(BlockKind::Banner)
        } else if first && front.title.is_none() && !has_body(result) && is_title(markup, block, line, last) {
            front.title = Some(line);
            Some(BlockKind::Title)
        } else {
            None
        };
        first = false;
        if let Some(kind) = kind {
            flush(block, &mut rest, result);
            result.push(Block { kind, span: line, ..block.clone() });
            taken = true;
        } else {
            rest = Some(rest.map_or(line, |span| span.cover(line)));
        }
    }
    if taken {
        flush(block, &mut rest, result);
    } else {
        result.push(block.clone());
    }
}

fn flush(block: &Block, rest: &mut Option<TextSpan>, result: &mut Vec<Block>) {
    if let Some(span) = rest.take() {
        result.push(Block { span, ..block.clone() });
    }
}

/// A date line found in the front matter; a check counts for more than a publication.
fn note_date(front: &mut FrontMatter, line: &DatedLine, at: TextSpan) {
    let reading = line.date.as_ref().map(|date| date.reading.clone());
    front.dated.push(Dated { span: at, kind: line.kind, reading: reading.clone() });
    if matches!(line.kind, LineKind::Published | LineKind::Accessed | LineKind::Generated) {
        return;
    }
    let better = front.check_date.as_ref().is_none_or(|held| rank(line.kind) < rank(held.kind));
    if better {
        let span = line.date.as_ref().map_or(line.value.clone(), |date| date.span.clone());
        front.check_date = Some(CheckDate { span: TextSpan::from(span).offset(at.start), kind: line.kind, reading });
    }
}

const fn rank(kind: LineKind) -> u8 {
    match kind {
        LineKind::Checked => 0,
        LineKind::Verified => 1,
        LineKind::Reviewed => 2,
        LineKind::AsOf => 3,
        _ => 4,
    }
}

fn is_title(markup: &Markup, block: &Block, line: TextSpan, last: bool) -> bool {
    let alone = line == block.span;
    let text = markup.text.slice(line);
    // A last paragraph is the answer itself, not the title of one.
    if alone && last || block.quoted {
        return false;
    }
    if !alone
        && !split_lines(markup.text.slice(block.span), block.span.start)
            .skip(1)
            .all(|it| is_front_line(markup.text.slice(it)))
    {
        return false;
    }
    let bare = text.trim_end_matches(|ch: char| {
        ch.is_ascii_digit() || matches!(ch, '[' | ']' | '^' | ' ' | ',' | '*' | '_' | '¹' | '²' | '³' | '⁰'..='⁹')
    });
    let closes = bare.ends_with(['.', '!', ':', ';', ',', '。', '：', '！']);
    !closes
        && text.split_whitespace().count() <= TITLE_WORDS
        && text.len() <= 300
        && heading::read(text) == (None, Role::Other)
}

fn is_front_line(line: &str) -> bool {
    is_disclaimer(line) || is_notice(line) || is_banner(line) || dated_line(line, Order::Unknown).is_some()
}

fn has_body(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| block.kind.is_body())
}

fn first_line(markup: &Markup, span: TextSpan) -> TextSpan {
    split_lines(markup.text.slice(span), span.start).next().unwrap_or(span)
}

/// The lines of `text` without outer white space and without empty ones; spans are moved by `offset`.
pub fn split_lines(text: &str, offset: usize) -> impl Iterator<Item = TextSpan> {
    let mut start = 0;
    let ends = memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()).chain([text.len()]);
    ends.filter_map(move |end| {
        let line = text.get(start..end).unwrap_or("").trim_start();
        let from = end - line.len();
        start = (end + 1).min(text.len());
        (!line.is_empty()).then(|| TextSpan::new(from, from + line.trim_end().len()).offset(offset))
    })
}

/// Lines that sites put around an answer; one prefix per line of the data file.
static BANNERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    include_str!("../../data/banners.txt")
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty() && !it.starts_with('#'))
        .collect()
});

fn is_banner(line: &str) -> bool {
    let bare = line.trim_matches(['*', '_', ' ']);
    let Some(first) = bare.as_bytes().first() else { return false };
    let opens = |prefix: &&str| {
        prefix.as_bytes().first().is_some_and(|byte| byte.eq_ignore_ascii_case(first))
            && bare.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
    };
    BANNERS.iter().any(opens)
}

/// Whether a closing line only says what made the answer.
fn is_signature(text: &str) -> bool {
    const OPENINGS: [&str; 6] = [
        "generated using ",
        "generated with ",
        "generated by ",
        "report generated by ",
        "this report was generated by ",
        "this report was generated using ",
    ];
    let bare = text.trim_matches(['*', '_', ' ', '(', ')', '[']);
    let opens = |it: &&str| bare.get(..it.len()).is_some_and(|head| head.eq_ignore_ascii_case(it));
    OPENINGS.iter().any(opens) && !text.contains('\n') && text.split_whitespace().count() <= 20
}
