//! Whole numbers to floats, once, at the end.

/// The nearest float. Exact up to 2^53; past that off by one part in 2^53.
#[expect(
    clippy::as_conversions,
    clippy::cast_precision_loss,
    reason = "the last step: nothing is added up after it"
)]
pub(super) fn real(whole: i128) -> f64 {
    whole as f64
}

/// One whole number over another above nothing.
pub(super) fn ratio(top: i128, bottom: i128) -> Option<f64> {
    (bottom > 0).then(|| real(top) / real(bottom))
}

/// `count` times a sum of products less the product of sums: `count²` times the covariance of a population.
pub(super) fn scatter(count: i64, products: i64, first: i64, second: i64) -> i128 {
    i128::from(count) * i128::from(products) - i128::from(first) * i128::from(second)
}

/// Pearson's correlation of two marks, by their scatters; absent where one of them never varies.
pub(super) fn correlation(both: i128, first: i128, second: i128) -> Option<f64> {
    (first > 0 && second > 0)
        .then(|| (real(both) / (real(first).sqrt() * real(second).sqrt())).clamp(-1.0, 1.0))
}
