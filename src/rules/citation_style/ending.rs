//! Where clusters at the end of a sentence stand: before its full stop or behind it.

use crate::document::{BlockKind, Cluster, Document, Placement};
use crate::text::TextSpan;

/// A cluster at the end of a sentence, of which it is beyond doubt where it stands.
#[derive(Clone, Copy)]
pub struct Ending {
    /// The cluster.
    pub cluster: TextSpan,
    /// Whether it stands behind the full stop.
    pub after: bool,
    /// The cluster with the full stop and the white space between them and, before the full stop, in front of it.
    pub whole: TextSpan,
}

/// The endings of a document, in order.
pub fn endings(document: &Document) -> impl Iterator<Item = Ending> + '_ {
    document.clusters.iter().filter_map(|cluster| ending(document, cluster))
}

const STOPS: [char; 2] = ['.', '。'];

fn ending(document: &Document, cluster: &Cluster) -> Option<Ending> {
    let after = match cluster.placement {
        Placement::BeforeTerminal => false,
        Placement::AfterTerminal => true,
        _ => return None,
    };
    let sentence = document.sentences.get(cluster.sentence?)?;
    let kind = document.blocks.get(cluster.block)?.kind;
    if matches!(kind, BlockKind::TableCell { .. }) || !kind.is_body() {
        return None;
    }
    let before = document.prose(TextSpan::new(sentence.span.start, cluster.span.start));
    let words = before.trim_end();
    let start = sentence.span.start + words.len();
    let gap = before.get(words.len()..)?;
    if gap.contains('\n') {
        return None;
    }
    let rest = document.prose(TextSpan::new(cluster.span.end, sentence.span.end));
    if after {
        let stop = words.chars().next_back().filter(|ch| STOPS.contains(ch))?;
        let sure = rest.trim().is_empty() && !is_abbreviation(words);
        let whole = TextSpan::new(start - stop.len_utf8(), cluster.span.end);
        return sure.then_some(Ending { cluster: cluster.span, after, whole });
    }
    let behind = rest.trim_start();
    let stop = behind.chars().next().filter(|ch| STOPS.contains(ch))?;
    // Dots that go on, brackets and quotation marks leave it open which words the cluster follows.
    let sure = behind.get(stop.len_utf8()..)?.trim().is_empty() && !words.ends_with([STOPS[0], STOPS[1]]);
    let end = cluster.span.end + rest.len() - behind.len() + stop.len_utf8();
    sure.then(|| Ending { cluster: cluster.span, after, whole: TextSpan::new(start, end) })
}

/// Words behind which a full stop may belong to the word and not to the sentence.
const ABBREVIATED: [&str; 16] =
    ["al", "etc", "inc", "corp", "ltd", "co", "jr", "sr", "st", "no", "vs", "approx", "ca", "bros", "ed", "dept"];

/// Whether the last word can be an abbreviation: `the U.S.`, `Brandt Inc.`
fn is_abbreviation(words: &str) -> bool {
    let bare = words.trim_end_matches(STOPS);
    let word = bare.rsplit(|ch: char| ch.is_whitespace() || ch == '(').next().unwrap_or("");
    let letter = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
    letter
        || word.contains('.') && !word.contains(|ch: char| ch.is_ascii_digit())
        || ABBREVIATED.iter().any(|it| it.eq_ignore_ascii_case(word))
}
