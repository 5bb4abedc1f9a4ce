//! Course folder.
mod yaml;
