//! Splits a block into sentences; a citation behind the full stop belongs to the sentence before it.

use std::ops::Range;

/// What the splitter must not look into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaskKind {
    /// A citation.
    Citation,
    /// Code, an address, a file name.
    Opaque,
}

/// A stretch that the splitter must not look into, in bytes of the block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mask {
    pub start: usize,
    pub end: usize,
    pub kind: MaskKind,
}

/// Sentences of one block, trimmed of outer white space.
pub fn split(text: &str, masks: &[Mask]) -> Vec<Range<usize>> {
    let mut result = Vec::new();
    let mut start = 0;
    let mut mask = 0;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        while masks.get(mask).is_some_and(|it| it.end <= at) {
            mask += 1;
        }
        if let Some(it) = masks.get(mask)
            && it.start <= at
        {
            at = it.end;
            continue;
        }
        let b = bytes[at];
        if matches!(b, b'.' | b'!' | b'?')
            || b >= 0xE3 && text.get(at..at + 3).is_some_and(|c| matches!(c, "。" | "！" | "？"))
        {
            let mut end = at + if b < 0x80 { 1 } else { 3 };
            while let Some(ch) = text.get(end..).and_then(|r| r.chars().next())
                && matches!(ch, '.' | '!' | '?' | '"' | '”' | '’' | ')' | ']' | '»' | '*' | '。' | '」')
            {
                end += ch.len_utf8();
            }
            let mut m = mask;
            let mut after = end;
            let mut cited = end;
            loop {
                let rest = text.get(after..).unwrap_or("");
                let gap = rest.len() - rest.trim_start_matches([' ', ',', '\u{a0}']).len();
                while masks.get(m).is_some_and(|it| it.end <= after) {
                    m += 1;
                }
                match masks.get(m) {
                    Some(it) if it.kind == MaskKind::Citation && it.start == after + gap => {
                        after = it.end;
                        cited = it.end;
                    }
                    _ => break,
                }
            }
            let rest = text.get(cited..).unwrap_or("");
            let spaced = rest.starts_with(char::is_whitespace) || rest.is_empty() || b >= 0x80;
            let next = rest
                .trim_start()
                .trim_start_matches(['"', '“', '(', '[', '*', '«', '„', '¿', '¡', '\'', '‘'])
                .chars()
                .next();
            let starts = next.is_none_or(|ch| !ch.is_lowercase() || b >= 0x80);
            if (spaced || cited > end)
                && starts
                && !(b == b'.' && abbreviation(text.get(start..at).unwrap_or(""), next))
            {
                push(text, start, cited, &mut result);
                start = cited;
                at = cited;
                continue;
            }
            at = end;
            continue;
        }
        at += 1;
    }
    push(text, start, text.len(), &mut result);
    result
}

fn push(text: &str, start: usize, end: usize, result: &mut Vec<Range<usize>>) {
    let piece = text.get(start..end).unwrap_or("");
    let from = start + piece.len() - piece.trim_start().len();
    let to = start + piece.trim_end().len();
    if from < to {
        result.push(from..to);
    }
}

fn abbreviation(before: &str, next: Option<char>) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"')).next().unwrap_or("");
    let lower = word.to_lowercase();
    matches!(
        lower.as_str(),
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "prof"
            | "st"
            | "no"
            | "e.g"
            | "i.e"
            | "vs"
            | "sen"
            | "rep"
            | "gov"
            | "gen"
            | "fig"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "jun"
            | "jul"
            | "aug"
            | "sep"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
            | "al"
            | "approx"
            | "ca"
            | "cf"
            | "vol"
            | "pp"
            | "p"
    ) || word.chars().count() == 1 && word.chars().all(char::is_uppercase)
        || lower.contains('.') && next.is_some_and(char::is_lowercase)
        || matches!(lower.as_str(), "u.s" | "u.k" | "u.n" | "e.u") && next.is_some_and(|c| !c.is_uppercase())
}
