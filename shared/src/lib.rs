//! The contract between server and browser: ids, parsed values, access rules, endpoints, problems.
//!
//! **Invariant:** knows nothing of actix, reqwest, leptos or tokio, and builds for wasm32. What is declared here
//! once is mounted by the server, called by the client, and turned into the access matrix and OpenAPI.

pub mod access;
pub mod api;
pub mod endpoint;
pub mod id;
pub mod problem;
pub mod value;
