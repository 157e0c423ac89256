//! Looks for the next byte of a kind without asking for every byte on its own.

/// Bytes that are looked at together.
const WIDTH: usize = 16;

/// The first byte of `bytes` from `from` on for which `is` holds, or else the length of `bytes`.
///
/// Where `is` compares without a branch (`|`, not `||`), the compiler asks it for sixteen bytes in one go.
#[inline]
pub fn seek(bytes: &[u8], from: usize, is: impl Fn(u8) -> bool) -> usize {
    let (chunks, rest) = bytes.get(from..).unwrap_or_default().as_chunks::<WIDTH>();
    for (index, chunk) in chunks.iter().enumerate() {
        let hits = u128::from_le_bytes(chunk.map(|byte| u8::from(is(byte))));
        if hits != 0 {
            return from + index * WIDTH + hits.trailing_zeros() as usize / 8;
        }
    }
    let seen = from.max(bytes.len() - rest.len());
    rest.iter().position(|byte| is(*byte)).map_or(from.max(bytes.len()), |at| seen + at)
}

#[cfg(test)]
mod tests {
    use super::seek;

    #[test]
    fn every_byte_is_found_from_every_place() {
        let text = "a long line, with two stops. They stand in different parts of the line; one at its end.";
        let bytes = text.as_bytes();
        for from in 0..=bytes.len() + 1 {
            let plain = bytes.iter().skip(from).position(|byte| *byte == b'.').map_or(bytes.len().max(from), |at| from + at);
            assert_eq!(seek(bytes, from, |byte| byte == b'.'), plain, "{from}");
        }
    }
}
