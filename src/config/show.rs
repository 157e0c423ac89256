//! The effective configuration, printed with the origin of every value.

use std::fmt::Write as _;

use super::plan::Plan;
use crate::document::Scope;
use crate::rule::ReferenceListMode;

impl Plan {
    /// The plan as TOML, every value followed by where it came from.
    pub fn show(&self) -> String {
        let mut out = String::new();
        let list = match self.reference_list {
            ReferenceListMode::Inline => "inline",
            ReferenceListMode::Sidecar => "sidecar",
            ReferenceListMode::External => "external",
            ReferenceListMode::None => "none",
        };
        let scope = match self.scope {
            Scope::Auto => "auto",
            Scope::Sentence => "sentence",
            Scope::Paragraph => "paragraph",
        };
        let mut line = |key: &'static str, value: String| {
            let origin = self.origins.get(key).map_or("default", String::as_str);
            let _ = writeln!(out, "{key} = {value}  # {origin}");
        };
        line("preset", format!("\"{}\"", self.preset.as_str()));
        line("reference-list", format!("\"{list}\""));
        line("scope", format!("\"{scope}\""));
        line("list-inherit", self.list_inherit.to_string());
        line("assume-answer", self.assume_answer.to_string());
        line("require-reason", self.require_reason.to_string());
        if !self.budgets.is_empty() {
            out.push_str("\n[budget]\n");
        }
        for (key, at) in &self.budgets {
            let _ = writeln!(out, "{key} = \"{}\"  # {}", at.value.text, at.origin);
        }
        for rule in &self.rules {
            let origin = |key: &str| rule.origins.get(key).map_or("default", String::as_str);
            let _ = writeln!(out, "\n[rules.{}]  # {}", rule.info.id, origin("on"));
            let _ = writeln!(out, "severity = \"{}\"  # {}", rule.severity, origin("severity"));
            for (key, value) in &rule.options {
                let _ = writeln!(out, "{key} = {value}  # {}", origin(key));
            }
        }
        out
    }
}
