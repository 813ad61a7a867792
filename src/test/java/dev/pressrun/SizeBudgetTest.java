package dev.pressrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What outgrows these bounds is to be thought over: it mostly does two things. */
class SizeBudgetTest {
  private static final int CLASS_LINES = 200;
  private static final int METHOD_LINES = 25;
  private static final int CONSTRUCTOR_ARGUMENTS = 6;

  @Test
  void classes_methods_and_constructors_stay_small() throws IOException {
    assertThat(outgrown(Path.of("src/main/java"))).isEmpty();
  }

  private static List<String> outgrown(Path root) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root);
        StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(sources));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      for (CompilationUnitTree unit : task.parse()) {
        new Measure(unit, positions, found).scan(unit, null);
      }
    }
    return found;
  }

  private static final class Measure extends TreeScanner<@Nullable Void, @Nullable Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found;
    private boolean inRecord;

    Measure(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
      this.unit = unit;
      this.positions = positions;
      this.found = found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void nothing) {
      note(lines(node) > CLASS_LINES, node.getSimpleName() + " has " + lines(node) + " lines");
      boolean outer = inRecord;
      inRecord = node.getKind() == Tree.Kind.RECORD;
      super.visitClass(node, nothing);
      inRecord = outer;
      return nothing;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable Void nothing) {
      long lines = node.getBody() == null ? 0 : lines(node.getBody()) - 2;
      note(lines > METHOD_LINES, node.getName() + " has " + lines + " lines between its braces");
      note(
          node.getName().contentEquals("<init>")
              && !inRecord
              && node.getParameters().size() > CONSTRUCTOR_ARGUMENTS,
          "a constructor has " + node.getParameters().size() + " arguments");
      return super.visitMethod(node, nothing);
    }

    private void note(boolean tooLarge, String words) {
      if (tooLarge) {
        found.add(Path.of(unit.getSourceFile().getName()).getFileName() + ": " + words);
      }
    }

    private long lines(Tree tree) {
      long start = positions.getStartPosition(unit, tree);
      long end = positions.getEndPosition(unit, tree);
      return end < 0
          ? 0
          : unit.getLineMap().getLineNumber(end) - unit.getLineMap().getLineNumber(start) + 1;
    }
  }
}
