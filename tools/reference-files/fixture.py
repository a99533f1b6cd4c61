"""Shared by the scripts that make reference files: one fixture is a file's bytes and the arrays that are to be read from it."""
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


def fixture(name, data, arrays):
    """`arrays` by key; none at all for a file that holds no numbers and is to be refused."""
    return {'name': name, 'base64': base64.b64encode(data).decode(), 'arrays': arrays}


def write(path, fixtures):
    """One fixture a line."""
    lines = ',\n'.join(json.dumps(one) for one in fixtures)
    (FIXTURES / path).write_text('[\n' + lines + '\n]\n')
    print(path, len(fixtures), 'files,', (FIXTURES / path).stat().st_size, 'bytes')
