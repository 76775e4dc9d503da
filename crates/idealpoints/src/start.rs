//! Where a chain starts, by the anchors.

use counterpoise_numerics::NormalTable;

use crate::block_state::BlockState;
use crate::item::{Parameters, Scratch};
use crate::layout::{Block, Layout, Shape};
use crate::{Anchor, Spec, Steps};

/// The step of the original code: Johnson and Albert 1999, p. 135.
const FIRST_STEP: f64 = 0.2 / 3.0;

/// The starting value of each point: that of its anchor, or 0.
pub(crate) fn means(layout: &Layout, anchors: &[Anchor]) -> Vec<f64> {
    layout.points.iter().map(|point| start_of(anchors, point.state).unwrap_or(0.0)).collect()
}

/// Items as the shares of the votes and the votes of the anchors suggest.
pub(crate) fn blocks(layout: &Layout, spec: &Spec) -> Vec<BlockState> {
    let table = NormalTable::new();
    layout.blocks.iter().map(|block| start_block(block, layout, spec, &table)).collect()
}

fn start_block(block: &Block, layout: &Layout, spec: &Spec, table: &NormalTable) -> BlockState {
    let item = |shape: &Shape| {
        let (low, high) = thresholds(shape);
        Parameters {
            slope: slope(block, shape, layout, &spec.anchors),
            low,
            high,
            step: step(spec),
            accepted: 0,
            variance: 0.0,
        }
    };
    let items: Vec<Parameters> = block.items.iter().map(item).collect();
    let mut latent = vec![0.0; block.seats.len()];
    for (shape, item) in block.items.iter().zip(&items) {
        expect(shape, item, &mut latent[shape.range()], table);
    }
    BlockState { items, latent, scratch: Scratch::for_items(&block.items) }
}

/// Leanings as expected of voters who all stand at 0.
fn expect(shape: &Shape, item: &Parameters, latent: &mut [f64], table: &NormalTable) {
    let (yes, abstain) = (shape.yes, shape.yes + shape.abstain);
    let middle = |low: f64, high: f64| table.between(low, high, 0.5);
    latent[..yes].fill(middle(f64::NEG_INFINITY, item.low));
    latent[yes..abstain].fill(middle(item.low, item.high));
    latent[abstain..].fill(middle(item.high, f64::INFINITY));
}

/// The shares of the votes on a scale from -1 to 1.
fn thresholds(shape: &Shape) -> (f64, f64) {
    let share = |votes: usize| 2.0 * votes as f64 / shape.len() as f64 - 1.0;
    let high = share(shape.yes + shape.abstain);
    (share(shape.yes).min(high - 0.02), high)
}

/// 1 if the anchors of the positive end lean more to no than those of the negative end, -1 if less,
/// else 0.
///
/// An end whose anchors did not vote counts as abstaining.
fn slope(block: &Block, shape: &Shape, layout: &Layout, anchors: &[Anchor]) -> f64 {
    let mut ends = [(0.0, 0.0); 2];
    for (n, &seat) in block.seats[shape.range()].iter().enumerate() {
        let Some(start) = start_of(anchors, layout.points[seat as usize].state) else { continue };
        let vote = f64::from(u8::from(n >= shape.yes))
            + f64::from(u8::from(n >= shape.yes + shape.abstain))
            - 1.0;
        let end = &mut ends[usize::from(start < 0.0)];
        *end = (end.0 + vote, end.1 + 1.0);
    }
    let [positive, negative] = ends.map(|(sum, count)| if count > 0.0 { sum / count } else { 0.0 });
    if positive == negative { 0.0 } else { (positive - negative).signum() }
}

fn start_of(anchors: &[Anchor], state: u32) -> Option<f64> {
    anchors.iter().find(|anchor| anchor.state == state).map(|anchor| anchor.start)
}

fn step(spec: &Spec) -> f64 {
    match spec.steps {
        Steps::Fixed(step) => step,
        Steps::Tuned => FIRST_STEP,
    }
}
