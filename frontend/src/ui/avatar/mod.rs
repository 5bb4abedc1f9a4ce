//! A person without a picture: the initials of the name.

use leptos::prelude::*;

/// The initials of a person, hidden from assistive technology: the name stands beside it.
#[component]
pub fn Avatar(
    /// The full name.
    #[prop(into)]
    name: String,
) -> AnyView {
    view! {
        <span class="c-avatar" aria-hidden="true">
            {initials(&name)}
        </span>
    }
    .into_any()
}

/// At most two initials, without academic titles before ("Dr.") and after ("…, M.T.") the name.
fn initials(name: &str) -> String {
    let bare = name.split(',').next().unwrap_or_default();
    let words: Vec<&str> = bare.split_whitespace().filter(|word| !word.ends_with('.')).collect();
    let first = words.first().and_then(|word| word.chars().next());
    let last = words.get(1..).and_then(<[&str]>::last).and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn titles_are_not_part_of_a_name() {
        assert_eq!(initials("Dr. Siti Nur Aminah, S.Kom., M.T."), "SA");
        assert_eq!(initials("Sukarno"), "S");
        assert_eq!(initials("budi santoso"), "BS");
        assert_eq!(initials(""), "");
    }
}
