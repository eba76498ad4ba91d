/// By what the listing of a cluster is chosen that is kept.
///
/// Each policy asks one thing, and among the listings that stand equal in it, the earliest created, and among those the
/// one with the lowest id.
public enum KeepPolicy: String, CaseIterable, Sendable {
  /// Nothing first: the earliest created.
  case earliest
  /// The text that hides least: the fewest kinds of disguise that folding undoes (invisible characters, look-alikes, full
  /// width, emoji, separators all through, traditional characters), since a disguise is put on a copy, not on what is copied.
  ///
  /// What is told by comparing two texts alone, such as syllables for characters and other units, does not count, and
  /// pictures do not vote: a crop of one picture and a border around the other look alike.
  case original
  /// A store that declares to be authorised by the listing's brand (affiliation `brand-authorisation`).
  case authorised
  /// The listing that says most: the most kinds of field, then the most pictures and attributes.
  case complete
}

/// What set the kept listing of a cluster apart from others of it.
public enum KeepReason: String, CaseIterable, Sendable {
  /// Its text hides less.
  case leastDisguised = "least-disguised"
  /// Its store declares to be authorised by its brand.
  case authorised
  /// It has more kinds of field, or more pictures and attributes.
  case mostComplete = "most-complete"
  /// It was created on an earlier day; a listing without a day counts as later than all.
  case createdFirst = "created-first"
  /// Its id is the lowest.
  case lowestID = "lowest-id"
}
