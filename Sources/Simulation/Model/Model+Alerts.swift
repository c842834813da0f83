import Contracts
import Domain

/// Alerts, by chapter 8.
extension Model {
    private static let thresholds: [Int64] = [80, 90, 100, 110]
    private static let windowHours: [Int64: Int64] = [80: 24, 90: 12, 100: 6, 110: 1]

    func alert(_ campaign: ModelCampaign) {
        guard let old = before[campaign.id] else { return }
        let new = campaign.numbers
        let (isRefused, isFlagged) = (refused.contains(campaign.id), flagged.contains(campaign.id))
        let isChanged =
            (old.used, old.limit, old.cap, old.model) != (new.used, new.limit, new.cap, new.model)
        guard isChanged || isRefused || isFlagged else { return }
        if old.model != new.model { forget(campaign) }
        rearm(campaign, new)

        let crossed = Self.thresholds.filter { isArmed($0, campaign) }.filter { threshold in
            let reaches =
                new.limit > 0 ? new.used * 100 >= new.limit * threshold : new.used > 0
            let isForced = new.used > new.cap || isFlagged || isRefused
            return reaches || (threshold == 110 && isForced)
        }
        guard let highest = crossed.last else { return }
        for threshold in crossed where campaign.levels[threshold]?.isPassed == true {
            disarm(campaign, threshold, new)
        }
        let isOvershadowed = Self.thresholds.contains {
            $0 > highest && !isArmed($0, campaign)
        }
        var told: [JSON] = []
        for threshold in crossed where isOvershadowed || threshold != highest {
            campaign.levels[threshold]?.isPassed = true
            campaign.levels[threshold]?.heldFor = nil
            told.append(.int(threshold))
            record(campaign, threshold, "passed", nil, new)
        }
        guard !isOvershadowed else { return }
        speak(campaign, highest, new, passing: told)
    }

    private func forget(_ campaign: ModelCampaign) {
        for threshold in Self.thresholds {
            campaign.levels[threshold]?.isPassed = false
            campaign.levels[threshold]?.heldFor = nil
            campaign.levels[threshold]?.lastSent = nil
        }
    }

    private func rearm(_ campaign: ModelCampaign, _ new: ModelCampaign.Numbers) {
        for threshold in Self.thresholds where campaign.levels[threshold]?.isPassed == true {
            var isFree = new.used * 100 <= new.limit * (threshold - 5)
            if threshold == 110 {
                isFree = isFree && new.used < new.cap && (new.cap - new.used) * 100 >= 5 * new.limit
            }
            if isFree { disarm(campaign, threshold, new) }
        }
    }

    private func disarm(
        _ campaign: ModelCampaign,
        _ threshold: Int64,
        _ new: ModelCampaign.Numbers
    ) {
        campaign.levels[threshold]?.isPassed = false
        campaign.levels[threshold]?.heldFor = nil
        guard campaign.isLive else { return }
        say(
            campaign,
            "capacity.threshold_rearmed",
            ["threshold": .int(threshold), "used": .int(new.used), "limit": .int(new.limit)]
        )
    }

    /// Not passed, or passed while nobody was to be told and that is over.
    private func isArmed(_ threshold: Int64, _ campaign: ModelCampaign) -> Bool {
        guard let level = campaign.levels[threshold], level.isPassed else { return true }
        switch level.heldFor {
        case "not_live": return campaign.isLive
        case "muted": return !isMuted(threshold, campaign)
        default: return false
        }
    }

    private func isMuted(_ threshold: Int64, _ campaign: ModelCampaign) -> Bool {
        guard let until = campaign.mutedUntil, clock < until else { return false }
        return campaign.muted.contains(threshold)
    }

    private func speak(
        _ campaign: ModelCampaign,
        _ threshold: Int64,
        _ new: ModelCampaign.Numbers,
        passing: [JSON]
    ) {
        var level = campaign.levels[threshold] ?? ModelCampaign.Level()
        let window = Self.windowHours[threshold, default: 0] * Instant.millisecondsPerHour
        level.isPassed = true
        level.heldFor = nil
        if !campaign.isLive {
            level.heldFor = "not_live"
        } else if isMuted(threshold, campaign) {
            level.heldFor = "muted"
        } else if let last = level.lastSent, clock.ms - last.ms < window {
            level.heldFor = "throttled"
        }
        if let reason = level.heldFor {
            level.pending += 1
            campaign.levels[threshold] = level
            record(campaign, threshold, "suppressed", reason, new)
            return
        }
        let pending = level.pending
        level.pending = 0
        level.lastSent = clock
        campaign.levels[threshold] = level
        let id = record(campaign, threshold, "sent", nil, new, pending)
        say(
            campaign,
            "capacity.threshold_crossed",
            [
                "alertId": .string(id), "threshold": .int(threshold),
                "cause": .string(cause(campaign, threshold, new)),
                "suppressedBefore": .int(pending), "passedThresholds": .array(passing),
                "used": .int(new.used), "limit": .int(new.limit), "cap": .int(new.cap),
                "available": .int(max(0, new.limit - new.used)), "waiting": .int(new.waiting),
            ]
        )
    }

    private func cause(
        _ campaign: ModelCampaign,
        _ threshold: Int64,
        _ new: ModelCampaign.Numbers
    ) -> String {
        if limitChanged.contains(campaign.id) { return "limit_change" }
        if new.used > new.cap { return "overbooked" }
        let reaches = new.limit > 0 ? new.used * 100 >= new.limit * threshold : new.used > 0
        if reaches { return "usage" }
        return flagged.contains(campaign.id) ? "overbooked" : "refusal"
    }

    @discardableResult
    private func record(
        _ campaign: ModelCampaign,
        _ threshold: Int64,
        _ status: String,
        _ reason: String?,
        _ new: ModelCampaign.Numbers,
        _ pending: Int64 = 0
    ) -> String {
        let id = make("alr", campaign.company)
        alerts.append(
            ModelAlert(
                id: id,
                company: campaign.company,
                campaign: campaign.id,
                threshold: threshold,
                status: status,
                reason: reason,
                cause: cause(campaign, threshold, new),
                suppressedBefore: pending,
                at: clock
            )
        )
        return id
    }
}
