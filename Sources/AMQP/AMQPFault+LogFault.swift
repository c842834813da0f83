package import EventLog

extension LogFault {
    /// The fault as callers of the log know it: try again, or let a person act.
    package init(_ fault: AMQPFault) {
        let code: Code =
            switch fault.kind {
            case .closed: .closed
            default: fault.isRetriable ? .unavailable : .refused
            }
        self.init(code, fault.description)
    }
}
