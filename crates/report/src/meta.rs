//! What a run was made with.

use counterpoise_study::Fingerprint;

/// What a run was made with: what a reader needs to make it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Version of the program; may be empty.
    pub version: String,
    /// The command that makes this page; may be empty.
    pub command: String,
    /// The case folder as it is to be written in commands; may be empty.
    pub folder: String,
    /// The switches that commands about this run need, each after a blank; may be empty.
    pub switches: String,
    /// Inputs with their SHA-256, by name.
    pub inputs: Vec<(String, String)>,
}

impl Meta {
    /// What a fingerprint tells, with the command, the folder and the switches.
    #[must_use]
    pub fn of(fingerprint: &Fingerprint, command: &str, folder: &str, switches: &str) -> Meta {
        Meta {
            version: fingerprint.version.clone(),
            command: command.to_owned(),
            folder: folder.to_owned(),
            switches: switches.to_owned(),
            inputs: fingerprint.inputs.clone(),
        }
    }
}
