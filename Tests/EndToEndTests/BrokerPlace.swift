import AMQP
import BrokerSupport
import Contracts
import Foundation
import Synchronization

/// A virtual host with the topology that people import, and its users with a password.
struct BrokerPlace {
    /// One broker for all of these tests, which run one after the other and may break it.
    static let own = Result { () throws(BrokerFailure) in try PrivateBroker() }

    private static let count = Mutex(0)
    private static let password = "for-tests-only"

    let broker: PrivateBroker
    let virtualHost: String

    /// Imports the definitions into a virtual host of its own; `stream` changes arguments of the
    /// log's stream.
    init(stream: JSONObject = [:]) throws {
        broker = try Self.own.get()
        let number = Self.count.withLock { count in
            count += 1
            return count
        }
        virtualHost = "e2e-\(number)"
        try importDefinitions(stream)
        try setPasswords()
    }

    /// The address of the virtual host for a user of the definitions.
    func url(_ user: String, _ query: String = "") -> String {
        "amqp://\(user):\(Self.password)@\(broker.host):\(broker.port)/\(virtualHost)\(query)"
    }

    /// The address for somebody who may do everything.
    var ownerURL: String { broker.url(virtualHost: virtualHost) }

    /// How to reach the virtual host as a user of the definitions.
    func configuration(_ user: String) throws -> AMQPConfiguration {
        try AMQPConfiguration(url: url(user))
    }

    /// The log as a user of the definitions sees it.
    func log(as user: String) throws -> RabbitMQLog {
        RabbitMQLog(configuration: try configuration(user))
    }

    /// The log for somebody who may do everything.
    func log() throws -> RabbitMQLog {
        RabbitMQLog(configuration: try AMQPConfiguration(url: ownerURL))
    }

    /// Takes the log's stream away and makes an empty one, as a mistaken operator could.
    func makeLogAnew() throws {
        try broker.ctl(["delete_queue", "--vhost", virtualHost, Routes.logStream])
        try importDefinitions([:])
        try setPasswords()
    }

    /// Lets a consumer's queue hold no more than so many messages.
    func limit(_ queue: ConsumerQueue, to count: Int) throws {
        let pattern = "^\(queue.rawValue.replacing(".", with: "\\."))$"
        try broker.ctl([
            "set_policy", "--vhost", virtualHost, "--apply-to", "queues", "full", pattern,
            "{\"max-length\":\(count)}",
        ])
    }

    private func importDefinitions(_ stream: JSONObject) throws {
        let file = HeadroomBinary.root.appending(path: "topology/definitions.json")
        let parsed = try JSONParser.parse(Array(try Data(contentsOf: file)))
        let moved = Self.moved(parsed, to: virtualHost, stream)
        let folder = try Folder()
        let path = folder.path + "/definitions.json"
        try Data(CanonicalJSON.bytes(of: moved)).write(to: URL(filePath: path))
        try broker.ctl(["import_definitions", path])
    }

    private func setPasswords() throws {
        try broker.ctl([
            "eval",
            """
            [ok = rabbit_auth_backend_internal:change_password(U, <<"\(Self.password)">>, \
            <<"tests">>) || I <- rabbit_auth_backend_internal:list_users(), \
            U <- [proplists:get_value(user, I)], U =/= <<"guest">>], \
            rabbit_auth_backend_internal:set_permissions(<<"guest">>, <<"\(virtualHost)">>, \
            <<".*">>, <<".*">>, <<".*">>, <<"tests">>).
            """,
        ])
    }

    /// The definitions with another virtual host in place of theirs.
    private static func moved(_ json: JSON, to host: String, _ stream: JSONObject) -> JSON {
        guard var definitions = json.object else { return json }
        definitions["vhosts"] = .array([.object(["name": .string(host)])])
        for list in definitions.members {
            guard let items = list.value.array else { continue }
            definitions[list.key] = .array(
                items.map { item in
                    guard var object = item.object else { return item }
                    if object["vhost"] != nil { object["vhost"] = .string(host) }
                    if object["name"] == .string(Routes.logStream),
                        var arguments = object["arguments"]?.object
                    {
                        for member in stream.members { arguments[member.key] = member.value }
                        object["arguments"] = .object(arguments)
                    }
                    return .object(object)
                }
            )
        }
        return .object(definitions)
    }
}
