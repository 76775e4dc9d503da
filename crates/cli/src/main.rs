//! The command line of Counterpoise.

fn main() {
    let path = std::env::args().nth(2).unwrap_or_default();
    let loaded = counterpoise_case::load(&counterpoise_case::read_folder(std::path::Path::new(&path)), &[]);
    for d in &loaded.diagnostics {
        println!("{}", counterpoise_diagnostic::concise(d, &loaded.files));
    }
    println!("{}", counterpoise_diagnostic::summary(&loaded.diagnostics));
}
