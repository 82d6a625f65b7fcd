"""The engines of a panel by name."""

from __future__ import annotations

from contextlib import AbstractContextManager

from planctl.language import Bilingual
from planctl.panel import duckdb_engine, spark_engine
from planctl.panel.engine import Engine, Limits
from planctl.problems import RefusedError

DEFAULT = "duckdb"
_UNKNOWN = Bilingual(
    "--engine：没有“{name}”，可选：duckdb、spark，或集群的地址，如 spark://host:7077",
    "--engine: there is no “{name}”; one of: duckdb, spark, or the address of a cluster, such as spark://host:7077",
)


def opened(name: str, limits: Limits) -> AbstractContextManager[Engine]:
    """A session of an engine: `duckdb`, `spark` on this machine, or Spark on the cluster at an address.

    Raises RefusedError for any other name, and when what the engine needs is not installed.
    """
    if name == DEFAULT:
        return duckdb_engine.opened(limits)
    if name == "spark":
        return spark_engine.opened(None, limits)
    if "://" in name:
        return spark_engine.opened(name, limits)
    raise RefusedError(_UNKNOWN.filled(name=name))
