import Contracts
import Domain

/// Commands on single things: enrollments, entries, alerts, the parking place and the desk.
extension Model {
    func withdraw(_ id: String, _ reason: String?, _ company: ModelCompany) -> ModelResult {
        guard let reason else { return .refused(["reason_required"]) }
        guard let enrollment = enrollments[id],
            campaigns[enrollment.campaign]?.company == company.id
        else { return .refused(["not_found"]) }
        let end = PendingEnd(status: "withdrawn", reason: reason, effectiveAt: clock)
        guard let facts = self.end(enrollment, end, company) else { return .refused(["not_open"]) }
        bill(facts, company)
        return .applied
    }

    func change(
        entry id: String,
        _ company: ModelCompany,
        takesOffers: Bool = false,
        _ body: (ModelEntry, ModelCampaign) -> Void
    ) -> ModelResult {
        guard let entry = entries[id], let campaign = campaigns[entry.campaign],
            campaign.company == company.id
        else { return .refused(["not_found"]) }
        guard entry.status == "waiting" || (takesOffers && entry.status == "offered") else {
            return .refused(["not_open"])
        }
        body(entry, campaign)
        return .applied
    }

    func acknowledge(_ id: String, _ company: ModelCompany) -> ModelResult {
        guard let index = alerts.firstIndex(where: { $0.id == id && $0.company == company.id })
        else { return .refused(["not_found"]) }
        guard alerts[index].status == "sent", !alerts[index].isAcknowledged else {
            return .refused(["not_open"])
        }
        alerts[index].isAcknowledged = true
        return .applied
    }

    func mute(
        _ id: String,
        _ until: Instant?,
        _ thresholds: Set<Int64>,
        _ company: ModelCompany
    ) -> ModelResult {
        guard let campaign = campaigns[id], campaign.company == company.id else {
            return .refused(["not_found"])
        }
        if let until, until > clock.adding(days: 90) || thresholds.contains(110) {
            return .refused(["mute_not_allowed"])
        }
        campaign.mutedUntil = until
        campaign.muted = thresholds
        return .applied
    }

    func retryParked(_ id: String, _ company: ModelCompany) -> ModelResult {
        guard let input = parked.first(where: { $0.id == id && $0.company == company.id }) else {
            return .refused(["not_found"])
        }
        guard input.status == "parked" else { return .refused(["not_open"]) }
        retry(input)
        return .applied
    }

    func discardParked(_ id: String, _ reason: String?, _ company: ModelCompany) -> ModelResult {
        guard reason != nil else { return .refused(["reason_required"]) }
        guard let input = parked.first(where: { $0.id == id && $0.company == company.id }) else {
            return .refused(["not_found"])
        }
        return giveUp(input, "discarded") ? .applied : .refused(["not_open"])
    }

    /// Folds a rejected input again, at the position of the retry.
    func retry(_ position: Int64, _ repaired: JSONObject?, _ partition: String) -> ModelResult {
        // Whose company is unknown, only the platform retries, and for whom it likes.
        guard let entry = desk[position], entry.company ?? partition == partition else {
            return .refused(["not_found"])
        }
        guard entry.status == "open" else { return .refused(["not_open"]) }
        desk[position]?.status = "retried"
        let here = self.position
        var record = RecordDecoder.decode(position: here, message: entry.message)
        if var repaired {
            if partition != "platform" { repaired["partitionkey"] = .string(partition) }
            let type = repaired["type"]?.string ?? ""
            let key = Routes.routingKey(ofInput: type, partition: repaired["partitionkey"]?.string)
            record = RecordDecoder.decode(
                position: here,
                message: LogMessage(
                    routingKey: key ?? "",
                    contentType: CloudEventDecoder.structuredContentType,
                    body: CanonicalJSON.bytes(of: .object(repaired))
                )
            )
        }
        let outer = cause
        cause = Cause(
            id: record.event?.id ?? "",
            effectiveAt: min(record.event?.time ?? clock, clock)
        )
        defer { cause = outer }
        var result = ModelResult.rejected("unknown_type")
        var isCommand = false
        if case .input(.command) = record.content { isCommand = true }
        let isForeign =
            partition != "platform" && record.event != nil
            && record.event?.partitionkey != partition
        if !isCommand { result = isForeign ? .rejected("tenant_mismatch") : apply(record) }
        count("rejected", by: -1)
        count(result.disposition == "refused" ? "applied" : result.disposition)
        if case .rejected(let code) = result { toDesk(record, code, at: here) }
        if case .parked(let key) = result { park(record, key) }
        return .applied
    }

    func discard(_ position: Int64, _ reason: String?, _ partition: String) -> ModelResult {
        guard reason != nil else { return .refused(["reason_required"]) }
        guard let entry = desk[position], (entry.company ?? "platform") == partition else {
            return .refused(["not_found"])
        }
        guard entry.status == "open" else { return .refused(["not_open"]) }
        desk[position]?.status = "discarded"
        return .applied
    }
}
