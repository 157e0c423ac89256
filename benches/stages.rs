//! Throughput per stage, over answers of our own making: run with `cargo bench`.

use divan::counter::BytesCount;
use factlint::diagnostic::InputFormat;
use factlint::document::{Extra, citation, claim, sentence};
use factlint::{config, lint, read, rules};

fn main() {
    divan::main();
}

/// The example answers, repeated to about a megabyte.
fn corpus(ending: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|it| it == ending));
    paths.sort();
    let text: String =
        paths.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect::<Vec<_>>().join("\n\n");
    text.repeat(1_000_000 / text.len().max(1) + 1)
}

#[divan::bench]
fn citations(bencher: divan::Bencher<'_, '_>) {
    let text = corpus("txt");
    bencher.counter(BytesCount::new(text.len())).bench(|| citation::scan_in(&text, &[]).len());
}

#[divan::bench]
fn split(bencher: divan::Bencher<'_, '_>) {
    let text = corpus("txt");
    bencher.counter(BytesCount::new(text.len())).bench(|| sentence::split(&text, &[]).len());
}

#[divan::bench]
fn claims(bencher: divan::Bencher<'_, '_>) {
    let text = corpus("txt");
    let sentences = sentence::split(&text, &[]);
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        let judge = |range: &std::ops::Range<usize>| {
            let input = claim::Input {
                prose: &text[range.clone()],
                cited: false,
                context: claim::Context::Paragraph,
                section_cited: true,
                after_meta: Some(false),
                prospect: false,
                english: true,
            };
            claim::classify(&input).words
        };
        sentences.iter().map(judge).sum::<usize>()
    });
}

#[divan::bench(args = [InputFormat::Text, InputFormat::Markdown])]
fn reader(bencher: divan::Bencher<'_, '_>, format: InputFormat) {
    let text = corpus(if format == InputFormat::Text { "txt" } else { "md" });
    bencher.counter(BytesCount::new(text.len())).bench(|| read::markup(&text, format).blocks.len());
}

#[divan::bench(args = [InputFormat::Text, InputFormat::Markdown])]
fn document(bencher: divan::Bencher<'_, '_>, format: InputFormat) {
    let text = corpus(if format == InputFormat::Text { "txt" } else { "md" });
    bencher.counter(BytesCount::new(text.len())).bench(|| read::read(&text, format, &Extra::default()).sentences.len());
}

#[divan::bench(args = [InputFormat::Text, InputFormat::Markdown])]
fn full_lint(bencher: divan::Bencher<'_, '_>, format: InputFormat) {
    let text = corpus(if format == InputFormat::Text { "txt" } else { "md" });
    let config = config::Config::resolve(Vec::new(), config::CommandLine::default(), rules::shipped());
    let Ok(config) = config else { return };
    let Ok(linter) = lint::Linter::new(&config.plan("bench"), jiff::civil::date(2025, 12, 1)) else { return };
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        let input = lint::Input {
            path: String::new(),
            source: text.clone(),
            format,
            sidecar: Vec::new(),
            named: true,
            suppress: lint::Suppress::default(),
        };
        match linter.check(input) {
            lint::Outcome::Checked(checked) => checked.diagnostics.len(),
            lint::Outcome::NotAnswer => 0,
        }
    });
}
