extension GroupFacts {
  /// How many of five signs a group shows that its identities are borrowed or stolen, 0 to 5: one person heads three
  /// companies or more; such a person's companies are registered in three provinces or more; a number stands under more than
  /// one name; three persons or more stand behind stores that register one telephone or mailbox; two members or more have an
  /// invalid identity.
  ///
  /// Each has innocent reasons; three together hardly do, though the first two often come together. How old a company is,
  /// whose account it is paid into and whether its licence was shown elsewhere would be signs, too, but no feed says so.
  public var identityMisuseSigns: Int {
    [
      companiesOfOnePerson >= 3, provincesOfOnePerson >= 3, identitiesUnderSeveralNames >= 1,
      personsBehindOneContact >= 3, membersWithInvalidIdentity >= 2,
    ].count { $0 }
  }
}
