import Foundation
import Testing

/// A gate that stays open answers each line, whatever it names.
struct FollowTests {
  @Test func answersEachBatchAndEndsWithTheMostSevere() throws {
    let folder = try TemporaryFolder()
    let (key, catalog) = (folder.file("k").path, folder.file("market.db").path)
    #expect(try Program.run("catalog", "key", key).status == 0)
    let good = try folder.write(
      """
      <marketplace xmlns="urn:storewarden:feed:1"><listing id="a" store="s"><title>Walnut desk lamp WD-4417</title>\
      <price currency="EUR">89.00</price></listing></marketplace>
      """, to: "good.xml")
    let broken = try folder.write("<marketplace xmlns=\"urn:storewarden:feed:1\">", to: "broken.xml")
    let words = ["gate", "--follow", "--format", "jsonl", "--catalog", catalog, "--key", key]
    let run = try Program.run(words, input: "\(good)\n\(broken)\n\n\(folder.file("missing.xml").path)\n-\n\(good)")
    let done = try run.rows.filter { $0["type"] as? String == "done" }
    #expect(done.map { $0["status"] as? Int } == [0, 3, 3, 3, 0], "\(run.output) \(run.errors)")
    #expect(done.first?["batch"] as? String == good)
    #expect(done[3]["decision"] as? String == "incomplete" && done[3]["reason"] is String)
    // Nothing of what could not be judged is approved, and the last line of a batch is its last.
    let approved = try run.rows.filter { $0["decision"] as? String == "approve" && $0["type"] as? String == "decision" }
    #expect(approved.count == 2)
    #expect(try run.rows.last?["type"] as? String == "done")
    #expect(run.status == 3)
    #expect(try Program.run(words, input: good).status == 0)
    let shown = try Program.run("catalog", "show", catalog, "--key", key).output
    #expect(shown.contains("1 listings, 0 pictures, 4 audit entries"))
  }

  @Test func endsWhenNobodyReadsTheAnswers() throws {
    let folder = try TemporaryFolder()
    let (key, catalog) = (folder.file("k").path, folder.file("market.db").path)
    #expect(try Program.run("catalog", "key", key).status == 0)
    let batches = try ["a", "b", "c"].map { id in
      try folder.write(
        """
        <marketplace xmlns="urn:storewarden:feed:1"><listing id="\(id)" store="s"><title>Lamp \(id)</title>\
        <price currency="EUR">89.00</price></listing></marketplace>
        """, to: "\(id).xml")
    }
    let run = try Program.shell(
      """
      mkfifo paths answers
      storewarden gate --follow --format jsonl --catalog "$1" --key "$2" <paths >answers & gate=$!
      exec 3>paths 4<answers
      trap '' PIPE
      echo "$3" >&3
      while read -r row <&4; do case $row in *'"type":"done"'*) echo "$row"; break;; esac; done
      exec 4<&-
      echo "$4" >&3
      echo "$5" >&3
      exec 3>&-
      wait $gate
      """, catalog, key, batches[0], batches[1], batches[2], in: folder.url)
    #expect(run.lines.count == 1 && run.status == 3, "\(run.output) \(run.errors)")
    #expect(run.errors.contains("nobody reads the answers"))
    // What was being judged is remembered before it is told; the next batch is not begun.
    let shown = try Program.run("catalog", "show", catalog, "--key", key).output
    #expect(shown.hasPrefix("0 stores, 2 listings"), "\(shown)")
  }

  @Test func saysWhatItNeeds() throws {
    let folder = try TemporaryFolder()
    let catalog = ["--catalog", folder.file("market.db").path]
    for words in [["gate", "--follow"], ["gate", "--follow", "--format", "jsonl", "a.xml"], ["gate"]] {
      #expect(try Program.run(words + catalog, input: "").status == 2)
    }
  }
}
