import Contracts
import Domain

/// One output as a line, for people or for machines.
enum OutputLine {
    /// The line with its line feed.
    static func text(
        feed: Int64?,
        type: String,
        event: JSONObject,
        body: [UInt8],
        isJSON: Bool
    ) -> String {
        if isJSON {
            var writer = JSONWriter(capacity: body.count + 40)
            writer.object { writer in
                writer.field("feed", feed)
                writer.key("event")
                writer.raw(body)
            }
            return String(decoding: writer.bytes, as: UTF8.self) + "\n"
        }
        let time = (event["time"]?.string ?? "").replacing("T", with: " ").prefix(19)
        let partition = event["partitionkey"]?.string ?? ""
        let data = event["data"]?.object ?? [:]
        let number = feed.map { "\($0)".padded(9) } ?? ""
        let subject = data["campaignId"]?.string ?? ""
        return "\(number)\(time)  \(partition.padded(12))\(type.padded(30))"
            + "\(subject.padded(18))\(summary(type, data))\n"
    }

    /// What a person wants to know of an output, by its type.
    private static func summary(_ type: String, _ data: JSONObject) -> String {
        switch OutputType(rawValue: type) {
        case .enrollmentDecided:
            let reasons = words(data["reasons"])
            let place = data["waitlistPlace"]?.int.map { " at place \($0)" } ?? ""
            return "\(text(data, "participantId")) \(text(data, "decision"))\(place)"
                + "\(reasons.isEmpty ? "" : " (\(reasons))"), \(use(data))"
                + flags(data, ["promoted", "duplicate"])
        case .enrollmentHoldDecided, .enrollmentHoldEnded, .enrollmentOffered:
            return place(data)
        case .enrollmentRecorded:
            return "\(text(data, "participantId")) as \(text(data, "role"))"
                + flags(data, ["overbooked", "duplicate", "overClass"])
        case .enrollmentPlaced:
            return "\(text(data, "participantId")) in \(text(data, "instanceId"))"
        case .enrollmentEnded:
            return "\(text(data, "participantId")) \(text(data, "status"))"
                + " (\(text(data, "endReason")))"
        case .enrollmentMilestoneReached:
            return "\(text(data, "milestone")) \(text(data, "participantId"))"
        case .enrollmentWaitlistEnded: return "\(text(data, "requestId")) \(text(data, "status"))"
        case .capacityChanged:
            let held = data["held"]?.int ?? 0
            return
                "\(use(data)), \(held > 0 ? "\(held) held, " : "")\(text(data, "waiting")) waiting"
        case .capacityThresholdCrossed:
            return "\(text(data, "threshold")) % \(text(data, "severity")): \(use(data)),"
                + " \(words(data["recommendations"]))"
        case .capacityThresholdRearmed: return "\(text(data, "threshold")) % is armed again"
        case .billingUsageRecorded:
            return "\(text(data, "type")) \(text(data, "quantity")) \(text(data, "unit"))"
                + "\(amount(data["amount"], before: ", ")) for \(text(data, "period"))"
        case .billingInvoiceFinalized:
            return "\(text(data, "invoiceId"))\(amount(data["total"], before: ", "))"
        case .billingReconciled: return text(data, "status")
        case .capacityQuotaCrossed:
            return "\(text(data, "percent")) % of quota \(text(data, "quotaId")):"
                + " \(text(data, "use")) of \(text(data, "limit")) \(text(data, "metric"))"
        case .capacityForecastUpdated, .capacityFillWarningRaised, .capacityFillWarningCleared:
            return forecast(data)
        default: return life(type, data)
        }
    }

    /// When a campaign will be full, and why that is told.
    private static func forecast(_ data: JSONObject) -> String {
        let interval = [text(data, "earliestDate"), text(data, "latestDate")]
        let date = data["expectedDate"]?.string.map {
            "full on \($0) (\(interval.joined(separator: " – ")))"
        }
        let reasons = words(data["reasons"])
        return (date ?? data["standing"]?.string ?? "no forecast")
            + (reasons.isEmpty ? "" : ", \(reasons)")
    }

    /// What a person wants to know of an output about campaigns, programs and inputs.
    private static func life(_ type: String, _ data: JSONObject) -> String {
        switch OutputType(rawValue: type) {
        case .campaignStatusChanged:
            return "\(text(data, "from")) to \(text(data, "to")) by \(text(data, "by"))"
        case .campaignCreated, .campaignUpdated:
            return "\(text(data, "name")), version \(text(data, "version"))"
        case .campaignTransitionFailed:
            return "not \(text(data, "target")): \(words(data["codes"]))"
        case .campaignTermsChanged:
            return "\(text(data, "model")) from \(text(data, "effectiveFrom"))"
        case .instanceCreated: return "\(text(data, "instanceId")) \(text(data, "name"))"
        case .instanceStatusChanged:
            return "\(text(data, "instanceId")) \(text(data, "from")) to \(text(data, "to"))"
        case .upsellRaised, .upsellUpdated, .upsellExpired, .upsellAccepted, .upsellDeclined,
            .upsellClosed:
            let words = [data["outcome"]?.string, data["reason"]?.string].compactMap { $0 }
            let until = data["snoozedUntil"]?.string.map { ", snoozed until \($0)" } ?? ""
            return "\(text(data, "category")) \(text(data, "segment")),"
                + " score \(text(data, "composite"))\(amount(data["wonValue"], before: ", "))"
                + words.map { ", \($0)" }.joined() + until
        case .insightsPricingChanged:
            let codes = words(data["recommendations"])
            return "\(text(data, "previousAction")) to \(text(data, "action"))"
                + (codes.isEmpty ? "" : " (\(codes))")
        case .campaignConfigOverridden:
            let paths = (data["rows"]?.array ?? []).compactMap { $0.object?["path"]?.string }
            return "\(text(data, "layer")): \(paths.joined(separator: " "))"
        case .campaignMigrated:
            return "\(text(data, "fromVersion")) to \(text(data, "toVersion")),"
                + " \(text(data, "class"))" + flags(data, ["rollback"])
        case .programVersionPublished, .programVersionDeprecated, .programVersionArchived:
            return text(data, "versionId")
        case .programPricebookPublished:
            return "\(text(data, "currency")) from \(text(data, "effectiveFrom"))"
        case .evidenceAssociated, .evidenceReviewRequested:
            return "\(text(data, "factKind")) \(text(data, "factRef")),"
                + " score \(text(data, "score")): \(words(data["reasons"]))"
        case .programGroupChanged: return text(data, "groupId")
        case .ingestMessageParked, .ingestMessageResolved, .ingestMessageRejected:
            let cause = [text(data, "type"), text(data, "id")].filter { !$0.isEmpty && $0 != "-" }
            return ([text(data, "code")] + cause).joined(separator: " ")
        default: return ""
        }
    }

    /// Whom a place is kept for, how that stands, and until when.
    private static func place(_ data: JSONObject) -> String {
        let state = data["decision"]?.string ?? data["status"]?.string ?? "offered"
        let reasons = words(data["reasons"])
        let until = data["expiresAt"]?.string.map { " until \($0)" } ?? ""
        return "\(text(data, "participantId")) \(state)\(until)"
            + "\(reasons.isEmpty ? "" : " (\(reasons))"), \(use(data)),"
            + " \(text(data, "held")) held" + flags(data, ["duplicate"])
    }

    private static func use(_ data: JSONObject) -> String {
        let unit = data["unit"]?.string.flatMap(CapacityUnit.init(rawValue:)) ?? .seat
        let count = { (key: String) in
            data[key]?.int.map { UnitText.count($0, unit) } ?? "-"
        }
        return "\(count("used")) of \(count("limit")) (cap \(count("cap")))"
    }

    /// An amount with its currency, behind a text; nothing without an amount.
    private static func amount(_ value: JSON?, before: String) -> String {
        guard let minor = value?.object?["amount"]?.int,
            let currency = value?.object?["currency"]?.string.flatMap(Currency.init(rawValue:))
        else { return "" }
        return before + MoneyText.text(Money(amount: minor, currency: currency))
    }

    private static func text(_ data: JSONObject, _ key: String) -> String {
        switch data[key] {
        case .string(let text): text
        case .int(let number): "\(number)"
        default: "-"
        }
    }

    private static func words(_ value: JSON?) -> String {
        (value?.array ?? []).compactMap(\.string).joined(separator: " ")
    }

    private static func flags(_ data: JSONObject, _ names: [String]) -> String {
        let set = names.filter { data[$0]?.bool == true }
        return set.isEmpty ? "" : ", " + set.joined(separator: ", ")
    }
}

extension String {
    /// The text, with spaces behind it up to a width, and at least one.
    fileprivate func padded(_ width: Int) -> String {
        self + String(repeating: " ", count: max(1, width - count))
    }
}
