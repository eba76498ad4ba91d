/// The metadata of a TIFF file, which is one Exif structure itself.
enum TIFFParts {
  static func walk(_ view: ByteView, into container: inout PictureContainer) {
    container.add("IFD", at: 0, size: view.count, .exif(view))
    let exif = ExifDirectory(view)
    for entry in exif.entries where entry.directory == .primary {
      switch entry.tag {
      // XMP (XMP specification part 3, 3.1.1), and the C2PA manifest store (C2PA 2.1, A.3.5).
      case 700: container.add("tag700", at: entry.value.offset, size: entry.value.count, .xmp(entry.value.bytes))
      case 0xCD41: container.add("tag52545", at: entry.value.offset, size: entry.value.count, .jumbf(entry.value.bytes))
      default: break
      }
    }
  }
}
