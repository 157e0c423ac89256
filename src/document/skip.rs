//! Whether one of some phrases stands in a text: most of the text is skipped, four bytes at a time.

/// Bytes of a phrase by which it is looked for; no phrase is shorter.
const WINDOW: usize = 5;

/// Phrases in lower case; upper and lower case are alike in the text. The search is that of Wu and Manber.
pub struct Skip {
    /// For every pair of bytes how far the next window may lie that ends in another pair.
    shifts: [u8; 1 << 10],
    /// Phrases with how the windows open by which they are looked for, and where these begin.
    phrases: Vec<(usize, usize, &'static str)>,
    /// One bit for every pair that opens a window.
    openings: [u64; 16],
}

/// A pair of bytes, folded so that the case of letters makes no difference.
const fn pair(first: u8, second: u8) -> usize {
    ((first & 31) as usize) << 5 | (second & 31) as usize
}

/// How common a byte is in prose, roughly.
const fn commonness(byte: u8) -> usize {
    match byte {
        b' ' | b'e' | b't' => 12,
        b'a' | b'o' | b'i' | b'n' | b's' | b'r' => 8,
        b'h' | b'l' | b'd' | b'c' | b'u' | b'm' => 4,
        _ => 2,
    }
}

impl Skip {
    /// Prepares `phrases`; shorter ones than [`WINDOW`] are never found.
    pub fn new(phrases: impl Iterator<Item = &'static str>) -> Self {
        let step = u8::try_from(WINDOW - 1).unwrap_or(u8::MAX);
        let mut skip = Self { shifts: [step; 1 << 10], phrases: Vec::new(), openings: [0; 16] };
        for phrase in phrases {
            // The window whose end is rarest is looked at least often.
            let ends = |window: &[u8]| commonness(window[WINDOW - 2]) * commonness(window[WINDOW - 1]);
            let windows = phrase.as_bytes().windows(WINDOW).enumerate();
            let Some((at, window)) = windows.min_by_key(|(_, window)| ends(window)) else { continue };
            for (shift, two) in (0..step).zip(window.windows(2).rev()) {
                let held = &mut skip.shifts[pair(two[0], two[1])];
                *held = shift.min(*held);
            }
            let opening = pair(window[0], window[1]);
            skip.openings[opening >> 6] |= 1 << (opening & 63);
            skip.phrases.push((opening, at, phrase));
        }
        skip
    }

    /// Whether one of the phrases stands in `text`.
    pub fn occurs(&self, text: &str) -> bool {
        let text = text.as_bytes();
        let mut rest = text;
        while let [_, _, _, first, second, ..] = rest {
            let mut shift = usize::from(self.shifts[pair(*first, *second)]);
            if shift == 0 {
                if self.stands(text, text.len() - rest.len()) {
                    return true;
                }
                shift = 1;
            }
            // A shift is shorter than a window, of which `rest` holds one.
            rest = rest.get(shift..).unwrap_or_default();
        }
        false
    }

    /// Whether a phrase stands so that its window begins at byte `start`.
    fn stands(&self, text: &[u8], start: usize) -> bool {
        let opening = pair(text[start], text[start + 1]);
        let may = self.openings[opening >> 6] >> (opening & 63) & 1 == 1;
        may && self.phrases.iter().filter(|it| it.0 == opening).any(|&(_, at, phrase)| {
            let here = start.checked_sub(at).and_then(|from| text.get(from..from + phrase.len()));
            here.is_some_and(|here| here.eq_ignore_ascii_case(phrase.as_bytes()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Skip;

    const PHRASES: [&str; 5] = ["today", "at present", "this week", "last week", "so far"];

    #[test]
    fn finds_what_a_plain_search_finds() {
        let skip = Skip::new(PHRASES.into_iter());
        let pieces =
            ["to", "day", "at ", "present", "this ", "LAST ", "week", "So", " far", "é", " ", "today", "far w"];
        let mut seed = 7_usize;
        for _ in 0..4000 {
            let mut text = String::new();
            for _ in 0..6 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(pieces[(seed >> 33) % pieces.len()]);
            }
            let plain = PHRASES.iter().any(|it| text.to_ascii_lowercase().contains(it));
            assert_eq!(skip.occurs(&text), plain, "{text:?}");
        }
    }
}
