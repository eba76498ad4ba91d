/// The parts of made-up personal names.
enum PersonNames {
  /// Surnames.
  static let surnames =
    "安 柏 卞 岑 柴 车 迟 褚 丛 狄 樊 费 封 甘 葛 耿 宫 古 管 桂 和 洪 侯 华 霍 季 简 焦 靳 康 柯 匡 兰 乐 雷 黎 连 凌 柳 娄 鲁 骆 麦 毛 梅 苗 莫 倪 聂 宁 欧 庞 裴 齐 祁 乔 屈 荣 阮 单 尚 沈 盛 施 时 舒 宋 苏 谈 汤 唐 陶 童 涂 万 温 翁 乌 奚 辛 邢 徐 燕 羊 姚 叶 易 殷 于 俞 岳 臧 詹 章 郑 祝 庄 卓 邹 左"
    .words

  /// Characters of given names.
  static let given =
    "澄 笙 棠 砚 舟 禾 苓 霁 昀 朗 墨 溪 岚 樾 珂 琬 绮 菀 蓁 衡 谦 豫 钧 铎 霖 韶 颐 骁 麟 黛 屹 弦 怀 憬 恬 旻 晏 曦 朔 枫 栩 桐 楷 榆 沁 沛 泓 洵 浔 淇 渊 湛 漾 澜 焕 煦 熠 璟 瑜 甫 畅 皓 睿 祺 秉 稷 竹 筠 素 织 绎 羽 翊 芃 荇 蔚 行 言 诚 辰 迟 逸 遥 野 青 音 鸣 雁"
    .words

  /// Syllables of mailbox names.
  static let syllables =
    "lan yun shu qing heng bai tang mo zhou su lin ye feng xi yan hao jing ru wen zhi pei luo miao an ran bo cheng dai fan guan hui jian ke liang mei nuo ou ping qiu rong shan tao wan xuan yi zhen"
    .words
}
