import AMQP
import BrokerSupport
import Contracts
import EventLog
import Glibc
import Logging

/// Where a measurement takes place: a folder of its own, and a broker or the embedded log.
final class BenchPlace: Sendable {
    /// The folder; it is removed afterwards.
    let path: String
    /// The private broker, if one was started.
    let broker: PrivateBroker?
    /// The broker's URL without a virtual host of its own; nil for the embedded log.
    private let givenURL: String?

    /// Makes the folder and starts the broker.
    init(amqpURL: String?, isEmbedded: Bool, logger: Logger) async throws {
        var template = Array("/tmp/headroom-bench-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw CommandFault(.unavailable, "no folder can be made below /tmp")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        givenURL = amqpURL
        guard amqpURL == nil, !isEmbedded else {
            broker = nil
            return
        }
        guard PrivateBroker.isAvailable else {
            throw CommandFault(
                .unavailable,
                "there is no rabbitmq-server to start: install it, or use --amqp-url or --embedded"
            )
        }
        broker = try PrivateBroker()
    }

    /// Whether outputs go to a broker.
    var hasBroker: Bool { broker != nil || givenURL != nil }

    /// A fresh virtual host with the topology of a measurement: the stream, and one quorum queue
    /// that takes every output, as the reference has one.
    func prepareBroker() async throws -> AMQPConfiguration {
        let configuration: AMQPConfiguration
        if let broker {
            configuration = try AMQPConfiguration(
                url: broker.url(virtualHost: try broker.makeVirtualHost())
            )
        } else {
            configuration = try AMQPConfiguration(url: givenURL ?? "")
        }
        let plan = TopologyPlan(
            exchanges: [
                .init(name: Routes.inputExchange, kind: "topic"),
                .init(name: Routes.outputExchange, kind: "topic"),
            ],
            queues: [
                .init(name: Routes.logStream, arguments: ["x-queue-type": .string("stream")]),
                .init(name: "bench.out", arguments: ["x-queue-type": .string("quorum")]),
            ],
            bindings: [
                .init(
                    exchange: Routes.inputExchange,
                    queue: Routes.logStream,
                    routingKey: "#"
                ),
                .init(exchange: Routes.outputExchange, queue: "bench.out", routingKey: "#"),
            ]
        )
        try await TopologyInspector(configuration: configuration).apply(plan)
        return configuration
    }

    /// A fresh folder for one scenario.
    func folder(_ name: String) -> DataDirectory { DataDirectory("\(path)/\(name)") }

    /// Stops the broker and removes the folder.
    func remove() {
        try? broker?.stop()
        var pid = pid_t()
        let arguments = ["rm", "-rf", path]
        var pointers = arguments.map { strdup($0) }
        pointers.append(nil)
        defer { for pointer in pointers { free(pointer) } }
        if posix_spawn(&pid, "/bin/rm", nil, nil, pointers, environ) == 0 {
            waitpid(pid, nil, 0)
        }
    }

    /// The machine and the broker, on one line each.
    var description: String {
        let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        let bytes = sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE))
        let memory = (bytes + (1 << 29)) / (1 << 30)
        let setting =
            broker != nil
            ? "private RabbitMQ on the same cores"
            : (hasBroker ? "the given broker" : "embedded log, no broker")
        return "machine: \(cores) cores, \(memory) GiB · \(setting) · SQLite WAL, synchronous FULL"
    }
}
