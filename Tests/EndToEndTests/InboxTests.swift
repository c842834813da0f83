import Contracts
import Testing

/// A consumer that cannot complain proves nothing.
@Suite("The consumer of the end-to-end tests")
struct InboxTests {
    private func output(
        _ number: Int,
        typesequence: Int? = nil,
        used: Int64 = 1
    ) -> [UInt8] {
        CanonicalJSON.bytes(
            of: .object([
                "id": .string("h-\(number)-acme-1"),
                "type": .string("headroom.capacity.changed.v1"),
                "partitionkey": .string("acme"), "sequence": .string(padded(number)),
                "typesequence": .string(padded(typesequence ?? number)),
                "data": .object(["used": .int(used)]),
            ])
        )
    }

    private func padded(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 20 - digits.count) + digits
    }

    @Test func `repetitions are no problem as long as they are the same`() {
        var inbox = Inbox(seesEverything: true)
        for number in [1, 2, 1, 2, 3] { inbox.take(output(number)) }
        #expect(inbox.problems.isEmpty)
        #expect(inbox.outputs.count == 3)
        #expect(inbox.repeated == 2)
        inbox.take(output(2, used: 9))
        #expect(inbox.problems.count == 1)
    }

    @Test func `a gap and a step back are noticed, for everything and for each type`() {
        for numbers in [[1, 3], [2], [1, 2, 4, 3]] {
            var inbox = Inbox(seesEverything: true)
            for number in numbers { inbox.take(output(number)) }
            #expect(!inbox.problems.isEmpty, "\(numbers)")
        }
        var part = Inbox(seesEverything: false)
        part.take(output(5, typesequence: 1))
        part.take(output(9, typesequence: 2))
        #expect(part.problems.isEmpty)
        part.take(output(11, typesequence: 4))
        #expect(part.problems.count == 1)
    }

    @Test func `what waits at a gap takes the early one when its turn comes`() {
        var inbox = Inbox(seesEverything: true, waitsAtGaps: true)
        for number in [1, 3, 2, 3] { inbox.take(output(number)) }
        #expect(inbox.problems.isEmpty)
        #expect(inbox.early == 1)
        #expect(inbox.outputs.map(\.sequence) == [1, 2, 3])
    }
}
