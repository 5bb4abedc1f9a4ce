//! Words of the organisation screens.
