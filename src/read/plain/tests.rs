use super::read;

fn blocks(source: &str) -> Vec<(&'static str, String)> {
    let markup = read(source);
    markup.blocks.iter().map(|block| (block.kind.as_str(), markup.text.slice(block.span).to_owned())).collect()
}

fn check(source: &str, expected: &[(&str, &str)]) {
    let found = blocks(source);
    let found: Vec<(&str, &str)> = found.iter().map(|(kind, text)| (*kind, text.as_str())).collect();
    assert_eq!(found, expected, "{source:?}");
}

#[test]
fn headings_are_lone_lines_without_a_full_stop() {
    check("Findings\n\nIt opened.", &[("heading", "Findings"), ("paragraph", "It opened.")]);
    check(
        "1. Origin of the bridge\n\nIt opened.",
        &[("heading", "1. Origin of the bridge"), ("paragraph", "It opened.")],
    );
    check("# Findings\nIt opened.", &[("heading", "Findings"), ("paragraph", "It opened.")]);
    check("It opened\n", &[("paragraph", "It opened")]);
    check("The list:\n\nIt opened.", &[("paragraph", "The list:"), ("paragraph", "It opened.")]);
}

#[test]
fn numbered_lines_without_text_after_them_are_items() {
    check("Steps:\n\n1. One\n\n2. Two", &[("paragraph", "Steps:"), ("list-item", "One"), ("list-item", "Two")]);
    check(
        "- a\n- b\n  more of b\n\nText.",
        &[("list-item", "a"), ("list-item", "b\n  more of b"), ("paragraph", "Text.")],
    );
}

#[test]
fn wrapped_lines_are_one_paragraph_and_short_ones_are_not() {
    let wrapped =
        "The bridge over the river opened in the spring of 1998\nand was closed again six years later by the council.";
    check(wrapped, &[("paragraph", wrapped)]);
    check(
        "Checked on May 3, 2025\nDisclaimer: This text is longer than the line before it.",
        &[
            ("paragraph", "Checked on May 3, 2025"),
            ("paragraph", "Disclaimer: This text is longer than the line before it."),
        ],
    );
}

#[test]
fn tables_quotes_and_code() {
    check("| a | b |\n|---|---|\n| c |  |", &[("table-cell", "a"), ("table-cell", "b"), ("table-cell", "c")]);
    check("> quoted\n> on", &[("paragraph", "quoted\n> on")]);
    check("```\nlet a = b[1];\n```\nText.", &[("code", "```\nlet a = b[1];\n```"), ("paragraph", "Text.")]);
}

#[test]
fn every_kind_of_line_end_ends_a_line() {
    for end in ["\n", "\r\n", "\r"] {
        let source = ["Findings", "", "It opened."].join(end);
        check(&source, &[("heading", "Findings"), ("paragraph", "It opened.")]);
    }
}

#[test]
fn a_byte_order_mark_is_no_text() {
    let markup = read("\u{feff}It opened.");
    assert_eq!(markup.text.as_str(), "It opened.");
    assert_eq!(markup.text.map().to_source(markup.blocks[0].span).start, 3);
}

#[test]
fn programs_without_fences_are_code() {
    check(
        "The port log:\n\ndef port(name):\n    log = open(name)\n\n    return log\n\nIt opened.",
        &[
            ("paragraph", "The port log:"),
            ("code", "def port(name):\n    log = open(name)"),
            ("code", "return log"),
            ("paragraph", "It opened."),
        ],
    );
    let markup = super::script(
        "#!/bin/sh\n# The port opened.\nPORT=a  # turn0search1\n\"\"\"\nIt opened.\n\"\"\"\necho $PORT\n",
    );
    let found: Vec<(&str, &str)> =
        markup.blocks.iter().map(|block| (block.kind.as_str(), markup.text.slice(block.span))).collect();
    assert_eq!(
        found,
        [
            ("code", "#!/bin/sh"),
            ("banner", "# The port opened."),
            ("code", "PORT=a"),
            ("banner", "# turn0search1"),
            ("banner", "\"\"\""),
            ("banner", "It opened."),
            ("banner", "\"\"\""),
            ("code", "echo $PORT"),
        ]
    );
}
