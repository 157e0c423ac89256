//! Leads and conclusions that bring nothing of their own: every number and every name in them stands in the body, too.

use std::ops::Range;

use foldhash::{HashSet, HashSetExt as _};

use super::block::Block;
use super::heading::Role;
use super::model::{Excuse, Section, Sentence};
use super::word_set::Shapes;
use super::words::{Narrow, letters_and, runs};

/// Marks the uncited claims of leads and of concluding sections that restate what the body of the answer says.
///
/// Who reads a conclusion has read what it sums up, with its citations; a figure or a name that comes up there for the
/// first time has no other place where it could be checked.
pub fn mark(prose: &str, blocks: &[Block], sections: &[Section], sentences: &mut [Sentence]) {
    let mut shapes = None;
    let (mut known, mut read) = (HashSet::new(), 0);
    let mut index = 0;
    while let Some(section) = sections.get(index) {
        index += 1;
        if section.role != Role::BottomLine {
            continue;
        }
        while sections.get(index).is_some_and(|next| next.level > section.level && next.role == Role::Other) {
            index += 1;
        }
        let end = sections.get(index - 1).map_or(section.blocks.end, |last| last.blocks.end);
        let Some(held) = blocks.get(section.blocks.start..end) else { continue };
        let (Some(first), Some(last)) = (held.first(), held.last()) else { continue };
        let held = first.sentences.start..last.sentences.end;
        if !sentences.get(held.clone()).unwrap_or_default().iter().any(Sentence::is_uncited) {
            continue;
        }
        let asked = shapes.get_or_insert_with(|| asked(prose, sentences));
        let held = sentences.get_mut(held).unwrap_or_default();
        let before = prose.get(read..first.span.start).unwrap_or("");
        known.extend(heard(before).filter(|word| asked.has(word)));
        read = read.max(first.span.start);
        excuse(prose, held, &known);
    }
    mark_lead(prose, shapes, blocks, sections, sentences);
}

/// The shapes of the words of uncited claims: few words of a body stand in any of them.
fn asked(prose: &str, sentences: &[Sentence]) -> Shapes {
    let mut shapes = Shapes::default();
    let uncited = sentences.iter().filter(|sentence| sentence.is_uncited());
    uncited.flat_map(|sentence| words(sentence.span.of(prose))).for_each(|(_, word)| shapes.add(word));
    shapes
}

/// Cited sections of a body that may carry its lead.
pub(super) const BODY: usize = 3;

/// Marks the claims of an uncited lead where the sections after it are cited and say the same.
fn mark_lead(prose: &str, shapes: Option<Shapes>, blocks: &[Block], sections: &[Section], sentences: &mut [Sentence]) {
    let Some(range) = lead(blocks, sections, 0, BODY) else { return };
    let Some(held) = sentences.get(range.clone()) else { return };
    let Some(end) = held.last().map(|last| last.span.end) else { return };
    if !held.iter().any(Sentence::is_uncited) {
        return;
    }
    let asked = shapes.unwrap_or_else(|| asked(prose, sentences));
    let known = heard(prose.get(end..).unwrap_or("")).filter(|word| asked.has(word)).collect();
    excuse(prose, sentences.get_mut(range).unwrap_or_default(), &known);
}

/// The sentences of an uncited lead, which stands before the first heading or under that of a summary, and of so many
/// `more` sections, where so many of those after it are `cited`.
pub(super) fn lead(blocks: &[Block], sections: &[Section], more: usize, cited: usize) -> Option<Range<usize>> {
    let opens = |section: &&Section| section.heading.is_none() || section.level <= 1 || section.role == Role::Summary;
    let len = sections.iter().take_while(opens).count() + more;
    let (leads, body) = sections.split_at_checked(len)?;
    if leads.iter().any(|section| section.cited) || body.iter().filter(|section| section.cited).count() < cited {
        return None;
    }
    let end = leads.last().and_then(|section| blocks.get(..section.blocks.end)?.last())?;
    Some(0..end.sentences.end)
}

/// Excuses the uncited claims that say nothing but what is known.
fn excuse(prose: &str, sentences: &mut [Sentence], known: &HashSet<&str>) {
    for sentence in sentences {
        if sentence.is_uncited() && restates(sentence.span.of(prose), known) {
            sentence.excuse_by(Excuse::Restated);
        }
    }
}

/// Whether nothing in a sentence is new: no number, no name, and not every second word of content.
pub(super) fn restates(sentence: &str, known: &HashSet<&str>) -> bool {
    let (mut content, mut heard) = (0_usize, 0_usize);
    for (opens, word) in words(sentence) {
        let told = known.contains(word);
        if !opens && is_telling(word) && !told {
            return false;
        }
        content += usize::from(word.len() >= CONTENT);
        heard += usize::from(told && word.len() >= CONTENT);
    }
    heard * 2 >= content
}

/// The words of a text that another could be held against.
pub(super) fn heard(text: &str) -> impl Iterator<Item = &str> {
    words(text).map(|(_, word)| word).filter(|word| word.len() >= CONTENT || is_telling(word))
}

/// The names and words of content by which one sentence goes on with another.
pub(super) fn links(sentence: &str) -> impl Iterator<Item = &str> {
    let link = |word: &&str| word.len() >= CONTENT || word.len() > 2 && word.starts_with(char::is_uppercase);
    words(sentence).map(|(_, word)| word).filter(link)
}

/// Bytes of the shortest word that counts as one of content.
const CONTENT: usize = 6;

/// Numbers and names: what a sentence could be checked by.
fn is_telling(word: &str) -> bool {
    let upper = match word.as_bytes().first() {
        Some(first) if first.is_ascii() => first.is_ascii_uppercase(),
        _ => word.starts_with(char::is_uppercase),
    };
    upper || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// The words of a text, and whether each opens it and is no number. Digits among Chinese characters stand alone.
fn words(text: &str) -> impl Iterator<Item = (bool, &str)> {
    static NUMBERS: Narrow = letters_and(b".,");
    let all = runs(text, &NUMBERS, |ch| ch < '\u{2e80}' && ch.is_alphabetic());
    let sign = |byte: Option<&u8>| matches!(byte, Some(b'.' | b','));
    let bare = all.map(move |word| {
        let outer = sign(word.as_bytes().first()) || sign(word.as_bytes().last());
        if outer { word.trim_matches(['.', ',']) } else { word }
    });
    let bare = bare.filter(|word| !word.is_empty());
    bare.enumerate().map(|(place, word)| (place == 0 && !word.bytes().any(|byte| byte.is_ascii_digit()), word))
}
