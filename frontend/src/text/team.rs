//! Words of the team screens.
