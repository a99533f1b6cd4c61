"""Shared by the scripts that make reference files: files of one format, and the arrays that are to be read from them."""
import base64
import json
import pathlib

import numpy as np
import scipy.sparse

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / 'packages/spectra-io/test/fixtures'


def doubles(values):
    """Little-endian float64 bytes of an array, row-major, in base64: exact, NaN and -0 included."""
    return base64.b64encode(np.ascontiguousarray(values, dtype='<f8').tobytes()).decode()


def expected(array):
    """Shape and numbers of one array; of a sparse one also how many entries are stored."""
    more = {}
    if scipy.sparse.issparse(array):
        more['entries'] = int(array.nnz)
        array = array.toarray()
    array = np.asarray(array)
    out = {'shape': list(array.shape), 'values': doubles(array.real), **more}
    if np.iscomplexobj(array):
        out['imaginary'] = doubles(array.imag)
    return out


def write(folder, files):
    """Files and what is to be read from each: (name, bytes, arrays by key); no arrays for a file without numbers, which is to be refused."""
    folder = FIXTURES / folder
    for path in folder.glob('*'):
        path.unlink()
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for name, data, arrays in files:
        (folder / name).write_bytes(data)
        lines.append(json.dumps({'name': name, 'arrays': arrays}))
    (folder / 'expected.json').write_text('[\n' + ',\n'.join(lines) + '\n]\n')
    print(folder.name, len(lines), 'files,', sum(path.stat().st_size for path in folder.glob('*')), 'bytes')
