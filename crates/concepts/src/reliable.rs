//! How reliable each source is in each draw.
//!
//! Every verdict, claim and clue of a case asks the same sources, and a number of the beta
//! distribution is dear to draw. It is a function of the source's name, its mean and the number of
//! the draw alone, so what is drawn for one who asks is kept for the next: no order of asking
//! shows.

use crate::gamma::gamma;
use crate::simd::{LANES, Row};
use counterpoise_case::model::SourceId;
use counterpoise_ledger::Ledger;
use counterpoise_numerics::Stream;
use std::array::from_fn;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// How reliable a source is in a draw: a number of the distribution Beta(4 c, 4 (1 - c)), c the
/// certainty of its grade.
#[derive(Clone, Debug)]
pub(crate) struct Reliability {
    pub(crate) source: SourceId,
    stream: [Stream; 2],
    mean: f64,
    /// The first blocks of draws; none where too many sources are kept already.
    kept: Arc<Blocks>,
}

type Blocks = Vec<OnceLock<Row>>;
/// Blocks by the streams and the bits of the mean.
type Known = HashMap<([Stream; 2], u64), Arc<Blocks>>;

/// Blocks of draws that are kept of a source: the draws of a case, as a rule.
const BLOCKS: usize = 256;
/// Sources that are kept, some megabytes in all; a case with more of them draws the others anew.
const SOURCES: usize = 1024;

impl Reliability {
    pub(crate) fn of(ledger: &Ledger<'_>, source: SourceId, certainty: f64) -> Reliability {
        let stream = |purpose| Stream::new(ledger.settings.seed, purpose, &ledger.case[source].key);
        let stream = [stream("reliable"), stream("unreliable")];
        // Held off 0 and 1, where the distribution has no shape.
        let mean = certainty.clamp(0.001, 0.999);
        Reliability { source, stream, mean, kept: kept(stream, mean) }
    }

    /// In the draws from `from` on. Only whole blocks are kept: another beginning is drawn anew.
    pub(crate) fn row(&self, from: u64) -> Row {
        let is_whole = from.is_multiple_of(LANES as u64);
        match self.kept.get(from as usize / LANES).filter(|_| is_whole) {
            Some(block) => *block.get_or_init(|| self.drawn(from)),
            None => self.drawn(from),
        }
    }

    fn drawn(&self, from: u64) -> Row {
        let [x, y] = &self.stream;
        from_fn(|lane| {
            let draw = from + lane as u64;
            let (x, y) = (gamma(x, draw, 4.0 * self.mean), gamma(y, draw, 4.0 * (1.0 - self.mean)));
            if x + y > 0.0 { x / (x + y) } else { self.mean }
        })
    }
}

fn kept(stream: [Stream; 2], mean: f64) -> Arc<Blocks> {
    static ALL: OnceLock<Mutex<Known>> = OnceLock::new();
    let mut all = ALL.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner);
    let room = if all.len() < SOURCES { BLOCKS } else { 0 };
    match all.get(&(stream, mean.to_bits())) {
        Some(known) => Arc::clone(known),
        None => {
            let blocks: Arc<Blocks> = Arc::new((0..room).map(|_| OnceLock::new()).collect());
            if room > 0 {
                all.insert((stream, mean.to_bits()), Arc::clone(&blocks));
            }
            blocks
        }
    }
}
