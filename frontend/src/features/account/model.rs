//! The change of a password as it is typed: checked here first, by the server's own rule. Pure.

use client::CallError;
use shared::api::account::PasswordChange;
use shared::problem::Phrase;
use shared::value::{NewPassword, Password};

use crate::text::{Lang, lang};

/// What is wrong with each of the two fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Faults {
    /// The password in force.
    pub current: Option<String>,
    /// The password to be.
    pub new: Option<String>,
}

impl Faults {
    /// Whether nothing is wrong.
    pub(super) fn is_empty(&self) -> bool {
        self.current.is_none() && self.new.is_none()
    }
}

fn words(phrase: Phrase) -> String {
    match lang() {
        Lang::Id => phrase.id,
        Lang::En => phrase.en,
    }
    .into_owned()
}

/// Checks what is typed.
pub(super) fn check(current: &str, new: &str) -> Result<PasswordChange, Faults> {
    match (Password::parse(current), NewPassword::parse(new)) {
        (Ok(current), Ok(new)) => Ok(PasswordChange { current, new }),
        (current, new) => Err(Faults { current: current.err().map(words), new: new.err().map(words) }),
    }
}

/// The faults that the server found in the fields; none where the failure is about something else.
pub(super) fn faults(error: &CallError) -> Faults {
    let fault = |pointer| error.problem().and_then(|problem| problem.fault(pointer)).map(ToOwned::to_owned);
    Faults { current: fault("/current"), new: fault("/new") }
}

#[cfg(test)]
mod tests {
    use shared::problem::{FieldFault, ProblemBody};

    use super::*;

    #[test]
    fn both_fields_are_checked_at_once() {
        let faults = check("", "pendek").unwrap_err();
        assert!(faults.current.is_some() && faults.new.is_some());
        assert!(check("lama", "kopi pagi di taman").is_ok());
    }

    #[test]
    fn the_servers_faults_find_their_fields() {
        let problem = ProblemBody {
            kind: "urn:problem:account/wrong-password".to_owned(),
            title: "Tidak cocok.".to_owned(),
            status: 422,
            detail: None,
            instance: String::new(),
            errors: vec![FieldFault { pointer: "/current".to_owned(), detail: "Tidak cocok.".to_owned() }],
        };
        let found = faults(&CallError::Refused(Box::new(problem)));
        assert_eq!(found, Faults { current: Some("Tidak cocok.".to_owned()), new: None });
        assert!(faults(&CallError::Unreachable).is_empty());
    }
}
