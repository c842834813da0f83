import Domain

/// Commands on alerts.
extension Command.Body {
    init?(alert name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .alertAcknowledge:
            let note = fields.text("note", maximum: 500, required: false)
            guard let id = fields.id("alertId") else { return nil }
            self = .alertAcknowledge(alertId: id, note: note)
        case .alertMute:
            guard let body = AlertMute(&fields) else { return nil }
            self = .alertMute(body)
        case .alertSetThresholds:
            guard let body = AlertSetThresholds(&fields) else { return nil }
            self = .alertSetThresholds(body)
        case .alertSetPolicy:
            guard let body = AlertSetPolicy(&fields) else { return nil }
            self = .alertSetPolicy(body)
        default:
            guard let campaignId = fields.id("campaignId") else { return nil }
            self = .alertUnmute(campaignId: campaignId)
        }
    }
}
