import Contracts
import EventLog
import Testing

@testable import AMQP

@Suite("Buffers")
struct BufferTests {
    @Test(arguments: UInt64(0)..<50)
    func `deliveries come out as they went in`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var buffer = DeliveryBuffer()
        var put: UInt64 = 0
        var got: UInt64 = 0
        for _ in 0..<200 {
            for _ in 0..<random.next() % 20 {
                put += 1
                let message = LogMessage(routingKey: "", contentType: "", body: [1, 2])
                buffer.append(Delivery(tag: put, offset: nil, message: message))
            }
            for delivery in buffer.take(Int(random.next() % 25)) {
                got += 1
                #expect(delivery.tag == got)
            }
            #expect(buffer.count == Int(put - got))
            #expect(buffer.bytes == 2 * buffer.count)
            #expect(buffer.isEmpty == (put == got))
        }
    }

    @Test(arguments: UInt64(0)..<50)
    func `messages are published in the order of their submission`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var queue = MessageQueue()
        var put: Int64 = 0
        var got: Int64 = 0
        for _ in 0..<200 {
            queue.append(
                (0..<random.next() % 20).map { _ in
                    put += 1
                    return OutgoingMessage(Self.publication(put))
                }
            )
            for _ in 0..<random.next() % 25 {
                guard let first = queue.first else { break }
                got += 1
                #expect(first.messageId == "\(got)")
                queue.removeFirst()
            }
            #expect((queue.first == nil) == (put == got))
        }
    }

    @Test func `what fits no frame is refused before it is sent`() throws {
        let long = String(repeating: "x", count: 256)
        var message = OutgoingMessage(Self.publication(1))
        try message.checkLimits()
        message.routingKey = long
        #expect(throws: AMQPFault.self) { try message.checkLimits() }
        message = OutgoingMessage(Self.publication(1))
        message.headers = [long: "value"]
        #expect(throws: AMQPFault.self) { try message.checkLimits() }
        message.headers = ["key": String(repeating: "x", count: 130_000)]
        #expect(throws: AMQPFault.self) { try message.checkLimits() }
        message.headers = ["key": String(repeating: "x", count: 100_000)]
        try message.checkLimits()
    }

    private static func publication(_ feed: Int64) -> Publication {
        Publication(
            feed: feed,
            exchange: "headroom.out",
            routingKey: "key",
            messageId: "\(feed)",
            correlationId: nil,
            body: [],
            mandatory: true
        )
    }
}
