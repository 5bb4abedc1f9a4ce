//! What the demonstration tells of batches.
