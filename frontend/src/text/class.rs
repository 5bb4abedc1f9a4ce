//! Words of the class screens.
