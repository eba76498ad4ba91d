/// Text made fit for a message on a terminal, where no writer of a format stands between it and the person.
///
/// Names of files and messages of the XML parser hold text of whoever made the input.
public enum SafeLine {
  /// The text on one line: personal data masked, line breaks and other invisible characters spelled out.
  public static func of(_ text: String) -> String { VisibleText.of(PersonalData.hidden(in: text)) }
}
