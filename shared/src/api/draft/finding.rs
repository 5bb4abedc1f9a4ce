//! What is wrong with a draft, and where.

use crate::id::{DraftBlockId, DraftModuleId, DraftUnitId};

wire! {
    /// What a check of a draft found.
    pub struct DraftFindings {
        /// Number of the outline that was checked.
        pub rev: u32,
        /// Faults first, in the order of the outline.
        pub items: Vec<DraftFinding>,
        /// Minutes of the units that the course asks for.
        pub minutes: u32,
    }

    /// One finding.
    pub struct DraftFinding {
        /// Whether nothing can be published while it stands.
        pub is_fault: bool,
        /// In which module.
        pub module: Option<DraftModuleId>,
        /// In which unit.
        pub unit: Option<DraftUnitId>,
        /// In which block.
        pub block: Option<DraftBlockId>,
        /// Where, in words.
        pub place: String,
        /// What is wrong.
        pub what: String,
        /// What to do.
        pub remedy: String,
    }
}
