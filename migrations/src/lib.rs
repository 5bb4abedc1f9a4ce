//! The schema's timeline: one file per change, named after its slice; up and down.
//!
//! **Invariant:** imports nothing of ours: migrations are history, and history does not change with the code.

mod ddl;
mod m20261124_000001_organisation_tables;
mod m20261124_000002_account_tables;
mod m20261124_000003_course_tables;
mod m20261124_000004_lesson_tables;
mod m20261124_000005_enrolment_tables;
mod m20261124_000006_progress_tables;
mod m20261124_000007_quiz_tables;
mod m20261124_000008_credit_tables;
mod m20261124_000009_team_tables;
mod m20261126_000010_quiz_deadlines;
mod m20261126_000011_account_past_sessions;
mod m20261126_000012_bank_tables;
mod m20261126_000013_statistics_tables;
mod m20261126_000014_quiz_late_answers;
mod m20261126_000015_marking_tables;
mod m20261127_000017_arrangement_tables;
mod m20261127_000018_correction_tables;
mod m20261127_000019_marking_opinions;
mod m20261127_000020_blueprint_tables;
mod m20261127_000021_bank_uses;
mod m20261127_000022_media_tables;
mod m20261127_000023_batch_tables;
mod m20261127_000024_class_tables;
mod m20261127_000025_draft_tables;
mod m20261127_000026_review_tables;
mod m20261127_000027_course_archive;
mod m20261128_000028_lesson_openings;
mod m20261128_000029_discussion_tables;
mod m20261128_000030_provider_tables;
mod m20261128_000032_live_tables;
mod m20261128_000036_orientation_table;
mod m20261128_000037_ledger_index;
mod seeds;

use sea_orm_migration::MigrationTrait;
pub use sea_orm_migration::{MigratorTrait, SchemaManager};

/// All migrations, oldest first.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261124_000001_organisation_tables::Migration),
            Box::new(m20261124_000002_account_tables::Migration),
            Box::new(m20261124_000003_course_tables::Migration),
            Box::new(m20261124_000004_lesson_tables::Migration),
            Box::new(m20261124_000005_enrolment_tables::Migration),
            Box::new(m20261124_000006_progress_tables::Migration),
            Box::new(m20261124_000007_quiz_tables::Migration),
            Box::new(m20261124_000008_credit_tables::Migration),
            Box::new(m20261124_000009_team_tables::Migration),
            Box::new(m20261126_000010_quiz_deadlines::Migration),
            Box::new(m20261126_000011_account_past_sessions::Migration),
            Box::new(m20261126_000012_bank_tables::Migration),
            Box::new(m20261126_000013_statistics_tables::Migration),
            Box::new(m20261126_000014_quiz_late_answers::Migration),
            Box::new(m20261126_000015_marking_tables::Migration),
            Box::new(m20261127_000017_arrangement_tables::Migration),
            Box::new(m20261127_000018_correction_tables::Migration),
            Box::new(m20261127_000019_marking_opinions::Migration),
            Box::new(m20261127_000020_blueprint_tables::Migration),
            Box::new(m20261127_000021_bank_uses::Migration),
            Box::new(m20261127_000022_media_tables::Migration),
            Box::new(m20261127_000023_batch_tables::Migration),
            Box::new(m20261127_000024_class_tables::Migration),
            Box::new(m20261127_000025_draft_tables::Migration),
            Box::new(m20261127_000026_review_tables::Migration),
            Box::new(m20261127_000027_course_archive::Migration),
            Box::new(m20261128_000028_lesson_openings::Migration),
            Box::new(m20261128_000029_discussion_tables::Migration),
            Box::new(m20261128_000030_provider_tables::Migration),
            Box::new(m20261128_000032_live_tables::Migration),
            Box::new(m20261128_000036_orientation_table::Migration),
            Box::new(m20261128_000037_ledger_index::Migration),
        ]
    }
}
