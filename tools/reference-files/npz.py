"""Files of numpy and scipy. Run it with numpy 2 and with numpy 1: their pickles name different modules."""

import collections
import pickle

import numpy as np
import scipy.sparse as sp
from reference import Expected, described

tag = "numpy" + np.__version__.split(".")[0]
expected = Expected("npz", f"{tag}.json")
random = np.random.RandomState(1)


class Stream:
    """A file that cannot seek, as a pipe: zipfile writes sizes behind the members then."""

    def __init__(self, file):
        self.file = file

    def write(self, data):
        return self.file.write(data)

    def flush(self):
        self.file.flush()

    def read(self):
        raise OSError


def saved(name, save, arrays, unreadable=()):
    file = f"{tag}-{name}"
    save(expected.path(file))
    expected.add(file, arrays, unreadable)


def objects_saved(path, value, protocol):
    with open(path, "wb") as file:
        array = np.empty((), dtype=object)
        array[()] = value
        np.lib.format.write_array_header_1_0(file, np.lib.format.header_data_from_array_1_0(array))
        pickle.dump(array, file, protocol=protocol)


plain = {
    "f8": random.randn(7),
    "big": random.randn(3, 4).astype(">f8"),
    "fortran": np.asfortranarray(random.randn(4, 3)),
    "f4": random.randn(2, 3, 2).astype("<f4"),
    "f2": np.array([1.5, -0.0, np.inf, np.nan, 6e-8], dtype="<f2"),
    "c8": (random.randn(3) + 1j * random.randn(3)).astype("<c8"),
    "c16": random.randn(2, 2) + 1j * random.randn(2, 2),
    "i8": np.array([-(2**53) + 1, 2**53 - 1, 0]),
    "u2": np.array([0, 65535], dtype=">u2"),
    "b": np.array([True, False]),
    "scalar": np.array(2.5),
    "empty": np.zeros((0, 3)),
}
names = {"big": "float64", "u2": "uint16"}
listed = [described(key, values, names.get(key)) for key, values in plain.items()]
texts = {"names": np.array(["a", "bc"]), "date": np.array("2020-01-01", dtype="M8[D]")}
saved("plain.npz", lambda path: np.savez(path, **plain, **texts), listed)
saved("compressed.npz", lambda path: np.savez_compressed(path, **plain, **texts), listed)
ramp = np.arange(200_000).reshape(400, 500) % 7 / 8
saved("long.npz", lambda path: np.savez_compressed(path, ramp=ramp), [])
expected.files[-1]["ramp"] = [400, 500, 7, 8]


def stream_saved(path):
    with open(path, "wb") as file:
        np.savez(Stream(file), x=np.arange(5.0), y=np.arange(3.0))


saved("stream.npz", stream_saved, [described("x", np.arange(5.0)), described("y", np.arange(3.0))])

fields = np.zeros(3, dtype=[("x", "<f8"), ("name", "S3"), ("n", ">i4")])
fields["x"], fields["n"] = [1, 2, 3], [4, 5, 6]
saved(
    "fields.npz",
    lambda path: np.savez(path, table=fields),
    [described("table/x", fields["x"]), described("table/n", fields["n"], "int32")],
)

wide = np.empty((2, 2), dtype=object, order="F")
wide[0, 0], wide[0, 1], wide[1, 0], wide[1, 1] = random.randn(2), random.randn(3), random.randn(1), "none"
boxed = np.empty((2, 3), dtype=object, order="F")
boxed[...] = [[1.5, 2, np.float32(3)], [-4, np.int64(5), 0.1]]
eig = {
    "1024": random.randn(5),
    512: np.asfortranarray(random.randn(2, 3)),
    np.int64(256): random.randn(3).astype(">f4"),
    "nested": collections.OrderedDict(a=[random.randn(2), {"b": random.randn(2)}], c=(1, 2.5, 2**40, -(2**40), -1)),
    "note": "text",
    "nothing": None,
    "one": np.float64(2),
    "letters": np.array(["x"]),
    "flag": True,
    "huge": 2**70,
    "bytes": b"\x00\xff",
    "set": {1, 2},
    "complex": np.array([1 + 2j, -3j]),
}
eig["again"] = eig["1024"]
inside = [
    ("1024", eig["1024"]),
    ("512", eig[512]),
    ("256", eig[256], "float32"),
    ("nested/a/0", eig["nested"]["a"][0]),
    ("nested/a/1/b", eig["nested"]["a"][1]["b"]),
    ("nested/c", np.array([1, 2.5, 2**40, -(2**40), -1]), "python"),
    ("complex", eig["complex"]),
    ("again", eig["1024"]),
]


def within(prefix):
    return [described(f"{prefix}{key}", *rest) for key, *rest in inside]


plainly = {key: value for key, value in eig.items() if key != "set"}
listing = within("eig/") + [
    described("wide/0/0", wide[0, 0]),
    described("wide/0/1", wide[0, 1]),
    described("wide/1/0", wide[1, 0]),
    described("boxed", boxed.astype(float), "python"),
    described("x", np.arange(3.0)),
]
saved("objects.npz", lambda path: np.savez(path, eig=eig, wide=wide, boxed=boxed, x=np.arange(3.0)), listing)
saved(
    "objects-compressed.npz",
    lambda path: np.savez_compressed(path, eig=eig, wide=wide, boxed=boxed, x=np.arange(3.0)),
    listing,
)
for protocol in (2, 3, 4, 5):
    saved(
        f"protocol{protocol}.npy",
        lambda path: objects_saved(path, plainly if protocol < 4 else eig, protocol),
        within(""),
    )
big = [float(k) / 3 for k in range(1500)]
saved("list.npy", lambda path: objects_saved(path, big, 4), [described("", big, "python")])


def sparse_saved(name, matrix, **options):
    dense = matrix.toarray()
    arrays = [{**described("", dense), "entries": True}]
    saved(f"{name}.npz", lambda path: sp.save_npz(path, matrix, **options), arrays)


dense = np.where(random.rand(6, 8) < 0.3, random.randn(6, 8), 0)
sparse_saved("csr", sp.csr_matrix(dense))
sparse_saved("csc", sp.csc_matrix(dense), compressed=False)
sparse_saved("csr-complex", sp.csr_matrix(dense * (1 + 2j)))
sparse_saved("coo-twice", sp.coo_matrix(([1.0, 2.0, 4.0, 8.0], ([0, 0, 1, 0], [1, 1, 2, 0])), shape=(3, 4)))
sparse_saved("bsr", sp.bsr_matrix(dense, blocksize=(3, 2)))
sparse_saved("dia", sp.dia_matrix(([[1.0, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]], [0, 2, -1]), shape=(5, 4)))
sparse_saved("dia-wide", sp.dia_matrix(([[1.0, 2, 3, 4], [5, 6, 7, 8]], [1, -2]), shape=(3, 6)))
sparse_saved("empty", sp.csr_matrix((4, 5)))
sparse_saved("float32", sp.csr_matrix(dense.astype("f4")))


def refused(name, save):
    file = f"{tag}-refused-{name}"
    save(expected.path(file))
    expected.refused(file)


class Evil:
    def __reduce__(self):
        return (print, ("executed",))


def loop():
    items = [np.arange(2.0)]
    items.append(items)
    return items


refused("evil.npy", lambda path: objects_saved(path, {"a": Evil()}, 4))
refused("loop.npy", lambda path: objects_saved(path, loop(), 4))
refused("twice.npy", lambda path: objects_saved(path, {"1": np.arange(2.0), 1: np.arange(2.0)}, 4))
refused("matrix.npy", lambda path: objects_saved(path, [np.matrix([[1.0]])], 4))
refused("fields.npy", lambda path: objects_saved(path, [fields], 4))
refused("nothing.npy", lambda path: objects_saved(path, {"a": "text"}, 4))
refused("texts.npz", lambda path: np.savez(path, **texts))
refused("empty.npz", lambda path: np.savez(path))
expected.write()
