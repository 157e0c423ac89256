//! Whether what stands in a list or a table is a sentence or only a phrase.

use super::scan::Scan;
use super::{Context, verb};

/// Whether the clause is a sentence and not a phrase. What stands in a list or a table and is not closed by a full stop
/// must have a verb that can be nothing else, as must what follows the label of an item.
pub(super) fn is_sentence(bare: &str, scan: &Scan, context: Context) -> bool {
    if !matches!(context, Context::ListItem | Context::TableCell) {
        return scan.verb;
    }
    let closed = bare.trim_end_matches(['"', '”', '’', ')', '*', '_', ' ', '»']).ends_with(['.', '!', '。', '！']);
    match label(bare) {
        Some(end) => verb::states(bare.get(end..).unwrap_or("")) || closed && scan.verb && !opens_phrase(bare, end),
        None if closed => scan.verb && !(opens_phrase(bare, 0) && !verb::states(bare)),
        None => scan.verb && verb::states(bare),
    }
}

/// Whether the words behind a label at `end` open as a phrase does: with a gerund.
fn opens_phrase(bare: &str, end: usize) -> bool {
    let rest = bare.get(end..).unwrap_or("").trim_start();
    let first = rest.split(|ch: char| !ch.is_alphanumeric()).next().unwrap_or("");
    first.len() > 4 && first.ends_with("ing")
}

/// Bytes within which a label with a colon opens a list item.
const LABEL: usize = 60;

/// Where the label of a list item ends, as in `Costs: they rise` or `**Costs** – they rise`.
pub(super) fn label(bare: &str) -> Option<usize> {
    let near = bare.get(..bare.floor_char_boundary(LABEL.min(bare.len()))).unwrap_or("");
    [": ", ":** ", ":* ", ":\n", "：", " – ", " — "].iter().filter_map(|it| Some(near.find(it)? + it.len())).min()
}
