//! The socket at which people arrive.
//!
//! **Invariant:** whoever comes waits their turn; nobody is dropped because many come at once.

use std::io;
use std::net::{SocketAddr, TcpListener};

use tokio::net::{TcpSocket, lookup_host};

/// Connections that may wait to be accepted, as far as the system allows. The usual 128 are used up in a moment when a
/// city comes back after a restart, and whoever finds no room is dropped without a word and tries again a second later,
/// then two, then four.
const WAITING: u32 = 4096;

/// Listens at `host:port`.
///
/// # Errors
/// When the address is unknown or taken.
pub async fn listen(address: &str) -> io::Result<TcpListener> {
    let mut refusal = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for address in lookup_host(address).await? {
        match bind(address) {
            Ok(listener) => return Ok(listener),
            Err(error) => refusal = error,
        }
    }
    Err(refusal)
}

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
    // A server that starts again takes its address although connections of the last one are still ending.
    #[cfg(unix)]
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(WAITING)?.into_std()
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn hundreds_who_come_at_once_all_get_through() {
        let listener = listen("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        // Nobody is accepted, so each has to find room to wait. Without room the system tries again after a second.
        let waiting: Vec<_> =
            (0..400).map(|_| TcpStream::connect_timeout(&address, Duration::from_millis(500))).collect();
        let dropped = waiting.iter().filter(|one| one.is_err()).count();
        assert_eq!(dropped, 0, "of {} who came at once", waiting.len());
    }

    #[tokio::test]
    async fn an_address_that_is_taken_is_refused() {
        let listener = listen("127.0.0.1:0").await.unwrap();
        let taken = listener.local_addr().unwrap().to_string();
        assert!(listen(&taken).await.is_err());
        assert!(listen("127.0.0.1:nowhere").await.is_err());
    }
}
