package import Domain

/// The kinds of record in the usage ledger, under the name that messages and tables give them.
///
/// They are those that the rating reads, so that nothing has to be translated in between.
package typealias UsageType = LedgerType
