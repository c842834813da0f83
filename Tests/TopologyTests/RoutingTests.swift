import Contracts
import Testing

/// Which consumer gets which output: the bindings against the table of the domain.
@Suite("Routing")
struct RoutingTests {
    private static let letters: [OutputType: String] = [
        .enrollmentDecided: "EJR", .enrollmentPlaced: "EJR", .enrollmentRecorded: "EJR",
        .enrollmentEnded: "EJRB", .enrollmentWaitlistEnded: "EJR",
        .enrollmentHoldDecided: "EJR", .enrollmentHoldEnded: "EJR", .enrollmentOffered: "EJR",
        .enrollmentMilestoneReached: "EJR", .capacityChanged: "RJ",
        .capacityThresholdCrossed: "NSOR", .capacityThresholdRearmed: "SOR",
        .campaignCreated: "RJ", .campaignUpdated: "RJ", .campaignStatusChanged: "BJSRN",
        .campaignTransitionFailed: "ONR", .campaignTermsChanged: "BSR", .instanceCreated: "JR",
        .instanceStatusChanged: "JR", .programVersionPublished: "JRO",
        .programGroupChanged: "RJO", .billingUsageRecorded: "BR", .upsellRaised: "SR",
        .upsellUpdated: "SR", .upsellExpired: "SR", .ingestMessageParked: "OR",
        .ingestMessageResolved: "OR", .ingestMessageRejected: "ORX",
        .campaignConfigOverridden: "RJ", .campaignMigrated: "RO",
        .programVersionDeprecated: "JRO", .programVersionArchived: "JRO",
        .programPricebookPublished: "RJO", .capacityQuotaCrossed: "NOR",
        .capacityQuotaRearmed: "OR", .capacityCustomThresholdCrossed: "NSOR",
        .capacityCustomThresholdRearmed: "SOR", .capacityAlertDigest: "NR",
        .capacityAlertEscalated: "NOR",
        .billingInvoiceFinalized: "BSR", .billingReconciled: "BOR",
        .metricsSnapshotCreated: "R", .insightsPricingChanged: "SR",
        .upsellAccepted: "SR", .upsellDeclined: "SR", .upsellClosed: "SR",
        .capacityForecastUpdated: "SR", .capacityFillWarningRaised: "SNR",
        .capacityFillWarningCleared: "SR",
        .billingPeriodClosed: "BR", .billingInvoicePreviewed: "BR", .billingUsageStatement: "BR",
        .evidenceAssociated: "RO", .evidenceReviewRequested: "RO",
    ]
    private static let queues: [Character: ConsumerQueue] = [
        "E": .enrollmentDecisions, "B": .billingUsage, "J": .journeyProgramEvents,
        "S": .salesSignals, "R": .reportingMetrics, "O": .opsAlerts, "N": .notificationsAlerts,
        "X": .rejected,
    ]

    @Test(arguments: OutputType.allCases)
    func `an output goes to the consumers that the domain names`(type: OutputType) {
        let expected = (Self.letters[type] ?? "").compactMap { Self.queues[$0] }
        for partition in ["veridia", Routes.platform] {
            let found = ConsumerQueue.allCases.filter { queue in
                queue.bindings.contains {
                    TopicPattern.matches($0, "\(type.rawValue).\(partition)")
                }
            }
            #expect(Set(found) == Set(expected))
        }
    }

    @Test(arguments: [
        ("#", "a.b", true), ("a.#", "a", true), ("a.#", "a.b.c", true), ("a.*", "a", false),
        ("a.*", "a.b", true), ("a.*", "a.b.c", false), ("#.c", "a.b.c", true), ("a.#", "b", false),
        ("a.b.#", "a.bc", false),
    ])
    func `patterns match as on a topic exchange`(pattern: String, key: String, isMatch: Bool) {
        #expect(TopicPattern.matches(pattern, key) == isMatch)
    }

    @Test func `every routing key fits what the exchange is told of keys`() {
        for type in InputType.allCases.map(\.rawValue) + CommandName.allCases.map(\.type) {
            let key = Routes.routingKey(ofInput: type, partition: "veridia")
            #expect(key?.utf8.count ?? 999 <= 255)
            #expect(key?.hasSuffix(".veridia") == true)
        }
        #expect(Routes.routingKey(ofInput: "x.v1", partition: "veridia") == nil)
        #expect(
            Routes.routingKey(ofInput: InputType.clockTicked.rawValue, partition: nil)
                == "clock.ticked.platform"
        )
    }
}
