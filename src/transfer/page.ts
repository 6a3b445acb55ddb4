import { REASON_CODES, REASONS, type ReasonCode } from '../model/reason.ts'
import type { Lang, Text } from '../model/text.ts'
import { wordText } from '../model/words.ts'
import { GATEWAY_CODES } from './codes.ts'
import { KEYWORDS } from './keywords.ts'
import type { Outcome } from './outcome.ts'

/** How many sample words a page shows. */
const SAMPLES = 10

const LABELS = {
  name: { zh: '名称', en: 'Name' },
  owner: { zh: '负责', en: 'Owner' },
  action: { zh: '怎么办', en: 'What to do' },
  deadline: { zh: '期限', en: 'Deadline' },
  retry: { zh: '再扣款', en: 'Next debit' },
  gateway: { zh: '通道返回码', en: 'Gateway codes' },
  samples: { zh: '银行常见说法', en: 'Words of banks' },
  own: { zh: '自定规则', en: 'Rules of your own' },
} as const satisfies Record<string, Text>

const OWN_RULES: Text = {
  zh: '银行另有说法时，在 xuqi.config.yaml 的 transferRules 里加一条（code、phrase、keyword，可限定 bank），自定规则优先。',
  en: 'If your bank uses other words, add a line to transferRules in xuqi.config.yaml (code, phrase or keyword, bank if you like). Your rules win.',
}

/** What the retry of a reason depends on, where it is not always the same. */
const RETRY_NOTES: Readonly<Partial<Record<ReasonCode, Text>>> = {
  T15: { zh: '（按日或按次数的限额：次日）', en: ' (limits per day or by number: next day)' },
  T20: { zh: '（超时：先向银行查证，人工处理）', en: ' (time-out: ask the bank first, manual)' },
}

/** The page of a failure reason, as `xuqi explain T01` shows it: pairs of label and content, what is empty left out. */
export function reasonLines(code: ReasonCode, lang: Lang): readonly (readonly [label: string, content: string])[] {
  const reason = REASONS[code]
  const lines: readonly (readonly [Text, string])[] = [
    [LABELS.name, reason.name],
    [LABELS.owner, ownersOf(code, lang)],
    [LABELS.action, reason.action[lang]],
    [LABELS.deadline, deadlineOf(code, lang)],
    [LABELS.retry, retryOf(code, lang)],
    [LABELS.gateway, GATEWAY_CODES[code].join(' ')],
    [{ zh: 'ISO 20022', en: 'ISO 20022' }, reason.iso20022],
    [{ zh: 'NACHA', en: 'NACHA' }, reason.nacha],
    [LABELS.samples, samplesOf(code, lang)],
    [LABELS.own, OWN_RULES[lang]],
  ]
  return lines.filter(([, content]) => content !== '').map(([label, content]) => [label[lang], content])
}

function ownersOf(code: ReasonCode, lang: Lang): string {
  return REASONS[code].owners.map((owner) => wordText('owner', owner)[lang]).join(lang === 'zh' ? '、' : ', ')
}

function retryOf(code: ReasonCode, lang: Lang): string {
  return wordText('retry', REASONS[code].retry)[lang] + (RETRY_NOTES[code]?.[lang] ?? '')
}

function deadlineOf(code: ReasonCode, lang: Lang): string {
  const { days } = REASONS[code]
  if (days === 0) return lang === 'zh' ? '宽限截止日' : 'the last day of grace'
  return lang === 'zh'
    ? `宽限截止日前 ${days} 天`
    : `${days} ${days === 1 ? 'day' : 'days'} before the last day of grace`
}

function samplesOf(outcome: Outcome, lang: Lang): string {
  const words = KEYWORDS.filter((rule) => rule.outcome === outcome).flatMap((rule) => rule.words)
  return words
    .filter((word) => /[\p{Script=Han}]/u.test(word))
    .slice(0, SAMPLES)
    .join(lang === 'zh' ? '、' : ', ')
}

const HEADS: readonly Text[] = [
  { zh: '代码', en: 'Code' },
  { zh: '原因', en: 'Reason' },
  { zh: '文件里的名称', en: 'Name in files' },
  LABELS.owner,
  LABELS.action,
  LABELS.deadline,
  LABELS.retry,
  { zh: 'ISO 20022', en: 'ISO 20022' },
  { zh: 'NACHA', en: 'NACHA' },
  LABELS.gateway,
  LABELS.samples,
]

const INTRODUCTION: Text = {
  zh: `# 转账失败原因

由数据生成，请勿手改（\`UPDATE=1 npx vitest run test/transfer\` 重写）。

银行的回话只有三种结果：成功、失败、结果不明。结果不明的不算失败，进「在途」。
先看自定规则，再看返回码、整句、关键词（最长的优先，一样长的取靠左的），都认不出的归 T22，原话照录。
「请」字以后的话是建议，不参与判断。返回码优先于文字：归 T22 的返回码（如 3001）即使文字更具体也仍是 T22，需要时用自定规则改。`,
  en: `# Why a debit failed

Generated from the data; do not edit (\`UPDATE=1 npx vitest run test/transfer\` rewrites it).

A bank's answer has three outcomes: success, failure, not known. What is not known is never a failure; it is "in flight".
Your own rules come first, then the code, the whole phrase, keywords (the longest first, of equally long ones the one further left); what nobody knows is T22, with the bank's words as they stand.
Advice (from 请 on) does not count. A code comes before the words: one that leads to T22 (such as 3001) stays T22 even if the words say more; a rule of your own changes that.`,
}

const STATES: readonly { readonly outcome: Outcome; readonly means: Text }[] = [
  { outcome: 'success', means: { zh: '成功', en: 'success' } },
  { outcome: 'unknown', means: { zh: '结果不明，在途', en: 'not known, in flight' } },
  { outcome: 'pending', means: { zh: '尚未送盘，待扣款', en: 'not sent yet, pending' } },
]

/** The catalogue as a Markdown page: `docs/transfers.md` and `docs/transfers.zh-CN.md`. */
export function reasonsPage(lang: Lang): string {
  const rows = REASON_CODES.map((code) => {
    const { name, title, action, iso20022, nacha } = REASONS[code]
    return [
      code,
      title[lang],
      `\`${name}\``,
      ownersOf(code, lang),
      action[lang],
      deadlineOf(code, lang),
      retryOf(code, lang),
      iso20022,
      nacha,
      GATEWAY_CODES[code].join(' '),
      samplesOf(code, lang),
    ]
  })
  const states = STATES.map(({ outcome, means }) => [
    means[lang],
    GATEWAY_CODES[outcome].join(' '),
    samplesOf(outcome, lang),
  ])
  const stateHeads = [lang === 'zh' ? '不是失败的' : 'No failure', LABELS.gateway[lang], LABELS.samples[lang]]
  return `${INTRODUCTION[lang]}\n\n${table(
    HEADS.map((head) => head[lang]),
    rows,
  )}\n\n${table(stateHeads, states)}\n\n${OWN_RULES[lang]}\n`
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(heads), `|${heads.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n')
}
