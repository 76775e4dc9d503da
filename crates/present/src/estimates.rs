//! What estimates from a file say, in sentences. One module for each kind of answer.

pub mod counterfactual;
pub mod curve;
pub mod ideal_points;

/// A number with three significant digits, or whole if it is large.
#[must_use]
pub fn three_digits(value: f64) -> String {
    if !value.is_finite() {
        return "unknown".to_owned();
    }
    let size = value.abs();
    let decimals = if size >= 100.0 || size == 0.0 {
        0
    } else {
        (2 - counterpoise_numerics::log10(size).floor() as i32).clamp(0, 9)
    };
    let decimals = decimals as usize;
    format!("{value:.decimals$}")
}
