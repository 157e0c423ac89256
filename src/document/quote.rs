//! Quotations: stretches between quotation marks that pair up.

use std::ops::Range;

use super::block::Block;
use super::claim::is_sure_verb;
use super::model::{Citation, Document};
use crate::text::{Places, TextSpan};

/// One quotation, in bytes of the text given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Range<usize>,
    /// Without them.
    pub inner: Range<usize>,
    /// Words in it.
    pub words: usize,
}

/// Bytes within which a quotation must close.
const LONGEST: usize = 2000;

/// Finds the quotations of all blocks and tells every block which of them are its own. `marks` are the places where one
/// may begin.
pub(super) fn mark(prose: &str, marks: &[usize], citations: &[Citation], blocks: &mut [Block]) -> Vec<Quotation> {
    let (mut found, mut left) = (Vec::with_capacity(marks.len() / 2), marks);
    for block in blocks {
        let (first, start) = (found.len(), block.span.start);
        while let Some((_, rest)) = left.split_first().filter(|(at, _)| **at < start) {
            left = rest;
        }
        if left.first().is_some_and(|at| *at < block.span.end) {
            let mut marks = Places::within(left, block.span.range());
            let next = |at| marks.next(at);
            quotations(block.span.of(prose), next, |at| is_cited(citations, start + at), &mut found);
        }
        block.quotations = first..found.len();
    }
    found
}

/// The quotations of a block, in bytes of the block. They may run over several sentences.
pub fn of_block<'d>(document: &'d Document, block: &Block) -> &'d [Quotation] {
    document.quotations.get(block.quotations.clone()).unwrap_or_default()
}

/// Whether `span` lies in a quotation of block `index`.
pub fn is_quoted(document: &Document, index: usize, span: TextSpan) -> bool {
    let Some(block) = document.blocks.get(index) else { return false };
    let (start, held) = (block.span.start, of_block(document, block));
    let at = held.partition_point(|it| it.span.end + start < span.end);
    held.get(at).is_some_and(|it| TextSpan::from(it.span.clone()).offset(start).contains(span))
}

/// Whether byte `at` belongs to one of the citations, which are sorted.
fn is_cited(citations: &[Citation], at: usize) -> bool {
    let next = citations.partition_point(|citation| citation.span.end <= at);
    citations.get(next).is_some_and(|citation| citation.span.start <= at)
}

/// Adds the quotations of `prose`, sorted, outermost only. Straight marks pair by the white space round them, never by
/// counting; the blanks of a citation, of which `cited` tells, are no white space: a mark behind them still closes.
/// `next` leads to the next byte that may open a quotation.
fn quotations(
    prose: &str,
    mut next: impl FnMut(usize) -> usize,
    cited: impl Fn(usize) -> bool,
    found: &mut Vec<Quotation>,
) {
    let (mut at, mut floor) = (0, 0);
    loop {
        let here = next(at);
        let Some(ch) = prose.get(here..).and_then(|rest| rest.chars().next()) else { return };
        at = here + ch.len_utf8();
        let close: &[char] = match ch {
            '“' => &['”'],
            '„' => &['“', '”'],
            '«' => &['»'],
            '「' => &['」'],
            '『' => &['』'],
            '"' => &['"'],
            _ => continue,
        };
        if here < floor || ch == '"' && !opens(prose, here, &cited) {
            continue;
        }
        let from = at;
        let to = prose.ceil_char_boundary((from + LONGEST).min(prose.len()));
        let inside = prose.get(from..to).unwrap_or("");
        let ends = |(end, _): &(usize, &str)| ch != '"' || closes(prose, from + end, &cited);
        let end = close.iter().filter_map(|mark| inside.match_indices(*mark).find(ends)).min_by_key(|it| it.0);
        let Some((len, mark)) = end else { continue };
        // Where another one opens first, this mark has lost its other half.
        let held = inside.get(..len).unwrap_or("");
        if ch != '„' && held.match_indices(ch).any(|(next, _)| ch != '"' || opens(prose, from + next, &cited)) {
            continue;
        }
        let span = here..from + len + mark.len();
        floor = span.end;
        let words = words(held, |at| cited(from + at));
        found.push(Quotation { span, inner: from..from + len, words });
    }
}

/// Words with a letter or a digit in them.
fn words(text: &str, cited: impl Fn(usize) -> bool) -> usize {
    let (mut words, mut counted, mut at) = (0, false, 0);
    while let Some(byte) = text.as_bytes().get(at) {
        // Most characters are letters within a word.
        if counted && byte.is_ascii_alphanumeric() {
            at += 1;
            continue;
        }
        let wide = || text.get(at..).and_then(|rest| rest.chars().next());
        let Some(ch) = byte.is_ascii().then_some(char::from(*byte)).or_else(wide) else { break };
        if ch.is_whitespace() {
            counted = counted && cited(at);
        } else if !counted && ch.is_alphanumeric() {
            (words, counted) = (words + 1, true);
        }
        at += ch.len_utf8();
    }
    words
}

fn opens(prose: &str, at: usize, cited: impl Fn(usize) -> bool) -> bool {
    let before = prose.get(..at).and_then(|text| text.chars().next_back());
    let after = prose.get(at + 1..).and_then(|text| text.chars().next());
    before.is_none_or(|ch| ch.is_whitespace() && !cited(at - 1) || matches!(ch, '(' | '[' | '—' | '–' | '-'))
        && after.is_some_and(|ch| !ch.is_whitespace() || cited(at + 1))
}

fn closes(prose: &str, at: usize, cited: impl Fn(usize) -> bool) -> bool {
    let before = prose.get(..at).and_then(|text| text.chars().next_back());
    let after = prose.get(at + 1..).and_then(|text| text.chars().next());
    before.is_some_and(|ch| !ch.is_whitespace() || cited(at - 1)) && after.is_none_or(|ch| !ch.is_alphanumeric())
}

/// Nouns before the title of a work.
const WORKS: [&str; 24] = [
    "report",
    "book",
    "film",
    "movie",
    "song",
    "article",
    "study",
    "paper",
    "novel",
    "album",
    "series",
    "episode",
    "essay",
    "chapter",
    "poem",
    "titled",
    "entitled",
    "called",
    "named",
    "section",
    "play",
    "documentary",
    "podcast",
    "speech",
];

/// Nouns before what nobody said: “the notion that …”.
const NOTIONS: [&str; 8] = ["notion", "idea", "belief", "myth", "assumption", "concept", "misconception", "stereotype"];

/// Whether the quotation is the title of a work, a notion, a question under study, a list of terms or words given as an
/// example, and not something said.
pub fn is_title_like(prose: &str, quotation: &Quotation) -> bool {
    let inner = prose.get(quotation.inner.clone()).unwrap_or("");
    let words: Vec<&str> = inner.split_whitespace().collect();
    let long = words.iter().filter(|word| word.chars().count() > 3);
    let capital = long.clone().filter(|word| word.trim_start_matches(['\'', '‘', '’']).starts_with(is_capital)).count();
    let all = long.count();
    if all > 0 && capital * 4 >= all * 3 && !inner.ends_with(['.', '!', '?', ',']) || all > 1 && capital == all {
        return true;
    }
    let from = prose.floor_char_boundary(quotation.span.start.saturating_sub(40));
    let before = prose.get(from..quotation.span.start).unwrap_or("").trim_end_matches([' ', ',', ':']).to_lowercase();
    let last = before.rsplit(|ch: char| !ch.is_alphabetic()).next().unwrap_or("");
    let asks = matches!(last, "question" | "questions") && inner.ends_with(['?', '？']);
    WORKS.contains(&last)
        || asks
        || before.ends_with("such as")
        || before.ends_with("like")
        || before.rsplit('(').next().is_some_and(|aside| aside.starts_with("e.g."))
        || is_argument(prose, &quotation.span)
        || is_terms(prose, quotation)
        || matches!(last, "ask" | "asking" | "asks" | "asked")
        || is_notion(&before)
        || is_entry(prose, quotation.span.start)
}

fn is_capital(ch: char) -> bool {
    ch.is_uppercase() || ch.is_ascii_digit()
}

/// `Error("no such file")`: an opening bracket that touches a name, or a closing one on a line of its own, is code.
fn is_argument(prose: &str, span: &Range<usize>) -> bool {
    let before = prose.get(..span.start).and_then(|text| text.strip_suffix('('));
    let after = prose.get(span.end..).unwrap_or("").trim_start_matches([' ', '\t', '\r', ',']);
    before.is_some_and(|it| it.ends_with(|ch: char| ch.is_alphanumeric() || ch == '_'))
        || after.starts_with('\n') && after.trim_start().starts_with(')')
}

/// Most words of a list of terms.
const TERMS: usize = 6;

/// `(“chips, wires, or crystals”)`: a few terms that fill their parenthesis. A verb or a speaker makes them a statement.
fn is_terms(prose: &str, quotation: &Quotation) -> bool {
    let opens = prose.get(..quotation.span.start).is_some_and(|it| it.ends_with('('));
    let closes = prose.get(quotation.span.end..).is_some_and(|it| it.starts_with(')'));
    if !(opens && closes) || quotation.words > TERMS {
        return false;
    }
    let inner = prose.get(quotation.inner.clone()).unwrap_or("");
    let mut words = inner.split_whitespace().map(|word| word.trim_matches(|ch: char| !ch.is_alphanumeric()));
    inner.contains(',')
        && words.clone().any(|word| matches!(word, "and" | "or"))
        && !words.any(|word| is_sure_verb(word) || SPEAKERS.iter().any(|it| it.eq_ignore_ascii_case(word)))
}

/// Words with which people speak of themselves or to others.
const SPEAKERS: [&str; 8] = ["i", "we", "you", "me", "us", "my", "our", "your"];

/// Whether `before` ends in `the notion that` or the like. Somebody's notion may well have been said.
fn is_notion(before: &str) -> bool {
    let mut words = before.split_whitespace().rev().peekable();
    words.next_if(|word| matches!(*word, "that" | "of"));
    let noun = words.next().unwrap_or("");
    let bare = noun.strip_suffix('s').unwrap_or(noun);
    NOTIONS.contains(&bare)
        && !words.take(2).any(|word| word.ends_with("'s") || word.ends_with("’s") || matches!(word, "his" | "her"))
}

/// Bytes within which the authors before the title of an entry must stand.
const AUTHORS: usize = 300;

/// Whether the line up to `at` is the beginning of an entry of a bibliography: authors and a year, as in `Smith et al.
/// 2024.`, or authors with initials, as in `J. Smith,`.
fn is_entry(prose: &str, at: usize) -> bool {
    let from = prose.floor_char_boundary(at.saturating_sub(AUTHORS));
    let window = prose.get(from..at).unwrap_or("");
    let Some(line) = window.rsplit_once('\n').map(|it| it.1).or((from == 0).then_some(window)) else { return false };
    let line = line.trim_start_matches(|ch: char| !ch.is_alphabetic()).trim_end();
    let bare = line.trim_end_matches(['.', ')', ',']);
    let year = bare.trim_end_matches(|ch: char| ch.is_ascii_lowercase());
    let digits = year.len() - year.trim_end_matches(|ch: char| ch.is_ascii_digit()).len();
    let dated = digits == 4 && year.len() + 1 >= bare.len() && bare.len() < line.len();
    let authors = if dated { year.get(..year.len() - 4).unwrap_or("") } else { line };
    let mut words = authors.split_whitespace().map(|word| word.trim_matches(['(', ')', ',', '.', ';'])).peekable();
    if words.peek().is_none_or(|first| NO_AUTHOR.contains(first)) {
        return false;
    }
    let signed = authors.contains("et al") || authors.split_whitespace().any(is_initial);
    let names = words.all(|word| {
        word.is_empty()
            || word.starts_with(|ch: char| ch.is_uppercase() || ch == '&')
            || matches!(word, "et" | "al" | "and" | "de" | "van" | "von" | "der" | "den" | "la" | "da" | "eds" | "ed")
    });
    names && (dated || line.ends_with(',') && signed)
}

/// Capitalised words that open prose and no list of authors.
const NO_AUTHOR: [&str; 10] = ["In", "On", "By", "As", "At", "Since", "From", "During", "Mr", "Dr"];

/// `J.` and `J.R.,`
fn is_initial(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';']);
    bare.ends_with('.') && bare.split_terminator('.').all(|it| it.len() == 1 && it.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Signs;

    fn said(prose: &str) -> Vec<&str> {
        let (mut all, signs) = (Vec::new(), Signs::of(prose));
        let mut marks = Places::within(&signs.quotes, 0..prose.len());
        quotations(prose, |at| marks.next(at), |_| false, &mut all);
        let said = all.iter().filter(|it| !is_title_like(prose, it));
        said.filter_map(|it| prose.get(it.inner.clone())).collect()
    }

    #[test]
    fn quotations_run_over_sentences_and_lone_marks_do_not() {
        let text = "She said, “The quay leaks. We closed it.” Then “the pier was shut";
        assert_eq!(said(text), ["The quay leaks. We closed it."]);
        assert_eq!(said("A lone \"mark here and \"words of the clerk\" there"), ["words of the clerk"]);
        assert_eq!(said("A lone “mark here and “words of the clerk” there"), ["words of the clerk"]);
    }

    #[test]
    fn entries_of_bibliographies_are_no_quotations() {
        for text in [
            "Ekdahl et al. 2024. “Ferries and the price of salt.”",
            "Ekdahl, J., & Brandt, T. (2019). “Ferries and the price of salt.”",
            "J. Ekdahl and T. R. Brandt, “Ferries and the price of salt,” Ferry Letters",
            "First line.\n2. Ekdahl 2024a. “Ferries and the price of salt.”",
        ] {
            assert_eq!(said(text), [""; 0], "{text:?}");
        }
        for text in [
            "The town flooded in 2024. “We lost the pier.”",
            "In May (2024), “we lost the pier”",
            "Mayor Brandt, “we lost the pier”",
        ] {
            assert_eq!(said(text).len(), 1, "{text:?}");
        }
    }

    #[test]
    fn notions_and_questions_under_study_were_not_said() {
        for text in [
            "Log the outcome (e.g., from the gauge: “will the tide be high”).",
            "raise TideError(\"the gauge was not read\")",
            "raise TideError(\n    \"the gauge was not read\"\n)",
            "The show “Ahoy! ’Tis Captain Brandt...” was cancelled.",
            "Divers dropped the notion that “salt keeps every hull clean”.",
            "This text takes up the question, “Will the quay hold until spring?”",
            "It rests on the myth “the sea never takes it back”.",
            "Quays are built of parts (“piles, planks, or chains”).",
        ] {
            assert_eq!(said(text), [""; 0], "{text:?}");
        }
        for text in [
            "It rests on Brandt’s belief that “the sea never takes it back”.",
            "Quays are loved (“the piles, planks, or chains never fail”).",
            "The clerk gave in (“no quay, and we lost”).",
            "The clerk shrugged (“a very wet night”).",
        ] {
            assert_eq!(said(text).len(), 1, "{text:?}");
        }
    }
}
