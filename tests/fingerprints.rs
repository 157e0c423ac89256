//! What a diagnostic is known by: answers are shuffled, added to and renumbered, and every old fault stays the same.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use factlint::config::{CommandLine, Config};
use factlint::diagnostic::{Diagnostic, InputFormat};
use factlint::lint::{Input, Linter, Outcome, Suppress};
use factlint::rule::Preset;
use factlint::rules;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// References of a generated answer.
const LISTED: usize = 6;

/// A sentence with a fault, or none: `{a}` and `{b}` are references, `{n}` is a word of its own.
const SENTENCES: [&str; 16] = [
    "The council of {n} closed the pier in 1987 {a}.",
    "The council of {n} closed the pier in 1987.",
    "The ferry of {n} carries 4,500 people a day.",
    "The bridge of {n} opened in 1998 {a}{a}.",
    "The bridge of {n} opened in 1998 {b}{a}.",
    "The bridge of {n} opened in 1998 [99].",
    "The bridge of {n} opened in 1998 [99] and closed in 2004 [98].",
    "The quay of {n} was sold [{a0},].",
    "The quay of {n} was sold {a}, and the mayor of {n} resigned after the vote of the council.",
    "The harbour of {n} is the largest port of the country.",
    "Nobody in {n} was asked (p1_s4).",
    "Nobody in {n} was asked (p1_s4; p2_s1).",
    "The mayor of {n} said “we will never sail into the ice again” in a speech.",
    "The line to {n} currently runs twice a day {a}.",
    "The line to {n} was founded in 1890 [citation needed].",
    "The line to {n} was paid by all of them {a}{b}[3][4][5][6].",
];
/// Words that tell sentences apart.
const NAMES: [&str; 12] =
    ["Norvik", "Sandholm", "Orm", "Adele", "Brandt", "Holm", "Tarn", "Velde", "Quist", "Rask", "Lund", "Moss"];
/// Paragraphs that have nothing to do with the others.
const UNRELATED: [&str; 3] = [
    "The lighthouse of Skagen was painted in 2011 [1].",
    "A museum stands beside the lighthouse, with a collection of lamps [2]. It opens in summer [2].",
    "The lamps were lit by hand until 1931 [1].",
];

/// An answer whose parts can be moved.
#[derive(Debug, Clone)]
struct Answer {
    paragraphs: Vec<String>,
    /// Places of the references in the list, by reference.
    numbers: Vec<usize>,
}

impl Answer {
    fn text(&self) -> String {
        let mut text = "What is known of the ferries?\n\nChecked on January 5, 2025\n\n".to_owned();
        for paragraph in &self.paragraphs {
            text.push_str(&self.numbered(paragraph));
            text.push_str("\n\n");
        }
        text.push_str("Sources\n\n");
        for place in 1..=LISTED {
            let reference = self.numbers.iter().position(|at| *at == place).unwrap_or(0);
            let name = NAMES[reference];
            let _ = writeln!(text, "[{place}] https://{}.example/report The report of {name}", name.to_lowercase());
        }
        text
    }

    /// `<r>` is the number of reference `r`.
    fn numbered(&self, paragraph: &str) -> String {
        self.numbers.iter().enumerate().fold(paragraph.to_owned(), |text, (reference, number)| {
            text.replace(&format!("<{reference}>"), &number.to_string())
        })
    }
}

fn answers() -> impl Strategy<Value = Answer> {
    let sentence = (0..SENTENCES.len(), 0..NAMES.len(), 0..3_usize, 3..LISTED).prop_map(|(at, name, a, b)| {
        SENTENCES[at]
            .replace("{a}", &format!("[<{a}>]"))
            .replace("{a0}", &format!("<{a}>"))
            .replace("{b}", &format!("[<{b}>]"))
            .replace("{n}", NAMES[name])
    });
    let paragraph = prop::collection::vec(sentence, 1..4).prop_map(|sentences| sentences.join(" "));
    prop::collection::vec(paragraph, 1..8).prop_map(|paragraphs| Answer { paragraphs, numbers: (1..=LISTED).collect() })
}

/// Rules that concern the whole document: their diagnostics are not known by words.
const OF_DOCUMENTS: [&str; 1] = ["missing-reference-list"];

fn linter(today: Date) -> Linter {
    let line = CommandLine { preset: Some(Preset::Strict), ..CommandLine::default() };
    let config = Config::resolve(Vec::new(), line, rules::shipped()).unwrap_or_else(|errors| panic!("{errors:?}"));
    Linter::new(&config.plan("a.txt"), today).unwrap_or_else(|error| panic!("{error}"))
}

fn check(linter: &Linter, text: &str) -> Vec<Diagnostic> {
    let source = text.to_owned();
    let input = Input {
        path: "a.txt".to_owned(),
        source,
        format: InputFormat::Text,
        sidecar: Vec::new(),
        named: true,
        suppress: Suppress::default(),
    };
    match linter.check(input) {
        Outcome::Checked(checked) => checked.diagnostics,
        Outcome::NotAnswer => panic!("a named input is always linted"),
    }
}

/// The diagnostics of a text by fingerprint, each as its rule and its sentence without brackets: what it should be known by.
fn known(text: &str) -> BTreeMap<u64, String> {
    static LINTER: LazyLock<Linter> = LazyLock::new(|| linter(date(2025, 12, 1)));
    let mut all = check(&LINTER, text);
    all.retain(|it| !OF_DOCUMENTS.contains(&it.rule.as_str()));
    let known: BTreeMap<_, _> =
        all.iter().map(|it| (it.fingerprint, format!("{}: {}", it.rule, sentence(text, it.span.start)))).collect();
    assert_eq!(known.len(), all.len(), "a fingerprint stands for two diagnostics");
    known
}

/// The sentence at a byte, without what stands in brackets.
fn sentence(text: &str, at: usize) -> String {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1).max(text[..at].rfind(". ").map_or(0, |end| end + 2));
    let rest = &text[start..];
    let end = rest.find('\n').unwrap_or(rest.len()).min(rest.find(". ").unwrap_or(rest.len()));
    let outside = rest[..end].split('[').map(|part| part.split_once(']').map_or(part, |(_, outside)| outside));
    outside.collect::<String>().trim_end_matches(['.', ' ']).to_owned()
}

/// Diagnostics of both texts that concern the same words, and those that have the same fingerprint: whether a rule speaks
/// at all may depend on the rest of the answer, what it is known by may not.
fn assert_known(before: &str, after: &str) -> Result<(), TestCaseError> {
    let (before, after) = (known(before), known(after));
    let count = |known: &BTreeMap<u64, String>| {
        known.values().fold(BTreeMap::new(), |mut counts: BTreeMap<String, usize>, words| {
            *counts.entry(words.clone()).or_default() += 1;
            counts
        })
    };
    let (words, others) = (count(&before), count(&after));
    let same_words: usize = words.iter().map(|(words, count)| others.get(words).map_or(0, |it| *it.min(count))).sum();
    let same = before.keys().filter(|it| after.contains_key(it)).count();
    prop_assert_eq!(same, same_words, "{:#?}\n{:#?}", before, after);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn moved_paragraphs_keep_their_diagnostics(
        (answer, moved) in answers().prop_flat_map(|it| (Just(it.clone()), Just(it.paragraphs).prop_shuffle()))
    ) {
        assert_known(&answer.text(), &Answer { paragraphs: moved, ..answer.clone() }.text())?;
    }

    #[test]
    fn new_paragraphs_leave_the_old_diagnostics_alone(answer in answers(), at in 0..8_usize, which in 0..UNRELATED.len()) {
        let mut after = answer.clone();
        after.paragraphs.insert(at.min(answer.paragraphs.len()), UNRELATED[which].to_owned());
        assert_known(&answer.text(), &after.text())?;
    }

    #[test]
    fn renumbered_references_keep_their_diagnostics(
        answer in answers(), numbers in Just((1..=LISTED).collect::<Vec<_>>()).prop_shuffle()
    ) {
        assert_known(&answer.text(), &Answer { numbers, ..answer.clone() }.text())?;
    }

    #[test]
    fn a_changed_claim_changes_only_what_is_said_of_it(answer in answers(), at in 0..8_usize) {
        let mut after = answer.clone();
        let at = at.min(answer.paragraphs.len() - 1);
        after.paragraphs[at] = after.paragraphs[at].replacen("The ", "The old ", 1);
        assert_known(&answer.text(), &after.text())?;
    }

    #[test]
    fn a_later_day_keeps_the_diagnostics(answer in answers(), days in 1..200_i64) {
        let text = answer.text();
        let of = |today| check(&linter(today), &text).iter().map(|it| it.fingerprint).collect::<Vec<_>>();
        let later = date(2025, 12, 1).saturating_add(jiff::Span::new().days(days));
        prop_assert_eq!(of(date(2025, 12, 1)), of(later));
    }
}

#[test]
fn faults_of_a_document_do_not_change_with_its_numbers_and_days() {
    let of = |text: &str, rule: &str| {
        let all = check(&linter(date(2025, 12, 1)), text);
        let found: Vec<u64> = all.iter().filter(|it| it.rule.as_str() == rule).map(|it| it.fingerprint).collect();
        assert!(!found.is_empty(), "{rule} says nothing of {text}");
        found
    };
    for (rule, before, after) in [
        (
            "missing-reference-list",
            "The pier of Orm closed [1].\n",
            "The quay was sold [3].\n\nThe pier of Orm closed [1] [2].\n",
        ),
        (
            "missing-check-date",
            "The piers\n\nDisclaimer: It can make mistakes.\n\nThe pier closed [1].\n",
            "Piers of Orm\n\nDisclaimer: It can make mistakes.\n\nThe pier closed [2] [3].\n",
        ),
    ] {
        assert_eq!(of(before, rule).first(), of(after, rule).first(), "{rule}");
    }
}
