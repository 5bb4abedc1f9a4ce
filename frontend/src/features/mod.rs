//! The screens, slice by slice, in the order in which a learner meets them.
