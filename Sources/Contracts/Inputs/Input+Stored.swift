extension Input {
    /// The input that stored data make; nil when they are not as its type must be.
    ///
    /// What waited for a campaign is read again when it is confirmed.
    package init?(_ type: InputType, stored data: JSONObject) {
        var fields = FieldReader(data, path: "/data")
        guard let input = type.decode(&fields), fields.errors.isEmpty else { return nil }
        self = input
    }
}
