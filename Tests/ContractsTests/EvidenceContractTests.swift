import Contracts
import Domain
import Testing

@Suite("Evidence as it comes in")
struct EvidenceContractTests {
    private static let hash = String(repeating: "0aF9", count: 16)

    @Test func `evidence keeps every field and nothing else`() throws {
        let record = try Golden.record(InputType.evidenceRecorded.rawValue)
        guard case .input(.evidenceRecorded(let evidence)) = record.content else {
            Issue.record("\(record.content)")
            return
        }
        #expect(evidence.evidenceRef == "evi-5001")
        #expect(evidence.campaignId == "c-german-berlin")
        #expect(evidence.participantId == "b-new-1")
        #expect(evidence.dimension == .jobReadiness)
        #expect(evidence.scoreBp == 8200)
        #expect(evidence.confidence == 90)
        #expect(evidence.snippetHash.hasPrefix("9f86d081"))
        #expect(evidence.verification == .verified)
        #expect(evidence.programType == .languageConnect)
        #expect(evidence.tags == ["migrants", "interview"])
        #expect(CanonicalJSON.bytes(of: .object(evidence.json)) == stored(record))
    }

    @Test func `a text under another name is not stored`() throws {
        let record = evidence(Self.hash, more: #","snippet":"what she said""#)
        guard case .input(.evidenceRecorded(let evidence)) = record.content else {
            Issue.record("\(record.content)")
            return
        }
        #expect(evidence.json["snippet"] == nil)
        #expect(evidence.json["snippetHash"] == .string(Self.hash))
        #expect(evidence.json.members.count == 6)
    }

    @Test(arguments: ["", "0aF9", String(repeating: "g", count: 64), hash + "0"])
    func `a hash has 64 hexadecimal digits`(hash: String) {
        guard case .defect(let defect) = evidence(hash).content else {
            Issue.record("\(hash) is taken")
            return
        }
        #expect(defect.code == .schemaViolation)
        #expect(defect.errors.map(\.path) == ["/data/snippetHash"])
    }

    @Test func `what is stored is read back as the same input`() throws {
        let record = try Golden.record(InputType.sessionCompleted.rawValue)
        let data = try #require(record.event?.data.object)
        guard case .input(let input) = record.content else {
            Issue.record("\(record.content)")
            return
        }
        #expect(Input(.sessionCompleted, stored: data) == input)
        #expect(Input(.evidenceRecorded, stored: data) == nil)
    }

    @Test(arguments: [
        (#"{"associationId":"a"}"#, "/data/campaignId"),
        (#"{"associationId":"a","dismiss":false}"#, "/data/dismiss"),
        (#"{"associationId":"a","campaignId":"c","dismiss":true}"#, "/data/dismiss"),
        (#"{"campaignId":"c"}"#, "/data/associationId"),
    ])
    func `an association is given a campaign or dismissed`(data: String, path: String) {
        let record = Wire.record(type: CommandName.associationResolve.type, data: data)
        guard case .defect(let defect) = record.content else {
            Issue.record("\(record.content)")
            return
        }
        #expect(defect.errors.map(\.path) == [path])
    }

    @Test func `every kind of entry may be read by somebody, money and sales by few`() {
        let all = ActivityFeedKind.allCases
        #expect(ActivityFeedKind.readable(by: .platformAdmin) == all)
        #expect(ActivityFeedKind.readable(by: .service).isEmpty)
        let hidden = { (role: Principal.Role) in
            Set(all).subtracting(ActivityFeedKind.readable(by: role))
        }
        let money: Set<ActivityFeedKind> = [.termsChanged, .usageCorrection, .invoice]
        let inputs: Set<ActivityFeedKind> = [.parked, .rejected]
        #expect(hidden(.sales) == inputs)
        #expect(hidden(.coordinator) == money.union([.upsell]))
        #expect(hidden(.companyAdmin) == inputs.union([.upsell]))
        #expect(hidden(.companyViewer) == money.union(inputs).union([.upsell]))
    }

    private func evidence(_ hash: String, more: String = "") -> Record {
        Wire.record(
            type: InputType.evidenceRecorded.rawValue,
            data: #"{"evidenceRef":"e","dimension":"language","scoreBp":1,"confidence":2,"#
                + #""snippetHash":"\#(hash)","verification":"redacted"\#(more)}"#
        )
    }

    private func stored(_ record: Record) -> [UInt8] {
        CanonicalJSON.bytes(of: record.event?.data ?? .null)
    }
}
