//! How does the edition file get into the program?
//!
//! People read and write YAML; JSON is read ten times faster, and every start of the program reads
//! the edition. So it is turned into JSON once, here.

use std::path::Path;
use std::{env, fs};

const EDITION: &str = "src/form/edition-2021.yaml";

fn main() {
    println!("cargo::rerun-if-changed={EDITION}");
    let text = fs::read_to_string(EDITION).expect("the edition file is there");
    let edition: serde_json::Value = serde_yaml::from_str(&text).expect("it is YAML");
    let folder = env::var_os("OUT_DIR").expect("cargo says where");
    let path = Path::new(&folder).join("edition-2021.json");
    fs::write(path, edition.to_string()).expect("the build folder takes it");
}
