//! Queries of the class slice: rows in, values out.
