import EventLog
import Logging
import Storage

/// Publishes ranges of outputs again, to the queue that asked and to no other.
///
/// One request after the other, over a link of its own, so that what is new is never behind what
/// is old. A request counts as answered when the broker has confirmed its last message; a crash or
/// a cut before that begins it anew, with the same ids and bytes.
struct Resender: Sendable {
    let engine: Engine
    let feed: ResendFeed
    let logger: Logger
    let connect: @Sendable () async throws(LogFault) -> any OutputPublisher

    /// Answers requests until the task is cancelled; `folded` rises with every commit.
    func run(folded: Watermark) async {
        var pause = Pause()
        var answered: Int64 = 0
        while !Task.isCancelled {
            let seen = folded.value
            do {
                guard let work = try await feed.next(behind: answered) else {
                    await folded.wait(beyond: seen)
                    continue
                }
                try await answer(work)
                answered = work.row.seq
                await engine.noteResent(through: answered)
                pause = Pause()
            } catch {
                logger.warning(
                    "sending again was cut off, it begins anew",
                    metadata: ["reason": "\(error)", "attempt": "\(pause.attempts + 1)"]
                )
                if !Task.isCancelled { await pause.take() }
            }
        }
        feed.close()
    }

    private func answer(_ work: ResendFeed.Work) async throws {
        let publisher = try await connect()
        do {
            let end = try await send(work, to: publisher)
            var confirmed: Int64 = 0
            while confirmed < end, !Task.isCancelled {
                confirmed = try await publisher.confirmed(beyond: confirmed, patience: .seconds(1))
            }
            try Task.checkCancellation()
        } catch {
            await publisher.close()
            throw error
        }
        await publisher.close()
        logger.info(
            "a range of outputs was sent again",
            metadata: ["position": "\(work.row.position)"]
        )
    }

    /// Hands everything over; returns the place of the answer.
    private func send(
        _ work: ResendFeed.Work,
        to publisher: any OutputPublisher
    ) async throws -> Int64 {
        var work = work
        while true {
            try Task.checkCancellation()
            switch try await feed.part(of: work) {
            case .publications(let publications, let rest):
                if !publications.isEmpty { try await publisher.submit(publications) }
                work = rest
            case .answer(let answer):
                try await publisher.submit([answer])
                return answer.feed
            }
        }
    }
}
