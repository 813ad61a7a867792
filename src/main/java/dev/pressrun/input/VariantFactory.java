package dev.pressrun.input;

import dev.pressrun.model.ApiRules;
import dev.pressrun.model.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the templates of each variant of a job's rows. */
final class VariantFactory {
  private final JobSpec job;
  private final List<String> headers;
  private final Collection<Problem> problems;
  private final Templates compiler;
  private final Models models;
  private final References references;

  /**
   * For the rows of a table with these headers.
   *
   * @param problems is given all that is wrong; what is wrong in several variants, several times
   */
  VariantFactory(JobSpec job, List<String> headers, Collection<Problem> problems) {
    this.job = job;
    this.headers = headers;
    this.problems = problems;
    compiler = new Templates(withVariables());
    Set<String> known = new LinkedHashSet<>(ApiRules.MODELS);
    known.addAll(job.prices().models().keySet());
    models = new Models(known);
    Path root = job.input().references();
    @Nullable ReferenceConverter converter =
        job.input().convert() ? new ReferenceConverter(job.convertedReferences()) : null;
    references = new References(new ReferenceFolder(root, converter), new ReferencePatterns(root));
  }

  private List<String> withVariables() {
    List<String> names = new ArrayList<>(headers);
    for (Dimension dimension : job.request().variants()) {
      if (dimension.field().isEmpty() && names.contains(dimension.name())) {
        String message =
            "the table has a column \"" + dimension.name() + "\"; call the variants something else";
        problems.add(dimension.choices().get(0).value().problem(message));
      }
      names.add(dimension.name());
    }
    return names;
  }

  /** The variant's own part. */
  VariantItems items(Variant variant) {
    List<Problem> found = new ArrayList<>();
    RequestTemplates templates =
        RequestTemplates.compile(variant.of(job.request()), headers, compiler, found);
    Setting name = job.output().file();
    @Nullable RowTemplate outputName = name == null ? null : compiler.compilePath(name, found);
    problems.addAll(found);
    RequestReader requests =
        new RequestReader(
            new TextFields(templates, models), new ReferenceFields(templates, references));
    return new VariantItems(variant, requests, outputName);
  }
}
