import type { Text } from './text.ts'

const WORDS: Readonly<Record<string, Text>> = {
  ENOSPC: { zh: '磁盘已满', en: 'disk full' },
  EDQUOT: { zh: '超出磁盘配额', en: 'disk quota exceeded' },
  EACCES: { zh: '没有权限', en: 'no permission' },
  EPERM: { zh: '没有权限，或文件正被打开', en: 'no permission, or the file is open' },
  EBUSY: { zh: '文件正被打开', en: 'the file is open in another program' },
  EROFS: { zh: '磁盘只读', en: 'the disk is read-only' },
  ENOTDIR: { zh: '路径中有一段是文件，不是文件夹', en: 'a part of the path is a file, not a folder' },
  EEXIST: { zh: '同名的文件已存在', en: 'a file of that name exists' },
  ENAMETOOLONG: { zh: '名称太长', en: 'the name is too long' },
  EISDIR: { zh: '那里是文件夹', en: 'there is a folder' },
}

/** What a code of the system (`ENOSPC`) means, in plain words; the code itself where there are none. */
export function systemWords(code: string): Text {
  return WORDS[code] ?? { zh: code, en: code }
}
