//! What the place of a block says of the claims in it: its section, its heading, what comes after it.

use super::Parts;
use crate::document::block::{Block, BlockKind};
use crate::document::claim::Under;
use crate::document::heading::Role;
use crate::document::model::Sentence;
use crate::document::restated::BODY;

/// Where a block stands.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// It is the first paragraph of the answer.
    pub opens: bool,
    pub listed: bool,
    /// It stands in a conclusion that cites nothing.
    pub concludes: bool,
    /// It proposes, or says what the answer does: its claims weigh less.
    pub softer: bool,
    /// It compares what was told before.
    pub compares: bool,
    /// It is an item of an appendix.
    pub notes: bool,
    /// It sums up without citations what the body says.
    pub sums_up: bool,
    /// It is the one sentence between a heading and the headings under it.
    pub leads_in: bool,
}

impl Ground {
    /// The ground of `block`, which holds the sentences `held`; the `first` of the body may be a subtitle.
    pub fn of(parts: &Parts<'_>, block: &Block, held: &[Sentence], first: bool) -> Self {
        let judging = parts.judging;
        let section = judging.sections.get(block.section);
        let heading = section.and_then(|it| judging.blocks.get(it.heading?));
        let under = heading.map(|heading| Under::of(heading.span.of(judging.prose))).unwrap_or_default();
        let bottom = section.is_some_and(|it| it.role == Role::BottomLine);
        let proposed = section.is_some_and(|it| it.prospect) || under.step;
        let listed = matches!(block.kind, BlockKind::ListItem { .. });
        let next = judging.sections.get(block.section + 1);
        let body = judging.sections.len().saturating_sub(block.section + 1);
        let deeper = section.zip(next).is_some_and(|(own, next)| next.level > own.level && own.blocks.len() == 2);
        Self {
            opens: first && block.kind == BlockKind::Paragraph,
            listed,
            // A conclusion with citations of its own is one section among others.
            concludes: bottom && section.is_some_and(|it| !it.cited),
            softer: proposed || bottom || held.iter().any(Sentence::is_meta),
            compares: under.compares,
            notes: listed && under.notes,
            sums_up: body >= BODY && section.is_some_and(|it| it.role == Role::Summary && !it.cited),
            leads_in: deeper && heading.is_some() && held.len() == 1,
        }
    }
}
