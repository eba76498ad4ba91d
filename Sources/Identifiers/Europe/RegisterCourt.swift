/// The German courts that keep a commercial register, or kept one that is still cited.
enum RegisterCourt {
  /// The name of a court as registers write it, by any spelling of it.
  ///
  /// Case, spaces and punctuation do not count; an umlaut may be written without its dots or with an `e`; `Amtsgericht`
  /// may stand before it; of a name with a second one in brackets, either will do.
  ///
  /// - Parameters:
  ///   - text: The text, in capitals.
  ///   - end: Where the name ends in it.
  /// - Returns: The name in Latin-1, one byte a character; `nil` when no court is called so.
  static func name(in text: Written, before end: Int) -> [UInt8]? {
    var key: [UInt8] = []
    for index in 0..<end {
      switch text[index] {
      case 0x41...0x5A: key.append(text[index])
      case 0xC4: key.append(0x41)
      case 0xD6: key.append(0x4F)
      case 0xDC: key.append(0x55)
      case 0xDF: key.append(contentsOf: [0x53, 0x53])
      case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F: break
      default: return nil
      }
    }
    return names[key] ?? names[Array(key.trimmingPrefix("AMTSGERICHT".utf8))]
  }

  private static let names: [[UInt8]: [UInt8]] = {
    var names: [[UInt8]: [UInt8]] = [:]
    for court in courts.split(separator: "\n") {
      let name = court.unicodeScalars.map { UInt8($0.value) }
      let spellings = [court] + court.split(separator: " (").map { $0.prefix { $0 != ")" } }
      for spelling in spellings {
        for withE in [true, false] { names[key(of: spelling, withE: withE), default: name] = name }
      }
    }
    return names
  }()

  private static func key(of name: Substring, withE: Bool) -> [UInt8] {
    var key: [UInt8] = []
    for letter in name.uppercased() {
      switch letter {
      case "Ä": key.append(contentsOf: (withE ? "AE" : "A").utf8)
      case "Ö": key.append(contentsOf: (withE ? "OE" : "O").utf8)
      case "Ü": key.append(contentsOf: (withE ? "UE" : "U").utf8)
      default: if letter.isLetter { key.append(contentsOf: letter.utf8) }
      }
    }
    return key
  }

  private static let courts = """
    Aachen
    Altenburg
    Amberg
    Ansbach
    Apolda
    Arnsberg
    Arnstadt
    Arnstadt Zweigstelle Ilmenau
    Aschaffenburg
    Augsburg
    Aurich
    Bad Hersfeld
    Bad Homburg v.d.H.
    Bad Kreuznach
    Bad Oeynhausen
    Bad Salzungen
    Bamberg
    Bayreuth
    Berlin (Charlottenburg)
    Bielefeld
    Bochum
    Bonn
    Braunschweig
    Bremen
    Chemnitz
    Coburg
    Coesfeld
    Cottbus
    Darmstadt
    Deggendorf
    Dortmund
    Dresden
    Duisburg
    Düren
    Düsseldorf
    Eisenach
    Erfurt
    Eschwege
    Essen
    Flensburg
    Frankfurt am Main
    Frankfurt/Oder
    Freiburg
    Friedberg
    Fritzlar
    Fulda
    Fürth
    Gelsenkirchen
    Gera
    Gießen
    Gotha
    Göttingen
    Greiz
    Gütersloh
    Hagen
    Hamburg
    Hamm
    Hanau
    Hannover
    Heilbad Heiligenstadt
    Hildburghausen
    Hildesheim
    Hof
    Homburg
    Ilmenau
    Ingolstadt
    Iserlohn
    Jena
    Kaiserslautern
    Kassel
    Kempten (Allgäu)
    Kiel
    Kleve
    Koblenz
    Köln
    Königstein
    Korbach
    Krefeld
    Landau
    Landshut
    Langenfeld
    Lebach
    Leipzig
    Lemgo
    Limburg
    Lübeck
    Ludwigshafen a.Rhein (Ludwigshafen)
    Lüneburg
    Mainz
    Mannheim
    Marburg
    Meiningen
    Memmingen
    Merzig
    Mönchengladbach
    Montabaur
    Mühlhausen
    München
    Münster
    Neubrandenburg
    Neunkirchen
    Neuruppin
    Neuss
    Nordhausen
    Nürnberg
    Offenbach am Main
    Oldenburg (Oldenburg)
    Osnabrück
    Ottweiler
    Paderborn
    Passau
    Pinneberg
    Pößneck
    Pößneck Zweigstelle Bad Lobenstein
    Potsdam
    Recklinghausen
    Regensburg
    Rostock
    Rudolstadt
    Rudolstadt Zweigstelle Saalfeld
    Saarbrücken
    Saarlouis
    Schweinfurt
    Schwerin
    Siegburg
    Siegen
    Sömmerda
    Sondershausen
    Sonneberg
    St. Ingbert (St Ingbert)
    Stadthagen
    Stadtroda
    Steinfurt
    Stendal
    Stralsund
    Straubing
    Stuttgart
    Suhl
    Tostedt
    Traunstein
    Ulm
    Völklingen
    Walsrode
    Weiden i.d.OPf.
    Weimar
    Wetzlar
    Wiesbaden
    Wittlich
    Wuppertal
    Würzburg
    Zweibrücken
    """
}
