import ArgumentParser
import Fingerprints
import Foundation
import Reporting
import Screening

/// `storewarden similar`: what looks like something, among much.
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Looks for pictures among others, and in lists of known pictures.",
    discussion: """
      Files and folders are searched for the same picture whatever was done to it; lists of known pictures (CSV: hash,
      quality, file; see `storewarden hash`) for hashes within 31 bits, mirrored and turned as well.

      Exit status: 0 done, whatever was found; 4 when a file could not be read.

      EXAMPLES
        storewarden similar photo.jpg --among pictures/
        storewarden similar photo.jpg other.png --bank known.csv --format jsonl
      """)

  @Argument(help: "The pictures to look for; or PDQ hashes, of 64 hexadecimal digits.", completion: .file())
  var pictures: [String]

  @Option(help: "A picture, or a folder of pictures, to look among. May be given several times.", completion: .file())
  var among: [String] = []

  @Option(help: "A list of known pictures. May be given several times.", completion: .file())
  var bank: [String] = []

  @OptionGroup var language: LanguageArguments

  @Option(help: "How to write what was found: text or jsonl.")
  var format: PlainFormat = .text

  func validate() throws {
    if among.isEmpty && bank.isEmpty {
      throw ValidationError("nowhere to look: name pictures or folders with --among, or lists with --bank")
    }
  }

  func run() throws {
    var banks: [(name: String, bank: PictureBank)] = []
    for path in bank {
      do throws(PictureBank.Fault) {
        banks.append((path, try PictureBank(path: path)))
      } catch {
        throw Failure.unreadable(error.description)
      }
    }
    var isIncomplete = false
    var files: [PictureFile] = []
    for path in try among.flatMap(Self.files) {
      let file = PictureFile(path: path)
      files.append(file)
      guard let reason = file.reason else { continue }
      StandardError.report("\(path): \(reason)")
      isIncomplete = true
    }
    let lookup = PictureLookup(files: files, banks: banks)
    let report = PictureLookupReport(language: language.language)
    do throws(OutputError) {
      var output = try AtomicFile(path: nil)
      for name in pictures {
        let found: [PictureLookup.Found]
        var reason: String?
        if let hash = PDQHash(hex: name) {
          found = lookup.find(hash)
        } else {
          let query = PictureFile(path: name)
          reason = query.reason
          found = lookup.find(query)
        }
        if reason != nil { isIncomplete = true }
        switch format {
        case .jsonl: try report.write(name, reason: reason, found, to: &output)
        case .text: try output.write(Array(report.text(name, reason: reason, found).utf8))
        }
      }
      try output.commit()
    } catch {
      throw Failure.unreadable("\(error)")
    }
    if isIncomplete { throw ExitStatus.incomplete }
  }

  /// A file itself; of a folder, the pictures directly in it, by name.
  private static func files(_ path: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: path) else {
      throw Failure.unreadable("\(path): there is no such file or folder; check the path")
    }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else { return [path] }
    return names.sorted().map { "\(path)/\($0)" }.filter { PictureFile.isPicture(path: $0) }
  }
}
