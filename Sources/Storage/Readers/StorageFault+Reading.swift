import GRDB

extension StorageFault {
    /// What a failed look at `path` means for whoever looked.
    init(reading error: any Error, path: String) {
        if let fault = error as? StorageFault {
            self = fault
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.inputOutput, "\(path): \(error)")
            return
        }
        let text = error.message ?? "no reason given"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(.locked, "another process holds \(path): \(text)")
        case .SQLITE_FULL:
            self.init(.diskFull, "the disk of \(path) is full: \(text)")
        case .SQLITE_NOTADB, .SQLITE_CORRUPT:
            self.init(.notANode, "\(path) is damaged or no database: \(text)")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.inputOutput, "\(path) cannot be opened: \(text)")
        default:
            self.init(.inputOutput, "\(path): \(text)")
        }
    }
}
