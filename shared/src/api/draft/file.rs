//! Files of a draft: pictures, videos, captions and documents that its texts name.

use crate::api::media::MediaKind;
use crate::id::MediaId;

input! {
    /// A file of the library that a draft shall have.
    pub struct DraftFileNew {
        /// The file.
        pub media: MediaId,
    }
}

wire! {
    /// The files of a draft.
    pub struct DraftFiles {
        /// By name.
        pub items: Vec<DraftFileView>,
    }

    /// A file of a draft.
    pub struct DraftFileView {
        /// The name by which texts and units of the draft name it, such as `images/alur.webp`.
        pub name: String,
        /// What it is; none for what courses do not take.
        pub kind: Option<MediaKind>,
        /// Where its content is.
        pub address: String,
        /// Its size.
        pub size_bytes: u64,
        /// The words in place of it, as the library has them; empty for none, and for files that came with a course.
        pub alt: String,
        /// Length of a video or of sound, where the library knows it.
        pub seconds: Option<u32>,
    }
}
