//! What helps one language must not break another: words that are abbreviations here and common words there.

use super::{Help, split_with};

/// Sentences by language, `|` where one ends and another begins.
const CASES: &[(&str, &[&str])] = &[
    (
        "English",
        &[
            "The quay opened ten years ago.| Holm paid for it.",
            "He loves modern art.| Tom does not.",
            "She said no.| Nobody asked her twice.",
            "They met on Main St.| They spoke.",
            "The mill.| Nobody runs the mill.| Boats pass.",
            "The board met in Irvine, CA.| Holm was there.",
            "It runs on 50 MW.| Smaller quays need less.",
            "They bought Warner Bros.| The price was high.",
            "There were 12.| Maintenance began at once.",
            "There were 7.| Julia counted them.",
            "Smith et al. Found nothing, they wrote.",
            "The Hon. Ada Holm spoke for Gov. Brandt.",
            "It opened on 3 Oct. 1998 and closed on Nov. 4.",
            "It opened in 2020.|The quay is long.",
            "We ate pizza, etc..| Then we left.",
            "It closed.|I stayed.",
            "1.The quay is long.| It leaks.",
            "It was covered on the album ...For Holm in 1994.| It sold well.",
            "Note: The quay is long; It leaks: Badly.",
        ],
    ),
    (
        "German",
        &[
            "Ich danke dir.| Karl kommt später.",
            "Es kostet 5 Mio. Euro, sagt Dr. med. Holm.",
            "Er starb im 19. Jh.| Die Brücke blieb.",
            "Das war nach dem 2. Weltkrieg.| Alles war neu.",
            "Die Bauzeit reichte vom 1. bis zum 3. Mai.| Sie war kurz.",
            "Am 3. Oktober 2010 kamen 12.| Karl zählte sie.",
            "Der Kai, inkl. Kran und ggf. Lager, ist alt.",
            "Kräne, Winden usw.| Das alles rostet.",
            "Er will am 3. Mai kommen.| Gut.",
            "Auf diese Art.| Karl lernt es nie.",
            "Kaiser Karl VI. Über ihn weiß man viel, sagt er.| Gut.",
        ],
    ),
    (
        "French",
        &[
            "Le musée, c.-à-d. Holm, est fermé.| Il est vieux.",
            "Ils étaient sept.| Marie les comptait.",
            "Après le vol.| Jean est parti.",
            "Mme Holm a vu M. Brandt.| Elle est partie.",
            "Voir vol. 3 et art. 5.| Louis XIV.| Marie l'aimait.",
        ],
    ),
    (
        "Spanish",
        &[
            "La casa está junto al mar.| Carlos vino en agosto.",
            "Quiere ir.| Ana también.",
            "El Sr. Holm y la Sra. Brandt viven en los EE. UU.| Son viejos.",
            "Nació el 3 ago. 1984 en la Avda. Holm.",
            "Eso es mío.| El puerto es de Juan.",
        ],
    ),
    (
        "Italian",
        &[
            "Il sig. Holm e il dott. Brandt sono qui.| Grazie.",
            "Questo porto è mio.| Anna lo sa.",
            "Gru, barche, ecc.| Questo è tutto.",
        ],
    ),
    ("Portuguese", &["O Exmo. Sr. Holm chegou no séc. XIX.| Não ficou.", "Foi até ao mar.| Carlos ficou."]),
    (
        "Dutch",
        &[
            "Dat weet ik al.| Piet komt morgen.",
            "Het brood is op.| Anna haalt nieuw.",
            "Dit is Jan.| Piet is ziek.",
            "De kade is bijv. Oud en o.a. Lang.",
        ],
    ),
    (
        "Scandinavian",
        &[
            "Han satte sig.| Anna gik.",
            "Hun gik ud.| Peter blev.",
            "Det är hon.| Karl vet.",
            "Han kom for sen.| Anna ventet.",
            "God jul.| Anna kommer.",
            "Vi gikk opp.| Per ble igjen.",
            "Vi bor i E.U.| Hvad gør du?",
            "Hr. Holm bor i Skt. Hans.| Det er smukt.",
        ],
    ),
    (
        "Czech and Slovak",
        &[
            "Pracuje napr. Anna alebo tzv. Holm.",
            "Bol to príslušník XII. Pluku.| Prišiel 7. Apríla 2020 domov.",
            "Firma s. r. o. je nová.| Je to most.",
        ],
    ),
    ("Polish", &["To słowo bałt. jest skrótem.| Nie wiem.", "Most ma np. Warszawa przy ul. Holma.| Jest długi."]),
    (
        "Russian and Bulgarian",
        &[
            "Театр им. Пушкина закрыт.| Он старый.",
            "Мы помогли им.| Они ушли.",
            "Я люблю рис.| Мама тоже.",
            "Крана, лебёдки и др.| Это всё.",
            "— Ты где? — спросил он.| Все молчали.",
            "Мост стоит 5 млн. Рублей нет.| Когато дойде, ще видим.",
        ],
    ),
    ("Armenian", &["Կամուրջը երկար է:| Այն նոր է։| Լավ է:", "Ժամը 10:30 է:| Գնանք:", "Նա լռեց...Գիշեր էր:"]),
    ("Greek", &["Πού είναι το λιμάνι;| Είναι μακριά.", "Τι ώρα είναι\u{37e}| Δεν ξέρω.", "Ήρθε ο κ. Χολμ, π.χ. Χθες."]),
    ("Hindi and Bengali", &["पुल लंबा है।| वह नया है॥| ठीक है।", "সেতুটি দীর্ঘ।| এটি নতুন।"]),
    ("Amharic", &["ድልድዩ ረጅም ነው።| አዲስ ነው፧|አዎ።"]),
    ("Burmese", &["တံတားရှည်သည်။| အသစ်ဖြစ်သည်။"]),
    ("Khmer", &["ស្ពានវែង។| វាថ្មី។"]),
    ("Arabic and Urdu", &["هل الجسر طويل؟| نعم.", "پل لمبا ہے۔| یہ نیا ہے۔"]),
    ("Chinese", &["他写了《桥啊！桥》这本书。|很好！"]),
    ("Finnish and Turkish", &["Silta on pitkä, esim. Holm tietää.| Se on uusi.", "Bu bir köprü.| Ali geldi."]),
];

fn exact(marked: &str, help: Help) -> bool {
    let text = marked.replace('|', "");
    let found: Vec<&str> = split_with(&text, &[], help).into_iter().map(|range| &text[range]).collect();
    found == marked.split('|').map(str::trim).collect::<Vec<_>>()
}

#[test]
fn every_case_is_split_exactly() {
    let wrong: Vec<_> = CASES
        .iter()
        .flat_map(|(language, cases)| cases.iter().map(move |case| (language, case)))
        .filter(|(_, case)| !exact(case, Help::All))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_language_is_split_worse_with_the_lists_than_without() {
    let count = |cases: &[&str], help| cases.iter().filter(|case| exact(case, help)).count();
    let (mut with, mut without) = (0, 0);
    for (language, cases) in CASES {
        let all = count(cases, Help::All);
        for less in [Help::NoEnglish, Help::None] {
            assert!(count(cases, less) <= all, "{language} {less:?}");
        }
        with += all;
        without += count(cases, Help::None);
    }
    assert!(without + 15 < with, "the lists help: {without} of {with} without them");
}
