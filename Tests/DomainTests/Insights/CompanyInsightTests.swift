import Domain
import Testing

@Suite("Report of a company")
struct CompanyInsightTests {
    @Test func `sums are kept per currency and the return is pooled`() throws {
        let report = try CompanyInsight([
            "a": InsightBench.insight {
                $0.socialValue = 900
                $0.investment = 200
            },
            "b": InsightBench.insight {
                $0.socialValue = 300
                $0.investment = 150
            },
            "c": InsightBench.insight {
                $0.currency = .nok
                $0.socialValue = nil
            },
        ])
        #expect(report.totals.map(\.currency) == [.eur, .nok])
        #expect(report.totals.map(\.budgetMinor) == [20_000_000, 10_000_000])
        #expect(report.totals.map(\.spentMinor) == [8_500_000, 4_250_000])
        #expect(report.totals.map(\.chargedMinor) == [8_000_000, 4_000_000])
        #expect(report.totals.map(\.sroi) == [343, nil])
        #expect(report.totals.map(\.socialValueMinor) == [1200, nil])
    }

    @Test func `counts and recommendations say which campaigns need attention`() throws {
        let report = try CompanyInsight([
            "near": InsightBench.insight { $0.used = 40 },
            "full": InsightBench.insight { $0.used = 50 },
            "tight": InsightBench.insight { $0.cost = 6_000_000 },
            "fine": InsightBench.insight(),
        ])
        #expect(report.near == 1)
        #expect(report.over == 1)
        #expect(report.budgetTight == 1)
        #expect(report.advice.map(\.recommendation) == [.expandCapacity, .budgetTight])
        #expect(report.advice.map(\.campaigns) == [["full", "near"], ["tight"]])
    }

    @Test func `a company without campaigns has an empty report`() throws {
        let report = try CompanyInsight([:])
        #expect(report.totals.isEmpty && report.advice.isEmpty)
        #expect(report.near + report.over + report.budgetTight == 0)
    }

    @Test func `sums that do not fit are refused`() throws {
        let rich = try InsightBench.insight { $0.budget = .max }
        #expect(throws: MoneyFault.outOfRange) { try CompanyInsight(["a": rich, "b": rich]) }
    }

    @Test func `insights become a table for a spreadsheet`() throws {
        let table = CampaignInsight.table([
            "c-2": try InsightBench.insight {
                $0.used = 50
                $0.cost = 9_000_000
            },
            "c-1": try InsightBench.insight {
                $0.currency = .jpy
                $0.reached = 0
                $0.cost = -4_000_001
            },
        ])
        let lines = table.text.split(separator: "\r\n").map(String.init)
        #expect(lines.count == 3)
        #expect(table.rows.allSatisfy { $0.count == table.header.count })
        #expect(
            lines[1].hasPrefix(
                "c-1,active,seats,seat,30,50,'-20,6000,30,JPY,10000000,6000000,4000000,'-1,'-1,,"
            )
        )
        #expect(lines[2].contains(",EUR,100000.00,60000.00,40000.00,130000.00,13000,3513.51,"))
        #expect(lines[2].hasSuffix(",expand,expand_capacity budget_tight"))
    }

    @Test func `a report becomes tables of sums and of recommendations`() throws {
        let report = try CompanyInsight([
            "b": InsightBench.insight { $0.used = 50 },
            "a": InsightBench.insight {
                $0.used = 50
                $0.currency = .jpy
                $0.socialValue = nil
                $0.isReconciled = false
            },
        ])
        #expect(
            report.totalsTable.text.split(separator: "\r\n").map(String.init) == [
                "currency,budget,charged,spent,social_value,investment,sroi_hundredths",
                "EUR,100000.00,40000.00,42500.00,132000.00,58103.95,227",
                "JPY,10000000,4000000,4250000,,5810395,",
            ]
        )
        #expect(
            report.adviceTable.text.split(separator: "\r\n").map(String.init) == [
                "recommendation,campaign", "expand_capacity,a", "expand_capacity,b", "reconcile,a",
            ]
        )
    }
}
