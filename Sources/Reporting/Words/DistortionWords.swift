import Judgement
import SyntheticImages

/// What people read of how a picture departs from the goods.
enum DistortionWords {
  /// A line for each thing that the picture was held against.
  static func lines(_ distortion: PictureDistortion, _ language: Language) -> [String] {
    var lines: [LocalizedText] = []
    if let colour = distortion.colour {
      let seen =
        colour.seen.map { (" (\($0.words[.english]) instead)", "（实为\($0.words[.chinese])）") } ?? ("", "")
      lines.append(
        colour.isContradicted
          ? both(
            "The declared colour, \(colour.declared.rawValue), is nowhere on the goods\(seen.0)",
            "商品上未见申报的\(colour.declared.words[.chinese])\(seen.1)")
          : both(
            "The declared colour, \(colour.declared.rawValue), is on the goods",
            "商品颜色与申报的\(colour.declared.words[.chinese])相符"))
    }
    let buyers = distortion.comparisons.filter { $0.isBuyers && $0.result.colour != nil }
    if !buyers.isEmpty {
      let differing = buyers.count { $0.result.isOtherColour }
      lines.append(
        both(
          "\(differing) of \(buyers.count) buyers' pictures show other colours",
          "\(buyers.count) 张买家图片中有 \(differing) 张颜色不同"))
    }
    if let count = distortion.count, case .objects(let shown) = count.shown {
      lines.append(
        count.differs
          ? both(
            "\(count.declared) articles are declared and \(shown) objects shown: weak, as one article may be shown more than once",
            "申报 \(count.declared) 件，图中可见 \(shown) 个物体：弱线索，同一商品可能多次入镜")
          : both(
            "As many objects are shown as articles are declared, \(count.declared)", "图中物体数与申报的 \(count.declared) 件相符"))
    }
    switch distortion.print {
    case nil: break
    case .failed: lines.append(both("Print: could not be read", "图上文字：未能读取"))
    case .read(let printed):
      let words = VisibleText.of(PersonalData.hidden(in: printed.lines.joined(separator: " / ")), limit: 160)
      let what: (String, String) =
        if let other = printed.otherBrand.map({ VisibleText.of(PersonalData.hidden(in: $0), limit: 60) }) {
          ("another brand is printed on it, \(other)", "图上印有其他品牌 \(other)")
        } else if printed.showsOwnBrand {
          ("its own brand is printed on it", "图上印有商品自身品牌")
        } else {
          ("no brand of the market is printed on it", "图上未印市场中的品牌")
        }
      lines.append(both("Print: \(what.0): \(words)", "图上文字：\(what.1)：\(words)"))
    }
    return lines.map { $0[language] }
  }
}
