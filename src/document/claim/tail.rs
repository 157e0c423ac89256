//! Words after the last citation of a sentence.

use super::{Context, Input, Need, classify, has_finite_verb};

/// How tails open that only go on with what was said.
const OPENINGS: [&str; 11] = [
    "which",
    "that",
    "including",
    "according to",
    "such as",
    "who",
    "where",
    "as reported",
    "in ",
    "for example",
    "e.g",
];

/// Whether words after the last citation claim something more.
pub fn tail_is_claim(prose: &str) -> bool {
    let lower = prose.trim().to_lowercase();
    let joined =
        ["and ", "but ", "while ", "although ", "whereas ", "though "].iter().find_map(|it| lower.strip_prefix(it));
    let bare = joined.unwrap_or(&lower);
    if OPENINGS.iter().any(|it| bare.starts_with(it)) {
        return false;
    }
    let main: Vec<&str> =
        bare.split([',', ' ']).take_while(|word| !matches!(*word, "which" | "that" | "who")).collect();
    let main = main.join(" ");
    if !has_finite_verb(&main)
        || joined.is_none() && !bare.contains(" is ") && !bare.contains(" was ") && !bare.contains(" has ")
    {
        return false;
    }
    let input = Input { prose, citations: &[], context: Context::Paragraph, section_cited: true };
    classify(&input).need == Need::Required
}
