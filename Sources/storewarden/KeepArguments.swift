public import ArgumentParser
public import DuplicateListings

/// Which listing of a cluster of duplicates is kept.
struct KeepArguments: ParsableArguments {
  @Option(
    name: .customLong("keep"),
    help: """
      Which listing of duplicates is kept: earliest (created first), original (the text that hides least), authorised \
      (of a store that its brand authorised) or complete (the most fields, pictures and attributes). Those that stand \
      equal are told apart by the day they were created, then by id.
      """)
  var policy: KeepPolicy = .earliest
}

extension KeepPolicy: ExpressibleByArgument {}
