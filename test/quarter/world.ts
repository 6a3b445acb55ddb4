import {
  addDays,
  addToMonth,
  type Day,
  firstDayOf,
  formatDay,
  lastDayOf,
  monthOf,
  parseIsoDay,
} from '../../src/model/day.ts'

/**
 * An invented branch office over a quarter, as the core system sees it: policies with instalments, debits, payments, agents and
 * collectors who leave. It knows nothing of how xuqi works; it makes the files that xuqi is given, and remembers what truly happened.
 */
export interface World {
  /** the export of a day: everything due up to the end of next month that the core system does not know as paid. @param branch one branch's only */
  receivables(day: Day, branch?: string): string
  /** the bank's answers since the day before last */
  returns(from: Day, to: Day): string
  /** payments booked in the meantime */
  payments(from: Day, to: Day): string
  roster(day: Day): string
  readonly instalments: readonly Instalment[]
}

export interface Instalment {
  readonly policyNo: string
  readonly dueDate: Day
  readonly yuan: number
  /** the day on which the money came; undefined = never in this quarter */
  readonly paidOn: Day | undefined
  readonly debits: readonly { readonly day: Day; readonly words: string }[]
}

export interface Chance {
  below(n: number): number
  hits(share: number): boolean
  pick<T>(list: readonly T[]): T
}

/** Small, seeded, the same on every machine (mulberry32). */
export function openChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    hits: (share) => next() < share,
    pick(list) {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}

/** A day that is surely one. */
export function day(text: string): Day {
  const found = parseIsoDay(text)
  if (found === undefined) throw new Error(`${text} is no day`)
  return found
}

export const BRANCHES = ['370101', '370102'] as const
const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨']
const GIVEN = ['安', '明', '芳', '国强', '晓兰', '志远', '玉珍', '建军']
const AREAS = ['测试区一号路', '测试区二号路', '示例县东街', '示例县西街']
const FAILURES = ['余额不足', '户名不符', '账号不存在', '该卡已挂失', '超过单笔限额', '系统忙请稍后再试', '未签约']

interface Person {
  readonly code: string
  readonly name: string
  readonly branch: string
  readonly leaves?: Day
  readonly substitute?: string
}

const COLLECTORS: readonly Person[] = BRANCHES.flatMap((branch, b) =>
  [1, 2, 3].map((n) => {
    const code = `S${b + 1}0${n}`
    // one collector leaves in the second month, a colleague stands in
    const leaving = code === 'S102' ? { leaves: day('2026-06-08'), substitute: 'S103' } : {}
    return { code, name: `收${b + 1}${n}`, branch, ...leaving }
  }),
)
const AGENTS: readonly Person[] = BRANCHES.flatMap((branch, b) =>
  [1, 2, 3, 4].map((n) => {
    const leaving = n === 4 ? { leaves: day(b === 0 ? '2026-03-01' : '2026-06-20') } : {}
    return { code: `A${b + 1}0${n}`, name: `业${b + 1}${n}`, branch, ...leaving }
  }),
)

interface Policy {
  readonly policyNo: string
  readonly holder: string
  readonly mobile: string
  readonly address: string
  readonly branch: string
  readonly agent: Person
  readonly collector: Person
  readonly frequency: '年缴' | '月缴'
  readonly enrolled: boolean
  readonly effective: Day
}

/** @param policies how many */
export function openWorld(seed: number, policies: number): World {
  const chance = openChance(seed)
  const all = Array.from({ length: policies }, (_, n) => policyOf(chance, n))
  const instalments = all.flatMap((policy) => instalmentsOf(chance, policy))
  const policyNamed = new Map(all.map((policy) => [policy.policyNo, policy]))

  const rowsOf = (asOf: Day) => {
    const until = lastDayOf(addToMonth(monthOf(asOf), 1))
    const from = firstDayOf(addToMonth(monthOf(asOf), -2))
    // the core system books money two days after it came
    return instalments.filter(
      (one) => one.dueDate >= from && one.dueDate <= until && (one.paidOn === undefined || one.paidOn + 2 > asOf),
    )
  }

  return {
    instalments,
    receivables(asOf, branch) {
      const header =
        '管理机构,保单号,险种代码,险种名称,投保人姓名,投保人手机号,缴费地址,生效日期,缴费频次,应缴日期,应缴保费,缴费方式,开户银行,银行账号,账户户名,业务员代码,业务员姓名,收费员工号,收费员姓名,主管工号,主管姓名'
      const lines = rowsOf(asOf).flatMap((one) => {
        const p = policyNamed.get(one.policyNo)
        if (!p) throw new Error('a policy without itself')
        if (branch !== undefined && p.branch !== branch) return []
        const bank = p.enrolled
          ? ['银行转账', '测试银行', `62220000${p.policyNo.slice(-8)}`, p.holder]
          : ['柜面', '', '', '']
        const boss = p.branch === BRANCHES[0] ? ['M1', '督一'] : ['M2', '督二']
        return [
          p.branch,
          p.policyNo,
          '1101',
          '测试年金',
          p.holder,
          p.mobile,
          p.address,
          formatDay(p.effective),
          p.frequency,
          formatDay(one.dueDate),
          one.yuan.toFixed(2),
          ...bank,
          p.agent.code,
          p.agent.name,
          p.collector.code,
          p.collector.name,
          ...boss,
        ].join(',')
      })
      return `${[header, ...lines].join('\n')}\n`
    },
    returns(from, to) {
      const lines = instalments.flatMap((one) =>
        one.debits
          .filter((debit) => debit.day > from && debit.day <= to)
          .map((debit) =>
            [
              one.policyNo,
              formatDay(one.dueDate),
              one.yuan.toFixed(2),
              debit.words === '' ? '扣款成功' : '扣款失败',
              debit.words,
              formatDay(debit.day),
            ].join(','),
          ),
      )
      return `${['保单号,应缴日期,应缴保费,转账状态,转账失败原因,回盘日期', ...lines].join('\n')}\n`
    },
    payments(from, to) {
      const lines = instalments.flatMap((one) => {
        const { paidOn } = one
        if (paidOn === undefined || paidOn <= from || paidOn > to) return []
        return [
          [
            one.policyNo,
            formatDay(one.dueDate),
            one.yuan.toFixed(2),
            one.yuan.toFixed(2),
            formatDay(paidOn),
            '已收',
          ].join(','),
        ]
      })
      return `${['保单号,应缴日期,应缴保费,实收保费,实收日期,是否已收', ...lines].join('\n')}\n`
    },
    roster(asOf) {
      const header = '工号,姓名,机构,主管,在职,可收费,离职日期,替代人'
      const line = (p: Person, collects: boolean) => {
        const left = p.leaves !== undefined && p.leaves <= asOf
        const boss = p.branch === BRANCHES[0] ? 'M1' : 'M2'
        return [
          p.code,
          p.name,
          p.branch,
          boss,
          left ? '离职' : '在职',
          collects ? '是' : '否',
          p.leaves !== undefined && left ? formatDay(p.leaves) : '',
          p.substitute ?? '',
        ].join(',')
      }
      const supervisors = [`M1,督一,${BRANCHES[0]},,在职,否,,`, `M2,督二,${BRANCHES[1]},,在职,否,,`]
      return `${[header, ...COLLECTORS.map((p) => line(p, true)), ...AGENTS.map((p) => line(p, false)), ...supervisors].join('\n')}\n`
    },
  }
}

function policyOf(chance: Chance, n: number): Policy {
  const branch = chance.pick(BRANCHES)
  const staff = (people: readonly Person[]) => chance.pick(people.filter((person) => person.branch === branch))
  return {
    policyNo: `P3701${String(88_000_000 + n * 7)}`,
    // some customers have several policies
    holder: chance.pick(SURNAMES) + chance.pick(GIVEN),
    mobile: chance.hits(0.05) ? '' : `13900${String(100_000 + (n % 97) * 31).padStart(6, '0')}`,
    address: `${chance.pick(AREAS)}${1 + chance.below(90)}号`,
    branch,
    agent: staff(AGENTS),
    collector: staff(COLLECTORS),
    frequency: chance.hits(0.15) ? '月缴' : '年缴',
    enrolled: chance.hits(0.85),
    effective: addDays(day('2020-01-01'), chance.below(1500)),
  }
}

/** Due dates from March to July 2026. */
function instalmentsOf(chance: Chance, policy: Policy): Instalment[] {
  const first = addDays(day('2026-03-01'), chance.below(150))
  const dues = policy.frequency === '年缴' ? [first] : [0, 30, 61].map((later) => addDays(first, later))
  const yuan = chance.pick([480, 1200, 3600, 5000, 9800, 12_000, 56_000])
  return dues.map((dueDate) => {
    const debits: { day: Day; words: string }[] = []
    let paidOn: Day | undefined
    for (let round = 0; policy.enrolled && round < 5 && paidOn === undefined; round++) {
      const at = addDays(dueDate, round * 12 + chance.below(3))
      const words = chance.hits(0.25) ? '' : chance.pick(FAILURES)
      debits.push({ day: at, words })
      if (words === '') paidOn = at
    }
    if (paidOn === undefined && chance.hits(0.4)) paidOn = addDays(dueDate, 5 + chance.below(60))
    // the bank is not asked again after the money has come
    const before = paidOn
    return {
      policyNo: policy.policyNo,
      dueDate,
      yuan,
      paidOn,
      debits: debits.filter((debit) => before === undefined || debit.day <= before),
    }
  })
}
