import type { Text } from '../../model/text.ts'
import type { CollectPage } from './page.ts'

const t = (zh: string, en: string): Text => ({ zh, en })

/** About files, lines and columns as a whole. */
export const PAGES_OF_FILES = {
  K001: {
    name: 'file-left-out',
    severity: 'reject',
    title: t('文件没有收', 'file left out'),
    when: t(
      '文件夹里的文件读不出来，或不是填好的清单、回盘、实收清单',
      'a file in a folder cannot be read, or is no filled worklist, bank return or paid list',
    ),
    message: t('没有收：{what}', 'left out: {what}'),
    remedy: t('看原因：要收的改好再收一次，不要的移走。', 'See why: mend it and collect again, or move it away.'),
    bad: t('文件夹里有一份带密码的工作簿', 'an encrypted workbook in the folder'),
    good: t('文件夹里只有填好的清单', 'only filled worklists in the folder'),
  },
  K002: {
    name: 'workbook-open',
    severity: 'note',
    title: t('工作簿正开着', 'workbook is open'),
    when: t(
      '旁边有 Excel、WPS 或 LibreOffice 的锁文件（~$…、.~lock…）',
      'there is an owner file (~$…, .~lock…) of Excel, WPS or LibreOffice beside it',
    ),
    message: t(
      '{what} 可能正在别处打开，没保存的内容收不到',
      '{what} seems to be open somewhere; what is not saved yet is not read',
    ),
    remedy: t('请收费员保存并关闭，再收一次。', 'Have it saved and closed, then collect again.'),
    bad: t('~$370101_张三.xlsx', '~$370101_Zhang.xlsx'),
    good: t('370101_张三.xlsx', '370101_Zhang.xlsx'),
  },
  K003: {
    name: 'key-lost',
    severity: 'note',
    title: t('内部编号列没有了', 'key column lost'),
    when: t(
      '表里没有隐藏的“内部编号”列，但有保单号和应缴日',
      'the hidden key column is gone, policy number and due date are there',
    ),
    message: t(
      '没有“内部编号”列，按保单号和应缴日对应',
      'no key column: lines are matched by policy number and due date',
    ),
    remedy: t('不用管；下次请在原来的工作簿里填。', 'Nothing to do; next time fill in the workbook itself.'),
    bad: t('只把看得见的列复制到新工作簿', 'the visible columns were copied into a new workbook'),
    good: t('在原工作簿里填', 'the workbook itself was filled in'),
  },
  K004: {
    name: 'line-without-case',
    severity: 'warn',
    title: t('这一行不知道是哪一件', 'line of no case'),
    when: t(
      '行里有字，却没有内部编号，也没有保单号和应缴日',
      'something is written on a row that has neither key nor policy number and due date',
    ),
    message: t(
      '这一行对不上任何一件，原文已另存：{value}',
      'the row belongs to no case; its text is kept apart: {value}',
    ),
    remedy: t('问收费员写的是哪张保单，补在那一行里。', 'Ask which policy is meant and write it on that line.'),
    bad: t('表尾另写一行“王女士6月30日缴”', 'below the table: "Ms Wang pays on June 30"'),
    good: t('写在那一件的备注里', 'the same in the note of her line'),
  },
  K005: {
    name: 'case-unknown',
    severity: 'warn',
    title: t('跟进簿里没有这一件', 'case not in the book'),
    when: t('保单号加应缴日在跟进簿里没有出现过', 'no run that the book knows has had this policy number and due date'),
    message: t('跟进簿里没有这一件；内容已记下', 'the book does not know the case; what was written is kept'),
    remedy: t(
      '检查是不是别的跟进簿的清单，或保单号被改过。',
      'See whether the list belongs to another book, or the number was changed.',
    ),
    bad: t('换了一个新的跟进簿再收旧清单', 'an old list, collected into a new book'),
    good: t('清单是记在这个跟进簿里的运行写出的', 'the list was written by a run that this book recorded'),
  },
  K006: {
    name: 'given-cell-changed',
    severity: 'note',
    title: t('改了不用填的格子', 'given cell changed'),
    when: t('清单上原有的内容和写出时不同', 'what the run wrote on the line is not what stands there now'),
    message: t('“{field}”被改过，现在是“{value}”；不采用', '"{field}" was changed to "{value}"; ignored'),
    remedy: t('电话、地址要变更的，填在“变更内容”里。', 'A new phone or address belongs into "Change".'),
    bad: t('把“电话”格改成新号码', 'the phone cell overwritten with a new number'),
    good: t('“变更内容”填“手机号：…”', '"mobile: …" in the change cell'),
  },
  K007: {
    name: 'added-column',
    severity: 'note',
    title: t('自己加的列里有字', 'text in an added column'),
    when: t('收费员加的列里写了东西', 'something is written in a column that the collector added'),
    message: t('“{field}”是加的列，“{value}”已并入备注', '"{field}" was added; "{value}" was put into the note'),
    remedy: t('不用管；写在“备注”里更好。', 'Nothing to do; the note is the better place.'),
    bad: t('加一列“家属态度”', 'a column "family" added'),
    good: t('写在“备注”里', 'the same in the note'),
  },
  K008: {
    name: 'unassigned-left-out',
    severity: 'note',
    title: t('未分派的工作簿', 'workbook of unassigned cases'),
    when: t('文件夹里有未分派的工作簿', 'the workbook of unassigned cases lies in a folder'),
    message: t(
      '这是未分派的工作簿，没有联系记录，不用收',
      'the workbook of unassigned cases holds no contacts; left out',
    ),
    remedy: t(
      '填好收费员工号后，用 xuqi run … --assignments 交给下一次运行。',
      'Fill in the collector codes and give it to the next run: xuqi run … --assignments.',
    ),
    bad: t('收整个输出文件夹', 'the whole output folder is collected'),
    good: t('只收收费员交回的工作簿', 'only what collectors handed back is collected'),
  },
  K009: {
    name: 'sheet-without-header',
    severity: 'reject',
    title: t('有清单的行，没有表头', 'lines without a header'),
    when: t(
      '一页里有带内部编号的行，表头却没有了：删掉了表头，或把行剪到了新的一页',
      'a sheet holds lines with our key and no header: it was deleted, or lines were moved to a new sheet',
    ),
    message: t(
      '这一页没有表头，有清单的 {lines} 行：不知道哪一格是什么，没有记，原文已另存',
      'the sheet has no header, but {lines} of our lines: which cell is which is not known; not recorded, the text is kept apart',
    ),
    remedy: t(
      '从原来的清单把表头一行复制回来（或把行移回原来的页），再收一次。',
      'Copy the header row back from the list as it was (or move the lines back to their sheet) and collect again.',
    ),
    bad: t('删掉了表头那一行', 'the header row was deleted'),
    good: t('表头还在；行可以排序、删除', 'the header is there; lines may be sorted and deleted'),
  },
} as const satisfies Readonly<Record<string, CollectPage>>
