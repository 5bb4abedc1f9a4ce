//! HTTP/1.1 over a kept connection, so that bytes are counted as they travel and the client costs next to nothing.

use anyhow::{Context, Result, bail, ensure};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// What a browser says it can unpack.
const ENCODINGS: &str = "gzip, deflate, br, zstd";

/// What a request says before its body.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Head<'a> {
    /// `host:port`.
    pub(crate) host: &'a str,
    /// The verb.
    pub(crate) method: &'a str,
    /// Path and query.
    pub(crate) path: &'a str,
    /// The access token; empty for none.
    pub(crate) token: &'a str,
    /// Name and value of the session's cookie; empty for none.
    pub(crate) cookie: &'a str,
    /// How the answer may be packed.
    pub(crate) encodings: &'a str,
}

impl Head<'_> {
    /// The whole request.
    pub(crate) fn request(&self, body: Option<&str>) -> Vec<u8> {
        let Self { host, method, path, token, cookie, encodings } = self;
        let body_head =
            body.map(|body| format!("content-type: application/json\r\ncontent-length: {}\r\n", body.len()));
        let no_body = if *method == "POST" { "content-length: 0\r\n" } else { "" };
        let line = |name: &str, before: &str, value: &str| {
            if value.is_empty() { String::new() } else { format!("{name}: {before}{value}\r\n") }
        };
        format!(
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\naccept: */*\r\naccept-encoding: {encodings}\r\n\
             accept-language: id-ID\r\norigin: http://{host}\r\nsec-fetch-site: same-origin\r\n\
             {}{}{}\r\n{}",
            line("authorization", "Bearer ", token),
            line("cookie", "", cookie),
            body_head.as_deref().unwrap_or(no_body),
            body.unwrap_or_default()
        )
        .into_bytes()
    }
}

/// A request of a browser that unpacks anything, ready to be sent many times.
pub(crate) fn request(host: &str, method: &str, path: &str, token: &str, body: Option<&str>) -> Vec<u8> {
    Head { host, method, path, token, cookie: "", encodings: ENCODINGS }.request(body)
}

/// An answer as it came: status line, headers and body, packed as it was.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answer {
    /// Everything.
    pub(crate) raw: Vec<u8>,
    /// Where the body begins.
    pub(crate) body_at: usize,
}

impl Answer {
    /// The three digits.
    pub(crate) fn status(&self) -> u16 {
        let digits = self.raw.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok());
        digits.and_then(|digits| digits.parse().ok()).unwrap_or_default()
    }

    /// Name and value of each header.
    pub(crate) fn headers(&self) -> Vec<(String, String)> {
        let head = String::from_utf8_lossy(self.raw.get(..self.body_at).unwrap_or_default()).into_owned();
        let pair =
            |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        head.split("\r\n").skip(1).filter_map(pair).collect()
    }

    /// The value of a header, by its name in small letters.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        self.headers().into_iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// The body as it travelled.
    pub(crate) fn body(&self) -> &[u8] {
        self.raw.get(self.body_at..).unwrap_or_default()
    }

    /// Reads an answer that was written to a file whole.
    pub(crate) fn parse(raw: Vec<u8>) -> Result<Self> {
        let body_at = head_end(&raw).context("an answer without an end of its head")?;
        Ok(Self { raw, body_at })
    }
}

fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|place| place + 4)
}

fn body_length(head: &[u8]) -> Option<usize> {
    let head = std::str::from_utf8(head).ok()?;
    let value = head.split("\r\n").filter_map(|line| line.split_once(':'));
    let length = value.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length"))?;
    length.1.trim().parse().ok()
}

/// A kept connection.
#[derive(Debug)]
pub(crate) struct Connection {
    stream: TcpStream,
}

impl Connection {
    /// Opens a connection to `host:port`.
    pub(crate) async fn open(host: &str) -> Result<Self> {
        let stream = TcpStream::connect(host).await.with_context(|| host.to_owned())?;
        stream.set_nodelay(true)?;
        Ok(Self { stream })
    }

    /// Sends a request and waits for the whole answer.
    pub(crate) async fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        self.stream.write_all(request).await?;
        let mut raw = Vec::with_capacity(16 * 1024);
        let (mut body_at, mut length) = (0, usize::MAX);
        loop {
            ensure!(self.stream.read_buf(&mut raw).await? > 0, "the server closed the connection");
            if body_at == 0 {
                let Some(end) = head_end(&raw) else { continue };
                body_at = end;
                let head = raw.get(..end).unwrap_or_default();
                // Every answer of ours has a length, and 204 has no body.
                length = if head.starts_with(b"HTTP/1.1 204") {
                    0
                } else {
                    body_length(head).context("no content-length")?
                };
            }
            if raw.len() >= body_at + length {
                return Ok(Answer { raw, body_at });
            }
        }
    }

    /// Sends a request and refuses every answer but a good one.
    pub(crate) async fn ask_well(&mut self, request: &[u8]) -> Result<Answer> {
        let answer = self.ask(request).await?;
        if !(200..300).contains(&answer.status()) {
            let line = request.split(|byte| *byte == b'\r').next().unwrap_or_default();
            bail!(
                "{}: {} {}",
                String::from_utf8_lossy(line),
                answer.status(),
                String::from_utf8_lossy(answer.body())
            );
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_taken_apart() {
        let answer =
            Answer::parse(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nvary: a\r\n\r\nhi".to_vec()).unwrap();
        assert_eq!((answer.status(), answer.body()), (200, &b"hi"[..]));
        assert_eq!(body_length(&answer.raw[..answer.body_at]), Some(2));
        assert_eq!(answer.headers()[1], ("vary".to_owned(), "a".to_owned()));
        assert!(Answer::parse(b"HTTP/1.1 200 OK\r\n".to_vec()).is_err());
    }
}
