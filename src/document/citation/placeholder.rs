//! Words that stand in for a citation: never valid, but a citation was attempted.

/// Whether the words in a pair of square brackets stand in for a citation.
pub(super) fn is_placeholder(inner: &str) -> bool {
    let lower = inner.trim().to_ascii_lowercase();
    let bare = lower.trim_end_matches(['?', ' ']);
    if matches!(lower.as_str(), "?" | "" | "n" | "x" | "xx" | "#" | "todo" | "tbd" | "tk") {
        return !inner.starts_with(' ') || lower == "?";
    }
    if matches!(
        bare,
        "source"
            | "sources"
            | "citation"
            | "cite"
            | "ref"
            | "reference"
            | "link"
            | "citation needed"
            | "source needed"
            | "citations needed"
            | "reference needed"
            | "ref needed"
            | "insert citation"
            | "insert source"
            | "insert link"
            | "add citation"
            | "add source"
            | "link here"
            | "source here"
            | "citation here"
            | "citation missing"
            | "source missing"
    ) {
        return true;
    }
    bare.is_ascii() && is_note(bare)
}

/// Most words of a note that says that a source is still to come.
const NOTE: usize = 14;

/// Whether bracketed words, lower case, are a note that a source is still to come: `references would be inserted here`,
/// `error retrieving ref link`. Both the source and what is wanted of it must be named: a remark of an editor
/// (`error in the source`, `the missing link`) is no such note.
fn is_note(lower: &str) -> bool {
    let words = || lower.split(|ch: char| !ch.is_ascii_alphanumeric()).filter(|it| !it.is_empty());
    if !words().any(|it| is_source(it) || it == "article") || words().nth(NOTE).is_some() {
        return false;
    }
    let first = words().find(|it| *it != "please").unwrap_or("");
    // `link` says little; beside it the note must begin or end with what is wanted.
    let source = words().any(|it| is_source(it) && !is_link(it));
    let ends = lower.trim_end_matches(|ch: char| !ch.is_ascii_alphanumeric());
    let ends_with = |word: &str| ends.strip_suffix(word).map(str::trim_end);
    let last_source = |rest: &str| rest.rsplit(' ').next().is_some_and(is_source);

    let wanted = ends_with("needed").is_some_and(|rest| last_source(rest) && !words().any(|it| it == "no"))
        || ends_with("missing").is_some_and(last_source)
        || ends_with("here").is_some_and(|rest| last_source(rest) && words().nth(4).is_none());
    let ordered = first == "insert" || source && matches!(first, "add" | "missing" | "needed");
    let to_come = ["inserted", "included", "added", "provided", "supplied"].iter().any(|it| {
        lower.split_once(it).is_some_and(|(before, after)| {
            let later = before.trim_end().ends_with(" to be") || before.trim_end().ends_with("would be");
            later && (after.is_empty() || after.starts_with(" here") || after.starts_with(" later"))
        })
    });
    let failed = lower.strip_prefix("error").is_some_and(|rest| {
        let verb = rest.split_ascii_whitespace().next().unwrap_or("");
        rest.starts_with(['!', ':']) || matches!(verb, "retrieving" | "loading" | "fetching" | "resolving")
    });
    // `[Relevant article on tides]`: what somebody was to look for.
    let sought =
        ["relevant article on ", "relevant article about ", "relevant source"].iter().any(|it| lower.starts_with(it));
    let open = words().any(|it| matches!(it, "tbd" | "todo" | "tba"));
    wanted || ordered || to_come || failed || sought || open
}

fn is_link(word: &str) -> bool {
    matches!(word, "link" | "links")
}

fn is_source(word: &str) -> bool {
    is_link(word)
        || matches!(word, "source" | "sources" | "citation" | "citations" | "ref" | "refs" | "reference" | "references")
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn notes_that_a_source_is_still_to_come() {
        for inner in [
            "References would be inserted here",
            "List of references from the harbour log would be included here",
            "ERROR retrieving ref link",
            "Error! Reference source not found.",
            "source needed",
            "better source needed",
            "citation needed",
            "insert citation",
            "Insert link to the harbour log",
            "add a reference",
            "Please insert source",
            "citation to be added",
            "Source: TBD",
            "TODO: reference",
            "reference missing",
            "missing citation",
            "your source here",
            "Relevant article on tides",
        ] {
            assert!(is_placeholder(inner), "{inner:?}");
        }
        for inner in [
            "the source of the river",
            "the missing link",
            "missing link",
            "error in the source",
            "here the source of the Orm",
            "no citation needed",
            "the link was inserted here by the clerk",
            "the references are needed by the crew",
            "more boats needed here",
            "the pier to be added",
            "sources of the Orm",
            "the relevant article of the harbour law",
            "relevant article of the harbour law",
            "article missing",
        ] {
            assert!(!is_placeholder(inner), "{inner:?}");
        }
    }
}
