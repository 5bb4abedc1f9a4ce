//! What surrounds every request: id and log line, refusal of other sites, headers.

pub mod arrival;
pub mod headers;
pub mod same_site;
