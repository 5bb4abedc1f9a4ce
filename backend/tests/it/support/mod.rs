//! The test kit: an app on a database of its own, people in a small city, and one course.

pub mod app;
pub mod bucket;
pub mod city;
pub mod database;
pub mod doubles;
pub mod learn;
pub mod program;

pub use app::{Browser, TestApp, refused};
pub use database::Engine;

/// Writes a test once and runs it on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! both {
    ($($(#[$doc:meta])* async fn $name:ident($app:ident) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports, reason = "a short story may need nothing of its file")]
            use super::*;

            async fn story($app: $crate::support::TestApp) $body

            #[actix_web::test]
            async fn sqlite() {
                story($crate::support::TestApp::spawn($crate::support::Engine::Sqlite).await).await;
            }

            #[actix_web::test]
            async fn postgres() {
                story($crate::support::TestApp::spawn($crate::support::Engine::Postgres).await).await;
            }
        }
    )+};
}
