//! Messages of an author to people of a course.

use chrono::{DateTime, Utc};
use progress::NeedKind;

use crate::id::{EnrolmentId, MessageId, MessageKey};
use crate::value::{Cursor, MessageText, Slug, Subject};

/// People who can be picked one by one for a message; a reason has no such end.
pub const PICKED_MAX: usize = 200;
/// Messages that somebody can send in a day.
pub const MESSAGES_A_DAY: u64 = 10;

input! {
    /// What is written, and to whom.
    pub struct MessageDraft {
        /// To whom.
        pub to: Recipients,
        /// Subject.
        pub subject: Subject,
        /// Text in Markdown.
        pub text: MessageText,
    }

    /// A message to send.
    pub struct NewMessage {
        /// The key that the check gave: sending twice with one key sends once.
        pub key: MessageKey,
        /// The message.
        pub draft: MessageDraft,
    }

    /// Locates a message.
    pub struct OfMessage {
        /// The message.
        pub message: MessageId,
    }

    /// Which page of the caller's messages.
    #[derive(Default)]
    pub struct InMessages {
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }

    /// Which page of the messages sent.
    pub struct InSentMessages {
        /// The course.
        pub slug: Slug,
        /// Where the next page begins.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<Cursor>,
    }
}

/// To whom a message goes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Recipients {
    /// These enrolments in the course.
    Picked {
        /// The enrolments.
        enrolments: Vec<EnrolmentId>,
    },
    /// Everybody who needs help in the course for a reason, or for any.
    Needing {
        /// The reason.
        reason: Option<NeedKind>,
    },
}

wire! {
    /// A message as it will be read.
    pub struct MessageCheck {
        /// Sends it once.
        pub key: MessageKey,
        /// Text as sanitised HTML.
        pub html: String,
        /// People who get it.
        pub recipients: u32,
        /// Messages that the caller can still send today.
        pub left_today: u32,
    }

    /// Messages sent to people of a course.
    pub struct SentMessages {
        /// The newest first.
        pub items: Vec<SentMessage>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
    }

    /// A message that was sent.
    pub struct SentMessage {
        /// The message.
        pub id: MessageId,
        /// Subject.
        pub subject: String,
        /// Text as sanitised HTML.
        pub html: String,
        /// Who sent it.
        pub sent_by: String,
        /// When.
        pub sent_at: DateTime<Utc>,
        /// People who got it.
        pub recipients: u32,
        /// Of these, people who have opened it.
        pub read: u32,
    }

    /// Messages that somebody has got.
    pub struct Messages {
        /// The newest first.
        pub items: Vec<MessageRow>,
        /// Where the next page begins.
        pub next: Option<Cursor>,
        /// Messages that have not been opened.
        pub unread: u32,
    }

    /// A message in the list.
    pub struct MessageRow {
        /// The message.
        pub id: MessageId,
        /// Subject.
        pub subject: String,
        /// Who sent it.
        pub sent_by: String,
        /// Title of the course that it is about.
        pub course: String,
        /// The course's key.
        pub slug: Slug,
        /// When.
        pub sent_at: DateTime<Utc>,
        /// Whether it has been opened.
        pub is_read: bool,
    }

    /// A message that is open.
    pub struct MessageView {
        /// Text as sanitised HTML.
        pub html: String,
        /// Messages that have not been opened.
        pub unread: u32,
    }

    /// Messages that have not been opened.
    pub struct Unread {
        /// How many.
        pub unread: u32,
    }
}
