//! Blueprint: its screens.
