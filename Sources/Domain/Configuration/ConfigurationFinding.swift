/// An error together with the places that a change could mend it at.
struct ConfigurationFinding {
    /// The error as it is told.
    let error: ConfigurationError
    /// The pointers of all values that have a part in it.
    let places: [String]

    /// An error of one value.
    init(_ path: String, _ code: ConfigurationError.Code) {
        error = ConfigurationError(path, code)
        places = [path]
    }

    /// A broken rule of several values, told at `path`.
    init(rule path: String, places: [String]) {
        error = ConfigurationError(path, .ruleViolated)
        self.places = places
    }
}
