/// Where a broker is and how to speak to it, read from an `amqp://` or `amqps://` address.
///
/// Printing one never shows the password.
package struct AMQPConfiguration: Sendable, Hashable {
    /// The files of an encrypted connection, all PEM.
    package struct TLS: Sendable, Hashable {
        /// The authorities that may vouch for the broker; nil means those of the system.
        package var authorityFile: String?
        /// The client's own certificate and its key, for brokers that ask for one.
        package var identity: Identity?

        /// Makes the files of an encrypted connection.
        package init(authorityFile: String? = nil, identity: Identity? = nil) {
            self.authorityFile = authorityFile
            self.identity = identity
        }
    }

    /// A client certificate and the key that belongs to it.
    package struct Identity: Sendable, Hashable {
        /// The path of the certificate.
        package var certificateFile: String
        /// The path of its key, which must not be protected by a password.
        package var keyFile: String

        /// Pairs a certificate with its key.
        package init(certificateFile: String, keyFile: String) {
            self.certificateFile = certificateFile
            self.keyFile = keyFile
        }
    }

    /// The name or the address of the broker; with TLS its certificate must carry this name.
    package var host: String
    /// The port, 1 to 65535.
    package var port: Int
    /// The virtual host.
    package var virtualHost: String
    /// The user to log in as.
    package var user: String
    /// The user's password.
    package var password: String
    /// How the connection is encrypted, nil for plain text.
    package var tls: TLS?
    /// Seconds of silence after which both sides suspect the other; two of them end a link.
    ///
    /// Never 0, which would switch the detection of dead links off.
    package var heartbeatSeconds: Int
    /// How long reaching the broker, the handshake and every request may take.
    package var timeout: Duration

    /// Makes a configuration from its parts, which are not checked.
    package init(
        host: String,
        port: Int? = nil,
        virtualHost: String = "/",
        user: String = "guest",
        password: String = "guest",
        tls: TLS? = nil,
        heartbeatSeconds: Int = Self.defaultHeartbeatSeconds,
        timeout: Duration = .seconds(10)
    ) {
        self.host = host
        self.port = port ?? (tls == nil ? 5_672 : 5_671)
        self.virtualHost = virtualHost
        self.user = user
        self.password = password
        self.tls = tls
        self.heartbeatSeconds = heartbeatSeconds
        self.timeout = timeout
    }

    /// The heartbeat used when the address names none, in seconds.
    package static let defaultHeartbeatSeconds = 15
}

extension AMQPConfiguration: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The address without its password.
    package var description: String {
        let scheme = tls == nil ? "amqp" : "amqps"
        return "\(scheme)://\(user)@\(host):\(port) virtual host \(virtualHost)"
    }

    /// The address without its password.
    package var debugDescription: String { description }

    /// Shows no parts, so that a dump cannot show the password.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
