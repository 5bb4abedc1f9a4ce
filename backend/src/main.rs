//! The program `sinau`: reads the command line and runs one command.

use std::process::ExitCode;

#[actix_web::main]
async fn main() -> ExitCode {
    backend::cli::run().await
}
