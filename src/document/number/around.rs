//! What stands round the digits of a number: words that raise it, and signs that make it part of something else.

/// Whether the digits `start..end` are part of something else: `COVID-19`, `1990s`, `3-5`, `12:30`, `4/5`.
pub(super) fn is_part(prose: &str, start: usize, end: usize) -> bool {
    let bytes = prose.as_bytes();
    let head = matches!(bytes.get(..start), Some([.., b'a'..=b'z' | b'A'..=b'Z' | b',', b' ']));
    if head && matches!(bytes.get(end..), Some([b' ', b'a'..=b'z' | b'A'..=b'Z', ..])) {
        return false;
    }
    let mut before = prose.get(..start).unwrap_or("").chars().rev();
    let after = prose.get(end..).unwrap_or("");
    let mut behind = after.chars();
    let joint = |ch: Option<char>| ch.is_some_and(|ch| matches!(ch, '-' | '‑' | '–' | '—' | '/' | ':' | '−' | '.'));
    let (last, next) = (before.next(), behind.next());
    let glued = |ch: Option<char>| {
        ch.is_some_and(|ch| ch.is_alphanumeric() && ch < '\u{2e80}' || matches!(ch, '_' | '#' | '/' | '^' | '~' | '×'))
    };
    let blank = |ch: Option<char>| ch.is_some_and(char::is_whitespace);
    let (second, third) = (before.next(), behind.next());
    let joined =
        joint(last) && second.is_some_and(char::is_alphanumeric) || blank(last) && is_digit_beyond(second, before);
    let leads_on =
        joint(next) && third.is_some_and(|ch| ch.is_ascii_digit()) || blank(next) && is_digit_beyond(third, behind);
    glued(last) || glued(next) || joined || leads_on
}

/// Whether a digit stands beyond a blank, as in `1 500`, or beyond a dash with blanks round it, as in `2019 – 2021`.
fn is_digit_beyond(next: Option<char>, mut beyond: impl Iterator<Item = char>) -> bool {
    match next {
        Some('–' | '—' | '-') => beyond.next() == Some(' ') && beyond.next().is_some_and(|ch| ch.is_ascii_digit()),
        next => next.is_some_and(|ch| ch.is_ascii_digit()),
    }
}

/// Words that raise the number before them, by so many places.
const SCALES: [(&str, i32); 16] = [
    ("hundred", 2),
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("lakh", 5),
    ("crore", 7),
    ("mn", 6),
    ("bn", 9),
    ("Millionen", 6),
    ("Milliarden", 9),
    ("millones", 6),
    ("millions", 6),
    ("milliards", 9),
    ("milhões", 6),
    ("M", 6),
];
/// Signs that raise the number before them.
const WIDE: [(&str, i32); 6] = [("万亿", 12), ("千", 3), ("万", 4), ("亿", 8), ("萬", 4), ("億", 8)];

/// Whether a word that raises a number begins with `first`.
const fn may_raise(first: char) -> bool {
    matches!(first, 'h' | 't' | 'm' | 'b' | 'l' | 'c' | 'M' | 'T' | 'B' | 'K' | 'k')
}

/// The word behind a number that raises it, and where that ends.
pub(super) fn scale(prose: &str, end: usize) -> Option<(i32, usize)> {
    // Most words begin with another letter.
    if let [b' ', first, ..] = prose.as_bytes().get(end..)?
        && first.is_ascii_alphabetic()
        && !may_raise(char::from(*first))
    {
        return None;
    }
    let after = prose.get(end..)?;
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}', '-', '‑']);
    let from = end + after.len() - rest.len();
    let first = rest.chars().next()?;
    if first >= '\u{2e80}' {
        return WIDE.iter().find(|(word, _)| rest.starts_with(word)).map(|(word, places)| (*places, from + word.len()));
    }
    if !may_raise(first) || from > end + 3 {
        return None;
    }
    let narrow = rest.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
    let wide = rest.as_bytes().get(narrow).is_some_and(|byte| !byte.is_ascii());
    let len = if wide { rest.find(|ch: char| !ch.is_alphabetic()).unwrap_or(rest.len()) } else { narrow };
    let word = rest.get(..len)?;
    // `$4.5B`, `300K`: letters that touch the number.
    let letters = |places| (from == end).then_some((places, from + len));
    match word {
        "B" => letters(9),
        "K" | "k" => letters(3),
        "M" | "m" => letters(6),
        "T" => letters(12),
        _ => SCALES.iter().find(|(known, _)| *known == word).map(|(_, places)| (*places, from + len)),
    }
}
