//! `factlint config`: what holds for a path, and where every value comes from.

use super::args::ConfigArgs;
use super::{code, files, out};

/// Runs the command.
pub fn run(args: &ConfigArgs) -> u8 {
    let shown = files::configs(&args.common).and_then(|mut configs| {
        configs.of(&args.path).map_err(|error| {
            out::load_error(&error);
            code::USAGE
        })
    });
    match shown {
        Ok(found) => {
            out::write(found.config.plan(&found.relative(&args.path)).show().as_bytes());
            code::CLEAN
        }
        Err(code) => code,
    }
}
