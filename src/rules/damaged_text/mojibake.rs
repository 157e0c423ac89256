//! UTF-8 that was read as Windows-1252: the characters are turned back into bytes and decoded again.

/// What Windows-1252 has at the bytes from 80 to 9F; five of them are not taken.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’', '“',
    '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Times that a text was read wrongly at most.
const TIMES: usize = 3;
/// Characters of a run at most; what goes on is another one.
const LONGEST: usize = 64;

/// Whether a letter that opens such a run has `byte` as its second.
pub fn may_begin(byte: Option<&u8>) -> bool {
    // Â Ã Ä Å Ð Ñ â ï ð
    byte.is_some_and(|byte| matches!(byte, 0x82..=0x85 | 0x90 | 0x91 | 0xA2 | 0xAF | 0xB0))
}

/// The wrongly decoded run at `at`: its bytes, and what it was.
pub fn at(text: &str, at: usize) -> Option<(usize, String)> {
    let (len, mut mended) = run(text, at)?;
    for _ in 1..TIMES {
        match run(&mended, 0) {
            Some((inner, again)) if inner == mended.len() => mended = again,
            _ => break,
        }
    }
    Some((len, mended))
}

/// One reading undone.
fn run(text: &str, at: usize) -> Option<(usize, String)> {
    let (mut end, mut mended, mut weak) = (at, String::new(), 0);
    let mut strong = false;
    while mended.chars().count() < LONGEST
        && let Some((len, ch, sure)) = one(text, end)
    {
        (end, strong) = (end + len, strong || sure);
        weak += usize::from(!sure);
        mended.push(ch);
    }
    // Pairs that other languages know, too, tell only where several follow each other.
    (strong || weak > 2).then_some((end - at, mended))
}

/// One character: its bytes in the wrong reading, what it was, and whether that is certain.
fn one(text: &str, at: usize) -> Option<(usize, char, bool)> {
    let mut chars = text.get(at..)?.chars();
    let first = chars.next()?;
    let lead = byte(first)?;
    let count = match lead {
        0xC2..=0xC5 | 0xD0 | 0xD1 => 2,
        0xE2 | 0xEF => 3,
        0xF0 => 4,
        _ => return None,
    };
    let mut bytes = [lead, 0, 0, 0];
    let mut len = first.len_utf8();
    for place in bytes.iter_mut().take(count).skip(1) {
        let next = chars.next()?;
        *place = byte(next).filter(|byte| (0x80..0xC0).contains(byte))?;
        len += next.len_utf8();
    }
    let decoded = std::str::from_utf8(bytes.get(..count)?).ok()?.chars().next()?;
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    let after = chars.next();
    let trail = bytes[1];
    let sure = match lead {
        // `Â` before a sign of Latin-1, but for `Â»` and a hard space.
        0xC2 => (0xA1..=0xBF).contains(&trail) && (trail != 0xBB || before.is_some_and(|ch| ch.is_lowercase() || ch == ' ')),
        // `Ã”` closes a quotation in capitals.
        0xC3 => byte(first).is_some() && !(is_punctuation(trail) && !before.is_some_and(char::is_lowercase)),
        0xC4 | 0xC5 => !is_punctuation(trail) && (before.is_some_and(char::is_lowercase) || after.is_some_and(char::is_lowercase)),
        0xE2 => matches!(trail, 0x80 | 0x82 | 0x84 | 0x86..=0x8B | 0x96..=0x9E) && trail != 0x94 && trail != 0x99,
        0xEF => matches!(bytes[1..3], [0xBB, 0xBF] | [0xBF, 0xBD]),
        0xF0 => trail == 0x9F,
        _ => false,
    };
    let possible = sure || matches!(lead, 0xD0 | 0xD1) || (lead == 0xC3 && before.is_some_and(char::is_lowercase));
    possible.then_some((len, decoded, sure))
}

/// Whether what stands at a byte of Windows-1252 is a sign that stands behind words.
const fn is_punctuation(byte: u8) -> bool {
    matches!(byte, 0x82 | 0x84 | 0x85 | 0x8B | 0x91..=0x97 | 0x9B | 0xA0 | 0xAB | 0xBB)
}

/// The byte that a character has in Windows-1252, from 80 on.
fn byte(ch: char) -> Option<u8> {
    if ('\u{80}'..='\u{FF}').contains(&ch) {
        return u8::try_from(u32::from(ch)).ok();
    }
    let place = HIGH.iter().position(|held| *held == ch)?;
    u8::try_from(0x80 + place).ok()
}

#[cfg(test)]
mod tests {
    use super::at;

    fn mended(text: &str) -> Option<String> {
        at(text, text.find(|ch: char| !ch.is_ascii())?).map(|(_, mended)| mended)
    }

    #[test]
    fn what_was_read_wrongly_is_read_again() {
        for (wrong, right) in [
            ("â€™", "’"),
            ("â€œx", "“"),
            ("cafÃ©", "é"),
            ("Ã¼ber", "ü"),
            ("5 Â£", "£"),
            ("ðŸ˜€", "😀"),
            ("ï¿½", "\u{FFFD}"),
            ("Ã¢â‚¬â„¢", "’"),
            ("ÐœÐ¾Ð½Ð°", "Мона"),
            ("vaÅ¡e", "š"),
        ] {
            let found = mended(wrong);
            assert!(found.as_deref().is_some_and(|found| found.starts_with(right) || right.starts_with(found)), "{wrong}: {found:?}");
        }
    }

    #[test]
    fn words_of_many_languages_stay() {
        for word in ["Âme", "«IRMÃ»", "“Â”", "âne…”", "ça", "MANHÃ…", "SÃO", "Ångström", "Ästhetik", "Ñandú", "à…", "été”", "ïle", "Â»", "naïve", "ð", "Å…", "PÂTE’"] {
            assert_eq!(mended(word), None, "{word}");
        }
    }
}
