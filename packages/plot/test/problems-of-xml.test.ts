import { expect, it } from 'vitest'
import { problemsOfXml } from './problems-of-xml.ts'

it.each(['<a><b></a></b>', '<a>', '<a b="1" b="2"/>', '<a>&nope;</a>', '<a>1 < 2</a>', '<a b=1/>', '<a/>text'])(
  'finds what is wrong with %s',
  (xml) => {
    expect(problemsOfXml(xml)).not.toEqual([])
  },
)

it('finds nothing wrong with good XML', () => {
  expect(problemsOfXml('<a b="1 &amp; 2"><c/>text &lt; <d e="">x</d>\n</a>\n')).toEqual([])
})
