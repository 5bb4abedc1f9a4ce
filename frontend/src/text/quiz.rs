//! Words of the quiz screens.
