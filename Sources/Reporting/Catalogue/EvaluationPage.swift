public import Evaluation

/// Figures and curves of an evaluation as one HTML page: inline SVG, no script, nothing from elsewhere.
public struct EvaluationPage: Sendable {
  private let scores: [Score]
  private let curves: [Curve]

  /// A page.
  public init(scores: [Score], curves: [Curve]) {
    self.scores = scores
    self.curves = curves
  }

  /// The page.
  public var html: String {
    let escape = HTMLText.escaped
    var text = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1"><title>Evaluation</title>
      <style>
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
      :root { color-scheme: light dark; } table { border-collapse: collapse; } td { padding: .1rem 1.2rem .1rem 0; }
      figure { display: inline-block; margin: 0 1rem 1rem 0; } figcaption { font-size: 13px; }
      svg text { font-size: 11px; fill: currentColor; } .axis, .grid { stroke: currentColor; } .grid { opacity: .15; }
      .line { fill: none; stroke: #1f77b4; stroke-width: 2; } .true { fill: #2a9d5c; } .false { fill: #d1495b; }
      .ideal { stroke: currentColor; stroke-dasharray: 4; opacity: .5; }
      </style></head><body><h1>Evaluation</h1><table>

      """
    for score in scores {
      let cells = "\(score)".split(separator: "\t").map { "<td>\(escape(String($0)))</td>" }.joined()
      text += "<tr>\(cells)</tr>\n"
    }
    text += "</table>\n"
    for curve in curves {
      text += "<h2>\(escape(curve.name))</h2>\n"
      text +=
        "<p>\(curve.trueCount) true; Brier score \(Numbers.decimal(curve.brier, 4)) over what was scored.</p>\n"
      text +=
        figure("Precision over recall", precision(curve)) + figure("Scores: true above, others below", spread(curve))
      text += figure("Share that is true over mean score", reliability(curve))
    }
    return text + "</body></html>\n"
  }

  private func figure(_ caption: String, _ inner: String) -> String {
    var grid = ""
    for step in 0...4 {
      let place = Double(step) / 4
      grid += line(place, 0, place, 1, "grid") + line(0, place, 1, place, "grid")
      grid += "<text x=\"\(x(place))\" y=\"318\" text-anchor=\"middle\">\(Numbers.decimal(place, 2))</text>"
    }
    return
      "<figure><svg width=\"340\" height=\"330\" viewBox=\"0 0 340 330\" role=\"img\" aria-label=\"\(caption)\">\(grid)\(line(0, 0, 1, 0, "axis"))\(line(0, 0, 0, 1, "axis"))\(inner)</svg><figcaption>\(caption)</figcaption></figure>\n"
  }

  private func x(_ share: Double) -> String { Numbers.decimal(30 + 290 * share, 1) }
  private func y(_ share: Double) -> String { Numbers.decimal(300 - 280 * share, 1) }

  private func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> String {
    "<line class=\"\(style)\" x1=\"\(x(x1))\" y1=\"\(y(y1))\" x2=\"\(x(x2))\" y2=\"\(y(y2))\"/>"
  }

  private func axis(_ top: String) -> String {
    "<text x=\"26\" y=\"24\" text-anchor=\"end\">\(top)</text><text x=\"26\" y=\"302\" text-anchor=\"end\">0</text>"
  }

  private func precision(_ curve: Curve) -> String {
    // Many thresholds fall on one pixel: every four hundredth part is enough to draw.
    let step = max(1, curve.points.count / 400)
    let drawn = curve.points.enumerated().filter { $0.offset % step == 0 || $0.offset == curve.points.count - 1 }
    let path = drawn.map { "\(x($0.element.recall)),\(y($0.element.precision))" }.joined(separator: " ")
    return axis("1") + "<polyline class=\"line\" points=\"\(path)\"/>"
  }

  private func spread(_ curve: Curve) -> String {
    let most = Double(max(1, curve.histogram.map { max($0.trueCount, $0.falseCount) }.max() ?? 1))
    var text = axis("\(Int(most))") + line(0, 0.5, 1, 0.5, "axis")
    for (index, bin) in curve.histogram.enumerated() {
      // A square root lets few be seen beside many.
      let up = (Double(bin.trueCount) / most).squareRoot() / 2
      let down = (Double(bin.falseCount) / most).squareRoot() / 2
      let left = Double(index) / 20
      for (style, top, height) in [("true", 0.5 + up, up), ("false", 0.5, down)] where height > 0 {
        text +=
          "<rect class=\"\(style)\" x=\"\(x(left))\" y=\"\(y(top))\" width=\"13\" height=\"\(Numbers.decimal(280 * height, 1))\"/>"
      }
    }
    return text
  }

  private func reliability(_ curve: Curve) -> String {
    var text = axis("1") + line(0, 0, 1, 1, "ideal")
    for bin in curve.histogram where bin.trueCount + bin.falseCount > 0 {
      let count = Double(bin.trueCount + bin.falseCount)
      let radius = min(12, 2 + count.squareRoot() / 4)
      text +=
        "<circle class=\"true\" fill-opacity=\"0.7\" cx=\"\(x(bin.sum / count))\" cy=\"\(y(Double(bin.trueCount) / count))\" r=\"\(Numbers.decimal(radius, 1))\"><title>\(Int(count))</title></circle>"
    }
    return text
  }
}
