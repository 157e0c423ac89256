//! The disk: walking folders, reading inputs and sidecars, finding configuration files.

mod configs;
mod input;
mod walk;

pub use configs::{Configs, Found, LoadError};
pub use input::{ReadError, holds_sidecars, read_file, read_found, read_stdin, sidecar, size};
pub use walk::{Walked, walk};
