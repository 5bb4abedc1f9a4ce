//! The program `sinau`: reads the command line and runs one command.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Gives the memory of each password hash, 19 MB, back to the system at once; the system's own allocator keeps one for
/// every thread that has ever hashed.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[actix_web::main]
async fn main() -> ExitCode {
    backend::cli::run().await
}
