//! Drops a `Range` that is no single well-formed range of bytes, as RFC 9110 §14.2 asks: the answer is then whole.
//!
//! **Invariant:** what is left of the header is one of `bytes=a-b`, `bytes=a-`, `bytes=-n`.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header;
use actix_web::middleware::Next;

/// Runs around every request.
pub async fn ranges(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let is_good =
        request.headers().get(header::RANGE).is_none_or(|value| value.to_str().is_ok_and(is_single));
    if !is_good || request.headers().get_all(header::RANGE).count() > 1 {
        request.headers_mut().remove(header::RANGE);
    }
    next.call(request).await
}

fn is_single(range: &str) -> bool {
    let Some((from, to)) = range.strip_prefix("bytes=").and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    let number = |text: &str| {
        let is_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_digits.then(|| text.parse::<u64>().ok()).flatten()
    };
    match (number(from), number(to)) {
        (Some(from), Some(to)) => from <= to,
        (Some(_), None) => to.is_empty(),
        (None, Some(_)) => from.is_empty(),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_single;

    #[test]
    fn one_range_of_bytes_is_let_through() {
        for good in ["bytes=0-0", "bytes=2-5", "bytes=7-", "bytes=-4", "bytes=-0"] {
            assert!(is_single(good), "{good}");
        }
        for bad in [
            "bytes=5-2",
            "bytes=-",
            "bytes=",
            "bytes=a-b",
            "bytes=1-2,4-5",
            "bytes=+1-2",
            "items=1-2",
            "1-2",
            "bytes=1--2",
            "bytes=99999999999999999999-",
            "",
        ] {
            assert!(!is_single(bad), "{bad}");
        }
    }
}
