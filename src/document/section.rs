//! Sections: a heading and what stands under it.

use super::block::{Block, BlockKind};
use super::heading::{Role, heading_role, is_prospect, number};
use super::model::Section;
use crate::text::Text;

/// Divides the blocks into sections and tells every block which one it stands in.
pub fn divide(text: &Text, blocks: &mut [Block]) -> Vec<Section> {
    let mut sections = vec![Section {
        heading: None,
        level: 0,
        number: None,
        role: Role::Other,
        blocks: 0..0,
        cited: false,
        prospect: false,
    }];
    for (index, block) in blocks.iter_mut().enumerate() {
        if let BlockKind::Heading { level } = block.kind {
            let words = text.slice(block.span);
            sections.push(Section {
                heading: Some(index),
                level,
                number: number(words).map(str::to_owned),
                role: heading_role(words),
                blocks: index..index,
                cited: false,
                prospect: false,
            });
        }
        block.section = sections.len() - 1;
        if let Some(section) = sections.last_mut() {
            section.blocks.end = index + 1;
        }
    }
    sections
}

/// Marks the sections that stand under a heading of prospects or advice; the title of an answer announces nothing.
pub fn announce(text: &Text, blocks: &[Block], sections: &mut [Section]) {
    let mut above: Option<u8> = None;
    for section in sections {
        let words = section.heading.and_then(|at| blocks.get(at)).map_or("", |block| text.slice(block.span));
        above = above.filter(|level| section.level > *level);
        if above.is_none() && section.level > 1 && is_prospect(words) {
            above = Some(section.level);
        }
        section.prospect = above.is_some();
    }
}
