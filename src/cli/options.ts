import type { Text } from '../model/text.ts'

const EVERY = [
  'run',
  'collect',
  'nightly',
  'doctor',
  'report',
  'book',
  'merge',
  'check',
  'columns',
  'persistency',
  'explain',
  'init',
] as const

export type CommandName = (typeof EVERY)[number]

/** The block of a help page under which an option stands. */
export const OPTION_GROUPS = {
  what: { zh: '处理什么', en: 'What to do' },
  input: { zh: '输入', en: 'Input' },
  output: { zh: '输出', en: 'Output' },
  display: { zh: '显示', en: 'Display' },
} as const satisfies Record<string, Text>

export interface OptionSpec {
  readonly flags: string
  readonly group: keyof typeof OPTION_GROUPS
  readonly commands: readonly CommandName[]
  readonly text: Text
}

const verifying: readonly CommandName[] = ['run', 'check']
const unattended: readonly CommandName[] = ['run', 'nightly', 'check']
const reading: readonly CommandName[] = ['run', 'collect', 'nightly', 'check', 'columns', 'persistency']
const dated: readonly CommandName[] = ['run', 'nightly', 'check', 'persistency']
const configured: readonly CommandName[] = [...reading, 'doctor', 'report', 'book']

/** Every option, in the order of the help pages. */
export const OPTIONS: readonly OptionSpec[] = [
  option(
    '--as-of <DAY>',
    'what',
    dated,
    '截至日，YYYY-MM-DD（默认今天）',
    'the "today" of the run, YYYY-MM-DD (default: today)',
  ),
  option(
    '--as-of <DAY>',
    'what',
    ['collect'],
    '收回的日子，YYYY-MM-DD（默认今天）；之后的日期算写错',
    'the day of collecting, YYYY-MM-DD (default: today); no contact lies after it',
  ),
  option(
    '--as-of <DAY>',
    'what',
    ['report'],
    '截至日，YYYY-MM-DD：报告这一天为止的最后一次运行（默认最后一次）',
    'YYYY-MM-DD: the last run until that day is reported (default: the last one)',
  ),
  option(
    '--month <YYYY-MM>',
    'what',
    dated,
    '工作月（默认截至日所在月）',
    'the work month (default: the month of as-of)',
  ),
  option(
    '--only-branch <CODE>',
    'what',
    verifying,
    '只做这些机构，逗号分开；- 是没有机构的行（整份清单照读）',
    'only these branches, separated by commas; - = rows without one (the whole list is read)',
  ),
  option('--partial', 'what', ['merge'], '还缺机构也合并', 'merge although branches are missing'),
  option(
    '--sort <AXES>',
    'what',
    ['run'],
    '清单排序，如 premium,tenday（默认按剩余天数）',
    'order of the worklists, such as premium,tenday (default: days left)',
  ),
  option(
    '--fail-on <SEVERITY>',
    'what',
    verifying,
    '有这一级的发现时退出码为 1：reject、warn、never（run 默认 never，check 默认 reject）',
    'exit 1 if such findings exist: reject, warn, never (default: never for run, reject for check)',
  ),
  option(
    '--fail-on <SEVERITY>',
    'what',
    ['nightly'],
    '有文件进隔离区或取不走时退出码为 1；never = 不管（默认 reject）',
    'exit 1 if a file goes to the quarantine or has to stay in the inbox; never = do not (default: reject)',
  ),
  option(
    '--keep <DAYS>',
    'output',
    ['nightly'],
    '结果保留几天，0 = 一直保留（默认按设置）',
    'days for which outputs are kept, 0 = for good (default: settings)',
  ),
  option(
    '--fail-on <SEVERITY>',
    'what',
    ['collect'],
    '有这一级的发现时退出码为 1：reject、warn、never（默认 never）',
    'exit 1 if such findings exist: reject, warn, never (default: never)',
  ),
  option(
    '--config <FILE>',
    'input',
    configured,
    '设置文件（默认当前目录的 xuqi.config.yaml，有才用）',
    'settings (default: xuqi.config.yaml here, if there)',
  ),
  option(
    '--config <FILE>',
    'output',
    ['init'],
    '写到哪里（默认 xuqi.config.yaml）',
    'where to write (default: xuqi.config.yaml)',
  ),
  option(
    '--roster <FILE>',
    'input',
    unattended,
    '人员名册，CSV 或 XLSX（默认按设置）',
    'roster of the staff, CSV or XLSX (default: settings)',
  ),
  option(
    '--assignments <FILE>',
    'input',
    unattended,
    '指定分派表，CSV 或 XLSX（默认按设置）',
    'explicit assignments, CSV or XLSX (default: settings)',
  ),
  option(
    '--encoding <NAME>',
    'input',
    reading,
    '文本文件的编码，如 gb18030（默认自动识别）',
    'encoding of text files, such as gb18030 (default: recognised)',
  ),
  option(
    '--password-file <FILE>',
    'input',
    reading,
    '工作簿的打开密码，一行一个',
    'passwords of encrypted workbooks, one a line',
  ),
  option(
    '--book <FILE>',
    'input',
    [...unattended, 'doctor', 'report', 'book'],
    '跟进簿（默认按设置；没有 --out 时是 xuqi-out/book.db）',
    'the follow-up book (default: settings; without --out xuqi-out/book.db)',
  ),
  option(
    '--book <FILE>',
    'input',
    ['persistency'],
    '清单没说第二年、第三年收没收到的，问这本跟进簿',
    'asked whether premiums of year 2 and 3 came, where the lists do not say',
  ),
  option('--no-book', 'input', verifying, '不用跟进簿', 'without the follow-up book'),
  option(
    '--before <DAY>',
    'what',
    ['book'],
    'purge：清除这一天以前最后见到的件（默认按设置的 retentionMonths）',
    'purge: cases last seen before this day (default: retentionMonths of the settings)',
  ),
  option(
    '--out <DIR>',
    'output',
    ['run'],
    '写到哪里（默认 xuqi-out/工作月/截至日）',
    'where to write (default: xuqi-out/MONTH/AS-OF)',
  ),
  option(
    '--out <DIR>',
    'output',
    ['persistency'],
    '写到哪里（默认 xuqi-out/工作月/persistency-截至日）',
    'where to write (default: xuqi-out/MONTH/persistency-AS-OF)',
  ),
  option(
    '--out <DIR>',
    'output',
    ['report'],
    '写到哪里（默认 xuqi-out/工作月/report-截至日）',
    'where to write (default: xuqi-out/MONTH/report-AS-OF)',
  ),
  option('--no-html', 'output', ['report'], '不出网页', 'no web page'),
  option(
    '--book <FILE>',
    'output',
    ['collect'],
    '记进哪本跟进簿（默认按设置，没有则是 xuqi-out/book.db）',
    'the follow-up book that it goes into (default: settings, else xuqi-out/book.db)',
  ),
  option('--out <FILE>', 'output', ['collect'], '把发现写成 CSV', 'write the findings as CSV'),
  option('--out <DIR>', 'output', ['merge'], '写到哪里（必须写）', 'where to write (must be given)'),
  option(
    '--force',
    'output',
    ['run', 'merge', 'persistency', 'report'],
    '替换以前的结果（旧的改名保留）',
    'replace the output of an earlier run (kept under another name)',
  ),
  option('--dry-run', 'output', ['run', 'collect', 'book'], '全部照做，只是不写', 'do everything but write'),
  option(
    '--with-personal-data',
    'output',
    ['run', 'persistency'],
    'data/ 里不隐去个人信息',
    'do not mask personal data in data/',
  ),
  option('--with-personal-data', 'output', ['book'], 'export：不隐去个人信息', 'export: do not mask personal data'),
  option(
    '--jobs <N>',
    'output',
    ['run', 'collect', 'nightly', 'check'],
    '同时工作的线程数（默认处理器核数）',
    'workers (default: the cores)',
  ),
  option(
    '--lang <zh|en>',
    'display',
    EVERY.filter((name) => name !== 'merge'),
    '文件和提示的语言（默认 zh）',
    'language of files and messages (default: zh)',
  ),
  option(
    '--lang <zh|en>',
    'display',
    ['merge'],
    '提示的语言（默认是各次运行的语言，文件一律用它）',
    'language of messages (default: that of the runs, in which the files are written)',
  ),
  option(
    '--json',
    'display',
    EVERY.filter((name) => name !== 'init'),
    '只在标准输出打印一份 JSON',
    'print one JSON document on standard output, nothing else',
  ),
  option(
    '--quiet',
    'display',
    ['run', 'collect', 'nightly', 'merge', 'check', 'persistency', 'report'],
    '只打印最后一行',
    'print only the last line',
  ),
  option('--verbose', 'display', ['run', 'collect', 'nightly', 'check'], '多说一些', 'say more'),
  option('--no-color', 'display', EVERY, '不用颜色', 'no colour'),
]

function option(
  flags: string,
  group: OptionSpec['group'],
  commands: readonly CommandName[],
  zh: string,
  en: string,
): OptionSpec {
  return { flags, group, commands, text: { zh, en } }
}
