//! `counterpoise.lock`: what the last run read, and what came out of it.

use crate::session::Error;
use counterpoise_study::Fingerprint;
use std::fmt::Write;

/// The name of the lock file in a case folder.
pub const NAME: &str = "counterpoise.lock";

/// The lines of a lock file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    /// What the run depended on.
    pub fingerprint: Fingerprint,
    /// Sets that were switched on.
    pub with: Vec<String>,
    /// Sets that were switched off.
    pub without: Vec<String>,
    /// Choices that were overruled.
    pub set: Vec<String>,
    /// What of the target was asked for, if not all of it.
    pub target: Option<String>,
    /// Where the report went, if that was said; empty if that was a path of one machine.
    pub report: Option<String>,
    /// Where charts went, if any were written; empty if that was a path of one machine.
    pub charts: Option<String>,
    /// Each vintage of data that gave values, with the hash of its files.
    pub data: Vec<(String, String)>,
    /// Each output with its hash, by name.
    pub outputs: Vec<(String, String)>,
}

impl Lock {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> String {
        let f = &self.fingerprint;
        let mut text = String::from(
            "; Made by `counterpoise run`; `counterpoise verify` runs again and compares.\n",
        );
        let mut put = |key: &str, value: &str| {
            let _ = writeln!(text, "{}", format!("{key} {value}").trim_end());
        };
        put("version", &f.version);
        put("seed", &f.seed.to_string());
        put("draws", &f.draws.to_string());
        self.with.iter().for_each(|w| put("with", w));
        self.without.iter().for_each(|w| put("without", w));
        self.set.iter().for_each(|s| put("set", s));
        self.target.iter().for_each(|target| put("target", target));
        self.report.iter().for_each(|folder| put("report", folder));
        self.charts.iter().for_each(|folder| put("charts", folder));
        f.inputs.iter().for_each(|(name, hash)| put("input", &format!("{hash} {name}")));
        self.data.iter().for_each(|(name, hash)| put("data", &format!("{hash} {name}")));
        self.outputs.iter().for_each(|(name, hash)| put("output", &format!("{hash} {name}")));
        text
    }

    /// # Errors
    ///
    /// Names the first line that is not understood; says that something is missing.
    pub fn read(text: &str) -> Result<Lock, Error> {
        let fingerprint =
            Fingerprint { version: String::new(), seed: 0, draws: 0, inputs: Vec::new() };
        let mut lock = Lock {
            fingerprint,
            with: Vec::new(),
            without: Vec::new(),
            set: Vec::new(),
            target: None,
            report: None,
            charts: None,
            data: Vec::new(),
            outputs: Vec::new(),
        };
        for (at, line) in
            text.lines().enumerate().filter(|(_, l)| !l.is_empty() && !l.starts_with(';'))
        {
            lock.line(line).ok_or_else(|| {
                Error::new(format!(
                    "{NAME}, line {}, is not understood; run the case again",
                    at + 1
                ))
            })?;
        }
        if lock.fingerprint.version.is_empty() || lock.outputs.is_empty() {
            return Err(Error::new(format!("{NAME} is not complete; run the case again")));
        }
        Ok(lock)
    }

    fn line(&mut self, line: &str) -> Option<()> {
        // Written, and nobody else can say where.
        match line {
            "report" => self.report = Some(String::new()),
            "charts" => self.charts = Some(String::new()),
            _ => return self.pair(line),
        }
        Some(())
    }

    fn pair(&mut self, line: &str) -> Option<()> {
        let (key, value) = line.split_once(' ')?;
        let pair = || value.split_once(' ').map(|(hash, name)| (name.to_owned(), hash.to_owned()));
        match key {
            "version" => value.clone_into(&mut self.fingerprint.version),
            "seed" => self.fingerprint.seed = value.parse().ok()?,
            "draws" => self.fingerprint.draws = value.parse().ok()?,
            "with" => self.with.push(value.to_owned()),
            "without" => self.without.push(value.to_owned()),
            "set" => self.set.push(value.to_owned()),
            "target" => self.target = Some(value.to_owned()),
            "report" => self.report = Some(value.to_owned()),
            "charts" => self.charts = Some(value.to_owned()),
            "input" => self.fingerprint.inputs.push(pair()?),
            "data" => self.data.push(pair()?),
            "output" => self.outputs.push(pair()?),
            _ => return None,
        }
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_is_read_as_it_was_written() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let of = |report: Option<&str>, charts: Option<&str>| Lock {
            fingerprint: Fingerprint {
                version: "1".to_owned(),
                seed: 2,
                draws: 3,
                inputs: vec![pair("a b.case", "00")],
            },
            with: vec!["outside".to_owned()],
            without: vec!["critics".to_owned()],
            set: vec!["spread=0.2".to_owned()],
            target: Some("BELT".to_owned()),
            report: report.map(str::to_owned),
            charts: charts.map(str::to_owned),
            data: vec![pair("cow-nmc@1", "01")],
            outputs: vec![pair("report.html", "02")],
        };
        for (report, charts) in [
            (None, None),
            (Some("out/may 1"), Some("figures")),
            // Written, and nobody says where.
            (None, Some("")),
            (Some(""), None),
        ] {
            let lock = of(report, charts);
            assert_eq!(Lock::read(&lock.text()), Ok(lock.clone()));
            assert_eq!(Lock::read(&lock.text().replace('\n', "\r\n")), Ok(lock));
        }
    }
}
