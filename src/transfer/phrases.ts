import { list } from './list.ts'
import type { Outcome } from './outcome.ts'

/** Words that mean something only when they are all the bank says. Compared folded, without marks at their ends. */
export const PHRASES: readonly { readonly outcome: Outcome; readonly phrases: readonly string[] }[] = [
  { outcome: 'T01', phrases: list('余额 不足 没钱 无款 空头 nsf insufficient') },
  { outcome: 'T03', phrases: list('不符 不匹配 不一致 信息不符 要素不符 核对不符 mismatch') },
  { outcome: 'T06', phrases: list('无户 无此户 查无 空号 无账号') },
  { outcome: 'T08', phrases: list('类型不符 类型错误 类型不支持 种类不符 种类错误 类别不符 类别错误 性质不符 不支持') },
  { outcome: 'T09', phrases: list('注销 关闭 已关闭 清户 已销 closed') },
  { outcome: 'T10', phrases: list('异常户 非正常 受限 限制 已停用 死户 不动 封闭 blocked restricted') },
  { outcome: 'T12', phrases: list('到期 失效 expired') },
  { outcome: 'T13', phrases: list('未签 无协议 无授权 未开通 未加办 未委托') },
  { outcome: 'T14', phrases: list('客户拒绝 取消扣款 refused') },
  { outcome: 'T15', phrases: list('limit dailylimit 超额 额度 超额度') },
  { outcome: 'T21', phrases: list('dead') },
  { outcome: 'T20', phrases: list('忙 故障 维护 通信 网络 timeout systemerror 发卡方状态不正常 发卡行状态不正常') },
  { outcome: 'success', phrases: list('已划款 已转账 交易完成 扣款完成 ok paid approved') },
  { outcome: 'unknown', phrases: list('受理 转账在途 待回盘 未知 不明 不确定 已发送 处理 pending processing unknown') },
  { outcome: 'pending', phrases: list('待扣 未转账 待转账 待扣款 未扣款 待发送 未发送 未到期') },
]
