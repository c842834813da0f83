package import Domain

/// Key and value in one call; an absent optional writes nothing.
extension JSONWriter {
    /// The members of a room: used, what is held if that is asked for, limit, cap, utilization.
    package mutating func fields(of room: Room, withHeld: Bool = false) {
        field("used", room.used)
        if withHeld { field("held", room.held) }
        field("limit", room.limit)
        field("cap", room.cap)
        field("utilizationBp", room.utilizationBp)
    }

    /// A string member.
    package mutating func field(_ name: StaticString, _ value: String) {
        key(name)
        string(value)
    }

    /// A string member, if there is a value.
    package mutating func field(_ name: StaticString, _ value: String?) {
        if let value { field(name, value) }
    }

    /// An integer member.
    package mutating func field(_ name: StaticString, _ value: Int64) {
        key(name)
        int(value)
    }

    /// An integer member, if there is a value.
    package mutating func field(_ name: StaticString, _ value: Int64?) {
        if let value { field(name, value) }
    }

    /// A truth member.
    package mutating func field(_ name: StaticString, _ value: Bool) {
        key(name)
        bool(value)
    }

    /// An instant member, if there is a value.
    package mutating func field(_ name: StaticString, _ value: Instant?) {
        guard let value else { return }
        key(name)
        plainString { value.appendRFC3339(to: &$0) }
    }

    /// A list of strings.
    package mutating func field(_ name: StaticString, _ values: [String]) {
        key(name)
        array { writer in for value in values { writer.string(value) } }
    }

    /// A list of codes.
    package mutating func field(_ name: StaticString, _ values: [ReasonCode]) {
        key(name)
        array { writer in for value in values { writer.string(value.rawValue) } }
    }

    /// A money member, if there is a value.
    package mutating func field(_ name: StaticString, _ value: Money?) {
        guard let value else { return }
        key(name)
        object { writer in
            writer.field("amount", value.amount)
            writer.field("currency", value.currency.rawValue)
        }
    }

    /// A member that is any JSON, if there is a value.
    package mutating func field(_ name: StaticString, _ value: JSON?) {
        guard let value else { return }
        key(name)
        self.value(value)
    }
}
