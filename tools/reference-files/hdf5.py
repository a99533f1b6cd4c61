"""Writes packages/hdf5/test/fixtures: HDF5 files of h5py (Debian: python3-h5py) and Octave (Debian: octave), and expected.json.

Run: /usr/bin/python3 tools/reference-files/hdf5.py

No MATLAB was at hand: matlab73.mat is laid out by h5py as MATLAB's `save -v7.3` lays out its files (a block of 512 bytes before the
superblock, dimensions from last to first, attributes MATLAB_class, MATLAB_empty and MATLAB_sparse, cells in #refs#).
"""
import base64, json, os, subprocess
import h5py
import numpy as np

here = os.path.dirname(os.path.abspath(__file__))
out = os.path.join(here, '../../packages/hdf5/test/fixtures')
os.makedirs(out, exist_ok=True)
expected, refused = {}, {}
f8 = lambda a: base64.b64encode(np.ascontiguousarray(a, '<f8').tobytes()).decode()


def want(name, key, value, kind, sparse=False):
    value = np.asarray(value)
    entry = {'shape': list(value.shape), 'type': kind, 'real': f8(value.real)}
    if np.iscomplexobj(value):
        entry['imaginary'] = f8(value.imag)
    if sparse:
        entry['sparse'] = True
    expected.setdefault(name, {})[key] = entry


def path(name):
    full = os.path.join(out, name)
    if os.path.exists(full):
        os.remove(full)
    return full


rng = np.random.default_rng(7)
special = np.array([0.0, -0.0, 1 / 3, 5e-324, 2.5e-310, np.inf, -np.inf, np.nan, 1.7976931348623157e308])
table = rng.standard_normal((5, 4))
for name, libver in [('types.h5', 'earliest'), ('types-latest.h5', 'latest')]:
    with h5py.File(path(name), 'w', libver=libver) as f:
        for order, word in [('<', 'little'), ('>', 'big')]:
            for code, kind in [('f2', 'float16'), ('f4', 'float32'), ('f8', 'float64'), ('i1', 'int8'), ('i2', 'int16'),
                               ('i4', 'int32'), ('i8', 'int64'), ('u1', 'uint8'), ('u2', 'uint16'), ('u4', 'uint32'), ('u8', 'uint64'),
                               ('c8', 'complex64'), ('c16', 'complex128')]:
                values = table * 30
                if code[0] == 'c':
                    values = values + 1j * rng.standard_normal(values.shape)
                if code[0] in 'iu':
                    values = np.abs(values) if code[0] == 'u' else values
                    values = np.rint(values)
                values = values.astype(order + code)
                f[f'{word}/{kind}'] = values
                want(name, f'{word}/{kind}', values, kind)
for name, libver in [('plain.h5', 'earliest'), ('plain-latest.h5', 'latest')]:
    with h5py.File(path(name), 'w', libver=libver) as f:
        f['special'] = special
        want(name, 'special', special, 'float64')
        f['table'] = table
        want(name, 'table', table, 'float64')
        f['bool'] = np.array([True, False, True])
        want(name, 'bool', [1, 0, 1], 'bool')
        enum = h5py.enum_dtype({'A': -300, 'B': 1, 'C': 258}, basetype='>i2')
        f.create_dataset('deep/down/enum', data=np.array([258, -300, 1], '>i2'), dtype=enum)
        want(name, 'deep/down/enum', [258, -300, 1], 'int16')
        f['scalar'] = 4.5
        want(name, 'scalar', 4.5, 'float64')
        f['none'] = np.zeros((0, 3))
        want(name, 'none', np.zeros((0, 3)), 'float64')
        f['null'] = h5py.Empty('f8')
        cube = rng.standard_normal((2, 3, 4))
        f['cube'] = cube
        want(name, 'cube', cube, 'float64')
        f['type'] = np.dtype('>f8')
        f.create_dataset('named', data=table, dtype=f['type'])
        want(name, 'named', table, 'float64')
        f['exact'] = np.array([2**53 - 1, -(2**53) + 1])
        want(name, 'exact', [2**53 - 1, -(2**53) + 1], 'int64')
        f['text'] = 'words'
        f['texts'] = np.array([b'ab', b'c'])
        f['record'] = np.zeros(3, [('x', 'f8'), ('n', 'i4')])
        f['reference'] = f['cube'].ref
        f.create_dataset('ragged', (2,), dtype=h5py.vlen_dtype('f8'))
        for k in range(12):
            f['cube'].attrs[f'note {k}'] = 'an attribute that makes the header go on elsewhere ' * 3
        f['unwritten'] = h5py.Empty('f4')
        del f['unwritten']
        f.create_dataset('unwritten', (4, 3), 'f4', fillvalue=2.5)
        want(name, 'unwritten', np.full((4, 3), 2.5), 'float32')
        dcpl = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        dcpl.set_layout(h5py.h5d.COMPACT)
        compact = h5py.h5d.create(f.id, b'compact', h5py.h5t.IEEE_F64BE, h5py.h5s.create_simple(table.shape), dcpl)
        compact.write(h5py.h5s.ALL, h5py.h5s.ALL, table)
        want(name, 'compact', table, 'float64')

for name, libver in [('chunked.h5', 'earliest'), ('chunked-latest.h5', 'latest')]:
    with h5py.File(path(name), 'w', libver=libver) as f:
        large = rng.standard_normal((13, 9)).round(1)
        kinds = {
            'gzip': {'compression': 'gzip'}, 'all': {'compression': 'gzip', 'shuffle': True, 'fletcher32': True},
            'grows': {'maxshape': (None, None)}, 'bare': {}, 'long': {'maxshape': (None, 9), 'compression': 'gzip'},
        }
        # Version 1 of the index takes 2 kB a dataset; the later ones come in several kinds.
        for key, how in list(kinds.items())[:3 if libver == 'earliest' else 5]:
            f.create_dataset(key, data=large.astype('>f8' if key == 'gzip' else '<f8'), chunks=(5, 4), **how)
            want(name, key, large, 'float64')
        if libver == 'latest':
            f.create_dataset('one chunk', data=large, chunks=large.shape, compression='gzip')
            want(name, 'one chunk', large, 'float64')
            values = (large + 1j * large[::-1]).astype('c8')
            f.create_dataset('complex', data=values, chunks=(4, 9), compression='gzip')
            want(name, 'complex', values, 'complex64')
        cube = rng.standard_normal((5, 6, 7)).round(2)
        f.create_dataset('cube', data=cube, chunks=(2, 4, 3), compression='gzip')
        want(name, 'cube', cube, 'float64')
        counts = rng.integers(-50, 50, large.shape).astype('i4')
        f.create_dataset('scaled', data=counts, chunks=(8, 8), scaleoffset=0)
        want(name, 'scaled', counts, 'int32')
        part = f.create_dataset('part', large.shape, 'f8', chunks=(5, 4), compression='gzip', fillvalue=-1)
        part[6:8, 3:7] = 3
        want(name, 'part', part[()], 'float64')

with h5py.File(path('links.h5'), 'w') as f:
    f['a/x'] = table
    f['a/up'] = f['/']
    f['b'] = f['a']
    f['soft'] = h5py.SoftLink('/a/x')
    f['soft group'] = h5py.SoftLink('/a')
    f['a/dangling'] = h5py.SoftLink('/nowhere')
    f['outside'] = h5py.ExternalLink('plain.h5', '/special')
    f['__proto__'] = [1.0]
    f['naïve/Δ'] = [2.0]
for key in ['a/x', 'soft']:
    want('links.h5', key, table, 'float64')
want('links.h5', '__proto__', [1.0], 'float64')
want('links.h5', 'naïve/Δ', [2.0], 'float64')

with h5py.File(path('refused.h5'), 'w') as f:
    def low(key, kind, data, file_type=None):
        made = h5py.h5d.create(f.id, key.encode(), file_type or kind, h5py.h5s.create_simple(data.shape))
        made.write(h5py.h5s.ALL, h5py.h5s.ALL, data, mtype=None if file_type is None else kind)
    twelve = h5py.h5t.STD_I16LE.copy(); twelve.set_precision(12)
    low('int12', h5py.h5t.NATIVE_INT16, np.array([1, -2], 'i2'), twelve)
    odd = h5py.h5t.IEEE_F32LE.copy(); odd.set_fields(31, 24, 7, 0, 24); odd.set_ebias(63)
    low('odd float', h5py.h5t.NATIVE_FLOAT, np.array([1, -2], 'f4'), odd)
    low('long double', h5py.h5t.NATIVE_LDOUBLE, np.array([1, -2], np.longdouble))
    f['beyond'] = np.array([1, 2**53 + 1])
    f.create_dataset('lzf', data=table, chunks=(5, 4), compression='lzf')
    layout = h5py.VirtualLayout(table.shape, 'f8')
    layout[:] = h5py.VirtualSource('plain.h5', 'named', table.shape)
    f.create_virtual_dataset('virtual', layout)
    f.create_dataset('external', (4,), 'f8', external=[('/dev/urandom', 0, 32)])
    f['claims too much'] = h5py.Empty('f8')
    del f['claims too much']
    f.create_dataset('claims too much', (2**20, 2**20), 'f8')
    f.create_dataset('chunk too large', (10,), 'f8', maxshape=(None,), chunks=(2**27,), compression='gzip')
    refused['refused.h5'] = [key for key in f]
bfloat = h5py.h5t.IEEE_F16LE.copy()
with h5py.File(path('bfloat16.h5'), 'w') as f:
    kind = h5py.h5t.IEEE_F32LE.copy(); kind.set_fields(15, 7, 8, 0, 7); kind.set_size(2); kind.set_ebias(127)
    made = h5py.h5d.create(f.id, b'x', kind, h5py.h5s.create_simple((4,)))
    values = np.array([1, -2.5, 0.15625, 3e38], 'f4')
    made.write(h5py.h5s.ALL, h5py.h5s.ALL, values, mtype=h5py.h5t.NATIVE_FLOAT)
    want('bfloat16.h5', 'x', f['x'].astype('f4')[()], 'bfloat16')
with h5py.File(path('no-numbers.h5'), 'w') as f:
    f['words'] = 'only words'

name = 'matlab73.mat'
with h5py.File(path(name), 'w', userblock_size=512) as f:
    def put(key, value, kind, shown=None, **attributes):
        made = f.create_dataset(key, data=np.asarray(value).T, **({'chunks': np.asarray(value).T.shape, 'compression': 'gzip'} if np.size(value) > 30 else {}))
        made.attrs['MATLAB_class'] = np.bytes_(kind)
        for word, number in attributes.items():
            made.attrs[word] = number
        return made
    put('A', table, 'double'); want(name, 'A', table, 'float64')
    big = rng.standard_normal((6, 11)); put('big', big, 'double'); want(name, 'big', big, 'float64')
    put('column', table[:, :1], 'double'); want(name, 'column', table[:, :1], 'float64')
    cube = rng.standard_normal((2, 3, 4)); put('cube', cube, 'double'); want(name, 'cube', cube, 'float64')
    half = np.zeros((2, 3), [('real', 'f8'), ('imag', 'f8')]); half['real'] = 1.5; half['imag'] = np.arange(6).reshape(2, 3)
    put('z', half, 'double'); want(name, 'z', half['real'] + 1j * half['imag'], 'complex128')
    put('n', np.array([[1, -2, 3]], 'i2'), 'int16'); want(name, 'n', [[1, -2, 3]], 'int16')
    put('yes', np.array([[1, 0]], 'u1'), 'logical', MATLAB_int_decode=np.int32(1)); want(name, 'yes', [[1, 0]], 'bool')
    put('word', np.array([[104, 105]], 'u2'), 'char', MATLAB_int_decode=np.int32(2))
    put('s/field', table.astype('f4'), 'single'); want(name, 's/field', table.astype('f4'), 'float32')
    f['s'].attrs['MATLAB_class'] = np.bytes_('struct')
    made = f.create_dataset('e', data=np.array([0, 3], 'u8'))
    made.attrs['MATLAB_class'] = np.bytes_('double'); made.attrs['MATLAB_empty'] = np.uint8(1)
    want(name, 'e', np.zeros((0, 3)), 'float64')
    put('#refs#/a', table, 'double')
    cell = f.create_dataset('cell', (1, 1), h5py.ref_dtype); cell[0, 0] = f['#refs#/a'].ref
    cell.attrs['MATLAB_class'] = np.bytes_('cell')
    for key, kind, data in [('sparse', 'double', [1.5, 2, 3]), ('mask', 'logical', [1, 1, 1])]:
        group = f.create_group(key)
        group.attrs['MATLAB_class'] = np.bytes_(kind); group.attrs['MATLAB_sparse'] = np.uint64(4)
        group['data'] = np.array(data, 'f8' if kind == 'double' else 'u1')
        group['ir'] = np.array([0, 3, 1], 'u8'); group['jc'] = np.array([0, 2, 2, 3], 'u8')
        full = np.zeros((4, 3)); full[[0, 3, 1], [0, 0, 2]] = data
        want(name, key, full, 'float64' if kind == 'double' else 'uint8', True)
    group = f.create_group('nothing stored')
    group.attrs['MATLAB_class'] = np.bytes_('double'); group.attrs['MATLAB_sparse'] = np.uint64(2)
    group['jc'] = np.zeros(6, 'u8')
    want(name, 'nothing stored', np.zeros((2, 5)), 'float64', True)
with open(os.path.join(out, name), 'r+b') as f:
    f.write(b'MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Mon Jan  1 00:00:00 2024 HDF5 schema 1.00 .'.ljust(124) + b'\x00\x02IM')

variables = {
    'octave.h5': ['A', 's', 'c', 'b', 'b1', 'w', 'e'],
    'octave-types.h5': ['i8', 'f', 'r', 'd', 'z', 'u', 'cube'],
    'octave-nested.h5': ['S', 'C'],
    'octave-sparse.h5': ['sp', 'sz'],
}
for name, names in variables.items():
    subprocess.run(['octave', '--no-gui', '-q', '--eval', f'''
A = reshape((1:6) / 7, 2, 3); s = 3.5; c = [1+2i 3; 4 5i]; S.x = A; S.y = "hi"; b = A > 0.5; b1 = true; i8 = int8([1 2 -3]); w = "word";
f = single(A); sp = sparse([1 0 2; 0 3 0]); sz = sparse([1i 0; 0 2]); r = 1:5; e = zeros(0, 3); C = {{A, 2}}; d = eye(3); z = 2 - 1i; u = uint16(7);
cube = reshape(1:24, 2, 3, 4);
save -hdf5 {path(name)} {' '.join(names)}'''], check=True, stderr=subprocess.DEVNULL)
    A = np.arange(1, 7).reshape(3, 2).T / 7
    for key, value, kind in [
        ('A', A, 'float64'), ('s', 3.5, 'float64'), ('c', [[1 + 2j, 3], [4, 5j]], 'complex128'), ('S/x', A, 'float64'),
        ('b', A > 0.5, 'bool'), ('b1', True, 'float64'), ('i8', [[1, 2, -3]], 'int8'), ('f', A.astype('f4'), 'float32'),
        ('e', np.zeros((0, 3)), 'float64'), ('C/_0', A, 'float64'), ('C/_1', 2, 'float64'), ('z', 2 - 1j, 'complex128'),
        ('u', 7, 'uint16'), ('cube', np.arange(1, 25).reshape(4, 3, 2).T, 'float64'),
        ('d', np.eye(3), 'float64'),
    ]:
        if key.split('/')[0] in names:
            want(name, key, value, kind)
    if 'sp' not in names:
        continue
    want(name, 'sp', [[1, 0, 2], [0, 3, 0]], 'float64', True)
    want(name, 'sz', [[1j, 0], [0, 2]], 'complex128', True)

name = 'damaged-sparse.mat'
with h5py.File(path(name), 'w', userblock_size=512) as f:
    good = {'data': [1.5, 2, 3], 'ir': [0, 3, 1], 'jc': [0, 2, 2, 3]}
    damages = {
        'no integer row': {'ir': [0, 1.9, 2]}, 'row outside': {'ir': [0, 4, 1]}, 'row below': {'ir': [0, -1, 1]},
        'no integer start': {'jc': [0, 1.5, 2, 3]}, 'starts descend': {'jc': [0, 2, 1, 3]}, 'starts end early': {'jc': [0, 1, 1, 2]},
        'rows missing': {'ir': [0, 3]}, 'values missing': {'data': [1.5, 2]},
    }
    for key, change in damages.items():
        group = f.create_group(key)
        group.attrs['MATLAB_class'] = np.bytes_('double'); group.attrs['MATLAB_sparse'] = np.uint64(4)
        for part, numbers in {**good, **change}.items():
            group[part] = np.array(numbers, 'f8')
    refused[name] = list(damages)

name = 'vast.h5'
with h5py.File(path(name), 'w') as f:
    for key, chunks in [('bare', (1, 1)), ('tall', (2**16, 1)), ('wide', (1, 2**16)), ('square', (256, 256)), ('too large', (4096, 4096))]:
        f.create_dataset(key, (2**31, 2**31), 'f8', chunks=chunks, fillvalue=2.5)
    f.create_dataset('grows', (2**31, 2**31), 'i2', chunks=(8, 8), maxshape=(None, None), fillvalue=2)
    f.create_dataset('packed', (2**31, 2**31), 'f4', chunks=(64, 64), compression='gzip', shuffle=True)
    f['packed'][2**31 - 2, 2**31 - 3] = 7
    refused[name] = list(f)

with h5py.File(path('burst.h5'), 'w') as f:
    f.create_dataset('zeros', data=np.zeros((256, 512)), chunks=(256, 512), compression='gzip')
    written = np.zeros((256, 512), 'u1')
    written[:16] = np.random.default_rng(8).integers(0, 256, (16, 512))
    f.create_dataset('written', data=written, chunks=(32, 512), compression='gzip')

json.dump({'read': expected, 'refused': refused}, open(os.path.join(out, 'expected.json'), 'w'), indent=1)
