//! The signs of a text, all found in one go: where sentences end, where citations and quotations begin, what is rare.

use std::ops::Range;

/// Places of signs, each list sorted.
#[derive(Default)]
pub struct Signs {
    /// Where a sentence may end.
    pub ends: Vec<usize>,
    /// Where a citation, or what is left of one, may begin.
    pub brackets: Vec<usize>,
    /// Where a quotation may begin.
    pub quotes: Vec<usize>,
    /// Where bytes stand that prose hardly has, those of [`RARE`].
    pub rare: Vec<usize>,
    /// Where characters may begin that nobody sees as they are: controls, and those beyond ASCII that share their first
    /// byte with one that is invisible.
    pub odd: Vec<usize>,
}

/// Bytes that prose hardly has, the rarest first: words that hold one are looked for there.
pub const RARE: &[u8] = b"\xEE\xA0{}<\\+@^|~=$_:-/#[";

const END: u8 = 1;
const BRACKET: u8 = 2;
const QUOTE: u8 = 4;
const SELDOM: u8 = 8;
const ODD: u8 = 16;

/// What the first byte of a sign can be.
static USES: [u8; 256] = {
    let mut table = [0; 256];
    let mut signs: [(u8, &[u8]); 4] = [
        (END, b".!?\n/*=_:;\xCD\xD6\xD8\xDB\xE0\xE1\xE2\xE3\xEF"),
        (BRACKET, b"[](<^\\{\xC2\xE2\xE3\xEE\xEF"),
        (QUOTE, b"\"\xC2\xE2\xE3"),
        (SELDOM, RARE),
    ];
    let mut kind = 0;
    while kind < signs.len() {
        while let Some((first, rest)) = signs[kind].1.split_first() {
            table[*first as usize] |= signs[kind].0;
            signs[kind].1 = rest;
        }
        kind += 1;
    }
    let mut byte = 0;
    while byte < table.len() {
        if is_odd(byte) {
            table[byte] |= ODD;
        }
        byte += 1;
    }
    table
};

/// Whether a byte controls a device, or begins a character that may be invisible; tabs and ends of lines are seen.
const fn is_odd(byte: usize) -> bool {
    byte < 0x20 && !matches!(byte, 0x09 | 0x0A | 0x0D)
        || matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xE1..=0xE3 | 0xEE | 0xEF | 0xF3 | 0xF4)
}

/// Bytes that are looked at together: a number has a bit for each.
const GROUP: usize = 64;

/// Bytes from one sign to the next, as a guess at how many there will be.
const APART: usize = 32;

impl Signs {
    /// The signs of `text`.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let room = |apart| Vec::with_capacity(bytes.len() / apart);
        let mut found = Self {
            ends: room(APART),
            brackets: room(2 * APART),
            quotes: room(8 * APART),
            rare: room(2 * APART),
            odd: Vec::new(),
        };
        let (groups, rest) = bytes.as_chunks::<GROUP>();
        for (index, group) in groups.iter().enumerate() {
            let mut marks = marks(group);
            while marks != 0 {
                let at = marks.trailing_zeros() as usize;
                found.add(bytes, index * GROUP + at, group[at]);
                marks &= marks - 1;
            }
        }
        for (at, byte) in (bytes.len() - rest.len()..).zip(rest) {
            found.add(bytes, at, *byte);
        }
        found
    }

    /// Adds what `byte`, which stands at `at`, is a sign of.
    fn add(&mut self, bytes: &[u8], at: usize, byte: u8) {
        let uses = match byte {
            0xE2 => dash_or_mark(bytes.get(at + 1..at + 3).unwrap_or_default()),
            _ => USES[usize::from(byte)],
        };
        if uses == 0 {
            return;
        }
        if uses & END != 0 {
            self.ends.push(at);
        }
        if uses & BRACKET != 0 {
            self.brackets.push(at);
        }
        if uses & QUOTE != 0 {
            self.quotes.push(at);
        }
        if uses & SELDOM != 0 {
            self.rare.push(at);
        }
        if uses & ODD != 0 {
            self.odd.push(at);
        }
    }
}

/// The bits of the bytes of a group that are [`unusual`], that of the first byte lowest.
#[inline(never)]
fn marks(group: &[u8; GROUP]) -> u64 {
    // Many bytes are compared at once as long as each has a byte of its own for its mark, with one bit for each eight.
    let mut spread = [0_u8; GROUP];
    for (at, (mark, byte)) in spread.iter_mut().zip(group).enumerate() {
        *mark = if unusual(*byte) { 1 << (at / 8) } else { 0 };
    }
    let marks = spread.as_chunks::<8>().0.iter().fold(0, |marks, eight| marks | u64::from_le_bytes(*eight));
    turned(marks)
}

/// The bits of `marks`, taken for a square of eight rows of eight bits, with rows and columns swapped: first within
/// squares of four bits, then of sixteen, then the quarters of the whole.
fn turned(marks: u64) -> u64 {
    let swap = |marks: u64, by: u32, lower: u64| {
        let change = (marks ^ (marks >> by)) & lower;
        marks ^ change ^ (change << by)
    };
    let pairs = swap(marks, 7, 0x00AA_00AA_00AA_00AA);
    swap(swap(pairs, 14, 0x0000_CCCC_0000_CCCC), 28, 0x0000_0000_F0F0_F0F0)
}

/// Whether a byte is no letter, digit, space or comma, which most bytes of a text are.
fn unusual(byte: u8) -> bool {
    let letter = (byte & 0xDF).wrapping_sub(b'A') < 26;
    let digit = byte.wrapping_sub(b'0') < 10;
    let plain = byte == b' ' || byte == b',';
    !(letter | digit | plain)
}

/// What a sign that begins with `E2` can be, as far as the bytes behind that tell: dashes and apostrophes are as frequent
/// as they are idle.
fn dash_or_mark(tail: &[u8]) -> u8 {
    match tail {
        [0x80, 0x9C | 0x9E] => QUOTE,
        [0x80, 0x90 | 0x91] => ODD,
        [0x80, 0x92..=0x9F] => 0,
        [0x80, 0xA6] => END | BRACKET | QUOTE,
        _ => END | BRACKET | QUOTE | ODD,
    }
}

/// The places of a list within a stretch of its text, asked for from left to right.
#[derive(Clone)]
pub struct Places<'p> {
    left: &'p [usize],
    start: usize,
    len: usize,
}

impl<'p> Places<'p> {
    /// Those of the sorted `places` that stand in `stretch`, counted from its start.
    pub fn within(places: &'p [usize], stretch: Range<usize>) -> Self {
        let first = places.partition_point(|at| *at < stretch.start);
        Self { left: places.get(first..).unwrap_or_default(), start: stretch.start, len: stretch.len() }
    }

    /// The first place at or after `at`, which does not step back, or else the length of the stretch.
    pub fn next(&mut self, at: usize) -> usize {
        while let Some((first, rest)) = self.left.split_first() {
            if *first >= self.start + at {
                return (*first - self.start).min(self.len);
            }
            self.left = rest;
        }
        self.len
    }
}

#[cfg(test)]
mod tests {
    use super::{BRACKET, END, Places, QUOTE, SELDOM, Signs, USES, marks, unusual};

    #[test]
    fn every_sign_is_found_wherever_it_stands() {
        for byte in 0..128_u8 {
            for at in 0..80 {
                let text = format!("{}{}{}", "a".repeat(at), char::from(byte), "a".repeat(79 - at));
                let found = Signs::of(&text);
                let lists = [(found.ends, END), (found.brackets, BRACKET), (found.quotes, QUOTE), (found.rare, SELDOM)];
                for (list, kind) in lists {
                    assert_eq!(list == [at], USES[usize::from(byte)] & kind != 0, "{byte}");
                }
            }
        }
        for byte in 0..=255 {
            assert!(USES[usize::from(byte)] == 0 || unusual(byte), "{byte}");
        }
    }

    #[test]
    fn every_byte_of_a_group_has_its_bit() {
        let mut group = [b'a'; 64];
        let mut expected = 0;
        for at in [5, 0, 63, 8, 56, 7, 31, 40] {
            group[at] = b'.';
            expected |= 1 << at;
            assert_eq!(marks(&group), expected, "{at}");
        }
    }

    #[test]
    fn dashes_are_no_signs_but_quotation_marks_are() {
        let found = Signs::of("a – b — c ‘d’ “e” „f“ … ‼");
        assert_eq!(found.quotes.len(), 5);
        assert_eq!(found.ends.len(), 2);
    }

    #[test]
    fn places_are_counted_from_their_stretch() {
        let mut places = Places::within(&[2, 5, 9, 14], 4..12);
        assert_eq!([0, 1, 2, 5, 6, 8].map(|at| places.next(at)), [1, 1, 5, 5, 8, 8]);
    }
}
