//! One compiled cell: what is asked of it, the acts that may count in it, and what comes of both.

use crate::acts::{Acts, Held};
use crate::ask::{Ask, Counted};
use crate::decide::HALF;
use crate::gauge::calibrated;
use crate::marginal::judged_by;
use crate::perturbation::{Found, Perturbation};
use crate::schools::Schools;
use counterpoise_ledger::SEARCH;
use counterpoise_numerics::Sum;

/// A cell, compiled.
///
/// It says nothing by itself: a [`Perturbation`] tells which of its acts count and what stands
/// beside them, and may be the cell as it is written.
#[derive(Clone, Copy, Debug)]
pub struct CompiledCell<'c> {
    /// What is asked of it.
    pub schools: &'c Schools,
    /// The acts that may count in it.
    pub acts: &'c Acts,
}

/// What one thread reads cells in, kept so that a reading allocates nothing.
#[derive(Debug, Default)]
pub struct Room {
    sums: Vec<Sum>,
    held: Held,
    numbers: Vec<f64>,
    judges: Vec<(f64, f64)>,
}

impl Found {
    const UNKNOWN: Found = Found { degree: HALF, shown: false };
}

impl CompiledCell<'_> {
    /// Adds up the acts that count: before anything that counts acts is read.
    pub fn add_up(&self, perturbed: &impl Perturbation, room: &mut Room) {
        room.sums.clear();
        room.sums.resize(self.schools.sums, Sum::new());
        self.acts.add_up(perturbed, &self.schools.place, &mut room.sums, &mut room.held);
    }

    /// What an ask comes to, by its position, once the acts are added up.
    pub fn read<P: Perturbation>(&self, at: usize, perturbed: &mut P, room: &mut Room) -> Found {
        match &self.schools.asks[at].1 {
            Ask::Counted(counted) => self.counted(at, counted, perturbed, room),
            Ask::Standing(attribute, selection) => perturbed.standing(*attribute, *selection),
            Ask::Most(attribute, inner) => match perturbed.has_most(*attribute, inner) {
                Some(most) => Found { degree: if most { 1.0 } else { 0.0 }, shown: true },
                None => Found::UNKNOWN,
            },
            other => read_beside_acts(other, perturbed, &mut room.judges),
        }
    }

    fn counted<P: Perturbation>(
        &self,
        at: usize,
        counted: &Counted,
        perturbed: &P,
        room: &mut Room,
    ) -> Found {
        let Room { sums, numbers, .. } = room;
        let reads = self.schools.reads[at].iter();
        numbers.clear();
        numbers.extend(reads.map(|&sum| sums[usize::from(sum)].value()));
        let shown = numbers.first().is_some_and(|first| *first > 0.0);
        if let [_, possible] = &mut numbers[..]
            && !counted.sought.is_empty()
            && perturbed.is_sought(&counted.sought)
        {
            *possible += SEARCH * perturbed.settings().unit;
        }
        let degree = perturbed.marginal(at, counted.gauge, numbers);
        Found { degree: degree.clamp(0.0, 1.0), shown }
    }
}

/// What an ask comes to that is read off series or judgements; of any other nothing is known.
pub(crate) fn read_beside_acts<P: Perturbation>(
    ask: &Ask,
    perturbed: &mut P,
    judges: &mut Vec<(f64, f64)>,
) -> Found {
    match ask {
        Ask::Series(indicator, anchors) => match perturbed.series(*indicator) {
            Some(number) => Found { degree: calibrated(number, *anchors), shown: true },
            None => Found::UNKNOWN,
        },
        Ask::Judged(indicator, anchors) => {
            judges.clear();
            perturbed.judges(*indicator, judges);
            let pooled = judged_by(perturbed.settings().combine, judges);
            Found { degree: calibrated(pooled, *anchors), shown: !judges.is_empty() }
        }
        _ => Found::UNKNOWN,
    }
}
