public import Pictures

/// Examines the pictures that listings name.
public struct PictureExaminer: Sendable {
  /// A picture to examine.
  public struct Request: Hashable, Sendable {
    /// The index of the listing that names it.
    public let listing: Int
    /// The picture's address or path, as the feed wrote it.
    public let href: String
    /// The folder of the feed that names it.
    public let folder: PictureFolder

    /// A picture of a listing.
    public init(listing: Int, href: String, folder: PictureFolder) {
      self.listing = listing
      self.href = href
      self.folder = folder
    }
  }

  /// Reads what files declare.
  public let provenance: ProvenanceExaminer

  /// An examiner.
  public init(provenance: ProvenanceExaminer = ProvenanceExaminer()) {
    self.provenance = provenance
  }

  /// Examines one picture. One that cannot be read is not evaluable, and the reason says why.
  public func examine(_ request: Request) -> PictureExamination {
    let outcome: PictureExamination.Outcome
    do {
      outcome = provenance.examine(try request.folder.read(request.href))
    } catch {
      outcome = .notEvaluable(reason: error.description)
    }
    return PictureExamination(href: request.href, listing: request.listing, outcome: outcome)
  }

  /// Examines pictures, each file once however many listings name it.
  ///
  /// - Returns: One examination a request, in the order of the requests.
  public func examine(_ requests: [Request]) -> [PictureExamination] {
    var known: [PictureFolder: [String: PictureExamination.Outcome]] = [:]
    return requests.map { request in
      if let outcome = known[request.folder]?[request.href] {
        return PictureExamination(href: request.href, listing: request.listing, outcome: outcome)
      }
      let examination = examine(request)
      known[request.folder, default: [:]][request.href] = examination.outcome
      return examination
    }
  }
}
