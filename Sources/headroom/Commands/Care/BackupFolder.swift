import EventLog
import Storage

/// A folder that holds copies of a node's files.
struct BackupFolder {
    /// The folder.
    let folder: DataDirectory

    /// Names a folder; nothing is made or opened.
    init(_ path: String) {
        folder = DataDirectory(path)
    }

    /// The copy of the node's database.
    var database: String { folder.database }
    /// The copy of the embedded log.
    var log: String { BackupFolder.log(in: folder) }

    /// The embedded log of a node's folder.
    static func log(in directory: DataDirectory) -> String {
        directory.path + "/" + EmbeddedLog.fileName
    }
}
