//! What can be written on the command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::diagnostic::Severity;
use crate::rule::Preset;

/// Checks the citations of answers: every claim cited, nothing dangling, malformed or stale.
#[derive(Parser)]
#[command(name = "factlint", version, about, arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Check answers and report what is wrong.
    Check(Box<CheckArgs>),
    /// Print every sentence, citation and reference of an answer.
    Claims(ClaimsArgs),
    /// Tell why a sentence was or was not reported.
    Trace(TraceArgs),
    /// Explain a rule.
    Explain(ExplainArgs),
    /// List the rules, or test a folder of own ones.
    Rules(RulesArgs),
    /// Write a commented factlint.toml.
    Init(InitArgs),
    /// Print the configuration that holds for a path, and where it comes from.
    Config(ConfigArgs),
}

/// Flags of every command that reads answers.
#[derive(ClapArgs)]
pub struct Common {
    /// Use this configuration file for every input.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Start from this set of rules.
    #[arg(long, value_enum)]
    pub preset: Option<PresetArg>,
    /// Apply a house form.
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Run exactly these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Option<Vec<String>>,
    /// Do not run these rules.
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// The day on which the answers are checked, as in 2025-12-01.
    #[arg(long, value_name = "DATE", env = "FACTLINT_TODAY")]
    pub today: Option<Date>,
}

#[derive(ClapArgs)]
pub struct CheckArgs {
    /// Files and folders; `-` is standard input.
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub common: Common,
    /// The least severity that fails the run.
    #[arg(long, value_enum, default_value = "error")]
    pub fail_on: FailOn,
    /// Fail when there are more warnings than this.
    #[arg(long, value_name = "N")]
    pub max_warnings: Option<usize>,
    /// Report only what this baseline does not know.
    #[arg(long, value_name = "FILE", conflicts_with = "write_baseline")]
    pub baseline: Option<PathBuf>,
    /// Write a baseline that knows all diagnostics of this run, and report none of them.
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value = "human")]
    pub format: OutputFormat,
    /// When to colour.
    #[arg(long, value_enum, default_value = "auto")]
    pub color: Color,
    /// Print counts of diagnostics by rule, and the scores of the run.
    #[arg(long)]
    pub statistics: bool,
    /// Print no summary and no notes.
    #[arg(long, short)]
    pub quiet: bool,
    /// The name that standard input goes by.
    #[arg(long, value_name = "NAME")]
    pub stdin_filename: Option<String>,
    /// Threads to use; 0 takes one for each core.
    #[arg(long, default_value_t = 0)]
    pub threads: usize,
    /// Check files that .gitignore and .factlintignore leave out.
    #[arg(long)]
    pub no_ignore: bool,
    /// Succeed where there is nothing to check.
    #[arg(long)]
    pub allow_empty: bool,
    /// Fix what can be fixed without changing what the reader learns, and report what is left.
    #[arg(long, conflicts_with_all = ["diff", "add_ignores", "write_baseline"])]
    pub fix: bool,
    /// Apply fixes that a person must look at, too.
    #[arg(long)]
    pub unsafe_fixes: bool,
    /// Print what `--fix` would change, and change nothing.
    #[arg(long, conflicts_with_all = ["add_ignores", "write_baseline", "statistics"])]
    pub diff: bool,
    /// Accept everything that is reported: write comments into Markdown, entries beside other files.
    #[arg(long, requires = "reason", conflicts_with = "write_baseline")]
    pub add_ignores: bool,
    /// Why it is accepted.
    #[arg(long, value_name = "TEXT", requires = "add_ignores", value_parser = reason)]
    pub reason: Option<String>,
    /// Name the files that were passed over.
    #[arg(long, short)]
    pub verbose: bool,
}

#[derive(ClapArgs)]
pub struct ClaimsArgs {
    /// Files; `-` is standard input.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub common: Common,
    /// How to print.
    #[arg(long, value_enum, default_value = "table")]
    pub format: ClaimsFormat,
}

#[derive(ClapArgs)]
pub struct TraceArgs {
    /// A file and a line, as in answer.txt:16.
    #[arg(value_name = "FILE:LINE")]
    pub place: String,
    #[command(flatten)]
    pub common: Common,
}

#[derive(ClapArgs)]
pub struct ExplainArgs {
    /// The rule.
    pub rule: String,
    /// Use this configuration file, for own rules.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

#[derive(ClapArgs)]
pub struct RulesArgs {
    #[command(subcommand)]
    pub command: Option<RulesCommand>,
    /// How to print the list.
    #[arg(long, value_enum, default_value = "table")]
    pub format: RulesFormat,
}

#[derive(Subcommand)]
pub enum RulesCommand {
    /// Run the examples of the rules in a folder.
    Test {
        /// The folder.
        dir: PathBuf,
    },
}

#[derive(ClapArgs)]
pub struct InitArgs {
    /// The folder to write factlint.toml into.
    #[arg(default_value = ".")]
    pub dir: PathBuf,
    /// The set of rules to start from.
    #[arg(long, value_enum, default_value = "recommended")]
    pub preset: PresetArg,
}

#[derive(ClapArgs)]
pub struct ConfigArgs {
    /// A file or folder.
    #[arg(default_value = ".")]
    pub path: PathBuf,
    #[command(flatten)]
    pub common: Common,
}

/// A reason that a comment can hold.
fn reason(text: &str) -> Result<String, String> {
    let text = text.trim();
    match () {
        () if text.is_empty() => Err("say why".to_owned()),
        () if text.contains("-->") => Err("`-->` would end the comment that holds it".to_owned()),
        () if text.chars().any(char::is_control) => Err("write it on one line".to_owned()),
        () => Ok(text.to_owned()),
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum PresetArg {
    Minimal,
    Recommended,
    Strict,
}

impl From<PresetArg> for Preset {
    fn from(preset: PresetArg) -> Self {
        match preset {
            PresetArg::Minimal => Self::Minimal,
            PresetArg::Recommended => Self::Recommended,
            PresetArg::Strict => Self::Strict,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    pub const fn severity(self) -> Option<Severity> {
        match self {
            Self::Error => Some(Severity::Error),
            Self::Warning => Some(Severity::Warning),
            Self::Info => Some(Severity::Info),
            Self::Never => None,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum OutputFormat {
    Human,
    Concise,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ClaimsFormat {
    Table,
    Json,
    Jsonl,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum RulesFormat {
    Table,
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}
