//! What the heading of a section says of the sentences under it.

use super::telling::WORDS;
use crate::document::words::words;

/// What stands under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Under {
    /// A step, which says what is to be done: `Step 3: Build the pier`.
    pub step: bool,
    /// Things that were told before, held against each other: `Differences`.
    pub compares: bool,
    /// Notes to what was said: `Appendix B`.
    pub notes: bool,
}

/// Words of a heading that are looked at.
const WORDS_READ: usize = 12;

impl Under {
    /// Reads a heading.
    pub fn of(heading: &str) -> Self {
        let words = || words(heading).take(WORDS_READ);
        let is = |list: &[String], word: &str| list.iter().any(|it| it.eq_ignore_ascii_case(word));
        let numbered =
            words().nth(1).is_some_and(|word| word.len() < 3 && word.starts_with(|ch: char| ch.is_ascii_digit()));
        Self {
            step: numbered && words().next().is_some_and(|word| is(&WORDS.steps, word)),
            compares: words().any(|word| is(&WORDS.comparisons, word)),
            notes: words().next().is_some_and(|word| is(&WORDS.appendices, word)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_tell_what_stands_under_them() {
        assert!(Under::of("### Step 3: Build the pier").step && !Under::of("Steps of the pier").step);
        assert!(Under::of("**Key differences**").compares && !Under::of("Ferries of Norvik").compares);
        assert!(Under::of("Appendix B. Piers").notes && !Under::of("The appendix of the treaty").notes);
    }
}
