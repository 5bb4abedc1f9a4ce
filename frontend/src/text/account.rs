//! Words of the account screens.
