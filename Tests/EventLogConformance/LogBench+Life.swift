import Contracts
import EventLog
import Testing

extension LogBench {
    func respectsMaximum() async throws {
        try await withLog { log in
            try await log.append(Self.messages(1...20))
            let reader = try await log.reader(from: 1)
            var seen = 0
            while seen < 20 {
                let entries = try await reader.next(maximum: 3, patience: Self.patience)
                try #require((1...3).contains(entries.count))
                seen += entries.count
            }
            #expect(seen == 20)
            await reader.close()
        }
    }

    func gaveUpWaiting() async throws {
        try await withLog { log in
            try await log.append([Self.message(1)])
            let reader = try await log.reader(from: 2)
            #expect(try await reader.next(maximum: 10, patience: .milliseconds(20)).isEmpty)
            #expect(try await reader.next(maximum: 10, patience: .zero).isEmpty)
            try await log.append([Self.message(2)])
            #expect(try await collect(1, from: reader).map(\.message) == [Self.message(2)])
            await reader.close()
        }
    }

    func closeWakes() async throws {
        try await withLog { log in
            try await log.append([Self.message(1)])
            let reader = try await log.reader(from: 1)
            _ = try await collect(1, from: reader)
            // Whichever comes first, the close or the waiting: either way it ends at once.
            async let waiting = fault {
                let entries = try await reader.next(maximum: 1, patience: .seconds(3_600))
                #expect(entries.isEmpty)
            }
            await reader.close()
            let fault = try await waiting
            #expect(fault == nil || fault?.code == .closed)
        }
    }

    func closedSaysSo() async throws {
        let log = try await subject.open()
        let reader = try await log.reader(from: 1)
        await reader.close()
        let reading = try await fault { _ = try await reader.next(maximum: 1, patience: .zero) }
        #expect(reading?.code == .closed)

        await log.close()
        let appending = try await fault { try await log.append([Self.message(1)]) }
        #expect(appending?.code == .closed)
        let opening = try await fault { _ = try await log.reader(from: 1) }
        #expect(opening?.code == .closed)
        let asking = try await fault { _ = try await log.lastPosition() }
        #expect(asking?.code == .closed)
    }

    func closesTwice() async throws {
        let log = try await subject.open()
        let reader = try await log.reader(from: 1)
        await reader.close()
        await reader.close()
        await log.close()
        await log.close()
    }

    func ignoresNothing() async throws {
        try await withLog { log in
            try await log.append([])
            #expect(try await log.lastPosition() == 0)
            try await log.append([Self.message(1)])
            try await log.append([])
            #expect(try await log.lastPosition() == 1)
        }
    }

    func knowsItsEnd() async throws {
        try await withLog { log in
            #expect(try await log.lastPosition() == 0)
            try await log.append(Self.messages(1...7))
            #expect(try await log.lastPosition() == 7)
            try await log.append([Self.message(8)])
            #expect(try await log.lastPosition() == 8)
        }
        let last = try await withLog { try await $0.lastPosition() }
        #expect(last == 8)
    }

    func saysHistoryIsGone() async throws {
        try await withLog { log in
            try await log.append(Self.messages(1...64))
            let first = try await subject.cutHistory(log)
            try #require(first > 1)
            for position in [1, first - 1] {
                let fault = try await fault { _ = try await log.reader(from: position) }
                #expect(fault?.code == .historyGone)
                #expect(fault?.message.contains("\(position)") == true)
            }
        }
    }

    func keepsTheRest() async throws {
        var first: Int64 = 0
        try await withLog { log in
            try await log.append(Self.messages(1...64))
            first = try await subject.cutHistory(log)
            let last = try await log.lastPosition()
            try #require(first <= last)
            let rest = try await read(Int(last - first + 1), from: first, of: log)
            #expect(rest.map(\.position) == Array(first...last))
        }
        try await withLog { log in
            let last = try await log.lastPosition()
            try await log.append([Self.message(1, of: "after")])
            #expect(try await log.lastPosition() == last + 1)
            let entries = try await read(1, from: last + 1, of: log)
            #expect(entries.map(\.message) == [Self.message(1, of: "after")])
        }
    }
}
