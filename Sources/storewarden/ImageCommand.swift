import ArgumentParser

/// `storewarden image`: pictures looked at by themselves.
struct ImageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "image",
    abstract: "Examines picture files, compares them, labels them, and trains the model of their pixels.",
    discussion: """
      A mark in a file is a declaration, no proof; a picture without marks is not cleared; a score of pixels is a hint.

      EXAMPLES
        storewarden image photo.jpg                                what it declares, and what its pixels say
        storewarden image pictures/*.png --format jsonl
        storewarden image photo.jpg --maps out/                    where the evidence of the pixels lies
        storewarden image compare main.jpg buyer.jpg               whether they show the same goods
        storewarden image label photo.jpg --as suspected --output labelled.jpg
        storewarden image train --manifest pictures.tsv --output pixels.txt
      """,
    subcommands: [ImageInspectCommand.self, ImageCompareCommand.self, ImageLabelCommand.self, ImageTrainCommand.self],
    defaultSubcommand: ImageInspectCommand.self)
}
