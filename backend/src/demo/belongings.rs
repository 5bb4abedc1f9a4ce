//! Every table of the schema, and which of its rows are the demonstration's.
//!
//! **Invariant:** rows that others point to stand below those that point to them, so that the list is the order in which
//! rows can go. A test holds it against the schema: a new table has to be here, or among those that are nobody's.

/// A table with the columns by which a row is the demonstration's, each with the ids that it is looked for among. One that
/// fits is enough.
pub(super) struct Belonging {
    /// The table.
    pub(super) table: &'static str,
    columns: &'static [(&'static str, &'static str)],
}

impl Belonging {
    /// The condition that rows of the demonstration meet; `$1` is the institution.
    pub(super) fn condition(&self) -> String {
        let one = |(column, ids): &(&str, &str)| format!("{column} IN ({ids})");
        self.columns.iter().map(one).collect::<Vec<_>>().join(" OR ")
    }
}

/// The ids of a table's rows of the institution itself.
macro_rules! own {
    ($table:literal) => {
        concat!("SELECT id FROM ", $table, " WHERE institution_id = $1")
    };
}

/// The ids of a table's rows whose column is among others.
macro_rules! of {
    ($id:literal, $table:literal, $column:literal, $($ids:tt)+) => {
        concat!("SELECT ", $id, " FROM ", $table, " WHERE ", $column, " IN (", $($ids)+, ")")
    };
}

const SELF: &str = "SELECT id FROM institution WHERE id = $1";
const PEOPLE: &str = own!("person");
const ACCOUNTS: &str = own!("account");
const UNITS: &str = own!("org_unit");
const POSITIONS: &str = own!("position");
const PROVIDERS: &str = own!("provider");
const COURSES: &str = own!("course");
const VERSIONS: &str = of!("id", "course_version", "course_id", own!("course"));
const LESSONS: &str =
    of!("id", "lesson", "version_id", of!("id", "course_version", "course_id", own!("course")));
const QUESTIONS: &str = of!(
    "id",
    "question",
    "lesson_id",
    of!("id", "lesson", "version_id", of!("id", "course_version", "course_id", own!("course")))
);
const CORRECTIONS: &str = of!(
    "id",
    "correction",
    "lesson_id",
    of!("id", "lesson", "version_id", of!("id", "course_version", "course_id", own!("course")))
);
/// Of the institution's people, wherever they learn. Others who learn its courses are in the way of its removal.
const ENROLMENTS: &str = of!("id", "enrolment", "person_id", own!("person"));
const ATTEMPTS: &str =
    of!("id", "attempt", "enrolment_id", of!("id", "enrolment", "person_id", own!("person")));
const BATCHES: &str = own!("batch");
const SEATS: &str = concat!(
    of!("id", "batch_seat", "batch_id", own!("batch")),
    " UNION ",
    of!("id", "batch_seat", "person_id", own!("person"))
);
const SESSIONS: &str = own!("live_session");
const DISCUSSIONS: &str = own!("discussion");
const POSTS: &str = of!("id", "discussion_post", "discussion_id", own!("discussion"));
const MESSAGES: &str = of!("id", "message", "course_id", own!("course"));
const DRAFTS: &str = own!("draft");
const MEDIA: &str = own!("media_file");
const CATEGORIES: &str = own!("bank_category");
const IMPORTS: &str = own!("bank_import");
const BANKED: &str = own!("bank_question");

const fn rows(table: &'static str, columns: &'static [(&'static str, &'static str)]) -> Belonging {
    Belonging { table, columns }
}

/// What belongs to a demonstration, in the order in which it can go.
pub(super) const BELONGINGS: [Belonging; 72] = [
    rows("correction_change", &[("correction_id", CORRECTIONS), ("attempt_id", ATTEMPTS)]),
    rows("answer_unmarked", &[("attempt_id", ATTEMPTS)]),
    rows("answer_aside", &[("attempt_id", ATTEMPTS)]),
    rows("answer", &[("attempt_id", ATTEMPTS)]),
    rows("opinion", &[("attempt_id", ATTEMPTS)]),
    rows("mark", &[("attempt_id", ATTEMPTS)]),
    rows("attempt", &[("id", ATTEMPTS)]),
    rows("lesson_progress", &[("enrolment_id", ENROLMENTS)]),
    rows("live_miss", &[("enrolment_id", ENROLMENTS), ("session_id", SESSIONS)]),
    rows("live_attendance", &[("enrolment_id", ENROLMENTS), ("session_id", SESSIONS)]),
    rows("live_session", &[("id", SESSIONS)]),
    rows("class_need", &[("enrolment_id", ENROLMENTS)]),
    rows("class_standing", &[("enrolment_id", ENROLMENTS)]),
    rows("class_tally", &[("version_id", VERSIONS)]),
    rows("quiz_tally", &[("lesson_id", LESSONS)]),
    rows("jp_entry", &[("person_id", PEOPLE)]),
    rows("enrolment_event", &[("enrolment_id", ENROLMENTS)]),
    rows("enrolment", &[("id", ENROLMENTS)]),
    rows("message_receipt", &[("message_id", MESSAGES), ("person_id", PEOPLE)]),
    rows("message", &[("id", MESSAGES)]),
    rows("discussion_report", &[("post_id", POSTS), ("person_id", PEOPLE)]),
    rows("discussion_post", &[("id", POSTS)]),
    rows("discussion", &[("id", DISCUSSIONS)]),
    rows("batch_seat_event", &[("seat_id", SEATS)]),
    rows("batch_seat", &[("id", SEATS)]),
    rows("batch", &[("id", BATCHES)]),
    rows("arrangement", &[("version_id", VERSIONS), ("person_id", PEOPLE)]),
    rows("correction", &[("id", CORRECTIONS)]),
    rows("blueprint", &[("institution_id", SELF)]),
    rows("bank_use", &[("lesson_id", LESSONS), ("question_id", BANKED)]),
    rows("bank_tag", &[("question_id", BANKED)]),
    rows("bank_version", &[("question_id", BANKED)]),
    rows("bank_question", &[("id", BANKED)]),
    rows("bank_aside", &[("import_id", IMPORTS)]),
    rows("bank_import", &[("id", IMPORTS)]),
    rows("bank_category", &[("id", CATEGORIES)]),
    rows("draft_comment", &[("draft_id", DRAFTS)]),
    rows("draft_step", &[("draft_id", DRAFTS)]),
    rows("draft_change", &[("draft_id", DRAFTS)]),
    rows("draft_file", &[("draft_id", DRAFTS)]),
    rows("draft_node", &[("draft_id", DRAFTS)]),
    rows("draft_member", &[("draft_id", DRAFTS)]),
    rows("draft", &[("id", DRAFTS)]),
    rows("media_use", &[("media_id", MEDIA)]),
    rows("media_file", &[("id", MEDIA)]),
    rows("media_upload", &[("institution_id", SELF)]),
    rows("question", &[("id", QUESTIONS)]),
    rows("quiz", &[("lesson_id", LESSONS)]),
    rows("lesson", &[("id", LESSONS)]),
    rows("course_asset", &[("version_id", VERSIONS)]),
    rows("course_source", &[("version_id", VERSIONS)]),
    rows("course_version", &[("id", VERSIONS)]),
    rows("course", &[("id", COURSES)]),
    rows("provider_member", &[("provider_id", PROVIDERS), ("account_id", ACCOUNTS)]),
    rows("provider", &[("id", PROVIDERS)]),
    rows("comment_snippet", &[("account_id", ACCOUNTS)]),
    rows("account_role", &[("account_id", ACCOUNTS)]),
    rows("orientation", &[("account_id", ACCOUNTS)]),
    rows("session", &[("account_id", ACCOUNTS)]),
    rows("security_event", &[("account_id", ACCOUNTS)]),
    rows("audit_entry", &[("account_id", ACCOUNTS)]),
    rows("setup_link", &[("institution_id", SELF)]),
    rows("standing_scope", &[("unit_id", UNITS), ("person_id", PEOPLE)]),
    rows("standing", &[("person_id", PEOPLE)]),
    rows("unit_tally", &[("unit_id", UNITS)]),
    rows("assignment", &[("person_id", PEOPLE), ("unit_id", UNITS)]),
    rows("employment", &[("person_id", PEOPLE)]),
    rows("account", &[("id", ACCOUNTS)]),
    rows("person", &[("id", PEOPLE)]),
    rows("position", &[("id", POSITIONS)]),
    rows("org_unit", &[("id", UNITS)]),
    rows("institution", &[("id", SELF)]),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::db::entity::tables;

    /// Tables whose rows are no institution's: seeds, the stamp of the catalogue, content that is shared by its hash (which
    /// goes once nobody names it), and counts by what was typed at the door, which end by themselves.
    const NOBODYS: [&str; 6] =
        ["activity_form", "asset", "catalogue_stamp", "competency", "quota_rule", "sign_in_failure"];

    #[test]
    fn every_table_belongs_to_somebody_or_to_nobody() {
        let listed: Vec<&str> = BELONGINGS.iter().map(|one| one.table).chain(NOBODYS).collect();
        let once: BTreeSet<&str> = listed.iter().copied().collect();
        assert_eq!(once.len(), listed.len(), "a table is listed twice");
        let known: BTreeSet<&str> = tables().iter().map(|table| table.name).collect();
        assert_eq!(once, known);
    }
}
