import GRDB

extension LogFault {
    /// Tells what a failed database call means for the log at `path`.
    init(_ error: any Error, path: String) {
        guard let error = error as? DatabaseError else {
            self = error as? LogFault ?? LogFault(.refused, "\(path): \(error)")
            return
        }
        let detail = "\(error.extendedResultCode.rawValue), \(error.message ?? "no detail")"
        switch error.resultCode {
        case .SQLITE_FULL:
            self.init(
                .unavailable,
                "the disk of \(path) is full (\(detail)); nothing was written, free some space"
            )
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .unavailable,
                "another process holds \(path) for too long (\(detail)); nothing was written"
            )
        case .SQLITE_IOERR:
            self.init(
                .refused,
                "the disk of \(path) failed (\(detail)); nothing was written, check the disk"
            )
        case .SQLITE_NOTADB:
            self.init(
                .refused,
                "\(path) is not a database (\(detail)); move it away or name another directory"
            )
        case .SQLITE_CORRUPT:
            self.init(
                .refused,
                "\(path) is damaged (\(detail)); restore it from a backup"
            )
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(
                .refused,
                "\(path) cannot be opened for writing (\(detail)); check owner and permissions"
            )
        default:
            self.init(.refused, "\(path): SQLite says \(detail)")
        }
    }
}
