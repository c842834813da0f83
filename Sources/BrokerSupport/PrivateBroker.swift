import Glibc
import Synchronization

/// A RabbitMQ of the tests' own: own name, ports, data and cookie, nothing shared or left behind.
///
/// A guard process starts it and ends it: when the tests end in whatever way, the guard's input
/// ends, and it kills the broker and removes the files. Calls block until they are done.
package final class PrivateBroker: Sendable {
    /// One broker for all tests of the process, started by the first that asks.
    ///
    /// Use a virtual host of your own and leave alone what concerns the whole broker.
    package static let shared = Result { () throws(BrokerFailure) in try PrivateBroker() }

    /// A second one, for tests that stop it, kill it or make it short of memory: one at a time.
    package static let disturbed = Result { () throws(BrokerFailure) in try PrivateBroker() }

    /// Whether tests on a broker can run; says so loudly when not.
    ///
    /// Where `CI=true` the answer is always yes, so that a missing broker fails the tests.
    package static let isAvailable: Bool = {
        if access(server, X_OK) == 0 { return true }
        if let value = getenv("CI"), String(cString: value) == "true" { return true }
        let notice = Array("\n*** NO RABBITMQ HERE: the tests on a broker DO NOT RUN ***\n\n".utf8)
        Glibc.write(STDERR_FILENO, notice, notice.count)
        return false
    }()

    /// The name to connect to; the server's certificate carries it.
    package let host = "localhost"
    /// The port for plain connections.
    package let port: Int
    /// The port for encrypted connections.
    package let tlsPort: Int
    /// The certificates that the broker's own belongs to.
    package let certificates: TestCertificates

    private static let programs = "/usr/lib/rabbitmq/bin"
    private static let server = "\(programs)/rabbitmq-server"
    private static let virtualHostsAtOnce = 16

    private let folder: String
    private let environment: [String: String]
    private let guardian: ChildProcess
    private let virtualHosts = Mutex<(made: Int, free: [String])>((0, []))

    /// Starts a broker and returns when it takes connections, which takes some seconds.
    package init() throws(BrokerFailure) {
        guard access(Self.server, X_OK) == 0 else {
            throw BrokerFailure("RabbitMQ is not installed: there is no \(Self.server)")
        }
        let folder = try Self.makeFolder()
        let ports = try Self.freePorts(4)
        self.folder = folder
        port = ports[0]
        tlsPort = ports[1]
        certificates = try TestCertificates(folder: folder)
        environment = [
            "HOME": folder,
            "RABBITMQ_NODENAME": "headroom-\(ports[0])@localhost",
            "RABBITMQ_CONFIG_FILE": "\(folder)/rabbitmq.conf",
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            "RABBITMQ_MNESIA_BASE": "\(folder)/data",
            "RABBITMQ_LOG_BASE": "\(folder)/log",
            "RABBITMQ_ENABLED_PLUGINS_FILE": "\(folder)/enabled_plugins",
            "RABBITMQ_DIST_PORT": "\(ports[2])",
            "ERL_EPMD_PORT": "\(ports[3])",
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            // Makes the script become the broker instead of waiting for it.
            "detached": "1",
            "FOLDER": folder,
            "SERVER": Self.server,
        ]
        try Self.write("[].\n", to: "\(folder)/enabled_plugins")
        try Self.write(
            """
            listeners.tcp.1 = 127.0.0.1:\(port)
            listeners.ssl.1 = 127.0.0.1:\(tlsPort)
            ssl_options.cacertfile = \(certificates.authority)
            ssl_options.certfile = \(certificates.server)
            ssl_options.keyfile = \(certificates.serverKey)
            ssl_options.verify = verify_peer
            ssl_options.fail_if_no_peer_cert = false
            log.console = true
            log.file = false
            disk_free_limit.absolute = 10MB

            """,
            to: "\(folder)/rabbitmq.conf"
        )
        guardian = try ChildProcess(["sh", "-c", Self.script], environment: environment)
        try start()
    }

    /// The address of a virtual host, with the password of the default user.
    package func url(virtualHost: String) -> String {
        "amqp://guest:guest@127.0.0.1:\(port)/\(virtualHost)"
    }

    /// Makes a virtual host for one test; it ends with the broker.
    package func makeVirtualHost() throws(BrokerFailure) -> String {
        let result = virtualHosts.withLock { hosts -> Result<String, BrokerFailure> in
            if hosts.free.isEmpty {
                let names = (1...Self.virtualHostsAtOnce).map { "test-\(hosts.made + $0)" }
                do throws(BrokerFailure) {
                    try addVirtualHosts(names)
                } catch {
                    return .failure(error)
                }
                hosts = (hosts.made + names.count, names)
            }
            return .success(hosts.free.removeFirst())
        }
        return try result.get()
    }

    /// Runs `rabbitmqctl` against this broker and returns what it wrote.
    @discardableResult
    package func ctl(_ arguments: [String]) throws(BrokerFailure) -> String {
        let command = ["\(Self.programs)/rabbitmqctl", "--quiet"] + arguments
        return try Program.run(command, environment: environment)
    }

    /// Starts the broker after `stop` or `kill`, with its data.
    package func start() throws(BrokerFailure) {
        _ = try guardian.ask("start")
        for _ in 0..<1_200 {
            if Self.canConnect(to: port) { return }
            usleep(50_000)
        }
        let log = try? Program.run(["tail", "-n", "40", "\(folder)/broker.log"])
        throw BrokerFailure("RabbitMQ did not start within a minute: \(log ?? "")")
    }

    /// Ends the broker in good order.
    package func stop() throws(BrokerFailure) {
        _ = try guardian.ask("stop")
    }

    /// Ends the broker as a loss of power would, but for what the system has cached.
    package func kill() throws(BrokerFailure) {
        _ = try guardian.ask("kill")
    }

    /// Ends the broker in good order and starts it again.
    package func restart() throws(BrokerFailure) {
        try stop()
        try start()
    }

    /// Stops the broker in its tracks: connections stay open and nobody answers.
    package func freeze() throws(BrokerFailure) {
        _ = try guardian.ask("freeze")
    }

    /// Lets a frozen broker go on.
    package func thaw() throws(BrokerFailure) {
        _ = try guardian.ask("thaw")
    }

    /// One call makes many: each costs the start of an Erlang machine.
    private func addVirtualHosts(_ names: [String]) throws(BrokerFailure) {
        let list = names.map { "<<\"\($0)\">>" }.joined(separator: ",")
        try ctl([
            "eval",
            """
            [begin rabbit_vhost:add(V, <<"tests">>), \
            rabbit_auth_backend_internal:set_permissions(<<"guest">>, V, <<".*">>, <<".*">>, \
            <<".*">>, <<"tests">>) end || V <- [\(list)]].
            """,
        ])
    }
}
