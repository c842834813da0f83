import AMQP
import Contracts
import Domain
import Engine
import EventLog
import Glibc
import Storage

/// The checks of `doctor`, each of which gives one finding and never throws.
struct Doctor {
    /// Where the node and its log are.
    let node: NodeArguments
    /// The port that the node would use.
    let port: UInt16

    /// Free space below which a node is in danger, in bytes.
    private static let littleSpace: Int64 = 1_000_000_000
    /// Records behind the log that are worth a word.
    private static let longWay: Int64 = 10_000
    /// How old the last tick of a running node may be: a quiet one ticks once a minute.
    private static let oldTickMs: Int64 = 180_000

    /// Makes all checks, in the order in which a node would need things.
    func examine() async -> [DoctorFinding] {
        var findings = [library, folder, space]
        let database = await database()
        findings.append(database.finding)
        if let reader = database.reader {
            findings.append(await soundness(reader))
            findings.append(await log(reader))
            findings.append(await clock(reader))
        } else {
            findings.append(await log(nil))
        }
        findings += await broker()
        findings.append(await operationsPort(isNodeRunning: isLocked))
        return findings
    }

    private var library: DoctorFinding {
        let version = SQLiteLibrary.version
        guard SQLiteLibrary.mayLoseWALPages else {
            return DoctorFinding("sqlite", .ok, "SQLite \(version)")
        }
        return DoctorFinding(
            "sqlite",
            .ok,
            "SQLite \(version); before 3.51.3 a checkpoint may damage a file that another"
                + " connection writes, so here only the writer checkpoints"
        )
    }

    private var folder: DoctorFinding {
        let path = node.directory.path
        guard access(path, F_OK) == 0 else {
            return DoctorFinding(
                "folder",
                .warn,
                "\(path) does not exist",
                advice: "headroom serve makes it"
            )
        }
        guard access(path, R_OK | W_OK | X_OK) == 0 else {
            return DoctorFinding(
                "folder",
                .fail,
                "\(path) cannot be written by this user",
                advice: "change its owner, or name another --data-dir"
            )
        }
        return DoctorFinding(
            "folder",
            .ok,
            "\(path) is writable, \(isLocked ? "a node runs" : "no node runs") on it"
        )
    }

    private var space: DoctorFinding {
        var place = node.directory.path
        while access(place, F_OK) != 0 {
            guard let slash = place.lastIndex(of: "/") else {
                place = "."
                break
            }
            place = slash == place.startIndex ? "/" : String(place[..<slash])
        }
        var status = statvfs()
        guard statvfs(place, &status) == 0 else {
            return DoctorFinding("disk", .warn, "the free space of \(place) cannot be told")
        }
        let free = Int64(clamping: UInt64(status.f_bavail) * UInt64(status.f_frsize))
        guard free < Self.littleSpace else {
            return DoctorFinding("disk", .ok, "\(ByteText.size(free)) are free")
        }
        return DoctorFinding(
            "disk",
            .warn,
            "only \(ByteText.size(free)) are free",
            advice: "make room: a node on a full disk takes nothing in"
        )
    }

    /// Whether a node holds the lock of the folder.
    private var isLocked: Bool {
        guard access(node.directory.path, F_OK) == 0,
            access(node.directory.database, F_OK) == 0
        else { return false }
        guard let lock = try? node.directory.lock() else { return true }
        close(lock)
        return false
    }

    private func database() async -> (finding: DoctorFinding, reader: NodeReader?) {
        do {
            let reader = try node.reader()
            let progress = try await reader.progress()
            return (
                DoctorFinding("database", .ok, "it opens at position \(progress.position)"), reader
            )
        } catch let fault as StorageFault
            where fault.code == .inputOutput && access(node.directory.database, F_OK) != 0
        {
            return (
                DoctorFinding("database", .warn, fault.message, advice: "start headroom serve"),
                nil
            )
        } catch {
            return (
                DoctorFinding(
                    "database",
                    .fail,
                    CommandFault(error).message,
                    advice: "if the file is damaged: headroom restore, or headroom rebuild"
                ), nil
            )
        }
    }

    private func soundness(_ reader: NodeReader) async -> DoctorFinding {
        do {
            let report = try await reader.verify(isQuick: true).value
            guard let first = report.violations.first else {
                return DoctorFinding(
                    "invariants",
                    .ok,
                    "\(report.rules) rules hold (headroom verify checks more)"
                )
            }
            return DoctorFinding(
                "invariants",
                .fail,
                "\(report.violations.count) do not hold, the first: \(first)",
                advice: "headroom verify says all of it"
            )
        } catch {
            return DoctorFinding("invariants", .fail, error.message)
        }
    }

    private func log(_ reader: NodeReader?) async -> DoctorFinding {
        if reader == nil, node.amqpURL == nil, access(node.directory.path, F_OK) != 0 {
            return DoctorFinding("log", .ok, "the embedded log is made with the folder")
        }
        do {
            let log = try await node.openLog(as: .client)
            let end: Int64
            do {
                end = try await log.lastPosition()
            } catch {
                await log.close()
                throw error
            }
            await log.close()
            guard let reader else {
                return DoctorFinding("log", .ok, "it is in reach and ends at position \(end)")
            }
            let position = try await reader.progress().position
            return Self.distance(from: position, to: end)
        } catch {
            return DoctorFinding(
                "log",
                .fail,
                "it is out of reach: \(CommandFault(error).message)",
                advice: "check the address, the broker and the permissions"
            )
        }
    }

    private static func distance(from position: Int64, to end: Int64) -> DoctorFinding {
        if end < position {
            return DoctorFinding(
                "log",
                .fail,
                "it ends at position \(end), before the node's \(position)",
                advice: "this is another log than the node's own: check --amqp-url and --data-dir"
            )
        }
        let lag = end - position
        return DoctorFinding(
            "log",
            lag > longWay ? .warn : .ok,
            "it ends at position \(end), the node is \(lag) records behind",
            advice: lag > longWay ? "wait, or see whether the node runs" : ""
        )
    }

    private func clock(_ reader: NodeReader) async -> DoctorFinding {
        guard let progress = try? await reader.progress() else {
            return DoctorFinding("clock", .warn, "the log's clock cannot be read")
        }
        guard progress.clock.ms > 0 else {
            return DoctorFinding(
                "clock",
                .warn,
                "no tick has come yet",
                advice: "start headroom serve"
            )
        }
        let ahead = progress.clock.ms - WallClock.nowMs()
        if ahead > 60_000 {
            return DoctorFinding(
                "clock",
                .fail,
                "the log's clock is \(ahead / 1000) s ahead of this machine's",
                advice: "set the machines' clocks by NTP; the log's clock never goes back"
            )
        }
        if isLocked, -ahead > Self.oldTickMs {
            return DoctorFinding(
                "clock",
                .warn,
                "the last tick is \(-ahead / 1000) s old while a node runs",
                advice: "see the node's log: is the log taking appends?"
            )
        }
        return DoctorFinding("clock", .ok, "the last tick is \(max(0, -ahead) / 1000) s old")
    }

    private func broker() async -> [DoctorFinding] {
        guard node.amqpURL != nil else {
            return [DoctorFinding("broker", .ok, "none: the log is embedded")]
        }
        do {
            let configuration = try node.requiredBroker()
            let inspector = TopologyInspector(configuration: configuration)
            let findings = try await inspector.check(HeadroomTopology.plan)
            guard let first = findings.first else {
                return [
                    DoctorFinding("broker", .ok, "\(configuration) takes the login"),
                    DoctorFinding("topology", .ok, "every exchange and queue is there"),
                    try await consumers(inspector),
                ]
            }
            return [
                DoctorFinding("broker", .ok, "\(configuration) takes the login"),
                DoctorFinding(
                    "topology",
                    .fail,
                    "\(findings.count) things are missing, the first: \(first)",
                    advice: "import topology/definitions.json, or headroom topology apply"
                ),
            ]
        } catch {
            return [
                DoctorFinding(
                    "broker",
                    .fail,
                    CommandFault(error).message,
                    advice: "check the address, the user and its permissions"
                )
            ]
        }
    }

    /// Whether somebody reads the queues that outputs are bound to.
    private func consumers(_ inspector: TopologyInspector) async throws -> DoctorFinding {
        let names = Set(ConsumerQueue.allCases.map(\.rawValue))
        let queues = HeadroomTopology.plan.queues.filter { names.contains($0.name) }
        let idle = try await inspector.unattended(queues)
        guard !idle.isEmpty else {
            return DoctorFinding("consumers", .ok, "every queue has one")
        }
        let list = idle.map { "\($0.queue) (\($0.messages) wait)" }.joined(separator: ", ")
        return DoctorFinding(
            "consumers",
            .warn,
            "nobody reads \(list)",
            advice: "start the consumers: a queue that fills holds the outputs up"
        )
    }

    /// Whether the port could be taken; a node that runs is expected to have it.
    private func operationsPort(isNodeRunning: Bool) async -> DoctorFinding {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var yes: Int32 = 1
        setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_REUSEADDR,
            &yes,
            socklen_t(MemoryLayout<Int32>.size)
        )
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isFree = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if isFree { return DoctorFinding("port", .ok, "\(port) is free") }
        if isNodeRunning { return DoctorFinding("port", .ok, "\(port) is taken, a node runs here") }
        return DoctorFinding(
            "port",
            .warn,
            "\(port) is taken by another program",
            advice: "start the node with another --port"
        )
    }
}
