//! Every notation that a tool leaves behind has a rule that reports it, in plain text and in Markdown, and what only looks
//! like it is left alone.

use factlint::config::{CommandLine, Config};
use factlint::diagnostic::InputFormat;
use factlint::lint::{Input, Linter, Outcome, Suppress};
use factlint::rule::Preset;
use factlint::rules;
use jiff::civil::date;

/// Where a vector is tried.
#[derive(Clone, Copy, PartialEq)]
enum In {
    Both,
    Plain,
    Markdown,
}
use In::{Both, Markdown, Plain};

const TOKEN: &str = "leaked-tool-citation";
const ID: &str = "leaked-internal-id";
const PROMPT: &str = "leaked-prompt-text";
const CONTEXT: &str = "leaked-context-reference";
const SLOT: &str = "placeholder-text";
const DAMAGE: &str = "damaged-text";

/// What is left, the rule that must report it, and where.
const LEFT: &[(&str, &str, In)] = &[
    ("the weir leaks; p3_s11", ID, Both),
    ("the weir leaks citeturn4search9", TOKEN, Both),
    ("the weir leaks fileciteturn2file7L3-L9", TOKEN, Both),
    ("the weir leaks \u{E200}cite\u{E202}turn6view2\u{E202}turn8news1\u{E201}.", TOKEN, Both),
    ("\u{E200}entity\u{E202}[\"river\",\"Orm\",\"river of Norvik\"]\u{E201} is long", TOKEN, Both),
    ("\u{E200}url\u{E202}Weir plan\u{E202}turn3search5\u{E201} is old", TOKEN, Both),
    ("\u{E203}the weir leaks\u{E204}\u{E206}", TOKEN, Both),
    ("the weir leaks.\\ue204\\ue202turn5search6", TOKEN, Both),
    ("the weir leaks :contentReference[oaicite:8]{index=8}", TOKEN, Both),
    ("the weir leaks [oaicite:8]", TOKEN, Both),
    ("[oai_citation:4‡weirs.example](https://weirs.example/a)", TOKEN, Both),
    ("the weir leaks【7:2†source】", TOKEN, Both),
    ("the weir leaks【turn5search7】", TOKEN, Both),
    ("the weir leaks【F:src/weir.rs†L4-L9】", TOKEN, Both),
    ("the weir leaks [62†L8-L12]", TOKEN, Both),
    ("^[the weir leaks.]({\"attribution\":{\"attributableIndex\":\"77-3\"}})", TOKEN, Both),
    ("the weir leaks Weir Times+2Harbour Post+4.", TOKEN, Both),
    ("the weir leaks. Weirpedia+3. It is old.", TOKEN, Both),
    ("[table](sandbox:/mnt/data/weirs.csv)", TOKEN, Both),
    ("![chart](sandbox:/mnt/data/weirs.png)", TOKEN, Both),
    ("[table](sediment://file_00000000aa11)", TOKEN, Both),
    ("[table](file-service://file-Zz9kWeirTable88)", TOKEN, Both),
    (":::writing{variant=\"document\" id=\"40077\"}", TOKEN, Both),
    ("the weir leaks <Cite refs={[\"turn2news3\"]}/>", TOKEN, Both),
    ("the weir leaks citegenerated-reference-identifier", TOKEN, Both),
    ("the weir leaks <ref name=\"2search31\">", TOKEN, Both),
    ("the weir leaks[cite: 9, 31]", TOKEN, Both),
    ("[cite_start]the weir leaks", TOKEN, Both),
    ("[span_4](start_span)the weir leaks[span_4](end_span)", TOKEN, Both),
    ("[weirs](https://vertexaisearch.cloud.google.com/grounding-api-redirect/AUZweir_77-a)", TOKEN, Both),
    ("the weir leaks <grok:render card_id=\"9w\">4</grok:render>", TOKEN, Both),
    ("the weir leaks <grok-card data-id=\"9w\" data-type=\"citation_card\"></grok-card>", TOKEN, Both),
    ("the weir leaks [](grok_render_citation_card_json={\"cardIds\":[\"9w\"]})", TOKEN, Both),
    ("the weir leaks [attached_file:6][web:19]", TOKEN, Both),
    ("[weirs](https://ppl-ai-file-upload.s3.amazonaws.com/web/direct-files/7/weir.txt)", TOKEN, Both),
    ("the weir leaks <span style=\"display:none\">[^6][^7]</span>", TOKEN, Both),
    ("<cite index=\"6-2,6-3\">the weir leaks</cite>", TOKEN, Both),
    ("the weir leaks {/antml:cite}", TOKEN, Both),
    ("the weir leaks.RetryClaude can make mistakes. Please double-check responses.", PROMPT, Both),
    ("the weir leaks[^6^][6].", TOKEN, Both),
    ("the weir leaks <cite>turn6search4</cite>", TOKEN, Both),
    ("the weir leaks [citation:11]", TOKEN, Both),
    ("the weir leaks [2,7](@ref)", TOKEN, Both),
    ("the weir leaks [6](@context-ref?id=6)", TOKEN, Both),
    ("the weir leaks[ref_9]", ID, Both),
    ("<co: 3,4>the weir leaks</co: 3,4>", TOKEN, Both),
    ("the weir leaks [doc6][doc9].", TOKEN, Both),
    ("the weir leaks [Source 6].", "malformed-citation", Both),
    ("the weir leaks [Document 6].", CONTEXT, Both),
    ("the weir leaks (doc_6), see chunk-77", ID, Both),
    ("the weir leaks [doc: 0b7e4c52-91d3-4f6a-8e25-5a90c3d1f7b4]", ID, Both),
    ("the weir leaks [source_id]", SLOT, Both),
    ("the weir leaks {{ source.title }}", SLOT, Both),
    ("the weir leaks [citation needed]", "placeholder-citation", Both),
    ("the weir leaks [insert name of the mate]", SLOT, Both),
    ("yours, [Your Title] of the weir", SLOT, Both),
    ("|url=INSERT_WEIR_URL_7", SLOT, Both),
    ("the [weir](URL) leaks", SLOT, Both),
    ("the [weir](https://...) leaks", SLOT, Both),
    ("the [weir](#) leaks", SLOT, Both),
    ("the weir leaks, accessed 2024-XX-XX", SLOT, Both),
    ("doi:10.1234/weir.7, arXiv:2406.XXXXX", SLOT, Both),
    ("leader = <!-- Add if known with source -->", SLOT, Plain),
    ("the weir leaks ↩7", DAMAGE, Both),
    ("the weir leaks .", DAMAGE, Both),
    ("the weir leaks ( ).", DAMAGE, Both),
    ("the weir leaks [ , ] still", DAMAGE, Both),
    ("weir\">weir-of-norvik\" target=\"_blank\" rel=\"noopener noreferrer\">[1]", DAMAGE, Both),
    ("Loading...Goal: $700", DAMAGE, Both),
    ("Was this fact-check helpful?", DAMAGE, Both),
    ("Keep Factually independent", DAMAGE, Both),
    ("As snippet 7 says, the weir leaks.", CONTEXT, Both),
    ("<scratchpad>the weir</scratchpad> leaks", PROMPT, Both),
    ("<answer>\n\nthe weir leaks\n\n</answer>", PROMPT, Markdown),
    ("I'll look up newer reports on the weir.", "assistant-chatter", Both),
    ("the we\u{200B}ir leaks", "nonstandard-character", Both),
];

/// What no rule about leaks may report.
const LOOKS: &[&str] = &[
    "map p3_score to p3_start in gcc_wrap3_s11_clk",
    "turn left at the weir and search again; it was turn 4 of search 9",
    "the word oaicite is a trace, says [the manual](https://weirs.example/contentReference)",
    "【重要】水門は開いた【1】。",
    "Okafor† rowed [1]† with C++11 and C++14 at UTC+2.",
    "The boat is kept on the server at /mnt/data/weirs.csv, in fine sediment: clay.",
    "[cite:@lind2020] and \\cite{lind2020} are keys.",
    "A List of boats, x < y and y > z, 5 <= 6.",
    "See [the file](https://weirs.example/file-service/1) and [page 7](#page-7).",
    "A footnote[^7] tells more.\n\n[^7]: Harbour board.",
    "He typed `turn4search9`, `[insert name]` and `<think>` by hand.",
    "Set `chunk_7` to `{{ source }}`.\n\n```\n[cite: 7] <|im_start|> p3_s11\n```",
    "The passage is short; the second passage of the poem and chunk 4 cheese are not.",
    "DOI 10.1038/nature12373, ISBN 978-3-16-148410-0, on 2024-11-29.",
    "He inserted [the coin] and added [to the toll] a fine.",
    "“[insert name],” she read aloud, “and <think> again.”",
    "Voilà, an apostrophe’s “quotes” … and – dashes — with naïve Ångström.",
    "It targets .NET 8 and waits ... and ends at main(x).",
    "Chat with the assistant: a clerk. User: the harbour board.",
    "Let me explain the gate. I hope that the weir holds.",
];

fn reported(linter: &Linter, words: &str, format: InputFormat) -> Vec<String> {
    let source = format!(
        "The weir of Norvik was finished in 1987 by the board [1].\n\n{words}\n\nIt was sold to a bank [1].\n\n\
         ## Sources\n\n[1] Harbour board, Report of the year\n"
    );
    let input = Input {
        path: "answer".to_owned(),
        source,
        format,
        sidecar: Vec::new(),
        named: true,
        suppress: Suppress::default(),
    };
    let Outcome::Checked(checked) = linter.check(input) else { return Vec::new() };
    assert!(checked.diagnostics.iter().all(|it| checked.source.get(it.span.range()).is_some()), "{words:?}");
    checked.diagnostics.iter().map(|it| it.rule.to_string()).collect()
}

fn linter() -> Linter {
    let line = CommandLine { preset: Some(Preset::Strict), ..CommandLine::default() };
    let config = Config::resolve(Vec::new(), line, rules::shipped()).expect("the shipped rules form a configuration");
    let plan = config.plan("answer").as_ref().clone();
    Linter::new(&plan, date(2026, 1, 1)).expect("the shipped rules can be prepared")
}

#[test]
fn what_a_tool_left_is_reported() {
    let linter = linter();
    let mut missed = Vec::new();
    for (words, rule, place) in LEFT {
        for (format, skipped) in [(InputFormat::Text, Markdown), (InputFormat::Markdown, Plain)] {
            let found = reported(&linter, words, format);
            if *place != skipped && !found.iter().any(|it| it == rule) {
                missed.push(format!("{rule} misses {words:?} in {format:?}, found {found:?}"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn what_only_looks_like_it_is_left_alone() {
    let linter = linter();
    let group: Vec<String> =
        rules::shipped().iter().filter(|info| info.group == "leaks").map(|info| info.id.to_string()).collect();
    let mut wrong = Vec::new();
    for words in LOOKS {
        for format in [InputFormat::Text, InputFormat::Markdown] {
            let found = reported(&linter, words, format);
            wrong.extend(found.iter().filter(|it| group.contains(it)).map(|it| format!("{it} reports {words:?}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
