"""Files of torch.save; Debian's python3-torch 1.13."""

import collections
import io
import zipfile

import numpy as np
import torch
from reference import Expected, described

expected = Expected("torch", "expected.json")
torch.manual_seed(1)


def tensor_of(key, tensor):
    tensor = tensor.detach()
    kind = str(tensor.dtype).removeprefix("torch.")
    if tensor.is_complex():
        return described(key, tensor.numpy(), kind)
    return described(key, tensor.to(torch.float64).numpy(), kind)


def saved(name, value, tensors, unreadable=(), **options):
    torch.save(value, expected.path(name), **options)
    arrays = [entry if isinstance(entry, dict) else tensor_of(*entry) for entry in tensors]
    expected.add(name, arrays, unreadable)


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4))

    def forward(self, x):
        return self.layer(x)


net = Net()
state = net.state_dict()
saved("state.pt", state, list(state.items()))

optimizer = torch.optim.Adam(net.parameters())
net(torch.randn(5, 3)).sum().backward()
optimizer.step()
steps = [
    (f"optimizer/state/{k}/{name}", value)
    for k, parts in optimizer.state_dict()["state"].items()
    for name, value in parts.items()
]
group = optimizer.state_dict()["param_groups"][0]
checkpoint = {
    "model": net.state_dict(),
    "optimizer": optimizer.state_dict(),
    "epoch": 3,
    "losses": [0.5, 0.25],
    "array": np.arange(4.0).reshape(2, 2).T,
    "size": torch.Size([2, 3]),
    "device": torch.device("cpu"),
    "type": torch.float32,
    "note": "text",
    "set": {1, 2},
}
plain = [
    described("losses", [0.5, 0.25], "python"),
    described("array", checkpoint["array"]),
    described("size", [2, 3], "python"),
    described("optimizer/param_groups/0/betas", list(group["betas"]), "python"),
    described("optimizer/param_groups/0/params", group["params"], "python"),
]
model = [(f"model/{key}", value) for key, value in net.state_dict().items()]
saved("checkpoint.pt", checkpoint, model + steps + plain)

types = {
    str(dtype).removeprefix("torch."): (torch.arange(6).reshape(2, 3) / 2).to(dtype)
    for dtype in (
        torch.float16, torch.bfloat16, torch.float32, torch.float64, torch.uint8,
        torch.int8, torch.int16, torch.int32, torch.int64, torch.bool,
    )
}  # fmt: skip
types["complex64"] = torch.randn(2, 3, dtype=torch.complex64)
types["complex128"] = torch.randn(4, dtype=torch.complex128)
types["special"] = torch.tensor([float("nan"), float("inf"), -0.0, 1e-45])
types["bfloat-special"] = types["special"].to(torch.bfloat16)
saved("types.pt", types, list(types.items()))

base = torch.randn(6, 8)
views = {
    "base": base,
    "transposed": base.t(),
    "rows": base[2:5],
    "columns": base[:, 3:6],
    "steps": base[::2, 1::3],
    "one": base[3, 4],
    "cube": base.reshape(2, 3, 8).permute(2, 0, 1),
    "none": base[:0],
    "parameter": torch.nn.Parameter(base[1]),
    "expanded": base[:, :1].expand(6, 5),
    "window": base.flatten().unfold(0, 4, 1),
}
saved("views.pt", views, [(key, view) for key, view in views.items()], ["expanded", "window"])
saved("tensor.pt", torch.randn(3, 3, dtype=torch.float64), [])
expected.files[-1]["arrays"] = [tensor_of("", torch.load(expected.path("tensor.pt")))]
saved("list.pt", [base[0], (base[1], {"x": base[2]})], [("0", base[0]), ("1/0", base[1]), ("1/1/x", base[2])])
ordered = collections.OrderedDict(b=base[0].double(), a=base[1].half())
saved("protocol4.pt", ordered, list(ordered.items()), pickle_protocol=4)
saved("protocol5.pt", {"n": np.arange(3.0), "t": base}, [described("n", np.arange(3.0)), ("t", base)], pickle_protocol=5)
buffer = io.BytesIO()
torch.save({"a": torch.arange(3.0, dtype=torch.float64), "i": torch.tensor([1, -2])}, buffer)
with zipfile.ZipFile(buffer) as little, zipfile.ZipFile(expected.path("big-endian.pt"), "w") as big:
    for info in little.infolist():
        data = little.read(info)
        if "/data/" in info.filename:
            data = np.frombuffer(data, "<u8").byteswap().tobytes()
        big.writestr("renamed/" + info.filename.split("/", 1)[1], data)
    big.writestr("renamed/byteorder", "big")
expected.add("big-endian.pt", [tensor_of("a", torch.arange(3.0).double()), tensor_of("i", torch.tensor([1, -2]))])


def refused(name, save):
    save(expected.path(name))
    expected.refused(name)


refused("refused-old.pt", lambda path: torch.save(state, path, _use_new_zipfile_serialization=False))
refused("refused-module.pt", lambda path: torch.save(net.layer, path))
refused("refused-script.pt", lambda path: torch.jit.save(torch.jit.script(torch.nn.Linear(2, 2)), str(path)))
refused("refused-quantized.pt", lambda path: torch.save(torch.quantize_per_tensor(base, 0.1, 0, torch.qint8), path))
refused("refused-nothing.pt", lambda path: torch.save({"a": 1}, path))
expected.write()
