//! Class: its screens.
