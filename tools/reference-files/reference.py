"""What the scripts beside this one share: where files go, and how what they hold is written down."""

import base64
import json
import pathlib

import numpy as np

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "packages/spectra-io/test/fixtures"


def doubles(values):
    """Base64 of little-endian float64 in row-major order: every bit, and NaN too."""
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f8").tobytes()).decode()


def described(key, values, kind=None):
    """One array: key, shape, type as the reader names it, numbers."""
    values = np.asarray(values)
    entry = {"key": key, "shape": list(values.shape), "type": kind or values.dtype.name}
    if np.iscomplexobj(values):
        return {**entry, "values": doubles(values.real), "imaginary": doubles(values.imag)}
    return {**entry, "values": doubles(values)}


class Expected:
    """The files of one format, and what is in them."""

    def __init__(self, folder, name):
        self.folder = FIXTURES / folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.files = []

    def path(self, file):
        return self.folder / file

    def add(self, file, arrays, unreadable=()):
        """`unreadable`: keys of arrays that are listed, and refused when they are read."""
        self.files.append({"file": file, "arrays": arrays, "unreadable": list(unreadable)})

    def refused(self, file):
        self.files.append({"file": file, "refused": True})

    def write(self):
        self.path(self.name).write_text(json.dumps(self.files, indent=1) + "\n")
        print(self.path(self.name), len(self.files), "files")
