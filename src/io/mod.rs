//! The disk: walking folders, reading inputs and sidecars, writing fixed files back, finding configuration files.

mod baseline;
mod configs;
mod input;
mod replace;
mod walk;

pub use baseline::{folder_of, read_baseline, relative, write_baseline};
pub use configs::{Configs, Found, LoadError};
pub use input::{
    Beside, ReadError, kept_beside, read_file, read_found, read_stdin, sidecar, size, suppressions, suppressions_path,
};
pub use replace::{ReplaceError, create, replace};
pub use walk::{Walked, walk};
