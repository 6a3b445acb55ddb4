import type { Text } from '../../model/text.ts'
import type { CollectPage } from './page.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

/** About what is read against what the book holds. */
export const PAGES_OF_BOOKS = {
  K030: {
    name: 'two-answers',
    severity: 'warn',
    title: t('同一格两个答案', 'two answers'),
    when: t(
      '两份文件（或两行）在同一件、同一次联系里写得不同',
      'two files (or rows) say different things about the same contact of a case',
    ),
    message: t('和 {other} 写得不同，两个都记下了', 'differs from {other}; both are kept'),
    remedy: t(
      '问清哪个对，把另一份改成一样，再收一次。',
      'Find out which is right, make the other say the same, and collect again.',
    ),
    bad: t('两份副本里一份填“承诺缴费”，一份填“拒绝缴费”', 'one copy says "promised", the other "refused"'),
    good: t('两份副本填得一样', 'both copies say the same'),
  },
  K031: {
    name: 'corrected',
    severity: 'note',
    title: t('改正了以前的内容', 'corrected'),
    when: t(
      '同一份文件里，已收过的一次联系改了',
      'a contact collected before reads differently now in the same workbook',
    ),
    message: t('改正了以前收过的内容；以前的留作历史', 'corrects what was collected before, which stays as history'),
    remedy: t('不用管。', 'Nothing to do.'),
    bad: t('收过之后把“无人接听”改成“承诺缴费”', '"no answer" changed to "promised" after it was collected'),
    good: t('收过之后没有动', 'left as it was'),
  },
  K032: {
    name: 'cells-used-again',
    severity: 'note',
    title: t('同一格又记了一次', 'cells used again'),
    when: t(
      '同一份文件里，已收过的一次联系换成了更晚日期的联系',
      'a contact collected before was overwritten by one of a later day',
    ),
    message: t(
      '日期比以前收过的晚，算另一次联系；两次都记下了',
      'of a later day than what was collected before, hence another contact; both are kept',
    ),
    remedy: t('不用管；如果只是改正日期，请告诉内勤。', 'Nothing to do, unless only the date was to be corrected.'),
    bad: t('第一次联系的格子里改写成一周后的联系', 'the cells of the first contact hold one of a week later'),
    good: t('一周后的联系写在“第二次联系”里', 'the later one stands in "second contact"'),
  },
  K033: {
    name: 'day-before-matter',
    severity: 'warn',
    title: t('日期早于事情本身', 'day before the matter itself'),
    when: t(
      '主管的记录日早于移交日，或办好日早于变更报来的日子',
      'a supervisor noted a case before it was handed over, or a change was done before it was reported',
    ),
    message: t(
      '日期“{value}”早于移交或报来的日子 {since}，不采用，原文放进备注',
      'the day "{value}" lies before {since}, when it was handed over or reported; not used, kept in the note',
    ),
    remedy: t('多半是年月写错，改正后再收一次。', 'Probably a wrong month or year: mend it and collect again.'),
    bad: t('6月18日移交的件，记录日填 5月18日', 'handed over on June 18, noted on May 18'),
    good: t('记录日填 6月18日或以后', 'noted on June 18 or later'),
  },
  K034: {
    name: 'change-unknown',
    severity: 'warn',
    title: t('簿里没有这项变更', 'change not in the book'),
    when: t('保全变更的一行，跟进簿里没有这一件的这项变更', 'the book knows no such change of the case'),
    message: t(
      '簿里没有这项变更，没有算办好；原文已另存',
      'the book knows no such change: not taken as done, the text is kept apart',
    ),
    remedy: t(
      '检查是不是别的跟进簿的表，或变更内容被改过。',
      'See whether the list belongs to another book, or the words of the change were altered.',
    ),
    bad: t('换了一个新的跟进簿再收旧的保全变更', 'an old list of changes, collected into a new book'),
    good: t('变更是收费员清单里报来、记在这个跟进簿里的', 'the change came from a worklist that this book holds'),
  },
  K035: {
    name: 'line-names-two-cases',
    severity: 'reject',
    title: t('一行写着两件', 'a line that names two cases'),
    when: t(
      '看得见的保单号和应缴日，与隐藏的“内部编号”是簿里的两件：多半是排序时没有带上隐藏的列',
      'policy number and due date as shown are another case of the book than the hidden key: most likely sorted without the hidden columns',
    ),
    message: t(
      '看得见的是 {shown}，隐藏的内部编号是 {key}：没有记，填的内容已另存',
      'the line shows {shown}, its hidden key says {key}: not recorded, what was typed is kept apart',
    ),
    remedy: t(
      '问收费员写的是哪一件，填到原来工作簿的那一行里再收；排序时选中整张表。',
      'Ask which case is meant, fill it in on its line of the original workbook and collect again; sort whole sheets only.',
    ),
    bad: t('只选了看得见的列来排序', 'only the visible columns were selected for sorting'),
    good: t('整行一起排序', 'whole rows were sorted'),
  },
  K036: {
    name: 'emptied',
    severity: 'warn',
    title: t('收过的联系现在空了', 'emptied after it was collected'),
    when: t(
      '以前从这份文件收过的一次联系，行还在，格子清空了',
      'the cells of a contact that was collected from this very workbook are empty now; its line is there',
    ),
    message: t(
      '以前从这份文件收过一次联系，现在格子空了：簿里的不变',
      'a contact was collected from this workbook before, and its cells are empty now: what is recorded stays',
    ),
    remedy: t(
      '填错了件才清空的：在那一行填“其他”，备注写“填错了件”，再收一次，错的就不算了。只是为了下次再填的：不用管，最好填在“第二次联系”。',
      'If it had been typed on the wrong line: write "other" there with the note "wrong line" and collect again; that takes its place. If it was only to make room for the next contact: nothing to do, though that has cells of its own.',
    ),
    bad: t(
      '投诉填在了别的客户那一行，收过以后才清空',
      'a complaint was typed on the line of another customer, collected, and emptied then',
    ),
    good: t('那一行改填“其他”', 'that line says "other" now'),
  },
  K037: {
    name: 'line-twice',
    severity: 'warn',
    title: t('一件有两行，写得一样', 'two equal lines of one case'),
    when: t(
      '同一页里两行是同一件、填得一样：多半是整行复制，盖掉了另一件的行',
      'two lines of one sheet are of the same case and say the same: most likely a whole line was pasted over that of another case',
    ),
    message: t(
      '和第 {row} 行是同一件、填得一样：只记一次',
      'the same case as row {row}, and the same contact: recorded once',
    ),
    remedy: t(
      '看这一行原来是哪一件（原来的清单里有）：填在它自己的行里再收。以后只复制要填的格子。',
      'See in the list as it was written which case stood there: fill in its own line and collect again. Copy the cells to fill in only.',
    ),
    bad: t('把第 8 行整行复制到第 9 行', 'row 8 was pasted over row 9 as a whole'),
    good: t('只复制了填写的格子', 'only the cells that were filled in were copied'),
  },
} as const satisfies Readonly<Record<string, CollectPage>>
