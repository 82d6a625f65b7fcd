"""Apache Spark as the engine of a panel: on this machine, or on a cluster that reads the same disk."""

from __future__ import annotations

import copyreg
import csv
import os
import re
import shutil
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import reduce
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import planctl
from planctl.language import Bilingual
from planctl.panel.columns import SourceRow
from planctl.panel.engine import NEEDS, Engine, EngineError, Limits, Rows, folder_columns
from planctl.problems import RefusedError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

REQUIREMENT = "pyspark>=4"
_SETTINGS = {
    "spark.app.name": "planctl",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.ui.retainedExecutions": "1",  # of what nobody looks at
    "spark.sql.ansi.enabled": "true",  # what can't be worked out is an error, not null
    "spark.sql.warehouse.dir": tempfile.gettempdir(),
}
_CSV = {"header": "true", "quote": '"', "escape": '"', "encoding": "UTF-8"}
_READ_CSV = {"multiLine": "true", "mode": "FAILFAST", "maxCharsPerColumn": "-1"}
_WRITE_CSV = {
    "lineSep": "\n",
    "nullValue": "",
    "emptyValue": '""',
    "ignoreLeadingWhiteSpace": "false",
    "ignoreTrailingWhiteSpace": "false",
}

_PROCESSES: list[Any] = []
"""The Java process of this one, once it is there: Spark runs in one, which keeps the memory that it was given."""

_NO_JAVA = Bilingual(
    "Apache Spark 需要 Java 17 或更高版本：PATH 和 JAVA_HOME 都找不到 java",
    "Apache Spark needs Java 17 or later: there is no java on PATH or in JAVA_HOME",
)
_NOT_STARTED = Bilingual("Apache Spark 没有启动：{why}", "Apache Spark did not start: {why}")
_HIDDEN = Bilingual(
    "{file}：Apache Spark 不读取名称以 _ 或 . 开头的文件", "{file}: Apache Spark reads no file whose name begins with _ or ."
)
_NAME = "Apache Spark"
_TYPES = {"string": "VARCHAR", "int": "INTEGER"}
"""What planctl calls a type that Spark gives another name."""
_NULL = "__HIVE_DEFAULT_PARTITION__"
"""The name of a folder for rows without a value."""
_NO_CODE = "%(?![0-9A-Fa-f]{2})"
"""A % in the name of a folder that stands for itself, as in 50%."""
_SHORTEST_FLOAT = " ".join(
    f"WHEN CAST({text} AS FLOAT) = x THEN {text}" for text in (f"format_string('%.{digits}e', x)" for digits in range(5, 9))
)
_FUNCTIONS = {
    "text_of_double(x DOUBLE)": """CASE WHEN isnan(x) THEN 'nan' WHEN abs(x) = double('inf') THEN if(x > 0e0, 'inf', '-inf')
        WHEN x = 0e0 OR abs(x) >= 1e-4 AND abs(x) < 1e16
          THEN regexp_replace(CAST(CAST(x AS DECIMAL(38, 20)) AS STRING), '[.]?0+$', '')
        ELSE lower(regexp_replace(
          regexp_replace(replace(CAST(x AS STRING), '.0E', 'E'), 'E-([0-9])$', 'E-0$1'), 'E([0-9])', 'E+$1'
        )) END""",
    "text_of_float(x FLOAT)": f"text_of_double(CAST(CASE WHEN x IS NULL THEN NULL {_SHORTEST_FLOAT} END AS DOUBLE))",
}
"""What planctl's SQL asks for beside Spark's own functions."""


@contextmanager
def opened(cluster: str | None, limits: Limits) -> Iterator[Engine]:
    """A session on this machine, or on the cluster at an address, of which each executor is held to the limits.

    A cluster reads the sources and writes the result itself: they lie on a disk that all its machines see.
    """
    try:
        from py4j.protocol import Py4JJavaError  # an extra
        from pyspark import SparkConf, SparkContext, cloudpickle
        from pyspark.errors import SparkRuntimeException
        from pyspark.logger import PySparkLogger
        from pyspark.sql import SparkSession
    except ImportError:
        raise RefusedError(NEEDS.filled(requirement=REQUIREMENT)) from None
    PySparkLogger.getLogger("SQLQueryContextLogger").disabled = True  # it logs each error, beside raising it
    warnings.filterwarnings("ignore", category=FutureWarning, module="pyspark")  # of libraries that nothing here uses
    settings = _of_cluster(cluster, limits) if cluster else _of_this_machine(limits)
    try:
        if not _PROCESSES:
            _PROCESSES.append(_java(settings.get("spark.driver.memory")))
        context = SparkContext(conf=SparkConf().setAll([*_SETTINGS.items(), *settings.items()]), gateway=_PROCESSES[0])
    except Py4JJavaError as error:
        raise RefusedError(_NOT_STARTED.filled(why=_cause(error))) from None
    if not cluster:
        context.pythonExec = sys.executable
    cloudpickle.register_pickle_by_value(planctl)  # a cluster's machines need not have it
    copyreg.pickle(ParamSpec, lambda given: (ParamSpec, (given.__name__,)))
    try:
        yield Spark(SparkSession(context))
    except (Py4JJavaError, SparkRuntimeException) as error:
        raise EngineError(_NAME, _cause(error)) from None
    finally:
        context.stop()


def _of_this_machine(limits: Limits) -> dict[str, str]:
    return {
        "spark.master": f"local[{limits.threads or '*'}]",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.sql.shuffle.partitions": str(4 * (limits.threads or os.cpu_count() or 1)),
        "spark.buffer.pageSize": "2m",  # of 16, with 1 GB, some queries leave none for others
        "spark.driver.memory": _size(limits) or "2g",
    }


def _of_cluster(address: str, limits: Limits) -> dict[str, str]:
    threads = None if limits.threads is None else str(limits.threads)
    return {
        "spark.master": address,
        **_unless_none({"spark.executor.memory": _size(limits), "spark.executor.cores": threads}),
    }


def _size(limits: Limits) -> str | None:
    """So much memory as Java takes it, in whole units of 2^20 bytes."""
    if limits.memory is None:
        return None
    exponent = "KMGT".index(limits.memory[-2].upper()) + 1
    return f"{int(Decimal(limits.memory[:-2]) * 1000**exponent / 2**20)}m"


def _unless_none(settings: dict[str, str | None]) -> dict[str, str]:
    return {name: text for name, text in settings.items() if text is not None}


def _java(memory: str | None) -> Any:  # noqa: ANN401 the type is another library's
    """A Java process for Spark to run in; what it has to say beside its answers is nobody's."""
    from pyspark import SparkConf
    from pyspark.errors import PySparkRuntimeError
    from pyspark.java_gateway import launch_gateway

    home = os.environ.get("JAVA_HOME")
    if shutil.which(Path(home, "bin", "java") if home else "java") is None:
        raise RefusedError(_NO_JAVA)
    given = SparkConf(loadDefaults=False).setAll([("spark.driver.memory", memory)] if memory else [])
    with tempfile.TemporaryFile() as said, _names_in_utf_8():
        try:
            return launch_gateway(given, popen_kwargs={"stdout": said, "stderr": said})
        except PySparkRuntimeError:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines() or [""]
            raise RefusedError(_NOT_STARTED.filled(why=lines[0])) from None


@contextmanager
def _names_in_utf_8() -> Iterator[None]:
    """Have what is started meanwhile read names of files as UTF-8: Java goes by the locale, Python does not."""
    before = os.environ.get("LC_ALL")
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        yield
    finally:
        if before is None:
            del os.environ["LC_ALL"]
        else:
            os.environ["LC_ALL"] = before


def _cause(error: Any) -> str:  # noqa: ANN401 the type is another library's
    """The first line of what is behind an error."""
    found = getattr(error, "java_exception", None)
    if found is None:
        return str(error).split("\n", maxsplit=1)[0]
    while found.getCause() is not None:
        found = found.getCause()
    return str(found.getMessage() or found.toString()).strip().split("\n", maxsplit=1)[0]


class Spark:
    """What a panel asks, of a session of Spark."""

    def __init__(self, session: SparkSession) -> None:
        from pyspark.errors import AnalysisException

        self.session = session
        self._not_read = AnalysisException
        self._numbers = count()
        for heading, body in _FUNCTIONS.items():
            session.sql(f"CREATE TEMPORARY FUNCTION {heading} RETURNS STRING RETURN {body}")

    def scan(self, ending: str, files: Sequence[Path]) -> str:
        """All files of one kind as a table of a query: a view of this session."""
        if hidden := [file for file in files if file.name.startswith(("_", "."))]:
            raise RefusedError(_HIDDEN.filled(file=hidden[0]))
        read = self._csv if ending == ".csv" else self._parquet
        name = f"scanned_{next(self._numbers)}"
        try:
            read(files).createOrReplaceTempView(name)
        except self._not_read as error:
            raise EngineError(_NAME, _cause(error)) from None
        return name

    def columns(self, table: str) -> dict[str, str]:
        """The columns of such a table, each with its type."""
        return {name.lower(): _TYPES.get(kind, kind.upper()) for name, kind in self.session.table(table).dtypes}

    def view(self, name: str, query: str) -> None:
        """Let a name stand for a query."""
        self._asked(query).createOrReplaceTempView(name)

    def keep(self, name: str, query: str, words: Sequence[str] = ()) -> None:  # noqa: ARG002 columns know their words in Spark
        """Let a name stand for a query's rows."""
        self._asked(query).persist().createOrReplaceTempView(name)

    def teach(self, name: str, answer: Callable[..., str], inputs: int) -> None:
        """Give queries a function: of nulls where it is not wanted, for Spark asks Python for each row whatever CASE says."""
        self.session.udf.register(f"{name}_of", lambda *given: None if given[0] is None else answer(*given))
        names = [f"x{place}" for place in range(inputs)]
        taken = ", ".join(f"{each} DOUBLE" for each in names)
        given = ", ".join(f"if(wanted, {each}, NULL)" for each in names)
        self.session.sql(f"CREATE TEMPORARY FUNCTION {name}(wanted BOOLEAN, {taken}) RETURNS STRING RETURN {name}_of({given})")

    def rows(self, query: str) -> Rows:
        """The rows of a query."""
        return [tuple(row) for row in self._asked(query).collect()]

    def write(self, query: str, file: Path, ending: str) -> None:
        """Write the rows of a query as a file: in a folder beside it, of which Spark's one part is the file."""
        folder = file.with_name(f"{file.name}.parts")
        writer = self._asked(query).coalesce(1).write
        try:
            if ending == ".csv":
                writer.options(**_CSV, **_WRITE_CSV).csv(_url(folder))
            else:
                writer.parquet(_url(folder))
            (part,) = folder.glob("part-*")
            part.replace(file)
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _asked(self, query: str) -> DataFrame:
        """The rows of a query. IGNORE NULLS stands behind the bracket in Spark, within it in DuckDB."""
        return self.session.sql(query.replace(" IGNORE NULLS)", ") IGNORE NULLS"))

    def _parquet(self, files: Sequence[Path]) -> DataFrame:
        reader = self.session.read.options(mergeSchema="true", recursiveFileLookup="true")
        return _with_folders(reader.parquet(*map(_url, files)), files)

    def _csv(self, files: Sequence[Path]) -> DataFrame:
        """CSV files by the names in their headings: Spark takes columns by their place."""
        of_head: dict[tuple[str, ...], list[Path]] = {}
        for file in files:
            of_head.setdefault(_head(file), []).append(file)
        frames = []
        for head, alike in of_head.items():
            schema = ", ".join(f"`{name.replace('`', '``')}` STRING" for name in head)
            reader = self.session.read.schema(schema).options(**_CSV, **_READ_CSV)
            frames.append(_with_folders(_as_text(reader.csv(list(map(_url, alike)))), alike))
        return reduce(lambda one, other: one.unionByName(other, allowMissingColumns=True), frames)


def _head(file: Path) -> tuple[str, ...]:
    """The names of a CSV file's columns, each once, as DuckDB names them."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            names = next(csv.reader(text), [])
    except UnicodeDecodeError as error:
        raise EngineError(_NAME, str(error)) from None
    taken: dict[str, None] = {}
    for place, name in enumerate(names):
        numbered = (f"{name or f'column{place}'}_{number}" for number in count(1))
        free = chain([name or f"column{place}"], numbered)
        taken[next(each for each in free if each.lower() not in map(str.lower, taken))] = None
    return tuple(taken)


def _as_text(frame: DataFrame) -> DataFrame:
    """The rows of a CSV file; an error instead where a byte was no UTF-8, which Spark reads as U+FFFD."""
    read = ", ".join(f"`{name}`" for name in frame.columns if name.lower() in SourceRow._fields)
    return frame.where(f"CASE WHEN contains(concat_ws('', {read}), '\ufffd') THEN raise_error('U+FFFD') ELSE true END")


def _with_folders(frame: DataFrame, files: Sequence[Path]) -> DataFrame:
    """The rows with what the folders above their files tell, in the place of columns of the same names."""
    told = {
        name: f"nullif(coalesce(try_url_decode(replace({coded}, '+', '%2B')), {raw}), '{_NULL}') AS `{name}`"
        for name in folder_columns(files[0])
        for raw in [f"url_decode(replace(regexp_extract(_metadata.file_path, '/{name}=([^/]*)/', 1), '+', '%2B'))"]
        for coded in [f"regexp_replace({raw}, '{_NO_CODE}', '%25')"]
    }
    if not told:
        return frame
    own = [f"`{name}`" for name in frame.columns if name.lower() not in map(str.lower, told)]
    return frame.selectExpr(*own, *told.values())


def _url(file: Path) -> str:
    """A file as Spark names it: one of a disk, with no character that stands for others."""
    return "file://" + re.sub(r"([\\*?\[\]{}])", r"\\\1", str(file.resolve()))
