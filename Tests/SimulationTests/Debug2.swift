import Contracts
import Foundation
import Simulation
import Testing

@Test func debug() throws {
    let seed = Int(ProcessInfo.processInfo.environment["SEED"] ?? "1") ?? 1
    let key = ProcessInfo.processInfo.environment["KEY"] ?? "x"
    let history = HistoryMaker.history(seed: seed)
    for (i, m) in history.messages.enumerated() {
        let s = String(decoding: m.body, as: UTF8.self)
        if s.contains("\"\(key)\"") || s.contains("clock.ticked") { print("IN", i + 1, s) }
    }
    for o in history.modeled().outputs where o.description.contains("\"\(key)\"") { print("OUT", o) }
}
