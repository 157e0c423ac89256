//! A paragraph, list item or sentence that stands in the text already.

use std::hash::{BuildHasher, Hasher};

use foldhash::fast::FixedState;
use foldhash::{HashMap, HashMapExt as _};
use serde::Deserialize;

use crate::diagnostic::Applicability;
use crate::document::words::words;
use crate::document::{Block, BlockKind, Document};
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct DuplicatePassage {
    min_words: usize,
    ignore: Vec<String>,
}

/// A passage, and a hash of the letters with which it begins and ends.
struct Passage {
    span: TextSpan,
    ends: u64,
}

/// Bytes of the longest word that is folded in place.
const LONGEST: usize = 32;

/// Bytes at either end of a passage that tell nearly all passages apart.
const END: usize = 16;

impl Rule for DuplicatePassage {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let mut passages = self.passages(document);
        let ends = twice(&passages);
        passages.retain(|passage| ends.has(passage.ends));
        for passage in &mut passages {
            passage.ends ^= letters(document.prose(passage.span));
        }
        let twice = twice(&passages);
        // Hardly any two passages begin and end alike and have the same letters; only the words of those are compared, by
        // a hash of 128 bits.
        let mut seen: HashMap<(u64, u64), TextSpan> = HashMap::new();
        let mut end = 0;
        for passage in passages.iter().filter(|passage| twice.has(passage.ends)) {
            let span = passage.span;
            let Some(hash) = self.hash(document.prose(span)) else { continue };
            let Some(first) = seen.get(&hash).copied() else {
                seen.insert(hash, span);
                continue;
            };
            if span.start < end {
                continue;
            }
            end = span.end;
            let span = with_bullet(document.text.visible(), span);
            cx.report(span, "passage repeats an earlier one")
                .label(first, "first written here")
                .help("take out one of them")
                .delete(span, Applicability::Unsafe);
        }
    }
}

impl DuplicatePassage {
    /// Blocks, each before its sentences.
    fn passages(&self, document: &Document) -> Vec<Passage> {
        let body =
            |block: &&Block| matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem { .. }) && !block.quoted;
        let mut found = Vec::with_capacity(document.blocks.len() + document.sentences.len());
        for block in document.blocks.iter().filter(body) {
            let sentences = document.sentences.get(block.sentences.clone()).unwrap_or_default();
            found.extend(self.passage(document, block.span));
            if sentences.len() > 1 {
                found.extend(sentences.iter().filter_map(|sentence| self.passage(document, sentence.span)));
            }
        }
        found
    }

    fn passage(&self, document: &Document, span: TextSpan) -> Option<Passage> {
        // A word has two bytes at least, with the space behind it; scripts without spaces have three for each.
        if span.len() < 2 * self.min_words {
            return None;
        }
        let prose = document.prose(span);
        let bytes = prose.as_bytes();
        let opens = bytes.first().is_some_and(u8::is_ascii_alphanumeric);
        let from = if opens { 0 } else { prose.find(|ch: char| ch.is_alphanumeric())? };
        // What a citation left blank, and the stop behind it, end no passage.
        let to = bytes.iter().rposition(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())? + 1;
        let (head, tail) = (bytes.get(from..from + END)?, bytes.get(to.checked_sub(END)?..to)?);
        Some(Passage { span, ends: mix(head)? ^ mix(tail)?.rotate_left(1) })
    }

    /// What the words of a passage are known by, if they are enough and may not return.
    fn hash(&self, prose: &str) -> Option<(u64, u64)> {
        let bare = prose.trim_start_matches(|ch: char| !ch.is_alphanumeric());
        if self.ignore.iter().any(|start| bare.starts_with(start.as_str())) {
            return None;
        }
        let mut hashers = [1, 2].map(|seed| FixedState::with_seed(seed).build_hasher());
        let mut count = 0;
        let mut lower = [0; LONGEST];
        for word in words(prose) {
            // Scripts without spaces: two characters are about a word.
            let wide = if word.is_ascii() { 0 } else { word.chars().filter(|ch| *ch >= '\u{3040}').count() };
            count += wide.div_ceil(2).max(1);
            let mut add = |folded: &[u8]| {
                for hasher in &mut hashers {
                    hasher.write(folded);
                    hasher.write_u8(0xFF);
                }
            };
            match lower.get_mut(..word.len()) {
                Some(lower) if word.is_ascii() => {
                    lower.copy_from_slice(word.as_bytes());
                    lower.make_ascii_lowercase();
                    add(lower);
                }
                _ => add(word.to_lowercase().as_bytes()),
            }
        }
        (count >= self.min_words).then(|| (hashers[0].finish(), hashers[1].finish()))
    }
}

/// A hash of [`END`] bytes, whatever the case of letters.
fn mix(bytes: &[u8]) -> Option<u64> {
    // One bit is all that tells the cases of ASCII apart.
    let folded = u128::from_ne_bytes(bytes.try_into().ok()?) | u128::from_ne_bytes([0x20; END]);
    u64::try_from(folded.wrapping_mul(0x2360_ED05_1FC6_5DA4_4385_DF64_9FCC_F645) >> 64).ok()
}

/// The sum of the ASCII letters, whatever their case, order and the signs between them.
fn letters(prose: &str) -> u64 {
    let letter = |byte: &u8| if (byte | 0x20).wrapping_sub(b'a') < 26 { byte | 0x20 } else { 0 };
    // Sums of few bytes are narrow, so that many are added at once.
    let sums = prose.as_bytes().chunks(256).map(|chunk| chunk.iter().fold(0_u16, |sum, byte| sum + u16::from(letter(byte))));
    sums.fold(0, |sum, part| sum + u64::from(part))
}

/// Which hashes came more than once, as far as a bit for each of some places tells.
struct Bits(Vec<u64>);

impl Bits {
    fn place(&self, hash: u64) -> (usize, u64) {
        let word = usize::try_from(hash >> 6).unwrap_or(0) & (self.0.len() - 1);
        (word, 1 << (hash & 63))
    }

    fn has(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.0[word] & bit != 0
    }

    /// Adds a hash; whether it was there.
    fn add(&mut self, hash: u64) -> bool {
        let (had, (word, bit)) = (self.has(hash), self.place(hash));
        self.0[word] |= bit;
        had
    }
}

fn twice(passages: &[Passage]) -> Bits {
    // A word of 64 bits for every other passage leaves few that share a bit by chance.
    let words = (passages.len() / 2 + 1).next_power_of_two();
    let (mut once, mut twice) = (Bits(vec![0; words]), Bits(vec![0; words]));
    for passage in passages {
        if once.add(passage.ends) {
            twice.add(passage.ends);
        }
    }
    twice
}

/// A passage with the bullet or number before it on its line.
fn with_bullet(text: &str, span: TextSpan) -> TextSpan {
    const LONGEST: usize = 8;
    let from = text.ceil_char_boundary(span.start.saturating_sub(LONGEST));
    let before = text.get(from..span.start).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("");
    let whole = line.len() < before.len() || from == 0;
    let bare = line.trim_start();
    let bullet = bare.chars().all(|ch| ch.is_ascii_digit() || matches!(ch, '-' | '*' | '•' | '+' | '.' | ')' | ' '));
    if whole && bullet { TextSpan::new(span.start - bare.len(), span.end) } else { span }
}
