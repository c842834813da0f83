/// One figure of a health report.
package enum HealthFigure: Sendable, Hashable {
    /// A count, a position or a size.
    case number(Int64)
    /// A name, a version or a moment.
    case text(String)
    /// Whether something holds.
    case flag(Bool)
}

extension HealthFigure: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// A number written down as it is.
    package init(integerLiteral value: Int64) {
        self = .number(value)
    }

    /// A text written down as it is.
    package init(stringLiteral value: String) {
        self = .text(value)
    }
}

extension HealthFigure: ExpressibleByBooleanLiteral {
    /// A flag written down as it is.
    package init(booleanLiteral value: Bool) {
        self = .flag(value)
    }
}

extension HealthFigure: Encodable {
    /// Writes the bare value.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        }
    }
}
