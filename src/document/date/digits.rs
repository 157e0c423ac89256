//! Digits of other scripts, written as those of ASCII.

use std::ops::Range;

/// Bytes from whose script that of the whole text is told.
const HEAD: usize = 512;
/// One in so many bytes at least opens a letter of the script of a text.
const LETTERS: usize = 16;

/// How a text may write its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// As ASCII does.
    Western,
    /// In Arabic, Persian or Hindi, with digits of their own.
    OwnDigits,
    /// In East Asia, with digits of full width and years of an era.
    EastAsian,
}

impl Script {
    /// The script of `text`, told by how it begins.
    pub fn of(text: &str) -> Self {
        let head = text.as_bytes().get(..HEAD).unwrap_or(text.as_bytes());
        // Short counts, so that many bytes are compared at once.
        let count = |from: u8, to: u8| {
            let parts = head
                .chunks(128)
                .map(|part| part.iter().fold(0_u8, |sum, byte| sum + u8::from((from..=to).contains(byte))));
            parts.map(usize::from).sum::<usize>() * LETTERS
        };
        if head.is_ascii() {
            Self::Western
        } else if count(0xE3, 0xE9) > head.len() {
            Self::EastAsian
        } else if count(0xD8, 0xE0) > head.len() {
            Self::OwnDigits
        } else {
            Self::Western
        }
    }
}

/// Whether `ch` is a digit of full width.
pub(super) const fn is_wide(ch: char) -> bool {
    matches!(ch, '０'..='９')
}

/// A text with Western digits.
pub(super) struct Western {
    pub text: String,
    /// Where a digit was replaced, counted in the new text, and by how many bytes the old one is longer up to there.
    replaced: Vec<(usize, usize)>,
}

impl Western {
    /// `text` with Western digits, if it has others.
    pub fn of(text: &str) -> Option<Self> {
        text.chars().any(|ch| western(ch).is_some()).then(|| {
            let mut written = Self { text: String::with_capacity(text.len()), replaced: Vec::new() };
            let mut longer = 0;
            for ch in text.chars() {
                if let Some(digit) = western(ch) {
                    longer += ch.len_utf8() - 1;
                    written.text.push(digit);
                    written.replaced.push((written.text.len(), longer));
                } else {
                    written.text.push(ch);
                }
            }
            written
        })
    }

    /// Where a stretch of the new text stands in the old one.
    pub fn place(&self, span: &Range<usize>) -> Range<usize> {
        let old = |at: usize| {
            let known = self.replaced.partition_point(|(end, _)| *end <= at);
            at + known.checked_sub(1).and_then(|last| self.replaced.get(last)).map_or(0, |(_, longer)| *longer)
        };
        old(span.start)..old(span.end)
    }
}

/// The Western digit for one of Arabic, Persian, Hindi or of full width.
fn western(ch: char) -> Option<char> {
    let zero = match ch {
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        '०'..='९' => '०',
        '０'..='９' => '０',
        _ => return None,
    };
    char::from_digit(u32::from(ch) - u32::from(zero), 10)
}
