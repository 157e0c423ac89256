//! Lists that lost their line ends: `1.) The first item 2.) The second item`, `• One • Two`.

use crate::document::few::Few;

/// One item: where it starts, where its words start, and where it ends. A text that is no list is one item.
pub struct Piece {
    pub start: usize,
    pub words: usize,
    pub end: usize,
}

const BULLETS: [char; 6] = ['•', '⁃', '‣', '▪', '●', '◦'];

/// The number or letter that opens an item.
struct Mark<'a> {
    /// Its place in the count.
    ordinal: u32,
    /// What closes it: `.`, `)` or `.)`.
    close: &'a str,
    /// The bullet before it, if any.
    bullet: Option<char>,
    letter: bool,
    /// Bytes that it takes, with the space behind it.
    len: usize,
}

/// The items of `text`.
pub fn pieces(text: &str) -> Few<Piece> {
    let whole = Piece { start: 0, words: 0, end: text.len() };
    let opens = text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_digit() || byte >= 0x80 || matches!(byte, b'a' | b'A' | b'i'));
    let Some(first) = opens.then(|| mark(text)).flatten() else { return Few::One(whole) };
    let mut pieces = vec![Piece { words: first.len, ..whole }];
    let mut ordinal = first.ordinal;
    for (at, _) in text.match_indices([' ', '\n']) {
        let from = at + 1;
        let Some(next) = text.get(from..).and_then(mark) else { continue };
        let same = next.close == first.close && next.bullet == first.bullet && next.letter == first.letter;
        let counts = next.ordinal == ordinal + 1 || first.bullet.is_some() && first.ordinal == 0;
        if same && counts {
            ordinal = next.ordinal;
            if let Some(last) = pieces.last_mut() {
                last.end = at;
            }
            pieces.push(Piece { start: from, words: from + next.len, end: text.len() });
        }
    }
    // One number alone opens a numbered heading or a sentence about a year, no list.
    if pieces.len() == 1 && first.bullet.is_none() { Few::One(whole_from(&pieces[0])) } else { Few::Many(pieces) }
}

/// A lone item keeps its mark out of the search for full stops where the mark holds one.
fn whole_from(piece: &Piece) -> Piece {
    Piece { start: piece.start, words: piece.start, end: piece.end }
}

fn mark(text: &str) -> Option<Mark<'_>> {
    let bullet = text.chars().next().filter(|ch| BULLETS.contains(ch));
    let bare = bullet.map_or(text, |ch| text.get(ch.len_utf8()..).unwrap_or(""));
    let bare = if bullet.is_some() { bare.trim_start_matches(' ') } else { bare };
    let digits = bare.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let letter = digits == 0 && bare.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
    let len = if letter { 1 } else { digits };
    let rest = bare.get(len..)?;
    let close = [".)", ".", ")"].into_iter().find(|close| len > 0 && rest.starts_with(close));
    let Some(close) = close else {
        // A bullet needs no number.
        let spaced = bullet.is_some_and(|ch| text.get(ch.len_utf8()..).is_some_and(|it| it.starts_with(' ')));
        let words = bare.starts_with(char::is_alphanumeric);
        return (spaced && words).then(|| Mark {
            ordinal: 0,
            close: "",
            bullet,
            letter: false,
            len: text.len() - bare.len(),
        });
    };
    let words = rest.get(close.len()..)?.strip_prefix(' ')?;
    let ordinal = if letter { u32::from(bare.as_bytes()[0] - b'a') + 1 } else { bare.get(..digits)?.parse().ok()? };
    words.starts_with(|ch: char| ch.is_uppercase()).then(|| Mark {
        ordinal,
        close,
        bullet,
        letter,
        len: text.len() - words.len(),
    })
}
