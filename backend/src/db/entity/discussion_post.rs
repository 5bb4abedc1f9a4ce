//! Table `discussion_post`: a post of a discussion, or a reply to one.

use sea_orm::entity::prelude::*;
use shared::id::{AccountId, DiscussionId, PersonId, PostId, PostKey};

use super::Class;

/// A post of a discussion, or a reply to one.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "discussion_post")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PostId,
    pub key: PostKey,
    pub discussion_id: DiscussionId,
    pub thread_id: Option<PostId>,
    pub number: Option<i32>,
    pub person_id: PersonId,
    pub is_staff: bool,
    pub text: String,
    pub html: String,
    pub written_at: DateTimeUtc,
    pub edited_at: Option<DateTimeUtc>,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub hidden_by: Option<AccountId>,
    pub hidden_at: Option<DateTimeUtc>,
    pub hide_reason: Option<String>,
    pub rank: i16,
    pub replies: i32,
    pub last_post: PostId,
}

/// Joins that queries use.
#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// What each column holds about people.
pub const DATA: &[(&str, Class)] = &[
    ("id", Class::Internal),
    ("key", Class::Internal),
    ("discussion_id", Class::Internal),
    ("thread_id", Class::Internal),
    ("number", Class::Internal),
    ("person_id", Class::Internal),
    ("is_staff", Class::Internal),
    ("text", Class::LEARNING),
    ("html", Class::LEARNING),
    ("written_at", Class::LEARNING),
    ("edited_at", Class::LEARNING),
    ("withdrawn_at", Class::LEARNING),
    ("hidden_by", Class::Internal),
    ("hidden_at", Class::LEARNING),
    ("hide_reason", Class::LEARNING),
    ("rank", Class::Internal),
    ("replies", Class::Internal),
    ("last_post", Class::Internal),
];
