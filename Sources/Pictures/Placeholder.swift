enum PlaceholderPictures {}
