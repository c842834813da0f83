import BrokerSupport
import Contracts
import Foundation
import Testing

/// A source system in another language, with the client most of them would take.
extension BrokerTests {
    @Test(.enabled(if: Pika.isAvailable))
    func `an event in binary mode is confirmed, and arrives as it was meant`() throws {
        let broker = try ImportedBroker.shared.get()
        let key = "enrollment.created.veridia"
        let id = "pika-\(getpid())"
        let sent = try Pika.run(
            """
            channel = connect(sys.argv[1])
            channel.confirm_delivery()
            attributes = dict(specversion='1.0', id=sys.argv[2], source='urn:example:pika',
                type='enrollment.created.v1', partitionkey='veridia')
            channel.basic_publish('headroom.in', 'enrollment.created.veridia',
                b'{"enrollmentRef":"e-1","campaignId":"c-1","participantId":"p-1","role":"volunteer"}',
                pika.BasicProperties(content_type='application/json', delivery_mode=2,
                    headers={'cloudEvents:' + k: v for k, v in attributes.items()}),
                mandatory=True)
            print('confirmed')
            """,
            [broker.url("enrollment-veridia"), id]
        )
        #expect(sent.output == "confirmed\n")
        let read = try Pika.run(
            """
            channel = connect(sys.argv[1])
            channel.basic_qos(prefetch_count=10)
            for method, properties, body in channel.consume('headroom.log', inactivity_timeout=20,
                    arguments={'x-stream-offset': 'first'}):
                headers = properties.headers or {}
                channel.basic_ack(method.delivery_tag)
                if headers.get('cloudEvents:id') != sys.argv[2]: continue
                assert isinstance(headers.pop('x-stream-offset'), int)
                print(json.dumps(dict(key=method.routing_key, type=properties.content_type,
                    headers=headers, body=body.decode())))
                break
            """,
            [broker.url("headroom-node"), id]
        )
        let seen = try JSONParser.parse(Array(read.output.utf8)).object
        let headers = seen?["headers"]?.object?.members ?? []
        let message = LogMessage(
            routingKey: seen?["key"]?.string ?? "",
            contentType: seen?["type"]?.string ?? "",
            headers: Dictionary(
                uniqueKeysWithValues: headers.map { ($0.key, $0.value.string ?? "") }
            ),
            body: Array((seen?["body"]?.string ?? "").utf8)
        )
        let record = RecordDecoder.decode(position: 1, message: message)
        #expect(message.routingKey == key)
        guard case .input(.enrollmentCreated(let fact)) = record.content else {
            Issue.record("\(record.content) from \(read.output)")
            return
        }
        #expect(fact.enrollmentRef == "e-1")
        #expect(record.event?.id == id)
    }

    @Test(.enabled(if: Pika.isAvailable))
    func `a source system is told when it may not publish`() throws {
        let broker = try ImportedBroker.shared.get()
        for key in ["enrollment.created.northlight", "clock.ticked.platform"] {
            let answer = try Pika.run(
                """
                channel = connect(sys.argv[1])
                channel.confirm_delivery()
                try:
                    channel.basic_publish('headroom.in', sys.argv[2], b'{}')
                except pika.exceptions.ChannelClosedByBroker as refusal:
                    print(refusal.reply_code)
                """,
                [broker.url("enrollment-veridia"), key]
            )
            #expect(answer.output == "403\n")
        }
    }
}
