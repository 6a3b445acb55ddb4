import { describe, expect, it } from 'vitest'
import { matchWords } from '../../src/transfer/match.ts'

/** The phrases and keywords of the catalogue (transfers.md), and nothing else. */
const SEEDS: Readonly<Record<string, string>> = {
  T01: '余额不足 余额不够 存款不足 资金不足 头寸不足',
  T02: '未到账',
  T03: '户名不符 户名错误 姓名不符 户名与账号不一致 账号户名不符 证件号码不匹配 证件不符',
  T04: '非本人账户 第三方账户 非投保人账户',
  T05: '多个身份证 多个账号',
  T06: '账号错误 账号不存在 无此账户 无效卡号 卡号错误 无效账号 查无此户',
  T07: '前缀 省市代码',
  T08: '非结算账户 非个人结算户 非活期 定期 非通兑 信用卡 不支持代收付 账户类型不符 二类户 三类户',
  T09: '销户 已注销 已清户 已关户',
  T10: '冻结 止付 锁定 状态异常 状态不正常 久悬 睡眠户 不动户 密码错误次数 只收不付',
  T11: '挂失 没收卡 被窃 遗失',
  T12: '过期 失效卡 换卡 未生效',
  T13: '未签约 未授权 协议不存在 协议失效 协议已撤销 授权已解除 解约',
  T14: '拒付 不予承兑 客户止付',
  T15: '限额 超限 超过限制 次数超限',
  T16: '未登折',
  T17: '无转账记录 无银行转账记录',
  T18: '开户行错误 银行编码 行号错误 非受理银行 币种不符',
  T19: '重复',
  T20: '系统忙 系统错误 系统异常 超时 日期切换 通讯 签名错',
  T21: '身故 死亡',
  success: '成功 已扣款 已收',
  unknown: '处理中 不明确 已受理 在途 已送盘 无回盘',
}

const WORDS = Object.entries(SEEDS).flatMap(([outcome, words]) => words.split(' ').map((word) => ({ word, outcome })))

/** The rule of the rules, word by word: the longest, of equally long ones the one further left. */
function longest(text: string): string | undefined {
  const found = WORDS.filter(({ word }) => text.includes(word) && !(word === '二类户' && /限额|超限|超过/.test(text)))
  const rank = ({ word }: { readonly word: string }) => word.length * 1000 - text.indexOf(word)
  return found.sort((a, b) => rank(b) - rank(a))[0]?.outcome
}

describe('the order of matching', () => {
  it('of any two phrases of the catalogue takes the longer, of equally long ones the one further left', () => {
    const wrong: string[] = []
    for (const a of WORDS) {
      for (const b of WORDS) {
        for (const text of [`${a.word},${b.word}`, `该户${a.word};${b.word}`]) {
          const got = matchWords(text)
          if (got !== longest(text) && !/密码/.test(text)) wrong.push(`${text}: expected ${longest(text)}, got ${got}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('does not let a phrase of the catalogue change its meaning behind 账户, 客户 or a statement of failure', () => {
    for (const before of ['扣款失败:', '交易失败-', '客户账户', '该账户', '银行返回:', '详情:']) {
      for (const { word, outcome } of WORDS) {
        if (outcome === 'success') continue
        expect(`${before}${word} ${matchWords(before + word)}`).toBe(`${before}${word} ${longest(before + word)}`)
      }
    }
  })
})
