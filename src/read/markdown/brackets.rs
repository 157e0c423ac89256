//! Hides brackets from the Markdown parser where they mean nothing to it.
//!
//! The parser takes each of them for one side of a link, and answers are full of `[1]` without a single link.

use memchr::memchr2;

use super::inline::is_escaped;

/// What the parser sees in place of a bracket: punctuation, too, so that emphasis beside it opens and closes as ever,
/// and it means nothing at any place where a bracket can stand.
const VEIL: &str = ",";

/// Bytes that are looked at one by one before many are looked at together.
const NEAR: usize = 3;

/// `text` with its brackets hidden, byte for byte as long; none where there are none, or where one might mean something:
/// a link or its definition, a footnote, a task, an escape. Nor is it given where the parser may copy brackets out of code or tags.
pub fn hide(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut hidden = String::new();
    let mut from = 0;
    while let Some(at) = next_bracket(bytes, from) {
        if means_something(bytes.get(at..)?) || is_escaped(text, at) {
            return None;
        }
        if hidden.is_empty() {
            if memchr2(b'`', b'<', bytes).is_some() {
                return None;
            }
            hidden.reserve(text.len());
        }
        hidden.push_str(text.get(from..at)?);
        hidden.push_str(VEIL);
        from = at + 1;
    }
    if hidden.is_empty() {
        return None;
    }
    hidden.push_str(text.get(from..)?);
    Some(hidden)
}

/// The first bracket at or after byte `from`. It mostly stands near, as in `[1] [2]`, or far away.
fn next_bracket(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let near = rest.iter().take(NEAR).position(|byte| matches!(byte, b'[' | b']'));
    near.or_else(|| memchr2(b'[', b']', rest)).map(|at| from + at)
}

/// Whether Markdown knows what begins with the bracket that `rest` begins with. No link is without `](`, but for those
/// with a definition somewhere, and no definition is without `]:`.
fn means_something(rest: &[u8]) -> bool {
    match rest {
        [b']', b'(' | b':', ..] | [b'[', b'^', ..] => true,
        [b'[', mark, b']', ..] => matches!(mark, b'x' | b'X') || mark.is_ascii_whitespace() || *mark == b'\x0B',
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::hide;
    use crate::read::markdown::writer::Writer;
    use crate::read::markdown::{parse, read};

    /// What is read where the parser sees all brackets.
    fn seen(text: &str) -> String {
        format!("{:?}", parse(Writer::new(text), 0, text))
    }

    #[test]
    fn brackets_that_mean_something_are_seen() {
        for text in
            ["[1](a)", "[1]: a", "a[^1]", "- [x] a", "- [ ] a", "- [\t] a", "`[1]`", "<a b='[1]'>", "\\[a]", "a"]
        {
            assert_eq!(hide(text), None, "{text}");
        }
        assert_eq!(hide("- [a] b [1][2], [3].").as_deref(), Some("- ,a, b ,1,,2,, ,3,."));
    }

    #[test]
    fn what_is_hidden_from_the_parser_is_read_all_the_same() {
        let text =
            "# A [1]\n\n**B [2]**[3] \\* [4] &lsqb;5]\n\n| c [6] | d |\n|---|---|\n| [7|8] | [9] |\n\n    e [10]\n";
        assert!(hide(text).is_some());
        assert_eq!(format!("{:?}", read(text)), seen(text));
        assert!(read(text).text.visible().contains("B [2][3] * [4] [5]"));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_the_same(text in r"([\[\]\[\]a1*_~|\\#>.!&; \t\r\n-]|\[1\]|\n\n|- |&lsqb;){0,40}") {
            if let Some(hidden) = hide(&text) {
                prop_assert_eq!(format!("{:?}", parse(Writer::new(&text), 0, &hidden)), seen(&text));
            }
        }
    }
}
