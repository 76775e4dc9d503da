//! Writes a synthetic case: `synthetic-case FOLDER EVENTS`, or `synthetic-case FOLDER rivals
//! HYPOTHESES CLUES`.

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let folder = args.first().map_or("synthetic", String::as_str);
    let number =
        |at: usize, default: usize| args.get(at).and_then(|n| n.parse().ok()).unwrap_or(default);
    let files = if args.get(1).is_some_and(|word| word == "rivals") {
        counterpoise_benches::rivals(number(2, 300), number(3, 300))
    } else {
        counterpoise_benches::synthetic(number(1, 100_000))
    };
    std::fs::create_dir_all(folder)?;
    for (name, text) in files {
        #[expect(clippy::disallowed_methods, reason = "a tool that writes its own new folder")]
        std::fs::write(std::path::Path::new(folder).join(name), text)?;
    }
    Ok(())
}
