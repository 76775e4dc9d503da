//! Writes a synthetic case: `synthetic-case FOLDER EVENTS`.

fn main() -> std::io::Result<()> {
    let mut args = std::env::args().skip(1);
    let folder = args.next().unwrap_or_else(|| "synthetic".to_owned());
    let n = args.next().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    std::fs::create_dir_all(&folder)?;
    for (name, text) in counterpoise_benches::synthetic(n) {
        #[expect(clippy::disallowed_methods, reason = "a tool that writes its own new folder")]
        std::fs::write(std::path::Path::new(&folder).join(name), text)?;
    }
    Ok(())
}
