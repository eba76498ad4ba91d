/// Small documents with a bit of everything, to be damaged.
enum XMLSeeds {
  static let documents: [String] = [
    "<a/>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<!-- c -->\n<a b='1' c=\"2\">t<b/>u</a>\n<?p d?>\n",
    "<!DOCTYPE a SYSTEM \"a.dtd\"><a>caf&eacute; &nosuch; &amp; <b c='&lt;&nosuch;'>x</b></a>",
    "<?xml version='1.0'?><!DOCTYPE a PUBLIC \"-//p\" 'b' [<!ELEMENT a ANY><!-- ' --><?p \"?><!NOTATION n SYSTEM 'x>'>]>\n<a>&amp;</a>",
    "<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n <channel>\n  <item>\n   <g:id>1</g:id>\r\n   <g:title>A &amp; B</g:title>\n  </item>\n </channel>\n</rss>",
    "<a xmlns='u' xmlns:p='v' xmlns:q='v'><p:b p:c='1' q:d='2' e='3'><q:b xmlns='' xmlns:p='w'><c p:c='x'/></q:b></p:b><c/></a>",
    "<a><![CDATA[<x>&y;]] ]>]]>t]]u]v<!-- - c --><?p q?r?>\r\n\tж日😀&#1078;&#x1F600;</a>",
    "<a\n b = 'x\ty\nz\r\nw&#10;&#13;&#9;'\n\tc=\"'&quot;&apos;&gt;\"\n/>",
    "<каталог имя=\"знач\"><Товар Ид='1'>текст длинный текст</Товар></каталог>",
    "<a>\n<b>1</b>\n<b>2</b>\n<b x='1' y='2'>3</b>\n<c/>\n<d><e><f>4</f></e></d>\n</a>\n",
    "<yml_catalog date=\"2025-11-23 01:00\"><shop><offer id=\"1\" available=\"true\"><price>100</price><param name=\"Цвет\">синий</param></offer></shop></yml_catalog>",
    "<a xml:lang='en' xml:space='preserve'> <b xml:id='i'/> </a>",
  ]
}
