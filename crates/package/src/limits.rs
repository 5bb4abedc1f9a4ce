//! The sizes and counts that packages and texts must keep to.

const MIB: u64 = 1024 * 1024;

/// Most entries of a package: the files of the largest folder, and what systems leave beside each.
pub const ENTRIES_MAX: usize = course_folder::limits::FILES_MAX * 2 + 500;
/// Most bytes of a package as it is sent.
pub const PACKED_MAX: u64 = 200 * MIB;
/// Most bytes of a package, unpacked.
pub const UNPACKED_MAX: u64 = 300 * MIB;
/// Most entries of a document.
pub(crate) const DOCUMENT_ENTRIES_MAX: usize = 5000;
/// Most bytes of a document, unpacked.
pub(crate) const DOCUMENT_UNPACKED_MAX: u64 = 100 * MIB;
/// An entry of less than this may be packed as tightly as it likes.
pub(crate) const SMALL: u64 = MIB;
/// How many times larger than packed an entry may be.
pub(crate) const RATIO_MAX: u64 = 150;
/// Longest path of an entry.
pub(crate) const PATH_MAX: usize = 200;
/// Most bytes of one part of a document that is read for its text.
pub(crate) const XML_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Most elements of one part of a document.
pub(crate) const XML_NODES_MAX: usize = 500_000;
/// How deep elements may lie in each other.
pub(crate) const XML_DEPTH_MAX: usize = 100;
/// Most attributes of an element that are looked at.
pub(crate) const XML_ATTRIBUTES_MAX: usize = 40;
/// Most pictures of a document.
pub(crate) const PICTURES_MAX: usize = 200;
/// Most bytes of Markdown that is sent as it is.
pub(crate) const MARKDOWN_BYTES_MAX: usize = 1024 * 1024;
