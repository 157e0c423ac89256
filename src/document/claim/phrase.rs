//! Whether what stands in a list or a table is a sentence or only a phrase, and what stands behind its label.

use super::scan::Scan;
use super::{Context, Input, verb};

/// Whether the clause is a sentence and not a phrase. What stands in a list or a table and is not closed by a full stop
/// must have a verb that can be nothing else, as must what follows a label.
pub(super) fn is_sentence(bare: &str, scan: &Scan, labelled: bool, input: &Input<'_>) -> bool {
    let listed = matches!(input.context, Context::ListItem | Context::TableCell);
    let closed =
        bare.trim_end_matches(['"', '”', '’', ')', '*', '_', ' ', '»']).ends_with(['.', '!', '。', '！', '；']);
    if is_cjk(bare) {
        return closed || !listed;
    }
    // `where n is the number of ferries`: the legend of a formula.
    if bare.starts_with("where ") {
        return false;
    }
    if !scan.verb || !listed && !labelled || !input.english {
        return scan.verb || !input.english;
    }
    if input.context == Context::TableCell && verb::opens_with_verb(bare) {
        return false;
    }
    match (closed, labelled || opens_with_gerund(bare)) {
        (true, false) => input.context != Context::TableCell && !(listed && input.prospect) || verb::may_state(bare),
        (true, true) => verb::may_state(bare),
        (false, _) => verb::states(bare),
    }
}

fn opens_with_gerund(bare: &str) -> bool {
    let first = bare.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
    first.len() > 4 && first.ends_with("ing")
}

/// What a sentence says behind its label, if it has one.
pub(super) fn said(prose: &str) -> &str {
    label(prose).and_then(|at| prose.get(at..)).unwrap_or(prose)
}

/// Bytes within which a label with a colon opens a list item.
const LABEL: usize = 60;

/// Where the label of a list item ends, as in `Costs: they rise` or `Costs – they rise`.
pub(super) fn label(bare: &str) -> Option<usize> {
    let bytes = bare.as_bytes();
    let near = bytes.get(..=LABEL.min(bytes.len().checked_sub(1)?))?;
    let mut at = 0;
    loop {
        at += near.get(at..)?.iter().position(|byte| matches!(byte, b':' | b'-' | 0xE2 | 0xEF))?;
        let ends = |signs: &[&[u8]], from: usize| {
            let rest = &bytes[from..];
            signs.iter().find(|sign| rest.starts_with(sign)).map(|sign| from + sign.len())
        };
        let end = match near[at] {
            b':' if at < LABEL => return ends(&SIGNS, at),
            0xEF if at < LABEL => ends(&["：".as_bytes()], at),
            b'-' | 0xE2 if at > 0 => ends(&DASHES, at - 1),
            _ => None,
        };
        if end.is_some() {
            return end;
        }
        at += 1;
    }
}

const SIGNS: [&[u8]; 4] = [b": ", b":** ", b":* ", b":\n"];
const DASHES: [&[u8]; 3] = [" – ".as_bytes(), " — ".as_bytes(), b" - "];

/// What stands behind a label where that is a sentence of its own; in a paragraph a label states nothing itself.
pub(super) fn behind_label<'t>(text: &'t str, input: &Input<'_>) -> Option<&'t str> {
    let (own, rest) = text.split_at_checked(label(text)?)?;
    let listed = matches!(input.context, Context::ListItem | Context::TableCell);
    let mut words = own.split(|ch: char| !ch.is_alphanumeric());
    let states = own.contains(['.', ',', ';']) || words.any(|word| word.ends_with("ed") || verb::is_sure(word));
    let opens = rest.trim_start().starts_with(|ch: char| ch.is_uppercase() || matches!(ch, '“' | '"' | '*'));
    (opens && (listed || !states)).then_some(rest)
}

/// Whether the text holds Chinese, Japanese or Korean characters.
pub(super) fn is_cjk(text: &str) -> bool {
    // The first bytes of such characters, looked for in a way that goes over many bytes at once.
    let may = text.bytes().fold(false, |may, byte| may | (0xE3..=0xED).contains(&byte));
    may && text.chars().any(|ch| {
        ('\u{3040}'..='\u{30ff}').contains(&ch)
            || ('\u{4e00}'..='\u{9fff}').contains(&ch)
            || ('\u{ac00}'..='\u{d7af}').contains(&ch)
    })
}
