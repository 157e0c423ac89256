//! Sections: a heading and what stands under it.

use super::block::{Block, BlockKind};
use super::heading::{Role, heading_role, is_prospect};
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

/// The number that a heading opens with, such as `3` of `3. Findings` or `3.2` of `3.2 Costs`.
///
/// At most two digits a part, so that `2024 in review` has none; a single part needs a full stop or a
/// parenthesis behind it, so that `5 reasons` has none either.
pub fn number(heading: &str) -> Option<&str> {
    let bare = heading.trim_start_matches(['#', '*', '_', ' ']);
    let end = bare.find(|ch: char| !ch.is_ascii_digit() && ch != '.')?;
    let digits = bare.get(..end)?;
    let rest = bare.get(end..)?;
    let number = digits.trim_end_matches('.');
    let closed = digits.ends_with('.') || rest.starts_with(')') || number.contains('.');
    let spaced = rest.trim_start_matches(')').starts_with([' ', '\u{a0}', '\t']);
    let fits = !number.is_empty() && number.split('.').all(|part| (1..=2).contains(&part.len()));
    (closed && spaced && fits).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_of_headings() {
        for (heading, expected) in [
            ("3. Findings", Some("3")),
            ("3.2 Costs", Some("3.2")),
            ("**1. Bold**", Some("1")),
            ("2) Next", Some("2")),
            ("2024 in review", None),
            ("5 reasons to go", None),
            ("3.", None),
            ("Plain", None),
        ] {
            assert_eq!(number(heading), expected, "{heading}");
        }
    }
}
