import { z } from 'zod'
import { DEFAULT_TEMPLATES, NOTICE_BLANKS, NOTICE_TEMPLATES } from '../../model/notice.ts'
import { DEFAULT_SETTINGS } from '../../model/settings.ts'
import { objectionTo } from '../../model/threats.ts'
import { key, text, texts } from './keys.ts'

const D = DEFAULT_SETTINGS.notices

/** A template holds no blank that nobody fills, no threat, no promise, and no link of its own. */
function template(known: readonly string[]) {
  return z.string().check((context) => {
    const { value } = context
    const report = (params: Readonly<Record<string, string>>) =>
      context.issues.push({ code: 'custom', input: value, params })
    for (const [, name = ''] of value.matchAll(/\{([^{}]*)\}/g))
      if (!known.includes(name))
        report({ problem: 'blank', name: `{${name}}`, known: known.map((one) => `{${one}}`).join(' ') })
    const objection = objectionTo(value)
    if (objection) report({ problem: objection.rule, name: objection.words })
  })
}

const templates = z.strictObject(
  Object.fromEntries(NOTICE_TEMPLATES.map((name) => [name, template(NOTICE_BLANKS[name]).exactOptional()])),
)

/** The settings of the notices to customers. */
export const noticeSettings = key(
  z
    .strictObject({
      lang: key(
        z.enum(['zh', 'en']).default(D.lang),
        '发给客户的文字用什么语言，与运行的语言（lang）无关',
        'language of what customers read, whatever the language of the run (lang)',
      ),
      templates: key(
        templates.default({}),
        '模板 → 文字，没写的用内置的；有哪些模板和空：docs/notices.md',
        'template → text, those left out are built in; templates and blanks: docs/notices.md',
        `dueReminder: '${DEFAULT_TEMPLATES.dueReminder.zh}'\ngraceLine: '${DEFAULT_TEMPLATES.graceLine.zh}'`,
      ),
      optOut: key(
        texts.default([]),
        '不要发通知的保单号或手机号',
        'policy numbers and mobiles that get no notice',
        "- '13800000000'\n- '370100000000000001'",
      ),
      periodDays: key(
        z.number().int().min(1).max(365).default(D.periodDays),
        '同一种通知，同一件几天内不再出',
        'days within which a case does not get the same notice again',
      ),
      at: key(
        text.refine((at) => /^(?:09|1\d):[0-5]\d$|^20:00$/.test(at), { params: { problem: 'sendTime' } }).default(D.at),
        '计划发送的时间（9:00–20:00）',
        'planned time of sending (9:00–20:00)',
      ),
      link: key(
        z.string().default(D.link),
        '模板里 {link} 的链接',
        'the link for {link}',
        'https://www.example.com/pay',
      ),
    })
    .prefault({}),
  '给客户的通知（短信、信函），要先写公司名称和客服电话（worklist）',
  'notices to customers (text messages, letters); they need company and hotline (worklist)',
)
