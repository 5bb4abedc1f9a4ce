//! The program `sinau`: reads the command line and runs one command.

use std::process::ExitCode;

/// Many small rows and answers are made and dropped on several threads, which the system's own allocator is slow at.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[actix_web::main]
async fn main() -> ExitCode {
    backend::cli::run().await
}
