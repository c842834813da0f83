import Domain

/// Commands on upsell signals.
extension Command.Body {
    init?(upsell name: CommandName, _ fields: inout FieldReader) {
        switch name {
        case .upsellAccept:
            let wonValue = fields.money("wonValue", in: 0...Int64.max, required: false)
            let note = fields.text("note", maximum: 500, required: false)
            guard let address = UpsellAddress(&fields) else { return nil }
            self = .upsellAccept(address, wonValue: wonValue, note: note)
        case .upsellDecline:
            let code = fields.word("reasonCode", UpsellDeclineReason.self)
            let note = fields.text("note", maximum: 500, required: false)
            guard let address = UpsellAddress(&fields), let code else { return nil }
            self = .upsellDecline(address, code, note: note)
        case .upsellSnooze:
            let until = fields.instant("until")
            guard let address = UpsellAddress(&fields), let until else { return nil }
            self = .upsellSnooze(address, until: until)
        default:
            guard let body = UpsellClose(&fields) else { return nil }
            self = .upsellClose(body)
        }
    }
}
