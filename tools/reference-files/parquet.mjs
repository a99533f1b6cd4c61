/**
 * Writes packages/parquet/test/fixtures: Parquet files of DuckDB and of Arrow's Rust writer (parquet-wasm), and expected.json with the
 * values as the writer itself holds them.
 *
 * Run: npm install --prefix /tmp/ref @duckdb/node-api parquet-wasm apache-arrow && node tools/reference-files/parquet.mjs /tmp/ref
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const out = join(import.meta.dirname, '../../packages/parquet/test/fixtures')
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const require = createRequire(join(process.argv[2], 'package.json'))
const load = async (name) => import(pathToFileURL(require.resolve(name)).href)
const read = {}
/** Each list of values once, as base64 of little-endian float64. */
const lists = []
const listOf = (values) => {
  const text = Buffer.from(Float64Array.from(values, Number).buffer).toString('base64')
  return lists.includes(text) ? lists.indexOf(text) : lists.push(text) - 1
}
const want = (file, key, type, values) => {
  read[file] ??= Object.create(null)
  read[file][key] = { type, shape: [values.length], list: listOf(values) }
}

// DuckDB
const { DuckDBInstance } = await load('@duckdb/node-api')
const duck = await (await DuckDBInstance.create(':memory:')).connect()
const types = {
  TINYINT: 'int8',
  SMALLINT: 'int16',
  INTEGER: 'int32',
  BIGINT: 'int64',
  UTINYINT: 'uint8',
  USMALLINT: 'uint16',
  UINTEGER: 'uint32',
  UBIGINT: 'uint64',
  FLOAT: 'float32',
  DOUBLE: 'float64',
  BOOLEAN: 'bool',
}
/** Writes a query; every column of numbers in it is wanted. */
async function duckdb(file, query, options) {
  await duck.run(`copy (${query}) to '${join(out, file)}' (format parquet, ${options})`)
  const result = await duck.runAndReadAll(query)
  for (const [k, values] of result.getColumns().entries()) {
    const type = types[String(result.columnType(k))]
    if (type !== undefined) want(file, result.columnName(k), type, values)
  }
}
await duck.run('create table special (x double)')
await duck.run(
  `insert into special values (0), (-0.0), (1.0 / 3), ('5e-324'), ('2.5e-310'), ('inf'), ('-inf'), ('nan'), ('1.7976931348623157e308')`,
)
await duckdb('special.parquet', 'select x from special', 'compression uncompressed')
const all = `select (i % 100)::tinyint as i8, (-i)::smallint as i16, (i * 1000 - 7)::integer as i32, (i * 9007199254)::bigint as i64,
  (i % 200)::utinyint as u8, i::usmallint as u16, (i * 4294967 % 4294967296)::uinteger as u32, (i * 9007199254)::ubigint as u64,
  (i / 7)::float as f32, sin(i) as f64, i % 3 = 0 as b, 'word ' || i as t, date '2020-01-01' as d, [i, i] as l, i % 5 as few, 7 as same
  from range(150) t(i)`
await duckdb('types.parquet', all, 'compression uncompressed')
await duckdb('types-v2.parquet', all, 'compression zstd, parquet_version v2')
const some = 'select round(sin(i), 2) as x, (i % 7)::integer as n, i % 2 = 0 as b from range(300) t(i)'
for (const codec of ['snappy', 'gzip', 'zstd', 'lz4_raw', 'brotli'])
  for (const version of ['v1', 'v2'])
    await duckdb(`${codec}-${version}.parquet`, some, `compression ${codec}, parquet_version ${version}`)
await duckdb('groups.parquet', 'select i / 2 as x from range(2500) t(i)', 'compression zstd, row_group_size 2048')
await duckdb(
  'nested.parquet',
  `select {'a': i, 'b': {'c': i / 4}} as s, i as "__proto__" from range(5) t(i)`,
  'compression snappy',
)
want('nested.parquet', 's.a', 'int64', [0, 1, 2, 3, 4])
want('nested.parquet', 's.b.c', 'float64', [0, 0.25, 0.5, 0.75, 1])
await duckdb('empty.parquet', 'select 1.5::double as x limit 0', 'compression snappy')
const refused = {}
for (const [file, key, query] of [
  ['null.parquet', 'x', 'select case when i = 70 then null else i / 2 end as x from range(100) t(i)'],
  ['beyond.parquet', 'x', 'select 9007199254740993 + i as x from range(3) t(i)'],
  ['decimal.parquet', 'x', 'select (i / 10)::decimal(9, 2) as x from range(3) t(i)'],
]) {
  await duck.run(`copy (${query}) to '${join(out, file)}' (format parquet)`)
  refused[file] = key
}
await duck.run(`copy (select 'word' as t, [1, 2] as l) to '${join(out, 'no-numbers.parquet')}' (format parquet)`)

// Arrow's Rust writer
const arrow = await load('apache-arrow')
const wasm = (await load('parquet-wasm')).default
const { Compression, Encoding, Table, WriterPropertiesBuilder, WriterVersion, writeParquet } = wasm
const n = 300
const columns = {
  f64: Float64Array.from({ length: n }, (_, k) => Math.cos(k) * 10 ** (k % 9)),
  f32: Float32Array.from({ length: n }, (_, k) => Math.sin(k)),
  i32: Int32Array.from({ length: n }, (_, k) => (k % 2 ? 1 : -1) * k ** 3 * 70),
  i64: BigInt64Array.from({ length: n }, (_, k) => BigInt((k % 2 ? 1 : -1) * k) ** 6n % 9007199254740991n),
  u16: Uint16Array.from({ length: n }, (_, k) => k * 200),
}
const names = { f64: 'float64', f32: 'float32', i32: 'int32', i64: 'int64', u16: 'uint16' }
const table = arrow.tableFromArrays(columns)
const files = {
  'arrow-plain': (b) => b.setDictionaryEnabled(false).setCompression(Compression.UNCOMPRESSED),
  'arrow-dictionary': (b) =>
    b.setDictionaryEnabled(true).setCompression(Compression.SNAPPY).setDataPageSizeLimit(500).setWriteBatchSize(50),
  'arrow-delta': (b) =>
    b
      .setDictionaryEnabled(false)
      .setCompression(Compression.ZSTD)
      .setWriterVersion(WriterVersion.V2)
      .setColumnEncoding('i32', Encoding.DELTA_BINARY_PACKED)
      .setColumnEncoding('i64', Encoding.DELTA_BINARY_PACKED)
      .setColumnEncoding('u16', Encoding.DELTA_BINARY_PACKED)
      .setColumnEncoding('f32', Encoding.BYTE_STREAM_SPLIT)
      .setColumnEncoding('f64', Encoding.BYTE_STREAM_SPLIT),
}
for (const [name, how] of Object.entries(files)) {
  const properties = how(new WriterPropertiesBuilder()).build()
  const bytes = writeParquet(Table.fromIPCStream(arrow.tableToIPC(table, 'stream')), properties)
  writeFileSync(join(out, `${name}.parquet`), bytes)
  for (const [key, values] of Object.entries(columns)) want(`${name}.parquet`, key, names[key], values)
}
writeFileSync(join(out, 'expected.json'), `${JSON.stringify({ read, refused, lists }, null, 1)}\n`)
