//! How much is read.

/// The largest file that is read whole, in bytes.
pub const MAX_BYTES: usize = 256 << 20;
/// The most that a packed file may unpack to, in bytes.
pub const MAX_UNPACKED: u64 = 512 << 20;
/// The largest number of cells that is read from one file.
pub const MAX_CELLS: usize = 10_000_000;
