//! Reference lists: their headings, their entries, their addresses.

use std::ops::Range;

pub use super::citation::Label;

/// What the words of a heading say that its section is.
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

const HEADINGS: [(&str, Role); 90] = [
    ("sources", Role::References),
    ("source", Role::References),
    ("source(s)", Role::References),
    ("references", Role::References),
    ("reference", Role::References),
    ("reference list", Role::References),
    ("citations", Role::References),
    ("works cited", Role::References),
    ("bibliography", Role::References),
    ("selected bibliography", Role::References),
    ("footnotes", Role::References),
    ("endnotes", Role::References),
    ("notes", Role::References),
    ("notes and references", Role::References),
    ("source list", Role::References),
    ("sources consulted", Role::References),
    ("literature", Role::References),
    ("literature cited", Role::References),
    ("data sources", Role::References),
    ("links", Role::References),
    ("quellen", Role::References),
    ("quellenverzeichnis", Role::References),
    ("quellenangaben", Role::References),
    ("literatur", Role::References),
    ("literaturverzeichnis", Role::References),
    ("einzelnachweise", Role::References),
    ("nachweise", Role::References),
    ("fußnoten", Role::References),
    ("belege", Role::References),
    ("referenzen", Role::References),
    ("weblinks", Role::References),
    ("références", Role::References),
    ("bibliographie", Role::References),
    ("notes et références", Role::References),
    ("ouvrages cités", Role::References),
    ("fuentes", Role::References),
    ("referencias", Role::References),
    ("bibliografía", Role::References),
    ("obras citadas", Role::References),
    ("notas", Role::References),
    ("fontes", Role::References),
    ("referências", Role::References),
    ("referências bibliográficas", Role::References),
    ("bibliografia", Role::References),
    ("fonti", Role::References),
    ("riferimenti", Role::References),
    ("sitografia", Role::References),
    ("bronnen", Role::References),
    ("bronvermelding", Role::References),
    ("referenties", Role::References),
    ("literatuur", Role::References),
    ("källor", Role::References),
    ("referenser", Role::References),
    ("kilder", Role::References),
    ("lähteet", Role::References),
    ("źródła", Role::References),
    ("zdroje", Role::References),
    ("források", Role::References),
    ("surse", Role::References),
    ("kaynaklar", Role::References),
    ("kaynakça", Role::References),
    ("источники", Role::References),
    ("список литературы", Role::References),
    ("литература", Role::References),
    ("джерела", Role::References),
    ("πηγές", Role::References),
    ("المصادر", Role::References),
    ("المراجع", Role::References),
    ("מקורות", Role::References),
    ("منابع", Role::References),
    ("参考文献", Role::References),
    ("参考资料", Role::References),
    ("参考来源", Role::References),
    ("来源", Role::References),
    ("資料來源", Role::References),
    ("出典", Role::References),
    ("引用文献", Role::References),
    ("참고문헌", Role::References),
    ("참고 문헌", Role::References),
    ("출처", Role::References),
    ("nguồn", Role::References),
    ("sumber", Role::References),
    ("further reading", Role::FurtherReading),
    ("external links", Role::FurtherReading),
    ("want to dive deeper?", Role::FollowUp),
    ("want to dive deeper", Role::FollowUp),
    ("related questions", Role::FollowUp),
    ("people also ask", Role::FollowUp),
    ("follow-up questions", Role::FollowUp),
    ("you might also ask", Role::FollowUp),
];

/// The role that a heading gives its section.
pub fn heading_role(heading: &str) -> Role {
    if heading.len() > 90 {
        return Role::Other;
    }
    let mut bare = heading.trim_matches(['#', '*', '_', ' ', ':', '：', '\t']);
    if let Some(number) = super::section_number(bare) {
        bare = bare.get(number.len()..).unwrap_or("").trim_start_matches(['.', ')', ' ']);
    }
    let lower = bare.to_lowercase();
    let lower = lower.trim_matches(['*', '_', ' ', ':']);
    let short = lower.split(['(', '（']).next().unwrap_or(lower).trim();
    if let Some((_, role)) = HEADINGS.iter().find(|(name, _)| *name == short) {
        return *role;
    }
    let head = short.split(" and ").next().unwrap_or(short).split(" & ").next().unwrap_or(short);
    if head != short
        && head.split(' ').count() <= 2
        && let Some((_, role)) = HEADINGS.iter().find(|(name, _)| *name == head)
    {
        return *role;
    }
    if matches!(
        short,
        "executive summary" | "summary" | "tl;dr" | "tldr" | "key takeaways" | "key findings" | "abstract"
    ) {
        return Role::Summary;
    }
    if short.starts_with("bottom line") || matches!(short, "conclusion" | "conclusions") {
        return Role::BottomLine;
    }
    if short.starts_with("limitations") {
        return Role::Limitations;
    }
    Role::Other
}

/// The kind of an identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentifierKind {
    Doi,
    Arxiv,
    Isbn,
    Issn,
    Pmid,
}

impl IdentifierKind {
    /// The name in machine-readable output.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Doi => "doi",
            Self::Arxiv => "arxiv",
            Self::Isbn => "isbn",
            Self::Issn => "issn",
            Self::Pmid => "pmid",
        }
    }
}

/// An identifier in an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    pub kind: IdentifierKind,
    pub span: Range<usize>,
}

/// One entry, in bytes of the text given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub span: Range<usize>,
    pub labels: Vec<Label>,
    pub url: Option<Range<usize>>,
    pub title: Option<Range<usize>>,
    pub date: Option<Range<usize>>,
    pub identifiers: Vec<Identifier>,
    pub authors: Vec<(String, String)>,
}

/// The entries of a text that is a reference list: a line with a label opens one; in a list without labels every
/// line with an address does.
pub fn entries(text: &str) -> Vec<Entry> {
    let lines: Vec<Range<usize>> = lines(text);
    let labelled = lines.iter().any(|line| label(text.get(line.clone()).unwrap_or("")).is_some());
    let mut spans: Vec<Range<usize>> = Vec::new();
    for line in lines {
        let words = text.get(line.clone()).unwrap_or("");
        let opens = if labelled { label(words).is_some() } else { true };
        match spans.last_mut() {
            Some(last) if !opens => last.end = line.end,
            _ => spans.push(line),
        }
    }
    spans.into_iter().map(|span| read(text, span, None)).collect()
}

/// One entry whose number, if any, is `ordinal`.
pub fn entry(text: &str, ordinal: Option<u32>) -> Entry {
    read(text, 0..text.trim_end().len(), ordinal)
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let mut result = Vec::new();
    for line in text.split_inclusive(['\n', '\r']) {
        let from = at + line.len() - line.trim_start().len();
        let to = from + line.trim().len();
        if from < to {
            result.push(from..to);
        }
        at += line.len();
    }
    result
}

/// The labels that an entry opens with, and how many bytes they take.
fn label(line: &str) -> Option<(Vec<Label>, usize)> {
    let bare = line.trim_start_matches(['-', '*', '•', ' ']);
    let skip = line.len() - bare.len();
    if bare.starts_with('[') {
        let mut labels = Vec::new();
        let mut at = 0;
        while let Some(rest) = bare.get(at..)
            && rest.starts_with('[')
        {
            let inner = rest.get(1..rest.find(']').filter(|end| *end <= 40)?)?;
            let plain = inner.trim_matches(['[', '\\', '^', ' ']);
            if let Ok(number) = plain.parse::<u32>()
                && plain.len() <= 4
            {
                labels.push(Label::Number(number));
            } else if inner.starts_with('^') {
                labels.push(Label::Key(plain.into()));
            } else {
                break;
            }
            at += inner.len() + 2;
            at += bare.get(at..)?.len() - bare.get(at..)?.trim_start_matches([' ', ']', ':']).len();
        }
        return (!labels.is_empty()).then_some((labels, skip + at));
    }
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let after = bare.get(digits..)?;
    let closed = after.starts_with(['.', ')', ':']) && after.get(1..).is_some_and(|it| it.starts_with([' ', '\t']));
    ((1..=3).contains(&digits) && closed)
        .then(|| Some((vec![Label::Number(bare.get(..digits)?.parse().ok()?)], skip + digits + 2)))?
}

fn read(text: &str, span: Range<usize>, ordinal: Option<u32>) -> Entry {
    let words = text.get(span.clone()).unwrap_or("");
    let (mut labels, after) = label(words).unwrap_or_default();
    if labels.is_empty() {
        labels.extend(ordinal.map(Label::Number));
    }
    let url = words.find("://").and_then(|at| {
        let start = words.get(..at)?.rfind(|ch: char| !ch.is_ascii_alphabetic()).map_or(0, |it| it + 1);
        let len = words
            .get(start..)?
            .find(|ch: char| ch.is_whitespace() || matches!(ch, ')' | ']' | '>' | '"'))
            .unwrap_or(words.len() - start);
        let end = start + words.get(start..start + len)?.trim_end_matches(['.', ',', ';']).len();
        Some(start..end)
    });
    let body = words.get(after.min(words.len())..).unwrap_or("");
    let title_end = url.as_ref().map_or(words.len(), |url| url.start.max(after));
    let before = words
        .get(after.min(title_end)..title_end)
        .unwrap_or("")
        .trim_matches([' ', ':', '-', '–', '—', '*', '[', '(', '<']);
    let title = if before.is_empty() {
        url.as_ref().map(|url| words.get(url.end..).unwrap_or("").trim_matches([' ', '-', '–', '—', ')', '>', ']']))
    } else {
        Some(before)
    };
    let place = |part: &str| {
        let start = part.as_ptr().addr() - text.as_ptr().addr();
        start..start + part.len()
    };
    let title = title.filter(|it| !it.is_empty()).map(place);
    let shift = |range: Range<usize>| range.start + span.start..range.end + span.start;
    let date = super::date::dates(body, super::date::Order::Unknown)
        .into_iter()
        .last()
        .map(|date| place(body.get(date.span).unwrap_or("")));
    let mut identifiers = Vec::new();
    if let Some(at) = words.find("10.") {
        let rest = words.get(at..).unwrap_or("");
        let len = rest.find(|ch: char| ch.is_whitespace() || matches!(ch, ')' | ']' | '>' | '"')).unwrap_or(rest.len());
        let doi = rest.get(..len).unwrap_or("").trim_end_matches(['.', ',', ';']);
        if normalised_doi(doi).is_some() {
            identifiers.push(Identifier { kind: IdentifierKind::Doi, span: shift(at..at + doi.len()) });
        }
    }
    Entry { labels, url: url.map(shift), title, date, identifiers, authors: Vec::new(), span }
}

/// Whether lines at the end of an answer are a list though no heading says so.
pub fn looks_like_entries(lines: &[&str]) -> bool {
    let bracketed = lines.iter().filter(|line| line.trim_start().starts_with('[') && label(line).is_some()).count();
    let linked = lines.iter().filter(|line| label(line).is_some() && line.contains("://")).count();
    let bare = lines.iter().filter(|line| line.contains("://") && line.split_whitespace().count() <= 12).count();
    let all = lines.len();
    all > 0
        && (bracketed == all && (all > 1 || linked == all)
            || linked * 2 >= all && linked >= 2
            || bare == all && all >= 3)
}

const TRACKING: [&str; 16] = [
    "utm_", "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "_hs", "wprov", "ocid",
    "cmpid", "ref_src", "vero_id", "si=",
];

/// An address in the form in which two spellings of one page are equal.
pub fn canonical_url(url: &str, keep_fragment: bool, extra: &[String]) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let (rest, fragment) = rest.split_once('#').map_or((rest, ""), |(head, tail)| (head, tail));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = path.split_once('/').unwrap_or((path, ""));
    let host = host.to_ascii_lowercase();
    let host = host.trim_end_matches(":80").trim_end_matches(":443");
    let host = ["www.", "m.", "amp."].iter().fold(host, |host, prefix| host.strip_prefix(prefix).unwrap_or(host));
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    if parts.last().is_some_and(|last| last.starts_with("index.")) {
        parts.pop();
    }
    let mut keys: Vec<&str> = query
        .split('&')
        .filter(|key| {
            !key.is_empty()
                && !TRACKING.iter().any(|it| key.starts_with(it))
                && !extra.iter().any(|it| key.split('=').next() == Some(it))
        })
        .collect();
    keys.sort_unstable();
    let mut result = format!("{host}/{}", parts.join("/"));
    if !keys.is_empty() {
        result.push('?');
        result.push_str(&keys.join("&"));
    }
    if keep_fragment && !fragment.is_empty() {
        result.push('#');
        result.push_str(fragment);
    }
    result
}

/// A DOI in lower case, without its prefix.
pub fn normalised_doi(text: &str) -> Option<String> {
    let at = text.find("10.")?;
    let doi = text.get(at..)?.trim_end_matches(['.', ',']);
    let (prefix, suffix) = doi.split_once('/')?;
    let registrant = prefix.get(3..)?;
    ((4..=9).contains(&registrant.len())
        && registrant.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && !suffix.is_empty())
    .then(|| doi.to_ascii_lowercase())
}

/// A reference kept outside the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SidecarEntry {
    pub label: Option<Label>,
    pub url: Option<String>,
    pub title: Option<String>,
    pub date: Option<String>,
}

/// Reads a sidecar.
///
/// # Errors
/// When the text is no JSON.
pub fn parse_sidecar(json: &str) -> Result<Vec<SidecarEntry>, serde_json::Error> {
    Ok(sidecar_value(&serde_json::from_str(json.trim_start_matches('\u{feff}'))?))
}

/// References in a value: a list of addresses or objects, or an object with their numbers as keys.
pub fn sidecar_value(value: &serde_json::Value) -> Vec<SidecarEntry> {
    use serde_json::Value;
    match value {
        Value::Array(items) => items.iter().map(|item| one(None, item)).collect(),
        Value::Object(map) => match map
            .iter()
            .find(|(key, value)| ["sources", "references", "citations"].contains(&key.as_str()) && !value.is_string())
        {
            Some((_, inner)) => sidecar_value(inner),
            None => map.iter().map(|(key, item)| one(Some(key), item)).collect(),
        },
        _ => Vec::new(),
    }
}

fn one(key: Option<&str>, item: &serde_json::Value) -> SidecarEntry {
    use serde_json::Value;
    let label = |text: &str| text.parse().map_or_else(|_| Label::Key(text.into()), Label::Number);
    let text = |names: &[&str]| names.iter().find_map(|name| item.get(name)).and_then(Value::as_str).map(str::to_owned);
    let number = ["n", "id", "label", "number", "index"]
        .iter()
        .find_map(|name| item.get(name))
        .map(|value| label(&value.as_str().map_or_else(|| value.to_string(), str::to_owned)));
    SidecarEntry {
        label: key.map(label).or(number),
        url: item.as_str().map(str::to_owned).or_else(|| text(&["url", "link", "href"])),
        title: text(&["title", "name"]),
        date: text(&["date", "published"]),
    }
}
