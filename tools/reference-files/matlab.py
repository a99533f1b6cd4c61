"""MATLAB files: by MATLAB itself (those that SciPy's tests come with, BSD-3-Clause), by Octave, by SciPy. Needs python3 with scipy, octave.

What is to be read from them is what scipy.io.loadmat reads.
"""
import importlib.metadata
import io
import os
import pathlib
import subprocess
import tempfile
import warnings

import numpy as np
import scipy.io
import scipy.io.matlab
import scipy.io.matlab.tests
import scipy.sparse
from fixture import FIXTURES, expected, write

TEXTS = (scipy.io.matlab.MatlabObject, scipy.io.matlab.MatlabFunction, scipy.io.matlab.MatlabOpaque)


def flat(value, key, out):
    """Arrays of numbers in a value, keys as freecurve has them: fields of structs and places in cells, in column order."""
    if isinstance(value, TEXTS):
        return
    if scipy.sparse.issparse(value) or value.dtype.kind in 'buifc':
        out[key] = expected(value)
    elif value.dtype.names is not None:
        for k, record in enumerate(value.ravel(order='F')):
            for name in value.dtype.names:
                flat(record[name], f'{key}/{name}' if value.size == 1 else f'{key}/{k}/{name}', out)
    elif value.dtype.kind == 'O':
        for k, item in enumerate(value.ravel(order='F')):
            flat(item, f'{key}/{k}', out)


def read(data):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        variables = scipy.io.loadmat(io.BytesIO(data))
    out = {}
    for key, value in variables.items():
        if not key.startswith('__'):
            flat(value, key, out)
    return out


def of(name, data):
    return name, data, read(data)


def by_matlab():
    folder = pathlib.Path(os.path.dirname(scipy.io.matlab.tests.__file__)) / 'data'
    names = sorted(path.name for path in folder.glob('test*_*.mat'))
    left_out = ('hdf5', 'unicode', 'skip_variable', 'empty_struct', '_6.5.1_', '_7.1_')
    for name in names + ['big_endian.mat', 'little_endian.mat', 'logical_sparse.mat', 'parabola.mat', 'some_functions.mat', 'sqr.mat']:
        if not any(word in name for word in left_out):
            yield of(name, (folder / name).read_bytes())


def by_octave():
    with tempfile.TemporaryDirectory() as folder:
        script = pathlib.Path(__file__).with_name('matlab.m')
        subprocess.run(['octave', '--no-gui', '--quiet', '--no-init-file', str(script), folder], check=True)
        for path in sorted(pathlib.Path(folder).glob('*.mat')):
            yield of(path.name, path.read_bytes())


def by_scipy():
    rng = np.random.default_rng(7)
    band = scipy.sparse.diags([1.5, -2.0, 0.25], [-1, 0, 2], shape=(14, 14), format='csc')
    variables = {
        'plain': rng.standard_normal((30, 20)),
        'list': np.arange(5.0),
        'band': band,
        'rotated': (band * (1 + 0.5j)).tocsc(),
        'ints': rng.integers(-9, 9, (3, 4), dtype=np.int16),
        'big': np.array([[2**53 - 1, -(2**53) + 1]]),
        'flags': np.array([[True, False]]),
        'z': np.array([[1 + 2j, 3]], dtype=np.complex64),
        's': {'x': np.eye(3), 'inner': {'y': np.array([[7.0]])}},
        'special': np.array([[np.nan, np.inf, -np.inf, -0.0, 5e-324]]),
    }
    for name, options in (('scipy-7', {'do_compression': True}), ('scipy-6', {}), ('scipy-4', {'format': '4'})):
        some = variables if name != 'scipy-4' else {k: v for k, v in variables.items() if k in ('plain', 'list', 'band', 'rotated', 'ints', 'z', 'special')}
        file = io.BytesIO()
        scipy.io.savemat(file, some, oned_as='column', **options)
        yield of(f'{name}.mat', file.getvalue())


def license_of_scipy():
    """SciPy's own licence, without those of what it bundles: it goes with files of its tests."""
    path = next(p for p in importlib.metadata.files('scipy') if p.name == 'LICENSE.txt')
    return path.locate().read_text().split('\n----')[0].strip() + '\n'


write('matlab', [*by_matlab(), *by_octave(), *by_scipy()])
(FIXTURES / 'matlab' / 'LICENSE.txt').write_text('test*_*.mat come with the tests of SciPy:\n\n' + license_of_scipy())
