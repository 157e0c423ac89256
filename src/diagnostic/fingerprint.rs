//! The identity of a diagnostic: its rule and the words it concerns, not its line.

/// A stable 64-bit identity (FNV-1a) of the `ordinal`-th diagnostic of `rule` about `words`.
///
/// Only letters and digits count, folded to lower case, so that a moved, re-wrapped or re-punctuated passage
/// keeps its identity.
pub fn fingerprint(rule: &str, words: &str, ordinal: usize) -> u64 {
    let mut hash = Fnv::default();
    hash.bytes(rule.as_bytes());
    let mut gap = true;
    for ch in words.chars() {
        let counts = ch.is_alphanumeric();
        if counts && gap {
            hash.byte(b' ');
        }
        if counts && ch.is_ascii() {
            hash.byte((ch as u8).to_ascii_lowercase());
        } else if counts {
            ch.to_lowercase().for_each(|lower| hash.bytes(lower.encode_utf8(&mut [0; 4]).as_bytes()));
        }
        gap = !counts;
    }
    if ordinal > 0 {
        hash.bytes(b"#");
        hash.bytes(ordinal.to_string().as_bytes());
    }
    hash.0
}

struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    const fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.byte(*byte);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn survives_reflow_and_renumbering_of_space() {
        assert_eq!(fingerprint("r", "It opened\nin 1998.", 0), fingerprint("r", "it  opened in 1998", 0));
        assert_ne!(fingerprint("r", "It opened", 0), fingerprint("r", "It opened", 1));
        assert_ne!(fingerprint("r", "It opened", 0), fingerprint("s", "It opened", 0));
    }
}
