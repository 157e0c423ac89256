//! The entries of a reference list by their labels.

use foldhash::{HashMap, HashMapExt as _};

use crate::document::citation::Label;
use crate::document::{Document, Reference};

/// Where labels stand in a list: of entries with the same label the first one counts.
pub struct Listed<'d> {
    entries: &'d [Reference],
    order: Order<'d>,
}

enum Order<'d> {
    /// Each entry has one number, and they count on from this one: nothing need be looked up.
    Counted(u32),
    Mixed(HashMap<&'d Label, usize>),
}

impl<'d> Listed<'d> {
    /// The entries of `document`.
    pub fn of(document: &'d Document) -> Self {
        let entries = document.references.entries.as_slice();
        let first = match entries.first().map(|entry| entry.labels.as_slice()) {
            Some([Label::Number(first)]) => *first,
            _ => 0,
        };
        let counted = entries.iter().enumerate().all(|(place, entry)| {
            let expected = u32::try_from(place).ok().and_then(|place| first.checked_add(place));
            matches!(entry.labels.as_slice(), [Label::Number(number)] if Some(*number) == expected)
        });
        let order = if counted { Order::Counted(first) } else { Order::Mixed(mixed(entries)) };
        Self { entries, order }
    }

    /// Whether each entry has one label, so that a label stands for an entry.
    pub const fn is_counted(&self) -> bool {
        matches!(self.order, Order::Counted(_))
    }

    /// The place of the entry with a label.
    pub fn place(&self, label: &Label) -> Option<usize> {
        match (&self.order, label) {
            (Order::Mixed(places), label) => places.get(label).copied(),
            (Order::Counted(first), Label::Number(number)) => {
                let place = usize::try_from(number.checked_sub(*first)?).ok()?;
                (place < self.entries.len()).then_some(place)
            }
            (Order::Counted(_), Label::Key(_)) => None,
        }
    }

    /// The entry at a place.
    pub fn at(&self, place: usize) -> Option<&'d Reference> {
        self.entries.get(place)
    }

    /// The entry with a label.
    pub fn find(&self, label: &Label) -> Option<&'d Reference> {
        self.entries.get(self.place(label)?)
    }
}

fn mixed(entries: &[Reference]) -> HashMap<&Label, usize> {
    let mut places = HashMap::with_capacity(entries.len());
    for (place, entry) in entries.iter().enumerate() {
        for label in &entry.labels {
            places.entry(label).or_insert(place);
        }
    }
    places
}
