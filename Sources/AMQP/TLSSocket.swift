import CRabbitMQ
import Glibc

/// Makes sockets that trust nobody but the given authorities and no other name than the host's.
enum TLSSocket {
    /// Where distributions keep the certificates of the authorities they trust.
    private static let systemAuthorities = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
    ]

    /// Makes a socket that belongs to `connection`; a file that cannot be used is a fault.
    static func make(
        for connection: amqp_connection_state_t,
        _ tls: AMQPConfiguration.TLS,
        _ operation: String
    ) throws(AMQPFault) -> OpaquePointer {
        guard let socket = amqp_ssl_socket_new(connection) else {
            throw AMQPFault(operation, .status(code: -1, text: "no TLS socket could be made"))
        }
        amqp_ssl_socket_set_verify_peer(socket, 1)
        amqp_ssl_socket_set_verify_hostname(socket, 1)
        let versions = amqp_ssl_socket_set_ssl_versions(socket, AMQP_TLSv1_2, AMQP_TLSvLATEST)
        try check(versions, operation, "TLS 1.2")
        guard let authorities = tls.authorityFile ?? systemAuthorities.first(where: isReadable)
        else {
            let text = "no certificates of authorities found: name a cacertfile"
            throw AMQPFault(operation, .unsendable(text: text))
        }
        try check(amqp_ssl_socket_set_cacert(socket, authorities), operation, authorities)
        guard let identity = tls.identity else { return socket }
        // A key protected by a password is refused instead of asking on the terminal for it.
        amqp_ssl_socket_set_key_passwd(socket, "")
        let status = amqp_ssl_socket_set_key(socket, identity.certificateFile, identity.keyFile)
        try check(status, operation, "\(identity.certificateFile), \(identity.keyFile)")
        return socket
    }

    private static func isReadable(_ path: String) -> Bool {
        access(path, R_OK) == 0
    }

    private static func check(
        _ status: Int32,
        _ operation: String,
        _ subject: String
    ) throws(AMQPFault) {
        guard status != AMQP_STATUS_OK.rawValue else { return }
        throw AMQPFault(operation, .unsendable(text: "cannot use \(subject) for TLS"))
    }
}
