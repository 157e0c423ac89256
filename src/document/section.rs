//! Sections: a heading and what stands under it.

use super::block::{Block, BlockKind};
use super::heading::{self, is_prospect};
use super::model::Section;
use crate::text::Text;

/// Divides the blocks into sections and tells every block which one it stands in.
pub fn divide(text: &Text, blocks: &mut [Block]) -> Vec<Section> {
    let headings = || {
        blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Heading { level } => Some((text.slice(block.span), level)),
            _ => None,
        })
    };
    let mut sections = Vec::with_capacity(1 + headings().count());
    sections.push(Section::new("", 0));
    sections.extend(headings().map(|(words, level)| Section::new(words, level)));
    place(blocks, &mut sections);
    sections
}

impl Section {
    fn new(heading: &str, level: u8) -> Self {
        let (number, role) = heading::read(heading);
        Self {
            heading: None,
            level,
            number: number.map(str::to_owned),
            role,
            blocks: 0..0,
            cited: false,
            prospect: false,
        }
    }
}

/// Tells the sections and the blocks where they stand, after blocks other than headings came or went.
pub fn place(blocks: &mut [Block], sections: &mut [Section]) {
    let mut at = 0;
    for (index, block) in blocks.iter_mut().enumerate() {
        let heads = matches!(block.kind, BlockKind::Heading { .. });
        at += usize::from(heads);
        block.section = at;
        if let Some(section) = sections.get_mut(at) {
            if heads {
                section.heading = Some(index);
                section.blocks.start = index;
            }
            section.blocks.end = index + 1;
        }
    }
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
