/// Sentences that any line of goods may use, and what a shop says under each of its listings.
enum Phrases {
  /// Words that a title may carry for style.
  static let styles = "原创 侘寂 日杂 奶油风 新中式 北欧 包豪斯 田园 复刻 美式 极简 南洋 多巴胺 老上海 工业风 森系 撞色 素面 手作 小批量 返场 设计师款 早春 秋冬 四季".words

  /// First sentences.
  static let openings = """
    做{noun}的第{3-18}年，我们还是先从{material}讲起。
    这只{noun}是为{use}想的，不追求什么都有。
    客人问得最多的一句：{colour}到底显不显旧？答案是越用越耐看。
    {brand}的{model}停产过一回，今年换了{material}重新做。
    上一批{noun}两周就分完了，这一批多备了{100-900}份。
    先说缺点：{noun}不便宜，但{feature}这一条我们敢打包票。
    没有滤镜，图片就在仓库窗边拍的，{colour}看着什么样就是什么样。
    朋友家里{use}用了半年，回来只提了一个意见，我们改掉了。
    {material}的{noun}见过很多，能做到{feature}的不多。
    一眼看去普通，上手才知道{brand}把力气花在了看不见的地方。
    {model}这个编号代表第{2-40}次打样，前面的都没有卖。
    如果您家里正好需要一件{colour}的{noun}，请往下看完再决定。
    同样是{noun}，我们把预算留给了{material}，包装从简。
    从量尺寸到出样一共{12-90}天，{use}的需求写在第一页。
    店里的{noun}一直由同一位师傅看着，他只认{material}。
    很多人第一次买{brand}，是因为{feature}。
    """.sentences

  /// Sentences about quality and use.
  static let assurances = """
    每{20-200}件抽一件拆开看，不合格整批退回。
    说明写得很长，是因为踩过的坑都在里面。
    实际尺寸{6-90}×{6-90}厘米，手量会有一点出入。
    同款卖过{300-9000}件，差评我们都贴在评论第一条回复里。
    色差请以自然光为准，手机夜间模式下会偏黄。
    编号{1000-9999}-{10-99}对应生产日期，报编号就能查。
    喜欢可以先收藏，涨价前{3-10}天会在店里说一声。
    不合适请保持吊牌完整，{7-15}天内都能换。
    放在{use}的场景里最合适，其他用途我们没有试过。
    {feature}，这也是我们自己留着用的原因。
    如果与描述不符，运费由我们承担，不用解释。
    材质标的是{material}，送检编号尾号{100-999}。
    大促不参加满减，平时就是这个价。
    同城可以到仓库看样，周{1-5}下午有人。
    """.sentences

  /// What a shop says of dispatch and service, one of each group a shop.
  static let service: [[String]] = [
    """
    每天下午{2-6}点前付款当日走，周日休息。
    预计{24-72}小时内寄出，节假日顺延。
    仓库在一楼，打包快，基本当晚就有单号。
    默认发中通，偏远地区换邮政，不加钱。
    大件走物流，送到楼下，上楼费请和师傅谈。
    拼车发货，可能分成两个包裹到。
    {12-48}小时没有揽收，直接找我们退。
    冬季路上慢，给我们多{1-3}天时间。
    """.sentences,
    """
    客服只有一位，回得慢请见谅。
    晚上{9-11}点以后留言，第二天一早逐条回。
    有问题先发照片，我们看完再说怎么办。
    店主亲自回复，不用机器人。
    群里每周三上新，入群看主页。
    老客人满{3-9}单自动有小礼。
    支持开票，请在备注写抬头。
    定制、刻字另拍，时间约{3-12}天。
    """.sentences,
  ]

  /// First sentences in English.
  static let englishOpenings = """
    We made {noun} number {3-60} before we were happy with this one.
    Our {model} started as a request from {use}.
    There are cheaper versions, and few of them use {material}.
    Plain at first sight, the {brand} {noun} earns its place in a week.
    This batch of {60-900} is the last one in {colour} this year.
    If you only read one line: {feature}.
    Photographed by the window of our store room, no filter, no props.
    The {brand} workshop has {3-12} people, and two of them touch every {noun}.
    A friend used the sample for {2-14} months and sent back a single complaint.
    Think of it as a {noun} for {use}, nothing more and nothing less.
    Somebody has to care about the {noun}, and at {brand} that is a team of {2-9}.
    {model} is the number of the drawing that finally worked.
    Most people meet {brand} through a present, this {noun} being the usual one.
    {material} is slow to work with; we took {4-30} weeks for the first {20-90} pieces.
    You asked for {colour}, so here is {colour}.
    Before you buy a second {noun} this year, read how this one is put together.
    """.sentences

  /// Sentences about quality and use in English.
  static let englishAssurances = """
    It measures {6-90} by {6-90} cm, give or take a finger.
    One in {20-90} is taken apart for inspection.
    Not right for you? Send it back within {14-60} days.
    Screens differ, so trust daylight when you judge the {colour}.
    Lot {1000-9999}-{10-99} is printed inside; quote it and we know the day.
    We answer mail twice a day, usually before {9-11} and after {4-6}.
    {use} are the people we had in mind.
    Reviews with complaints stay up, together with what we did.
    The {material} is certified, report ending in {100-999}.
    Weekly batches are small, and we say so when the next one is due.
    Not meant for anything but {use}; we have not tried.
    Prices stay the same all year, sales included.
    """.sentences

  /// What an English shop says of dispatch, one a shop.
  static let englishService = """
    Leaves our door within {1-3} working days.
    Posted on Mondays and Thursdays from the small warehouse by the canal.
    Parcels travel tracked and arrive in {4-12} days.
    Orders over {40-90} ship free, smaller ones at cost.
    We combine parcels whenever an order holds {2-5} things.
    Gift notes are written by hand, just leave a line.
    """.sentences
}
