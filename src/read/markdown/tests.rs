use super::read;
use crate::document::{BlockKind, Markup};

/// Kind, words and source of every block.
fn blocks(source: &str) -> Vec<(&'static str, String, String)> {
    let markup = read(source);
    let show = |markup: &Markup| {
        let one = |block: &crate::document::Block| {
            let span = markup.text.map().to_source(block.span);
            let source = source.get(span.range()).unwrap_or("?").to_owned();
            (block.kind.as_str(), markup.text.slice(block.span).to_owned(), source)
        };
        markup.blocks.iter().map(one).collect()
    };
    show(&markup)
}

#[test]
fn text_is_rendered_and_maps_back() {
    let source = "# A *title*\n\nOne **bold** word &amp; an\nescape \\[1\\].\n";
    let found = blocks(source);
    assert_eq!(found[0], ("heading", "A title".into(), "A *title".into()));
    assert_eq!(found[1].1, "One bold word & an\nescape [1].");
    assert_eq!(found[1].2, "One **bold** word &amp; an\nescape \\[1\\].");
}

#[test]
fn citations_written_as_links_read_as_in_plain_text() {
    for source in [
        "It opened [1](https://a.org).",
        "It opened [[1]](https://a.org).",
        "It opened [\\[1\\]](https://a.org).",
        "It opened [1].\n\n[1]: https://a.org",
    ] {
        let markup = read(source);
        assert!(markup.text.visible().contains("It opened [1]."), "{source}: {:?}", markup.text.visible());
        assert_eq!(
            markup.links.iter().map(|link| markup.text.slice(link.target)).collect::<Vec<_>>(),
            ["https://a.org"],
            "{source}"
        );
    }
}

#[test]
fn lists_tables_quotes_and_code() {
    let kinds: Vec<BlockKind> = read("1. a\n   - b\n\n> c\n\n| d | e |\n|---|---|\n| f | g |\n\n```\nh\n```\n")
        .blocks
        .iter()
        .map(|block| block.kind)
        .collect();
    assert_eq!(
        kinds,
        [
            BlockKind::ListItem { list: 0, depth: 0, ordinal: Some(1) },
            BlockKind::ListItem { list: 1, depth: 1, ordinal: None },
            BlockKind::Paragraph,
            BlockKind::TableCell { table: 0, row: 0, column: 0, header: true },
            BlockKind::TableCell { table: 0, row: 0, column: 1, header: true },
            BlockKind::TableCell { table: 0, row: 1, column: 0, header: false },
            BlockKind::TableCell { table: 0, row: 1, column: 1, header: false },
            BlockKind::Code,
        ]
    );
    assert!(read("> c").blocks[0].quoted);
}

#[test]
fn footnotes_and_front_matter_are_kept() {
    let markup = read("---\nchecked: 2025-11-20\n---\n\nIt opened.[^a]\n\n[^a]: https://a.org\n");
    assert_eq!(markup.definitions.len(), 1);
    assert_eq!(markup.definitions[0].label, "a");
    assert_eq!(markup.metadata.map(|span| markup.text.slice(span).trim()), Some("checked: 2025-11-20"));
    assert!(markup.text.visible().contains("It opened.[^a]"));
}

#[test]
fn a_strong_line_is_a_heading() {
    assert_eq!(blocks("**Findings:**\n\nText.")[0].0, "heading");
    assert_eq!(blocks("**Findings** are here.\n\nText.")[0].0, "paragraph");
}

#[test]
fn rules_in_mid_document_hide_nothing() {
    let found = blocks("# Bridges\n\nOne.\n\n---\n## History\nTwo.\n\n---\n## Costs\nThree.\n");
    let words: Vec<&str> = found.iter().map(|(_, text, _)| text.as_str()).collect();
    assert_eq!(words, ["Bridges", "One.", "History", "Two.", "Costs", "Three."]);
    let found = blocks("---\n# Bridges\n\nIt opened in 1998.\n\n---\nIt closed.\n");
    assert_eq!(found.len(), 3);
}

#[test]
fn places_count_from_the_start_of_the_file() {
    let source = "\u{feff}---\r\n# a note\r\ntitle: Bridges\r\nsources:\r\n- https://b.org\r\n...\r\nIt opened [1].[^a]\r\n\r\n[1]: https://a.org\r\n\r\n[^a]: A note.\r\n";
    let found = blocks(source);
    assert_eq!(found[0].1, found[0].2);
    assert_eq!(found[0].1, "It opened [1].[^a]");
    let markup = read(source);
    for definition in &markup.definitions {
        let place = markup.text.map().to_source(definition.span);
        assert_eq!(source.get(place.range()), Some(markup.text.slice(definition.span)));
    }
    assert!(markup.metadata.is_some_and(|span| markup.text.slice(span).starts_with("# a note")));
}

#[test]
fn bullets_typed_by_hand_are_items() {
    let found = blocks(
        "Two ferries:\n• The first sank\n  in 1998 [1]  \n• **The second** burned\n\n• A third.\n\nText • with a dot.\n",
    );
    let found: Vec<(&str, &str, &str)> =
        found.iter().map(|(kind, text, source)| (*kind, text.as_str(), source.as_str())).collect();
    assert_eq!(
        found,
        [
            ("paragraph", "Two ferries:", "Two ferries:"),
            ("list-item", "The first sank\nin 1998 [1]", "The first sank\n  in 1998 [1]"),
            ("list-item", "The second burned", "The second** burned"),
            ("list-item", "A third.", "A third."),
            ("paragraph", "Text • with a dot.", "Text • with a dot."),
        ]
    );
    let lists: Vec<BlockKind> = read("- a\n  • b\n\n  • c\n").blocks.iter().map(|block| block.kind).collect();
    assert_eq!(
        lists,
        [
            BlockKind::ListItem { list: 0, depth: 0, ordinal: None },
            BlockKind::ListItem { list: 1, depth: 1, ordinal: None },
            BlockKind::ListItem { list: 1, depth: 1, ordinal: None },
        ]
    );
}

#[test]
fn programs_without_fences_are_code() {
    let found = blocks("The port log:\n\ndef port(name):\n    return open(name)\n\nIt opened.\n");
    let kinds: Vec<&str> = found.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds, ["paragraph", "code", "paragraph"]);
}

#[test]
fn a_rule_below_a_sentence_makes_no_heading_of_it() {
    let kind = |source: &str| blocks(source)[0].0;
    assert_eq!(kind("The port opened in 1998.\n---\nIt closed.\n"), "paragraph");
    assert_eq!(kind("The port opened in 1998. [1][2]\n---\nIt closed.\n"), "paragraph");
    assert_eq!(kind("The port\n---\nIt closed.\n"), "heading");
    assert_eq!(kind("## The port opened in 1998.\nIt closed.\n"), "heading");
}

#[test]
fn comments_that_speak_to_factlint_are_kept_with_their_bytes() {
    let found = |source: &str| -> Vec<String> {
        let comments = read(source).comments;
        comments.iter().map(|it| source.get(it.range()).unwrap_or("?").to_owned()).collect()
    };
    for (source, expected) in [
        ("<!-- factlint-a -->\nIt opened.\n", &["<!-- factlint-a -->"][..]),
        ("It opened. <!--factlint-a -- why --> It closed.\n", &["<!--factlint-a -- why -->"]),
        ("---\na: b\n---\n\n- Port\n  <!-- factlint-a -->\n  It opened.\n", &["<!-- factlint-a -->"]),
        ("> <!-- factlint-a -->\n> It opened.\n", &["<!-- factlint-a -->"]),
        ("<!-- factlint-a\r\nb --> <!-- factlint-c -->\r\n", &["<!-- factlint-a\r\nb -->", "<!-- factlint-c -->"]),
        ("<div>\n<!-- factlint-a\nb -->\n</div>\n", &["<!-- factlint-a\nb -->"]),
        (
            "# Port <!-- factlint-a -->\n\n| a <!-- factlint-b --> |\n|---|\n",
            &["<!-- factlint-a -->", "<!-- factlint-b -->"],
        ),
        ("<!-- factlint-a\nIt opened.\n\nIt closed.\n", &["<!-- factlint-a\nIt opened.\n\nIt closed."]),
        ("`<!-- factlint-a -->` \\<!-- factlint-b -->\n\n    <!-- factlint-c -->\n", &[]),
        ("```\n<!-- factlint-a -->\n```\n\n<!-- other factlint-b -->\n", &[]),
    ] {
        assert_eq!(found(source), expected, "{source:?}");
    }
}

#[test]
fn no_line_of_a_comment_is_text() {
    assert_eq!(blocks("<!-- The port\nopened. -->\nIt closed.\n").len(), 1);
    assert_eq!(blocks("<!-- The port\n\nopened. --> It closed.\n")[0].1, "It closed.");
    assert_eq!(blocks("<div><!-- The port\nopened. -->It closed.</div>\n")[0].1, "It closed.");
}
