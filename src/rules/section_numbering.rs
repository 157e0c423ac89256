//! Numbered sections that skip or repeat a number.

use serde::Deserialize;

use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SectionNumbering {
    start: u32,
}

impl Rule for SectionNumbering {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        // The number expected next at each level; a heading of a higher level starts the lower ones anew.
        let mut expected: Vec<(u8, String, u32)> = Vec::new();
        for section in &document.sections {
            let Some(span) = section.heading.and_then(|at| document.blocks.get(at)).map(|block| block.span) else { continue };
            expected.retain(|(level, _, _)| *level <= section.level);
            let Some(number) = &section.number else { continue };
            let (parent, last) = number.rsplit_once('.').unwrap_or(("", number));
            let Ok(found) = last.parse::<u32>() else { continue };
            let place = expected.iter().position(|(level, held, _)| *level == section.level && held == parent);
            let next = match place {
                Some(at) => expected[at].2,
                None => self.start,
            };
            if found != next && (place.is_some() || found > next) {
                let want = if parent.is_empty() { next.to_string() } else { format!("{parent}.{next}") };
                cx.report(span, format!("section number {number}, expected {want}"))
                    .help("a section was dropped, repeated or moved: renumber, or restore it");
            }
            match place {
                Some(at) => expected[at].2 = found + 1,
                None => expected.push((section.level, parent.to_owned(), found + 1)),
            }
        }
    }
}
