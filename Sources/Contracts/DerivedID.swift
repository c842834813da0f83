/// Reads the ids that the core makes: `<prefix>_<company>_<position>_<k>`.
///
/// Source: domain §1.4.
package enum DerivedID {
    /// The position of the record that made an id, or nil when it is no core-made id.
    package static func position(of id: String) -> Int64? {
        let parts = id.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 4, let position = Int64(parts[2]), position > 0, Int64(parts[3]) != nil
        else { return nil }
        return position
    }
}
