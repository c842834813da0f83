import AMQP
import Contracts
import EventLog
import Storage

/// Sends a command through the log and waits for what it comes to.
///
/// On a broker the answer comes back to a reply queue; on the embedded log the node beside it
/// stores the answer in its database, where it is looked for.
struct CommandClient {
    /// Where the log and the node are.
    let node: NodeArguments
    /// How long to wait for the answer.
    let patience: Duration
    /// The key under which the whole command line can be given again.
    let stem: String

    /// How often the node's database is looked at.
    private static let pause = Duration.milliseconds(10)

    /// Sends the command and returns the answer.
    ///
    /// Throws a `CommandFault` when the command cannot be right, when the log cannot be reached,
    /// or when nobody answers in time; then the command is in the log and may be asked for again
    /// under the same key.
    func ask(_ message: LogMessage, key: String) async throws -> CommandAnswer {
        let record = RecordDecoder.decode(position: 1, message: message)
        if case .defect(let defect) = record.content {
            throw CommandFault(.badData, defect.description)
        }
        guard let identity = record.identity else {
            throw CommandFault(.broken, "a command without an identity was made")
        }
        if let broker = try node.broker() { return try await ask(broker, message, key: key) }
        return try await askLog(message, identity, key: key)
    }

    private func askLog(
        _ message: LogMessage,
        _ identity: Record.Identity,
        key: String
    ) async throws -> CommandAnswer {
        let log = try await EmbeddedLog(directory: node.directory.path, role: .client)
        do {
            try await log.append(try await FirstTick.ifNew(log) + [message])
        } catch {
            await log.close()
            throw error
        }
        await log.close()
        let deadline = ContinuousClock.now + patience
        var reader: NodeReader?
        while true {
            if reader == nil { reader = try openReader() }
            if let stored = try await reader?.result(of: identity.key).value {
                guard stored.body == identity.body else {
                    throw CommandFault(
                        .refused,
                        "the key \(key) was used for another command at position"
                            + " \(stored.verdict.position)"
                    )
                }
                return CommandAnswer(key: key, verdict: stored.verdict, errors: stored.errors)
            }
            guard ContinuousClock.now < deadline else { throw silence() }
            try await Task.sleep(for: Self.pause)
        }
    }

    /// The reader, or nil while there is no node that has made its database.
    private func openReader() throws -> NodeReader? {
        do {
            return try NodeReader(path: node.directory.database)
        } catch {
            guard error.code == .inputOutput || error.code == .locked else { throw error }
            return nil
        }
    }

    private func silence() -> CommandFault {
        CommandFault(
            .tryAgain,
            "no node has applied the command within \(patience.components.seconds) s; it is in the"
                + " log and will be applied when one runs (headroom serve --data-dir"
                + " \(node.dataDir)); ask again with --idempotency-key \(stem)"
        )
    }

    private func ask(
        _ broker: AMQPConfiguration,
        _ message: LogMessage,
        key: String
    ) async throws -> CommandAnswer {
        var message = message
        message.correlationId = key
        let replies = AMQPReplies(configuration: broker)
        let body: [UInt8]
        do {
            body = try await replies.request(message: message, timeout: patience)
        } catch {
            await replies.close()
            guard case .timedOut = error.kind else { throw error }
            throw CommandFault(
                .tryAgain,
                "no node answered within \(patience.components.seconds) s; the command may be in"
                    + " the log: ask again with --idempotency-key \(stem)"
            )
        }
        await replies.close()
        guard case .object(let event)? = try? JSONParser.parse(body),
            let verdict = event["data"].flatMap(Verdict.init(json:))
        else { throw CommandFault(.broken, "the answer is no verdict") }
        let errors = (verdict.result["errors"]?.array ?? []).compactMap(\.string)
        return CommandAnswer(key: key, verdict: verdict, errors: errors)
    }
}
