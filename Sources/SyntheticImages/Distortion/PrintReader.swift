internal import Foundation
public import Pictures

/// Reads what is printed on pictures, by Tesseract when it is installed (Smith, "An Overview of the Tesseract OCR
/// Engine", ICDAR 2007). It sees no byte of a feed's file: only brightness that our own decoder made of it.
public struct PrintReader: Sendable {
  private let program: URL
  private let languages: String

  /// The reader; `nil` when Tesseract is not installed, or lacks English and Simplified Chinese.
  public init?() {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    guard
      let program = folders.map({ URL(filePath: "\($0)/tesseract") })
        .first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }),
      let said = Self.run(program, ["--list-langs"], input: [])
    else { return nil }
    let known = Set(said.split(whereSeparator: \.isNewline).map { String($0) })
    let languages = ["chi_sim", "eng"].filter(known.contains)
    guard !languages.isEmpty else { return nil }
    self.program = program
    self.languages = languages.joined(separator: "+")
  }

  /// The longest side that is read: print that cannot be read there is too small for a buyer, too.
  private static let side = 1600
  /// How sure Tesseract must be of a word, of 100.
  private static let sure = 70.0

  /// The lines that are surely printed on a picture, from top to bottom.
  ///
  /// - Parameter bytes: A picture's file.
  /// - Returns: `nil` when the picture cannot be decoded, or Tesseract failed or took too long.
  /// - Complexity: about a second a picture.
  public func lines(on bytes: [UInt8], decoder: PictureDecoder = PictureDecoder()) -> [String]? {
    guard let image = try? decoder.decode(bytes, fitting: Self.side) else { return nil }
    var grey = Array("P5\n\(image.width) \(image.height)\n255\n".utf8)
    grey.reserveCapacity(grey.count + image.width * image.height)
    for pixel in 0..<image.width * image.height {
      let (red, green, blue) = (Int(image.rgb[3 * pixel]), Int(image.rgb[3 * pixel + 1]), Int(image.rgb[3 * pixel + 2]))
      grey.append(UInt8((299 * red + 587 * green + 114 * blue) / 1000))
    }
    return Self.run(program, ["stdin", "stdout", "-l", languages, "--psm", "11", "tsv"], input: grey).map(Self.lines)
  }

  /// The lines of a table that Tesseract wrote: words of a line are joined, ideographs without a space.
  static func lines(ofTable table: String) -> [String] {
    var lines: [(key: [Substring], text: String)] = []
    for row in table.split(separator: "\n").dropFirst() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count == 12, cells[0] == "5", let sureness = Double(cells[10]), sureness >= sure else { continue }
      let word = cells[11].trimmingCharacters(in: .whitespaces)
      guard word.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      let key = Array(cells[1...4])
      if let last = lines.indices.last, lines[last].key == key {
        let isHan = (word.unicodeScalars.first?.properties.isIdeographic ?? false)
        lines[last].text += (isHan ? "" : " ") + word
      } else {
        lines.append((key, word))
      }
    }
    return lines.map(\.text)
  }

  /// Seconds after which the reader is ended.
  private static let patience = 20.0

  private static func run(_ program: URL, _ arguments: [String], input: [UInt8]) -> String? {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ["OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"]
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appending(path: "storewarden-print-\(UUID().uuidString)")
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    defer { try? FileManager.default.removeItem(at: file) }
    do {
      try Data(input).write(to: file)
      process.standardInput = try FileHandle(forReadingFrom: file)
      try process.run()
    } catch {
      return nil
    }
    let end = DispatchWorkItem { if process.isRunning { process.terminate() } }
    DispatchQueue.global().asyncAfter(deadline: .now() + patience, execute: end)
    let said = try? pipe.fileHandleForReading.readToEnd()
    process.waitUntilExit()
    end.cancel()
    guard process.terminationReason == .exit, process.terminationStatus == 0 else { return nil }
    return String(decoding: said ?? Data(), as: UTF8.self)
  }
}
