//! The command line of `sinau`.

mod course;
mod files;
mod serve;
mod start;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::Config;

/// Learning platform for Indonesia's civil servants.
#[derive(Debug, Parser)]
#[command(name = "sinau", version, about)]
struct Sinau {
    /// Configuration file; the environment goes over it.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Starts the server; makes and migrates the database where needed.
    Serve {
        /// Loads the demonstration city where the database is empty, or goes on where loading was cut short.
        #[arg(long)]
        demo: bool,
    },
    /// Brings the database's schema up to date.
    Migrate,
    /// Checks, imports and exports course folders.
    Course {
        #[command(subcommand)]
        command: course::CourseCommand,
    },
    /// Administrators.
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// The demonstration city.
    Demo {
        #[command(subcommand)]
        command: DemoCommand,
    },
    /// Files that people bring and files of courses.
    Files {
        #[command(subcommand)]
        command: FilesCommand,
    },
    /// The configuration.
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Prints the `OpenAPI` document.
    Openapi,
}

#[derive(Debug, Subcommand)]
enum AdminCommand {
    /// Prints a one-time link with which the first administrator of an institution sets a password.
    Create {
        /// Name of the institution, made where there is none of that name.
        institution: String,
    },
}

#[derive(Debug, Subcommand)]
enum DemoCommand {
    /// Loads the demonstration city with its courses, people and a year of activity.
    ///
    /// Of the first 2,000 people everything is there: each lesson, every attempt at a quiz, essays, works and posts. Of
    /// those who come after them in a larger city it is what it came to: people with accounts, placements, enrolments with
    /// their history, JP, and how everybody stands; no evidence of single lessons and no attempts.
    Load {
        /// How many people, 40 at the least.
        #[arg(long, default_value_t = crate::demo::PEOPLE)]
        people: u32,
        /// Another seed is another city; the same seed on the same day is the same one.
        #[arg(long, default_value_t = 0)]
        seed: u64,
    },
    /// Removes the demonstration city with everything in it, and leaves other institutions alone.
    Remove,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Reads the configuration, tries the bucket where there is one, and says what is wrong.
    Check,
}

#[derive(Debug, Subcommand)]
enum FilesCommand {
    /// Copies what the storage directory holds into the bucket; begun anew, it goes on where it ended.
    Push,
}

/// Runs the command line.
pub async fn run() -> ExitCode {
    let sinau = Sinau::parse();
    match dispatch(sinau).await {
        Ok(code) => code,
        Err(error) => {
            start::say_error(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(sinau: Sinau) -> anyhow::Result<ExitCode> {
    let config = || Config::load(sinau.config.as_deref());
    match sinau.command {
        Command::Openapi => start::say(&serde_json::to_string_pretty(&crate::http::openapi::document())?),
        Command::Config { command: ConfigCommand::Check } => {
            let config = config()?;
            files::check(&config).await?;
            start::fate(&config).await?;
            start::say(&format!(
                "The configuration is good. People reach the server at {}.",
                config.server.origin
            ));
        }
        Command::Files { command: FilesCommand::Push } => return files::push(&config()?).await,
        Command::Serve { demo } => serve::run(config()?, demo).await?,
        Command::Migrate => {
            start::migrated(config()?).await?;
            start::say("The schema is up to date.");
        }
        Command::Course { command: course::CourseCommand::Check { directory, json } } => {
            return course::check(&directory, json, &config()?.embed.hosts);
        }
        Command::Course { command } => course::run(&start::migrated(config()?).await?, command).await?,
        Command::Admin { command: AdminCommand::Create { institution } } => {
            let ctx = start::migrated(config()?).await?;
            let token = crate::features::account::door::create_setup_link(&ctx, &institution).await?;
            start::say(&format!(
                "Open this link once, within 24 hours:\n{}/mulai?token={token}",
                ctx.config.server.origin
            ));
        }
        Command::Demo { command: DemoCommand::Remove } => {
            let ctx = start::migrated(config()?).await?;
            let removed = crate::demo::remove(&ctx).await?;
            start::say(&format!(
                "The demonstration city is gone: {} rows and {} files.",
                removed.rows, removed.files
            ));
        }
        Command::Demo { command: DemoCommand::Load { people, seed } } => {
            let ctx = start::migrated(config()?).await?;
            crate::demo::load(&ctx, crate::demo::Size { people, seed }).await?;
            start::say(&crate::demo::accounts());
        }
    }
    Ok(ExitCode::SUCCESS)
}
