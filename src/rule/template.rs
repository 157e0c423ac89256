//! Messages with holes: `{name}` is filled with text of the document, cropped.

/// Characters of document text that a message quotes at most.
const LONGEST: usize = 80;

/// `template` with every `{name}` filled by `value(name)`; a name without a value stays as it is.
pub fn fill<'v>(template: &str, value: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut result = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        result.push_str(before);
        match after.split_once('}').and_then(|(name, tail)| Some((value(name)?, tail))) {
            Some((text, tail)) => {
                result.push_str(&crop(text));
                rest = tail;
            }
            None => {
                result.push('{');
                rest = after;
            }
        }
    }
    result.push_str(rest);
    result
}

/// `text` on one line, cut to [`LONGEST`] characters.
pub fn crop(text: &str) -> String {
    let mut kept: String = text.chars().take(LONGEST).map(|ch| if ch.is_whitespace() { ' ' } else { ch }).collect();
    if kept.len() < text.len() && text.chars().nth(LONGEST).is_some() {
        kept.push('…');
    }
    kept
}
