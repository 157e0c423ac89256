//! A later date on an answer without a word on what was changed.

use serde::Deserialize;

use crate::document::Document;
use crate::document::date::LineKind;
use crate::rule::{Context, Rule};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct UnlabelledCorrection {
    labels: Vec<String>,
}

impl Rule for UnlabelledCorrection {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let dated = &document.front.dated;
        let mut published = dated.iter().filter(|line| line.kind == LineKind::Published);
        let Some((line, published)) = published.find_map(|line| Some((line, line.reading.as_ref()?.last_day()?)))
        else {
            return;
        };
        let changes = dated.iter().filter(|line| {
            matches!(line.kind, LineKind::Updated | LineKind::Checked | LineKind::Verified | LineKind::Reviewed)
        });
        let changes = changes.filter_map(|line| Some((line, line.reading.as_ref()?.first_day()?)));
        let Some((change, _)) = changes.max_by_key(|(_, day)| *day).filter(|(_, day)| *day > published) else { return };
        if !self.is_labelled(document) {
            cx.report(change.span, "updated after publication without a correction or update note")
                .label(line.span, "published here")
                .help("say in a line such as `Correction: …` or `Update: …` what was changed");
        }
    }
}

impl UnlabelledCorrection {
    /// Whether a line says what was changed.
    fn is_labelled(&self, document: &Document) -> bool {
        let labels: Vec<String> = self.labels.iter().map(|label| label.to_lowercase()).collect();
        let lines = document.blocks.iter().flat_map(|block| document.slice(block.span).lines());
        lines.map(|line| line.trim_start_matches(|ch: char| !ch.is_alphanumeric())).any(|line| {
            let near = line
                .get(..line.floor_char_boundary(NEAR.min(line.len())))
                .unwrap_or("")
                .to_lowercase()
                .replace('’', "'");
            labels.iter().any(|label| {
                let rest = near.strip_prefix(label.as_str());
                let rest = rest.map(|rest| rest.strip_prefix('s').unwrap_or(rest));
                rest.is_some_and(|rest| !rest.starts_with(|ch: char| ch.is_alphabetic() && ch.is_lowercase()))
            })
        })
    }
}

/// Bytes at the head of a line that may be a label.
const NEAR: usize = 40;
