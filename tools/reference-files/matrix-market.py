"""Matrix Market files by scipy.io.mmwrite, of every layout, field and symmetry that it writes. Needs python3 with scipy.

What is to be read from them is what was written.
"""
import io

import numpy as np
import scipy.io
import scipy.sparse
from fixture import expected, write

rng = np.random.default_rng(11)
real = rng.standard_normal((5, 5))
values = {
    'real': real,
    'complex': real + 1j * rng.standard_normal((5, 5)),
    'integer': rng.integers(-(2**40), 2**40, (5, 5)),
    'unsigned-integer': rng.integers(0, 255, (5, 5), dtype=np.uint8),
}
symmetries = {
    'general': lambda a: a[:, :4],
    'symmetric': lambda a: a + a.T,
    'skew-symmetric': lambda a: a - a.T,
    'hermitian': lambda a: a + a.conj().T,
}


def of(name, matrix, **options):
    file = io.BytesIO()
    scipy.io.mmwrite(file, matrix, comment=' made by scipy', **options)
    return f'{name}.mtx', file.getvalue(), {'': expected(matrix)}


def files():
    for field, base in values.items():
        for symmetry, made in symmetries.items():
            if (symmetry == 'hermitian' and field != 'complex') or (symmetry == 'skew-symmetric' and field == 'unsigned-integer'):
                continue
            full = made(base)
            yield of(f'array-{field}-{symmetry}', full, symmetry=symmetry)
            kept = np.abs(np.subtract.outer(np.arange(full.shape[0]), np.arange(full.shape[1]))) != 2
            yield of(f'coordinate-{field}-{symmetry}', scipy.sparse.coo_array(full * kept), symmetry=symmetry)
    ones = scipy.sparse.coo_array(np.tri(6, 9, 1) - np.tri(6, 9, -2))
    yield of('coordinate-pattern-general', ones, field='pattern')
    ring = np.eye(6, k=1) + np.eye(6, k=-1) + np.eye(6, k=5) + np.eye(6, k=-5)
    yield of('coordinate-pattern-symmetric', scipy.sparse.coo_array(ring), field='pattern', symmetry='symmetric')
    yield of('coordinate-none-stored', scipy.sparse.coo_array((4, 7)))
    name, data, _ = of('array-few-digits', np.array([[0.1, 2.0], [1e-5, -123.456]]), precision=3, symmetry='general')
    yield name, data, {'': expected(np.array([[0.1, 2.0], [1e-5, -123.0]]))}


write('matrix-market', files())
