import ArgumentParser
import Fingerprints
import Reporting
import Screening

/// `storewarden hash`: the PDQ hashes of picture files, as lists of known pictures are exchanged.
struct HashCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hash",
    abstract: "Prints the PDQ hashes of picture files as CSV: a list of known pictures to exchange.",
    discussion: """
      One row a picture: hash (64 hexadecimal digits), quality (0 to 100), file. Tools of ThreatExchange and
      Hasher-Matcher-Actioner read and write such lists; `storewarden similar --bank` reads them. A quality below 50 says
      that the picture has too little structure for its hash to tell anything.

      Exit status: 0 done, 4 when a file could not be read.

      EXAMPLES
        storewarden hash pictures/*.jpg > known.csv
        storewarden hash --forms logo.png        the hashes of the eight ways in which it may be mirrored and turned
      """)

  @Argument(help: "Picture files.", completion: .file())
  var files: [String]

  @Flag(help: "Print the hashes of all eight mirrored and turned forms.")
  var forms = false

  func run() throws {
    var isIncomplete = false
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      var csv = PictureHashCSV()
      for path in files {
        let file = HashedPicture(path: path)
        if let reason = file.reason {
          StandardError.report("\(path): \(reason)")
          isIncomplete = true
        }
        try csv.write(file, forms: forms ? Dihedral.allCases : [.upright], to: &output)
      }
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    if isIncomplete { throw ExitStatus.incomplete }
  }
}
