use super::{Mask, MaskKind, split};

/// `|` stands where a sentence ends and another begins; citations in square brackets and addresses are masked.
fn check(marked: &str) {
    let text = marked.replace('|', "");
    let cited = text.match_indices('[').filter_map(|(start, _)| {
        Some(Mask { start, end: start + text[start..].find(']')? + 1, kind: MaskKind::Citation })
    });
    let addresses = text.match_indices("https://").map(|(start, _)| {
        let end = text[start..].find(' ').map_or(text.len(), |len| start + len);
        Mask { start, end, kind: MaskKind::Opaque }
    });
    let mut masks: Vec<Mask> = cited.chain(addresses).collect();
    masks.sort_by_key(|mask| mask.start);
    let found: Vec<&str> = split(&text, &masks).into_iter().map(|range| &text[range]).collect();
    let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
    assert_eq!(found, expected);
}

#[test]
fn plain_sentences() {
    for case in [
        "The ferry sails.| It is late.",
        "Does it sail?| Yes!| It does.",
        "He said “Go.”| Then he left.",
        "“Go!” he said.| They went.",
        "(The quay is old.)| It leaks.",
        "It left.|Then it sank.",
        "It cost 3.5 million.| That was too much.",
        "It sank...| Nobody knew.",
        "It sank... and rose again.",
        "One line\ngoes on.| Another\nfollows.",
        "One.\n\n|Two",
        "See harbour.org for more.| It is free.",
    ] {
        check(case);
    }
}

#[test]
fn abbreviations() {
    for case in [
        "Dr. Brandt met Mr. Ekdahl.| They spoke.",
        "The U.S. delegation left.| It rained.",
        "She moved to the U.S.| The house stayed.",
        "It opened at 9 a.m. on Monday.",
        "It opened at 9 a.m.| The queue was long.",
        "J. R. Holm wrote it.| He was old.",
        "Quay Inc. said no.| The board agreed.",
        "See Fig. 3 and Sec. 4.| Both are new.",
        "It opened on Sept. 11, 1998.| It closed later.",
        "Birds, e.g. Gulls, nest here.",
        "St. Brannoc is old.| It is small.",
    ] {
        check(case);
    }
}

#[test]
fn citations_belong_to_the_sentence_before() {
    for case in [
        "It opened in 1998 [1].| It closed in 2004 [2] [3].",
        "It opened in 1998.[1]| It closed in 2004.[2]",
        "It opened in 1998. [1]| It closed in 2004. [2]",
        "It opened in 1998. [1] [2]| It closed.",
        "He said “yes.” [1]| She left.",
        "[1] It opened.| It closed.",
        "It grew.| It reports [3] that it grew.",
        "[1] [2]",
    ] {
        check(case);
    }
}

#[test]
fn lists_that_lost_their_line_ends() {
    for case in [
        "1.) The first quay| 2.) The second quay",
        "1. The first quay.| 2. The second quay.| 3. The third.",
        "a. The first quay| b. The second quay",
        "• The first quay| • The second quay",
        "• 9. The first quay| • 10. The second quay",
        "A. Holm built it.| B. Holm paid.",
        "Ada Holm| 08/16/2000 03:48 PM| We will meet.",
        "It closed on 08/16/2000 03:48 PM Mr. Holm said.",
        "It is over.| ==========| The quay",
        "https://a.org/1| https://b.org/2",
    ] {
        check(case);
    }
}

#[test]
fn haste_asides_and_notes() {
    for case in [
        "It left at 6 P.M.| The mate stayed.",
        "At 5 a.m. Mr. Holm went to the quay.| He left the quay at 6 P.M.| Mr. Holm then slept.",
        "He teaches (he was a mate.) at the school.",
        "She said, 'This is great.' and left.",
        "You find it at N°. 1026.| It is there.",
        "She works at Yahoo! in the city.",
        "It grew . . . and shrank.| It ended. . . .| The quay stayed.",
        "It opened on Sept. Monday is closed.",
        "The ferry sank.1| The mate swam.2| he lived.",
        "See Sec.3 of the act.",
        "The ferry sank. [1]| the mate swam. [2]",
        "It belongs to Quay Inc. [2].| It leaks.",
        "It has cranes, winches, etc. [1]| Boats come.",
        "It ended in the region. (Holm et al., 2015).| It began anew.",
        "I love it. :)",
        "Visit Newsfeed.com.| It is free.",
    ] {
        check(case);
    }
}

#[test]
fn other_languages() {
    for case in [
        "桥于1998年开放。|它很长！|真的吗？",
        "橋は長い。[1]|新しい。",
        "Die Brücke wurde am 3. Oktober eröffnet.| Sie ist lang.",
        "Er sagte: „Ja.“| Dann ging er.",
        "¿Está abierto?| Sí, lo está.",
        "« Oui. »| Il est parti.",
        "O cais é antigo.| É pequeno.",
        "Мост открыт.| Он новый.",
        "Das gilt z. B. für Brücken.| Prof. Holm stimmt zu.",
        "È presente l'Avv. Holm.| Grazie.",
        "Hola Srta. Holm.| ¿Qué tal?",
        "下げ幅は３．２９％。|新しい。",
    ] {
        check(case);
    }
}

#[test]
fn sentences_are_sorted_disjoint_and_whole() {
    for text in ["", "...", "! ? .", "a.b.c.", "[[[[", "“““", "é.É", "\n\n\n", "1. 2. 3.", "....“....”", "。。。"]
    {
        let mut last = 0;
        for range in split(text, &[]) {
            assert!(range.start >= last && range.start < range.end, "{text:?}");
            assert!(text.get(range.clone()).is_some());
            assert!(text[last..range.start].trim().is_empty(), "{text:?}");
            last = range.end;
        }
        assert!(text[last..].trim().is_empty(), "{text:?}");
    }
}
