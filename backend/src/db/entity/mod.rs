//! Every table, one file each, with typed ids.
//!
//! **Invariant:** only `repo` and `door` files (and the demo loader) use these; each column states what it holds about
//! people.

pub mod account;
pub mod account_role;
pub mod activity_form;
pub mod answer;
pub mod answer_aside;
pub mod answer_unmarked;
pub mod arrangement;
pub mod asset;
pub mod assignment;
pub mod attempt;
pub mod audit_entry;
pub mod bank_aside;
pub mod bank_category;
pub mod bank_import;
pub mod bank_question;
pub mod bank_tag;
pub mod bank_use;
pub mod bank_version;
pub mod batch;
pub mod batch_seat;
pub mod batch_seat_event;
pub mod blueprint;
pub mod catalogue_stamp;
pub mod class_need;
pub mod class_standing;
pub mod class_tally;
pub mod comment_snippet;
pub mod competency;
pub mod correction;
pub mod correction_change;
pub mod course;
pub mod course_asset;
pub mod course_source;
pub mod course_version;
pub mod discussion;
pub mod discussion_post;
pub mod discussion_report;
pub mod draft;
pub mod draft_change;
pub mod draft_comment;
pub mod draft_file;
pub mod draft_member;
pub mod draft_node;
pub mod draft_step;
pub mod employment;
pub mod enrolment;
pub mod enrolment_event;
pub mod institution;
pub mod jp_entry;
pub mod lesson;
pub mod lesson_progress;
pub mod live_attendance;
pub mod live_miss;
pub mod live_session;
pub mod mark;
pub mod media_file;
pub mod media_upload;
pub mod media_use;
pub mod message;
pub mod message_receipt;
pub mod opinion;
pub mod org_unit;
pub mod orientation;
pub mod person;
pub mod position;
pub mod provider;
pub mod provider_member;
pub mod question;
pub mod quiz;
pub mod quiz_tally;
pub mod quota_rule;
pub mod security_event;
pub mod session;
pub mod setup_link;
pub mod sign_in_failure;
pub mod standing;
pub mod standing_scope;
pub mod unit_tally;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IdenStatic, Iterable, QuerySelect};

/// What a column holds about people; export and erasure of a person's data follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Anybody may know it.
    Public,
    /// The system's own.
    Internal,
    /// About a person: why it is held and how long.
    Personal {
        /// Why.
        purpose: &'static str,
        /// How long.
        kept: &'static str,
    },
}

impl Class {
    /// The personnel record.
    pub const RECORD: Self = Self::Personal {
        purpose: "competency development of civil servants (UU 20/2023 art. 49)",
        kept: "while employed",
    };
    /// Signing in.
    pub const SIGN_IN: Self =
        Self::Personal { purpose: "signing in safely", kept: "while the account is open" };
    /// A signed-in device.
    pub const SESSION: Self =
        Self::Personal { purpose: "signing in safely", kept: "seven days after the last day of the session" };
    /// The record of learning.
    pub const LEARNING: Self =
        Self::Personal { purpose: "record of learning and JP", kept: "as long as the personnel record" };
}

/// A table by name, with its columns and what is stated about them.
pub struct Table {
    /// Name.
    pub name: &'static str,
    /// Columns of the entity.
    pub columns: Vec<String>,
    /// Stated classes.
    pub data: &'static [(&'static str, Class)],
}

fn table<E: EntityTrait>(name: &'static str, data: &'static [(&'static str, Class)]) -> Table {
    Table { name, columns: E::Column::iter().map(|column| column.as_str().to_owned()).collect(), data }
}

async fn readable<E: EntityTrait>(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    E::find().limit(1).all(db).await.map(drop)
}

/// Every table with its columns.
pub fn tables() -> Vec<Table> {
    vec![
        table::<institution::Entity>("institution", institution::DATA),
        table::<org_unit::Entity>("org_unit", org_unit::DATA),
        table::<orientation::Entity>("orientation", orientation::DATA),
        table::<position::Entity>("position", position::DATA),
        table::<competency::Entity>("competency", competency::DATA),
        table::<person::Entity>("person", person::DATA),
        table::<employment::Entity>("employment", employment::DATA),
        table::<assignment::Entity>("assignment", assignment::DATA),
        table::<account::Entity>("account", account::DATA),
        table::<account_role::Entity>("account_role", account_role::DATA),
        table::<session::Entity>("session", session::DATA),
        table::<setup_link::Entity>("setup_link", setup_link::DATA),
        table::<sign_in_failure::Entity>("sign_in_failure", sign_in_failure::DATA),
        table::<security_event::Entity>("security_event", security_event::DATA),
        table::<audit_entry::Entity>("audit_entry", audit_entry::DATA),
        table::<provider::Entity>("provider", provider::DATA),
        table::<provider_member::Entity>("provider_member", provider_member::DATA),
        table::<course::Entity>("course", course::DATA),
        table::<course_version::Entity>("course_version", course_version::DATA),
        table::<course_source::Entity>("course_source", course_source::DATA),
        table::<arrangement::Entity>("arrangement", arrangement::DATA),
        table::<asset::Entity>("asset", asset::DATA),
        table::<course_asset::Entity>("course_asset", course_asset::DATA),
        table::<catalogue_stamp::Entity>("catalogue_stamp", catalogue_stamp::DATA),
        table::<lesson::Entity>("lesson", lesson::DATA),
        table::<class_tally::Entity>("class_tally", class_tally::DATA),
        table::<class_standing::Entity>("class_standing", class_standing::DATA),
        table::<class_need::Entity>("class_need", class_need::DATA),
        table::<message::Entity>("message", message::DATA),
        table::<message_receipt::Entity>("message_receipt", message_receipt::DATA),
        table::<enrolment::Entity>("enrolment", enrolment::DATA),
        table::<enrolment_event::Entity>("enrolment_event", enrolment_event::DATA),
        table::<lesson_progress::Entity>("lesson_progress", lesson_progress::DATA),
        table::<quiz::Entity>("quiz", quiz::DATA),
        table::<question::Entity>("question", question::DATA),
        table::<attempt::Entity>("attempt", attempt::DATA),
        table::<answer::Entity>("answer", answer::DATA),
        table::<answer_aside::Entity>("answer_aside", answer_aside::DATA),
        table::<answer_unmarked::Entity>("answer_unmarked", answer_unmarked::DATA),
        table::<live_attendance::Entity>("live_attendance", live_attendance::DATA),
        table::<live_miss::Entity>("live_miss", live_miss::DATA),
        table::<live_session::Entity>("live_session", live_session::DATA),
        table::<mark::Entity>("mark", mark::DATA),
        table::<opinion::Entity>("opinion", opinion::DATA),
        table::<comment_snippet::Entity>("comment_snippet", comment_snippet::DATA),
        table::<discussion::Entity>("discussion", discussion::DATA),
        table::<discussion_post::Entity>("discussion_post", discussion_post::DATA),
        table::<discussion_report::Entity>("discussion_report", discussion_report::DATA),
        table::<blueprint::Entity>("blueprint", blueprint::DATA),
        table::<draft::Entity>("draft", draft::DATA),
        table::<draft_node::Entity>("draft_node", draft_node::DATA),
        table::<draft_member::Entity>("draft_member", draft_member::DATA),
        table::<draft_step::Entity>("draft_step", draft_step::DATA),
        table::<draft_comment::Entity>("draft_comment", draft_comment::DATA),
        table::<draft_file::Entity>("draft_file", draft_file::DATA),
        table::<draft_change::Entity>("draft_change", draft_change::DATA),
        table::<correction::Entity>("correction", correction::DATA),
        table::<correction_change::Entity>("correction_change", correction_change::DATA),
        table::<quiz_tally::Entity>("quiz_tally", quiz_tally::DATA),
        table::<activity_form::Entity>("activity_form", activity_form::DATA),
        table::<quota_rule::Entity>("quota_rule", quota_rule::DATA),
        table::<jp_entry::Entity>("jp_entry", jp_entry::DATA),
        table::<standing::Entity>("standing", standing::DATA),
        table::<standing_scope::Entity>("standing_scope", standing_scope::DATA),
        table::<unit_tally::Entity>("unit_tally", unit_tally::DATA),
        table::<bank_category::Entity>("bank_category", bank_category::DATA),
        table::<bank_import::Entity>("bank_import", bank_import::DATA),
        table::<bank_aside::Entity>("bank_aside", bank_aside::DATA),
        table::<bank_question::Entity>("bank_question", bank_question::DATA),
        table::<bank_version::Entity>("bank_version", bank_version::DATA),
        table::<bank_tag::Entity>("bank_tag", bank_tag::DATA),
        table::<bank_use::Entity>("bank_use", bank_use::DATA),
        table::<media_upload::Entity>("media_upload", media_upload::DATA),
        table::<media_file::Entity>("media_file", media_file::DATA),
        table::<media_use::Entity>("media_use", media_use::DATA),
        table::<batch::Entity>("batch", batch::DATA),
        table::<batch_seat::Entity>("batch_seat", batch_seat::DATA),
        table::<batch_seat_event::Entity>("batch_seat_event", batch_seat_event::DATA),
    ]
}

/// Reads a row of every table: proves that entities and schema fit.
///
/// # Errors
/// The first table that does not fit.
pub async fn check_all(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    readable::<institution::Entity>(db).await?;
    readable::<org_unit::Entity>(db).await?;
    readable::<orientation::Entity>(db).await?;
    readable::<position::Entity>(db).await?;
    readable::<competency::Entity>(db).await?;
    readable::<person::Entity>(db).await?;
    readable::<employment::Entity>(db).await?;
    readable::<assignment::Entity>(db).await?;
    readable::<account::Entity>(db).await?;
    readable::<account_role::Entity>(db).await?;
    readable::<session::Entity>(db).await?;
    readable::<setup_link::Entity>(db).await?;
    readable::<sign_in_failure::Entity>(db).await?;
    readable::<security_event::Entity>(db).await?;
    readable::<audit_entry::Entity>(db).await?;
    readable::<provider::Entity>(db).await?;
    readable::<provider_member::Entity>(db).await?;
    readable::<course::Entity>(db).await?;
    readable::<course_version::Entity>(db).await?;
    readable::<course_source::Entity>(db).await?;
    readable::<arrangement::Entity>(db).await?;
    readable::<asset::Entity>(db).await?;
    readable::<course_asset::Entity>(db).await?;
    readable::<catalogue_stamp::Entity>(db).await?;
    readable::<lesson::Entity>(db).await?;
    readable::<class_tally::Entity>(db).await?;
    readable::<class_standing::Entity>(db).await?;
    readable::<class_need::Entity>(db).await?;
    readable::<message::Entity>(db).await?;
    readable::<message_receipt::Entity>(db).await?;
    readable::<enrolment::Entity>(db).await?;
    readable::<enrolment_event::Entity>(db).await?;
    readable::<lesson_progress::Entity>(db).await?;
    readable::<quiz::Entity>(db).await?;
    readable::<question::Entity>(db).await?;
    readable::<attempt::Entity>(db).await?;
    readable::<answer::Entity>(db).await?;
    readable::<answer_aside::Entity>(db).await?;
    readable::<answer_unmarked::Entity>(db).await?;
    readable::<live_attendance::Entity>(db).await?;
    readable::<live_miss::Entity>(db).await?;
    readable::<live_session::Entity>(db).await?;
    readable::<mark::Entity>(db).await?;
    readable::<opinion::Entity>(db).await?;
    readable::<comment_snippet::Entity>(db).await?;
    readable::<discussion::Entity>(db).await?;
    readable::<discussion_post::Entity>(db).await?;
    readable::<discussion_report::Entity>(db).await?;
    readable::<blueprint::Entity>(db).await?;
    readable::<draft::Entity>(db).await?;
    readable::<draft_node::Entity>(db).await?;
    readable::<draft_member::Entity>(db).await?;
    readable::<draft_step::Entity>(db).await?;
    readable::<draft_comment::Entity>(db).await?;
    readable::<draft_file::Entity>(db).await?;
    readable::<draft_change::Entity>(db).await?;
    readable::<correction::Entity>(db).await?;
    readable::<correction_change::Entity>(db).await?;
    readable::<quiz_tally::Entity>(db).await?;
    readable::<activity_form::Entity>(db).await?;
    readable::<quota_rule::Entity>(db).await?;
    readable::<jp_entry::Entity>(db).await?;
    readable::<standing::Entity>(db).await?;
    readable::<standing_scope::Entity>(db).await?;
    readable::<unit_tally::Entity>(db).await?;
    readable::<bank_category::Entity>(db).await?;
    readable::<bank_import::Entity>(db).await?;
    readable::<bank_aside::Entity>(db).await?;
    readable::<bank_question::Entity>(db).await?;
    readable::<bank_version::Entity>(db).await?;
    readable::<bank_tag::Entity>(db).await?;
    readable::<bank_use::Entity>(db).await?;
    readable::<media_upload::Entity>(db).await?;
    readable::<media_file::Entity>(db).await?;
    readable::<media_use::Entity>(db).await?;
    readable::<batch::Entity>(db).await?;
    readable::<batch_seat::Entity>(db).await?;
    readable::<batch_seat_event::Entity>(db).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_states_what_it_holds_about_people() {
        for table in tables() {
            let stated: Vec<&str> = table.data.iter().map(|(name, _)| *name).collect();
            assert_eq!(table.columns, stated, "{}", table.name);
        }
    }
}
