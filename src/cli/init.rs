//! `factlint init`: writes a commented configuration file; it never overwrites one.

use std::fs::OpenOptions;
use std::io::Write;

use super::args::InitArgs;
use super::{code, out};
use crate::config::starter;

/// Runs the command.
pub fn run(args: &InitArgs) -> u8 {
    let path = args.dir.join("factlint.toml");
    let shown = path.display().to_string();
    let text = starter(args.preset.into());
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .and_then(|mut file| file.write_all(text.as_bytes()));
    match written {
        Ok(()) => {
            out::write(format!("wrote {}\nnext: factlint check\n", crate::report::Untrusted::new(&shown)).as_bytes());
            code::CLEAN
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            out::error(&format!("`{shown}` exists already"), Some("edit it, or remove it first"));
            code::USAGE
        }
        Err(error) => {
            out::error(&format!("`{shown}` cannot be written: {error}"), None);
            code::USAGE
        }
    }
}
