//! Random streams that are addressed, not consumed.

use crate::maths::ln;
use crate::normal_quantile;

/// The step of SplitMix64: the odd integer nearest to 2 to the 64 over the golden ratio.
const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

/// A random stream with random access: draw `n` is a pure function of the stream and `n`.
///
/// A stream is named by the run's seed, a purpose (`"weights"`) and a key (the id of an event).
/// What one key draws therefore depends neither on the other keys present nor on the order or
/// the number of threads in which draws are made; adding an unrelated event changes nothing
/// else. Draws of one index from several distributions are functions of the same 64 bits: use
/// streams of different purpose where they must be independent.
///
/// *Definition.* The state is `mix(h)`, where h is the 64-bit FNV-1a hash of the eight bytes of
/// the seed, the eight bytes of the purpose's length (both little-endian), the purpose and the
/// key, and `mix` is the finaliser of SplitMix64. Draw n is the (n+1)th output of a SplitMix64
/// generator in that state: `mix(state + (n + 1) * GAMMA)`, modulo 2 to the 64.
///
/// *Limits.* All streams are stretches of one cycle of length 2 to the 64. K streams of N draws
/// share a stretch with a probability of about K^2 N / 2^64: 5e-6 for 100 000 keys with 10 000
/// draws each. Not for cryptography.
///
/// Sources: Steele, G. L., Lea, D. and Flood, C. H. 2014, "Fast Splittable Pseudorandom Number
/// Generators", OOPSLA '14, 453-472 (the finaliser is Stafford's variant 13, as in Vigna's
/// reference implementation); Fowler, Noll and Vo, FNV-1a with 64 bits.
///
/// ```
/// use counterpoise_numerics::Stream;
/// let s = Stream::new(1, "dates", "gas-2014");
/// assert_eq!(s.uniform(7), Stream::new(1, "dates", "gas-2014").uniform(7));
/// assert_ne!(s.uniform(7), Stream::new(1, "dates", "gas-2015").uniform(7));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stream {
    state: u64,
}

impl Stream {
    /// The stream of a seed, a purpose and a key. Costs about one nanosecond a byte: make it
    /// once for a key, outside the loop over draws.
    pub fn new(seed: u64, purpose: &str, key: &str) -> Stream {
        let mut hash = FNV_BASIS;
        hash = fnv(hash, &seed.to_le_bytes());
        hash = fnv(hash, &(purpose.len() as u64).to_le_bytes());
        hash = fnv(hash, purpose.as_bytes());
        Stream { state: mix(fnv(hash, key.as_bytes())) }
    }

    /// The stream that a SplitMix64 generator gives when seeded with `state`.
    pub const fn from_state(state: u64) -> Stream {
        Stream { state }
    }

    /// Draw `n`: 64 random bits.
    #[inline]
    pub const fn u64(&self, n: u64) -> u64 {
        mix(self.state.wrapping_add(n.wrapping_add(1).wrapping_mul(GAMMA)))
    }

    /// Draw `n`, uniform on \[0, 1): the 53 highest bits over 2 to the 53.
    #[inline]
    pub fn uniform(&self, n: u64) -> f64 {
        (self.u64(n) >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Draw `n`, uniform on the integers 0..`bound`; 0 when `bound` is 0.
    ///
    /// By multiplication (Lemire 2019) without rejection: the bias is below `bound` / 2^64.
    #[inline]
    pub fn below(&self, n: u64, bound: usize) -> usize {
        ((u128::from(self.u64(n)) * bound as u128) >> 64) as usize
    }

    /// Draw `n`, exponential with mean 1: -ln(1 - u) of the uniform draw. In 0..36.8.
    ///
    /// Exponential draws divided by their sum are the weights of the Bayesian bootstrap
    /// (Rubin 1981).
    #[inline]
    pub fn exponential(&self, n: u64) -> f64 {
        // 1 - u is exact and never 0; adding 0 turns the -0 of ln(1) into 0.
        0.0 - ln(1.0 - self.uniform(n))
    }

    /// Draw `n`, standard normal: the quantile of the midpoint of one of 2^52 equal cells, so
    /// that it is finite (within -8.3..8.3) and symmetric.
    #[inline]
    pub fn normal(&self, n: u64) -> f64 {
        let cell = (self.u64(n) >> 12) as f64;
        normal_quantile((cell + 0.5) * (1.0 / 4_503_599_627_370_496.0))
    }
}

const FNV_BASIS: u64 = 0xcbf2_9ce4_8422_2325;

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(hash, step)
}

#[inline]
const fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
