import { symmetricEigenvalues } from '@freecurve/eigen'
import { describe, expect, it } from 'vitest'
import { adjacencyView, laplacianView } from '../src/index.ts'
import { codeOf, sparseOf, storedOf, wholeOf } from './stored.ts'

/** A triangle 10, 20, 30 with a tail 30, 40: weights in the third column. */
const weighted = [
  [10, 20, 2],
  [20, 30, 1],
  [30, 10, 1],
  [40, 30, 5],
]
const edges = weighted.map((edge) => edge.slice(0, 2))
const adjacency = [
  [0, 1, 1, 0],
  [1, 0, 1, 0],
  [1, 1, 0, 1],
  [0, 0, 1, 0],
]
const entries = adjacency.flatMap((row, i) => row.flatMap((x, j) => (x === 0 ? [] : [[i, j, x] as const])))

describe('adjacency matrices', () => {
  it.each([
    ['a list of edges', storedOf(edges)],
    ['edges in both directions', storedOf([...edges, ...edges.map(([a, b]) => [b!, a!])])],
    ['a dense matrix', storedOf(adjacency)],
    ['a sparse matrix', sparseOf(4, entries)],
    ['a sparse matrix in another order', sparseOf(4, [...entries].reverse())],
    [
      'a sparse matrix with entries to be added',
      sparseOf(
        4,
        entries.flatMap(
          ([i, j, x]) =>
            [
              [i, j, x / 2],
              [i, j, x / 2],
            ] as const,
        ),
      ),
    ],
  ])('of %s', async (_name, array) => {
    expect(await wholeOf(await adjacencyView.source(array))).toEqual(adjacency)
  })

  it('has weights, and edges from a node to itself', async () => {
    const source = await adjacencyView.source(storedOf([...weighted, [20, 20, 7]]))
    expect(await wholeOf(source)).toEqual([
      [0, 2, 1, 0],
      [2, 7, 1, 0],
      [1, 1, 0, 5],
      [0, 0, 5, 0],
    ])
  })

  it('counts nodes without edges where it is told how many there are', async () => {
    const source = await adjacencyView.source(storedOf([[0, 2]]), { nodes: 4 })
    expect(await wholeOf(source)).toEqual([
      [0, 0, 1, 0],
      [0, 0, 0, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 0],
    ])
  })

  it.each([
    [
      'an edge with two weights',
      storedOf([
        [1, 2, 3],
        [2, 1, 4],
      ]),
      {},
      'E_MATRIX',
    ],
    ['a node that is no number', storedOf([[1, 2.5]]), {}, 'E_MATRIX'],
    [
      'a negative node',
      storedOf([
        [1, -1],
        [2, 3],
        [3, 4],
      ]),
      {},
      'E_MATRIX',
    ],
    [
      'a node beyond the number of nodes',
      storedOf([
        [1, 4],
        [2, 3],
        [3, 1],
      ]),
      { nodes: 4 },
      'E_MATRIX',
    ],
    ['a weight that is NaN', storedOf([[0, 1, Number.NaN]]), {}, 'E_MATRIX'],
    ['four columns', storedOf([[0, 1, 1, 1]]), {}, 'E_MATRIX'],
    ['a directed graph', sparseOf(3, [[0, 1, 1]]), {}, 'E_MATRIX'],
    [
      'a matrix that is not symmetric',
      storedOf([
        [0, 1],
        [2, 0],
      ]),
      {},
      'E_MATRIX',
    ],
    ['a matrix of another number of nodes', storedOf(adjacency), { nodes: 5 }, 'E_MATRIX'],
    ['no number of nodes', storedOf(edges), { nodes: 0 }, 'E_OPTION_VALUE'],
  ])('%s: refused', async (_name, array, options, code) => {
    expect(await codeOf(adjacencyView.source(array, options))).toBe(code)
  })
})

describe('what can be edges or a matrix', () => {
  const path = storedOf([
    [0, 1],
    [1, 2],
  ])
  const three = storedOf([
    [0, 1, 2],
    [1, 2, 5],
    [2, 5, 7],
  ])

  it.each([
    ['two edges', path],
    ['three edges with weights', three],
  ])('%s: refused until it is said', async (_name, array) => {
    expect(await codeOf(laplacianView.source(array))).toBe('E_MATRIX')
    expect(await codeOf(adjacencyView.source(array))).toBe('E_MATRIX')
  })

  it('is taken as it is said', async () => {
    expect(await wholeOf(await adjacencyView.source(path, { from: 'edges' }))).toEqual([
      [0, 1, 0],
      [1, 0, 1],
      [0, 1, 0],
    ])
    expect(await wholeOf(await adjacencyView.source(path, { from: 'matrix' }))).toEqual([
      [0, 1],
      [1, 2],
    ])
    expect((await adjacencyView.source(three, { from: 'edges' })).size).toBe(4)
  })

  it('one line of a text file is one edge', async () => {
    const line = { ...storedOf([[0, 1]]), shape: [2] }
    expect(await wholeOf(await adjacencyView.source(line))).toEqual([
      [0, 1],
      [1, 0],
    ])
  })
})

describe('Laplacians', () => {
  it('is D − A, and a submatrix keeps the degrees of the whole graph', async () => {
    const source = await laplacianView.source(storedOf(weighted))
    expect(await wholeOf(source)).toEqual([
      [3, -2, -1, 0],
      [-2, 3, -1, 0],
      [-1, -1, 7, -5],
      [0, 0, -5, 5],
    ])
    expect([...(await source.principal(Uint32Array.of(3, 0))).data]).toEqual([5, 0, 0, 3])
  })

  it('of a path of n nodes has the eigenvalues 2 − 2 cos(πk/n)', async () => {
    const n = 40
    const source = await laplacianView.source(storedOf(Array.from({ length: n - 1 }, (_, k) => [k, k + 1])))
    const values = symmetricEigenvalues({ size: n, data: Float64Array.from((await wholeOf(source)).flat()) })
    values.forEach((x, k) => {
      expect(x).toBeCloseTo(2 - 2 * Math.cos((Math.PI * k) / n), 12)
    })
  })

  it('normalised, of a cycle, is half the Laplacian; a node without edges has a row of zeros', async () => {
    const cycle = [
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 0],
    ]
    const source = await laplacianView.source(storedOf(cycle), { normalized: 'yes', nodes: 5 })
    expect(await wholeOf(source)).toEqual(
      [
        [1, -0.5, 0, -0.5, 0],
        [-0.5, 1, -0.5, 0, 0],
        [0, -0.5, 1, -0.5, 0],
        [-0.5, 0, -0.5, 1, 0],
        [0, 0, 0, 0, 0],
      ].map((row) => row.map((x) => expect.closeTo(x, 14))),
    )
  })

  it('leaves out edges from a node to itself', async () => {
    const source = await laplacianView.source(
      storedOf([
        [0, 1],
        [0, 0],
        [1, 2],
      ]),
    )
    expect(await wholeOf(source)).toEqual([
      [1, -1, 0],
      [-1, 2, -1],
      [0, -1, 1],
    ])
  })

  it('normalised with negative degrees: refused', async () => {
    const source = await laplacianView.source(storedOf([[0, 1, -1]]), { normalized: 'yes' })
    expect(await codeOf(source.principal(Uint32Array.of(0)))).toBe('E_MATRIX')
  })
})
