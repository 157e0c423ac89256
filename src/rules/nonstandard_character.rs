//! Characters that nobody sees, or that no two fonts show the same.

mod kind;

use serde::Deserialize;

use self::kind::Kind;
use crate::diagnostic::Applicability;
use crate::document::Document;
use crate::rule::{Context, Rule};
use crate::text::TextSpan;

/// Options of the rule.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct NonstandardCharacter {
    hyphens: bool,
}

impl Rule for NonstandardCharacter {
    fn check(&self, cx: &mut Context<'_>) {
        let document = cx.document;
        let text = document.text.visible();
        let mut run: Option<(TextSpan, Kind)> = None;
        let mut turned = (None, false);
        let mut code = document.code.iter().copied().peekable();
        for &at in &document.odd {
            let Some(ch) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
            let Some(kind) = kind::of(ch).filter(|kind| self.hyphens || !kind.is_typographic()) else { continue };
            while code.next_if(|span| span.end <= at).is_some() {}
            let in_code = code.peek().is_some_and(|span| span.start <= at);
            if in_code && kind != Kind::Override || is_at_home(document, at, (ch, kind), &mut turned) {
                continue;
            }
            let end = at + ch.len_utf8();
            match &mut run {
                Some((span, held)) if span.end == at && *held == kind && kind != Kind::Hyphen => span.end = end,
                _ => report(cx, run.replace((TextSpan::new(at, end), kind))),
            }
        }
        report(cx, run);
    }
}

/// Whether such a character is right where it stands; `turned` says of a block whether it holds right-to-left letters.
fn is_at_home(document: &Document, at: usize, (ch, kind): (char, Kind), turned: &mut (Option<usize>, bool)) -> bool {
    let text = document.text.visible();
    let before = || text.get(..at).and_then(|text| text.chars().next_back());
    let after = || text.get(at + ch.len_utf8()..).and_then(|text| text.chars().next());
    match kind {
        Kind::Joiner => !before().is_none_or(|ch| ch.is_ascii()) || !after().is_none_or(|ch| ch.is_ascii()),
        Kind::Direction => document.block_at(at).is_some_and(|index| {
            // The marks come in order, so every block is looked at once.
            if turned.0 != Some(index) {
                let block = document.blocks.get(index).map_or("", |block| document.slice(block.span));
                *turned = (Some(index), block.chars().any(kind::is_right_to_left));
            }
            turned.1
        }),
        Kind::Private => {
            ('\u{E200}'..='\u{E204}').contains(&ch)
                || kind::is_delimiter(ch) && before().is_some_and(kind::is_delimiter)
        }
        Kind::Tag => before().is_some_and(|ch| ch == '\u{1F3F4}' || kind::of(ch) == Some(Kind::Tag) && is_flag(text, at)),
        Kind::HardSpace => before().is_none_or(kind::takes_hard_space) || after().is_none_or(kind::takes_hard_space),
        Kind::ByteOrderMark => at == 0,
        _ => false,
    }
}

/// Whether the tag characters before `at` follow a black flag.
fn is_flag(text: &str, at: usize) -> bool {
    // Flags have six of them at most.
    const LONGEST: usize = 7;
    let mut before = text.get(..at).unwrap_or("").chars().rev().take(LONGEST);
    before.find(|ch| kind::of(*ch) != Some(Kind::Tag)) == Some('\u{1F3F4}')
}

fn report(cx: &mut Context<'_>, run: Option<(TextSpan, Kind)>) {
    let Some((span, kind)) = run else { return };
    let words = cx.document.slice(span);
    let mut codes: Vec<String> = words.chars().take(4).map(|ch| format!("U+{:04X}", u32::from(ch))).collect();
    if words.chars().nth(4).is_some() {
        codes.push("…".to_owned());
    }
    let report = cx.report(span, format!("{} {}", kind.name(), codes.join(" ")));
    match kind.replacement() {
        Some("") => report.help("delete it").replace(span, "", "delete it", Applicability::Safe),
        Some(sign) => report.help(format!("write `{sign}`")).replace(span, sign, format!("write `{sign}`"), Applicability::Safe),
        None => report.help("a character was lost here: look it up in the original"),
    };
}
