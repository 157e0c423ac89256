//! Attempts at citing that failed, and code that says for itself: the sentence is not plainly uncited.

use super::block::{Block, BlockKind};
use super::citation;
use super::landmark::Landmarks;
use super::model::{Citation, Excuse, Sentence, Status, sentence_at};
use crate::text::TextSpan;

/// A citation that failed was an attempt all the same: of its sentence, and in a cell of its own for the row.
pub fn failed(citations: &[Citation], prose: &str, blocks: &[Block], sentences: &mut [Sentence]) {
    let failed = |citation: &&Citation| {
        matches!(citation.status, Status::Malformed(_) | Status::Placeholder | Status::Foreign | Status::Dangling)
    };
    let mut at = 0;
    // A sentence may hold any number of them; for its item and its row one of them speaks.
    let (mut item, mut row_of) = (None, None);
    for citation in citations.iter().filter(failed) {
        while sentences.get(at).is_some_and(|sentence| sentence.span.end <= citation.span.start) {
            at += 1;
        }
        let Some(sentence) = sentences.get_mut(at).filter(|sentence| sentence.span.overlaps(citation.span)) else {
            continue;
        };
        sentence.attempted = true;
        // The debris that closes an item of a list stands for the item.
        let ends = blocks.get(sentence.block).filter(|block| {
            citation.status == Status::Foreign
                && matches!(block.kind, BlockKind::ListItem { .. })
                && block.sentences.end == at + 1
        });
        if let Some(block) = ends {
            if item.replace(at) == Some(at) {
                continue;
            }
            for held in sentences.get_mut(block.sentences.clone()).unwrap_or_default() {
                held.attempted = true;
            }
            continue;
        }
        if row_of.replace(at) == Some(at) {
            continue;
        }
        let (index, alone) = (sentence.block, sentence.span.of(prose).trim().is_empty());
        let row = |block: &Block| match block.kind {
            BlockKind::TableCell { table, row, .. } if alone => Some((table, row)),
            _ => None,
        };
        let Some(own) = blocks.get(index).and_then(row) else { continue };
        for block in blocks.get(..index).unwrap_or_default().iter().rev().take_while(|block| row(block) == Some(own)) {
            for held in sentences.get_mut(block.sentences.clone()).unwrap_or_default() {
                held.attempted = true;
            }
        }
    }
}

/// Places that only the tool knows, named in words: `as Passage ID 3 says`.
pub fn places(landmarks: &Landmarks, sentences: &mut [Sentence]) {
    for at in &landmarks.places {
        mark_at(sentences, *at);
    }
}

/// Pieces of code in a sentence that make it one about code.
const PIECES: usize = 2;

/// Excuses uncited sentences about code: what they say can be looked up there.
pub fn code(pieces: &[TextSpan], sentences: &mut [Sentence]) {
    let mut at = 0;
    let mut held = 0;
    for piece in pieces {
        while sentences.get(at).is_some_and(|sentence| sentence.span.end <= piece.start) {
            (at, held) = (at + 1, 0);
        }
        let Some(sentence) = sentences.get_mut(at).filter(|sentence| sentence.span.contains(*piece)) else { continue };
        held += 1;
        if held == PIECES {
            sentence.excuse_by(Excuse::Code);
        }
    }
}

/// Fewest names in brackets that make a habit.
const NAMES: usize = 3;
/// Bytes of the longest name in brackets.
const NAME: usize = 60;

/// Sources named in brackets at the end of what they support: `… in May [Harbour Board].`
///
/// `brackets` are places of which those of all `[` are some.
pub fn names(visible: &str, brackets: &[usize], sentences: &mut [Sentence]) {
    let is_name = |at: usize| {
        // Nearly all brackets hold a number.
        if visible.as_bytes()[at] != b'[' || visible.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let rest = visible.get(at + 1..visible.ceil_char_boundary((at + NAME).min(visible.len())))?;
        let close = rest.starts_with(char::is_uppercase).then(|| rest.find([']', '[', '\n']))??;
        let (inner, after) = (rest.get(..close)?, rest.get(close..)?.strip_prefix(']')?);
        let fits = inner.chars().nth(2).is_some()
            && !inner.contains([':', '=', '_', '{', '<'])
            && (after.is_empty() || after.starts_with(['.', ',', ';', '\n']))
            && visible.get(..at)?.ends_with(' ');
        fits.then_some(at)
    };
    let found: Vec<usize> = brackets.iter().copied().filter_map(is_name).collect();
    if found.len() < NAMES {
        return;
    }
    for at in found {
        mark_at(sentences, at);
    }
}

/// Citations in the markup of other systems: `\cite{holm}`, `{cite}` roles, `[cite:@holm]`, `<ref>`, `{{sfn|Holm}}`,
/// `[Holm2020]_`. They lead to files that are not at hand.
///
/// `brackets` are places of which those of all `\`, `{`, `[` and `<` are some.
pub fn markup(visible: &str, brackets: &[usize], sentences: &mut [Sentence]) {
    for &at in brackets {
        let rest = visible.get(at..).unwrap_or("");
        let cites = match rest.as_bytes() {
            // Nearly all brackets hold a number.
            [b'[', b'0'..=b'9', ..] => false,
            [b'[', ..] => {
                let before = visible.get(..at).unwrap_or("");
                is_key(rest) || before.ends_with("footnote:") || before.ends_with(" cite:")
            }
            [b'\\', ..] => is_command(&rest[1..]),
            [b'{', b'c' | b'{', ..] => ROLES.iter().any(|role| rest.starts_with(role)),
            [b'<', ..] => {
                rest.starts_with("<ref>")
                    || rest.starts_with("<ref name")
                    || visible.get(..at).is_some_and(|it| it.ends_with("#cite("))
            }
            _ => false,
        };
        if cites {
            mark_at(sentences, at);
        }
    }
}

/// Roles and templates that cite.
const ROLES: [&str; 9] =
    ["{cite}", "{cite:", "{{sfn|", "{{sfnp|", "{{harv", "{{cite ", "{{citation|", "{{r|", "{{efn|"];

/// Letters of the longest command that cites.
const COMMAND: usize = 16;

/// Whether the name of a command of LaTeX follows that cites, with its keys: `citep[see][p. 3]{holm}`.
fn is_command(rest: &str) -> bool {
    let len = rest.bytes().take(COMMAND).take_while(u8::is_ascii_alphabetic).count();
    let (name, tail) = rest.split_at(len);
    name.contains("cite") && tail.trim_start_matches('*').starts_with(['{', '['])
}

/// Whether a bracket is `[cite:@holm]`, `[Holm2020]_` or `[#holm]_`.
fn is_key(rest: &str) -> bool {
    let Some(close) = rest.bytes().take(NAME).position(|byte| byte == b']') else { return false };
    let (inner, tail) = (rest.get(1..close).unwrap_or(""), rest.get(close + 1..).unwrap_or(""));
    let raised =
        tail.strip_prefix('_').is_some_and(|tail| !tail.starts_with(|ch: char| ch.is_alphanumeric() || ch == '_'));
    let word = !inner.is_empty() && !inner.contains(char::is_whitespace);
    raised && word || (inner.starts_with("cite:") || inner.starts_with("cite/")) && inner.contains('@')
}

/// Authors and years that no list holds, in an answer that cites in no other way.
pub fn authors(visible: &str, skip: &[TextSpan], sentences: &mut [Sentence]) {
    let skip: Vec<_> = skip.iter().copied().map(TextSpan::range).collect();
    for attempt in citation::attempts(visible, &skip) {
        mark_at(sentences, attempt.start);
    }
}

/// Notes an attempt in the sentence that holds byte `at`.
fn mark_at(sentences: &mut [Sentence], at: usize) {
    if let Some(sentence) = sentence_at(sentences, at).and_then(|index| sentences.get_mut(index)) {
        sentence.attempted = true;
    }
}

#[cfg(test)]
mod tests {
    use super::{ROLES, is_command, is_key};

    #[test]
    fn other_systems_cite_by_keys() {
        for text in
            ["cite{holm}", "citep[see][p. 3]{holm,roe}", "parencite*[12]{holm}", "textcites{holm}", "footcite{x}"]
        {
            assert!(is_command(text), "{text}");
        }
        for text in ["ref{holm}", "cite holm", "alpha", "", "section{How to cite}"] {
            assert!(!is_command(text), "{text}");
        }
        for text in ["[cite:@holm]", "[cite/t:@holm p. 3;@roe]", "[Holm2020]_", "[#note]_.", "[*]_"] {
            assert!(is_key(text), "{text}");
        }
        for text in ["[cite: 1]", "[two words]_", "[Holm2020]", "[a]_b", "[", "[]_"] {
            assert!(!is_key(text), "{text}");
        }
        assert!(ROLES.iter().any(|role| "{cite:t}`holm`".starts_with(role)));
        assert!(!ROLES.iter().any(|role| "{{citation needed}}".starts_with(role)));
    }
}
