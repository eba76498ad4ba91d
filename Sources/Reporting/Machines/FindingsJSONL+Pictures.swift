internal import DuplicateListings
internal import Fingerprints
internal import Marketplace
internal import Screening

extension FindingsJSONL {
  /// Writes two listings that show one picture.
  func samePicture(_ pair: PicturePair, of findings: ScanFindings, into json: inout JSONWriter) {
    json.member("type", "same-picture")
    json.member("a", findings.market.id(ofListing: pair.a))
    json.member("b", findings.market.id(ofListing: pair.b))
    json.member("pictures", [pair.hrefA, pair.hrefB])
    json.member("shared", pair.shared)
    json.member("comparable", pair.comparable)
    json.member("certainty", pair.certainty)
    json.member("rarity", pair.rarity)
    PictureAlteration.write(pair.alterations, into: &json)
  }

  /// Writes a picture that is shown too widely to tell anything.
  func commonPicture(_ picture: CommonPicture, into json: inout JSONWriter) {
    json.member("type", "common-picture")
    json.member("href", picture.href)
    json.member("listings", picture.listings)
    json.member("stores", picture.stores)
  }

  /// Writes a picture that could not be compared.
  func uncompared(
    _ picture: (listing: Int, href: String, reason: String), of findings: ScanFindings, into json: inout JSONWriter
  ) {
    json.member("type", "picture-not-compared")
    json.member("href", picture.href)
    json.member("listing", findings.market.id(ofListing: picture.listing))
    json.member("reason", picture.reason)
  }
}
