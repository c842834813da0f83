import Contracts
import Domain
import Testing

/// Commercial terms of all five models on their way through JSON.
@Suite("Terms as JSON")
struct TermsCodecTests {
    private static let day = CivilDate(dayNumber: 20_500)
    private static let terms: [CommercialTerms] = [
        .seats(SeatTerms(effectiveFrom: day, seats: 50, priceMinor: 50_000, overageRateBp: 0)),
        .credits(CreditTerms(effectiveFrom: day, allocationMc: 4_000_000, priceMinor: 500)),
        .credits(
            CreditTerms(
                effectiveFrom: day,
                allocationMc: 1000,
                priceMinor: 50,
                overagePriceMinor: 60,
                tariff: [CreditTariff(activity: "session", basis: .hour, mc: 10_000)]
            )
        ),
        .iaas(
            LearnerTerms(
                effectiveFrom: day,
                learners: 100,
                priceMinor: 120_000,
                guarantees: [Guarantee(metric: .jobReadiness, threshold: 7000)]
            )
        ),
        .bundle(BundleTerms(effectiveFrom: day, subscription: "sub-veridia", shareBp: 2000)),
        .custom(
            CustomTerms(
                effectiveFrom: day,
                fixedFeeMinor: 200_000,
                feeSchedule: .monthly,
                components: [
                    CustomComponent(name: "talks", unit: .session, rateMinor: 10_000, cap: 200)
                ],
                milestones: [CustomMilestone(key: "kickoff", amountMinor: 1, dueDate: day)]
            )
        ),
        .custom(
            CustomTerms(
                effectiveFrom: day,
                milestones: [CustomMilestone(key: "end", amountMinor: 7)]
            )
        ),
    ]

    @Test(arguments: terms)
    func `agreed terms survive the way through JSON`(terms: CommercialTerms) throws {
        let json = terms.json(in: .eur)
        let bytes = CanonicalJSON.bytes(of: .object(json))
        let parsed = try #require(try JSONParser.parse(bytes).object)
        let read = CommercialTerms(
            model: terms.model,
            json: parsed,
            effectiveFrom: Self.day,
            in: .eur
        )
        #expect(read == terms)
        let other = CommercialTerms(
            model: terms.model,
            json: parsed,
            effectiveFrom: Self.day,
            in: .nok
        )
        #expect((other == nil) == (terms.model != .bundle))
    }

    @Test func `agreed terms are written in full, whatever was left to a default`() throws {
        var input = TermsInput(model: .seats)
        input.committedSeats = 50
        input.seatPricePerMonth = Money(amount: 50_000, currency: .eur)
        let terms = try #require(input.terms(effectiveFrom: Self.day, in: .eur))
        input.overageRateBp = 10_000
        #expect(terms.json(in: .eur) == input.json)
        #expect(terms.entered(in: .eur) == input)
    }

    @Test(arguments: PricingModel.allCases)
    func `a draft keeps terms that are not complete, of any model`(model: PricingModel) throws {
        let record = Wire.record(
            .campaignUpdate,
            data: #"{"campaignId":"c","fields":{"model":"\#(model.rawValue)","terms":{}}}"#
        )
        guard case .input(.command(let command)) = record.content,
            case .campaignUpdate(_, let fields) = command.body
        else {
            Issue.record("\(record.content)")
            return
        }
        #expect(fields.terms == TermsInput(model: model))
        #expect(fields.names == ["model", "terms"])
        #expect(fields.terms?.isComplete(in: .eur) == false)
        #expect(CampaignFields(json: fields.json) == fields)
        let none = try #require(CampaignFields(json: [:]))
        #expect(none.changed(by: fields).terms == fields.terms)
        #expect(fields.changed(by: none).terms == fields.terms)
    }

    @Test func `entered terms may lack anything, but what is there has its form`() throws {
        let little = try #require(TermsInput(model: .custom, json: [:]))
        #expect(little == TermsInput(model: .custom))
        var fields = FieldReader(
            [
                "model": .string("credits"),
                "terms": .object([
                    "creditAllocationMc": .string("many"), "creditPrice": .int(5),
                    "tariff": .array([
                        .object(["basis": .string("day"), "mc": .int(-1)]), .int(7),
                    ]),
                    "milestones": .array([.object(["dueDate": .string("soon")])]),
                ]),
            ],
            path: "/data"
        )
        #expect(TermsInput(&fields) == nil)
        #expect(
            fields.errors.map { "\($0.path) \($0.code.rawValue)" } == [
                "/data/terms/creditAllocationMc wrong_type", "/data/terms/creditPrice wrong_type",
                "/data/terms/tariff/1 wrong_type", "/data/terms/tariff/0/basis not_in_enum",
                "/data/terms/tariff/0/mc out_of_range",
                "/data/terms/milestones/0/dueDate bad_format",
            ]
        )
        var none = FieldReader([:], path: "/data")
        #expect(TermsInput(&none) == nil)
        #expect(none.errors.map(\.path) == ["/data/model", "/data/terms"])
    }

    @Test func `a provenance survives the way through JSON`() throws {
        let made = Provenance(
            kind: .clone,
            fromId: "ins_veridia_41_2",
            rootId: "ins_veridia_41_1",
            at: Instant(ms: 1_776_247_200_000),
            by: "ada.berg"
        )
        let auto = Provenance(kind: .auto, at: Instant(ms: 0), by: "system")
        for provenance in [made, auto] {
            let json = try #require(provenance.json.object)
            #expect(Provenance(json: json) == provenance)
        }
        #expect(Provenance(json: ["kind": .string("magic")]) == nil)
    }
}
