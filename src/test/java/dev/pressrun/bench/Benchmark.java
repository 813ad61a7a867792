package dev.pressrun.bench;

import java.util.List;

/** Measures some rows of the table, each as a ratio of two figures of the same run, or a count. */
interface Benchmark {
  /** What it is called on the command line. */
  String name();

  List<Finding> measure(Workbench bench) throws Exception;
}
