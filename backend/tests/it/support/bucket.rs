//! A storage service that speaks the protocol of S3, on a socket, with a line to it that can be cut.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use backend::config::S3;
use backend::ports::{Account, Bucket};
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use s3s_fs::FileSystem;
use secrecy::SecretString;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Bytes that a line lets through when it is whole.
const WHOLE: u64 = u64::MAX;

/// The service.
pub struct Storage {
    directory: tempfile::TempDir,
    front: SocketAddr,
    line: Arc<AtomicU64>,
    engine: Option<tokio::runtime::Runtime>,
}

impl Drop for Storage {
    fn drop(&mut self) {
        if let Some(engine) = self.engine.take() {
            engine.shutdown_background();
        }
    }
}

impl Storage {
    /// A service with one empty bucket.
    pub async fn spawn() -> Self {
        let directory = tempfile::tempdir().unwrap();
        std::fs::create_dir(directory.path().join("berkas")).unwrap();
        let mut builder = S3ServiceBuilder::new(FileSystem::new(directory.path()).unwrap());
        builder.set_auth(SimpleAuth::from_single("kunci", "rahasia"));
        let service = builder.build();
        let (back, front) = (listener().await, listener().await);
        let (behind, before) = (back.local_addr().unwrap(), front.local_addr().unwrap());
        let engine =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let (back, front) = (back.into_std().unwrap(), front.into_std().unwrap());
        engine.spawn(async move {
            let back = TcpListener::from_std(back).unwrap();
            loop {
                let (socket, _) = back.accept().await.unwrap();
                let service = service.clone();
                tokio::spawn(async move {
                    let server = Builder::new(TokioExecutor::new());
                    drop(server.serve_connection(TokioIo::new(socket), service).await);
                });
            }
        });
        let line = Arc::new(AtomicU64::new(WHOLE));
        let shared = Arc::clone(&line);
        engine.spawn(async move {
            let front = TcpListener::from_std(front).unwrap();
            loop {
                let (socket, _) = front.accept().await.unwrap();
                tokio::spawn(pass(socket, behind, Arc::clone(&shared)));
            }
        });
        Self { directory, front: before, line, engine: Some(engine) }
    }

    /// Lets each connection send so many bytes from now on.
    pub fn cut_after(&self, bytes: u64) {
        self.line.store(bytes, Ordering::SeqCst);
    }

    /// Makes the line whole again.
    pub fn mend(&self) {
        self.line.store(WHOLE, Ordering::SeqCst);
    }

    /// How the server is told about the bucket.
    pub fn config(&self) -> S3 {
        S3 {
            bucket: "berkas".to_owned(),
            endpoint: Some(format!("http://{}", self.front)),
            region: "us-east-1".to_owned(),
            prefix: "kota".to_owned(),
            path_style: true,
            access_key: Some("kunci".to_owned().into()),
            access_key_file: None,
            secret_key: Some("rahasia".to_owned().into()),
            secret_key_file: None,
        }
    }

    /// Where the objects of a folder lie.
    pub fn folder(&self, name: &str) -> PathBuf {
        self.directory.path().join("berkas/kota").join(name)
    }

    /// The objects of a folder.
    pub fn objects(&self, name: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(&self.folder(name), &mut found);
        found
    }
}

/// The files below a directory.
pub fn walk(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(directory).into_iter().flatten().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            walk(&entry.path(), found);
        } else {
            found.push(entry.path());
        }
    }
}

async fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

/// Passes a connection on until it has sent as much as the line lets through.
async fn pass(mut from: TcpStream, to: SocketAddr, line: Arc<AtomicU64>) {
    let Ok(mut to) = TcpStream::connect(to).await else { return };
    let ((mut from_in, mut from_out), (mut to_in, mut to_out)) = (from.split(), to.split());
    let there = async {
        let (mut buffer, mut sent) = (vec![0; 16 * 1024], 0_u64);
        while let Ok(count @ 1..) = from_in.read(&mut buffer).await {
            sent += u64::try_from(count).unwrap();
            if sent > line.load(Ordering::SeqCst) || to_out.write_all(&buffer[..count]).await.is_err() {
                return;
            }
        }
    };
    tokio::select! {
        () = there => {}
        _ = tokio::io::copy(&mut to_in, &mut from_out) => {}
    }
}

/// A handle on a configured bucket.
pub fn bucket(s3: &S3, cache_bytes: u64) -> Bucket {
    let key = |key: &Option<SecretString>| key.clone().unwrap();
    let account = Account {
        bucket: s3.bucket.clone(),
        endpoint: s3.endpoint.clone(),
        region: s3.region.clone(),
        prefix: s3.prefix.clone(),
        is_path_style: s3.path_style,
        access_key: key(&s3.access_key),
        secret_key: key(&s3.secret_key),
    };
    Bucket::new(&account, cache_bytes).unwrap()
}
