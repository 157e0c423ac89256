//! A folder in which a test runs the command.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own for one test.
pub struct Room(pub PathBuf);

impl Room {
    pub fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap_or_else(|error| panic!("{error}"));
        Self(path)
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(name);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).unwrap_or_else(|error| panic!("{error}"));
        }
        fs::write(path, bytes).unwrap_or_else(|error| panic!("{error}"));
        self
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factlint"));
        command.args(arguments).current_dir(&self.0).env_remove("FACTLINT_TODAY");
        command.output().unwrap_or_else(|error| panic!("{error}"))
    }

    #[allow(dead_code, reason = "not every test asks for it")]
    pub fn code(&self, arguments: &[&str]) -> Option<i32> {
        let output = self.run(arguments);
        for bytes in [&output.stdout, &output.stderr] {
            let text = String::from_utf8_lossy(bytes);
            let raw = text.chars().find(|ch| ch.is_control() && *ch != '\n');
            assert_eq!(raw, None, "a raw control character was printed: {text:?}");
        }
        output.status.code()
    }
}

/// What a command printed.
pub fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}
