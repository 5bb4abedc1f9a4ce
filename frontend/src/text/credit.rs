//! Words of the credit screens.
