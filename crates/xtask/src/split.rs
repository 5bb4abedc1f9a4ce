//! The lazy parts of the browser app: which files each needs, as the splitter's loader says.
//!
//! What several parts need is a piece of its own for every set of them: four parts make eleven pieces, five make 25, of which
//! a lesson fetches 15, most of them below one kilobyte. So there are few parts.
//!
//! **Invariant:** a screen's links name its part and every piece that it shares.

use std::path::Path;

use anyhow::Result;

/// The loader among the files of the app.
const LOADER: &str = "__wasm_split.js";

/// The parts that learners never fetch.
const STAFF: [&str; 2] = ["staff", "studio"];

/// The loader's text; empty where the app was built in one piece.
pub(crate) fn loader(app: &Path) -> Result<String> {
    let loader = app.join(LOADER);
    if loader.exists() { Ok(std::fs::read_to_string(loader)?) } else { Ok(String::new()) }
}

/// The parts, in the loader's order.
fn parts(loader: &str) -> impl Iterator<Item = &str> {
    loader.split("__wasm_split_load_").skip(1).filter_map(|rest| rest.split(' ').next())
}

/// The shared pieces with who shares them: `/* learn, study */` before `const __chunk_14 = …`.
fn pieces(loader: &str) -> impl Iterator<Item = (String, Vec<&str>)> {
    loader.split("/* ").skip(1).filter_map(|piece| {
        let (sharers, rest) = piece.split_once(" */\nconst __chunk_")?;
        let number = rest.split(' ').next().unwrap_or_default();
        Some((format!("chunk_{number}.wasm"), sharers.split(", ").collect()))
    })
}

/// Links that fetch a lazy part together with the app and not after it, one comment for each part: the server opens the
/// one that a screen needs. A build in one piece has none.
pub(crate) fn links(loader: &str, app: &str) -> String {
    if loader.is_empty() {
        return String::new();
    }
    let link = |file: &str| {
        format!(
            "<link rel=\"preload\" as=\"fetch\" type=\"application/wasm\" crossorigin href=\"/{app}/{file}\">"
        )
    };
    let mut all = format!("<link rel=\"modulepreload\" href=\"/{app}/{LOADER}\">\n");
    for part in parts(loader) {
        let mut links = link(&format!("split_{part}.wasm"));
        for (file, sharers) in pieces(loader) {
            if sharers.contains(&part) {
                links += &link(&file);
            }
        }
        all.extend(["<!--{", part, "}", &links, "-->\n"]);
    }
    all
}

/// The file of a part, and those pieces that it shares with nobody but `beside`.
fn own_files(loader: &str, mine: &str, beside: &[&str]) -> Vec<String> {
    let own = parts(loader).filter(|part| *part == mine).map(|part| format!("split_{part}.wasm"));
    let is_own = |sharers: &[&str]| {
        sharers.contains(&mine) && sharers.iter().all(|part| *part == mine || beside.contains(part))
    };
    own.chain(pieces(loader).filter(|(_, sharers)| is_own(sharers)).map(|(file, _)| file)).collect()
}

/// The files that only practice needs, and those that it shares with nobody but staff.
pub(crate) fn practice_files(loader: &str) -> Vec<String> {
    own_files(loader, "practice", &STAFF)
}

/// The files that only discussions need, and those that they share with nobody but staff.
pub(crate) fn talk_files(loader: &str) -> Vec<String> {
    own_files(loader, "talk", &STAFF)
}

/// The files that only help, first steps and news need, and those that they share with nobody but staff.
pub(crate) fn guide_files(loader: &str) -> Vec<String> {
    own_files(loader, "guide", &STAFF)
}

/// The files that only the studio needs, and those that it shares with other pages for staff.
pub(crate) fn studio_files(loader: &str) -> Vec<String> {
    own_files(loader, "studio", &STAFF)
}

/// The file that only other pages for staff need.
pub(crate) fn staff_files(loader: &str) -> Vec<String> {
    own_files(loader, "staff", &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOADER: &str = "/* learn, study */\nconst __chunk_5 = makeLoad(() => {\n/* study, staff */\nconst __chunk_6 = \
                          makeLoad(() => {\nexport const __wasm_split_load_learn = wrapAsyncCb(\nexport const \
                          __wasm_split_load_staff = wrap";

    #[test]
    fn a_part_comes_with_the_pieces_that_it_shares() {
        let links = links(LOADER, "app.1f2e");
        let of = |part: &str| {
            let (_, rest) = links.split_once(&format!("<!--{{{part}}}")).unwrap();
            let (comment, _) = rest.split_once("-->").unwrap();
            let files = comment.split("href=\"/app.1f2e/").skip(1);
            files.map(|rest| rest.split('"').next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("learn"), ["split_learn.wasm", "chunk_5.wasm"]);
        assert_eq!(of("staff"), ["split_staff.wasm", "chunk_6.wasm"]);
        assert_eq!(super::links("", "app.1f2e"), "");
    }

    #[test]
    fn what_practice_shares_with_other_learners_is_not_its_own() {
        let loader = "/* practice, study */\nconst __chunk_7 = makeLoad(() => {\n/* practice, staff */\nconst __chunk_8 = \
                      makeLoad(() => {\nexport const __wasm_split_load_practice = wrapAsyncCb(";
        assert_eq!(practice_files(loader), ["split_practice.wasm", "chunk_8.wasm"]);
        assert_eq!(practice_files(LOADER), Vec::<String>::new());
    }

    #[test]
    fn what_the_studio_shares_with_staff_alone_is_never_a_learners() {
        let loader = "/* staff, studio */\nconst __chunk_3 = makeLoad(() => {\n/* study, studio */\nconst __chunk_4 = \
                      makeLoad(() => {\nexport const __wasm_split_load_staff = wrap\nexport const \
                      __wasm_split_load_studio = wrap";
        assert_eq!(studio_files(loader), ["split_studio.wasm", "chunk_3.wasm"]);
        assert_eq!(staff_files(loader), ["split_staff.wasm"]);
        assert_eq!(practice_files(loader), Vec::<String>::new());
    }
}
