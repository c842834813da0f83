import Contracts
import Domain
import Storage
import Testing

@testable import headroom

/// Source: the article on upsell.
@Suite("Upsell in the demo data")
struct DemoUpsellTests {
    @Test func `every category, segment and state of a life is there`() async throws {
        let stage = try await DemoStage()
        let entries = try await stage.reader.signals(SignalFilter(limit: 1000)).value
        let told = Set(entries.map(\.signal.category))
        for category in UpsellCategory.allCases where category != .none {
            #expect(told.contains(category), "\(category.rawValue)")
        }
        for segment in UpsellSegment.allCases {
            #expect(entries.contains { $0.signal.segment == segment }, "\(segment.rawValue)")
        }
        for state in UpsellState.allCases {
            let listed = try await stage.reader.signals(SignalFilter(state: state)).value
            #expect(!listed.isEmpty, "\(state.rawValue)")
            #expect(listed.allSatisfy { $0.state == state })
        }
        #expect(entries.contains { $0.signal.kind == .company })
    }

    @Test func `veridia as a whole makes 39 and has no signal`() async throws {
        let stage = try await DemoStage()
        let facts = CompanyUpsell.Facts(campaigns: 3, highSroi: 0, meanUtilizationBp: 7666)
        #expect(CompanyUpsell.of(facts).composite == 39)
        let entries = try await stage.reader.signals(SignalFilter(company: "veridia")).value
        #expect(entries.allSatisfy { $0.signal.kind == .campaign })
    }

    @Test func `open signals come by expected value, and one says why its score is`() async throws {
        let stage = try await DemoStage()
        let open = try await stage.reader.signals(SignalFilter(state: .open)).value
        let currencies = open.compactMap { $0.signal.value?.currency.rawValue }
        #expect(currencies == currencies.sorted())
        for currency in Set(currencies) {
            let amounts = open.compactMap(\.expected).filter { $0.currency.rawValue == currency }
                .map(\.amount)
            #expect(amounts == amounts.sorted(by: >))
        }
        let id = try #require(open.first { $0.signal.campaign == "c-mentors-oslo" }?.signal.id)
        let entry = try #require(try await stage.reader.signal(id).value)
        let lines = UpsellText.lines(entry)
        #expect(lines.contains { $0.contains("capacity") && $0.contains("59 · 40 = 2360") })
        #expect(lines.contains { $0.contains("no_performance_data") })
        #expect(lines.contains { $0.hasPrefix("  raised") })
        #expect(entry.json["steps"]?.array?.isEmpty == false)
    }

    @Test func `what was decided is there to learn from`() async throws {
        let stage = try await DemoStage()
        let labels = try await stage.reader.upsellLabels(limit: 100).value
        #expect(labels.map(\.isAccepted).count { $0 } == 3)
        #expect(labels.contains { $0.outcome == .won } && labels.contains { $0.outcome == .lost })
        #expect(labels.map(\.position) == labels.map(\.position).sorted())
        for label in labels {
            #expect(label.features.values.allSatisfy { (0...100).contains($0) })
        }
    }
}
