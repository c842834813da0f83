import Glibc

/// Files, ports and the guard's script of a private broker.
extension PrivateBroker {
    /// Takes orders line by line; the end of its input means that the tests are over.
    static let script = """
        cd "$FOLDER"
        epmd -port "$ERL_EPMD_PORT" -address 127.0.0.1 </dev/null >/dev/null 2>&1 &
        epmd=$!
        node=
        finish() {
            kill -KILL $node $epmd
            wait
            cd /
            rm -rf "$FOLDER"
            exit 0
        }
        signal() {
            kill -"$1" "$node"
            wait "$node"
            node=
        }
        trap finish INT TERM HUP
        while read -r order; do
            case "$order" in
            start) "$SERVER" </dev/null >>broker.log 2>&1 & node=$! ;;
            stop) signal TERM ;;
            kill) signal KILL ;;
            freeze) kill -STOP "$node" ;;
            thaw) kill -CONT "$node" ;;
            esac
            echo done
        done 2>/dev/null
        finish
        """

    static func makeFolder() throws(BrokerFailure) -> String {
        var template = Array("/tmp/headroom-broker-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw BrokerFailure("no temporary folder: error \(errno)")
        }
        return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    static func write(_ text: String, to path: String) throws(BrokerFailure) {
        guard let file = fopen(path, "w") else {
            throw BrokerFailure("cannot write \(path): error \(errno)")
        }
        fputs(text, file)
        fclose(file)
    }

    /// Ports that nobody uses now; all are held until the last is found, so they differ.
    static func freePorts(_ count: Int) throws(BrokerFailure) -> [Int] {
        let sockets = (0..<count).map { _ in LocalSocket.listening() }
        defer { for socket in sockets { close(socket) } }
        let ports = sockets.map(LocalSocket.port)
        guard !ports.contains(0) else { throw BrokerFailure("no free port") }
        return ports
    }

    static func canConnect(to port: Int) -> Bool {
        let socket = LocalSocket.connected(to: port)
        guard socket >= 0 else { return false }
        close(socket)
        return true
    }
}
