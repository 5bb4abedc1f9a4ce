//! The server. Read downwards: configuration, what handlers get, the database, the HTTP edge, the slices.
//!
//! **Invariant:** actix is known to `http` only, entities to `repo` and `door` files only.

pub mod cli;
pub mod config;
pub mod ctx;
pub mod db;
pub mod demo;
pub mod features;
pub mod html;
pub mod http;
pub mod ports;
