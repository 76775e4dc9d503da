//! Writes every chart, wide and for a phone, to a folder: `cargo run -p counterpoise-draw --example
//! gallery -- FOLDER`.

mod data;

#[expect(
    clippy::disallowed_methods,
    reason = "an example that writes pictures for people to look at"
)]
fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "target/gallery".to_owned());
    std::fs::create_dir_all(&folder)?;
    for (name, svg) in data::pictures() {
        std::fs::write(std::path::Path::new(&folder).join(format!("{name}.svg")), svg)?;
    }
    Ok(())
}
