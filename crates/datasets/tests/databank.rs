//! The layout of the World Bank's DataBank: years as `2000 [YR2000]`, remarks at the foot.

#![allow(clippy::unwrap_used, reason = "tests")]

mod common;

use common::Folder;

const DATABANK: &str = "Country Name,Country Code,Series Name,Series Code,2000 [YR2000],2001 [YR2001],2002 [YR2002]\n\
    Russian Federation,RUS,GDP (current US$),NY.GDP.MKTP.CD,259710142196.943,306602070620.5,..\n\
    China,CHN,GDP (current US$),NY.GDP.MKTP.CD,1211346869605.24,1339395718865.3,1470550015081.55\n\
    World,WLD,GDP (current US$),NY.GDP.MKTP.CD,1,2,3\n,,,,,,\n,,,,,,\n\
    Data from database: World Development Indicators,,,,,,\nLast Updated: 06/28/2024,,,,,,\n";

#[test]
fn databank_as_its_button_gives_it() {
    insta::assert_snapshot!(Folder::new().told("worldbank", "databank.csv", DATABANK));
}

#[test]
fn columns_in_another_order_and_one_that_is_not_read() {
    let text = "\u{feff}\"Series Name\",\"Series Code\",\"Country Name\",\"Country Code\",\"Scale (Precision)\",\"2000 [YR2000]\"\n\
        \"GDP\",\"NY.GDP.MKTP.CD\",\"China\",\"CHN\",\"Units\",\"1.5\"\n\"GDP\",\"NY.GDP.MKTP.CD\",\"Kenya\",\"KEN\",\"\",\"..\"\n\
        \"\",\"\",\"\",\"\",\"\",\"\"\n\"Data from database: World Development Indicators\"\n\"Last Updated: 06/28/2024\"\n";
    insta::assert_snapshot!(Folder::new().told("worldbank", "databank.csv", text));
}

#[test]
fn a_dataset_is_of_one_indicator() {
    let folder = Folder::new();
    let more = "China,CHN,Population,SP.POP.TOTL,1,2,3\n";
    let both = DATABANK.replacen("World,WLD", &format!("{more}World,WLD"), 1);
    let near = folder.told("worldbank", "both.csv", &both);
    // Far down, where the beginning of the file does not show it.
    let head = DATABANK.lines().next().unwrap();
    let states = ["FRA", "DEU", "ITA", "ESP", "PRT", "POL", "HUN", "AUT"];
    let rows: String =
        states.iter().map(|code| format!("{code},{code},GDP,NY.GDP.MKTP.CD,1,2,3\n")).collect();
    let blank = ",,,,,,\n".repeat(30);
    let far = folder.told("worldbank", "far.csv", &format!("{head}\n{rows}{blank}{more}"));
    let aside: Vec<&str> = far.lines().filter(|line| line.starts_with("aside")).collect();
    insta::assert_snapshot!(near + &aside.join("\n"));
}
