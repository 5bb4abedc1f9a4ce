//! Words of the lesson screens.
