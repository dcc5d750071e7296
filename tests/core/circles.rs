//! Does no file of the house need, over others, itself?
//!
//! Who knows whom is read from `use` lines and paths in the code; a name that a room hands on with
//! `pub use` counts as of the file it comes from.

use crate::support;

use std::collections::{BTreeMap, BTreeSet};

use super::house::{ROOMS, code, sources};

/// Names of modules, from the crate down.
type Path = Vec<String>;

/// What a file knows of the other files.
struct House {
    /// Which file is which module.
    files: BTreeMap<Path, String>,
    /// Code of each module.
    code: BTreeMap<Path, String>,
    /// Where a name comes from that a module hands on.
    handed_on: BTreeMap<(Path, String), Path>,
}

impl House {
    fn read() -> Self {
        let (mut files, mut texts) = (BTreeMap::new(), BTreeMap::new());
        let root = support::project("src");
        for (room, _) in ROOMS {
            for (path, text) in sources(room) {
                let name = path.strip_prefix(&root).expect("in src").to_string_lossy().into_owned();
                let stem = name.trim_end_matches(".rs").trim_end_matches("/mod");
                let module: Path = stem.split('/').map(str::to_owned).collect();
                texts.insert(module.clone(), code(&text));
                files.insert(module, name);
            }
        }
        let mut house = Self { files, code: texts, handed_on: BTreeMap::new() };
        for (me, code) in &house.code {
            for (is_public, path) in uses(code) {
                let Some((from, Some(name))) = house.resolve(me, &path) else { continue };
                if is_public && from != *me {
                    house.handed_on.insert((me.clone(), name), from);
                }
            }
        }
        house
    }

    /// The module a path leads to, and the name in it.
    fn resolve(&self, me: &Path, path: &[String]) -> Option<(Path, Option<String>)> {
        let mut rest = path.iter();
        let mut at = match path.first()?.as_str() {
            "crate" => Path::new(),
            "self" | "super" => me.clone(),
            first => {
                let mut child = me.clone();
                child.push(first.to_owned());
                self.files.contains_key(&child).then_some(me.clone())?
            }
        };
        let mut next = rest.next();
        while let Some(word) = next.filter(|it| ["crate", "self", "super"].contains(&it.as_str())) {
            if word == "super" {
                at.pop();
            }
            next = rest.next();
        }
        while let Some(word) = next {
            at.push(word.clone());
            let known = self.files.keys().any(|module| module.starts_with(&at));
            if !known {
                at.pop();
                break;
            }
            next = rest.next();
        }
        Some((at, next.filter(|name| *name != "*").cloned()))
    }

    /// The file a path is about.
    fn file_of(&self, me: &Path, path: &[String]) -> Option<&String> {
        let (mut at, name) = self.resolve(me, path)?;
        if let Some(name) = name {
            let mut seen = BTreeSet::new();
            while let Some(from) = self.handed_on.get(&(at.clone(), name.clone())) {
                if !seen.insert(at.clone()) {
                    break;
                }
                at.clone_from(from);
            }
        }
        self.files.get(&at)
    }

    /// Whom every file knows.
    fn knows(&self) -> BTreeMap<&String, BTreeSet<&String>> {
        let mut knows = BTreeMap::new();
        for (me, code) in &self.code {
            let own = &self.files[me];
            let private = uses(code).into_iter().filter(|(public, _)| !public).map(|(_, it)| it);
            let others = private.chain(paths(code));
            let others = others.filter_map(|path| self.file_of(me, &path));
            let others: BTreeSet<_> = others.filter(|it| *it != own).collect();
            knows.insert(own, others);
        }
        knows
    }
}

/// The paths of all `use` lines, and whether they hand on.
fn uses(code: &str) -> Vec<(bool, Path)> {
    let mut found = Vec::new();
    for statement in code.split(';') {
        let line = statement.rfind("use ").filter(|at| {
            let before = &statement[..*at];
            before.is_empty() || before.ends_with(['\n', ' ', '{', '}'])
        });
        let Some(at) = line else { continue };
        let is_public =
            statement[..at].lines().last().is_some_and(|it| it.trim().starts_with("pub"));
        let mut all = Vec::new();
        expand(&[], &statement[at + 4..], &mut all);
        found.extend(all.into_iter().map(|path| (is_public, path)));
    }
    found
}

/// The paths of a tree: `a::{b, c::d}`.
fn expand(before: &[String], tree: &str, found: &mut Vec<Path>) {
    let tree = tree.trim();
    if let Some(inner) = tree.strip_prefix('{') {
        let inner = inner.strip_suffix('}').unwrap_or(inner);
        let (mut depth, mut from) = (0, 0);
        for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 0 => {
                    if !inner[from..at].trim().is_empty() {
                        expand(before, &inner[from..at], found);
                    }
                    from = at + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let (word, rest) = tree.split_once("::").map_or((tree, None), |(a, b)| (a, Some(b)));
    let word = word.split_whitespace().next().unwrap_or_default().to_owned();
    let path = [before, &[word]].concat();
    match rest {
        Some(rest) => expand(&path, rest, found),
        None => found.push(path),
    }
}

/// The paths that stand in the code itself.
fn paths(code: &str) -> Vec<Path> {
    let code: Vec<&str> =
        code.split_inclusive(';').map(|it| it.rfind("use ").map_or(it, |at| &it[..at])).collect();
    let code = code.concat();
    let mut found = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            let inner = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            if inner {
                continue;
            }
            let end = code[at..].find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':'));
            let path = &code[at..end.map_or(code.len(), |end| at + end)];
            found.push(path.split("::").filter(|it| !it.is_empty()).map(str::to_owned).collect());
        }
    }
    found
}

/// Files that need themselves over others, together.
fn circles(knows: &BTreeMap<&String, BTreeSet<&String>>) -> Vec<String> {
    let reach: BTreeMap<&String, BTreeSet<&String>> = knows
        .keys()
        .map(|&file| {
            let mut seen = BTreeSet::new();
            let mut next = vec![file];
            while let Some(at) = next.pop() {
                next.extend(knows.get(at).into_iter().flatten().filter(|&&it| seen.insert(it)));
            }
            (file, seen)
        })
        .collect();
    let mut found = BTreeSet::new();
    for (&file, reached) in reach.iter().filter(|(file, reached)| reached.contains(**file)) {
        let together = reached.iter().filter(|it| reach[**it].contains(file));
        found.insert(together.map(|it| it.as_str()).collect::<Vec<_>>().join(" "));
    }
    found.into_iter().collect()
}

#[test]
fn there_is_none() {
    let house = House::read();
    let found = circles(&house.knows());
    assert!(found.is_empty(), "files that need each other:\n{}", found.join("\n"));
}

#[test]
fn one_would_be_seen() {
    let house = House::read();
    let mut knows = house.knows();
    let (below, above) = (&"report/cell.rs".to_owned(), &"wizard/mod.rs".to_owned());
    let below = *knows.keys().find(|file| **file == below).expect("a cell");
    let above = *knows.keys().find(|file| **file == above).expect("the wizard");
    assert!(!knows[above].is_empty(), "what the wizard knows was not read");
    knows.get_mut(below).expect("its own").insert(above);
    assert!(!circles(&knows).is_empty());
}
