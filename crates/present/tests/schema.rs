//! The answer of a case is what its schema says, and is called by names alone.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test that reads the project's own files"
)]

use counterpoise_case::model::Case;
use counterpoise_case::{load, read_folder};
use counterpoise_present::answer as told;
use counterpoise_study::{Choices, Control, Question, answer};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn schema() -> Value {
    serde_json::from_str(&std::fs::read_to_string(root().join("docs/answer.schema.json")).unwrap())
        .unwrap()
}

/// The shipped case with some text put first in its events, in few draws.
fn shipped(first: &str) -> Case {
    let mut folder = read_folder(&root().join("cases/russia-china"));
    for (_, text) in folder.files.iter_mut().filter(|(name, _)| name == "events.case") {
        *text = [first.as_bytes(), text].concat();
    }
    let mut loaded = load(&folder, &[]);
    let errors = loaded.diagnostics.iter().filter(|found| found.is_error()).count();
    assert_eq!(errors, 0);
    loaded.case.settings.draws = 64;
    loaded.case.settings.universes = 16;
    loaded.case
}

fn answered(case: &Case) -> Value {
    told(case, &answer(case, &Question::default(), Choices::ALL, Control::NONE).unwrap())
}

/// Where a value is not as a schema says: as much of JSON Schema (draft 2020-12) as ours uses.
fn faults(value: &Value, schema: &Value, place: &str, found: &mut Vec<String>) {
    let types: Vec<&str> = match &schema["type"] {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        _ => value.is_null(),
    };
    if !types.iter().any(|name| is(name)) {
        found.push(format!("{place}: {value} is no {types:?}"));
        return;
    }
    if let Some(words) = schema["enum"].as_array().filter(|words| !words.contains(value)) {
        found.push(format!("{place}: {value} is none of {words:?}"));
    }
    let number = value.as_f64().unwrap_or(0.0);
    let least = schema["minimum"].as_f64().unwrap_or(f64::NEG_INFINITY);
    let most = schema["maximum"].as_f64().unwrap_or(f64::INFINITY);
    if value.is_number() && !(least..=most).contains(&number) {
        found.push(format!("{place}: {number} lies outside {least} to {most}"));
    }
    for (at, item) in value.as_array().into_iter().flatten().enumerate() {
        faults(item, &schema["items"], &format!("{place}[{at}]"), found);
    }
    let Some(fields) = value.as_object() else { return };
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !fields.contains_key(name) {
            found.push(format!("{place}: {name} is missing"));
        }
    }
    for (name, field) in fields {
        let own = schema["properties"].get(name).unwrap_or(&schema["additionalProperties"]);
        if own.is_object() {
            faults(field, own, &format!("{place}.{name}"), found);
        } else {
            found.push(format!("{place}: {name} is not in the schema"));
        }
    }
}

#[test]
fn the_answer_is_as_the_schema_says_and_small() {
    let found = answered(&shipped(""));
    let mut wrong = Vec::new();
    faults(&found, &schema(), "answer", &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let bytes = serde_json::to_string(&found).unwrap().len();
    assert!(bytes < 2_000_000, "{bytes}");
    // The check itself sees a fault.
    let mut other = found.clone();
    other["cells"][0]["stance"]["to"] = Value::from(2);
    other["cells"][0]["arena"] = Value::from(3);
    faults(&other, &schema(), "answer", &mut wrong);
    assert_eq!(wrong.len(), 2, "{wrong:?}");
}

/// An event of another pair, an arena and a period that nobody asks about, put first: nothing is
/// called otherwise, and no number moves but what counts them.
#[test]
fn names_are_the_same_when_others_come() {
    let before = answered(&shipped(""));
    let first = "event 1990-01-01 BRA -> ARG \"An act of two others\"\n  id: A000\n  deed, accommodate, soft, weight 1\n\n";
    let after = answered(&shipped(first));
    assert_eq!(before["cells"], after["cells"]);
    assert_eq!(before["claims"], after["claims"]);
}
