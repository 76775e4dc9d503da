//! Where states stand in the General Assembly, by a model of their votes. The estimates come from
//! elsewhere: published, or made by the crate `idealpoints`.

pub mod distance;
pub mod point;
