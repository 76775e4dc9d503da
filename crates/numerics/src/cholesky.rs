//! Small systems of linear equations with a symmetric positive definite matrix.

use crate::sqrt;

/// The lower triangle `L` of a symmetric positive definite matrix `A = L L'`, row by row.
///
/// Source: Golub, G. H. and Van Loan, C. F. 2013, *Matrix Computations*, 4th edition, algorithm 4.2.1.
///
/// ```
/// use counterpoise_numerics::Cholesky;
/// let factored = Cholesky::of(&[4.0, 2.0, 2.0, 5.0], 2, 0.0).unwrap();
/// assert_eq!(factored.solve(&[10.0, 13.0]), [1.5, 2.0]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Cholesky {
    n: usize,
    lower: Vec<f64>,
}

impl Cholesky {
    /// Factors the `n x n` matrix given row by row; only its lower triangle is read.
    ///
    /// # Errors
    ///
    /// The number of the first row that depends on those before it: what is left of its diagonal
    /// element is not above `tolerance` times that element. Row 0 for a matrix of another size than
    /// `n x n`.
    pub fn of(matrix: &[f64], n: usize, tolerance: f64) -> Result<Cholesky, usize> {
        if matrix.len() != n * n {
            return Err(0);
        }
        let mut lower = vec![0.0; n * n];
        for row in 0..n {
            for column in 0..=row {
                let done: f64 =
                    (0..column).map(|k| lower[row * n + k] * lower[column * n + k]).sum();
                let left = matrix[row * n + column] - done;
                lower[row * n + column] = if row > column {
                    left / lower[column * n + column]
                } else if left > tolerance * matrix[row * n + row] && left > 0.0 {
                    sqrt(left)
                } else {
                    return Err(row);
                };
            }
        }
        Ok(Cholesky { n, lower })
    }

    /// Turns `b` into the `x` with `L x = b`. A `b` of another length than the matrix is left as it
    /// is.
    pub fn forward(&self, b: &mut [f64]) {
        let n = self.n;
        if b.len() != n {
            return;
        }
        for row in 0..n {
            let done: f64 = (0..row).map(|k| self.lower[row * n + k] * b[k]).sum();
            b[row] = (b[row] - done) / self.lower[row * n + row];
        }
    }

    /// The `x` with `A x = b`. A `b` shorter than the matrix is taken as filled up with zeros.
    pub fn solve(&self, b: &[f64]) -> Vec<f64> {
        let n = self.n;
        let mut x: Vec<f64> = (0..n).map(|row| b.get(row).copied().unwrap_or(0.0)).collect();
        for row in 0..n {
            let done: f64 = (0..row).map(|k| self.lower[row * n + k] * x[k]).sum();
            x[row] = (x[row] - done) / self.lower[row * n + row];
        }
        for row in (0..n).rev() {
            let done: f64 = (row + 1..n).map(|k| self.lower[k * n + row] * x[k]).sum();
            x[row] = (x[row] - done) / self.lower[row * n + row];
        }
        x
    }
}

#[cfg(test)]
mod tests {
    use super::Cholesky;
    use proptest::prelude::*;

    #[test]
    fn a_row_that_depends_on_others_is_named() {
        // The third variable is the sum of the first two.
        let matrix = [1.0, 0.0, 1.0, 0.0, 1.0, 1.0, 1.0, 1.0, 2.0];
        assert_eq!(Cholesky::of(&matrix, 3, 1e-12), Err(2));
        assert_eq!(Cholesky::of(&[0.0], 1, 1e-12), Err(0));
        assert_eq!(Cholesky::of(&[1.0, 2.0], 2, 0.0), Err(0));
        assert_eq!(Cholesky::of(&[f64::NAN], 1, 0.0), Err(0));
    }

    #[test]
    fn no_equations_have_no_solution_to_find() {
        assert!(Cholesky::of(&[], 0, 0.0).unwrap().solve(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn solves(rows in proptest::collection::vec(proptest::array::uniform4(-2.0f64..2.0), 4), x in proptest::array::uniform4(-5.0f64..5.0)) {
            // B'B + I is positive definite.
            let entry = |i: usize, j: usize| rows.iter().map(|r| r[i] * r[j]).sum::<f64>() + f64::from(u8::from(i == j));
            let matrix: Vec<f64> = (0..16).map(|at| entry(at / 4, at % 4)).collect();
            let b: Vec<f64> = (0..4).map(|i| (0..4).map(|j| entry(i, j) * x[j]).sum()).collect();
            let found = Cholesky::of(&matrix, 4, 1e-12).unwrap().solve(&b);
            prop_assert!(found.iter().zip(x).all(|(a, b)| (a - b).abs() < 1e-9));
        }
    }
}
