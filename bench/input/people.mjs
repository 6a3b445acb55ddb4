/**
 * Invented people. Identity numbers carry the county code XX0000, which no office issues, with a right check digit; mobile
 * numbers have the exchange 00; account numbers a bank's prefix, three zeros and a Luhn digit. Nobody can be meant by them.
 * @typedef {import('./random.mjs').Chance} Chance
 */

const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄'
/** Two characters, or characters that only GB18030 (partly with four bytes) or no older table has. */
const RARE_SURNAMES = ['欧阳', '司徒', '夏侯', '尉迟', '令狐', '㛃', '䶮', '㑇', '逄', '𠮷']
const GIVEN = {
  M: '安邦博超成春大德东栋方峰富刚光广贵国海瀚航浩宏厚华辉火嘉坚建健杰金进晶军俊凯康魁坤力良林龙茂民明鸣鹏平奇强青庆全仁荣山胜世仕松涛腾天同伟文武希先祥向晓新信兴雄旭学雪勋阳义益毅永勇友玉元远跃泽振正志智中忠子',
  F: '爱安芭碧冰彩婵春翠丹芳菲芬凤馥桂寒荷红虹花惠佳嘉娇洁锦静菊娟君兰莉丽莲玲琳露璐曼玫眉美梦敏娜宁佩萍绮倩琴晴蓉茹瑞姗诗淑舒思素婷婉薇雯霞娴香晓欣馨秀雪雅燕怡艺音莹颖咏玉媛月悦云芸贞珍真芝竹',
}
const RARE_GIVEN = ['喆', '堃', '犇', '晟堉', '㵘', '䲜', '玥芃', '甯', '𬸪', '淼龑']
const PROVINCES = ['11', '13', '21', '32', '33', '34', '35', '37', '41', '42', '43', '44', '51', '61']
const MOBILE_PREFIXES = [
  '130',
  '133',
  '135',
  '136',
  '137',
  '138',
  '139',
  '150',
  '152',
  '158',
  '159',
  '176',
  '180',
  '186',
  '188',
  '199',
]

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECK = '10X98765432'

/** @param {Chance} chance @param {'M' | 'F'} sex */
export function personName(chance, sex) {
  const surname = chance.hits(0.004) ? chance.pick(RARE_SURNAMES) : chance.pick(SURNAMES)
  if (chance.hits(0.003)) return surname + chance.pick(RARE_GIVEN)
  const first = chance.pick(GIVEN[sex])
  return chance.hits(0.3) ? surname + first : surname + first + chance.pick(GIVEN[sex])
}

/** @param {Chance} chance @param {string} birth yyyymmdd @param {'M' | 'F'} sex */
export function idNumber(chance, birth, sex) {
  const serial = chance.below(500) * 2 + (sex === 'M' ? 1 : 0)
  const body = `${chance.pick(PROVINCES)}0000${birth}${String(serial).padStart(3, '0')}`
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (body.charCodeAt(i) - 48) * (ID_WEIGHTS[i] ?? 0)
  return body + ID_CHECK.charAt(sum % 11)
}

/** @param {Chance} chance */
export function mobileNumber(chance) {
  return `${chance.pick(MOBILE_PREFIXES)}00${String(chance.below(1_000_000)).padStart(6, '0')}`
}

/**
 * A card number; one in a hundred has a wrong check digit.
 * @param {Chance} chance @param {string} prefix six digits
 */
export function accountNumber(chance, prefix) {
  const body = `${prefix}000${String(chance.below(1_000_000_000)).padStart(9, '0')}`
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const digit = body.charCodeAt(body.length - 1 - i) - 48
    const weighed = i % 2 === 0 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return body + ((10 - (sum % 10) + (chance.hits(0.01) ? 1 : 0)) % 10)
}
