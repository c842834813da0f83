import Contracts
import EventLog
import Testing

extension LogBench {
    func keepsOrder() async throws {
        try await withLog { log in
            try await log.append(Self.messages(1...100))
            try await log.append(Self.messages(101...200))
            let entries = try await read(200, from: 1, of: log)
            #expect(entries.map(Self.text) == (1...200).map { "a-\($0)" })
        }
    }

    func countsFromOne() async throws {
        try await withLog { log in
            for number in 1...5 { try await log.append([Self.message(number)]) }
            try await log.append(Self.messages(6...10))
            let entries = try await read(10, from: 1, of: log)
            #expect(entries.map(\.position) == Array(1...10))
        }
    }

    func isDurable() async throws {
        try await withLog { try await $0.append(Self.messages(1...20)) }
        try await withLog { log in
            #expect(try await log.lastPosition() == 20)
            let entries = try await read(20, from: 1, of: log)
            #expect(entries.map(\.message) == Self.messages(1...20))
        }
    }

    func continuesAfterRestart() async throws {
        try await withLog { try await $0.append(Self.messages(1...3)) }
        try await withLog { log in
            try await log.append(Self.messages(4...6))
            let entries = try await read(6, from: 1, of: log)
            #expect(entries.map(\.position) == Array(1...6))
            #expect(entries.map(\.message) == Self.messages(1...6))
        }
    }

    func resumesAnywhere() async throws {
        try await withLog { log in
            try await log.append(Self.messages(1...30))
            for position in [1, 2, 15, 30] {
                let entries = try await read(31 - position, from: Int64(position), of: log)
                #expect(entries.map(\.position) == (position...30).map(Int64.init))
                #expect(entries.map(\.message) == Self.messages(position...30))
            }
            let reader = try await log.reader(from: 31)
            try await log.append([Self.message(31)])
            let entries = try await collect(1, from: reader)
            #expect(entries == [LogEntry(position: 31, message: Self.message(31))])
            await reader.close()
        }
    }

    func readsWhileAppended() async throws {
        try await withLog { log in
            let reader = try await log.reader(from: 1)
            async let collected = collect(50, from: reader)
            for number in 1...50 { try await log.append([Self.message(number)]) }
            let entries = try await collected
            #expect(entries.map(\.message) == Self.messages(1...50))
            #expect(entries.map(\.position) == Array(1...50))
            await reader.close()
        }
    }

    func servesSeveralReaders() async throws {
        try await withLog { log in
            let first = try await log.reader(from: 1)
            let second = try await log.reader(from: 1)
            async let one = collect(40, from: first)
            async let two = collect(40, from: second)
            try await log.append(Self.messages(1...40))
            let (ones, twos) = try await (one, two)
            #expect(ones.map(\.message) == Self.messages(1...40))
            #expect(twos == ones)
            await first.close()
            await second.close()
        }
    }

    func keepsEachAppendersOrder() async throws {
        let appenders = ["a", "b", "c", "d"]
        let each = 100
        try await withLog { log in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for appender in appenders {
                    group.addTask {
                        for number in stride(from: 1, through: each, by: 5) {
                            try await log.append(
                                (number..<number + 5).map { Self.message($0, of: appender) }
                            )
                        }
                    }
                }
                try await group.waitForAll()
            }
            let entries = try await read(appenders.count * each, from: 1, of: log)
            #expect(entries.map(\.position) == (1...Int64(appenders.count * each)).map { $0 })
            for appender in appenders {
                let own = entries.map(Self.text).filter { $0.hasPrefix(appender) }
                #expect(own == (1...each).map { "\(appender)-\($0)" })
            }
        }
    }
}
