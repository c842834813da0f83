import BrokerSupport
import Foundation

/// Runs lines of Python with pika, the AMQP client, which `scripts/test` installs.
enum Pika {
    private static let python = Topology.root.appending(path: ".build/clients/bin/python3").path()

    /// Whether there is a pika.
    ///
    /// Says so loudly when not; where `CI=true` the tests fail instead of not running.
    static let isAvailable: Bool = {
        if let found = try? Program([python, "-c", "import pika"]), found.succeeded { return true }
        if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
        let notice = "\n*** NO PIKA HERE: the tests with a client in Python DO NOT RUN ***\n\n"
        FileHandle.standardError.write(Data(notice.utf8))
        return false
    }()

    /// Runs a script that may call `connect(url)` for a channel.
    static func run(_ script: String, _ arguments: [String]) throws -> Program {
        let prelude = """
            import json, sys, pika
            def connect(url):
                return pika.BlockingConnection(pika.URLParameters(url)).channel()

            """
        return try Program([python, "-c", prelude + script] + arguments)
    }
}
