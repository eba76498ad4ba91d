import Testing

@Suite struct LimitTests {
  @Test func readsMoreWhenALimitIsRaisedAndLessWhenItIsLowered() throws {
    let folder = try TemporaryFolder()
    let title = String(repeating: "t", count: 2 << 20)
    let path = try folder.feed(["<listing id='a' store='s'><title>\(title)</title></listing>"])
    let strict = try Program.run("records", path)
    #expect(strict.status == 4)
    #expect(strict.output.contains("longer than 1048576 bytes; shorten it, or allow more with --limit field=SIZE"))
    #expect(try Program.run("records", path, "--limit", "field=2M").status == 0)
    #expect(try Program.run("records", path, "--limit", "field=2M", "--limit", "field=2000k").status == 4)
    #expect(try Program.run("records", path, "--limit", "depth=2").status == 3)
  }

  @Test(arguments: [
    ("feld=1", "there is no limit \"feld\"; limits are ratio, expanded,"), ("field", "write --limit field=VALUE"),
    ("field=1T", "a number of bytes, such as 2M"), ("depth=2k", "a whole number"), ("depth=-1", "a whole number"),
    ("parties=256", "parties must be from 1 to 255"), ("start-tag=1k", "start-tag must be from 64k to"),
    ("field=9999999999999999G", "a number of bytes"),
  ])
  func saysWhatIsWrongWithALimit(setting: String, message: String) throws {
    let run = try Program.run("scan", "-", "--limit", setting)
    #expect(run.status == 2)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test(arguments: ["records", "scan", "explain", "evaluate"]) func listsLimitsWithTheirDefaults(verb: String) throws {
    let help = try Program.run(verb, "--help").output
    #expect(help.contains("--limit <name=value>"))
    #expect(help.contains("field       bytes of a field (1M)"))
  }
}
