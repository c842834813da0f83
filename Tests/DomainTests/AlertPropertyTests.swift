import Domain
import Testing

@Suite("Alert properties")
struct AlertPropertyTests {
    @Test(arguments: 0..<500)
    func `every crossing is recorded once, windows hold and nothing kept back is forgotten`(
        _ seed: Int
    ) {
        var history = AlertHistory(seed: seed)
        for _ in 0..<300 { history.step() }
        for level in AlertThreshold.allCases {
            let trace = history.traces[level] ?? AlertHistory.Trace()
            let pending = history.bench.memory[level].pendingSuppressed
            #expect(trace.suppressed == trace.told + pending, "\(level)")
        }
    }

    @Test(arguments: 0..<200)
    func `looking twice at the same record changes nothing`(_ seed: Int) {
        var history = AlertHistory(seed: seed)
        for _ in 0..<100 {
            history.step()
            var bench = history.bench
            let again = bench.record(at: history.clock)
            // Only what a refusal or a flag fired below its level may be re-armed by looking again.
            for event in again {
                #expect(event == .rearmed(.hundredTen))
            }
        }
    }

    @Test(arguments: 0..<200)
    func `any order of events leads to the memory that their records tell`(_ seed: Int) {
        var history = AlertHistory(seed: seed)
        for _ in 0..<100 {
            history.step()
            for level in AlertThreshold.allCases {
                let memory = history.bench.memory[level]
                #expect(memory.pendingSuppressed >= 0)
                #expect(memory.passed || memory.suppressedFor == nil)
                #expect(memory.lastSentAt.map { $0 <= history.clock } ?? true)
            }
        }
    }
}
