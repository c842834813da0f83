import Domain
import Testing

/// Values that a test states as text; a mistake in the text fails the test.
enum Given {
    static func day(_ iso: String) throws -> CivilDate {
        try #require(CivilDate(iso: iso))
    }

    static func month(_ iso: String) throws -> CivilMonth {
        try #require(CivilMonth(iso: iso))
    }

    static func range(_ first: String, _ last: String) throws -> CivilRange {
        try #require(CivilRange(try day(first), through: try day(last)))
    }

    static func instant(_ text: String) throws -> Instant {
        try #require(Instant(rfc3339: text))
    }
}
