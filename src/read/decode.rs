//! Bytes to text: UTF-8 only, with a clear word about what else the bytes seem to be.

/// Why an input is not text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// It opens with the byte-order mark of UTF-16, or looks like it.
    #[error("is UTF-16, not UTF-8")]
    Utf16,
    /// It holds a NUL byte.
    #[error("holds a NUL byte at byte {0}: it is no text file")]
    Nul(usize),
    /// A byte that no UTF-8 text holds.
    #[error("is not valid UTF-8 at byte {at} (0x{byte:02x})")]
    NotUtf8 {
        /// Where, in bytes from the start.
        at: usize,
        /// The byte.
        byte: u8,
    },
}

impl DecodeError {
    /// What to do about it.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Utf16 => "convert it, for example with `iconv -f UTF-16 -t UTF-8`",
            Self::Nul(_) => "leave it out with `exclude` in factlint.toml, or repair it",
            Self::NotUtf8 { .. } => "convert it, for example with `iconv -f ISO-8859-1 -t UTF-8`",
        }
    }
}

/// The text of an input.
///
/// # Errors
/// When the bytes are not UTF-8 or hold a NUL byte.
pub fn decode(bytes: Vec<u8>) -> Result<String, DecodeError> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(DecodeError::Utf16);
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(if looks_utf16(&bytes) { DecodeError::Utf16 } else { DecodeError::Nul(at) });
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        DecodeError::NotUtf8 { at, byte: error.as_bytes().get(at).copied().unwrap_or(0) }
    })
}

/// UTF-16 without a byte-order mark: in the first bytes, zeros stand almost only on one parity.
fn looks_utf16(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(512)).unwrap_or(bytes);
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let half = head.len() / 2;
    half > 1 && (even.max(odd) * 10 >= half * 4) && even.min(odd) * 10 <= half
}

#[cfg(test)]
mod tests {
    use super::{DecodeError, decode};

    #[test]
    fn tells_encodings_apart() {
        let utf16: Vec<u8> = "Is it open?".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(utf16), Err(DecodeError::Utf16));
        assert_eq!(decode(b"a\0b plain".to_vec()), Err(DecodeError::Nul(1)));
        assert_eq!(decode(b"caf\xe9".to_vec()), Err(DecodeError::NotUtf8 { at: 3, byte: 0xe9 }));
        assert_eq!(decode("café".as_bytes().to_vec()), Ok("café".to_owned()));
    }
}
