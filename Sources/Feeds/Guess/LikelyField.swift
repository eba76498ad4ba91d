import Identifiers
import Marketplace

/// What a place in a record most likely says, by its name and by what stands there.
enum LikelyField {
  /// The field of a name; `nil` when the name says nothing.
  ///
  /// - Parameter name: The local name of an element or attribute.
  static func field(named name: String) -> Field? {
    let folded = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    for (field, names) in names where names.contains(folded) { return field }
    for (field, parts) in parts where parts.contains(where: { folded.contains($0) }) { return field }
    return nil
  }

  /// The field that texts look like, when their place's name says nothing.
  static func field(of samples: [String]) -> Field? {
    guard !samples.isEmpty else { return nil }
    func all(_ holds: (String) -> Bool) -> Bool { samples.allSatisfy(holds) }
    if all({ isAddress($0) && isPicture($0) }) { return .picture }
    if all(isAddress) { return .link }
    var digits: [UInt8] = []
    if all({ $0.count >= 8 && isGTIN($0, &digits) }) { return .gtin }
    if all({ PriceMention.stands(in: Array($0.utf8)[...]) && $0.count < 24 }) { return .price }
    return nil
  }

  /// Whether a name is that of a currency's place.
  static func isCurrency(_ name: String) -> Bool {
    ["currency", "currencyid", "currencycode", "cur", "waehrung", "währung", "moneda", "valuta", "devise", "валюта"]
      .contains(name.lowercased())
  }

  /// Whether texts are prices, as a field of prices must have them.
  static func arePrices(_ samples: [String]) -> Bool {
    samples.allSatisfy { (try? PriceText(Array($0.utf8)[...], style: .written)) != nil }
  }

  private static func isGTIN(_ text: String, _ digits: inout [UInt8]) -> Bool {
    let bytes = Array(text.utf8)
    return GTIN.canonical(of: bytes.span, into: &digits)
  }

  private static func isAddress(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

  private static func isPicture(_ text: String) -> Bool {
    let path = text.lowercased().prefix { $0 != "?" && $0 != "#" }
    return [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].contains { path.hasSuffix($0) }
  }

  /// Names without case and punctuation, in the languages of the formats that we know.
  private static let names: [(Field, Set<String>)] = [
    (
      .id,
      [
        "id", "sku", "itemid", "productid", "offerid", "code", "productcode", "articleid", "article", "uid", "guid",
        "artnr", "artikelnr", "artikelnummer", "itemnumber", "productnumber", "ref", "reference", "codigo", "codice",
        "ид", "код", "артикул", "编号", "商品编号", "numiid", "listingid", "asin", "kod",
      ]
    ),
    (
      .title,
      [
        "title", "name", "productname", "itemname", "producttitle", "heading", "label", "nazev", "nazwa", "nombre",
        "titulo", "titolo", "nome", "nom", "titre", "titel", "bezeichnung", "produktname", "artikelname", "naam",
        "название", "наименование", "назва", "标题", "名称", "商品名称", "descriptionshort", "shortname",
      ]
    ),
    (
      .description,
      [
        "description", "desc", "longdescription", "body", "text", "content", "details", "popis", "opis", "descripcion",
        "descrizione", "descriptionlong", "beschreibung", "omschrijving", "описание", "опис", "描述", "shortdescription",
      ]
    ),
    (
      .price,
      [
        "price", "pricevat", "amount", "cost", "preis", "prix", "precio", "prezzo", "preco", "cena", "prijs", "fiyat",
        "цена", "ціна", "价格", "unitprice", "regularprice", "saleprice1", "priceamount", "sellingprice", "currentprice",
      ]
    ),
    (.salePrice, ["saleprice", "specialprice", "discountprice", "offerprice", "promoprice", "promotionprice"]),
    (
      .link, ["link", "url", "href", "deeplink", "producturl", "productlink", "itemurl", "permalink", "lien", "ссылка"]
    ),
    (
      .brand,
      ["brand", "manufacturer", "vendor", "maker", "marke", "marca", "marque", "hersteller", "producent", "бренд"]
    ),
    (.gtin, ["gtin", "ean", "ean13", "upc", "isbn", "barcode", "gtin13", "gtin14", "jan", "штрихкод", "条码"]),
    (.mpn, ["mpn", "partnumber", "manufacturerpartnumber", "mfrpartnumber", "vendorcode", "productno", "model"]),
    (
      .category,
      [
        "category", "categories", "cat", "producttype", "categorypath", "kategorie", "kategoria", "categoria",
        "rubrique",
        "категория", "分类", "department", "categorytext",
      ]
    ),
    (
      .availability,
      [
        "availability", "available", "stock", "qty", "quantity", "instock", "inventory", "stockstatus", "lager",
        "наличие",
      ]
    ),
    (.condition, ["condition", "state", "zustand", "estado", "состояние"]),
    (.groupID, ["groupid", "itemgroupid", "parentid", "parentsku", "variantgroup"]),
    (.store, ["store", "seller", "sellerid", "merchant", "merchantid", "shop", "shopid", "storeid", "dealer", "nick"]),
    (.created, ["created", "createdat", "published", "pubdate", "dateadded", "datecreated", "added"]),
    (.updated, ["updated", "updatedat", "modified", "lastmodified", "modifiedat", "dateupdated", "lastupdated"]),
  ]

  /// What a name may contain and still say so, asked after the whole names.
  private static let parts: [(Field, [String])] = [
    (.picture, ["image", "picture", "photo", "img", "bild", "imagen", "immagine", "foto", "thumbnail", "pic", "图片"]),
    (.title, ["title", "productname"]), (.description, ["description"]),
  ]
}
