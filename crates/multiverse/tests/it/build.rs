//! Small spaces and judges.

use counterpoise_multiverse::{Choice, Exclusion, Found, Judge, Space};

/// Choices `a`, `b`, ... with so many options, the first of each preferred.
pub(crate) fn choices(sizes: &[usize]) -> Vec<Choice> {
    let name = |at: usize| char::from(b'a' + at as u8).to_string();
    let options = |n: usize| (0..n).map(|at| format!("o{at:02}")).collect();
    sizes
        .iter()
        .enumerate()
        .map(|(at, &n)| Choice { name: name(at), options: options(n), preferred: 0 })
        .collect()
}

pub(crate) fn space(sizes: &[usize], exclusions: &[Exclusion]) -> Space {
    Space::new(choices(sizes), exclusions).expect("a space")
}

/// All universes, one after the other.
pub(crate) fn universes(space: &Space) -> Vec<Vec<u16>> {
    let mut universe = vec![0; space.choices.len()];
    (0..space.total())
        .map(|number| {
            space.universe(number, &mut universe);
            universe.clone()
        })
        .collect()
}

/// Judges by a function.
pub(crate) struct By<F> {
    pub(crate) labels: usize,
    pub(crate) of: F,
}

impl<F: Fn(&[u16]) -> u16 + Sync> Judge for By<F> {
    type Room = ();

    fn questions(&self) -> usize {
        1
    }

    fn labels(&self) -> usize {
        self.labels
    }

    fn room(&self) {}

    fn judge(&self, universe: &[u16], _: usize, (): &mut ()) -> Found {
        Found {
            label: (self.of)(universe),
            height: universe.iter().map(|&option| f32::from(option)).sum(),
        }
    }
}
