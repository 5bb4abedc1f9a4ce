//! Words of the enrolment screens.
