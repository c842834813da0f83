extension AMQPConfiguration {
    /// Reads `amqp[s]://user:password@host:port/virtual-host?key=value&…`.
    ///
    /// Every part may be percent-encoded; a `/` inside a virtual host must be (`%2F`). Keys:
    /// `heartbeat` (seconds, 1 to 600), `timeout` (seconds, 1 to 600) and, with `amqps`,
    /// `cacertfile`, `certfile` and `keyfile`. An absent user is `guest`, an absent or empty
    /// virtual host is `/`. An unknown key is an error, since it is most often a misspelled one.
    package init(url: String) throws(InvalidAMQPURL) {
        guard let schemeEnd = url.firstRange(of: "://") else {
            throw .init(field: "scheme", message: "expected amqp:// or amqps://")
        }
        let scheme = url[..<schemeEnd.lowerBound].lowercased()
        guard scheme == "amqp" || scheme == "amqps" else {
            throw .init(field: "scheme", message: "expected amqp:// or amqps://")
        }
        var rest = url[schemeEnd.upperBound...]
        let query = Self.cut(&rest, at: "?")
        let path = Self.cut(&rest, at: "/")
        var credentials: Substring?
        if let at = rest.lastIndex(of: "@") {
            credentials = rest[..<at]
            rest = rest[rest.index(after: at)...]
        }
        self.init(host: "", tls: scheme == "amqps" ? TLS() : nil)
        try readCredentials(credentials)
        try readAddress(rest)
        try readVirtualHost(path)
        try readQuery(query)
    }

    private static func cut(_ rest: inout Substring, at separator: Character) -> Substring? {
        guard let index = rest.firstIndex(of: separator) else { return nil }
        defer { rest = rest[..<index] }
        return rest[rest.index(after: index)...]
    }

    private mutating func readCredentials(_ text: Substring?) throws(InvalidAMQPURL) {
        guard var name = text else { return }
        let secret = Self.cut(&name, at: ":")
        user = try Self.decode(name, field: "user")
        password = try Self.decode(secret ?? "", field: "password")
        if user.isEmpty { throw .init(field: "user", message: "is empty") }
    }

    private mutating func readAddress(_ text: Substring) throws(InvalidAMQPURL) {
        var name = text
        var number: Substring?
        if text.first == "[" {
            guard let end = text.firstIndex(of: "]") else {
                throw .init(field: "host", message: "an IPv6 address ends with ]")
            }
            name = text[text.index(after: text.startIndex)..<end]
            let tail = text[text.index(after: end)...]
            guard tail.isEmpty || tail.first == ":" else {
                throw .init(field: "host", message: "only a port may follow ]")
            }
            number = tail.isEmpty ? nil : tail.dropFirst()
        } else {
            number = Self.cut(&name, at: ":")
        }
        host = try Self.decode(name, field: "host")
        if host.isEmpty { throw .init(field: "host", message: "is missing") }
        guard let number, !number.isEmpty else { return }
        port = try Self.number(number, in: 1...65_535, field: "port")
    }

    private mutating func readVirtualHost(_ text: Substring?) throws(InvalidAMQPURL) {
        guard let text, !text.isEmpty else { return }
        guard !text.contains("/") else {
            throw .init(
                field: "virtual host",
                message: "a / inside the name must be written %2F"
            )
        }
        virtualHost = try Self.decode(text, field: "virtual host")
    }

    private mutating func readQuery(_ text: Substring?) throws(InvalidAMQPURL) {
        var files: [String: String] = [:]
        for pair in (text ?? "").split(separator: "&") {
            var key = pair
            let value = Self.cut(&key, at: "=") ?? ""
            switch key {
            case "heartbeat":
                heartbeatSeconds = try Self.number(value, in: 1...600, field: "heartbeat")
            case "timeout":
                timeout = .seconds(try Self.number(value, in: 1...600, field: "timeout"))
            case "cacertfile", "certfile", "keyfile":
                let path = try Self.decode(value, field: String(key))
                if path.isEmpty { throw .init(field: String(key), message: "names no file") }
                files[String(key)] = path
            default:
                throw .init(field: "query", message: "the key \(key) is not known")
            }
        }
        try readFiles(files)
    }

    private mutating func readFiles(_ files: [String: String]) throws(InvalidAMQPURL) {
        guard !files.isEmpty else { return }
        guard tls != nil else {
            let field = files.keys.sorted().joined(separator: ", ")
            throw .init(field: field, message: "has a meaning with amqps:// only")
        }
        tls?.authorityFile = files["cacertfile"]
        switch (files["certfile"], files["keyfile"]) {
        case (nil, nil):
            break
        case (let certificate?, let key?):
            tls?.identity = Identity(certificateFile: certificate, keyFile: key)
        case (_, nil):
            throw .init(field: "keyfile", message: "is missing; certfile needs it")
        case (nil, _):
            throw .init(field: "certfile", message: "is missing; keyfile needs it")
        }
    }

    private static func number(
        _ text: Substring,
        in range: ClosedRange<Int>,
        field: String
    ) throws(InvalidAMQPURL) -> Int {
        guard let value = Int(text), range.contains(value) else {
            let limits = "\(range.lowerBound) to \(range.upperBound)"
            throw .init(field: field, message: "expected a number from \(limits)")
        }
        return value
    }

    private static func decode(
        _ text: Substring,
        field: String
    ) throws(InvalidAMQPURL) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = Substring(rest.prefix(2))
            let isHexadecimal = digits.utf8.count == 2 && digits.allSatisfy(\.isHexDigit)
            guard isHexadecimal, let decoded = UInt8(digits, radix: 16) else {
                throw .init(field: field, message: "% must be followed by two hexadecimal digits")
            }
            bytes.append(decoded)
            rest = rest.dropFirst(2)
        }
        guard let decoded = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw .init(field: field, message: "is not UTF-8 text")
        }
        return decoded
    }
}
