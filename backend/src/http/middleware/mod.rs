//! What surrounds every request: id and log line, refusal of other sites, headers, ranges.

pub mod arrival;
pub mod headers;
pub mod ranges;
pub mod same_site;
