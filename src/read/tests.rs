//! Reference lists in the forms in which answers have them, from the bytes to the entries.

use super::read;
use crate::diagnostic::InputFormat;
use crate::document::claim_review;
use crate::document::{Document, Extra};

fn document(source: &str, format: InputFormat) -> Document {
    read(source, format, &Extra::default())
}

/// Label and address of every entry.
fn entries(source: &str, format: InputFormat) -> Vec<(String, String)> {
    let entries = document(source, format).references.entries;
    let one = |labels: &[crate::document::citation::Label], url: Option<String>| {
        (labels.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"), url.unwrap_or_default())
    };
    entries.into_iter().map(|entry| one(&entry.labels, entry.url)).collect()
}

fn check(source: &str, format: InputFormat, expected: &[(&str, &str)]) {
    let found = entries(source, format);
    let found: Vec<(&str, &str)> = found.iter().map(|(label, url)| (label.as_str(), url.as_str())).collect();
    assert_eq!(found, expected, "{source}");
}

/// The same in both markups.
fn check_both(source: &str, expected: &[(&str, &str)]) {
    check(source, InputFormat::Markdown, expected);
    check(source, InputFormat::Text, expected);
}

#[test]
fn the_numbers_of_a_list_are_labels() {
    check_both(
        "It opened [5].\n\n## Sources\n\n5. Port log, https://a.org/5\n6. Town log, https://a.org/6\n",
        &[("5", "https://a.org/5"), ("6", "https://a.org/6")],
    );
    check_both(
        "It opened [2].\n\n## Sources\n\n- [2] Port log, https://a.org/2\n- [3] https://a.org/3\n",
        &[("2", "https://a.org/2"), ("3", "https://a.org/3")],
    );
}

#[test]
fn numbers_in_brackets_count_before_those_of_items() {
    check_both(
        "It opened [1].\n\n## References\n\n1. Port log, 1998\n2. Town log, 2004\n\nSources:\n[1] https://a.org/1\n",
        &[("", ""), ("2", ""), ("1", "https://a.org/1")],
    );
}

#[test]
fn what_stands_below_an_item_belongs_to_it() {
    check_both(
        "It opened [1].\n\n## Sources\n\n1. Port log\n   - https://a.org/1\n   - kept in the archive\n2. Town log\n   https://a.org/2\n",
        &[("1", "https://a.org/1"), ("2", "https://a.org/2")],
    );
    check_both(
        "It opened [1].\n\n## Sources\n\n[1] Port log\n\nhttps://a.org/1\n\n[2] Town log\n\nhttps://a.org/2\n",
        &[("1", "https://a.org/1"), ("2", "https://a.org/2")],
    );
}

#[test]
fn prose_after_the_list_is_prose() {
    for list in [
        "1. Port log, https://a.org/1\n2. Town log, https://a.org/2\n",
        "[1] Port log, https://a.org/1\n[2] Town log, https://a.org/2\n",
    ] {
        let source = format!(
            "It opened in 1998 [1].\n\n## Sources\n\n{list}\nThe harbour was rebuilt in 1910 by two brothers.\n"
        );
        for format in [InputFormat::Markdown, InputFormat::Text] {
            let document = document(&source, format);
            assert_eq!(document.references.entries.len(), 2, "{source}");
            let last = document.blocks.last().map(|block| (block.kind.as_str(), document.slice(block.span)));
            assert_eq!(last, Some(("paragraph", "The harbour was rebuilt in 1910 by two brothers.")));
        }
    }
}

#[test]
fn addresses_behind_any_sign_are_found() {
    for before in ["：", "，", "\u{a0}", "—", "”", "： ", "(", ""] {
        let source = format!("It opened [1].\n\n## Sources\n\n[1] Port log{before}https://a.org/1\n");
        let url = if before.is_empty() { "" } else { "https://a.org/1" };
        let found = entries(&source, InputFormat::Text);
        assert!(url.is_empty() || found[0].1 == url, "{source}: {found:?}");
    }
    check_both("It opened [1].\n\n## Sources\n\n[1] Port log, www.a.org/1.\n", &[("1", "www.a.org/1")]);
}

#[test]
fn links_below_each_other_are_a_list() {
    let links = "[Port log](https://a.org/1)\n[Town log](https://a.org/2), town archive\n";
    let expected = [("1", "https://a.org/1"), ("2", "https://a.org/2")];
    check(&format!("It opened.\n\n**Further reading:**\n{links}"), InputFormat::Markdown, &expected);
    check(&format!("It opened.\n\nSources:\n\n{links}"), InputFormat::Markdown, &expected);
    let items = "1. [Port log](https://a.org/1)\n2. [Town log](https://a.org/2)\n";
    check_both(&format!("It opened [1].\n\n## Sources\n\n{items}"), &expected);
    check_both(&format!("It opened in 1998 [1].\n\n{items}"), &expected);
    check(&format!("It opened in 1998.\n\n{items}"), InputFormat::Markdown, &expected);
}

#[test]
fn a_numbered_list_at_the_end_that_holds_every_number_cited_is_the_list() {
    let list = "1. Port log, kept at https://a.org/1 since the year of the opening\n2. Town log of 1998\n3. Harbour log, kept at https://a.org/3\n";
    let expected = [("1", "https://a.org/1"), ("2", ""), ("3", "https://a.org/3")];
    check_both(&format!("It opened in 1998 [1]. It closed [3].\n\n{list}"), &expected);
    check_both(&format!("It opened in 1998 [4]. It closed [3].\n\n{list}"), &[]);
}

#[test]
fn items_that_cite_are_no_list() {
    check_both(
        "It opened in 1998 [1].\n\n1. The port log says so [1].\n2. The town log does not, https://a.org/1 [2].\n",
        &[],
    );
    check(
        "Two logs:\n\n- [Port log](https://a.org/1) says that it opened in 1998.\n- [Town log](https://a.org/2) says that it did not.\n",
        InputFormat::Markdown,
        &[],
    );
}

#[test]
fn a_table_of_contents_says_nothing() {
    let kinds = |source: &str, format| -> Vec<&'static str> {
        document(source, format).blocks.iter().map(|block| block.kind.as_str()).collect()
    };
    for format in [InputFormat::Markdown, InputFormat::Text] {
        let source = "# Bridges\n\n1. [The port opened in 1998](#port)\n2. [Costs](#costs) | [Fees](#fees)\n\nThe port opened, see [costs](#costs).\n\n- [1](#port)\n";
        assert_eq!(kinds(source, format), ["title", "banner", "banner", "paragraph", "list-item"], "{format:?}");
        let source = "# Bridges\n\n## Contents\n\n1. The port opened in 1998\n2. Costs\n\nThe port opened.\n";
        assert_eq!(kinds(source, format), ["title", "heading", "banner", "banner", "paragraph"], "{format:?}");
    }
}

#[test]
fn notices_and_signatures_count_where_they_stand() {
    let last = |source: &str| {
        let document = document(source, InputFormat::Markdown);
        (document.blocks.last().map(|block| block.kind.as_str()), document.front.disclaimers.len())
    };
    let body = "# Brücken\n\nDie Brücke wurde 1998 eröffnet.\n\n";
    assert_eq!(last(&format!("{body}Hinweis: Diese Antwort kann Fehler enthalten.\n")), (Some("disclaimer"), 1));
    assert_eq!(last(&format!("{body}*Generated with a writing tool*\n")), (Some("banner"), 0));
    let more = "Sie ist lang.\n\n".repeat(4);
    let early = format!("{body}Hinweis: Das Hafenbuch kann Fehler enthalten.\n\n{more}");
    assert_eq!(last(&early), (Some("paragraph"), 0));
}

#[test]
fn a_table_can_be_the_list() {
    let table = "| # | Reference | Address |\n|---|---|---|\n| [1] | Port log | https://a.org/1 |\n| [2] | Town log | https://a.org/2 |\n";
    let source = format!("It opened [1]. It closed [2].\n\n## Sources\n\n{table}");
    check_both(&source, &[("1", "https://a.org/1"), ("2", "https://a.org/2")]);
    let found = document(&source, InputFormat::Markdown).references.entries;
    assert_eq!(found[1].title.as_deref(), Some("Town log"));
    let source =
        "It opened.\n\n## Sources\n\n| Reference | Kept |\n|---|---|\n| [Port log](https://a.org/1) | 1998 |\n";
    check(source, InputFormat::Markdown, &[("1", "https://a.org/1")]);
}

#[test]
fn numbers_in_parentheses_are_labels() {
    check_both("It opened (1).\n\nSources\n\n(1) Port log, https://a.org/1\n", &[("1", "https://a.org/1")]);
}

#[test]
fn a_first_paragraph_with_a_footnote_is_no_title() {
    let document = document("The port opened in 1998.[^1]\n\nIt closed.\n\n[^1]: Port log\n", InputFormat::Markdown);
    assert!(document.front.title.is_none());
}

#[test]
fn a_list_can_be_a_line() {
    let expected = [("1", "https://a.org/1"), ("2", "https://a.org/2")];
    let body = "It opened in 1998 [1]. It closed in 2004 [2].\n\n";
    check_both(
        &format!("{body}**Sources:** [Port log](https://a.org/1), 2020; [Town log](https://a.org/2).\n"),
        &expected,
    );
    check_both(&format!("{body}Sources: Port log, https://a.org/1; Town log, https://a.org/2\n"), &expected);
    check_both(&format!("{body}Source: Port log, https://a.org/1\n"), &[]);
    check_both(&format!("{body}Sources: the logs at https://a.org/1 and https://a.org/2 agree.\n"), &[]);
}

#[test]
fn what_closes_an_answer_may_follow_the_list() {
    let source = "It opened in 1998 [1].\n\n[1] https://a.org/1\n\nDisclaimer: Written by a machine.\n\nRelated questions:\n\n- When did it close?\n";
    check_both(source, &[("1", "https://a.org/1")]);
}

#[test]
fn words_that_lead_to_the_list_are_no_entry() {
    check_both(
        "It opened (1).\n\n## References\n\nThe following works are cited:\n\nSmith, J. (2020). The port log.\n\nHarbour office. The log of the port. 2021.\n",
        &[("1", ""), ("2", "")],
    );
}

#[test]
fn definitions_are_entries() {
    let answer = "It sank [^1], see [1] and [smith].\n\n";
    for (definition, expected) in [
        ("[^1]: https://a.org/1", &[("1", "https://a.org/1")][..]),
        ("   [^1]: The log, https://a.org/1", &[("1", "https://a.org/1")]),
        ("[1]: https://a.org/1", &[("1", "https://a.org/1")]),
        ("[1]: https://a.org/1 \"\"", &[("1", "https://a.org/1")]),
        ("[1]: <https://a.org/1> \"The log\"", &[("1", "https://a.org/1")]),
        // A key names a link of the text, not an entry.
        ("[smith]: <https://a.org> \"The log\"", &[]),
        ("    [^1]: code", &[]),
        ("see [^1]: no", &[]),
        ("[1]: two words here", &[]),
    ] {
        check(&format!("{answer}{definition}\n"), InputFormat::Markdown, expected);
    }
}

#[test]
fn scripts_are_data_and_no_prose() {
    let source = "# Is it open?\n\n<script type=\"application/ld+json\">\n{\"@graph\": [{\"@type\": \"ClaimReview\",\n\n\"name\": \"<b>x</b>\", \"url\": \"https://a.org\"}]}\n</script>\n<style>\nb { color: red }\n</style>\n\nIt opened in 1998 [1].\n";
    for format in [InputFormat::Markdown, InputFormat::Text] {
        let document = read(source, format, &Extra::default());
        let found = claim_review::reviews(&document);
        let data = found.first().and_then(|review| review.data.as_ref().ok());
        let url = data.and_then(|map| claim_review::get(map, "url"));
        assert_eq!(url.and_then(|url| url.as_str()), Some("https://a.org"));
        let body = document.blocks.iter().filter(|block| block.kind.is_body()).map(|block| document.slice(block.span));
        let body: Vec<_> = body.filter(|text| !text.contains("color")).collect();
        assert_eq!(
            body,
            if format == InputFormat::Text {
                vec!["</style>", "It opened in 1998 [1]."]
            } else {
                vec!["It opened in 1998 [1]."]
            }
        );
        let script = document.text.map().to_source(document.scripts[0]).range();
        assert!(source[script.clone()].starts_with("{\"@graph\"") && source[script].ends_with("}]}"));
    }
}
