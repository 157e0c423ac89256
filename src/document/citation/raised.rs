//! Raised numbers, in HTML and in Unicode, and brackets behind a backslash.

use super::number::numbers;
use super::token::token;
use super::{Labels, Shape, Token};

pub(super) fn superscript(text: &str, at: usize) -> Option<Token> {
    let rest = text.get(at..text.ceil_char_boundary((at + 400).min(text.len())))?;
    if !rest.get(..4)?.eq_ignore_ascii_case("<sup") {
        let foreign = rest.starts_with("<grok")
            || rest.starts_with("<cite>")
            || rest.starts_with("<cite index")
            || rest.starts_with("<co:")
            || rest.starts_with("</co:")
            || rest.starts_with("</cite>");
        return foreign.then(|| rest.find('>').map(|end| token(at..at + end + 1, Shape::Foreign)))?;
    }
    let open = rest.find('>')?;
    let end = rest.find("</sup>").or_else(|| rest.find("</SUP>"))?;
    let inner = rest.get(open + 1..end)?;
    let bare: String = strip_tags(inner);
    let bare = bare.trim().trim_start_matches('[').trim_end_matches(']');
    let labels = numbers(bare)?;
    Some(Token { labels, ..token(at..at + end + 6, Shape::Superscript) })
}

pub(super) fn strip_tags(text: &str) -> String {
    let mut inside = false;
    text.chars()
        .filter(|&ch| {
            if ch == '<' {
                inside = true;
            }
            let keep = !inside;
            if ch == '>' {
                inside = false;
            }
            keep
        })
        .collect()
}

pub(super) fn escaped(text: &str, at: usize) -> Option<Token> {
    let rest = text.get(at + 2..text.ceil_char_boundary((at + 40).min(text.len())))?;
    let end = rest.find("\\]")?;
    let labels = numbers(rest.get(..end)?)?;
    Some(Token { labels, ..token(at..at + 2 + end + 2, Shape::Bracket) })
}

/// Raised digits behind a word of three letters or a punctuation sign.
pub(super) fn raised(text: &str, at: usize) -> Option<Token> {
    let rest = text.get(at..)?;
    let mut value = 0_u32;
    let mut len = 0;
    let mut count = 0;
    for ch in rest.chars() {
        let Some(digit) = "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|it| it == ch) else { break };
        value = value * 10 + u32::try_from(digit).ok()?;
        len += ch.len_utf8();
        count += 1;
        if count > 3 {
            return None;
        }
    }
    if count == 0 {
        return None;
    }
    let before = text.get(text.floor_char_boundary(at.saturating_sub(24))..at)?;
    let word: String = before.chars().rev().take_while(|ch| ch.is_alphanumeric()).collect();
    let punct = before.ends_with(['.', ',', ';', '!', '?', '”', '"', ')', '’']);
    let next = rest.get(len..)?.chars().next();
    let fits = (word.chars().count() >= 4 && word.chars().all(char::is_alphabetic) || punct && word.is_empty())
        && !next.is_some_and(|ch| ch.is_alphanumeric() && !ch.is_uppercase() || ch == '⁻');
    fits.then(|| Token { labels: Labels::number(value), ..token(at..at + len, Shape::Superscript) })
}
