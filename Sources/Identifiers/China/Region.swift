/// Administrative regions of China by number, GB/T 2260.
enum Region {
  /// Whether two digits are the number of a province, region or municipality. 10 stands for the whole country in
  /// credit codes; 71, 81, 82 and 83 for Taiwan, Hong Kong, Macau and Taiwan's residence permits.
  static func isProvince(_ number: Int) -> Bool {
    switch number {
    case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83: true
    default: false
    }
  }
}
