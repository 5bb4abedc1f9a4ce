//! Decisions: what was decided, why, what follows, and what was rejected. One page each, one file each.
//!
//! A decision is superseded by a later one, not edited; its status then names its successor. A new external crate, a new
//! dependency between our crates, or a change to the spine (`shared::{access, endpoint, problem}`, `backend/src/{http, db}`)
//! comes with one.

pub mod adr_0001_mirrored_slices {
    #![doc = include_str!("../docs/decisions/0001-mirrored-slices.md")]
}
pub mod adr_0002_contract_by_macro_rules {
    #![doc = include_str!("../docs/decisions/0002-contract-by-macro-rules.md")]
}
pub mod adr_0003_proofs_instead_of_checks {
    #![doc = include_str!("../docs/decisions/0003-proofs-instead-of-checks.md")]
}
pub mod adr_0004_problem_details {
    #![doc = include_str!("../docs/decisions/0004-problem-details.md")]
}
pub mod adr_0005_ids {
    #![doc = include_str!("../docs/decisions/0005-ids.md")]
}
pub mod adr_0006_pure_rule_crates {
    #![doc = include_str!("../docs/decisions/0006-pure-rule-crates.md")]
}
pub mod adr_0007_keys_never_leave {
    #![doc = include_str!("../docs/decisions/0007-keys-never-leave.md")]
}
pub mod adr_0008_publishing_moves_a_pointer {
    #![doc = include_str!("../docs/decisions/0008-publishing-moves-a-pointer.md")]
}
pub mod adr_0009_personal_data_classes {
    #![doc = include_str!("../docs/decisions/0009-personal-data-classes.md")]
}
pub mod adr_0010_client_side_rendering {
    #![doc = include_str!("../docs/decisions/0010-client-side-rendering.md")]
}
pub mod adr_0011_fetch_and_reqwest {
    #![doc = include_str!("../docs/decisions/0011-fetch-and-reqwest.md")]
}
pub mod adr_0012_one_writer {
    #![doc = include_str!("../docs/decisions/0012-one-writer.md")]
}
pub mod adr_0013_jp_ledger {
    #![doc = include_str!("../docs/decisions/0013-jp-ledger.md")]
}
pub mod adr_0014_team_figures {
    #![doc = include_str!("../docs/decisions/0014-team-figures.md")]
}
pub mod adr_0015_dependencies {
    #![doc = include_str!("../docs/decisions/0015-dependencies.md")]
}
pub mod adr_0016_text_table {
    #![doc = include_str!("../docs/decisions/0016-text-table.md")]
}
pub mod adr_0017_plain_css {
    #![doc = include_str!("../docs/decisions/0017-plain-css.md")]
}
pub mod adr_0018_pages_bring_along {
    #![doc = include_str!("../docs/decisions/0018-pages-bring-along.md")]
}
pub mod adr_0019_group_commit {
    #![doc = include_str!("../docs/decisions/0019-group-commit.md")]
}
pub mod adr_0020_quiz_sums {
    #![doc = include_str!("../docs/decisions/0020-quiz-sums.md")]
}
pub mod adr_0021_marks_by_people {
    #![doc = include_str!("../docs/decisions/0021-marks-by-people.md")]
}
pub mod adr_0022_late_answers {
    #![doc = include_str!("../docs/decisions/0022-late-answers.md")]
}
pub mod adr_0023_admission {
    #![doc = include_str!("../docs/decisions/0023-admission.md")]
}
pub mod adr_0024_arrangements {
    #![doc = include_str!("../docs/decisions/0024-arrangements.md")]
}
pub mod adr_0025_questions_in_the_browser {
    #![doc = include_str!("../docs/decisions/0025-questions-in-the-browser.md")]
}
pub mod adr_0026_practice {
    #![doc = include_str!("../docs/decisions/0026-practice.md")]
}
pub mod adr_0027_corrections {
    #![doc = include_str!("../docs/decisions/0027-corrections.md")]
}
pub mod adr_0028_gain {
    #![doc = include_str!("../docs/decisions/0028-gain.md")]
}
pub mod adr_0029_second_marker {
    #![doc = include_str!("../docs/decisions/0029-second-marker.md")]
}
pub mod adr_0030_blueprints {
    #![doc = include_str!("../docs/decisions/0030-blueprints.md")]
}
pub mod adr_0031_media {
    #![doc = include_str!("../docs/decisions/0031-media.md")]
}
pub mod adr_0032_batches {
    #![doc = include_str!("../docs/decisions/0032-batches.md")]
}
pub mod adr_0033_class_counts {
    #![doc = include_str!("../docs/decisions/0033-class-counts.md")]
}
pub mod adr_0034_drafts {
    #![doc = include_str!("../docs/decisions/0034-drafts.md")]
}
pub mod adr_0035_upgrades {
    #![doc = include_str!("../docs/decisions/0035-upgrades.md")]
}
pub mod adr_0036_packages {
    #![doc = include_str!("../docs/decisions/0036-packages.md")]
}
pub mod adr_0037_openings {
    #![doc = include_str!("../docs/decisions/0037-openings.md")]
}
pub mod adr_0038_insets {
    #![doc = include_str!("../docs/decisions/0038-insets.md")]
}
pub mod adr_0039_assignments {
    #![doc = include_str!("../docs/decisions/0039-assignments.md")]
}
pub mod adr_0040_discussions {
    #![doc = include_str!("../docs/decisions/0040-discussions.md")]
}
pub mod adr_0041_providers_and_templates {
    #![doc = include_str!("../docs/decisions/0041-providers-and-templates.md")]
}
pub mod adr_0042_object_storage {
    #![doc = include_str!("../docs/decisions/0042-object-storage.md")]
}
pub mod adr_0043_live_sessions {
    #![doc = include_str!("../docs/decisions/0043-live-sessions.md")]
}
pub mod adr_0044_approved_screens {
    #![doc = include_str!("../docs/decisions/0044-approved-screens.md")]
}
pub mod adr_0045_memory {
    #![doc = include_str!("../docs/decisions/0045-memory.md")]
}
