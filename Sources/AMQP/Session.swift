import CRabbitMQ
import Glibc

/// One connection with one channel, owning everything the client library made for it.
///
/// Belongs to the thread that made it; the actor that holds it never lets it go elsewhere. Its
/// calls either do not block or are bounded by the configured timeout. After a fault whose
/// `mustReconnect` holds it is of no use any more.
final class Session {
    let connection: amqp_connection_state_t
    /// Memory for what is being sent, recycled with every message.
    var outgoing = amqp_pool_t()
    var assembler = MessageAssembler()
    private(set) var channel: amqp_channel_t = 1
    private var isOpen = false

    /// Makes an unconnected session.
    ///
    /// `purpose` is what the broker's operator sees as the name of the connection.
    init(_ configuration: AMQPConfiguration, purpose: String) throws(AMQPFault) {
        let operation = "connect to \(configuration)"
        guard let connection = amqp_new_connection() else {
            throw AMQPFault(operation, .status(code: -1, text: "out of memory"))
        }
        self.connection = connection
        init_amqp_pool(&outgoing, 16_384)
        var limit = timeval(configuration.timeout)
        amqp_set_handshake_timeout(connection, &limit)
        amqp_set_rpc_timeout(connection, &limit)
        try connect(configuration, operation, &limit)
        try logIn(configuration, operation, purpose)
        try openChannel()
    }

    deinit {
        amqp_destroy_connection(connection)
        empty_amqp_pool(&outgoing)
    }

    /// The socket, to be watched for something to read.
    var descriptor: Int32 { amqp_get_sockfd(connection) }

    /// The greatest number of bytes of one frame, as agreed with the broker.
    var frameMax: Int { Int(amqp_get_frame_max(connection)) }

    /// Replaces the channel, which the broker closed or which has to forget its consumers.
    func reopenChannel() throws(AMQPFault) {
        if isOpen {
            isOpen = false
            try check(amqp_channel_close(connection, channel, AMQP_REPLY_SUCCESS), "close channel")
        }
        while try receive() != nil {}
        try openChannel()
    }

    /// Says good-bye with a bound on the wait; nothing is reported, since all is freed anyway.
    func close() {
        var limit = timeval(.seconds(2))
        amqp_set_rpc_timeout(connection, &limit)
        _ = amqp_connection_close(connection, AMQP_REPLY_SUCCESS)
        isOpen = false
    }

    /// Sends a heartbeat now, for times in which nothing is read.
    func sendHeartbeat() throws(AMQPFault) {
        var frame = amqp_frame_t()
        frame.frame_type = UInt8(AMQP_FRAME_HEARTBEAT)
        try check(amqp_send_frame(connection, &frame), "send heartbeat")
    }

    /// Marks the channel as closed by the broker and tells the broker that this was understood.
    func channelWasClosed() {
        isOpen = false
        var answer = amqp_channel_close_ok_t()
        amqp_send_method(connection, channel, AMQP_CHANNEL_CLOSE_OK_METHOD, &answer)
    }

    private func openChannel() throws(AMQPFault) {
        amqp_channel_open(connection, channel)
        try check(amqp_get_rpc_reply(connection), "open channel")
        isOpen = true
    }

    private func connect(
        _ configuration: AMQPConfiguration,
        _ operation: String,
        _ limit: inout timeval
    ) throws(AMQPFault) {
        let socket: OpaquePointer?
        if let tls = configuration.tls {
            socket = try TLSSocket.make(for: connection, tls, operation)
        } else {
            socket = amqp_tcp_socket_new(connection)
        }
        guard let socket else {
            throw AMQPFault(operation, .status(code: -1, text: "no socket could be made"))
        }
        let port = Int32(configuration.port)
        let status = amqp_socket_open_noblock(socket, configuration.host, port, &limit)
        guard status != AMQP_STATUS_SOCKET_ERROR.rawValue else {
            let text = "nobody takes connections there"
            throw AMQPFault(operation, .status(code: status, text: text))
        }
        try check(status, operation)
        // A send may block where the broker stops reading; this bounds it.
        let patience = UInt32(2_000 * configuration.heartbeatSeconds)
        _ = crabbitmq_set_user_timeout(descriptor, patience)
        var size: Int32 = 1 << 20
        setsockopt(descriptor, SOL_SOCKET, SO_SNDBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }

    private func logIn(
        _ configuration: AMQPConfiguration,
        _ operation: String,
        _ purpose: String
    ) throws(AMQPFault) {
        recycle_amqp_pool(&outgoing)
        // Without these two the library asks for neither, and a deleted queue or a broker short
        // of memory would look like silence.
        let capabilities = table([
            ("consumer_cancel_notify", .flag(true)), ("connection.blocked", .flag(true)),
        ])
        var properties = table([
            ("product", .string("Headroom")), ("connection_name", .string(purpose)),
            ("capabilities", .table(capabilities)),
        ])
        let reply = crabbitmq_login_plain(
            connection,
            configuration.virtualHost,
            131_072,
            Int32(configuration.heartbeatSeconds),
            &properties,
            configuration.user,
            configuration.password
        )
        try check(reply, operation)
    }
}

extension timeval {
    /// A duration as the C library counts it, in microseconds.
    fileprivate init(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        self.init(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    }
}
