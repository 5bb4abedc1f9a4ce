//! Typed client of the API: one interface, two transports (reqwest on native, fetch in the browser).
//!
//! **Invariant:** an address is never written here; it comes from the contract's line.

mod error;
mod fetch;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod transport;

pub use error::CallError;
pub use fetch::FetchTransport;
#[cfg(not(target_arch = "wasm32"))]
pub use native::NativeTransport;
pub use transport::{Answer, Call, Client, Load, Transport, decode, prepare};
