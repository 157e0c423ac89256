//! Scripts in plain text: `<script type="application/ld+json">…</script>`, which is code and no prose.

use super::block::{BlockKind, Markup};
use crate::text::TextSpan;

/// Makes code of the blocks that a script takes up, and notes where its data stands. In Markdown none are left to find.
pub fn mark(markup: &mut Markup) {
    let visible = markup.text.visible();
    let mut end = 0;
    for block in &mut markup.blocks {
        if block.span.start >= end {
            if !visible.as_bytes().get(block.span.start..).is_some_and(opens) {
                continue;
            }
            let Some((data, close)) = data(visible, block.span.start) else { return };
            if let Some(data) = data {
                markup.scripts.push(data);
            }
            end = close;
        }
        block.kind = BlockKind::Code;
        block.origin = BlockKind::Code;
    }
}

/// What ends a script.
const CLOSE: &[u8] = b"</script";

fn opens(bytes: &[u8]) -> bool {
    bytes.first() == Some(&b'<') && bytes.get(1..7).is_some_and(|name| name.eq_ignore_ascii_case(b"script"))
}

/// The data of the script whose tag stands at byte `at`, if it is about the page, and where the script ends; none where
/// it does not end.
fn data(text: &str, at: usize) -> Option<(Option<TextSpan>, usize)> {
    let rest = text.get(at..)?;
    let open = memchr::memchr(b'>', rest.as_bytes())? + 1;
    let tag = rest.get(..open)?;
    let close = open + memchr::memmem::find(rest.get(open..)?.as_bytes(), CLOSE)?;
    let inside = rest.get(open..close)?;
    let from = at + open + inside.len() - inside.trim_start().len();
    let data = tag.contains("ld+json").then(|| TextSpan::new(from, from + inside.trim().len()));
    Some((data, at + close + CLOSE.len()))
}
