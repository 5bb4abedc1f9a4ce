//! Words of the progress screens.
