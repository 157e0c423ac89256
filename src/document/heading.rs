//! What the words of a heading say that its section is.

use std::sync::LazyLock;

use super::opening::Openings;
use super::word_set::Shapes;

/// What a section is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    References,
    Summary,
    BottomLine,
    FollowUp,
    Limitations,
    FurtherReading,
    /// A table of contents.
    Contents,
    Other,
}

/// Bytes of the longest heading that is looked up.
pub const LONGEST: usize = 90;

/// The words of headings that are known.
struct Headings {
    /// Sorted by what is told of them at a glance.
    roles: Vec<(Glance, &'static str, Role)>,
    /// Whether any is as long as a heading and begins with the same letter: most others are told by that alone.
    shapes: Shapes,
}

/// Length and first byte of a heading, without regard to the case of ASCII letters.
type Glance = (usize, u8);

static HEADINGS: LazyLock<Headings> = LazyLock::new(|| {
    let mut role = Role::Other;
    let mut headings = Headings { roles: Vec::new(), shapes: Shapes::default() };
    for line in include_str!("../../data/headings.txt").lines().map(str::trim) {
        match line {
            "[references]" => role = Role::References,
            "[further-reading]" => role = Role::FurtherReading,
            "[follow-up]" => role = Role::FollowUp,
            "[summary]" => role = Role::Summary,
            "[bottom-line]" => role = Role::BottomLine,
            "[contents]" => role = Role::Contents,
            "[limitations]" => role = Role::Limitations,
            _ if line.is_empty() || line.starts_with('#') => {}
            _ => headings.insert(line, role),
        }
    }
    headings.roles.sort_by_key(|(glance, ..)| *glance);
    headings
});

impl Headings {
    fn insert(&mut self, words: &'static str, role: Role) {
        self.shapes.add(words);
        self.roles.push((glance(words), words, role));
    }

    fn get(&self, words: &str) -> Option<Role> {
        if words.is_ascii() {
            return self.look_up(words);
        }
        self.look_up(&words.to_lowercase())
    }

    /// Of words that are in lower case but for letters of ASCII.
    fn look_up(&self, words: &str) -> Option<Role> {
        if !self.shapes.has(words) {
            return None;
        }
        let glance = glance(words);
        let from = self.roles.partition_point(|(held, ..)| *held < glance);
        let mut alike = self.roles.get(from..)?.iter().take_while(|(held, ..)| *held == glance);
        alike.find(|(_, held, _)| held.eq_ignore_ascii_case(words)).map(|(.., role)| *role)
    }
}

fn glance(words: &str) -> Glance {
    (words.len(), words.as_bytes().first().map_or(0, u8::to_ascii_lowercase))
}

/// The number that a heading opens with, and the role that it gives its section.
pub fn read(heading: &str) -> (Option<&str>, Role) {
    let number = number(heading);
    (number, role(heading, number))
}

/// The role that a heading gives its section.
pub fn heading_role(heading: &str) -> Role {
    role(heading, number(heading))
}

/// The role that a heading gives, which opens with `number`.
fn role(heading: &str, number: Option<&str>) -> Role {
    if heading.is_empty() || heading.len() > LONGEST {
        return Role::Other;
    }
    let bare = heading.trim_start_matches(|ch: char| !ch.is_alphanumeric() && !matches!(ch, '(' | '（'));
    let words = Some(without_number(bare, number)).filter(|words| words.len() < bare.len());
    let whole = without_markup(words.or_else(|| without_open_number(bare)).unwrap_or(bare));
    let short = remark(whole).map_or(whole, |at| without_markup(&whole[..at]));
    let shorter = || if short.len() < whole.len() { HEADINGS.get(short) } else { None };
    if let Some(role) = HEADINGS.get(whole).or_else(shorter).or_else(|| HEADINGS.get(joined(short)?)) {
        return role;
    }
    let opens = |words: &str| short.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words));
    let ends = |words: &str| {
        let tail = short.len().checked_sub(words.len()).and_then(|at| short.get(at..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(words))
    };
    if opens("bottom line") || opens("conclu") || ends(" and conclusion") || ends(" and conclusions") {
        return Role::BottomLine;
    }
    if opens("limitations") { Role::Limitations } else { Role::Other }
}

/// What stands round the words of a heading without being part of them.
const MARKUP: [char; 7] = ['#', '*', '_', ' ', ':', '：', '\t'];

fn without_markup(heading: &str) -> &str {
    // Nearly all begin and end with a letter.
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let bytes = heading.as_bytes();
    if letter(bytes.first()) && letter(bytes.last()) { heading } else { heading.trim_matches(MARKUP) }
}

/// Where a remark in parentheses begins.
fn remark(heading: &str) -> Option<usize> {
    // A wide parenthesis begins with `EF`.
    let near = memchr::memchr2(b'(', 0xEF, heading.as_bytes())?;
    heading.get(near..)?.find(['(', '（']).map(|at| near + at)
}

/// Words of headings under which it is said what may come or ought to be done, wherever they stand.
const PROSPECTS: [&str; 16] = [
    "priorities",
    "future",
    "direction",
    "recommend",
    "outlook",
    "next steps",
    "speculat",
    "roadmap",
    "way forward",
    "opportunities for",
    "建议",
    "展望",
    "未来",
    "empfehlung",
    "recomend",
    "recommand",
];

static PROSPECT_OPENINGS: Openings<{ PROSPECTS.len() }> = Openings::of(&PROSPECTS);

/// Whether a heading announces prospects or advice.
pub fn is_prospect(heading: &str) -> bool {
    let announces = |at: usize| {
        let rest = heading.as_bytes().get(at..).unwrap_or_default();
        let first = rest.first().map(u8::to_ascii_lowercase);
        let mut alike = PROSPECTS.iter().map(|word| word.as_bytes()).filter(|word| word.first().copied() == first);
        alike.any(|word| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
    };
    heading.len() <= 2 * LONGEST && PROSPECT_OPENINGS.places(heading).any(announces)
}

/// `heading`, which opens with a letter, a digit or a parenthesis, without its number: `3.`, `VI.`, `B)`, `六、`, `（六）`,
/// `第六章`. `number` is the one in digits, if that is known.
fn without_number<'h>(heading: &'h str, number: Option<&str>) -> &'h str {
    if let Some(number) = number.or_else(|| self::number(heading)) {
        return heading.get(number.len()..).unwrap_or("").trim_start_matches(['.', ')', ' ']);
    }
    // A word, as nearly all headings begin with.
    if matches!(heading.as_bytes(), [first, b'a'..=b'z', ..] if first.is_ascii_alphabetic()) {
        return heading;
    }
    let (bracket, bare) = match heading.strip_prefix(['(', '（']) {
        Some(bare) => (true, bare),
        None => (false, heading),
    };
    let (ordinal, bare) = bare.strip_prefix('第').map_or((false, bare), |bare| (true, bare));
    let len = bare.find(|ch: char| !is_numeral(ch)).unwrap_or(bare.len());
    let (number, rest) = bare.split_at(len);
    let latin = number.is_ascii();
    // A lone letter numbers too, but `C` and `DIM` must not pass for Roman numerals without a sign behind them.
    let letter = rest.chars().next().filter(|ch| number.is_empty() && ch.is_ascii_uppercase());
    let rest = letter.map_or(rest, |_| rest.get(1..).unwrap_or(""));
    let closed = if bracket {
        rest.strip_prefix([')', '）'])
    } else if ordinal {
        rest.strip_prefix(['章', '节', '節', '部', '篇', '条'])
    } else if latin {
        rest.strip_prefix(['.', ')', '、', '．', '：', '）'])
            .filter(|rest| !rest.starts_with(char::is_alphanumeric) || !rest.is_ascii())
    } else {
        rest.strip_prefix(['、', '.', '．', '，', '：', ':', ' ', '\u{3000}'])
    };
    match closed {
        Some(words) if letter.is_some() || !number.is_empty() => {
            words.trim_start_matches(|ch: char| !ch.is_alphanumeric() && !matches!(ch, '(' | '（'))
        }
        _ => heading,
    }
}

/// Digits, Chinese and Roman numerals.
const fn is_numeral(ch: char) -> bool {
    matches!(
        ch,
        '0'..='9' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | 'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ'
    )
}

/// `heading` without the number that it opens with where no sign closes that: `10  Conclusions`.
fn without_open_number(heading: &str) -> Option<&str> {
    let rest = heading.trim_start_matches(|ch: char| ch.is_ascii_digit());
    let words = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let digits = heading.len() - rest.len();
    ((1..=2).contains(&digits) && words.len() < rest.len()).then_some(words)
}

/// The number that a heading opens with, such as `3` of `3. Findings` or `3.2` of `3.2 Costs`.
///
/// At most two digits a part, so that `2024 in review` has none; a single part needs a full stop or a
/// parenthesis behind it, so that `5 reasons` has none either.
pub fn number(heading: &str) -> Option<&str> {
    // Most begin with a word.
    if heading.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return None;
    }
    let bare = heading.trim_start_matches(['#', '*', '_', ' ']);
    let bytes = bare.as_bytes();
    if !bytes.first().is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let end = bytes.iter().position(|byte| !byte.is_ascii_digit() && *byte != b'.')?;
    let (digits, rest) = bare.split_at_checked(end)?;
    let number = digits.trim_end_matches('.');
    let closed = digits.ends_with('.') || rest.starts_with(')') || number.as_bytes().contains(&b'.');
    let spaced = rest.trim_start_matches(')').starts_with([' ', '\u{a0}', '\t']);
    let fits =
        !number.is_empty() && number.as_bytes().split(|byte| *byte == b'.').all(|part| (1..=2).contains(&part.len()));
    (closed && spaced && fits).then_some(number)
}

/// The one or two words before `and` or `&`: `References and data`.
fn joined(heading: &str) -> Option<&str> {
    let joins = |word: &[u8]| word == b"&" || word.eq_ignore_ascii_case(b"and");
    let mut words = heading.as_bytes().split(|byte| *byte == b' ');
    let (first, second) = (words.next()?, words.next()?);
    if joins(second) {
        return heading.get(..first.len());
    }
    if joins(words.next()?) { heading.get(..first.len() + 1 + second.len()) } else { None }
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
            "## 六、参考来源",
            "第六章 参考文献",
            "（六）参考资料",
            "10、参考文献",
            "VI. References",
            "B) Sources",
            "📚 Sources",
            "12. Reference Snapshot *(abridged)*",
            "## 9  References",
        ] {
            assert_eq!(heading_role(heading), Role::References, "{heading}");
        }
        for heading in [
            "Sources of error",
            "Notes on the method",
            "Findings",
            "The references in the report",
            "Literature review",
            "V references",
            "I Sources",
            "第六章",
        ] {
            assert_eq!(heading_role(heading), Role::Other, "{heading}");
        }
        assert_eq!(heading_role("Table of Contents"), Role::Contents);
        assert_eq!(heading_role("目录"), Role::Contents);
        assert_eq!(heading_role("Further reading"), Role::FurtherReading);
        assert_eq!(heading_role("Want to dive deeper?"), Role::FollowUp);
    }

    #[test]
    fn numbers_of_headings() {
        for (heading, expected) in [
            ("3. Findings", Some("3")),
            ("3.2 Costs", Some("3.2")),
            ("**1. Bold**", Some("1")),
            ("2) Next", Some("2")),
            ("2024 in review", None),
            ("5 reasons to go", None),
            ("3.", None),
            ("Plain", None),
        ] {
            assert_eq!(number(heading), expected, "{heading}");
        }
    }
}
