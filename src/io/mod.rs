//! The disk: walking folders, reading inputs and sidecars, writing fixed files back, finding configuration files.

mod configs;
mod input;
mod replace;
mod walk;

pub use configs::{Configs, Found, LoadError};
pub use input::{ReadError, holds_sidecars, read_file, read_found, read_stdin, sidecar, size};
pub use replace::{ReplaceError, replace};
pub use walk::{Walked, walk};
