import Domain

/// What the activity feed says of the ledger, of evidence and of inputs. Source: domain §13.3.
extension BillingUsageRecorded {
    /// A record that takes another one back; any other record is the echo of its own fact.
    package var activity: ActivityFeedNote? {
        guard let reverses else { return nil }
        return ActivityFeedNote(.usageCorrection, code: usageType.rawValue) { writer in
            writer.field("usageId", usageId)
            writer.field("reverses", reverses)
            writer.field("quantity", quantity)
            writer.field("unit", unit.rawValue)
            writer.field("ref", ref)
        }
    }
}

extension BillingInvoiceFinalized {
    /// The invoice with its total.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.invoice, code: "finalized") { writer in
            writer.field("invoiceId", invoice.id)
            writer.field("period", invoice.month.iso)
            writer.field("currency", invoice.currency.rawValue)
            writer.field("totalMinor", invoice.totalMinor)
        }
    }
}

extension MetricsSnapshotCreated {
    /// The figures at the end of the campaign; earlier ones are no news, and money stays out.
    package var activity: ActivityFeedNote? {
        guard isFinal else { return nil }
        return ActivityFeedNote(.snapshotFinal, code: status.rawValue) { writer in
            writer.field("snapshotId", snapshotId)
            writer.field("served", values[.served])
            writer.field("sessions", values[.sessions])
            writer.field("volunteerMinutes", values[.volunteerMinutes])
            writer.field("sroi", values[.sroi])
            writer.field("vis", values[.vis])
        }
    }
}

extension EvidenceAssociation {
    /// What was associated or waits for a person, and why.
    package var activity: ActivityFeedNote? {
        let isAssociated = type == .evidenceAssociated
        return ActivityFeedNote(
            isAssociated ? .evidence : .associationReview,
            code: isAssociated ? "associated" : "requested"
        ) { writer in
            writer.field("associationId", associationId)
            writer.field("factKind", factKind.rawValue)
            writer.field("factRef", factRef)
            writer.field("instanceId", instanceId)
            writer.field("score", score)
            writer.field("reasons", reasons.map(\.rawValue))
        }
    }
}

extension IngestMessageParked {
    /// What waits for what.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.parked, code: code) { writer in
            writer.field("parkedId", parkedId)
            writer.field("type", inputType)
            writer.field("awaitedKey", awaitedKey)
            writer.field("inputPosition", inputPosition)
        }
    }
}

extension IngestMessageRejected {
    /// What is on the desk, and why.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.rejected, code: code) { writer in
            writer.field("parkedId", parkedId)
            writer.field("type", inputType)
            writer.field("inputPosition", inputPosition)
        }
    }
}
