import Glibc

/// What the operating system knows of this process, under the names that dashboards expect.
package struct ProcessFigures: Sendable, Hashable {
    /// Processor time used so far, in seconds.
    package let cpuSeconds: Double
    /// Memory in use, in bytes.
    package let residentBytes: Int64
    /// Descriptors open now.
    package let openDescriptors: Int64

    /// Asks the system; what it does not say is 0.
    package static func now() -> ProcessFigures {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let seconds = usage.ru_utime.tv_sec + usage.ru_stime.tv_sec
        let microseconds = usage.ru_utime.tv_usec + usage.ru_stime.tv_usec
        return ProcessFigures(
            cpuSeconds: Double(seconds) + Double(microseconds) / 1_000_000,
            residentBytes: residentPages() * Int64(sysconf(Int32(_SC_PAGESIZE))),
            openDescriptors: descriptors()
        )
    }

    private static func residentPages() -> Int64 {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [UInt8](repeating: 0, count: 128)
        let count = fread(&line, 1, line.count, file)
        let words = line.prefix(count).split(separator: 0x20)
        guard words.count > 1 else { return 0 }
        return Int64(String(decoding: words[1], as: UTF8.self)) ?? 0
    }

    private static func descriptors() -> Int64 {
        guard let folder = opendir("/proc/self/fd") else { return 0 }
        defer { closedir(folder) }
        var count: Int64 = 0
        while readdir(folder) != nil { count += 1 }
        // Without ".", ".." and the folder itself.
        return max(0, count - 3)
    }
}
