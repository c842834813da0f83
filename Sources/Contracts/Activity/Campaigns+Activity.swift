import Domain

/// What the activity feed says of campaigns and cohorts. Source: domain §13.3.
extension CampaignStatusChanged {
    /// The edge, and why.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.transition, code: to.rawValue) { writer in
            writer.field("from", from.rawValue)
            writer.field("to", to.rawValue)
            writer.field("trigger", trigger.rawValue)
            writer.field("reason", reason)
        }
    }
}

extension CampaignTransitionFailed {
    /// What could not be, and why.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.transition, code: "failed") { writer in
            writer.field("target", target.rawValue)
            writer.field("trigger", trigger.rawValue)
            writer.field("codes", codes)
            writer.field("attempt", attempt)
        }
    }
}

extension CampaignTermsChanged {
    /// The new terms by id, model and date.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.termsChanged, code: model.rawValue) { writer in
            writer.field("termsId", termsId)
            writer.field("effectiveFrom", effectiveFrom.iso)
            writer.field("model", model.rawValue)
            if !warnings.isEmpty { writer.field("warnings", warnings) }
        }
    }
}

extension CampaignConfigOverridden {
    /// The paths that were overridden.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.overrideChanged, code: layer.rawValue) { writer in
            writer.field("instanceId", instanceId)
            writer.field("paths", rows.map(\.path))
        }
    }
}

extension CampaignMigrated {
    /// From where to where.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.migration, code: rollback ? "rolled_back" : "migrated") { writer in
            writer.field("migrationId", migrationId)
            writer.field("fromVersion", fromVersion)
            writer.field("toVersion", toVersion)
        }
    }
}

extension InstanceCreated {
    /// A new cohort.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.instance, code: "created") { writer in
            writer.field("instanceId", instanceId)
            writer.field("ordinal", ordinal)
            writer.field("status", status.rawValue)
        }
    }
}

extension InstanceStatusChanged {
    /// Where a cohort moved.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.instance, code: to.rawValue) { writer in
            writer.field("instanceId", instanceId)
            writer.field("from", from.rawValue)
            writer.field("to", to.rawValue)
            writer.field("trigger", trigger.rawValue)
            if cascade { writer.field("cascade", true) }
        }
    }
}
