//! Looks for the next of several bytes without asking every byte of the text.

/// The places of certain bytes in a text, asked for from left to right.
///
/// The bytes come in groups of three, which are looked for together: what is rare belongs beside what is rare.
pub struct Signs<'t, const GROUPS: usize> {
    bytes: &'t [u8],
    groups: [[u8; 3]; GROUPS],
    /// The next place of each group.
    next: [usize; GROUPS],
}

impl<'t, const GROUPS: usize> Signs<'t, GROUPS> {
    /// The places of the bytes in `groups`, from byte `from` on.
    pub fn new(text: &'t str, from: usize, groups: [[u8; 3]; GROUPS]) -> Self {
        let bytes = text.as_bytes();
        Self { bytes, groups, next: groups.map(|group| place(bytes, from, group)) }
    }

    /// The first place at or after `at`, which does not step back, or else the length of the text.
    pub fn next(&mut self, at: usize) -> usize {
        let mut first = self.bytes.len();
        for (next, group) in self.next.iter_mut().zip(self.groups) {
            if *next < at {
                *next = place(self.bytes, at, group);
            }
            first = first.min(*next);
        }
        first
    }
}

fn place(bytes: &[u8], from: usize, [one, two, three]: [u8; 3]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    memchr::memchr3(one, two, three, rest).map_or(bytes.len(), |at| from + at)
}

#[cfg(test)]
mod tests {
    use super::Signs;

    #[test]
    fn every_place_is_found_from_everywhere() {
        let text = "a long line, with two stops. They stand in (different) parts of the line; one at its end.";
        let groups = [*b".,;", *b"()("];
        for step in 1..9 {
            let mut signs = Signs::new(text, 0, groups);
            for from in (0..=text.len()).step_by(step) {
                let plain = text.get(from..).unwrap_or("").find(['.', ',', ';', '(', ')']);
                assert_eq!(signs.next(from), plain.map_or(text.len(), |at| from + at), "{from}");
            }
        }
    }
}
