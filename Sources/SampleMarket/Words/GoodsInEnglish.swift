extension GoodsLine {
  /// The lines that are written in English.
  static let english: [GoodsLine] = [
    GoodsLine(
      category: "Kitchen > Tools",
      nouns:
        "salt grinder:acacia|bread proofing basket:rattan|enamel kettle:enamelled steel|paring knife:carbon steel|pour over stand:acacia|spice rack:acacia|oven mitt pair:waxed canvas|butter dish:stoneware,borosilicate glass|herb scissors:carbon steel"
        .parts,
      materials: "acacia|stoneware|carbon steel|borosilicate glass|waxed canvas".parts,
      features:
        "easy to rinse|sits flat|stays cool in the hand|no rattling lid|clear markings|stackable|fits small drawers"
        .parts,
      uses: "sourdough bakers|small kitchens|camp cooking|left-handed cooks|weekend brunch|gift boxes".parts,
      measures: ["{8-36} cm", "{180-1800} ml", "{120-2400} g", "set of {2-6}"], price: 7...69,
      sentences: """
        The {material} is cut from one piece, so there is no seam to trap flour.
        We boiled it {20-90} times before we dared to write dishwasher safe.
        The handle sits {4-9} cm away from the rim and never gets too hot to hold.
        {feature}: that is the line our regulars repeat when they order a second {noun}.
        A thin coat of oil every {2-8} weeks keeps the {colour} finish from drying out.
        Edges are rounded to {1-4} mm, which {use} will notice after an hour of work.
        Small pits in the glaze come from the wood kiln and are not a fault.
        Inside the box you will find a cloth, a card and {1-3} spare rings.
        It weighs {120-900} grams empty, light enough to pour with one wrist.
        A {noun} of {material} likes warm water and no soap for the first {2-6} days.
        Stand it on a wet cloth and it will not walk across the counter.
        Fits a standard drawer of {40-60} cm with a finger to spare.
        The stamp under the foot tells which of {3-7} potters, smiths or turners made it.
        If it arrives chipped, send one photo and we post another the same day.
        """.sentences, silhouettes: [.pot, .bottle, .cup], isEnglish: true),
    GoodsLine(
      category: "Desk > Paper",
      nouns:
        "dot grid journal:cotton rag,recycled kraft|brass ruler:solid brass|letter opener:solid brass,walnut|fountain pen:solid brass|desk blotter:bonded leather|index card box:walnut,recycled kraft|wax seal kit:solid brass|paper weight:solid brass,walnut"
        .parts,
      materials: "solid brass|cotton rag|walnut|recycled kraft|bonded leather".parts,
      features: "lies open by itself|no bleed through|quiet in a library|refillable|ages well|numbered pages".parts,
      uses: "bullet lists|travel notes|field sketching|thesis drafts|slow letters|meeting minutes".parts,
      measures: ["A{4-6}, {80-240} pages", "{10-40} cm", "{18-320} g", "pack of {2-12}"], price: 5...54,
      sentences: """
        Each sheet weighs {80-160} gsm and takes {6-20} common inks without feathering.
        The {material} darkens where you touch it most, which is rather the point.
        Signatures of {12-24} pages are sewn, then pressed under {20-60} kilos overnight.
        Made with {use} in mind, it opens flat from the very first page.
        {feature}, even after {6-24} months in a coat pocket.
        The {colour} cover is dyed in small vats, so expect a shade of difference between batches.
        Rounded corners of {3-8} mm stop it from snagging on the lining of a bag.
        We left {2-8} blank leaves at the end for an index of your own.
        A strip of {material} along the edge takes the wear where thumbs rest.
        For {use} we would choose the {colour} one and write on the inside first.
        It left the bench only after {3-9} coats and {2-6} days of rest.
        Please keep the {noun} dry; a wet cover will cockle and that cannot be undone.
        """.sentences, silhouettes: [.book, .box, .tube], isEnglish: true),
    GoodsLine(
      category: "Outdoor > Camp",
      nouns:
        "folding stool:anodised aluminium|gas lantern:anodised aluminium|river tarp:ripstop nylon,silicone coated polyester|sleeping liner:merino|trail stove:titanium|dry sack:ripstop nylon|ember tongs:titanium|camp pillow:ripstop nylon|rope light:silicone coated polyester"
        .parts,
      materials: "ripstop nylon|anodised aluminium|titanium|merino|silicone coated polyester".parts,
      features:
        "packs to a fist|stands on gravel|no tools needed|works with gloves|reflects head torches|dries in an hour"
        .parts,
      uses: "bikepacking|night fishing|family sites|desert trips|solo hiking|festival fields".parts,
      measures: ["{20-320} cm", "{90-3200} g", "{1-40} l", "for {1-4} people"], price: 12...139,
      sentences: """
        The frame is {material} and has been folded {400-2000} times on our bench.
        It {feature}, which matters more than another {30-200} grams saved.
        We left it in {20-80} minutes of steady rain and the inside stayed dry.
        Sewn in loops take a {3-6} mm cord, and {2-6} pegs are in the bag.
        {use} ask for something quiet; the joints have nylon washers for that.
        The {colour} cloth fades a little in a summer of sun, as all honest dyes do.
        Rated for {40-150} kilos, tested at {160-220} before we signed the label.
        Two people put it up in {2-12} minutes, one person in {5-20}.
        Zips, clips and poles carry numbers so that parts can be had for {5-12} years.
        The bag it lives in is {12-40} cm long and closes with cold fingers.
        Shake the {noun} out and dry it fully, or mildew will find it first.
        Spare clips cost less than a coffee and ship in a letter.
        """.sentences, silhouettes: [.table, .cushion, .lamp], isEnglish: true),
    GoodsLine(
      category: "Electronics > Small",
      nouns:
        "desk fan|cable dock:aluminium shell|clip microphone|bedside clock:tempered glass,matte ABS|reading light|key finder|travel adapter:matte ABS|card reader"
        .parts,
      materials: "matte ABS|aluminium shell|braided cotton|tempered glass|soft silicone".parts,
      features: "wakes up instantly|no app required|remembers its level|holds with one magnet|runs cool|whisper quiet"
        .parts,
      uses: "night shifts|video calls|shared flats|long flights|study corners|podcast starters".parts,
      measures: ["{2-65} W", "{40-480} g", "{1-3} m cable", "{2-9} ports"], price: 9...89,
      sentences: """
        Measured at one metre it makes {18-46} dB, about the level of a turning page.
        The {material} body stays under {36-48} degrees at full load.
        A full charge takes {45-180} minutes and lasts {5-60} hours of use.
        There are {1-4} buttons and each of them does one thing.
        {feature}, so {use} need not read the leaflet first.
        The plug has been pulled {5000-12000} times in our jig and still clicks.
        The {colour} version is sprayed, then baked, and shrugs off keys in a pocket.
        Firmware {1-4}.{0-9} fixes the flicker that early units showed.
        A ring of soft rubber keeps it where you put it, even on glass.
        The power light is dim on purpose and can be turned off for {use}.
        Inside you find {1-3} boards, screwed and not glued, so it can be mended.
        Warranty on the {noun} is {12-36} months; we pay the way back to us.
        """.sentences, silhouettes: [.gadget, .lamp, .box], isEnglish: true),
    GoodsLine(
      category: "Home > Textile",
      nouns:
        "waffle towel:organic cotton|linen apron:stonewashed linen|wool throw:lambswool|cushion cover|quilted runner:recycled denim,organic cotton|blackout curtain|bath mat:organic cotton|laundry bag"
        .parts,
      materials: "stonewashed linen|organic cotton|lambswool|hemp|recycled denim".parts,
      features: "softens with each wash|hidden zip|does not shed|hangs straight|absorbs fast|no chemical smell".parts,
      uses: "guest rooms|rented flats|sensitive skin|drafty houses|pet owners|beach weekends".parts,
      measures: ["{30-240} x {40-260} cm", "{180-900} gsm", "set of {2-4}", "{300-2200} g"], price: 9...119,
      sentences: """
        The yarn is {material}, spun a touch thicker so that it survives {40-120} washes.
        Expect it to shrink by {2-6} percent the first time, we cut it larger for that.
        Hems are folded twice and stitched {8-14} times per inch.
        {use} told us the old corner loops were too short; these measure {5-12} cm.
        {feature}, and it does so without any softener.
        The {colour} was matched by eye in daylight, screens will disagree.
        Dry it flat for {6-24} hours and it needs no iron.
        A loop of {material} at the back takes any hook up to {2-6} cm.
        Made on looms from 19{60-89}, which is why the selvedge is so straight.
        Wash it with its own kind at {30-60} degrees.
        Stray threads may be cut, never pulled.
        The {noun} is woven in lots of {60-400}, each with its lot number on the tag.
        """.sentences, silhouettes: [.cushion, .garment, .box], isEnglish: true),
  ]
}

extension String {
  /// The parts between upright bars.
  fileprivate var parts: [String] { split(separator: "|").map(String.init) }
}
