import Contracts
import Domain
import Testing

@Suite("Envelopes")
struct EnvelopeTests {
    @Test func `binary mode gives the same event as structured mode`() throws {
        let structured = Wire.message(
            attributes: #","time":"2026-04-15T10:00:00Z","subject":"campaign/c-1""#
        )
        for prefix in ["cloudEvents:", "cloudEvents_"] {
            let binary = LogMessage(
                routingKey: structured.routingKey,
                contentType: "application/json; charset=utf-8",
                headers: [
                    "\(prefix)specversion": "1.0", "\(prefix)id": "e-1", "\(prefix)source": "s",
                    "\(prefix)type": Wire.requested, "\(prefix)partitionkey": "veridia",
                    "\(prefix)time": "2026-04-15T10:00:00Z",
                    "\(prefix)subject": "campaign/c-1", "unrelated": "x",
                ],
                body: Array(Wire.data.utf8)
            )
            let first = RecordDecoder.decode(position: 3, message: structured)
            let second = RecordDecoder.decode(position: 3, message: binary)
            #expect(first.event == second.event)
            #expect(first.identity == second.identity)
            #expect(first.content == second.content)
            #expect(Wire.defect(second) == nil)
        }
    }

    @Test(arguments: [
        "application/cloudevents+json", "application/cloudevents+json; charset=utf-8",
        "Application/CloudEvents+JSON ;charset=UTF-8",
    ])
    func `structured mode is known by its media type`(contentType: String) {
        var message = Wire.message()
        message.contentType = contentType
        #expect(Wire.defect(RecordDecoder.decode(position: 1, message: message)) == nil)
    }

    @Test func `a message of neither mode is malformed`() {
        var message = Wire.message()
        message.contentType = "application/json"
        #expect(
            Wire.defect(RecordDecoder.decode(position: 1, message: message))?.code == .malformed
        )
    }

    @Test(arguments: ["specversion", "id", "source", "type"])
    func `an event without a required attribute is malformed`(name: String) throws {
        var event = try #require(try JSONParser.parse(Wire.message().body).object)
        for value in [nil, JSON.null, JSON.string(""), JSON.array([])] {
            event[name] = value
            let message = Wire.message(body: CanonicalJSON.bytes(of: .object(event)))
            let record = RecordDecoder.decode(position: 1, message: message)
            #expect(Wire.defect(record)?.code == .malformed)
            #expect(record.event == nil)
            #expect(record.identity == nil)
            #expect(record.message == message)
        }
    }

    @Test(arguments: [
        #","specversion":"0.3""#, #","datacontenttype":"text/xml""#, #","time":"yesterday""#,
        #","time":"2026-02-30T10:00:00Z""#, #","data_base64":"e30=""#, #","subject":{}"#,
        #","principalid":"ada""#, #","principalid":"a b","principalrole":"sales""#,
        #","principalid":"ada","principalrole":"king""#, #","subject":"a\u0001b""#,
    ])
    func `an attribute that says something impossible is malformed`(attribute: String) {
        let body = """
            {"id":"e-1","source":"s","type":"\(Wire.requested)","partitionkey":"veridia"\
            \(attribute.contains("specversion") ? "" : #","specversion":"1.0""#)\
            \(attribute),"data":\(Wire.data)}
            """
        let record = RecordDecoder.decode(
            position: 1,
            message: Wire.message(body: Array(body.utf8))
        )
        #expect(Wire.defect(record)?.code == .malformed)
    }

    @Test func `an attribute has at most 255 bytes`() {
        let fits = Wire.record(attributes: #","subject":"\#(String(repeating: "é", count: 127))""#)
        #expect(Wire.defect(fits) == nil)
        let exceeds = Wire.record(
            attributes: #","subject":"\#(String(repeating: "é", count: 128))""#
        )
        #expect(Wire.defect(exceeds)?.code == .malformed)
    }

    @Test func `unknown attributes are ignored, numbers and truth values among them`() {
        let record = Wire.record(attributes: #","traceparent":"00-1","n":5,"b":true,"x":null"#)
        #expect(Wire.defect(record) == nil)
    }

    @Test func `a body may have 262144 bytes and not one more`() throws {
        let message = Wire.message()
        let room = CloudEventDecoder.maximumBytes - message.body.count
        let space = [UInt8](repeating: 0x20, count: room)
        let fits = RecordDecoder.decode(
            position: 1,
            message: Wire.message(body: space + message.body)
        )
        #expect(Wire.defect(fits) == nil)
        let exceeds = RecordDecoder.decode(
            position: 1,
            message: Wire.message(body: space + [0x20] + message.body)
        )
        #expect(Wire.defect(exceeds)?.code == .malformed)
    }

    @Test(arguments: [
        "enrollment.cancelled.v1", "enrollment.created.v2", "headroom.command.x.v1", "x",
    ])
    func `a type that is not taken is told from one that is broken`(type: String) {
        let record = Wire.record(type: type)
        #expect(Wire.defect(record)?.code == .unknownType)
        #expect(record.event?.type == type)
        #expect(record.identity != nil)
    }

    @Test(arguments: [
        "enrollment.requested.northlight", "enrollment.created.veridia", "enrollment.requested",
        "enrollment.requested.veridia.x", "", "command.company.register.veridia",
        "Enrollment.requested.veridia",
    ])
    func `a routing key that says something else than the event is refused`(key: String) {
        let record = Wire.record(routingKey: key)
        #expect(Wire.defect(record)?.code == .tenantMismatch)
        #expect(record.event != nil)
        #expect(record.identity != nil)
    }

    @Test func `an event without a partition key belongs to the platform's key`() throws {
        let message = try Golden.message(InputType.enrollmentCreated.rawValue)
        var event = try #require(try JSONParser.parse(message.body).object)
        event["partitionkey"] = nil
        var bare = Wire.message(body: CanonicalJSON.bytes(of: .object(event)))
        bare.routingKey = "enrollment.created.platform"
        #expect(Wire.defect(RecordDecoder.decode(position: 1, message: bare)) == nil)
        bare.routingKey = "enrollment.created.veridia"
        let code = Wire.defect(RecordDecoder.decode(position: 1, message: bare))?.code
        #expect(code == .tenantMismatch)
    }

    @Test func `the principal's companies are a list`() throws {
        let record = Wire.record(
            attributes:
                #","principalid":"sam","principalrole":"sales","principalcompanies":"a,b""#
        )
        let principal = try #require(record.event?.principal)
        #expect(principal.companies == ["a", "b"])
        #expect(principal.covers("a"))
        #expect(!principal.covers("c"))
        #expect(Principal(id: "x", role: .sales, companies: ["*"]).covers("c"))
        #expect(Principal(id: "x", role: .platformAdmin, companies: []).covers("c"))
    }
}
