//! Films that stay at another site: addresses as people copy them, and the frame in which the site shows the film.
//!
//! **Invariant:** a frame's address is `https:`, names its host plainly, and holds nothing that could end an attribute or a
//! policy.

/// A film at another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Embed {
    /// Where people see it; as its author wrote it.
    pub url: String,
    /// What it is; one line.
    pub title: String,
    /// Where a frame shows it.
    pub frame: Frame,
}

/// The address of a frame.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// The host that is asked, such as `player.vimeo.com`.
    pub host: String,
    /// The whole address.
    pub address: String,
}

/// Whether a name can be a host: what policies and configurations take.
pub fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}

impl Frame {
    /// The frame for an address. Pages of `YouTube` and Vimeo become their players that keep no record of visitors; every
    /// other address is taken for that of a player.
    pub fn of(url: &str) -> Option<Self> {
        let rest = url.strip_prefix("https://")?;
        let is_plain =
            rest.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~/?=&%+:,#".contains(&byte));
        let (host, path) = rest.split_once('/').filter(|_| is_plain)?;
        let host = host.to_ascii_lowercase();
        if !is_host(&host) {
            return None;
        }
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let (path, query) = (part(path), part(query));
        let player = |host: &str, before: &str, id: &str, after: &str| {
            let is_id = !id.is_empty()
                && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            is_id.then(|| Self {
                host: host.to_owned(),
                address: format!("https://{host}/{before}{id}{after}"),
            })
        };
        let youtube = |id: &str| player("www.youtube-nocookie.com", "embed/", id, "");
        match host.as_str() {
            "youtu.be" => youtube(path),
            "youtube.com" | "www.youtube.com" | "m.youtube.com" => match path.split_once('/') {
                Some(("embed" | "shorts" | "live", id)) => youtube(id),
                _ => youtube(query.split('&').find_map(|pair| pair.strip_prefix("v="))?),
            },
            "vimeo.com" | "www.vimeo.com" => player("player.vimeo.com", "video/", path, "?dnt=1"),
            _ => Some(Self { address: format!("https://{host}/{}", rest.split_once('/')?.1), host }),
        }
    }
}

/// What stands before the fragment.
fn part(text: &str) -> &str {
    text.split('#').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_become_players() {
        let check = |url: &str, address: &str| {
            assert_eq!(Frame::of(url).map(|frame| frame.address).as_deref(), Some(address), "{url}");
        };
        for page in [
            "www.youtube.com/watch?v=aB3_-x&t=10s",
            "youtu.be/aB3_-x?si=1",
            "m.youtube.com/shorts/aB3_-x",
            "youtube.com/embed/aB3_-x",
        ] {
            check(&format!("https://{page}"), "https://www.youtube-nocookie.com/embed/aB3_-x");
        }
        check("https://vimeo.com/76979871#t=3", "https://player.vimeo.com/video/76979871?dnt=1");
        check("https://Tube.Contoh.go.id/videos/embed/a-1", "https://tube.contoh.go.id/videos/embed/a-1");
    }

    #[test]
    fn odd_addresses_are_none() {
        for url in [
            "http://youtu.be/a",
            "javascript:alert(1)",
            "//youtu.be/a",
            "https://youtu.be",
            "https://youtu.be/\" onload=alert(1)",
            "https://youtu.be/a'b",
            "https://youtu.be/a;b",
            "https://a@vimeo.com/1",
            "https://vimeo.com:8443/1",
            "https://vimeo.com/groups/1",
            "https://localhost/a",
            "https://-a.id/x",
            "https://www.youtube.com/@kanal",
            "https://www.youtube.com/watch?list=1",
        ] {
            assert_eq!(Frame::of(url), None, "{url}");
        }
    }
}
