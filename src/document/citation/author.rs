//! Authors and years: `(Smith et al., 2020)`, `Smith (2020)`.

use std::ops::Range;

use super::token::{aside, token};
use super::{Known, Label, Labels, Shape, Token};

/// `Smith (2020)`, `Smith and Jones (2019a)`: the name stands before the year.
pub(super) fn narrative(text: &str, span: Range<usize>, year: &str, known: &Known) -> Option<Token> {
    let from = text.floor_char_boundary(span.start.saturating_sub(80));
    let before = text.get(from..span.start)?.trim_end_matches(',').strip_suffix(' ')?;
    let before = before.trim_end_matches(" et al.").trim_end_matches(" et al").trim_end_matches(',');
    let before = before.rsplit("\n\n").next()?;
    // The first author is looked for from the right: `Smith and Jones`, `Smith, Jones`, `Smith`.
    let mut words =
        before.rsplit(char::is_whitespace).take(6).map(|word| word.trim_matches(|ch: char| !ch.is_alphanumeric()));
    let last = words.next().filter(|word| word.starts_with(char::is_uppercase))?;
    let mut candidates = vec![last];
    candidates.extend(words.filter(|word| word.starts_with(char::is_uppercase)));
    let name = candidates.into_iter().find(|name| known.named(name, year))?;
    Some(Token { labels: Labels::One(name_label(name, year)), ..token(span, Shape::AuthorYear) })
}

/// Words before a year that are no names.
const NO_NAMES: [&str; 30] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Spring",
    "Summer",
    "Autumn",
    "Fall",
    "Winter",
    "Figure",
    "Table",
    "Since",
    "In",
    "From",
    "Until",
    "Early",
    "Late",
    "Mid",
    "Article",
    "Section",
    "Chapter",
    "Q",
];

/// The citation of one author and year in a parenthesis: listed, or at least of that unmistakable form.
pub(super) fn author_year(part: &str, known: &Known) -> Option<Label> {
    let bare = ["e.g.", "cf.", "see also", "see", "siehe", "vgl.", "voir", "véase"]
        .iter()
        .fold(part.trim(), |part, lead| part.strip_prefix(lead).unwrap_or(part).trim_start_matches([',', ' ']));
    let len = bare.find(|ch: char| !(ch.is_alphabetic() || matches!(ch, '’' | '\'' | '-')))?;
    let (name, rest) = bare.split_at(len);
    if !name.starts_with(char::is_uppercase) || NO_NAMES.contains(&name) || name.chars().count() < 2 {
        return None;
    }
    let year_at = rest.as_bytes().windows(4).position(|bytes| bytes.iter().all(u8::is_ascii_digit))?;
    let tail = rest.get(year_at..)?;
    let year = if tail.as_bytes().get(4).is_some_and(u8::is_ascii_lowercase) { tail.get(..5)? } else { tail.get(..4)? };
    let joined = rest.get(..year_at)?;
    let clear = joined.starts_with(',') || joined.contains("et al") || joined.contains('&') || joined.contains(" and ");
    (is_year(year.get(..4)?) && (known.named(name, year) || clear && joined.len() <= 60 && known.takes_names()))
        .then(|| name_label(name, year))
}

/// Fewest such citations that make a habit where no list tells.
const HABIT: usize = 3;

/// Parentheses that name an author and a year although no list holds them: attempts at citing. `skip` is sorted.
pub fn attempts(text: &str, skip: &[Range<usize>]) -> Vec<Range<usize>> {
    let known = Known::anybody();
    let mut next = 0;
    let mut found = Vec::new();
    for at in memchr::memchr_iter(b'(', text.as_bytes()) {
        while skip.get(next).is_some_and(|it| it.end <= at) {
            next += 1;
        }
        if skip.get(next).is_some_and(|it| it.start <= at) {
            continue;
        }
        let Some(inner) = aside(text, at) else { continue };
        if inner.split(';').any(|part| author_year(part, &known).is_some()) {
            found.push(at..at + inner.len() + 2);
        }
    }
    if found.len() < HABIT { Vec::new() } else { found }
}

fn name_label(name: &str, year: &str) -> Label {
    Label::Key(format!("{name} {year}").into())
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && text.parse::<u32>().is_ok_and(|year| (1500..2100).contains(&year))
}
