/// What a numbering plan says of digits that were dialled.
enum PlannedNumber {
  /// A number of a range that is given to subscribers; shared when a whole company is reached at it.
  case assigned(E164Number, isShared: Bool)
  /// A number as long as the plan allows, in a range that nobody was given, or was only after the plan was drawn.
  case unassigned(E164Number)
  /// No number of any plan.
  case impossible(IdentifierFault)
}
