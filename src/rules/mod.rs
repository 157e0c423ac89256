//! The rules in code: one file each, one line each in the table below. Rules of patterns alone have no code.

use serde::de::DeserializeOwned;

use crate::rule::{Rule, RuleInfo};

include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

mod addresses;
mod expressions;
mod family;
mod listed;

/// Makes a rule from its options.
type Make = fn(toml::Table) -> Result<Box<dyn Rule>, toml::de::Error>;

macro_rules! table {
    ($($name:literal => $module:ident :: $rule:ident,)*) => {
        $(mod $module;)*
        /// Name and maker of every rule in code, sorted by name.
        const CODED: &[(&str, Make)] = &[$(($name, make::<$module::$rule>),)*];
    };
}

table! {
    "arithmetic-mismatch" => arithmetic_mismatch::ArithmeticMismatch,
    "assistant-chatter" => assistant_chatter::AssistantChatter,
    "citation-numbering" => citation_numbering::CitationNumbering,
    "citation-overkill" => citation_overkill::CitationOverkill,
    "citation-style" => citation_style::CitationStyle,
    "cited-absence" => cited_absence::CitedAbsence,
    "claimreview-mismatch" => claimreview_mismatch::ClaimreviewMismatch,
    "contradicted-absence" => contradicted_absence::ContradictedAbsence,
    "damaged-text" => damaged_text::DamagedText,
    "dangling-citation" => dangling_citation::DanglingCitation,
    "disallowed-reference" => disallowed_reference::DisallowedReference,
    "disclaimer-mismatch" => disclaimer_mismatch::DisclaimerMismatch,
    "duplicate-passage" => duplicate_passage::DuplicatePassage,
    "duplicate-reference" => duplicate_reference::DuplicateReference,
    "empty-section" => empty_section::EmptySection,
    "follow-up-not-question" => follow_up_not_question::FollowUpNotQuestion,
    "future-check-date" => future_check_date::FutureCheckDate,
    "future-date" => future_date::FutureDate,
    "incomplete-reference" => incomplete_reference::IncompleteReference,
    "inconsistent-citations" => inconsistent_citations::InconsistentCitations,
    "inconsistent-value" => inconsistent_value::InconsistentValue,
    "invalid-claimreview" => invalid_claimreview::InvalidClaimreview,
    "invalid-date" => invalid_date::InvalidDate,
    "invalid-locator" => invalid_locator::InvalidLocator,
    "leaked-context-reference" => leaked_context_reference::LeakedContextReference,
    "malformed-citation" => malformed_citation::MalformedCitation,
    "mislinked-citation" => mislinked_citation::MislinkedCitation,
    "missing-check-date" => missing_check_date::MissingCheckDate,
    "missing-disclaimer" => missing_disclaimer::MissingDisclaimer,
    "missing-reference-list" => missing_reference_list::MissingReferenceList,
    "missing-section" => missing_section::MissingSection,
    "nonstandard-character" => nonstandard_character::NonstandardCharacter,
    "orphan-citation" => orphan_citation::OrphanCitation,
    "overstated-attribution" => overstated_attribution::OverstatedAttribution,
    "placeholder-citation" => placeholder_citation::PlaceholderCitation,
    "reference-concentration" => reference_concentration::ReferenceConcentration,
    "relative-time" => relative_time::RelativeTime,
    "section-numbering" => section_numbering::SectionNumbering,
    "stale-check-date" => stale_check_date::StaleCheckDate,
    "stale-evidence" => stale_evidence::StaleEvidence,
    "summary-only-citation" => summary_only_citation::SummaryOnlyCitation,
    "summary-only-fact" => summary_only_fact::SummaryOnlyFact,
    "tracking-parameters" => tracking_parameters::TrackingParameters,
    "truncated-document" => truncated_document::TruncatedDocument,
    "unbalanced-quote" => unbalanced_quote::UnbalancedQuote,
    "uncited-allegation" => uncited_allegation::UncitedAllegation,
    "uncited-claim" => uncited_claim::UncitedClaim,
    "uncited-clause" => uncited_clause::UncitedClause,
    "uncited-quote" => uncited_quote::UncitedQuote,
    "uncited-section" => uncited_section::UncitedSection,
    "uncited-statistic" => uncited_statistic::UncitedStatistic,
    "uncited-superlative" => uncited_superlative::UncitedSuperlative,
    "uncited-tail" => uncited_tail::UncitedTail,
    "unlabelled-correction" => unlabelled_correction::UnlabelledCorrection,
    "unstable-url" => unstable_url::UnstableUrl,
    "untidy-citations" => untidy_citations::UntidyCitations,
    "unused-reference" => unused_reference::UnusedReference,
    "vague-attribution" => vague_attribution::VagueAttribution,
}

/// Rules that the linter itself carries out, which sees what all others have reported.
pub const LINTED: [&str; 1] = ["unused-suppression"];

fn make<R: Rule + DeserializeOwned + 'static>(options: toml::Table) -> Result<Box<dyn Rule>, toml::de::Error> {
    Ok(Box::new(options.try_into::<R>()?))
}

/// Every rule that comes with the tool, sorted by name.
///
/// # Panics
/// Never: the files were parsed by a test.
pub fn shipped() -> Vec<std::sync::Arc<RuleInfo>> {
    EMBEDDED.iter().filter_map(|(name, text)| RuleInfo::parse(name, text).ok().map(std::sync::Arc::new)).collect()
}

/// The same rules without what only people read: prose and examples.
pub fn lean() -> Vec<std::sync::Arc<RuleInfo>> {
    LEAN.iter().filter_map(|(name, json)| RuleInfo::from_lean(name, json).map(std::sync::Arc::new)).collect()
}

/// The text of every shipped rule's file, by name.
pub fn files() -> &'static [(&'static str, &'static str)] {
    EMBEDDED
}

/// The rule `name` with `options`; none for a rule of patterns alone or a name of the tool itself.
///
/// # Errors
/// When an option has the wrong type.
pub fn coded(name: &str, options: toml::Table) -> Result<Option<Box<dyn Rule>>, toml::de::Error> {
    let Ok(place) = CODED.binary_search_by_key(&name, |(name, _)| name) else { return Ok(None) };
    CODED[place].1(options).map(Some)
}

#[cfg(test)]
mod tests;
