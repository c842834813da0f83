import Contracts
import Domain
import EventLog
import Storage
import Threading

/// Reads what is to be sent again on a thread of its own, beside the relay's ordinary reading.
actor ResendFeed {
    /// A request that is being answered.
    struct Work: Sendable {
        /// The request.
        let row: ResendRow
        fileprivate var walk: ResendWalk?
        fileprivate var sent: Int64 = 0
        fileprivate var place: Int64 = 0
    }

    /// What comes next of the answer to a request.
    enum Part: Sendable {
        /// Publications of the range; perhaps none yet.
        case publications([Publication], Work)
        /// The last one, which says how it ended.
        case answer(Publication)
    }

    private let executor: ThreadExecutor
    private let reader: ResendReader

    /// The thread that reads.
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(path: String) throws {
        executor = ThreadExecutor(name: "resend")
        reader = try ResendReader(path: path)
    }

    /// The first request behind a row number, and behind all that were answered.
    func next(behind row: Int64) throws -> Work? {
        let answered = try reader.kept().answered
        guard let row = try reader.next(behind: max(row, answered)) else { return nil }
        guard row.first <= row.last else { return Work(row: row, walk: nil) }
        let walk = try ResendWalk(
            reader,
            company: row.company,
            type: row.type,
            range: row.first...row.last
        )
        return Work(row: row, walk: walk)
    }

    /// Goes on with a request.
    ///
    /// What the queue does not take is left out, as it was when it was published first.
    func part(of work: Work) throws -> Part {
        var work = work
        guard var walk = work.walk else { return .answer(Self.answer(work, nil)) }
        switch try walk.step(reader) {
        case .ended: return .answer(Self.answer(work, nil))
        case .pruned(let firstKept):
            var result: JSONObject = [:]
            result["firstKeptSequence"] = firstKept.map { .int($0) }
            return .answer(Self.answer(work, result))
        case .found(let rows):
            work.walk = walk
            var publications: [Publication] = []
            for row in rows {
                guard let type = OutputType(rawValue: row.type), work.row.queue.takes(type) else {
                    continue
                }
                work.place += 1
                work.sent += 1
                publications.append(
                    Publication(
                        feed: work.place,
                        exchange: "",
                        routingKey: work.row.queue.rawValue,
                        messageId: row.id,
                        correlationId: nil,
                        body: row.body,
                        mandatory: false
                    )
                )
            }
            return .publications(publications, work)
        }
    }

    /// The verdict that ends an answer, in the queue that asked; `pruned` is set for a refusal.
    private static func answer(_ work: Work, _ pruned: JSONObject?) -> Publication {
        var result = work.row.json
        result["sent"] = .int(work.sent)
        for member in pruned?.members ?? [] { result[member.key] = member.value }
        let disposition: Disposition = pruned == nil ? .applied : .refused
        let verdict = Verdict(
            position: work.row.position,
            disposition: disposition.rawValue,
            codes: pruned == nil ? [] : [ReasonCode.outputsPruned.rawValue],
            result: result
        )
        let id = "s-\(work.row.position)"
        return Publication(
            feed: work.place + 1,
            exchange: "",
            routingKey: work.row.queue.rawValue,
            messageId: id,
            correlationId: work.row.requestRef,
            body: verdict.encode(
                id: id,
                time: work.row.at,
                causationid: work.row.causationid
            ),
            mandatory: false
        )
    }

    /// Ends the thread.
    nonisolated func close() { executor.stop() }
}
