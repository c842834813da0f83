import Contracts
import Domain
import Engine
import Foundation
import Simulation
import Storage
import Testing
import Threading

/// A real engine on a file of its own, fed with one record per turn.
final class Stage {
    /// A probe that watches nothing.
    struct Silence: TurnProbe {
        func reached(_ step: TurnStep) throws {}
    }

    static let admin = Principal(id: "root", role: .platformAdmin, companies: ["*"])
    static let sales = Principal(id: "sam", role: .sales, companies: ["*"])

    let directory: String
    private(set) var engine: Engine
    private let executor: ThreadExecutor
    private(set) var position: Int64 = 0
    /// Everything that was folded.
    private(set) var records: [Record] = []
    private var commands = 0
    private var feed: Int64 = 0
    private var gathered: [Record]?
    /// The snapshots that were told of; they are left out of what `fold` returns, since every local
    /// midnight has some.
    private(set) var snapshots: [Told] = []
    /// What was told of contracts; left out of what `fold` returns too.
    private(set) var pricing: [Told] = []

    var path: String { directory + "/node.sqlite" }

    init(awakeCampaigns: Int = 100) throws {
        var template = Array("\(NSTemporaryDirectory())/engine-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw POSIXError(.EACCES) }
        directory = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
        executor = ThreadExecutor(name: "engine")
        engine = try Engine(
            path: directory + "/node.sqlite",
            executor: executor,
            probe: Silence(),
            awakeCampaigns: awakeCampaigns
        )
    }

    deinit {
        executor.stop()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Folds a message as the next record; returns what was written to the outbox.
    @discardableResult
    func fold(_ message: LogMessage) async throws -> [Told] {
        position += 1
        let record = RecordDecoder.decode(position: position, message: message)
        records.append(record)
        if gathered != nil {
            gathered?.append(record)
            return []
        }
        _ = try await engine.turn([record])
        return try told()
    }

    /// Folds all messages of a body in one turn; inside, each of them tells nothing yet.
    @discardableResult
    func together(_ body: () async throws -> Void) async throws -> [Told] {
        gathered = []
        try await body()
        let batch = gathered ?? []
        gathered = nil
        _ = try await engine.turn(batch)
        return try told()
    }

    /// Leaves the engine and opens another one on the same file.
    func reopen() throws {
        engine = try Engine(
            path: path,
            executor: executor,
            probe: Silence(),
            awakeCampaigns: 100
        )
    }

    private func told() throws -> [Told] {
        let rows = try OutboxReader(path: path).rows(behind: feed, limit: 100_000)
        feed = rows.last?.feed ?? feed
        let told = rows.compactMap { Told($0) }
        snapshots += told.filter { $0.name == OutputType.metricsSnapshotCreated.rawValue }
        pricing += told.filter { $0.name == OutputType.insightsPricingChanged.rawValue }
        let daily = [OutputType.metricsSnapshotCreated, .insightsPricingChanged].map(\.rawValue)
        return told.filter { !daily.contains($0.name) }
    }

    /// The rows of a table.
    func rows(_ table: String) throws -> [JSONObject] {
        try NodeDigest(path: path).rows(of: table)
    }

    /// What is due, beside what every company and every campaign has due all the time.
    func planned() throws -> [JSONObject] {
        let usual = [
            "reconcile", "month_close", "invoice_preview", "snapshot", "snapshot_retention",
            "upsell_company", "pricing_evaluate", "forecast",
        ]
        return try rows("due").filter { !usual.contains($0["kind"]?.string ?? "") }
    }

    /// The counters of a campaign.
    func capacity(_ campaign: String = "c1") throws -> JSONObject {
        try #require(try rows("capacity").first { $0["campaign"]?.string == campaign })
    }

    /// Active enrollments of volunteers by another way of counting: the ledger.
    func ledger(_ campaign: String = "c1") throws -> [String: Int64] {
        var sums: [String: Int64] = [:]
        for row in try rows("usage") where row["campaign"]?.string == campaign {
            guard let type = row["type"]?.string, let quantity = row["quantity"]?.int else {
                continue
            }
            sums[type, default: 0] += quantity
        }
        return sums
    }

    /// The counts of dispositions.
    func tallies() throws -> [String: Int64] {
        var counts: [String: Int64] = [:]
        for row in try rows("tallies") {
            if let name = row["name"]?.string { counts[name] = row["count"]?.int ?? 0 }
        }
        return counts.filter { $0.value != 0 }
    }

    @discardableResult
    func tick(_ text: String) async throws -> [Told] {
        try await fold(SimulatedMessage.tick(at: try #require(Instant(rfc3339: text))))
    }

    /// Issues a command and returns its verdict together with what else was written.
    @discardableResult
    func command(
        _ name: CommandName,
        _ data: JSONObject,
        by principal: Principal = Stage.admin,
        to partition: String = "acme",
        id: String? = nil
    ) async throws -> (verdict: JSONObject, told: [Told]) {
        commands += 1
        var message = SimulatedMessage.command(
            name,
            partition: partition,
            id: id ?? "k\(commands)",
            by: principal,
            data: data
        )
        message.replyTo = "asker"
        message.correlationId = "corr-\(commands)"
        let told = try await fold(message)
        let verdict = try #require(
            told.last { $0.name == Verdict.type && $0.row.correlation == message.correlationId }
        )
        return (verdict.data, told.filter { $0.name != Verdict.type })
    }

    /// Issues a command that must be carried out.
    @discardableResult
    func done(
        _ name: CommandName,
        _ data: JSONObject,
        by principal: Principal = Stage.admin,
        to partition: String = "acme",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [Told] {
        let (verdict, told) = try await command(name, data, by: principal, to: partition)
        #expect(verdict["disposition"] == .string("applied"), sourceLocation: sourceLocation)
        #expect(verdict["codes"] == .array([]), sourceLocation: sourceLocation)
        return told
    }

    /// Issues a command that must be refused; returns its codes.
    func refused(
        _ name: CommandName,
        _ data: JSONObject,
        by principal: Principal = Stage.admin,
        to partition: String = "acme",
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [String] {
        let (verdict, told) = try await command(name, data, by: principal, to: partition)
        #expect(verdict["disposition"] == .string("refused"), sourceLocation: sourceLocation)
        #expect(told.isEmpty, sourceLocation: sourceLocation)
        return (verdict["codes"]?.array ?? []).compactMap(\.string)
    }
}
