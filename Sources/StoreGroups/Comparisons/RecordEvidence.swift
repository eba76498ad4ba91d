/// What the agreements of two records say of their being one party's: an agreement on a rare value more than one on a
/// common value.
struct RecordEvidence {
  private let records: PartyRecords
  private let frequencies: ValueFrequencies
  private let model: AgreementModel

  init(_ records: PartyRecords, _ frequencies: ValueFrequencies, _ model: AgreementModel) {
    self.records = records
    self.frequencies = frequencies
    self.model = model
  }

  /// Log-odds that the values of two records add.
  func weight(_ a: Int, _ b: Int, _ agreement: RecordAgreement) -> Double {
    let (x, y) = (records.records[a], records.records[b])
    var sum = nameWeight(x, y, agreement)
    sum += weight(.born, RecordAgreement.born, agreement) { frequencies.share(.born, UInt64(x.born)) }
    sum += weight(.id, RecordAgreement.id, agreement) { frequencies.share(.id, records.hash(x.id)) }
    sum += addressWeight(x, y, agreement)
    let phone = weight(.phone, RecordAgreement.phone, agreement) {
      frequencies.share(.phone, records.hash(x.phone))
    }
    let email = weight(.email, RecordAgreement.email, agreement) {
      frequencies.share(.email, records.hash(x.email))
    }
    // One party's means of contact come together.
    return sum + (phone > 0 && email > 0 ? max(phone, email) : phone + email)
  }

  /// Words of a name come together in families and languages, so that a name says no more than how rare it is as a
  /// whole.
  private func nameWeight(_ x: PartyRecord, _ y: PartyRecord, _ agreement: RecordAgreement) -> Double {
    let words = records.wordPairs(x, y)
    var sum = 0.0
    for index in RecordAgreement.names where agreement.levels[index] != 0 {
      let level = agreement.levels[index]
      if level == RecordAgreement.equal {
        let word = records.parts[x.names.lowerBound + words[index == 3 ? words.count - 1 : index].a]
        // Either word of the other name might have been it.
        sum += gain(.name, word) - (words.count > 1 ? 0.7 : 0)
      } else {
        sum += model.weight(.name, level)
      }
    }
    let (first, second) = (frequencies.shareOfName(x, in: records), frequencies.shareOfName(y, in: records))
    return Self.together(sum, most: -logarithm(max(first, second)))
  }

  /// The parts of an address follow from one another, so that together they say no more than that two records alone
  /// stand at the place.
  private func addressWeight(_ x: PartyRecord, _ y: PartyRecord, _ agreement: RecordAgreement) -> Double {
    let weights = [
      weight(.street, RecordAgreement.street, agreement) {
        frequencies.share(.street, records.hash(x.street))
      },
      weight(.house, RecordAgreement.house, agreement) { frequencies.share(.house, records.hash(x.house)) },
      weight(.postcode, RecordAgreement.postcode, agreement) {
        frequencies.share(.postcode, records.hash(x.postcode))
      },
      weight(.place, RecordAgreement.place, agreement) {
        let part = records.level(places: x, y).part
        return frequencies.share(.place, records.hash(records.parts[part]))
      },
    ]
    var (agreeing, differing, worst) = (0.0, 0.0, 0.0)
    for weight in weights {
      if weight > 0 { agreeing += weight } else { differing += weight }
      worst = min(worst, weight)
    }
    // Whoever moves has another street, house, postcode and place at once.
    return Self.together(agreeing, most: -logarithm(frequencies.least(.street))) + worst + (differing - worst) / 3
  }

  /// What agreements that follow from one another say together: as much as the whole is rare, and a third of what the
  /// parts would add if they were independent, for they are not quite one either.
  private static func together(_ sum: Double, most: Double) -> Double { sum <= most ? sum : most + (sum - most) / 3 }

  private func gain(_ field: ComparedField, _ text: PartyRecord.Text) -> Double {
    logarithm(model.m[field.rawValue][1] / frequencies.share(field, records.hash(text)))
  }

  private func weight(
    _ field: ComparedField, _ place: Int, _ agreement: RecordAgreement, share: () -> Double
  ) -> Double {
    let level = agreement.levels[place]
    if level == 0 { return 0 }
    guard level == RecordAgreement.equal else { return model.weight(field, level) }
    return logarithm(model.m[field.rawValue][1] / share())
  }
}
