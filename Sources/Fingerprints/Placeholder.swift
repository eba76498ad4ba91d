enum PlaceholderFingerprints {}
