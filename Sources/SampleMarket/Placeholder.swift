enum PlaceholderSampleMarket {}
