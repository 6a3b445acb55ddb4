import type { Text } from '../../model/text.ts'
import type { CollectPage } from './page.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

/** About lines of bank returns and paid lists. */
export const PAGES_OF_RESULTS = {
  K040: {
    name: 'line-unmatched',
    severity: 'reject',
    title: t('对不上件', 'line unmatched'),
    when: t(
      '回盘或实收的一行，保单号和应缴日在跟进簿里没有',
      'policy number and due date of a line of a return or paid list are not in the book',
    ),
    message: t('跟进簿里没有这一件，没有记', 'the book knows no such case; not recorded'),
    remedy: t(
      '检查保单号、应缴日；不是续期的可以不管。',
      'Check number and due date; nothing to do where it is no renewal.',
    ),
    bad: t('实收清单里有一张跟进簿没见过的保单', 'a paid list names a policy that the book has never seen'),
    good: t('保单号和应缴日都在以前的清单里', 'number and due date stood in an earlier list'),
  },
  K041: {
    name: 'line-ambiguous',
    severity: 'reject',
    title: t('不知道是哪一期', 'which instalment?'),
    when: t(
      '没有应缴日，金额和几个未缴期都不相等',
      'no due date, several unpaid instalments, and the amount equals none of them',
    ),
    message: t(
      '没有应缴日，金额和未缴的 {count} 期都不相等，没有记',
      'no due date, and the amount equals none of {count} unpaid instalments; not recorded',
    ),
    remedy: t(
      '请财务分清是哪一期，补上应缴日再收。',
      'Have finance say which instalment it is, add the due date and collect again.',
    ),
    bad: t(
      '两期各 500.00 未缴，实收 1,000.00，没有应缴日',
      'two instalments of 500.00 unpaid, 1,000.00 paid, no due date',
    ),
    good: t('实收 500.00：算最早的一期', '500.00 paid: the oldest one'),
  },
  K042: {
    name: 'no-result',
    severity: 'note',
    title: t('这一行没有结果', 'line without a result'),
    when: t(
      '回盘里没有成败，或实收清单里没有收到',
      'a return that says neither success nor failure, or a paid list line that is not paid',
    ),
    message: t('没有扣款结果，也没有实收，没有记', 'neither a result nor a payment; not recorded'),
    remedy: t('不用管；等下一份回盘。', 'Nothing to do: wait for the next return.'),
    bad: t('回盘的结果格空着', 'the result cell of a return is empty'),
    good: t('结果是“失败 余额不足”', 'the result is "failed, insufficient funds"'),
  },
  K043: {
    name: 'paid-too-much',
    severity: 'warn',
    title: t('收得比应缴多', 'paid too much'),
    when: t(
      '一期的实收合起来，比这一期的应缴保费多',
      'the payments of one instalment together come to more than its premium',
    ),
    message: t(
      '实收合计 {paid} 元，这一期应缴 {premium} 元：已记，多出的 {over} 元没有算到别的期',
      '{paid} received in all, the premium is {premium}: recorded, the {over} too much counts for no other instalment',
    ),
    remedy: t(
      '请财务核实：是几期一起缴的，分期补一份实收清单再收；重复的退还。',
      'Have finance look: if several instalments were paid together, give a list with a line for each; return what was paid twice.',
    ),
    bad: t('应缴 500.00 的一期实收 1,000.00', '1,000.00 received for an instalment of 500.00'),
    good: t('两期各一行，各 500.00', 'two lines of 500.00, one for each instalment'),
  },
  K044: {
    name: 'result-in-future',
    severity: 'reject',
    title: t('结果的日期还没到', 'result of a day to come'),
    when: t('回盘或实收的日期晚于收回的那一天', 'a line of a return or paid list is dated after the day of collecting'),
    message: t('日期 {day} 晚于今天 {asOf}，没有记', 'dated {day}, after today, {asOf}: not recorded'),
    remedy: t(
      '多半是年月写错：改正后再收。用了 --as-of 的，看那一天对不对。',
      'Probably a wrong month or year: mend it and collect again. With --as-of, see whether that day is right.',
    ),
    bad: t(
      '2026年6月18日收到的实收清单，日期写 2027-06-17',
      'a paid list collected on 2026-06-18 that says 2027-06-17',
    ),
    good: t('日期是当天或以前', 'of that day or before'),
  },
  K045: {
    name: 'debited-too-little',
    severity: 'warn',
    title: t('扣成的比应缴少', 'debited too little'),
    when: t(
      '扣款成功，写明的金额（同一份回盘、同一件、同一天的合起来，连同以前的实收）比上次见到的应缴保费少',
      'a debit that succeeded, whose amount (those of one return, case and day together, and what was paid before) is less than the premium last seen',
    ),
    message: t(
      '扣款成功 {debited} 元，这一期应缴 {premium} 元：照银行说的记扣成，请核实',
      '{debited} debited, the premium is {premium}: recorded as debited, as the bank says; check it',
    ),
    remedy: t(
      '请财务核实扣了多少；金额写错的，改正后再收。',
      'Have finance see how much was debited; mend a wrong amount and collect again.',
    ),
    bad: t('应缴 1,200.00 的一期扣款成功 1.00', '1.00 debited for an instalment of 1,200.00'),
    good: t(
      '主险 1,000.00 和附加险 200.00 各一行，都成功',
      'lines of 1,000.00 and 200.00 for its two products, both succeeded',
    ),
  },
  K046: {
    name: 'reversed',
    severity: 'reject',
    title: t('冲正或退款', 'reversal or refund'),
    when: t(
      '扣款成功或实收的一行，却写着冲正、退票、退款、退费等，或回盘的金额是负数',
      'a line says that a debit succeeded or money came, and also that it was reversed or refunded, or the amount of a return is negative',
    ),
    message: t(
      '这一行写着冲正或退款（或金额是负数），没有记',
      'the line tells of a reversal or a refund (or its amount is negative): not recorded',
    ),
    remedy: t(
      '请财务核实钱在不在。不在：回盘写“失败”和日期，实收写负数，再收一次，以前记的就不算；在：删掉这些字再收。',
      'Have finance see whether the money stayed. If not, write "failed" and the day in the return, or a negative amount in the paid list, and collect again: what was recorded before no longer counts. If so, take these words out and collect again.',
    ),
    bad: t('交易状态“成功”，返回信息“已冲正”', 'status "success", words "reversed"'),
    good: t('交易状态“失败”，返回信息“已冲正”', 'status "failed", words "reversed"'),
  },
  K047: {
    name: 'failed-after-success',
    severity: 'warn',
    title: t('扣成之后又说失败', 'failed after it had succeeded'),
    when: t(
      '一件以前记了扣款成功，同一天或以后又来了失败',
      'a debit of a case had succeeded, and a failure of that day or later comes in',
    ),
    message: t(
      '以前记的是 {succeeded} 扣成，这一行说失败：已记，扣成的不再算',
      'recorded as debited on {succeeded} before, and failed now: recorded, the success no longer counts',
    ),
    remedy: t(
      '请财务核实：冲正的不用管；钱还在的（比如又送了一次盘），补一份实收清单再收。',
      'Have finance look: nothing to do if it was reversed; if the money is there (perhaps it was sent to the bank once more), collect a paid list that says so.',
    ),
    bad: t('17 日扣成，18 日的回盘说“失败 已冲正”', 'debited on the 17th, "failed, reversed" on the 18th'),
    good: t('17 日失败，18 日扣成', 'failed on the 17th, debited on the 18th'),
  },
  K048: {
    name: 'nothing-unpaid',
    severity: 'reject',
    title: t('没有未缴的期', 'nothing unpaid'),
    when: t(
      '没有应缴日，跟进簿里这张保单的各期都已收',
      'no due date, and every instalment of the policy that the book knows is paid',
    ),
    message: t(
      '没有应缴日，簿里这张保单的各期都已收，没有记',
      'no due date, and the book knows no unpaid instalment of the policy: not recorded',
    ),
    remedy: t(
      '请财务核实是哪一期：补上应缴日再收；重复的退还。',
      'Have finance say which instalment it is: add the due date and collect again; return what was paid twice.',
    ),
    bad: t('只有一期、已收，又来一笔没有应缴日的', 'the only instalment is paid, and money without a due date comes'),
    good: t('还有一期没有收', 'one instalment is unpaid'),
  },
  K049: {
    name: 'said-before',
    severity: 'reject',
    title: t('没有日期，失败说过了', 'a failure without a day, said before'),
    when: t(
      '回盘没有日期，同样的失败以前记过，之后的运行里这一件（没有应缴日的：这张保单）又在途或待扣款',
      'a return without days repeats a failure that was recorded before, and a run has since seen another debit of the case (without a due date: of the policy) on its way or still to be sent',
    ),
    message: t(
      '没有日期，和 {day} 记的失败一样：不知道是不是后来在途或待扣的那一次的结果，没有记，仍按在途或待扣款',
      'no day, and the same as the failure of {day}: whether it is the result of the debit that was still to come since nobody can tell; not recorded, the case stays as it is',
    ),
    remedy: t(
      '在回盘里加一列“回盘日期”（或“应缴日”）再收。',
      'Add a column with the day of the return (or with due dates) and collect again.',
    ),
    bad: t(
      '6月19日余额不足，7月又送盘，回来的还是“余额不足”、没有日期',
      'twice "insufficient funds", two weeks apart, no days',
    ),
    good: t('每行有回盘日期', 'each line has its day'),
  },
  K050: {
    name: 'result-word-unknown',
    severity: 'reject',
    title: t('扣款结果的写法不认识', 'nobody knows the word for the result'),
    when: t(
      '回盘里“成功”“失败”的那一列写了字（如 S、1），没有人知道是成功还是失败',
      'the column of a return that says success or failure holds something (S, 1) of which nobody knows which it is',
    ),
    message: t(
      '扣款结果“{value}”不认识，不知道是成功还是失败，没有记',
      'nobody knows whether "{value}" is success or failure: not recorded',
    ),
    remedy: t(
      '问银行是什么意思，写进设置再收：words: {transferStatus: {succeeded: [S], failed: [F]}}；在返回码一列的写 transferRules。',
      'Ask the bank, say it in the settings and collect again: words: {transferStatus: {succeeded: [S], failed: [F]}}; for a column of return codes, transferRules.',
    ),
    bad: t('转账状态一列有的写“成功”，有的写“S”', 'a column of results that says "success" here and "S" there'),
    good: t('设置里写了 S 是成功', 'the settings say that S is success'),
  },
  K051: {
    name: 'amounts-in-fen',
    severity: 'warn',
    title: t('金额是分', 'amounts in fen'),
    when: t(
      '一份回盘或实收清单里，过半的金额正好是应缴保费的 100 倍，没有一笔等于应缴保费，也没有不到一元的零头',
      'of the amounts of a return or paid list more than half are exactly a hundred times the premium, none is the premium, and all are whole yuan',
    ),
    message: t(
      '金额都是应缴保费的 100 倍：当作分，换算成元记的',
      'the amounts are a hundred times the premiums: taken for fen, and recorded as yuan',
    ),
    remedy: t(
      '核对一两笔；请银行或财务以后用元，或在表头写明单位。不是分的，改正金额再收。',
      'Look at one or two; have the bank or finance give yuan from now on. If they are no fen, mend them and collect again.',
    ),
    bad: t(
      '应缴 1,200.00，写 120000；应缴 800.00，写 80000',
      '120000 for a premium of 1,200.00, 80000 for one of 800.00',
    ),
    good: t('应缴 1,200.00，写 1200.00', '1200.00 for a premium of 1,200.00'),
  },
} as const satisfies Readonly<Record<string, CollectPage>>
