//! Programs that stand in a text without fences round them.

/// Whether a whole text is a program: its first line names what runs it.
pub fn is_script(source: &str) -> bool {
    source.trim_start_matches('\u{feff}').starts_with("#!/")
}

/// Byte at which the comment of a line of a script begins.
pub fn comment(line: &str) -> Option<usize> {
    let at = memchr::memchr_iter(b'#', line.as_bytes())
        .find(|&at| line.get(..at).is_some_and(|before| before.is_empty() || before.ends_with([' ', '\t'])))?;
    (!line.get(at..)?.starts_with("#!")).then_some(at)
}

/// Whether lines that stand together are a piece of a program: one of them can be nothing else, and nearly all
/// look like it. A single line is left alone, since prose may quote it.
pub fn is_code<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let (mut all, mut like, mut sure) = (0_usize, 0_usize, false);
    for line in lines.map(str::trim).filter(|line| !line.is_empty()) {
        let anchor = is_definition(line);
        // Most texts are told apart by their first line.
        if all == 0 && !anchor && !is_statement(line) {
            return false;
        }
        sure |= anchor;
        all += 1;
        like += usize::from(anchor || is_statement(line));
    }
    sure && all >= 2 && like * 10 >= all * 7
}

/// Lines that only a program has.
fn is_definition(line: &str) -> bool {
    let named = |word: &str, after: &[char]| {
        let Some(rest) = line.strip_prefix(word) else { return false };
        let len = name(rest);
        len > 0 && rest.get(len..).is_some_and(|rest| rest.starts_with(after))
    };
    named("def ", &['('])
        || named("async def ", &['('])
        || named("function ", &['('])
        || named("class ", &['(', ':']) && line.ends_with(':')
        || line.starts_with("#include <")
        || is_import(line)
        || ["const ", "let ", "var "].iter().any(|word| {
            line.strip_prefix(word)
                .is_some_and(|rest| name(rest) > 0 && rest.get(name(rest)..).is_some_and(|it| it.starts_with(" = ")))
        })
}

/// `import a, b as c`, `from a import b`.
fn is_import(line: &str) -> bool {
    let names = |text: &str| {
        !text.is_empty()
            && text.split(", ").all(|one| {
                let mut words = one.split(' ');
                let dotted = |word: &str| !word.is_empty() && word.split('.').all(|part| name(part) == part.len());
                words.next().is_some_and(dotted)
                    && match (words.next(), words.next(), words.next()) {
                        (None, ..) => true,
                        (Some("as"), Some(word), None) => dotted(word),
                        _ => false,
                    }
            })
    };
    let from = || line.strip_prefix("from ")?.split_once(" import ");
    line.strip_prefix("import ").is_some_and(names)
        || from()
            .is_some_and(|(from, what)| !from.contains(' ') && (names(what) || what.starts_with('(') || what == "*"))
}

/// Lines that a program has and prose hardly.
fn is_statement(line: &str) -> bool {
    let word = line.split([' ', ':', '(']).next().unwrap_or("");
    let opens = line.ends_with(':')
        && matches!(word, "if" | "elif" | "else" | "for" | "while" | "with" | "try" | "except" | "finally");
    let leads = matches!(word, "return" | "raise" | "yield" | "assert" | "pass" | "break" | "continue")
        && !line.ends_with(['.', ',']);
    let signed = line.ends_with(['{', '}', ';', '(', '[', '\\'])
        || line.starts_with(['}', ')', ']'])
        || line.starts_with("\"\"\"")
        || line.starts_with("# ")
        || line.starts_with("// ");
    let decorates = line.starts_with('@') && !line.contains(' ');
    let len = name(line);
    let rest = line.get(len..).unwrap_or("");
    let target = rest.trim_start_matches(|ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '_' | '[' | ']'));
    let assigns = len > 0 && [" = ", " += ", " -= ", " := "].iter().any(|sign| target.starts_with(sign))
        || len > 0 && rest.starts_with(": ") && line.contains(" = ");
    let field = len > 0 && rest.starts_with(": ") && !line.get(len + 2..).unwrap_or(" ").contains(' ');
    let calls = len > 0 && target.starts_with('(') && line.ends_with(')');
    opens || leads || signed || decorates || assigns || field || calls
}

/// Bytes of the name that `text` begins with.
fn name(text: &str) -> usize {
    let starts = text.starts_with(|ch: char| ch.is_ascii_alphabetic() || ch == '_');
    if starts { text.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{comment, is_code};

    #[test]
    fn pieces_of_programs() {
        for text in [
            "def port(name):\n    return name",
            "import os\nimport json as j\n\nport = os.environ[\"PORT\"]",
            "@dataclass\nclass Port:\n    name: str\n    depth: int = 3",
            "from ports import Port\nPort(\"a\").open()\nraise ValueError(\"b\")",
            "function port(name) {\n  return name;\n}",
        ] {
            assert!(is_code(text.lines()), "{text}");
        }
        for text in [
            "import duties rose\nThe port closed.",
            "import duties\nexport duties",
            "for the port:\nthe depth was 3 m.",
            "Port: open\nDepth: 3 m",
            "def port(name):",
            "return to the port was forbidden\nclass struggle followed",
            "The function is def port(name):\nIt returns the name.\nIt is short.",
        ] {
            assert!(!is_code(text.lines()), "{text}");
        }
    }

    #[test]
    fn comments_of_scripts() {
        assert_eq!(comment("port = 1  # the port"), Some(10));
        assert_eq!(comment("# the port"), Some(0));
        assert_eq!(comment("a = \"b#c\""), None);
        assert_eq!(comment("#!/bin/sh"), None);
    }
}
