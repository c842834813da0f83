import Domain

extension NodeReader {
    /// Recomputes the invariants from the state and says what differs.
    ///
    /// One snapshot, so a node at work does not disturb it; on a large database it takes a while,
    /// in which the node's write-ahead log is not shortened. `isQuick` leaves out the walk over
    /// all outputs and SQLite's own check of every page.
    package func verify(
        isQuick: Bool = false
    ) async throws(StorageFault) -> AsOf<VerificationReport> {
        try await look { view in
            let clock = try view.clock()
            var run = VerificationRun(view, clock: clock)
            run.check("integrity") { run throws(StorageFault) in
                let pragma = isQuick ? "quick_check" : "integrity_check"
                let answers = try run.view.all("PRAGMA \(pragma)(20)", { _ in }) { $0.text() }
                run.looked(at: 1)
                for answer in answers where answer != "ok" {
                    run.found("integrity", nil, "SQLite says: \(answer)")
                }
            }
            run.checkState()
            run.checkDueKinds()
            run.checkPlans()
            run.checkLimits()
            run.checkConfigurations()
            run.checkQuotas()
            run.checkUsageDays()
            run.checkMetrics()
            run.checkAssociations()
            run.checkAnalytics()
            run.checkAlertSettings()
            run.checkInsights()
            run.checkUpsell()
            if !isQuick { run.checkOutbox() }
            if !isQuick { run.checkPricingOutputs() }
            return run.report
        }
    }
}
