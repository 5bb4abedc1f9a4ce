//! The server. Read downwards: configuration, what handlers get, the database, the HTTP edge, the slices.
//!
//! **Invariant:** actix is known to `http` only, entities to `repo` and `door` files only.

pub mod config;
pub mod ports;
pub mod db;
pub mod ctx;
pub mod html;
pub mod http;
pub mod features;
pub mod demo;
pub mod cli;
