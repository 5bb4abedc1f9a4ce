//! Words of the blueprint screens.
