"""How fast, how much memory: invented archives of any size, other generators, one report.

``python -m bench.archive`` writes an archive, ``python -m bench.report`` measures and writes
docs/benchmarks.md. Measuring reads /proc and therefore needs Linux; the rest runs anywhere.
"""
