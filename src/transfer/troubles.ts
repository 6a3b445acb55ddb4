import { list } from './list.ts'

/** What banks say is wrong with an object. One word may be several kinds of trouble: the object decides (families.ts). */
export const TROUBLES = {
  mismatch: list(`
    不符 不相符 不符合 不一致 不匹配 不吻合 不同 不相同 不配 不统一 未匹配 匹配失败 匹配不 匹配错误 比对失败 比对不 核对失败 核对不 校验失败 校验不 校验未 验证失败 验证不 验证未 核验失败 核验不
    核验未 核实不 认证失败 认证不 认证未 有差异 有出入 对不上 未通过 不通过 非一致 相左 不对应 不属于 不付 不附
    mismatch doesnotmatch doesntmatch notmatch nomatch unmatched differs different inconsistent verificationfailed
    discrepancy donotmatch`),
  wrong: list(`
    错误 有误 错 出错 不正确 不对 不准确 不准 输错 填错 输入错误 输入有误 录入错误 录入有误 错漏 无效 非法 不合法 不规范 不规则 不完整 残缺 缺失 缺位 多位 少位 为空 缺少 漏填 未填
    无法识别 不能识别 识别不 不可识别 不合规 违规 invalid incorrect wrong error isbad notvalid malformed missing illegal
    unrecognized unrecognised inaccurate 少一位 多一位 不全 缺一位 少了 多了 bad 多字 少字 有空格 错别字`),
  absent: list(`
    不存在 未找到 找不到 没找到 没有找到 查无 查无此 查不到 未查到 没查到 未查询到 查询不到 查询无 无此 没有此 没有这个 没有该 无该 无这个 没有 未发现 未开立 未开户 未建立 未登记 查找失败 检索不到
    无 不在 不认识 无对应 无相应 无匹配 没有对应 不具备 无有效 没有有效 无合法
    notfound doesnotexist doesntexist notexist notexists nosuch nonexistent unknown notonfile cannotbefound
    cannotfind couldnotbefound unabletolocate unabletofind novalid`),
  unsupported: list(`
    不支持 暂不支持 尚不支持 未支持 不被支持 不受支持 不允许 不被允许 不准许 不许 不能 不能办理 不能做 不能用于 不可用于 不可办理 不得用于 无法办理 不适用 不适合 禁止 被禁止 不受理 不予受理 未受理
    无权 无权限 没有权限 权限不足 受权限 不具备 不合要求 不符合条件 不符合要求 不符合规定 不满足 不办理 拒绝办理 不提供 不接受 除外
    notsupported unsupported notallowed notpermitted doesnotsupport doesnotallow prohibited notaccepted
    noteligible ineligible forbidden cannotbeused doesnotpermit notsupport`),
  abnormal: list(`
    异常 不正常 非正常 反常 有问题 存在问题 问题 有风险 有异常 状态异常 状态不正常 状态不正确 状态错误 状态有误 状态不对 状态不符 失效 已失效 无效状态 不可用 不能使用 无法使用 不可使用 不能正常使用
    处于非正常 不处于正常 未处于正常 并非正常
    abnormal invalidstatus statusinvalid badstatus statusabnormal notinnormal notnormal`),
  restricted: list(`
    限制 受限 被限制 受限制 已限制 受到限制 受控 控制 被控制 受管制 管制 暂停 已暂停 被暂停 中止 停止 已停 被停 停止交易 被冻 冻住 封闭 已封闭 被封闭 关停 禁用 已禁用 被禁用 扣押 未核实 未完善 不完善 待核实 被拦截
    拦截 已拦截
    restricted restriction disabled onhold deactivated stopped barred limited freeze`),
  notActive: list(`
    未激活 没激活 未启用 未开通 没开通 没有开通 尚未开通 未被激活 未启动 未使用 未启封 未打开 没有激活 尚未激活 未开卡
    notactive notactivated notopened notenabled notopen isinactive`),
  notArranged: list(`
    未与 未在 尚未 没有在 没在 未开通 没开通 没有开通 尚未开通 未办理 没办理 没有办理 尚未办理 未加办 未申请 未签 未签约 没签 未设置 未设定 未启用 未注册 未登记 未加入 未绑定 未绑卡 未授权 未委托
    不授权 未备案 未做 未建 未约定 未取得 未获得 未获 没有取得 没取得 未开办
    notopened notenabled notarranged notauthorised notauthorized notregistered notsubscribed notactivated notsetup`),
  closed: list(`
    关闭 已关闭 被关闭 已关 注销 被注销 撤销 已撤销 被撤销 取消 已取消 被取消 作废 已作废 销毁 已销毁 已销 消户 已清 清户 已结清 终止 已终止 终结 已核销 核销 撤消 删除 已删除 不复存在 已结束
    结束 closed cancelled canceled terminated closure destroyed revoked withdrawn 已注销 已销户 已清户 已关户 已关卡 deleted`),
  lapsed: list(`
    失效 已失效 过期 已过期 到期 已到期 逾期 超期 无效 未生效 尚未生效 还没有生效 没有生效 不生效 解除 已解除 被解除 停用 已停用 暂停 已暂停 停止 终止 中止 不完整 状态异常 状态不正常 异常 不正常
    已过 过了 已过有效期 超过有效期 过有效期
    expired invalid notvalid inactive suspended lapsed notineffect noteffective`),
  taken: list(`
    没收 收回 吞没 吞卡 扣留 留置 confiscated retained captured pickedup`),
  expired: list(`
    过期 已过期 到期 已到期 超期 失效 已失效 更换 已更换 更新 变更 已变更 升级 老旧 作旧 expired replaced outdated renewed`),
  short: list(`
    不足 不够 过少 太少 过低 太低 偏低 少于 小于 低于 为零 为0 欠缺 短缺 缺乏 缺少 不满足 不充足 不敷 没有 无 为负 不能满足 达不到 未达 不满 不达 有限 告罄 耗尽 不多 已无
    insufficient notenough notsufficient toolow inadequate lackof shortage belowminimum lacking nonsufficient
    没有足够 无足够 没足够 不足够`),
  over: list(`
    超过 超出 超 大于 高于 多于 超越 突破 已满 已用完 用完 用尽 已达 达到 达 触及 不足 不够 过大 太大 过高 太高 过多 太多 受限 超标 溢出 频繁 exceed exceeds exceeded
    exceeding above reached toolarge toohigh overrun morethan greaterthan surpass`),
  misnamed: list('不正确 不对 有误 填错 选错 输错 不符'),
  tries: list(`
    超限 次数超限 超过限制 超次 达上限 达到上限 超上限 上限 exceeded limit`),
  fault: list(`
    故障 忙 繁忙 忙碌 维护 异常 错误 出错 有误 失败 中断 不可用 不能用 关闭 已关闭 未开 未开放 未开启 未启动 无响应 不响应 不通 不畅 不稳定 拥堵 拥挤 堵塞 阻塞 崩溃 瘫痪 升级 停机 离线 断开
    断线 断 挂起 暂停 停止 切换 检修 维修 调整 问题 有问题 错 延迟 延时 丢失 排队 过载 不正常 超负荷 未就绪 未连接 未准备好 受限 不支持 抖动 波动 连不上 状态异常 状态不正常 无法处理 不能处理
    无法完成 无法受理 暂时无法
    fault busy isdown failure failed error unavailable offline abnormal exception overload problem outage upgrade
    maintenance closed interrupted broken notavailable notresponding`),
  busy: list(`
    故障 忙 繁忙 忙碌 维护 中断 无响应 不响应 无应答 检修 维修 停机 离线 异常 出错 错误 关闭 未开 未营业 休息 停业 暂停服务 不可用 内部 问题 fault busy isdown
    failure error unavailable offline outage maintenance notresponding notavailable`),
  unclear: list(`
    不明 不明确 未明 未知 不确定 未确定 不清 不清楚 待确认 待查 待定 不详 未定 无法确定 无法确认 未确认 存疑 可疑 未返回 未收到 未获取 不可知 尚无 未出 等待 未取得 未获得 没有取得
    unknown unclear uncertain undetermined notknown unconfirmed notclear tobeconfirmed notyetknown`),
  refused: list(`
    止付 拒绝 拒付 拒缴 拒扣 不同意 不愿 不愿意 不肯 停止 要求停止 终止 取消扣款 叫停 停扣 反对 否认 异议 撤销扣款 不接受 放弃 refused rejected declined refuses
    stopped disputed dispute stoppayment`),
  several: list(`
    多个 不唯一 多张 重复 两个 多条 多笔 多户 有多 存在多 multiple several duplicate notunique`),
  notReached: list(`
    未到 尚未到 不到 未达 没到`),
  incomplete: list(`
    过期 已过期 到期 已到期 失效 超期 不全 不完整 未完善 待完善 未核实 未更新 缺失 expired outofdate`),
} as const satisfies Record<string, readonly string[]>

export type TroubleKind = keyof typeof TROUBLES
