//! Inline Markdown: escapes, links that are citations, and the few HTML tags that matter.

use super::comment;
use super::writer::{Script, Writer};
use crate::text::{SourceSpan, TextSpan};

/// Appends text; where it stands in the source just so it maps byte by byte.
pub fn text(writer: &mut Writer<'_>, text: &str, at: SourceSpan) {
    if writer.source.get(at.range()) != Some(text) {
        writer.out.rewritten(text, at);
        return;
    }
    // The parser reports an escaped character without its backslash, which belongs to it all the same.
    let escaped = is_escaped(writer.source, at.start);
    match text.chars().next().filter(|ch| escaped && ch.is_ascii_punctuation()) {
        Some(ch) => {
            let (head, tail) = text.split_at(ch.len_utf8());
            writer.out.rewritten(head, SourceSpan::new(at.start - 1, at.start + head.len()));
            writer.out.verbatim(tail, at.start + head.len());
        }
        None => writer.out.verbatim(text, at.start),
    }
}

/// Whether a backslash stands before byte `at` of the source.
pub fn is_escaped(source: &str, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| source.as_bytes().get(before)) == Some(&b'\\')
}

/// Rewrites a link that is a citation to the form it has in plain text: `[1](url)`, `[[1]](url)` and
/// `[\[1\]](url)` all read `[1]`; a link that shows a host keeps its address, `[host.org](url)`, and so does what only has the form of a link, such as
/// `[span_1](start_span)`.
pub fn link(writer: &mut Writer<'_>, start: usize, target: TextSpan, at: SourceSpan) {
    let shown = writer.out.as_str().get(start..).unwrap_or("");
    let url = writer.out.kept(target);
    let bare = shown.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(shown);
    let number = (1..=3).contains(&bare.len()) && bare.bytes().all(|byte| byte.is_ascii_digit());
    if number {
        let brackets = bare.len() == shown.len();
        writer.out.rewrite(start, brackets, at);
    } else if is_host(shown, url) || !is_address(url) && !url.is_empty() || shown.contains('‡') {
        writer.out.truncate(start);
        writer.raw(at);
    }
}

/// Whether a target can lead anywhere.
fn is_address(url: &str) -> bool {
    url.contains(['/', '.', ':']) || url.starts_with(['#', '?'])
}

/// Whether the words of a link are the host of its target, as in `[bridge.org](https://www.bridge.org/a)`.
fn is_host(shown: &str, url: &str) -> bool {
    let Some((_, rest)) = url.split_once("://") else { return false };
    let host = rest.split(['/', '?', '#', ':']).next().unwrap_or(rest);
    let bare = |name: &str| name.trim_start_matches("www.").to_ascii_lowercase();
    shown.contains('.') && bare(shown) == bare(host)
}

/// Whether strong text up to `strong` is all of the block from `start` to `end`, but for a colon: such a
/// paragraph is a heading in all but name.
pub fn is_label(text: &str, start: usize, strong: usize, end: usize) -> bool {
    let tail = text.get(strong.min(end)..end).unwrap_or("").trim();
    let words = text.get(start..strong).unwrap_or("").trim();
    matches!(tail, "" | ":" | "：")
        && !words.is_empty()
        && words.split_whitespace().count() <= 16
        && !words.ends_with(['.', '!', ',', ';', '。'])
}

/// Whether a text is a sentence and not a heading: it ends like one, citations behind it or not.
pub fn is_prose(text: &str) -> bool {
    let bare = text.trim_end().trim_end_matches(|ch: char| ch.is_ascii_digit() || matches!(ch, '[' | ']' | ' ' | ','));
    bare.ends_with(['。', '！']) || bare.ends_with(['.', '!']) && bare.split_whitespace().nth(3).is_some()
}

/// Tags by which tools part their answers, prompts and thoughts.
const DEBRIS: [&str; 21] = [
    "answer",
    "assistant",
    "citation",
    "context",
    "document",
    "documents",
    "instruction",
    "instructions",
    "invoke",
    "observation",
    "plan",
    "query",
    "reasoning",
    "ref",
    "reflection",
    "response",
    "scratchpad",
    "sys",
    "think",
    "thinking",
    "thought",
];

/// Inline HTML: superscripts and links stay, a line break breaks the line, other tags only format.
pub fn html(writer: &mut Writer<'_>, html: &str, at: SourceSpan) {
    if html.starts_with(comment::OPEN) {
        return comment::note(writer, at);
    }
    let name = tag_name(html);
    match name.to_ascii_lowercase().as_str() {
        "sup" | "cite" => writer.raw(at),
        // What is hidden with citations in it only pretends to cite.
        "span" if html.contains("display:none") && hides_citations(writer, at) => writer.raw(at),
        "br" => writer.line_break(at),
        "a" if html.starts_with("</") => writer.link_end(at),
        "a" => {
            if let Some(target) = attribute(html, "href") {
                writer.link(target, at);
            } else if !html.ends_with("/>") {
                writer.link("", at);
            }
        }
        // Tags that no browser knows are debris of a tool, and a rule must see them.
        name if name.contains([':', '-', '_']) || DEBRIS.contains(&name) => writer.raw(at),
        _ => {}
    }
}

fn hides_citations(writer: &Writer<'_>, at: SourceSpan) -> bool {
    writer.source.get(at.end..).is_some_and(|rest| rest.starts_with("[^"))
}

/// A block of HTML: its tags go, its text stays, except for scripts and styles, which nobody sees.
pub fn html_block(writer: &mut Writer<'_>, html: &str, at: SourceSpan) {
    if writer.source.get(at.range()) != Some(html) {
        return;
    }
    let bytes = html.as_bytes();
    let mut from = comment::goes_on(writer, html, at);
    if from == html.len() {
        return;
    }
    while from < html.len() {
        if let Some(script) = writer.script {
            let Some(end) = memchr::memmem::find(&bytes[from..], script.close.as_bytes()) else { return };
            writer.script_end(at.start + from + end);
            from += end;
        }
        let open = memchr::memchr(b'<', &bytes[from..]).map_or(html.len(), |to| from + to);
        if let Some(text) = html.get(from..open)
            && !text.trim().is_empty()
        {
            writer.text(text, SourceSpan::new(at.start + from, at.start + open));
        }
        let rest = html.get(open..).unwrap_or("");
        if rest.starts_with(comment::OPEN) {
            let Some(len) = comment::begins(writer, rest, at.start + open) else { return };
            from = open + len;
            continue;
        }
        let close = memchr::memchr(b'>', rest.as_bytes()).map_or(rest.len(), |to| to + 1);
        let tag = rest.get(..close).unwrap_or("");
        if let Some(close_tag) = unseen(tag) {
            writer.close_block();
            let start = at.start + open + close;
            writer.script = Some(Script { start, close: close_tag, data: tag.contains("ld+json") });
        } else if is_block_tag(tag_name(tag)) {
            writer.close_block();
        } else if !tag.is_empty() && !tag.starts_with("<!") {
            self::html(writer, tag, SourceSpan::new(at.start + open, at.start + open + close));
        }
        from = open + close.max(1);
    }
    if html.ends_with('\n') {
        writer.line_break(SourceSpan::new(at.end.saturating_sub(1), at.end));
    }
}

/// What ends the text that nobody sees, if `tag` opens such a one.
fn unseen(tag: &str) -> Option<&'static str> {
    let opens = |name: &str| tag_name(tag).eq_ignore_ascii_case(name) && !tag.starts_with("</") && !tag.ends_with("/>");
    if opens("script") { Some("</script") } else { opens("style").then_some("</style") }
}

fn is_block_tag(name: &str) -> bool {
    const BLOCKS: [&str; 16] = [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "section",
        "details",
        "summary",
        "blockquote",
    ];
    BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name))
}

fn tag_name(tag: &str) -> &str {
    let bare = tag.trim_start_matches(['<', '/']);
    let end = bare.find(|ch: char| ch.is_whitespace() || matches!(ch, '>' | '/')).unwrap_or(bare.len());
    bare.get(..end).unwrap_or("")
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let at = tag.find(name)? + name.len();
    let value = tag.get(at..)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|ch| matches!(ch, '"' | '\''));
    match quote {
        Some(quote) => value.get(1..)?.split(quote).next(),
        None => value.split([' ', '>']).next(),
    }
}
