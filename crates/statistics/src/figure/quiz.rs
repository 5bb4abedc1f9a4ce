//! Figures of a quiz.

use grading::Centimark;

use super::real::{ratio, real, scatter};
use crate::{Quiz, Sums, Totals};

/// Figures of a quiz. Marks are shares of the mean paper's worth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuizFigures {
    /// Attempts.
    pub attempts: i64,
    /// Mean total.
    pub mean: Option<f64>,
    /// The total that half the attempts do not reach.
    pub median: Option<f64>,
    /// Standard deviation of the total.
    pub deviation: Option<f64>,
    /// Skewness: below nothing with a tail of low totals.
    pub skewness: Option<f64>,
    /// Kurtosis: nothing for a normal distribution, more for a peak with long tails.
    pub kurtosis: Option<f64>,
    /// Cronbach's alpha, the coefficient of internal consistency: at most 1.
    pub alpha: Option<f64>,
    /// Error ratio: the share of the standard deviation that is chance.
    pub error_ratio: Option<f64>,
    /// Standard error of one person's total.
    pub standard_error: Option<f64>,
}

impl<K: Ord + Copy> Quiz<K> {
    /// The figures of this quiz.
    pub fn figures(&self) -> QuizFigures {
        self.totals.figures(&self.items.values().map(|item| item.sums).collect::<Vec<_>>())
    }
}

impl Totals {
    /// The figures of a quiz with these totals, whose questions have these sums.
    pub fn figures(&self, items: &[Sums]) -> QuizFigures {
        let moments = self.moments();
        let attempts = self.attempts();
        let deviation = moments.variance().map(f64::sqrt);
        let share = |hundredths: f64| {
            ratio(self.out_of.into(), attempts.into())
                .filter(|out_of| *out_of > 0.0)
                .map(|out_of| hundredths / out_of)
        };
        let alpha = alpha(attempts, moments.variance(), items);
        let error_ratio = alpha.map(error_ratio);
        QuizFigures {
            attempts,
            mean: ratio(self.sum(), self.out_of.into()),
            median: self.median().and_then(share),
            deviation: deviation.and_then(share),
            skewness: moments.skewness(),
            kurtosis: moments.kurtosis(),
            alpha,
            error_ratio,
            standard_error: error_ratio
                .zip(deviation)
                .and_then(|(ratio, deviation)| share(ratio * deviation)),
        }
    }

    /// The alpha that the quiz would have without one of its questions: where it is higher than the quiz's own, the
    /// question pulls the other way. Nothing with fewer than three questions.
    pub fn alpha_without(&self, items: &[Sums], left_out: usize) -> Option<f64> {
        let out = items.get(left_out)?;
        let others: Vec<Sums> =
            items.iter().enumerate().filter(|(place, _)| *place != left_out).map(|(_, sums)| *sums).collect();
        let whole = alpha(self.attempts(), self.moments().variance(), items);
        whole.and_then(|_| alpha(self.attempts(), out.rest_variance(), &others))
    }

    fn sum(&self) -> i128 {
        self.earned.iter().map(|(mark, count)| i128::from(mark.hundredths()) * i128::from(*count)).sum()
    }

    /// Moodle, "Median score": the middle total, or the mean of the two in the middle; in hundredths.
    fn median(&self) -> Option<f64> {
        let attempts = self.attempts();
        let at = |place: i64| -> Option<Centimark> {
            let mut seen = 0_i64;
            let mut marks = self.earned.iter();
            marks
                .find(|(_, count)| {
                    seen = seen.saturating_add(**count);
                    seen > place
                })
                .map(|(mark, _)| *mark)
        };
        let (low, high) = (at((attempts - 1).max(0) / 2)?, at(attempts / 2)?);
        ratio(i128::from(low.hundredths()) + i128::from(high.hundredths()), 2)
    }

    /// The sums of powers of distances from the mean, over the exact distribution: as precise as the two passes over
    /// all attempts that it stands for.
    fn moments(&self) -> Moments {
        let attempts = self.attempts();
        let sum = self.sum();
        let mut moments = Moments { attempts, scatter: 0, third: 0.0, fourth: 0.0 };
        let (mut first, mut squares) = (0_i64, 0_i64);
        for (mark, count) in &self.earned {
            let hundredths = i64::from(mark.hundredths());
            first = first.wrapping_add(hundredths.wrapping_mul(*count));
            squares = squares.wrapping_add(hundredths.wrapping_mul(hundredths).wrapping_mul(*count));
            // Times the number of attempts, a distance is whole.
            let distance = i128::from(attempts) * i128::from(hundredths) - sum;
            let distance = ratio(distance, attempts.into()).unwrap_or_default();
            moments.third += real((*count).into()) * distance.powi(3);
            moments.fourth += real((*count).into()) * distance.powi(4);
        }
        moments.scatter = scatter(attempts, squares, first, first);
        moments
    }
}

/// Sums of powers of distances from the mean.
struct Moments {
    attempts: i64,
    /// Attempts times the sum of squares.
    scatter: i128,
    third: f64,
    fourth: f64,
}

impl Moments {
    /// Variance of a sample.
    fn variance(&self) -> Option<f64> {
        ratio(self.scatter, i128::from(self.attempts) * (i128::from(self.attempts) - 1))
    }

    /// Moodle, "Skewness and kurtosis": `k₃ / k₂^(3/2)` by k-statistics (Fisher).
    fn skewness(&self) -> Option<f64> {
        let variance = self.variance().filter(|variance| *variance > 0.0)?;
        let n = real(self.attempts.into());
        let third = n * self.third / ((n - 1.0) * (n - 2.0));
        (self.attempts > 2).then(|| third / variance.powf(1.5))
    }

    /// Moodle, "Skewness and kurtosis": `k₄ / k₂²` by k-statistics (Fisher).
    fn kurtosis(&self) -> Option<f64> {
        let variance = self.variance().filter(|variance| *variance > 0.0)?;
        let n = real(self.attempts.into());
        let second = ratio(self.scatter, self.attempts.into())?;
        let fourth = n * (n + 1.0) * self.fourth - 3.0 * (n - 1.0) * second * second;
        let fourth = fourth / ((n - 1.0) * (n - 2.0) * (n - 3.0));
        (self.attempts > 3).then(|| fourth / (variance * variance))
    }
}

/// Cronbach's alpha. Moodle, "Coefficient of internal consistency": `p / (p - 1) · (1 - Σ V(x) / V(T))`, `p` being the
/// number of questions. Only where every attempt had every question: one drawn from a pool has no variance of its own in
/// the totals, so a quiz that draws keeps a tally by places on the paper.
fn alpha(attempts: i64, variance: Option<f64>, items: &[Sums]) -> Option<f64> {
    let questions = i128::try_from(items.len()).ok().filter(|questions| *questions > 1)?;
    let variance = variance.filter(|variance| *variance > 0.0)?;
    if items.iter().any(|sums| sums.attempts != attempts) {
        return None;
    }
    // Every question has the same attempts, so their scatters add up whole.
    let scatter: i128 = items.iter().map(Sums::scatter).sum();
    let parts = ratio(scatter, i128::from(attempts) * (i128::from(attempts) - 1))?;
    ratio(questions, questions - 1).map(|factor| factor * (1.0 - parts / variance))
}

/// Moodle, "Error ratio": `100 · √(1 - alpha)`.
fn error_ratio(alpha: f64) -> f64 {
    (1.0 - alpha).max(0.0).sqrt()
}
