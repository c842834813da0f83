import Glibc

/// TCP sockets on 127.0.0.1.
enum LocalSocket {
    /// A listening socket on a port that the system chose; -1 when there is none.
    static func listening() -> Int32 {
        let descriptor = make()
        let status = withAddress(port: 0) { bind(descriptor, $0, $1) }
        guard status == 0, listen(descriptor, 16) == 0 else {
            close(descriptor)
            return -1
        }
        return descriptor
    }

    /// A socket connected to a port; -1 when nobody listens there.
    static func connected(to port: Int) -> Int32 {
        let descriptor = make()
        let status = withAddress(port: port) { connect(descriptor, $0, $1) }
        guard status == 0 else {
            close(descriptor)
            return -1
        }
        return descriptor
    }

    /// The local port of a socket; 0 when it has none.
    static func port(of descriptor: Int32) -> Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                getsockname(descriptor, $0, &size)
            }
        }
        return status == 0 ? Int(UInt16(bigEndian: address.sin_port)) : 0
    }

    private static func make() -> Int32 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func withAddress(
        port: Int,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
