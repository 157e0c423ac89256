//! The identity of a diagnostic: its rule and the words it concerns, not its line.

/// A stable 64-bit identity (FNV-1a) of the `ordinal`-th diagnostic of `rule` about `words`.
///
/// Only letters and digits count, folded to lower case, so that a moved, re-wrapped or re-punctuated passage
/// keeps its identity.
pub fn fingerprint(rule: &str, words: &str, ordinal: usize) -> u64 {
    let mut hash = Fnv::default();
    hash.bytes(rule.as_bytes());
    let (mut gap, mut at) = (true, 0);
    while let Some(&byte) = words.as_bytes().get(at) {
        let other = if byte.is_ascii() { None } else { words.get(at..).and_then(|rest| rest.chars().next()) };
        at += other.map_or(1, char::len_utf8);
        let counts = other.map_or(FOLDED[usize::from(byte)] != 0, char::is_alphanumeric);
        if counts && gap {
            hash.byte(b' ');
        }
        gap = !counts;
        match other {
            Some(ch) if counts => ch.to_lowercase().for_each(|it| hash.bytes(it.encode_utf8(&mut [0; 4]).as_bytes())),
            None if counts => hash.byte(FOLDED[usize::from(byte)]),
            _ => {}
        }
    }
    if ordinal > 0 {
        hash.bytes(b"#");
        hash.bytes(ordinal.to_string().as_bytes());
    }
    hash.0
}

/// Letters and digits of ASCII in lower case; nothing for other bytes.
static FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0_u8;
    while byte.is_ascii() {
        if byte.is_ascii_alphanumeric() {
            folded[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

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
