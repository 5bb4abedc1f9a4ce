//! A bucket that speaks the protocol of S3, for code that may block.
//!
//! **Invariant:** an object is whole or not there; whatever fails says which trouble it is, in words for an operator.

use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use futures_util::{StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3, AmazonS3Builder};
use object_store::client::HttpError;
use object_store::path::Path as Key;
use object_store::{BackoffConfig, ClientOptions, MultipartUpload, ObjectStoreExt, RetryConfig};
use object_store::{ObjectMeta, ObjectStore, PutPayload};
use secrecy::{ExposeSecret, SecretString};
use tokio::runtime::{Builder, Runtime};

use super::FileFault;
use super::cache::Cache;

/// One request sends so much at the most; what is larger goes in parts.
const PART: usize = 8 * 1024 * 1024;
/// How long a look at the bucket may take that others wait for.
const GLANCE: Duration = Duration::from_secs(2);

/// Where a bucket is and who asks.
#[derive(Debug, Clone)]
pub struct Account {
    /// Its name.
    pub bucket: String,
    /// Address of the service; absent, Amazon's own.
    pub endpoint: Option<String>,
    /// Region.
    pub region: String,
    /// What the names of all objects begin with.
    pub prefix: String,
    /// Whether the bucket's name is in the path and not in the host.
    pub is_path_style: bool,
    /// Access key.
    pub access_key: SecretString,
    /// Its secret.
    pub secret_key: SecretString,
}

/// Says who does the cryptography of TLS; every client of HTTP asks for it when it is made, whatever it will speak.
pub fn choose_tls() {
    // Whoever has chosen before keeps the choice.
    drop(rustls::crypto::ring::default_provider().install_default());
}

/// What is wrong with a bucket.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// No such bucket.
    #[error("there is no bucket of this name; make it, or correct files.s3.bucket")]
    NoBucket,
    /// The keys are unknown.
    #[error("the access key or its secret is not known there; look at both key files")]
    Keys,
    /// The keys may not do this.
    #[error("access denied; the key needs to get, put, list and delete objects of the bucket")]
    Denied,
    /// The clocks differ.
    #[error("the clock of this machine differs too much from that of the storage; set it by NTP")]
    Clock,
    /// Nobody answers.
    #[error("no answer; look at files.s3.endpoint, the network and the service ({0})")]
    Unreachable(String),
    /// Something else.
    #[error("refused: {0}")]
    Other(String),
}

/// An object in a list.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    /// What follows the folder in its name.
    pub(super) name: String,
    /// Its size in bytes.
    pub(super) size: u64,
    /// When it was put.
    pub(super) at: DateTime<Utc>,
}

/// A handle on a bucket.
#[derive(Debug, Clone)]
pub struct Bucket(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    store: Arc<AmazonS3>,
    prefix: String,
    /// Requests run on threads of their own, so that whoever may block waits for them wherever it runs.
    engine: Option<Runtime>,
    cache: Cache,
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some(engine) = self.engine.take() {
            engine.shutdown_background();
        }
    }
}

impl Bucket {
    /// A handle; nothing is asked yet. Local copies may fill `cache_bytes`, without end where that is 0.
    ///
    /// # Errors
    /// When the address makes no sense.
    pub fn new(account: &Account, cache_bytes: u64) -> Result<Self, FileFault> {
        choose_tls();
        let client = ClientOptions::new()
            .with_allow_http(true)
            .with_connect_timeout(Duration::from_secs(5))
            .with_timeout_disabled()
            .with_read_timeout(Duration::from_mins(1));
        let retry = RetryConfig {
            backoff: BackoffConfig {
                init_backoff: Duration::from_millis(100),
                max_backoff: Duration::from_secs(2),
                base: 2.0,
            },
            max_retries: 3,
            retry_timeout: Duration::from_mins(1),
        };
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&account.bucket)
            .with_region(&account.region)
            .with_access_key_id(account.access_key.expose_secret())
            .with_secret_access_key(account.secret_key.expose_secret())
            .with_virtual_hosted_style_request(!account.is_path_style)
            .with_disable_bulk_delete(true)
            .with_client_options(client)
            .with_retry(retry);
        if let Some(endpoint) = &account.endpoint {
            builder = builder.with_endpoint(match endpoint.split_once("://") {
                Some((scheme, host)) if !account.is_path_style => {
                    format!("{scheme}://{}.{host}", account.bucket)
                }
                _ => endpoint.clone(),
            });
        }
        let store = Arc::new(builder.build().map_err(|error| fault(&error))?);
        let engine =
            Builder::new_multi_thread().worker_threads(2).thread_name("bucket").enable_all().build()?;
        let prefix = account.prefix.clone();
        Ok(Self(Arc::new(Inner { store, prefix, engine: Some(engine), cache: Cache::new(cache_bytes) })))
    }

    pub(super) fn cache(&self) -> &Cache {
        &self.0.cache
    }

    fn key(&self, name: &str) -> Key {
        if self.0.prefix.is_empty() {
            Key::from(name)
        } else {
            Key::from(format!("{}/{name}", self.0.prefix))
        }
    }

    /// Runs a request and waits for it.
    fn wait<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, FileFault> {
        let (tell, told) = std::sync::mpsc::sync_channel(1);
        if let Some(engine) = &self.0.engine {
            engine.spawn(async move { drop(tell.send(work.await)) });
        }
        told.recv().map_err(|_cut_off| Trouble::Other("cut off".to_owned()).into())
    }

    fn ask<T: Send + 'static>(
        &self,
        work: impl Future<Output = object_store::Result<T>> + Send + 'static,
    ) -> Result<T, FileFault> {
        self.wait(work)?.map_err(|error| fault(&error))
    }

    /// Puts an object.
    pub(super) fn put(&self, name: &str, bytes: Vec<u8>) -> Result<(), FileFault> {
        let (store, key) = (Arc::clone(&self.0.store), self.key(name));
        self.ask(async move { store.put(&key, PutPayload::from(bytes)).await.map(drop) })
    }

    /// Puts a file as an object, in parts where it is large.
    pub(super) fn put_file(&self, name: &str, file: &Path) -> Result<(), FileFault> {
        let mut file = File::open(file)?;
        let mut chunk = next_chunk(&mut file)?;
        if chunk.len() < PART {
            return self.put(name, chunk);
        }
        let (store, key) = (Arc::clone(&self.0.store), self.key(name));
        let mut upload = self.ask(async move { store.put_multipart(&key).await })?;
        let sent = loop {
            if let Err(fault) = self.ask(upload.put_part(PutPayload::from(chunk))) {
                break Err(fault);
            }
            match next_chunk(&mut file) {
                Ok(next) if next.is_empty() => break Ok(()),
                Ok(next) => chunk = next,
                Err(error) => break Err(error.into()),
            }
        };
        self.end(upload, sent)
    }

    /// Makes an object of what was sent, or gives it up.
    fn end(
        &self,
        mut upload: Box<dyn MultipartUpload>,
        sent: Result<(), FileFault>,
    ) -> Result<(), FileFault> {
        match sent {
            Ok(()) => self.ask(async move { upload.complete().await.map(drop) }),
            Err(fault) => {
                drop(self.wait(async move { upload.abort().await }));
                Err(fault)
            }
        }
    }

    /// When an object was put, and its size; nothing where there is none.
    pub(super) fn find(&self, name: &str) -> Result<Option<(DateTime<Utc>, u64)>, FileFault> {
        let (store, key) = (Arc::clone(&self.0.store), self.key(name));
        let found = self.wait(async move { store.head(&key).await })?;
        Ok(known(found)?.map(|found| (found.last_modified, found.size)))
    }

    /// Writes an object's bytes somewhere, as they come; says whether it is there.
    pub(super) fn fetch(&self, name: &str, to: &mut impl Write) -> Result<bool, FileFault> {
        let (store, key) = (Arc::clone(&self.0.store), self.key(name));
        let found = self.wait(async move { store.get(&key).await })?;
        let Some(found) = known(found)? else { return Ok(false) };
        let mut stream = found.into_stream();
        loop {
            let (chunk, rest) = self.wait(async move { (stream.next().await, stream) })?;
            stream = rest;
            match chunk {
                Some(Ok(bytes)) => to.write_all(&bytes)?,
                Some(Err(error)) => return Err(fault(&error)),
                None => return Ok(true),
            }
        }
    }

    /// The objects of a folder.
    pub(super) fn list(&self, folder: &str) -> Result<Vec<Listed>, FileFault> {
        let key = self.key(folder);
        let begin = format!("{key}/");
        let listed: Vec<_> = self.ask(self.0.store.list(Some(&key)).try_collect())?;
        let told = |meta: ObjectMeta| Listed {
            name: meta.location.as_ref().strip_prefix(&begin).unwrap_or_default().to_owned(),
            size: meta.size,
            at: meta.last_modified,
        };
        Ok(listed.into_iter().map(told).collect())
    }

    /// Removes an object; one that is missing is removed.
    pub(super) fn remove(&self, name: &str) -> Result<(), FileFault> {
        let (store, key) = (Arc::clone(&self.0.store), self.key(name));
        known(self.wait(async move { store.delete(&key).await })?).map(drop)
    }

    /// Whether the bucket answers, without waiting long.
    ///
    /// # Errors
    /// What is wrong with it.
    pub async fn glance(&self) -> Result<(), FileFault> {
        let (store, key) = (Arc::clone(&self.0.store), self.key("probe"));
        let work = async move { store.list_with_delimiter(Some(&key)).await.map(drop) };
        let Some(engine) = &self.0.engine else { return Err(Trouble::Other("ended".to_owned()).into()) };
        // On the bucket's own threads like all others: a connection lives where it was made.
        match tokio::time::timeout(GLANCE, engine.spawn(work)).await {
            Ok(Ok(found)) => found.map_err(|error| fault(&error)),
            Ok(Err(cut_off)) => Err(Trouble::Other(cut_off.to_string()).into()),
            Err(_late) => Err(Trouble::Unreachable("it took too long".to_owned()).into()),
        }
    }

    /// Puts, lists, fetches and removes an object, as the store does. It blocks.
    ///
    /// # Errors
    /// What is wrong with the bucket.
    pub fn try_out(&self, id: uuid::Uuid) -> Result<(), FileFault> {
        let name = format!("probe/{id}");
        let content = id.as_bytes().to_vec();
        // Some services make a bucket where one puts something.
        self.list("probe")?;
        self.put(&name, content.clone())?;
        let mut back = Vec::new();
        let is_there = self.fetch(&name, &mut back)?;
        let is_listed = self.list("probe")?.iter().any(|found| name.ends_with(&found.name));
        self.remove(&name)?;
        if is_there && is_listed && back == content {
            Ok(())
        } else {
            Err(Trouble::Other("it does not give back what was put".to_owned()).into())
        }
    }
}

/// The next bytes of a file, fewer than asked for only at its end.
fn next_chunk(file: &mut File) -> std::io::Result<Vec<u8>> {
    let mut chunk = Vec::new();
    file.take(u64::try_from(PART).unwrap_or(u64::MAX)).read_to_end(&mut chunk)?;
    Ok(chunk)
}

/// What was found; nothing where an object, and not the bucket, is missing.
fn known<T>(found: object_store::Result<T>) -> Result<Option<T>, FileFault> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) => {
            let trouble = trouble(&error);
            let is_missing = matches!(error, object_store::Error::NotFound { .. });
            if is_missing && trouble != Trouble::NoBucket { Ok(None) } else { Err(trouble.into()) }
        }
    }
}

fn fault(error: &object_store::Error) -> FileFault {
    trouble(error).into()
}

/// Which trouble an error is; services differ in statuses, but hardly in codes.
fn trouble(error: &object_store::Error) -> Trouble {
    use object_store::Error;
    let mut words = error.to_string();
    let mut is_network = false;
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        is_network |= error.is::<HttpError>();
        words = format!("{words}: {error}");
        cause = error.source();
    }
    let says = |codes: &[&str]| codes.iter().any(|code| words.contains(code));
    if says(&["NoSuchBucket"]) {
        Trouble::NoBucket
    } else if says(&["RequestTimeTooSkewed", "RequestExpired"]) {
        Trouble::Clock
    } else if says(&["InvalidAccessKeyId", "SignatureDoesNotMatch", "NotSignedUp"])
        || matches!(error, Error::Unauthenticated { .. })
    {
        Trouble::Keys
    } else if says(&["AccessDenied", "403 Forbidden"]) || matches!(error, Error::PermissionDenied { .. }) {
        Trouble::Denied
    } else if is_network {
        Trouble::Unreachable(words)
    } else {
        Trouble::Other(words)
    }
}
