//! The command: parse, run, exit code.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Every answer takes some dozens of vectors of a few kilobytes, which most systems' allocators are slow to find room for.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    factlint::cli::main()
}
