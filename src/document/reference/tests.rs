use jiff::civil::{Date, date};

use super::{IdentifierKind, address, bare_host, check, identifiers, is_below, is_placed, registered, unstable};

const TODAY: Date = date(2026, 2, 1);

/// The identifiers of a text as kind, value and whether they can be right.
fn found(text: &str) -> Vec<(&'static str, &str, bool)> {
    let of = |it: &super::Identifier| check(it.kind, text.get(it.span.clone()).unwrap_or(""), TODAY).is_ok();
    let all = identifiers(text);
    all.iter().map(|it| (it.kind.as_str(), text.get(it.span.clone()).unwrap_or(""), of(it))).collect()
}

fn check_all(kind: IdentifierKind, right: &[&str], wrong: &[&str]) {
    for (values, expected) in [(right, true), (wrong, false)] {
        for value in values {
            assert_eq!(check(kind, value, TODAY).is_ok(), expected, "{} {value}", kind.as_str());
        }
    }
}

#[test]
fn dois_are_a_registrant_and_anything() {
    let right = [
        "10.1038/nature12373",
        "10.1000/182",
        "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
        "10.1234.5/abc",
        "10.1109/PROC.1974.9547",
        "10.48550/arXiv.2401.01234",
        "10.978.3540/12345",
        "10.1038%2Fnature12373",
        "10/gfz8vb",
    ];
    let wrong = [
        "10.1038",
        "10.38/x",
        "11.1038/x",
        "10.1038/",
        "10.abcd/x",
        "10.48550/arXiv.2413.01234",
        "10.1234/x",
        "10.5555/x",
        "10.0000/x",
        "10.12345/x",
        "10.978/x",
    ];
    check_all(IdentifierKind::Doi, &right, &wrong);
    assert!(!check(IdentifierKind::Doi, "10.1234/x", TODAY).is_err_and(|flaw| flaw.certain));
}

#[test]
fn isbns_have_a_check_digit() {
    let right = [
        "0-306-40615-2",
        "080442957X",
        "080442957x",
        "0‑306‑40615‑2",
        "978-3-16-148410-0",
        "978–0–306–40615–7",
        "979-10-90636-07-1",
        "9780470521571",
        "978 0 306 40615 7",
        "123456789X",
    ];
    let wrong = [
        "0-306-40615-3",
        "1234567890",
        "978-0-306-40615-8",
        "979-8-987654321-0",
        "9790060115615",
        "9770306406158",
        "0000000000",
        "0000000000000",
    ];
    check_all(IdentifierKind::Isbn, &right, &wrong);
    assert!(!super::check_digit::isbn(&super::check_digit::isbn_digits("X306406152")).is_ok());
}

#[test]
fn issns_have_a_check_digit() {
    check_all(
        IdentifierKind::Issn,
        &["0378-5955", "2049-3630", "2434-561X", "1050-124x", "1234-5679"],
        &["0378-5954", "1234-5678", "0000-0000"],
    );
}

#[test]
fn arxiv_counts_by_month() {
    let right = [
        "0704.0001",
        "1412.9999",
        "1501.00001",
        "2401.01234v2",
        "hep-th/9901001",
        "math.GT/0309136v1",
        "math/0703999",
        "2602.00001",
    ];
    let wrong = [
        "1412.00001",
        "1501.0001",
        "0703.0001",
        "2413.01234",
        "2400.01234",
        "2401.XXXXX",
        "2401.00000",
        "hep-th/0704001",
        "hep-th/9107001",
        "foo/9901001",
        "2401.01234v0",
        "2603.00001",
        "math.gt/0309136",
    ];
    check_all(IdentifierKind::Arxiv, &right, &wrong);
}

#[test]
fn numbers_of_papers_and_people() {
    check_all(IdentifierKind::Pmid, &["31452104", "100"], &["0", "012345", "123456789", "12"]);
    check_all(IdentifierKind::Pmcid, &["6567464", "6567464.1"], &["0123", "", "12a", "pmc123"]);
    check_all(
        IdentifierKind::Orcid,
        &["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"],
        &["0000-0002-1825-0098", "0000-0002-1694-2330", "0000000218250097", "0000-0002-1694-233x"],
    );
}

#[test]
fn identifiers_stand_behind_their_names() {
    for (text, expected) in [
        ("Port log, ISBN 978 0 306 40615 7 2004", &[("isbn", "978 0 306 40615 7", true)][..]),
        ("Port log, ISBN-13: 978-3-16-148410-1.", &[("isbn", "978-3-16-148410-1", false)]),
        ("Port log, ISBN-10 0-306-40615-2 (pbk)", &[("isbn", "0-306-40615-2", true)]),
        ("Port log, eISSN (online): 0378-5954", &[("issn", "0378-5954", false)]),
        ("Port log, ISSN-L 0378-5955", &[("issn", "0378-5955", true)]),
        ("Tides. arXiv preprint arXiv:2401.01234v2.", &[("arxiv", "2401.01234v2", true)]),
        ("Tides (arXiv, 2024)", &[]),
        ("https://arxiv.org/pdf/2413.01234v1.pdf", &[("arxiv", "2413.01234v1", false)]),
        ("https://arxiv.org/abs/math.GT/0309136", &[("arxiv", "math.GT/0309136", true)]),
        ("https://arxiv.org/list/cs.CL/recent", &[]),
        ("https://doi.org/10.1038/nature12373.", &[("doi", "10.1038/nature12373", true)]),
        ("(doi:10.1038/nature12373)", &[("doi", "10.1038/nature12373", true)]),
        ("DOI: 11.1038/x", &[("doi", "11.1038/x", false)]),
        (
            "doi:10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O",
            &[("doi", "10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", true)],
        ),
        ("https://doi.org/gfz8vb", &[]),
        ("US DOI 2020 report", &[]),
        ("https://b.org/doi/full/10.1000/182", &[]),
        ("PMID: 31452104; PMCID: PMC6567464", &[("pmid", "31452104", true), ("pmcid", "6567464", true)]),
        ("https://pubmed.ncbi.nlm.nih.gov/012345/", &[("pmid", "012345", false)]),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=tide", &[]),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC0123/", &[("pmcid", "0123", false)]),
        ("https://orcid.org/0000-0002-1825-0098", &[("orcid", "0000-0002-1825-0098", false)]),
    ] {
        assert_eq!(found(text), expected, "{text}");
    }
}

#[test]
fn addresses_lead_to_hosts_that_exist() {
    let schemes = ["http".to_owned(), "https".to_owned()];
    let right = [
        "https://a.org/x",
        "http://a.org:8081/x",
        "www.a.org",
        "https://xn--bcher-kva.de/",
        "https://bücher.de/",
        "https://medium.com/@holm/tides",
        "http://210.75.237.14/x",
        "https://a.org/v1...v2",
        "HTTPS://A.ORG/",
        "https://example.net.co/x",
        "https://a_b.org/",
        "https://harbour.intra/x",
        "https://a.org/x#:~:text=tide",
    ];
    let wrong = [
        "htp://a.org/x",
        "https://",
        "http://a",
        "https://https://a.org",
        "https://example.com/x",
        "https://a.test/x",
        "https://www.example.org",
        "http://localhost:3000/x",
        "http://192.168.22.105/x",
        "https://a..org/",
        "https://a.org:99999/",
        "https://holm@a.org/",
        "https://a.org/long-ti…",
        "https://a.org/long-ti...",
        "https://a.org,https://b.org",
        "http://10.0.0.300/",
        "ftp://a.org/x",
        "http://1.2.3/",
    ];
    for (urls, expected) in [(right.as_slice(), true), (&wrong, false)] {
        for url in urls {
            assert_eq!(address(url, &schemes, &[]).is_ok(), expected, "{url}");
        }
    }
    assert_eq!(address("http://wiki/x", &schemes, &["wiki".to_owned()]), Ok(()));
}

#[test]
fn hosts_are_compared_by_whole_names() {
    assert_eq!(bare_host("https://WWW.a.org:80/x?y"), "a.org");
    assert_eq!(bare_host("https://holm@a.org"), "a.org");
    assert!(is_below("news.A.org", "a.org") && is_below("a.org", "a.org"));
    assert!(!is_below("nota.org", "a.org") && !is_below("org", "a.org"));
}

#[test]
fn domains_are_what_was_registered() {
    for (host, domain) in [
        ("news.bbc.co.uk", "bbc.co.uk"),
        ("bbc.co.uk", "bbc.co.uk"),
        ("www2.harbour.org", "harbour.org"),
        ("harbour.org", "harbour.org"),
        ("intranet", "intranet"),
        ("a.net.co", "a.net.co"),
        ("t.co", "t.co"),
    ] {
        assert_eq!(registered(host), domain);
    }
}

#[test]
fn some_addresses_show_something_else_to_the_next_reader() {
    for (url, kind) in [
        ("https://www.google.com/search?q=quay", "a search page"),
        ("https://google.co.uk/search?q=quay", "a search page"),
        ("https://www.google.de/url?q=https://harbour.org", "a redirect of a search engine"),
        ("https://scholar.google.com/scholar?q=quay", "a search page"),
        ("https://duckduckgo.com/?q=quay", "a search page"),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=quay", "a search page"),
        ("HTTPS://BIT.LY/3abc", "a shortened address"),
        ("https://g.co/gemini/share/1902", "a chat with an assistant"),
        ("https://g.co/kgs/1902", "a shortened address"),
        ("https://chatgpt.com/share/1902", "a chat with an assistant"),
        ("https://www.perplexity.ai/search/quay-1902", "a chat with an assistant"),
    ] {
        assert_eq!(unstable(url), Some(kind), "{url}");
    }
    for url in [
        "https://support.google.com/answer/1",
        "https://www.google.com/searching-for-quays",
        "https://books.google.com/books?id=quay",
        "https://scholar.google.com/citations?user=holm",
        "https://pubmed.ncbi.nlm.nih.gov/31452104/",
        "https://www.perplexity.ai/hub/quays",
        "https://notbit.ly/3abc",
        "https://harbour.org/google.com/search?q=quay",
        "https://googlesearch.org/search",
        "https://",
    ] {
        assert_eq!(unstable(url), None, "{url}");
    }
}

#[test]
fn some_works_are_found_without_an_address() {
    for entry in [
        "Holm, Quays of the South, vol. 2, pp. 11–14",
        "Holm, The quay. Journal of Harbours 12(3)",
        "Holm, The quay. Journal of Harbours 12:345",
        "Holm: Der Kai, Bd. 2, S. 33",
        "《港口志》，第3卷，人民出版社",
        "Harbour Act 1902, § 4",
        "Holm, The Quay. Harbour Press, 1951",
    ] {
        assert!(is_placed(entry), "{entry}");
    }
    for entry in [
        "A talk with the harbour master",
        "Harbour board (2020). The quay, 1880–1902",
        "The harbour's site, 2020-05-03, 12:30",
        "Top 10 quays of 2024",
        "NATO website",
        "The harbour’s 12 quays",
    ] {
        assert!(!is_placed(entry), "{entry}");
    }
}
