//! Digits of other scripts, written as those of ASCII.

use std::ops::Range;

/// Bytes from whose script that of the whole text is told.
const HEAD: usize = 512;

/// Whether the text may have digits of its own script: it opens in one that has, or in one of East Asia.
pub(super) fn may_be_foreign(text: &str) -> bool {
    let head = text.as_bytes().get(..HEAD).unwrap_or(text.as_bytes());
    // Without stopping early, so that many bytes are compared at once. Dashes and quotation marks begin with E2.
    head.iter().fold(false, |any, byte| any | (byte.wrapping_sub(0xD8) <= 0x08) | (byte.wrapping_sub(0xE3) <= 0x0C))
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
