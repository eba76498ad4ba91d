import Marketplace
import Testing

struct RecordTableTests {
  private func draft(_ values: [(Field, String, String?)]) -> RecordDraft {
    var draft = RecordDraft()
    for (field, text, qualifier) in values { draft.append(field, text, qualifier: qualifier) }
    return draft
  }

  private func texts(_ table: RecordTable, _ record: Int) -> [String] {
    table.values(of: record).map { "\($0.field) \(table.string($0.qualifier))=\(table.string($0.text))" }
  }

  @Test func aRecordReadsBackAsItWasWritten() {
    var table = RecordTable()
    table.append(
      draft([(.id, "s1", nil), (.account, "6222", "bank-card"), (.name, "", "空")]), file: 2, line: 7, column: 3)
    #expect(texts(table, 0) == ["id =s1", "account bank-card=6222", "name 空="])
    #expect(table.string(.account, of: 0) == "6222")
    #expect(table.first(.title, of: 0) == nil)
    #expect([table.file(of: 0), table.line(of: 0), table.column(of: 0)] == [2, 7, 3])
  }

  @Test func truncatingDropsExactlyWhatCameAfter() {
    var table = RecordTable()
    for number in 0..<5 { table.append(draft([(.id, "s\(number)", nil)]), file: 0, line: number, column: 0) }
    let bytes = table.arena.count
    table.truncate(to: 3)
    #expect(table.count == 3)
    #expect(table.arena.count == bytes - 4)
    table.append(draft([(.id, "new", nil)]), file: 0, line: 9, column: 0)
    #expect(texts(table, 3) == ["id =new"])
    table.truncate(to: 10)
    #expect(table.count == 4)
  }

  @Test func appendingATableKeepsItsRecords() {
    var a = RecordTable()
    a.append(draft([(.id, "a", nil), (.title, "one", nil)]), file: 0, line: 1, column: 1)
    var b = RecordTable()
    b.append(draft([(.id, "b", nil), (.title, "two", "q")]), file: 4, line: 5, column: 2)
    a.append(contentsOf: b)
    #expect(texts(a, 0) == ["id =a", "title =one"])
    #expect(texts(a, 1) == ["id =b", "title q=two"])
    #expect(a.file(of: 1) == 4)
    #expect(a.line(of: 1) == 5)
  }

  @Test func reorderingKeepsEachRecordWhole() {
    var table = RecordTable()
    for number in 0..<4 {
      table.append(
        draft([(.id, "s\(number)", nil), (.name, String(repeating: "x", count: number), nil)]), file: 0, line: number,
        column: 0)
    }
    let turned = table.reordered([3, 0, 2])
    #expect(
      (0..<3).map { texts(turned, $0) } == [["id =s3", "name =xxx"], ["id =s0", "name ="], ["id =s2", "name =xx"]])
    #expect((0..<3).map { turned.line(of: $0) } == [3, 0, 2])
  }

  @Test func aDraftIsEmptyAgainAfterRemoveAll() {
    var draft = draft([(.id, "x", nil)])
    draft.removeAll()
    var table = RecordTable()
    table.append(draft, file: 0, line: 1, column: 1)
    #expect(texts(table, 0).isEmpty)
  }
}
