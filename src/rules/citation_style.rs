//! Citations that are placed or written otherwise than most of the document's.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::Applicability;
use crate::document::citation::Shape;
use crate::document::{Citation, Document};
use crate::rule::{Context, Rule, crop};
use crate::text::TextSpan;

mod ending;

use ending::{Ending, endings};

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct CitationStyle {
    placement: String,
    space_before: String,
    styles: String,
}

impl Rule for CitationStyle {
    fn check(&self, cx: &mut Context<'_>) {
        if cx.document.clusters.is_empty() {
            return;
        }
        match self.placement.as_str() {
            "before" => misplaced(cx, false, usize::MAX, "configured"),
            "after" => misplaced(cx, true, usize::MAX, "configured"),
            "consistent" => odd_places(cx),
            _ => {}
        }
        match self.space_before.as_str() {
            "always" => spaces(cx, true),
            "never" => spaces(cx, false),
            _ => {}
        }
        if self.styles == "one" {
            forms(cx);
        }
    }
}

/// Clusters that tell a habit.
const HABIT: usize = 3;

/// Reports the clusters that stand otherwise than most, or the first of them where there is no habit.
fn odd_places(cx: &mut Context<'_>) {
    let (mut before, mut after) = (0_usize, 0_usize);
    for ending in endings(cx.document) {
        *if ending.after { &mut after } else { &mut before } += 1;
    }
    let (few, many) = (before.min(after), before.max(after));
    if few == 0 || before + after < HABIT {
        return;
    }
    // Where both are as frequent, every report would be a matter of taste.
    let most = if few * 2 <= many { usize::MAX } else { 1 };
    misplaced(cx, after > before, most, "prevailing");
}

/// Reports `most` of the clusters that do not stand where they should: behind the full stop if `after`.
fn misplaced(cx: &mut Context<'_>, after: bool, most: usize, which: &str) {
    let document = cx.document;
    let (here, there) = if after { ("before", "behind") } else { ("behind", "before") };
    for ending in endings(document).filter(|it| it.after != after).take(most) {
        // What stands behind a full stop may be meant for the whole paragraph.
        let sure = !document.paragraph_scope && !ending.after;
        let applicability = if sure { Applicability::Safe } else { Applicability::Unsafe };
        let report = cx
            .report(ending.cluster, format!("citation {here} the full stop, {there} it is the {which} place"))
            .help("put all citations on the same side of the full stop");
        // What the text does not show, such as the address of a link, cannot be moved with it.
        if document.text.map().is_verbatim(ending.whole) {
            report.replace(
                ending.whole,
                moved(document, &ending),
                format!("move it {there} the full stop"),
                applicability,
            );
        }
    }
}

/// A cluster and its full stop the other way round.
fn moved(document: &Document, ending: &Ending) -> String {
    let cluster = document.slice(ending.cluster);
    let around = document.slice(ending.whole);
    let wide = around.starts_with('。') || around.ends_with('。');
    let stop = if wide { "。" } else { "." };
    let spaced = if ending.after { around.get(stop.len()..) } else { Some(around) };
    let space = if spaced.is_some_and(|it| it.starts_with(char::is_whitespace)) { " " } else { "" };
    if ending.after { format!("{space}{cluster}{stop}") } else { format!("{stop}{space}{cluster}") }
}

/// Reports the clusters without, or with, white space before them.
fn spaces(cx: &mut Context<'_>, wanted: bool) {
    let document = cx.document;
    let visible = document.text.visible();
    for cluster in &document.clusters {
        let before = visible.get(..cluster.span.start).unwrap_or("");
        let words = before.trim_end_matches([' ', '\u{a0}', '\u{202f}', '\t']);
        let gap = TextSpan::new(words.len(), cluster.span.start);
        let opens = words.is_empty()
            || words.ends_with(['\n', '(', '[', '“', '"', '„', '«', '*', '_', '|', '—', '–', '-', ':']);
        if opens || gap.is_empty() != wanted {
            continue;
        }
        let (lack, space) = if wanted { ("no space", " ") } else { ("white space", "") };
        cx.report(cluster.span, format!("{lack} before citation `{}`", crop(document.slice(cluster.span))))
            .help("write all citations alike")
            .replace(gap, space, if wanted { "insert a space" } else { "take the space out" }, Applicability::Safe);
    }
}

/// Reports the first citation that is written in another form than most.
fn forms(cx: &mut Context<'_>) {
    let document = cx.document;
    let valid = || document.citations.iter().filter(|it| it.status.is_valid());
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for form in valid().filter_map(|it| form(it)) {
        *counts.entry(form).or_default() += 1;
    }
    let total: usize = counts.values().sum();
    let Some((most, count)) = counts.iter().max_by_key(|(_, count)| **count) else { return };
    if counts.len() < 2 || total < HABIT || count * 2 <= total {
        return;
    }
    let odd = valid().find_map(|it| form(it).filter(|form| form != most).map(|form| (it.span, form)));
    if let Some((span, form)) = odd {
        let words = crop(document.slice(span));
        cx.report(span, format!("citation `{words}` is written as {form}, {count} of {total} as {most}"))
            .help("write all citations in one form");
    }
}

/// The form in which a citation is written. Notes are none: they may well stand beside references.
fn form(citation: &Citation) -> Option<&'static str> {
    match citation.shape {
        Shape::Bracket if citation.url.is_some() => Some("a numbered link"),
        Shape::Bracket | Shape::FullWidth | Shape::Lenticular => Some("a number in brackets"),
        Shape::NumberedLink => Some("a numbered link"),
        Shape::DomainLink => Some("a link to a page"),
        Shape::Footnote => Some("a footnote"),
        Shape::Superscript | Shape::GluedDigits => Some("a raised number"),
        Shape::Parenthesis => Some("a number in parentheses"),
        Shape::AuthorYear => Some("author and year"),
        Shape::Key => Some("a key"),
        Shape::Note | Shape::Malformed(_) | Shape::Placeholder | Shape::Foreign => None,
    }
}
