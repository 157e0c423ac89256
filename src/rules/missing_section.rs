//! A section that the house form requires and the answer lacks.

use serde::Deserialize;

use super::expressions::Expression;
use crate::rule::{Context, Rule, crop};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct MissingSection {
    required: Vec<Expression>,
    order: bool,
    unless: Vec<Expression>,
}

impl Rule for MissingSection {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        if self.required.is_empty() {
            return;
        }
        let spans = document.sections.iter().filter_map(|it| it.heading).filter_map(|at| document.blocks.get(at)).map(|block| block.span);
        let headings: Vec<_> = spans.map(|span| (document.slice(span), span)).collect();
        let find = |name: &Expression| headings.iter().position(|(words, _)| name.is_match(words));
        if self.unless.iter().any(|name| find(name).is_some()) {
            return;
        }
        let mut last = None;
        for name in &self.required {
            match find(name) {
                None => {
                    let title = document.title_span();
                    cx.report(title, format!("required section `{}` is missing", crop(name.as_str()))).help("add it, or set `required` for this kind of document");
                }
                Some(at) => {
                    if self.order && last.is_some_and(|last| at < last) {
                        cx.report(headings[at].1, format!("section `{}` stands too early", crop(name.as_str())));
                    }
                    last = last.max(Some(at));
                }
            }
        }
    }
}
