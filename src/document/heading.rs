//! What the words of a heading say that its section is.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    References,
    Summary,
    BottomLine,
    FollowUp,
    Limitations,
    FurtherReading,
    Other,
}

/// Bytes of the longest heading that is looked up.
pub const LONGEST: usize = 90;

static HEADINGS: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
    let mut role = Role::Other;
    let mut headings = HashMap::new();
    for line in include_str!("../../data/headings.txt").lines().map(str::trim) {
        match line {
            "[references]" => role = Role::References,
            "[further-reading]" => role = Role::FurtherReading,
            "[follow-up]" => role = Role::FollowUp,
            "[summary]" => role = Role::Summary,
            "[bottom-line]" => role = Role::BottomLine,
            "[limitations]" => role = Role::Limitations,
            _ if line.is_empty() || line.starts_with('#') => {}
            _ => {
                headings.insert(line, role);
            }
        }
    }
    headings
});

/// The role that a heading gives its section.
pub fn heading_role(heading: &str) -> Role {
    if heading.len() > LONGEST {
        return Role::Other;
    }
    let mut bare = heading.trim_matches(['#', '*', '_', ' ', ':', '：', '\t']);
    if let Some(number) = super::section_number(bare) {
        bare = bare.get(number.len()..).unwrap_or("").trim_start_matches(['.', ')', ' ']);
    }
    let lower = bare.to_lowercase();
    let lower = lower.trim_matches(['*', '_', ' ', ':']);
    if let Some(role) = HEADINGS.get(lower) {
        return *role;
    }
    let short = lower.split(['(', '（']).next().unwrap_or(lower).trim();
    if let Some(role) = HEADINGS.get(short) {
        return *role;
    }
    if let Some(role) = joined(short).and_then(|head| HEADINGS.get(head)) {
        return *role;
    }
    if short.starts_with("bottom line") {
        return Role::BottomLine;
    }
    if short.starts_with("limitations") {
        return Role::Limitations;
    }
    Role::Other
}

/// The one or two words before `and` or `&`: `References and data`.
fn joined(heading: &str) -> Option<&str> {
    let mut at = 0_usize;
    for word in heading.split(' ').take(3) {
        if matches!(word, "and" | "&") {
            return heading.get(..at.checked_sub(1)?);
        }
        at += word.len() + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_in_many_languages_and_forms() {
        for heading in [
            "Sources",
            "## References",
            "**Works cited**",
            "References (Key Sources)",
            "References and Data Sources",
            "7. Quellen",
            "Références :",
            "Źródła",
            "Список литературы",
            "參考資料",
            "출처",
            "Tài liệu tham khảo",
            "แหล่งที่มา",
            "Daftar pustaka",
        ] {
            assert_eq!(heading_role(heading), Role::References, "{heading}");
        }
        for heading in
            ["Sources of error", "Notes on the method", "Findings", "The references in the report", "Literature review"]
        {
            assert_eq!(heading_role(heading), Role::Other, "{heading}");
        }
        assert_eq!(heading_role("Further reading"), Role::FurtherReading);
        assert_eq!(heading_role("Want to dive deeper?"), Role::FollowUp);
    }
}
