//! Words of the course screens.
