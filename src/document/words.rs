//! The words of a text, cheaply: nearly all their letters are ASCII.

/// The runs of letters and digits of `text`, and of the ASCII signs that `joins` them.
pub fn words(text: &str, joins: impl Fn(u8) -> bool) -> impl Iterator<Item = &str> {
    runs(text, move |byte| byte.is_ascii_alphanumeric() || joins(byte), char::is_alphanumeric)
}

/// The runs of characters of `text` that are `narrow`, if they are ASCII, or else `wide`.
pub fn runs<N: Fn(u8) -> bool, W: Fn(char) -> bool>(text: &str, narrow: N, wide: W) -> Runs<'_, N, W> {
    Runs { text, at: 0, narrow, wide }
}

/// See [`runs`].
pub struct Runs<'t, N, W> {
    text: &'t str,
    at: usize,
    narrow: N,
    wide: W,
}

impl<N: Fn(u8) -> bool, W: Fn(char) -> bool> Runs<'_, N, W> {
    /// The first place at or after `at` that stands in a run or, if that is where it stands, in none; or else the end.
    #[inline]
    fn turn(&self, mut at: usize, inside: bool) -> usize {
        while let Some(&byte) = self.text.as_bytes().get(at) {
            if byte.is_ascii() {
                if (self.narrow)(byte) != inside {
                    break;
                }
                at += 1;
            } else {
                let Some(ch) = self.text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                if (self.wide)(ch) != inside {
                    break;
                }
                at += ch.len_utf8();
            }
        }
        at
    }
}

impl<'t, N: Fn(u8) -> bool, W: Fn(char) -> bool> Iterator for Runs<'t, N, W> {
    type Item = &'t str;

    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        let start = self.turn(self.at, false);
        self.at = self.turn(start, true);
        self.text.get(start..self.at).filter(|run| !run.is_empty())
    }
}

/// A word without the signs round it.
pub fn bare(word: &str) -> &str {
    let bytes = word.as_bytes();
    let counts = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii();
    let Some(first) = bytes.iter().position(counts) else { return "" };
    let last = bytes.iter().rposition(counts).unwrap_or(first);
    if bytes[first].is_ascii() && bytes[last].is_ascii() {
        return word.get(first..=last).unwrap_or("");
    }
    word.trim_matches(|ch: char| !ch.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{bare, words};

    #[test]
    fn words_of_any_script() {
        let hyphen = |byte| byte == b'-';
        assert!(words("“It’s a tide-gauge”, Élan 3.", hyphen).eq(["It", "s", "a", "tide-gauge", "Élan", "3"]));
        assert!(words("- 桥很长。", |_| false).eq(["桥很长"]));
        assert!(words(" … ", |_| true).eq([" ", " "]));
        assert!(words("", |_| false).next().is_none());
    }

    #[test]
    fn signs_round_words() {
        assert_eq!(["(a)", "a", "U.S.", "“Élan”,", "…", ""].map(bare), ["a", "a", "U.S", "Élan", "", ""]);
    }
}
