//! The fewest changes.

use crate::build::{By, space};
use counterpoise_multiverse::{Change, flips};

fn changes(of: &[(usize, u16)]) -> Vec<Change> {
    of.iter().map(|&(choice, option)| Change { choice, option }).collect()
}

/// Falls with the third option of `a`; or when `b` and `c` are both changed.
#[test]
fn each_flip_is_minimal() {
    let space = space(&[3, 2, 2, 2], &[]);
    let judge = By { labels: 2, of: |u: &[u16]| u16::from(u[0] == 2 || (u[1] == 1 && u[2] == 1)) };
    let found = flips(&space, &judge, 0, 3, 1000);
    let sets: Vec<_> = found.flips.iter().map(|flip| flip.changes.clone()).collect();
    assert_eq!(sets, [changes(&[(0, 2)]), changes(&[(1, 1), (2, 1)])]);
    assert_eq!((found.label, found.searched), (0, 3));
}

#[test]
fn nothing_flips_what_always_holds() {
    let space = space(&[3, 2], &[]);
    let found = flips(&space, &By { labels: 1, of: |_: &[u16]| 0 }, 0, 3, 1000);
    assert!(found.flips.is_empty());
    assert_eq!((found.searched, found.judged), (2, 1 + 3 + 2));
}

#[test]
fn excluded_universes_flip_nothing() {
    let space = space(&[2, 2], &[[(0, 1), (1, 1)]]);
    let judge = By { labels: 2, of: |u: &[u16]| u16::from(u == [1, 1]) };
    assert!(flips(&space, &judge, 0, 2, 1000).flips.is_empty());
}

/// The budget ends the search between sizes, and it is said how far it came.
#[test]
fn a_search_that_would_take_too_long_is_not_begun() {
    let space = space(&[50, 50, 50], &[]);
    let judge = By { labels: 2, of: |u: &[u16]| u16::from(u.iter().all(|&option| option > 0)) };
    assert_eq!(flips(&space, &judge, 0, 3, 1000).searched, 1);
    assert_eq!(flips(&space, &judge, 0, 3, 10_000).searched, 2);
    assert_eq!(flips(&space, &judge, 0, 3, 1_000_000).flips.len(), 49 * 49 * 49);
}

#[test]
fn without_choices_nothing_can_change() {
    let found = flips(&space(&[], &[]), &By { labels: 1, of: |_: &[u16]| 0 }, 0, 3, 1000);
    assert_eq!((found.flips.len(), found.searched), (0, 0));
}
