//! Quotation marks of one block, and those of them that are left when all others have their partners.

/// A quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Its first byte.
    pub at: usize,
    pub sign: char,
}

/// A mark that has no partner in its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lone {
    pub mark: Mark,
    /// Whether it opens a quotation.
    pub opens: bool,
}

impl Lone {
    /// Whether a quotation that opens here may close at `other`.
    pub fn closes_at(&self, other: &Self) -> bool {
        let kind = |sign: char| match sign {
            '“' | '”' | '„' => '“',
            '«' | '»' => '«',
            other => other,
        };
        self.opens && !other.opens && kind(self.mark.sign) == kind(other.mark.sign)
    }
}

/// Whether the marks of a block are all “ and ”, as many of one as of the other: then [`lone`] leaves none.
pub fn pairs_up(marks: &[Mark]) -> bool {
    let opens = marks.iter().filter(|it| it.sign == '“').count();
    opens * 2 == marks.len() && marks.iter().filter(|it| it.sign == '”').count() == opens
}

/// The marks of a block that are left, sorted. `text` is the whole text that the places of the marks count in; `low` tells
/// whether quotations may open „low“ in it.
pub fn lone(text: &str, marks: &[Mark], low: bool) -> Vec<Lone> {
    let mut left = curly(text, marks, low);
    left.extend(angular(marks));
    let straight = straight(text, marks);
    // A quotation that opens “so and closes so" has both its marks.
    if left.is_empty() || straight.is_empty() {
        left.extend(straight);
    } else {
        left.clear();
    }
    left.sort_by_key(|it| it.mark.at);
    left
}

/// Of “ and ”, and of „ where there are such: then “ closes, unless white space tells that it opens.
fn curly(text: &str, marks: &[Mark], low: bool) -> Vec<Lone> {
    let held = || marks.iter().filter(|it| matches!(it.sign, '“' | '”' | '„')).copied();
    let count = |sign: char| held().filter(|it| it.sign == sign).count();
    let (opens, closes, lows) = (count('“'), count('”'), count('„'));
    // Some languages write ”so”, and some writers “so“ where they mean the same.
    let alike = lows == 0 && (opens == 0 || closes == 0) && (opens + closes).is_multiple_of(2);
    if alike || lows == 0 && opens == closes || lows == opens + closes || lows + opens == closes {
        return Vec::new();
    }
    // After a number, ” may well stand for inches.
    let mut open = 0_usize;
    let said = held().filter(|mark| {
        let inches =
            open == 0 && mark.sign == '”' && text.get(..mark.at).is_some_and(|it| it.ends_with(char::is_numeric));
        open = if mark.sign == '”' { open.saturating_sub(1) } else { open + 1 };
        !inches
    });
    stack(said, |mark| match mark.sign {
        '„' => true,
        '“' => !low || parted(text, mark.at),
        _ => false,
    })
}

/// Whether what stands before byte `at` parts a mark there from the words before it.
fn parted(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|text| text.chars().next_back());
    before.is_none_or(|ch| ch.is_whitespace() || OPENERS.contains(&ch))
}

/// Of « and »; in some languages » opens.
fn angular(marks: &[Mark]) -> Vec<Lone> {
    let held = || marks.iter().filter(|it| matches!(it.sign, '«' | '»')).copied();
    let opens = held().filter(|it| it.sign == '«').count();
    if opens * 2 == held().count() {
        return Vec::new();
    }
    let first = held().next().map_or('«', |it| it.sign);
    let sign = if held().next_back().is_some_and(|last| last.sign == first) { '«' } else { first };
    stack(held(), |mark| mark.sign == sign)
}

/// The marks that are left when each that closes has taken the last one that is open.
fn stack(marks: impl Iterator<Item = Mark>, opens: impl Fn(&Mark) -> bool) -> Vec<Lone> {
    let (mut open, mut left) = (Vec::new(), Vec::new());
    for mark in marks {
        if opens(&mark) {
            open.push(Lone { mark, opens: true });
        } else if open.pop().is_none() {
            left.push(Lone { mark, opens: false });
        }
    }
    left.extend(open);
    left
}

/// Of straight marks, which open and close alike: white space and letters round them tell which. None where that is open
/// to doubt.
fn straight(text: &str, marks: &[Mark]) -> Vec<Lone> {
    let mut left = Vec::new();
    let mut open: Option<Mark> = None;
    let mut doubt = false;
    for mark in marks.iter().filter(|it| it.sign == '"') {
        let before = text.get(..mark.at).and_then(|text| text.chars().next_back());
        let after = text.get(mark.at + 1..).and_then(|text| text.chars().next());
        let inches = before.is_some_and(char::is_numeric) && after.is_none_or(|ch| !ch.is_alphabetic());
        if inches && open.is_none() {
            continue;
        }
        let may_open = parted(text, mark.at) && after.is_some_and(|ch| !ch.is_whitespace());
        let may_close = before.is_some_and(|ch| !ch.is_whitespace()) && after.is_none_or(|ch| !ch.is_alphanumeric());
        // A number before it may be one of inches all the same.
        doubt |= inches || may_open == may_close;
        match open.take() {
            Some(first) if may_open && !may_close => {
                left.push(Lone { mark: first, opens: true });
                open = Some(*mark);
            }
            Some(_) => {}
            None if may_close && !may_open => left.push(Lone { mark: *mark, opens: false }),
            None => open = Some(*mark),
        }
    }
    left.extend(open.map(|mark| Lone { mark, opens: true }));
    if doubt || left.len().is_multiple_of(2) { Vec::new() } else { left }
}

/// Signs that may stand before a mark that opens.
const OPENERS: [char; 12] = ['(', '[', '{', '—', '–', '-', '/', '|', '*', '_', '‘', '\''];

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> Vec<usize> {
        let signs = ['"', '“', '”', '„', '«', '»'];
        let marks: Vec<Mark> =
            text.char_indices().filter(|it| signs.contains(&it.1)).map(|(at, sign)| Mark { at, sign }).collect();
        lone(text, &marks, text.contains('„')).iter().map(|it| it.mark.at).collect()
    }

    #[test]
    fn marks_that_are_left() {
        assert_eq!(left("He said “we left."), [8]);
        assert_eq!(left("He said “we left and “the pier” stays."), [8]);
        assert_eq!(left("He said we left” and went."), [15]);
        assert_eq!(left("He said \"we left."), [8]);
        assert_eq!(left("Il dit « nous partons."), [7]);
        assert_eq!(left("Er sagte: „Wir gehen."), [10]);
        assert_eq!(left("Er sagte: „Wir gehen, und „wir bleiben."), [10, 28]);
    }

    #[test]
    fn marks_that_pair_up() {
        for text in [
            "He said “we left” and “it is shut”.",
            "Er sagte: „Wir gehen“ und „wir bleiben”.",
            "Er sagte: „Wir gehen”, und “we stay” sagte sie.",
            "Hon sade ”vi går” igen.",
            "Er sagte »wir gehen« und ging.",
            "A pipe 12\" wide and 30\" long.",
            "A pipe 12\" wide, called \"the trunk\".",
            "Closed \"in 1999\" for good.",
            "A 5'10\" man said \"we left\".",
            "He said “we left\" and went.",
        ] {
            assert_eq!(left(text), [0_usize; 0], "{text:?}");
        }
    }
}
