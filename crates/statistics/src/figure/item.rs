//! Figures of a question.

use std::collections::BTreeMap;

use grading::Centimark;

use super::{
    Efficiency,
    efficiency::efficiency,
    real::{correlation, ratio, real, scatter},
};
use crate::{Item, Sums};

/// Figures of a question, all but those that need the quiz around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ItemFigures {
    /// Attempts that saw it.
    pub attempts: i64,
    /// Share of these that left it blank.
    pub blank: Option<f64>,
    /// Facility index: mean mark as a share of what it is worth.
    pub facility: Option<f64>,
    /// Standard deviation as a share of what it is worth.
    pub deviation: Option<f64>,
    /// Discrimination index, from -1 to 1.
    pub discrimination: Option<f64>,
    /// Discriminative efficiency.
    pub efficiency: Option<Efficiency>,
    /// Intended weight: what it is worth as a share of the papers it was on.
    pub intended_weight: Option<f64>,
}

impl Item {
    /// The figures of this question.
    pub fn figures(&self) -> ItemFigures {
        ItemFigures {
            attempts: self.sums.attempts,
            blank: ratio(self.sums.blank.into(), self.sums.attempts.into()),
            facility: self.sums.facility(self.worth),
            deviation: self.sums.deviation(self.worth),
            discrimination: self.sums.discrimination(),
            efficiency: efficiency(self),
            intended_weight: self.sums.intended_weight(self.worth),
        }
    }
}

impl Sums {
    /// Facility index: mean mark as a share of the worth. Moodle, "Facility index": `100 · x̄ / (max - min)`, where the
    /// least mark is nothing here.
    pub fn facility(&self, worth: Centimark) -> Option<f64> {
        ratio(self.earned.into(), i128::from(self.attempts) * i128::from(worth.hundredths()))
    }

    /// Standard deviation of the mark (of a sample: divided by one attempt less) as a share of the worth. Moodle,
    /// "Standard deviation" of positions.
    pub fn deviation(&self, worth: Centimark) -> Option<f64> {
        let worth = ratio(worth.hundredths().into(), 1).filter(|worth| *worth > 0.0)?;
        self.variance().map(|variance| variance.sqrt() / worth)
    }

    /// Discrimination index: Pearson's correlation of the mark with the mark of the rest of the paper. Moodle,
    /// "Discrimination index": `100 · C(x, X) / √(V(x) · V(X))`, `X` being the rest.
    pub fn discrimination(&self) -> Option<f64> {
        correlation(self.with_rest(), self.scatter(), self.rest_scatter())
    }

    /// Worth as a share of the papers it was on. Moodle, "Intended question weight"; where papers differ in worth, of
    /// their mean.
    pub fn intended_weight(&self, worth: Centimark) -> Option<f64> {
        ratio(i128::from(self.attempts) * i128::from(worth.hundredths()), self.out_of.into())
    }

    /// Variance of the mark, of a sample, in hundredths squared.
    pub(super) fn variance(&self) -> Option<f64> {
        ratio(self.scatter(), self.pairs())
    }

    /// Variance of the rest of the paper, of a sample, in hundredths squared.
    pub(super) fn rest_variance(&self) -> Option<f64> {
        ratio(self.rest_scatter(), self.pairs())
    }

    /// Covariance of the mark with the whole paper, itself included, of a sample, in hundredths squared.
    fn with_whole(&self) -> Option<f64> {
        ratio(self.scatter() + self.with_rest(), self.pairs())
    }

    /// `n (n - 1)`: what a scatter is divided by to be a variance of a sample.
    fn pairs(&self) -> i128 {
        i128::from(self.attempts) * (i128::from(self.attempts) - 1)
    }

    pub(super) fn scatter(&self) -> i128 {
        scatter(self.attempts, self.earned_squared, self.earned, self.earned)
    }

    pub(super) fn rest_scatter(&self) -> i128 {
        scatter(self.attempts, self.rest_squared, self.rest, self.rest)
    }

    pub(super) fn with_rest(&self) -> i128 {
        scatter(self.attempts, self.together, self.earned, self.rest)
    }
}

/// Effective weight of every question: its part in how far totals spread. Moodle, "Effective question weight":
/// `√C(x, T) / Σ √C(x, T)`, `T` being the whole paper. A question that moves against the whole has none, and the
/// others share its part.
pub fn effective_weights<K: Ord + Copy>(
    items: impl IntoIterator<Item = (K, Sums)>,
) -> BTreeMap<K, Option<f64>> {
    let roots: BTreeMap<K, Option<f64>> = items
        .into_iter()
        .map(|(question, sums)| (question, sums.with_whole().filter(|whole| *whole >= 0.0).map(f64::sqrt)))
        .collect();
    let sum = roots.values().flatten().fold(real(0), |sum, root| sum + root);
    roots
        .into_iter()
        .map(|(question, root)| (question, root.filter(|_| sum > 0.0).map(|root| root / sum)))
        .collect()
}
