import BrokerSupport
import Contracts
import Foundation

/// A broker that has imported `definitions.json`, spoken to with the tools of rabbitmq-c.
struct ImportedBroker {
    let broker: PrivateBroker
    private let password = "for-tests-only"

    /// The path of the definitions.
    static let definitions = Topology.folder.appending(path: "definitions.json").path()

    /// The one that tests share; whoever disturbs it makes a new one, which mends it.
    static let shared = Result { try ImportedBroker() }

    /// Imports the definitions and gives every user the same password, both anew each time.
    init() throws {
        broker = try PrivateBroker.shared.get()
        // The port is open a moment before the broker takes orders.
        try broker.ctl(["await_startup", "--timeout", "60"])
        try broker.ctl(["import_definitions", Self.definitions])
        let users = Topology.items("users").compactMap { $0["name"]?.string }
            .map { "<<\"\($0)\">>" }.joined(separator: ",")
        try broker.ctl([
            "eval",
            """
            [ok = rabbit_auth_backend_internal:change_password(U, <<"\(password)">>, \
            <<"tests">>) || U <- [\(users)]], rabbit_auth_backend_internal:set_permissions(\
            <<"guest">>, <<"headroom">>, <<".*">>, <<".*">>, <<".*">>, <<"tests">>).
            """,
        ])
    }

    /// What the broker has, in the form of the definitions.
    func export() throws -> JSONObject {
        let text = try broker.ctl(["export_definitions", "-"])
        return try JSONParser.parse(Array(text.utf8)).object ?? [:]
    }

    /// Publishes one persistent message; the body is the routing key.
    func publish(as user: String, to exchange: String, _ key: String) throws -> Program {
        try Program(
            ["amqp-publish", "-u", url(user), "-e", exchange, "-r", key, "-p", "-b", "\(key)\n"])
    }

    /// Takes one message, without waiting for it.
    func get(as user: String, from queue: String) throws -> Program {
        try Program(["amqp-get", "-u", url(user), "-q", queue])
    }

    /// Waits for messages, takes them, and returns their bodies, each a line.
    func take(_ count: Int, as user: String, from queue: String) throws -> [Substring] {
        let program = try Program([
            "timeout", "30", "amqp-consume", "-u", url(user), "-q", queue, "-c", "\(count)", "-p",
            "1", "cat",
        ])
        return program.succeeded ? program.output.split(separator: "\n") : [program.output[...]]
    }

    /// Takes one message and dies without having said that it is done.
    func fail(as user: String, on queue: String) throws {
        _ = try Program([
            "timeout", "30", "amqp-consume", "-u", url(user), "-q", queue, "-c", "1", "false",
        ])
    }

    /// Takes a queue away, as an administrator could.
    func delete(_ queue: String) throws -> Program {
        try Program(["amqp-delete-queue", "-u", broker.url(virtualHost: "headroom"), "-q", queue])
    }

    /// The address of the broker for a user.
    func url(_ user: String) -> String {
        "amqp://\(user):\(password)@\(broker.host):\(broker.port)/\(Routes.virtualHost)"
    }
}
