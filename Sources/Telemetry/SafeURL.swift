/// An address as it may be shown: with the user, without the password.
package struct SafeURL: Sendable, Hashable, CustomStringConvertible {
    /// The address without its password.
    package let description: String

    /// Takes the password out of an address such as `amqps://user:secret@host/vhost`.
    ///
    /// Everything between the first colon and the last `@` of the authority is taken for the
    /// password, so a badly encoded one does not show in part. Text without an authority, and an
    /// address without a password, stay as they are.
    package init(_ url: String) {
        guard let scheme = url.firstRange(of: "://") else {
            description = url
            return
        }
        let rest = url[scheme.upperBound...]
        // A password may hold an unencoded slash: the last @ of all ends the user's part.
        guard let at = rest.lastIndex(of: "@") else {
            description = url
            return
        }
        let user = rest[..<at].prefix { $0 != ":" }
        description = "\(url[..<scheme.upperBound])\(user)\(rest[at...])"
    }
}
