import CRabbitMQ

/// What the client library's status codes mean to the rest of the module.
enum AMQPStatus {
    /// The library's own words for a status.
    static func text(_ code: Int32) -> String {
        String(cString: amqp_error_string2(code))
    }

    /// Whether trying again cannot help: the certificates or the request itself are wrong.
    static func isForAPerson(_ code: Int32) -> Bool {
        let permanent = [
            AMQP_STATUS_SSL_HOSTNAME_VERIFY_FAILED, AMQP_STATUS_SSL_PEER_VERIFY_FAILED,
            AMQP_STATUS_SSL_ERROR, AMQP_STATUS_SSL_CONNECTION_FAILED,
            AMQP_STATUS_INCOMPATIBLE_AMQP_VERSION, AMQP_STATUS_INVALID_PARAMETER,
            AMQP_STATUS_TABLE_TOO_BIG, AMQP_STATUS_BROKER_UNSUPPORTED_SASL_METHOD,
        ]
        return permanent.contains { $0.rawValue == code }
    }
}
