import { fill, type Lang, type Text } from './text.ts'

export interface RefusalPage {
  readonly title: Text
  /** what is wrong and where, with `{fact}` blanks */
  readonly message: Text
  /** what to do */
  readonly remedy: Text
}

/** Every reason for which the program refuses to go on. One line of message each; `xuqi explain CODE` shows the page. */
// biome-ignore format: a table, two rows each
export const REFUSALS = {
  R001: page('没有输入文件', 'no input file', '没有给出输入文件。', 'No input file was given.',
    '在命令后写上文件，例如：xuqi run 应收清单.csv', 'Name the files after the command, for example: xuqi run receivables.csv'),
  R002: page('文件不存在', 'file not found', '{path}：没有这个文件。', '{path}: there is no such file.',
    '检查路径和文件名；含空格的路径请加引号。', 'Check the path and the name; quote a path that holds spaces.'),
  R003: page('文件为空', 'empty file', '{path}：文件里没有内容。', '{path}: the file is empty.',
    '请重新导出。', 'Export the list again.'),
  R004: page('无法识别的文件', 'unknown file format', '{path}：不是可以读取的清单（{what}）。', '{path}: not a list that can be read ({what}).',
    '请在 Excel 或 WPS 中打开，另存为 .xlsx 或 CSV。', 'Open it in Excel or WPS and save it as .xlsx or CSV.'),
  R005: page('编码不对', 'wrong encoding', '{path}：第 {row} 行附近的文字不是 {encoding} 编码。', '{path}: near row {row} the text is not {encoding}.',
    '用 --encoding 指明编码（utf-8、gb18030、utf-16le、utf-16be），或另存为 UTF-8。', 'Name the encoding with --encoding (utf-8, gb18030, utf-16le, utf-16be), or save the file as UTF-8.'),
  R006: page('工作簿有密码', 'workbook is encrypted', '{path}：工作簿有打开密码。', '{path}: the workbook needs a password to open.',
    '把密码写进一个文件，用 --password-file 指定；或去掉密码后再导出。', 'Put the password into a file and name it with --password-file, or remove the password.'),
  R007: page('密码不对', 'wrong password', '{path}：密码文件里的密码打不开这个工作簿。', '{path}: the password in the password file does not open this workbook.',
    '检查密码文件的第一行。', 'Check the first line of the password file.'),
  R008: page('工作簿损坏', 'unreadable workbook', '{path}：工作簿读不出来（{what}）。', '{path}: the workbook cannot be read ({what}).',
    '在 Excel 或 WPS 中打开并另存一份，或重新导出。', 'Open it in Excel or WPS and save a copy, or export it again.'),
  R009: page('找不到表头', 'header not found', '{path}：前 20 行里没有表头（至少要有三个认识的列名，其中有保单号或应缴日）。看到的是：{seen}', '{path}: no header row in the first 20 rows (at least three known names, policy number or due date among them). Seen: {seen}',
    '是清单的，用 xuqi columns 查看，在设置的 columns 里补上你们的列名；不是清单的（说明、名册等）请移到别处，名册用 --roster。', 'If it is a list, look with xuqi columns and add your names under columns in the settings; if it is none (notes, a roster), move it elsewhere, and name a roster with --roster.'),
  R010: page('缺少必要的列', 'column missing', '{path}：没有“{fields}”列。表头有：{headers}。最接近的是：{nearest}', '{path}: no column for {fields}. Headers: {headers}. Nearest: {nearest}',
    '在设置的 columns 里写明哪一列是它，例如 columns: { dueDate: [应收年月日] }。', 'Say in the settings which column it is, for example columns: { dueDate: [应收年月日] }.'),
  R011: page('大半行被退回', 'most rows rejected', '{path}：{rows} 行里有 {rejected} 行要退回，最多的是 {code}（{title}），列的对应多半不对。', '{path}: {rejected} of {rows} rows would be rejected, most often by {code} ({title}); the columns are probably mapped wrongly.',
    '先用 xuqi columns 看列的对应，再用 xuqi check 看明细。', 'Look at the columns with xuqi columns, then at the rows with xuqi check.'),
  R012: page('输出已存在', 'output exists', '{path}：这里已有一次运行的结果。', '{path}: an earlier run is there already.',
    '加 --force（旧结果改名保留，不会删除）；或换一个 --out，要用平时的跟进簿就同时写 --book。', 'Add --force (the earlier output is kept under another name), or choose another --out, with --book to go on with your follow-up book.'),
  R013: page('输出位置不是 xuqi 的', 'not an output of xuqi', '{path}：文件夹里没有 manifest.json，不是 xuqi 的结果，不会替换。', '{path}: the folder holds no manifest.json; it is not an output of xuqi and is left alone.',
    '换一个 --out。', 'Choose another --out.'),
  R014: page('收费清单已被填写', 'worklists were filled in', '{path}：这些工作簿和生成时不同，可能已经填写：{files}', '{path}: these workbooks differ from what was written; somebody may have filled them in: {files}',
    '先收回或移走它们，再运行。', 'Collect them or move them away first.'),
  R015: page('写不进去', 'output not writable', '{path}：不能写入（{what}）。', '{path}: cannot be written ({what}).',
    '检查权限和磁盘空间；关掉正打开这些文件的 Excel 或 WPS。', 'Check permissions and disk space; close Excel or WPS if it has these files open.'),
  R016: page('设置有误', 'bad setting', '{path}:{line}:{column}：{what}', '{path}:{line}:{column}: {what}',
    '改正这一行；xuqi init 会写一份带说明的设置。', 'Correct the line; xuqi init writes a commented settings file.'),
  R017: page('命令用法不对', 'bad option', '{what}', '{what}',
    '用 xuqi --help 或 xuqi 命令 --help 查看用法。', 'See xuqi --help or xuqi COMMAND --help.'),
  R018: page('超出限度', 'over the limits', '{path}：{what}', '{path}: {what}',
    '把文件拆开，或导出为 CSV。', 'Split the file, or export it as CSV.'),
  R019: page('没有这个代码', 'unknown code', '没有代码“{code}”。{hint}', 'There is no code "{code}". {hint}',
    '用 xuqi explain 查看全部代码。', 'xuqi explain lists all codes.'),
  R020: page('名册或分派表有误', 'bad roster or assignment file', '{path}：{what}', '{path}: {what}',
    '名册要有 工号、姓名；分派表要有 保单号、收费员工号。', 'A roster needs code and name; an assignment file needs policyNo and collectorCode.'),
  R021: page('没有可用的行', 'no usable row', '{path}：表头下面没有数据。', '{path}: there is no data below the header.',
    '检查导出条件。', 'Check what was exported.'),
  R022: page('设置文件已存在', 'settings file exists', '{path}：已有这个文件，不会覆盖。', '{path}: the file is there already and is not overwritten.',
    '换一个 --config，或先把旧文件改名。', 'Choose another --config, or rename the old file first.'),
  R023: page('没有这个机构', 'unknown branch', '--only-branch：清单里没有机构“{branch}”，有的是：{known}', '--only-branch: no row belongs to the branch "{branch}". There are: {known}',
    '机构写代码，没有代码的写名称；没有机构的行写 -。', 'Name a branch by its code, or by its name if it has none; - stands for rows without a branch.'),
  R024: page('不是完整的运行结果', 'not a finished run', '{path}：{what}', '{path}: {what}',
    'merge 后面写 xuqi run 写出的文件夹，内容要和写出时一样；重新运行这一份再合并。', 'Give merge the folders that xuqi run wrote, as they were written; run this one again, then merge.'),
  R025: page('运行不一致', 'runs do not go together', '{path} 和 {other} 的{what}不同：{theirs} ≠ {ours}', '{path} and {other} differ in {what}: {theirs} ≠ {ours}',
    '用同一版本、截至日、工作月、语言和设置运行，再合并。', 'Run them with the same version, as-of day, month, language and settings, then merge.'),
  R026: page('运行重叠', 'runs overlap', '{path} 和 {other}：{what}', '{path} and {other}: {what}',
    '每份文件、每个机构、每一件只能算一次；同一机构的几份文件请放进一次 xuqi run。', 'A file, a branch, a case counts once; several files of one branch belong in one xuqi run.'),
  R027: page('还缺机构', 'branches missing', '{path}：还有 {rows} 行没有算进来，缺的机构：{branches}', '{path}: {rows} rows are in none of the runs. Branches missing: {branches}',
    '补上这些机构的运行（--only-branch），或加 --partial 先合并现有的。', 'Run these branches too (--only-branch), or add --partial to merge what is there.'),
  R028: page('这是 xuqi 写出的工作簿', 'a workbook of xuqi', '{path}：这是 xuqi 写出、给人填写的工作簿，不是应收清单。', '{path}: a workbook that xuqi wrote for people to fill in, and no list of receivables.',
    '填好的收费清单、主管工作簿和保全变更用 xuqi collect 收回，填好工号的未分派清单用 --assignments；应收清单请用核心系统的导出。', 'Give filled worklists, supervisors\' workbooks and service changes to xuqi collect, unassigned cases with collector codes to --assignments; a list of receivables comes from the core system.'),
  R029: page('里面还有别的东西', 'something else is inside', '{path}：里面还有跟进簿或别的运行结果：{files}。替换会把它们一起移走。', '{path}: it holds a follow-up book or other outputs too: {files}. To replace it would move them away.',
    '换一个 --out，或先把它们移到别处；跟进簿（--book）不要放在 --out 里面。', 'Choose another --out, or move them elsewhere first; keep the follow-up book (--book) out of the folder of --out.'),
  R030: page('跟进簿损坏', 'damaged book', '{path}：跟进簿损坏（{what}），没有动它。', '{path}: the follow-up book is damaged ({what}); it was left as it is.',
    '用备份换上它，旁边的 -journal 一起移走（docs/operations.zh-CN.md）；没有备份就把它移到别处留着，下次运行会新建一本，从头记起。', 'Put your backup in its place, and move the -journal beside it away too (docs/operations.md). Without one, move it away and keep it: the next run begins a new book.'),
  R031: page('不是跟进簿', 'not a book of xuqi', '{path}：这个文件不是 xuqi 的跟进簿，没有动它。', '{path}: this file is not a follow-up book of xuqi; it was left as it is.',
    '用 --book 指明跟进簿，或换一个文件名。', 'Name the book with --book, or choose another name.'),
  R032: page('跟进簿版本太新', 'book of a newer version', '{path}：跟进簿是更新的 xuqi 写的（版本 {schema}，这里认识到 {known}）。', '{path}: the book was written by a newer xuqi (version {schema}; known here: {known}).',
    '请升级 xuqi；这次可加 --no-book，不用跟进簿。', 'Install the newer xuqi; for now you can run with --no-book.'),
  R033: page('跟进簿正在使用', 'book in use', '{path}：另一个 xuqi 正在写这本跟进簿，等了一会儿还没写完。', '{path}: another xuqi is writing into this book and has not finished in good time.',
    '等它结束再运行；跟进簿在网络盘上时，看看别的电脑。', 'Wait until it has finished, then run again; on a network drive, look at the other computers.'),
  R034: page('跟进簿不能读写', 'book not accessible', '{path}：跟进簿不能读写（{what}）。', '{path}: the book cannot be read or written ({what}).',
    '检查权限和磁盘空间，文件是不是只读；只想出清单可加 --no-book。', 'Check permissions and disk space, and whether the file is read-only; --no-book makes worklists without it.'),
  R035: page('没有跟进簿', 'no book', '{path}：这里还没有跟进簿。', '{path}: there is no follow-up book yet.',
    '用 --book 指明它在哪里；xuqi run 第一次用到时会新建。', 'Say with --book where it is; the first xuqi run that uses one makes it.'),
  R036: page('跟进簿里没有运行', 'no run in the book', '{path}：到{day}为止没有运行过，没有可报告的。', '{path}: no run until {day}; there is nothing to report.',
    '换一个截至日；或先用 xuqi run 运行一次，记进这本跟进簿。', 'Choose another day, or run xuqi run with this book first.'),
  R040: page('算继续率缺列', 'columns missing for persistency', '{path}：没有“{fields}”列。没有用上的列：{headers}', '{path}: no column for {fields}. Columns not used: {headers}',
    '补上这些列再导出；列名不同的，在设置的 columns 里写明，例如 columns: { effectiveDate: [起保日] }。', 'Export them too; where a column has another name, say so under columns in the settings, for example columns: { effectiveDate: [START] }.'),
  R041: page('只凭跟进簿算不出继续率', 'the book alone knows too little for persistency', '{path}（{first} 记起）：13个月、25个月复合要首年保费，和第一年里就退保、没上过清单的保单，簿里都没有；25个月要第二年缴了费的全部保单，簿里只有清单说过的期次，没有生效日期。', '{path} (since {first}): 13 months and 25 months compound ask for the first-year premium, and for policies that left in their first year and were on no list: the book has neither. 25 months asks for all policies that paid year 2: the book has only what lists named, and no effective dates.',
    '加上保单清单，第二年、第三年收没收到由簿子来说：xuqi persistency 保单清单.csv --book 跟进簿。', 'Give it a policy list, and the book tells what came for year 2 and 3: xuqi persistency policies.csv --book BOOK.'),
  R050: page('这是应收清单', 'a list of receivables', '{path}：{what}，不能收。', '{path}: {what}; it cannot be collected.',
    '应收清单用 xuqi run 处理；collect 只收填好的收费清单、回盘和实收清单。真是回盘的：结果一列的列名没有认出来，写进设置 columns 的 transferStatus。', 'Give lists of receivables to xuqi run; collect takes filled worklists, bank returns and paid lists. If it is a return, nobody knew its column of results: name it in the settings, under columns, transferStatus.'),
  R051: page('这是未分派清单', 'the list of unassigned cases', '{path}：这是未分派的工作簿，里面没有联系记录。', '{path}: this is the workbook of unassigned cases; it holds no contacts.',
    '填好收费员工号后，用 xuqi run … --assignments 交给下一次运行。', 'Fill in the collector codes and give it to the next run: xuqi run … --assignments.'),
  R052: page('不认识的文件', 'nothing to collect in it', '{path}：不是填好的收费清单，也不是回盘或实收清单（{what}）。', '{path}: neither a filled worklist nor a bank return or paid list ({what}).',
    '清单要有隐藏的“内部编号”列，或保单号、应缴日和联系记录的列；回盘、实收要有保单号和结果。用 xuqi columns 看认出了哪些列。', 'A worklist has its hidden key column, or policy number, due date and the contact columns; a return or paid list has policy number and results. xuqi columns shows which columns are known.'),
  R060: page('夜间运行正在进行', 'a nightly run is at work', '另一个 xuqi nightly 还在运行（{who}）。', 'Another xuqi nightly is at work ({who}).',
    '等它结束；进程真的没有了，系统自己会放开，不用删文件。', 'Let it finish. If the process is gone the system has let go already: delete nothing.'),
  R061: page('夜间运行要有跟进簿', 'nightly needs a book', 'xuqi nightly 要有跟进簿，设置里写的是 book: off。', 'xuqi nightly needs a book, and the settings say book: off.',
    '把设置里的 book 删掉或写成一个文件。', 'Take book out of the settings, or name a file.'),
  R062: page('日期比跟进簿早', 'a day before the book', '今天是 {day}，跟进簿已记到 {last}：时钟拨回去了，或那一晚的时钟拨快了。', 'Today is {day}, and the book has recorded a night of {last}: the clock was set back, or it was ahead on that night.',
    '校准时钟再运行，收件夹没有动过。那一晚的日期不对的，换上那一晚之前的跟进簿备份（docs/operations.zh-CN.md）。', 'Set the clock right and run again: the inbox was left alone. If the day of that night was wrong, put back the backup of the book from before it (docs/operations.md).'),
  R063: page('夜间运行的文件夹不能用', 'a folder of the nights cannot be used', '{path}：不能读写（{what}）。', '{path}: cannot be read or written ({what}).',
    '检查权限和磁盘空间；xuqi doctor 逐个看这些文件夹。', 'Check permissions and disk space; xuqi doctor looks at each of these folders.'),
  R064: page('跟进簿不见了', 'the book has gone', '跟进簿 {path} 不在，或里面一次运行也没有；归档里却有 {first} 起 {nights} 晚的夜间运行：簿子被删了、移走了，或设置里写的位置变了。', 'The book {path} is not there, or holds no run, and the archive holds {nights} nights since {first}: it was deleted or moved, or the settings name another place.',
    '换上备份（docs/operations.zh-CN.md），或在设置的 book 里写回原来的位置；收件夹没有动过。从新的一本开始，以前的联系和发过的通知就都不知道了：确实要这样，先把归档文件夹改名，再把现在用的清单放进收件夹。', 'Put your backup in its place (docs/operations.md), or name the old place under book in the settings; the inbox was left alone. A new book knows nothing of earlier contacts, nor of the notices that went out: if it is meant, rename the folder of the archive first, and put the lists that you use now into the inbox.'),
} as const satisfies Record<string, RefusalPage>

function page(
  titleZh: string,
  titleEn: string,
  zh: string,
  en: string,
  remedyZh: string,
  remedyEn: string,
): RefusalPage {
  return { title: { zh: titleZh, en: titleEn }, message: { zh, en }, remedy: { zh: remedyZh, en: remedyEn } }
}

export type RefusalCode = keyof typeof REFUSALS

/** What fills a refusal's blanks; a fact that is a sentence stands in both languages. `remedy` takes the place of the page's advice; `written`: what stands all the same; `instead`: what is said in place of "nothing was written". */
export type RefusalFacts = Readonly<Record<string, string | number | Text>>

export interface RefusalItem {
  readonly code: RefusalCode
  readonly facts: RefusalFacts
}

/** The message of a refusal, its blanks filled, in the reader's language. */
export function refusalMessage(item: RefusalItem, lang: Lang): string {
  const facts: Record<string, string | number> = {}
  for (const [name, fact] of Object.entries(item.facts)) facts[name] = typeof fact === 'object' ? fact[lang] : fact
  return fill(REFUSALS[item.code].message[lang], facts)
}

/** What to do about a refusal: advice for this very case where there is one, else that of its page. */
export function refusalRemedy({ code, facts: { remedy } }: RefusalItem, lang: Lang): string {
  return typeof remedy === 'object' ? remedy[lang] : REFUSALS[code].remedy[lang]
}

/** The run cannot go on. Thrown once with all its reasons (all refused files at once), caught once in cli/main. Exit 2. */
export class Refusal extends Error {
  readonly items: readonly RefusalItem[]

  constructor(items: readonly RefusalItem[], options?: ErrorOptions) {
    super(items.map((item) => item.code).join(' '), options)
    this.name = 'Refusal'
    this.items = items
  }
}

/** A refusal with one reason. */
export function refuse(code: RefusalCode, facts: RefusalFacts, cause?: unknown): Refusal {
  return new Refusal([{ code, facts }], cause === undefined ? undefined : { cause })
}
