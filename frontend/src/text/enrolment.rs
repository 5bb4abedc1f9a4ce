//! Words of the enrolment screens.

use shared::api::enrolment::{EnrolmentOrigin, EnrolmentState};

crate::texts! {
    not_started: "Belum dimulai" | "Not started";
    in_progress: "Sedang berjalan" | "In progress";
    completed: "Selesai" | "Completed";
    withdrawn: "Ditinggalkan" | "Withdrawn";
    chosen: "Pilihan sendiri" | "Own choice";
    assigned: "Ditugaskan" | "Assigned";
    mandatory: "Wajib" | "Mandatory";
}

/// Where an enrolment stands.
pub fn state(state: EnrolmentState) -> &'static str {
    match state {
        EnrolmentState::NotStarted => not_started(),
        EnrolmentState::InProgress => in_progress(),
        EnrolmentState::Completed => completed(),
        EnrolmentState::Withdrawn => withdrawn(),
    }
}

/// How an enrolment came to be.
pub fn origin(origin: EnrolmentOrigin) -> &'static str {
    match origin {
        EnrolmentOrigin::Chosen => chosen(),
        EnrolmentOrigin::Assigned => assigned(),
        EnrolmentOrigin::Mandatory => mandatory(),
    }
}
