//! DOIs (ISO 26324): `10.`, the number of a registrant, a slash, and whatever the registrant likes.

use super::flaw::Flaw;

/// Registrants that stand for any: the manuals' and those that language models like to invent.
const MADE_UP: [&str; 3] = ["10.0000", "10.1234", "10.12345"];

/// The registrant of the tests, whose names do not lead anywhere.
const TEST: &str = "10.5555";

/// Checks a DOI without what leads to it.
pub(super) fn doi(text: &str) -> Result<(), Flaw> {
    let slash = text.find('/').map(|at| (at, at + 1)).or_else(|| text.find("%2F").map(|at| (at, at + 3)));
    let (prefix, suffix) = slash.map_or((text, ""), |(at, behind)| (&text[..at], &text[behind..]));
    let Some(registrant) = prefix.strip_prefix("10.") else {
        // `10/gfz8vb` is a short one.
        let short = prefix == "10" && !suffix.is_empty();
        return if short { Ok(()) } else { Err(Flaw::certain("it does not begin with `10.`")) };
    };
    let mut parts = registrant.split('.');
    let first = parts.next().unwrap_or("");
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    // `10.978.…`: the registrant is the publisher of an ISBN.
    let bookland = matches!(first, "978" | "979") && registrant.len() > 4;
    if !digits(first) || !parts.all(digits) || !(4..=9).contains(&first.len()) && !bookland {
        return Err(Flaw::certain("a registrant is a number of four digits or more"));
    }
    if suffix.is_empty() {
        // Behind the slash a line may have been broken.
        let why = "nothing follows the registrant";
        return Err(if slash.is_some() { Flaw::doubt(why) } else { Flaw::certain(why) });
    }
    if MADE_UP.contains(&prefix) {
        return Err(Flaw::doubt("the registrant looks made up"));
    }
    if prefix == TEST {
        return Err(Flaw::doubt("the registrant is the one for tests"));
    }
    Ok(())
}

/// The id of arXiv that a DOI stands for.
pub(super) fn arxiv_twin(doi: &str) -> Option<&str> {
    const TWIN: &str = "10.48550/arxiv.";
    let head = doi.get(..TWIN.len())?;
    head.eq_ignore_ascii_case(TWIN).then(|| &doi[TWIN.len()..])
}

/// A DOI without the signs of the sentence round it: full stops, quotes, and brackets that nothing opened.
pub(super) fn without_tail(text: &str) -> &str {
    let mut bare = text;
    loop {
        let shorter = bare.trim_end_matches(['.', ',', ';', ':', '\'', '"', '’', '”', '*', '_']);
        let open = |open: char, close: char| shorter.matches(open).count() >= shorter.matches(close).count();
        let closed = match shorter.chars().next_back() {
            Some(')') => open('(', ')'),
            Some(']') => open('[', ']'),
            Some('}') => open('{', '}'),
            Some('>') => open('<', '>'),
            _ => true,
        };
        if closed {
            return shorter;
        }
        bare = &shorter[..shorter.len() - 1];
    }
}
