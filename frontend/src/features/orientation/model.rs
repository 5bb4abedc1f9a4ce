//! Which help belongs to an address, and which steps are shown first.
//!
//! **Invariant:** an address written out wins over one with a place for something, as in the router.

use shared::api::orientation::{FirstStep, FirstSteps, Guide};

use crate::text::orientation::{self, Help};

/// How well a pattern of the router fits a path: how many parts are written out; `None` where it does not fit.
fn fit(pattern: &str, path: &str) -> Option<usize> {
    let parts =
        |text: &str| text.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (pattern, path) = (parts(pattern), parts(path));
    let is_alike = |(want, is): (&String, &String)| want.starts_with(':') || want == is;
    (pattern.len() == path.len() && pattern.iter().zip(&path).all(is_alike))
        .then(|| pattern.iter().filter(|part| !part.starts_with(':')).count())
}

/// The help for a path.
pub(super) fn help_for(path: &str) -> Option<&'static Help> {
    let fitting = orientation::all().filter_map(|help| Some((fit(help.path, path)?, help)));
    fitting.max_by_key(|(written, _)| *written).map(|(_, help)| help)
}

/// The first steps to show to somebody who has not seen some.
pub(super) fn first(own: Vec<FirstSteps>, unseen: &[Guide]) -> Option<Vec<FirstStep>> {
    own.into_iter().find(|own| unseen.contains(&own.guide)).map(|own| own.steps)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// Every address of the router, as the slices declare them.
    fn declared(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                declared(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let routes = text.split(concat!("<Route path=path!", "(\"")).skip(1);
                found.extend(routes.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
            }
        }
    }

    #[test]
    fn every_address_of_the_router_has_its_help_and_no_help_is_left_over() {
        let mut routes = BTreeSet::new();
        declared(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut routes);
        let helped: BTreeSet<String> = orientation::all().map(|help| help.path.to_owned()).collect();
        assert!(routes.len() > 50, "{routes:?}");
        assert_eq!(routes, helped);
        assert_eq!(orientation::all().count(), helped.len(), "one help for each address");
    }

    #[test]
    fn an_address_finds_its_own_help() {
        let found = |path: &str| help_for(path).map(|help| help.path);
        assert_eq!(found("/"), Some("/"));
        assert_eq!(found("/bank/baru"), Some("/bank/baru"));
        assert_eq!(found("/bank/0198"), Some("/bank/:question"));
        assert_eq!(found("/kuis/percobaan/0198"), Some("/kuis/percobaan/:attempt"));
        assert_eq!(found("/kuis/0198/0199"), Some("/kuis/:enrolment/:lesson"));
        assert_eq!(found("/tim/orang/0198/"), Some("/tim/orang/:person"));
        assert_eq!(found("/tidak/ada"), None);
    }

    #[test]
    fn words_stand_in_both_languages() {
        for help in orientation::all() {
            for (id, en) in std::iter::once(&help.what).chain(help.acts) {
                assert!(id.ends_with('.') && en.ends_with('.') && id != en, "{}: {id} | {en}", help.path);
            }
            assert!(help.acts.len() <= 3, "{}", help.path);
        }
    }

    #[test]
    fn the_work_comes_first_and_news_are_no_steps() {
        let steps = |guide: Guide| FirstSteps {
            guide,
            title: String::new(),
            steps: vec![FirstStep {
                title: guide.code().to_owned(),
                text: String::new(),
                href: String::new(),
                act: String::new(),
            }],
        };
        let own = || vec![steps(Guide::Superior), steps(Guide::Learner)];
        let shown = |unseen: &[Guide]| first(own(), unseen).map(|steps| steps[0].title.clone());
        assert_eq!(shown(&[Guide::Superior, Guide::Learner, Guide::News]).as_deref(), Some("superior"));
        assert_eq!(shown(&[Guide::Learner]).as_deref(), Some("learner"));
        assert_eq!(shown(&[Guide::News]), None);
    }
}
