//! The device's clock and time zone.

use chrono::{DateTime, TimeDelta, Utc};

/// The current time by the device.
#[cfg(target_arch = "wasm32")]
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(to_millis(js_sys::Date::now())).unwrap_or(DateTime::UNIX_EPOCH)
}

/// The current time: outside a browser the app has no clock.
#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}

/// What to add to UTC for the device's wall clock at that moment.
#[cfg(target_arch = "wasm32")]
pub fn offset(at: DateTime<Utc>) -> TimeDelta {
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(from_millis(at.timestamp_millis())));
    TimeDelta::minutes(-to_millis(date.get_timezone_offset()))
}

/// What to add to UTC for the wall clock: outside a browser, that of western Indonesia.
#[cfg(not(target_arch = "wasm32"))]
pub fn offset(_at: DateTime<Utc>) -> TimeDelta {
    TimeDelta::hours(7)
}

#[cfg(target_arch = "wasm32")]
#[expect(
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "a whole number below 2^53 by the Date standard"
)]
fn to_millis(number: f64) -> i64 {
    number as i64
}

#[cfg(target_arch = "wasm32")]
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "a whole number below 2^53 by the Date standard"
)]
fn from_millis(millis: i64) -> f64 {
    millis as f64
}
