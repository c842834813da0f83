import Glibc

/// Reads the process's environment.
enum Environment {
    /// The value of a variable; nil when it is missing or empty.
    static func value(_ name: String) -> String? {
        guard let raw = getenv(name), raw.pointee != 0 else { return nil }
        return String(cString: raw)
    }
}
