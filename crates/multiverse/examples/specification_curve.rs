//! Every set of controls of a regression, with a joint test by permutation: `specification_curve
//! FILE.csv PERMUTATIONS`.
//!
//! The columns are an outcome, the focal variable, and controls. For `benches/curve_compare.py`.

use counterpoise_multiverse::{Regression, Sample, Variable};

#[expect(clippy::print_stdout, reason = "a program for measuring")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let usage = "specification-curve FILE.csv PERMUTATIONS";
    let (file, permutations) =
        (args.next().ok_or(usage)?, args.next().ok_or(usage)?.parse::<u32>()?);
    let mut reader = csv::Reader::from_path(file)?;
    let mut columns: Vec<Variable> = reader
        .headers()?
        .iter()
        .map(|name| Variable { name: name.to_owned(), values: Vec::new() })
        .collect();
    for record in reader.records() {
        for (column, field) in columns.iter_mut().zip(&record?) {
            column.values.push(field.parse()?);
        }
    }
    let [outcome, focal, controls @ ..] = columns.as_slice() else { return Err(usage.into()) };
    let n = focal.values.len();
    let regression = Regression {
        focal: focal.values.clone(),
        outcomes: vec![outcome.clone()],
        controls: controls.to_vec(),
        sets: Regression::every_set(controls.len()),
        samples: vec![Sample { name: "all".to_owned(), rows: vec![true; n] }],
        standardise: false,
        left_out: Vec::new(),
    };
    let joint = regression.joint_drawn(permutations, 1, 0.05)?;
    println!(
        "program: {} specifications, median {:.12}, p {:.3} by {permutations} permutations",
        regression.len(),
        joint.observed.median,
        joint.p.median
    );
    Ok(())
}
