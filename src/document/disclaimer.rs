//! Lines that say that the answer may be wrong.

mod product;

use super::opening::Openings;

/// Labels that say it by themselves, lower case.
const LABELS: [&str; 22] = [
    "disclaimer",
    "haftungsausschluss",
    "avertissement",
    "clause de non-responsabilité",
    "descargo de responsabilidad",
    "exención de responsabilidad",
    "aviso de isenção de responsabilidade",
    "isenção de responsabilidade",
    "aviso legal",
    "avvertenza",
    "esclusione di responsabilità",
    "отказ от ответственности",
    "免责声明",
    "免責聲明",
    "免責事項",
    "면책 조항",
    "vrijwaring",
    "ansvarsfriskrivning",
    "ansvarsfraskrivelse",
    "zastrzeżenie",
    "sorumluluk reddi",
    "إخلاء المسؤولية",
];

/// Labels of any notice, lower case.
const NOTICES: [&str; 14] = [
    "hinweis",
    "wichtiger hinweis",
    "note",
    "important note",
    "remarque",
    "nota",
    "aviso",
    "advertencia",
    "attention",
    "let op",
    "примечание",
    "注意",
    "注",
    "提示",
];

/// What such a notice must speak of to be a disclaimer.
const SUBJECTS: [&str; 15] = [
    "fehler enthalten",
    "fehlerhaft",
    "ungenau",
    "may contain error",
    "may contain mistake",
    "can make mistake",
    "may be inaccurate",
    "contenir des erreurs",
    "contener errores",
    "conter erros",
    "contenere errori",
    "fouten bevatten",
    "ошибк",
    "可能存在错误",
    "可能包含错误",
];

static LABEL_OPENINGS: Openings<{ LABELS.len() }> = Openings::of(&LABELS);
static NOTICE_OPENINGS: Openings<{ NOTICES.len() }> = Openings::of(&NOTICES);

/// Whether the line opens with the label `Disclaimer`, in whatever language, markup or case.
pub fn is_disclaimer(line: &str) -> bool {
    let bare = without_signs(line);
    LABEL_OPENINGS.fit(bare) && labelled(bare, &LABELS).is_some()
}

/// Whether the line is a notice that says that the answer may be wrong; only where disclaimers stand is it one.
pub fn is_notice(line: &str) -> bool {
    let bare = without_signs(line);
    let labelled = NOTICE_OPENINGS.fit(bare)
        && labelled(bare, &NOTICES).is_some_and(|rest| {
            let lower = rest.get(..rest.floor_char_boundary(300)).unwrap_or(rest).to_lowercase();
            SUBJECTS.iter().any(|subject| lower.contains(subject))
        });
    labelled || product::is_notice(line)
}

/// `line` without the signs that may stand before a label.
fn without_signs(line: &str) -> &str {
    // Nearly all lines open with a letter.
    if line.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
        return line;
    }
    line.trim_start_matches(['*', '_', '>', '#', ' ', '⚠', '\u{fe0f}', '(', '['])
}

fn is_one_of(labels: &[&str], label: &str) -> bool {
    labels.contains(&label) || label.strip_suffix('s').is_some_and(|one| labels.contains(&one))
}

/// Bytes of the longest label.
const LONGEST: usize = 64;

/// What follows the colon or dash that ends one of `labels`, if `bare` opens with one.
fn labelled<'t>(bare: &'t str, labels: &[&str]) -> Option<&'t str> {
    let near = bare.get(..bare.floor_char_boundary(LONGEST.min(bare.len())))?;
    // A hyphen may stand within a label: `clause de non-responsabilité`.
    let at = near.find([':', '：', '—', '–']).or_else(|| near.find(" - "))?;
    let label = near.get(..at)?.trim_end_matches(['*', '_', ' ', '\u{a0}']);
    let rest = bare.get(at..)?.trim_start_matches([':', '：', '—', '–', '-', ' ']);
    is_one_of(labels, &label.to_lowercase()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::{is_disclaimer, is_notice};

    #[test]
    fn labels_in_many_languages() {
        for line in [
            "Disclaimer: This answer was written by a machine.",
            "**Disclaimers** — may be wrong",
            "HAFTUNGSAUSSCHLUSS: ohne Gewähr",
            "Avertissement : ce texte…",
            "免责声明：本文由机器生成。",
            "Ansvarsfriskrivning: texten kan ha fel.",
            "Zastrzeżenie: tekst napisała maszyna.",
            "إخلاء المسؤولية: كتبت هذا النص آلة.",
        ] {
            assert!(is_disclaimer(line), "{line}");
        }
        for line in ["Disclaimers are common.", "The disclaimer: none.", "Aviso: el puente abre."] {
            assert!(!is_disclaimer(line), "{line}");
        }
    }

    #[test]
    fn notices_that_the_answer_may_be_wrong() {
        assert!(is_notice("Hinweis: Diese Antwort kann Fehler enthalten."));
        assert!(is_notice("**Nota:** esta respuesta puede contener errores."));
        assert!(is_notice("Remarque : ce texte peut contenir des erreurs."));
        assert!(!is_notice("Hinweis: Die Brücke ist gesperrt."));
        assert!(!is_notice("Note that the log may contain errors."));
    }
}
