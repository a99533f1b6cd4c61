"""Files of the safetensors package, 0.8: pip install --no-deps --target DIR safetensors, then PYTHONPATH=DIR."""

import numpy as np
import safetensors
from reference import Expected, described
from safetensors.numpy import save_file

expected = Expected("safetensors", "expected.json")
random = np.random.RandomState(2)

types = ["f8", "f4", "f2", "i8", "i4", "i2", "i1", "u8", "u4", "u2", "u1"]
plain = {name: (random.randn(3, 4) * 50).astype(name) for name in types if name[0] != "u"}
plain |= {name: random.randint(0, 200, (2, 2, 3)).astype(name) for name in types if name[0] == "u"}
plain |= {
    "bool": np.array([True, False, True]),
    "scalar": np.array(2.5),
    "empty": np.zeros((0, 5)),
    "layers.0.weight": random.randn(5, 2),
    "__proto__": random.randn(2),
    "ü": np.array([-0.0, np.nan, np.inf, 5e-324]),
}
save_file(plain, expected.path("plain.safetensors"), metadata={"format": "pt"})
expected.add("plain.safetensors", [described(key, values) for key, values in plain.items()])

wide = np.array([1.0, -2.5, 3.140625, 2.0**100], dtype="<f4")
half = (wide.view("<u4") >> 16).astype("<u2")
raw = {
    "bf16": ("bfloat16", [2, 2], half),
    "f8": ("float8_e4m3fn", [3], np.array([1, 2, 3], dtype="u1")),
    "e5": ("float8_e5m2", [2], np.array([1, 2], dtype="u1")),
    "f4": ("float4_e2m1fn_x2", [1, 2], np.array([1, 2], dtype="u1")),
}
specs = {
    key: safetensors.TensorSpec(dtype=kind, shape=shape, data_ptr=data.ctypes.data, data_len=data.nbytes)
    for key, (kind, shape, data) in raw.items()
}
data = safetensors.serialize(specs)
expected.path("bfloat.safetensors").write_bytes(data)
expected.add(
    "bfloat.safetensors",
    [
        described("bf16", wide.reshape(2, 2), "bfloat16"),
        described("f8", np.zeros(3), "F8_E4M3"),
        described("e5", np.zeros(2), "F8_E5M2"),
        described("f4", np.zeros((1, 4)), "F4"),
    ],
    ["f8", "e5", "f4"],
)
expected.write()
