//! Works that stand in print: a volume, pages, a publisher are found in a library without any address.

/// Words before the number of a volume, an issue or a page, in lower case.
const PLACES: [&str; 34] = [
    "vol",
    "volume",
    "no",
    "nr",
    "num",
    "núm",
    "n°",
    "nº",
    "№",
    "issue",
    "p",
    "pp",
    "pg",
    "page",
    "pages",
    "pag",
    "pág",
    "ch",
    "chap",
    "chapter",
    "bd",
    "band",
    "heft",
    "s",
    "seite",
    "tome",
    "tomo",
    "art",
    "article",
    "sec",
    "section",
    "rfc",
    "iso",
    "resolution",
];

/// Parts of words by which publishers are known, in lower case.
const PUBLISHERS: [&str; 17] = [
    "press",
    "publishers",
    "publishing",
    "verlag",
    "éditions",
    "editorial ",
    "editora",
    "edizioni",
    "uitgeverij",
    "出版",
    "书局",
    "書局",
    "书店",
    "thesis",
    "dissertation",
    "patent",
    "unpublished",
];

/// Whether an entry says where in print it stands: volume and page, paragraph, or publisher.
pub fn is_placed(entry: &str) -> bool {
    let lower = entry.to_lowercase();
    numbered(&lower) || lower.contains('§') || PUBLISHERS.iter().any(|it| lower.contains(it))
}

/// Whether a number is one of a volume or page.
fn numbered(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(start) = bytes.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_digit)).map(|it| at + it)
    {
        let len = bytes.iter().skip(start).take_while(|byte| byte.is_ascii_digit()).count();
        let end = start + len;
        let (before, behind) = (text.get(..start).unwrap_or(""), text.get(end..).unwrap_or(""));
        if led(before)
            || !before.ends_with(['-', '–', '/']) && joined(len, behind)
            || behind.starts_with(['卷', '期', '页', '頁', '巻', '号'])
        {
            return true;
        }
        at = end;
    }
    false
}

/// Whether the word before a number says that it is one of a volume or page.
fn led(before: &str) -> bool {
    let bare = before.trim_end_matches([' ', '.', '\u{a0}', ':']);
    let len: usize = bare
        .chars()
        .rev()
        .take(12)
        .take_while(|ch| ch.is_alphabetic() || matches!(ch, '°' | 'º' | '№'))
        .map(char::len_utf8)
        .sum();
    let (head, word) = bare.split_at(bare.len() - len);
    // `the harbour's 12 quays`
    PLACES.contains(&word) && !head.ends_with(['\'', '’'])
}

/// Whether `12(3)`, `12:345` or `345–50` begins with a number of `len` digits before `behind`.
fn joined(len: usize, behind: &str) -> bool {
    let mut signs = behind.chars();
    let sign = signs.next();
    let digits = signs.as_str().trim_start().bytes().take_while(u8::is_ascii_digit).count();
    match sign {
        Some('(') => len < 4 && digits > 0,
        Some(':') => digits > 2,
        // `1880–1900` are years, `2020-05-03` is a day.
        Some('-' | '–') => digits > 0 && len != 4 && digits != 4,
        _ => false,
    }
}
