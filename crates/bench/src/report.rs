//! Tables for people, and one object for machines.

use serde_json::{Map, Value, json};

use crate::load::Seen;
use crate::start::Start;

/// One endpoint.
#[derive(Debug)]
pub(crate) struct Row {
    /// Its name in tables.
    pub(crate) name: &'static str,
    /// The server.
    pub(crate) seen: Seen,
    /// The bare handler with the same answer.
    pub(crate) bare: Seen,
}

impl Row {
    /// How many times the bare handler's processor time.
    fn ratio(&self) -> Option<f64> {
        (self.bare.cpu_ms > 0.0).then(|| self.seen.cpu_ms / self.bare.cpu_ms)
    }

    fn json(&self) -> Value {
        json!({
            "requests": self.seen.requests, "rps": rounded(self.seen.rate), "p50_ms": rounded(self.seen.p50_ms),
            "p99_ms": rounded(self.seen.p99_ms), "cpu_ms": rounded(self.seen.cpu_ms),
            "bytes": self.seen.answer.raw.len(), "body_bytes": self.seen.answer.body().len(),
            "bare_rps": rounded(self.bare.rate), "bare_cpu_ms": rounded(self.bare.cpu_ms), "ratio": self.ratio().map(rounded),
        })
    }
}

/// A city with everything that was seen in it.
#[derive(Debug)]
pub(crate) struct Cityful {
    /// People.
    pub(crate) people: u32,
    /// Seconds of loading.
    pub(crate) load_s: f64,
    /// Size of the database file.
    pub(crate) size_mb: Option<f64>,
    /// Cold start and memory at rest.
    pub(crate) start: Start,
    /// Highest resident memory under load.
    pub(crate) peak_mb: f64,
    /// Endpoints.
    pub(crate) rows: Vec<Row>,
}

impl Cityful {
    fn row(&self, name: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.name == name)
    }

    fn cpu_ms(&self, name: &str) -> Option<f64> {
        self.row(name).map(|row| rounded(row.seen.cpu_ms))
    }
}

/// Three decimals.
pub(crate) fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// Prints the endpoints of a city.
pub(crate) fn city(city: &Cityful) {
    let threads = city.rows.last().map_or(0, |row| row.seen.threads);
    let size = city.size_mb.map_or_else(String::new, |mb| format!(", {mb:.1} MB of database"));
    println!(
        "\n{} people: loaded in {:.1} s{size}; {threads} threads, at most {:.0} MB under load",
        city.people, city.load_s, city.peak_mb
    );
    println!(
        "  {:<13}{:>9}{:>10}{:>9}{:>9}{:>9}{:>9}{:>10}{:>8}",
        "", "requests", "per s", "p50 ms", "p99 ms", "CPU ms", "bytes", "bare CPU", "ratio"
    );
    for row in &city.rows {
        println!(
            "  {:<13}{:>9}{:>10.0}{:>9.2}{:>9.2}{:>9.3}{:>9}{:>10.3}{:>8}",
            row.name,
            row.seen.requests,
            row.seen.rate,
            row.seen.p50_ms,
            row.seen.p99_ms,
            row.seen.cpu_ms,
            row.seen.answer.raw.len(),
            row.bare.cpu_ms,
            row.ratio().map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.1}×")),
        );
    }
    println!();
}

/// Prints starts and memory of all cities.
pub(crate) fn starts(cities: &[Cityful]) {
    println!(
        "  {:<10}{:>14}{:>12}{:>14}{:>14}",
        "people", "start min s", "median s", "started MB", "at rest MB"
    );
    for city in cities {
        let start = city.start;
        println!(
            "  {:<10}{:>14.3}{:>12.3}{:>14.1}{:>14.1}",
            city.people, start.least_s, start.median_s, start.fresh_mb, start.idle_mb
        );
    }
    println!();
}

/// Everything; what is named without a number of people is of the largest city.
pub(crate) fn json(cities: &[Cityful], is_postgres: bool) -> Value {
    let mut all = Map::new();
    let mut put = |name: String, value: Value| drop(all.insert(name, value));
    if let Some(largest) = cities.iter().max_by_key(|city| city.people) {
        for row in &largest.rows {
            put(format!("{}_cpu_ms", row.name.replace(' ', "_")), json!(rounded(row.seen.cpu_ms)));
        }
        put("catalogue_rps".to_owned(), json!(largest.row("catalogue").map(|row| rounded(row.seen.rate))));
        put("team_bytes".to_owned(), json!(largest.row("team").map(|row| row.seen.answer.raw.len())));
        put("cold_start_s".to_owned(), json!(rounded(largest.start.median_s)));
        put("cold_start_min_s".to_owned(), json!(rounded(largest.start.least_s)));
        let idle = cities.iter().map(|city| city.start.idle_mb).fold(0.0, f64::max);
        put("idle_rss_mb".to_owned(), json!(rounded(idle)));
    }
    let by_people = |value: &dyn Fn(&Cityful) -> Value| {
        cities.iter().map(|city| (city.people.to_string(), value(city))).collect::<Map<_, _>>()
    };
    for city in cities {
        put(format!("team_cpu_ms_{}", city.people), json!(city.cpu_ms("team")));
    }
    put("database".to_owned(), json!(if is_postgres { "postgresql" } else { "sqlite" }));
    put("demo_load_s".to_owned(), Value::Object(by_people(&|city| json!(rounded(city.load_s)))));
    put("peak_rss_mb".to_owned(), Value::Object(by_people(&|city| json!(rounded(city.peak_mb)))));
    let endpoints = |city: &Cityful| {
        Value::Object(city.rows.iter().map(|row| (row.name.replace(' ', "_"), row.json())).collect())
    };
    put("endpoints".to_owned(), Value::Object(by_people(&endpoints)));
    Value::Object(all)
}
