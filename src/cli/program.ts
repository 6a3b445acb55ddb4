import { Command, Option } from 'commander'
import type { Text } from '../model/text.ts'
import { speakHelp } from './help.ts'
import { type CommandName, OPTION_GROUPS, OPTIONS } from './options.ts'
import { type Action, type Session, speaker } from './session.ts'
import { refuseEmpty } from './usage-error.ts'

interface CommandSpec {
  readonly name: CommandName
  readonly usage: string
  readonly text: Text
  readonly examples: readonly Text[]
}

const COMMANDS: readonly CommandSpec[] = [
  {
    name: 'run',
    usage: '[FILE...]',
    text: { zh: '核对、整理、分派，写出收费清单和报表', en: 'verify, sort, assign, write worklists and reports' },
    examples: [
      example('xuqi run 应收清单.csv 回盘.xls', 'xuqi run receivables.csv returns.xls'),
      example('xuqi run exports/ --as-of 2026-06-18 --roster roster.csv'),
      example(
        'xuqi run 应收清单.xlsx --sort premium,tenday --force',
        'xuqi run receivables.xlsx --sort premium,tenday --force',
      ),
      example(
        'xuqi run 全国清单.csv --only-branch 370101,370201 --out parts/1',
        'xuqi run country.csv --only-branch 370101,370201 --out parts/1',
      ),
    ],
  },
  {
    name: 'collect',
    usage: '[FILE...]',
    text: {
      zh: '收回填好的清单、回盘和实收清单，记进跟进簿',
      en: 'read filled worklists, bank returns and paid lists back into the book',
    },
    examples: [
      example('xuqi collect 收回/', 'xuqi collect inbox/'),
      example(
        'xuqi collect 回盘.xls 实收.csv --as-of 2026-06-18',
        'xuqi collect returns.xls paid.csv --as-of 2026-06-18',
      ),
      example('xuqi collect 收回/ --dry-run --out 发现.csv', 'xuqi collect inbox/ --dry-run --out findings.csv'),
    ],
  },
  {
    name: 'merge',
    usage: '[OUT...]',
    text: {
      zh: '把几次运行的结果合成一份：汇总、合计、账平',
      en: 'put the results of several runs together: summary, totals, balance',
    },
    examples: [
      example('xuqi merge parts/1 parts/2 --out xuqi-out/全国', 'xuqi merge parts/1 parts/2 --out xuqi-out/country'),
      example(
        'xuqi merge out/山东 out/江苏 --out out/全国 --force',
        'xuqi merge out/shandong out/jiangsu --out out/country --force',
      ),
      example('xuqi merge parts/1 parts/2 --out first-half --partial'),
    ],
  },
  {
    name: 'check',
    usage: '[FILE...]',
    text: { zh: '只核对，什么都不写', en: 'verify only; nothing is written' },
    examples: [
      example('xuqi check 应收清单.csv', 'xuqi check receivables.csv'),
      example('xuqi check exports/ --json --fail-on warn'),
    ],
  },
  {
    name: 'columns',
    usage: '[FILE...]',
    text: { zh: '哪一列当成了什么，为什么', en: 'which header was taken for which field, and why' },
    examples: [example('xuqi columns 应收清单.csv', 'xuqi columns receivables.csv'), example('xuqi columns exports/')],
  },
  {
    name: 'persistency',
    usage: '[FILE...]',
    text: { zh: '从保单清单算13个月、25个月继续率', en: '13-month and 25-month persistency from policy lists' },
    examples: [
      example('xuqi persistency 保单清单.csv', 'xuqi persistency policies.csv'),
      example(
        'xuqi persistency 保单清单.xlsx 实收明细.csv --month 2026-06',
        'xuqi persistency policies.xlsx payments.csv --month 2026-06',
      ),
    ],
  },
  {
    name: 'report',
    usage: '',
    text: {
      zh: '从跟进簿出跟进报告：收了多少、差多少、变了什么',
      en: 'the follow-up report from the book: what came in, what is short, what has changed',
    },
    examples: [
      example('xuqi report'),
      example('xuqi report --as-of 2026-06-18 --out 周报', 'xuqi report --as-of 2026-06-18 --out weekly'),
      example('xuqi report --book /srv/xuqi/book.db --no-html --json'),
    ],
  },
  {
    name: 'book',
    usage: '[ACTION] [DIR]',
    text: {
      zh: '跟进簿：check 检查、stats 概况、export 导出到文件夹、purge 清除旧的个人信息',
      en: 'the follow-up book: check it, stats, export to a folder, purge old personal data',
    },
    examples: [
      example('xuqi book check'),
      example('xuqi book stats --book /srv/xuqi/book.db'),
      example('xuqi book export book-csv'),
      example('xuqi book purge --before 2023-06-18 --dry-run'),
    ],
  },
  {
    name: 'explain',
    usage: '[CODE]',
    text: { zh: '一个代码的说明；不写代码则列出全部', en: 'the page of a code; without a code the list' },
    examples: [example('xuqi explain'), example('xuqi explain V021'), example('xuqi explain insufficient-funds')],
  },
  {
    name: 'init',
    usage: '',
    text: { zh: '写一份带说明的设置文件', en: 'write a commented settings file' },
    examples: [example('xuqi init'), example('xuqi init --lang en --config company.yaml')],
  },
  {
    name: 'nightly',
    usage: '',
    text: {
      zh: '每晚自己跑：收件夹 → 收回 → 出清单和报表 → 归档',
      en: 'every night by itself: inbox → collect → worklists and reports → archive',
    },
    examples: [example('xuqi nightly --quiet'), example('xuqi nightly --config company.yaml --keep 90')],
  },
  {
    name: 'doctor',
    usage: '',
    text: {
      zh: '看设置、文件夹、磁盘、时钟、节假日是否妥当，并说明怎么办',
      en: 'look at settings, folders, disk, clock, holidays; say what to do',
    },
    examples: [example('xuqi doctor'), example('xuqi doctor --config company.yaml --json')],
  },
]

function example(zh: string, en: string = zh): Text {
  return { zh, en }
}

/** Loaded only when they are called, so that help comes at once. */
const ACTIONS: Readonly<Record<CommandName, () => Promise<Action>>> = {
  run: async () => (await import('./commands/run.ts')).run,
  collect: async () => (await import('./commands/collect.ts')).collect,
  merge: async () => (await import('./commands/merge.ts')).merge,
  check: async () => (await import('./commands/check.ts')).check,
  columns: async () => (await import('./commands/columns.ts')).columns,
  persistency: async () => (await import('./commands/persistency.ts')).persistency,
  report: async () => (await import('./commands/report.ts')).report,
  explain: async () => (await import('./commands/explain.ts')).explain,
  book: async () => (await import('./commands/book.ts')).book,
  init: async () => (await import('./commands/init.ts')).init,
  nightly: async () => (await import('./commands/nightly.ts')).nightly,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
}

/** The command line as commander sees it. `finish` is told the exit code of the command that ran. */
export function buildProgram(session: Session, finish: (exitCode: number) => void): Command {
  const { lang, terminal } = session
  const say = speaker(lang)
  const program = new Command('xuqi')
    .description(
      say(
        '续期应收清单处理：核对、整理、分派，每位收费员一份工作簿',
        'Renewal-list processor for life insurers: verify, sort, assign; one workbook per collector',
      ),
    )
    .enablePositionalOptions()
    .version(session.version, '-V, --version', say('显示版本', 'show the version'))
    .addOption(
      new Option('--lang <zh|en>', say('文件和提示的语言（默认 zh）', 'language of files and messages (default: zh)')),
    )
    .addOption(new Option('--no-color', say('不用颜色', 'no colour')))
    .helpOption('-h, --help', say('显示帮助', 'show help'))
    .helpCommand(false)
  speakHelp(program, lang, terminal)
  for (const spec of COMMANDS) {
    const command = new Command(spec.name)
      .description(spec.text[lang])
      .helpOption('-h, --help', say('显示帮助', 'show help'))
    if (spec.usage !== '') command.arguments(spec.usage)
    for (const { flags, group, commands, text } of OPTIONS) {
      if (commands.includes(spec.name))
        command.addOption(new Option(flags, text[lang]).helpGroup(OPTION_GROUPS[group][lang]))
    }
    command.addHelpText(
      'after',
      `\n${say('例子：', 'Examples:')}\n${spec.examples.map((line) => `  ${line[lang]}`).join('\n')}`,
    )
    command.action(async () => {
      const { args } = command
      refuseEmpty(args, command.opts())
      const action = await ACTIONS[spec.name]()
      finish(await action(args, command.opts(), session))
    })
    speakHelp(command, lang, terminal)
    program.addCommand(command)
  }
  program.addHelpText(
    'after',
    `\n${say('例子：', 'Examples:')}\n  ${say('xuqi run 应收清单.csv', 'xuqi run receivables.csv')} --as-of 2026-06-18\n  xuqi run --help\n\n${say(
      '退出码：0 完成 · 1 完成，但有 --fail-on 所指的发现 · 2 拒绝，什么都没写\n        3 xuqi 自身的故障 · 130 中断',
      'Exit codes:\n  0 done · 1 done, and findings of the --fail-on kind exist · 2 refused, nothing\n  written · 3 a fault of xuqi itself · 130 interrupted',
    )}`,
  )
  return program
}
