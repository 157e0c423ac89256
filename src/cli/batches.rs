//! Files are found while those found before are linted.

use std::sync::mpsc::{self, Receiver, Sender};

use super::jobs::{Job, Jobs, Left};

/// Files linted before what came of them is printed: memory is bounded by these.
const BATCH: usize = 2048;
/// Files that are handed over together.
const CHUNK: usize = 256;

enum Sent {
    Jobs(Vec<Job>),
    End(Result<Left, u8>),
}

/// The end at which files are found.
pub struct Finder(Sender<Sent>);

/// The end at which they are linted.
pub struct Batches {
    receiver: Receiver<Sent>,
    /// What was left, once all files are found.
    left: Option<Left>,
}

/// Both ends.
pub fn channel() -> (Finder, Batches) {
    let (sender, receiver) = mpsc::channel();
    (Finder(sender), Batches { receiver, left: None })
}

impl Finder {
    /// Finds all files. Whoever waits at the other end learns of a fault.
    pub fn find(self, jobs: Jobs<'_>) {
        let mut chunk = Vec::new();
        // Nobody waits any more where linting ended early.
        let send = |sent| drop(self.0.send(sent));
        let end = jobs.collect(|job| {
            chunk.push(job);
            if chunk.len() == CHUNK {
                send(Sent::Jobs(std::mem::take(&mut chunk)));
            }
        });
        send(Sent::Jobs(chunk));
        send(Sent::End(end));
    }
}

impl Batches {
    /// The files found since the last batch, or the next one that is found; none where no more will come.
    ///
    /// # Errors
    /// The exit code, after the fault was printed.
    pub fn next(&mut self) -> Result<Option<Vec<Job>>, u8> {
        let mut batch = Vec::new();
        while batch.len() < BATCH && self.left.is_none() {
            let sent = if batch.is_empty() { self.receiver.recv().ok() } else { self.receiver.try_recv().ok() };
            match sent {
                Some(Sent::Jobs(jobs)) => batch.extend(jobs),
                Some(Sent::End(end)) => self.left = Some(end?),
                None => break,
            }
        }
        Ok(Some(batch).filter(|batch| !batch.is_empty()))
    }

    /// What was left, once all files are found.
    pub const fn left(&self) -> Option<&Left> {
        self.left.as_ref()
    }
}
