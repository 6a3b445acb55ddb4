const KEY_BYTES = 16

/**
 * SipHash-2-4 (Aumasson and Bernstein): a keyed hash of 64 bits for short texts, as hex digits. Whoever lacks the key learns nothing
 * from any number of hashes. Its words of 64 bits are two of 32 here, `h` and `l`; all of them are variables, because an
 * array of them takes four times as long.
 */
export function openSipHash(key: Uint8Array): (bytes: Uint8Array, length: number) => string {
  if (key.length < KEY_BYTES) throw new Error(`a key needs ${KEY_BYTES} bytes`)
  const [k0l, k0h, k1l, k1h] = [0, 4, 8, 12].map((at) => word(key, at, 4)) as [number, number, number, number]
  return (bytes, length) => {
    let h0 = k0h ^ 0x736f6d65
    let l0 = k0l ^ 0x70736575
    let h1 = k1h ^ 0x646f7261
    let l1 = k1l ^ 0x6e646f6d
    let h2 = k0h ^ 0x6c796765
    let l2 = k0l ^ 0x6e657261
    let h3 = k1h ^ 0x74656462
    let l3 = k1l ^ 0x79746573
    const blocks = (length >> 3) + 1
    for (let block = 0; block <= blocks; block++) {
      const isEnd = block === blocks
      const at = block << 3
      const isLast = block === blocks - 1
      const low = isEnd ? 0 : word(bytes, at, Math.min(length - at, 4))
      const high = isEnd ? 0 : word(bytes, at + 4, Math.min(length - at - 4, 4)) | (isLast ? length << 24 : 0)
      h3 ^= high
      l3 ^= low
      if (isEnd) l2 ^= 0xff
      for (let round = isEnd ? 4 : 2; round > 0; round--) {
        l0 = (l0 >>> 0) + (l1 >>> 0)
        h0 = (h0 + h1 + (l0 > 0xffff_ffff ? 1 : 0)) | 0
        l0 |= 0
        const h1a = (h1 << 13) | (l1 >>> 19)
        l1 = ((l1 << 13) | (h1 >>> 19)) ^ l0
        h1 = h1a ^ h0
        const h0a = l0
        l0 = h0
        h0 = h0a
        l2 = (l2 >>> 0) + (l3 >>> 0)
        h2 = (h2 + h3 + (l2 > 0xffff_ffff ? 1 : 0)) | 0
        l2 |= 0
        const h3a = (h3 << 16) | (l3 >>> 16)
        l3 = ((l3 << 16) | (h3 >>> 16)) ^ l2
        h3 = h3a ^ h2
        l0 = (l0 >>> 0) + (l3 >>> 0)
        h0 = (h0 + h3 + (l0 > 0xffff_ffff ? 1 : 0)) | 0
        l0 |= 0
        const h3b = (h3 << 21) | (l3 >>> 11)
        l3 = ((l3 << 21) | (h3 >>> 11)) ^ l0
        h3 = h3b ^ h0
        l2 = (l2 >>> 0) + (l1 >>> 0)
        h2 = (h2 + h1 + (l2 > 0xffff_ffff ? 1 : 0)) | 0
        l2 |= 0
        const h1b = (h1 << 17) | (l1 >>> 15)
        l1 = ((l1 << 17) | (h1 >>> 15)) ^ l2
        h1 = h1b ^ h2
        const h2a = l2
        l2 = h2
        h2 = h2a
      }
      h0 ^= high
      l0 ^= low
    }
    return hex(h0 ^ h1 ^ h2 ^ h3) + hex(l0 ^ l1 ^ l2 ^ l3)
  }
}

/** Up to four bytes, the lowest first. */
function word(bytes: Uint8Array, from: number, count: number): number {
  let value = 0
  for (let i = 0; i < count; i++) value |= (bytes[from + i] ?? 0) << (8 * i)
  return value
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
