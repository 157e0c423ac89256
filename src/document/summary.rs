//! Which parts of an answer sum it up, and which are its body.

use std::ops::Range;

use super::heading::Role;
use super::model::Document;
use crate::text::TextSpan;

/// The parts of an answer that has both a summary and a body.
#[derive(Debug)]
pub struct Parts {
    /// Blocks of each summary: sections of leads and of conclusions with the sections under them.
    pub summaries: Vec<Range<usize>>,
}

impl Parts {
    /// The parts of `document`; none without a summary. A section for which `also` holds is a summary, too.
    pub fn of(document: &Document, also: impl Fn(&str) -> bool) -> Option<Self> {
        let sections = &document.sections;
        let mut summaries: Vec<Range<usize>> = Vec::new();
        let mut index = 0;
        while let Some(section) = sections.get(index) {
            let at = index;
            index += 1;
            let known = matches!(section.role, Role::Summary | Role::BottomLine);
            if section.heading.is_none() || !known && !document.heading(at).is_some_and(&also) {
                continue;
            }
            // Under a heading of the highest level stands all the rest of many answers.
            while section.level > 1
                && sections.get(index).is_some_and(|next| next.level > section.level && next.role == Role::Other)
            {
                index += 1;
            }
            let end = sections.get(index - 1).map_or(section.blocks.end, |last| last.blocks.end);
            summaries.push(section.blocks.start..end);
        }
        (!summaries.is_empty()).then_some(Self { summaries })
    }

    /// Whether block `index` belongs to a summary.
    pub fn holds(&self, index: usize) -> bool {
        let next = self.summaries.partition_point(|range| range.end <= index);
        self.summaries.get(next).is_some_and(|range| range.start <= index)
    }

    /// The blocks of the body: what is neither summary nor list of references or of suggested questions.
    pub fn body<'p>(&'p self, document: &'p Document) -> impl Iterator<Item = usize> + 'p {
        let beside = |section: usize| {
            let role = document.sections.get(section).map(|section| section.role);
            matches!(role, Some(Role::References | Role::FurtherReading | Role::FollowUp | Role::Contents))
        };
        let blocks = document.blocks.iter().enumerate();
        blocks
            .filter(move |(index, block)| block.kind.is_body() && !self.holds(*index) && !beside(block.section))
            .map(|it| it.0)
    }

    /// The stretches of text between the summaries.
    pub fn outside(&self, document: &Document) -> Vec<TextSpan> {
        let mut from = 0;
        let mut stretches = Vec::with_capacity(self.summaries.len() + 1);
        let span = |range: Range<usize>| {
            let held = document.blocks.get(range)?;
            Some(TextSpan::new(held.first()?.span.start, held.last()?.span.end))
        };
        for range in &self.summaries {
            stretches.extend(span(from..range.start));
            from = range.end;
        }
        stretches.extend(span(from..document.blocks.len()));
        stretches
    }
}
