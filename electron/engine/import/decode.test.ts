import { describe, expect, it } from 'vitest'
import { decode } from './decode'

/** The vector of the offsets, and letters of the scripts that windows-1252 has not got. */
const vector = 'A😀👩🏽‍🚒\r\né café — “quoted” حبر 墨'
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, little: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little)
  return bytes
}
const bytes = (text: string) => Uint8Array.from(text, c => c.charCodeAt(0))

describe('decode', () => {
  it.each([
    ['UTF-8', utf8(vector), 'utf-8'],
    ['UTF-8 with mark', utf8(`\ufeff${vector}`), 'utf-8'],
    ['UTF-16 LE with mark', utf16(`\ufeff${vector}`, true), 'utf-16le'],
    ['UTF-16 BE with mark', utf16(`\ufeff${vector}`, false), 'utf-16be'],
    ['UTF-16 LE without', utf16(vector, true), 'utf-16le'],
    ['UTF-16 BE without', utf16(vector, false), 'utf-16be'],
  ])('%s', (_, input, encoding) => {
    expect(decode(input, false)).toEqual({ text: vector, encoding, replaced: 0 })
  })

  it('reads Chinese in UTF-16 without mark, of which only the line ends are ASCII', () => {
    const text = '墨家之言\n盈天下\n'
    for (const little of [true, false]) expect(decode(utf16(text, little), false)?.text).toBe(text)
  })

  it('falls back to windows-1252, all of it', () => {
    const read = decode(bytes('caf\xe9 \x80 5 \x93so\x94 \x96 it\x92s\x85'), false)
    expect(read).toEqual({ text: 'café € 5 “so” – it’s…', encoding: 'windows-1252', replaced: 0 })
  })

  it('counts what could not be read where UTF-8 is broken here and there', () => {
    const broken = new Uint8Array([...utf8('été à Genève, où çà et là '), 0xe2, 0x80])
    expect(decode(broken, false)).toMatchObject({ encoding: 'utf-8', replaced: 1 })
  })

  it('counts a lone half of a pair in UTF-16', () => {
    expect(decode(utf16('\ufeffa\ud83d b', true), false)).toMatchObject({ text: 'a\ufffd b', replaced: 1 })
  })

  it.each([
    ['<meta charset="windows-1251">', [0xcf, 0xf0, 0xe8], 'При'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', [0xb1, 0xea], 'ąę'],
    ['<meta charset=shift_jis>', [0x93, 0xfa, 0x96, 0x7b], '日本'],
    ['<?xml version="1.0" encoding="gb18030"?>', [0xd6, 0xd0], '中'],
    ['<meta charset=iso-8859-1>', [0x93, 0x94], '“”'],
  ])('believes a page that declares %s', (head, tail, text) => {
    expect(decode(new Uint8Array([...bytes(head), ...tail]), true)?.text).toBe(head + text)
  })

  it('does not believe a declaration against valid UTF-8, nor of UTF-16, nor of nonsense', () => {
    for (const charset of ['windows-1252', 'utf-16', 'klingon', 'x-user-defined-9']) {
      const page = `<meta charset="${charset}">“déjà”`
      expect(decode(utf8(page), true)?.text).toBe(page)
    }
  })

  it('ignores declarations outside pages', () => {
    expect(decode(bytes('<meta charset=windows-1251> \xe9'), false)?.text).toContain('é')
  })

  it('refuses bytes that are no text', () => {
    expect(decode(new Uint8Array([0, 1, 2, 3, 0, 0, 9]), false)).toBeNull()
    expect(
      decode(
        Uint8Array.from({ length: 512 }, (_, i) => 1 + ((i * 7) % 31)),
        false,
      ),
    ).toBeNull()
  })
})
