package dev.pressrun.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** In which fields two requests differ, in words for the user. */
public final class RequestChanges {
  private static final String REFERENCE = "reference ";

  private final List<String> words = new ArrayList<>();

  private RequestChanges() {}

  /**
   * What is asked for otherwise than before, in the order of a request's fields: {@code prompt},
   * {@code aspect_ratio}, {@code source photos/7.jpg (new bytes)}, {@code reference style.png
   * (added)}. Empty where the same picture is asked for, wherever its references are kept.
   */
  public static List<String> between(ImageRequest before, ImageRequest now) {
    RequestChanges changes = new RequestChanges();
    changes.compare("prompt", before.prompt(), now.prompt());
    changes.compareSources(before.source(), now.source());
    changes.compareReferences(before.imageRefs(), now.imageRefs());
    changes.compare("type", before.type(), now.type());
    changes.compare("model", before.model(), now.model());
    changes.compare("aspect_ratio", before.aspectRatio(), now.aspectRatio());
    changes.compare("style", before.style(), now.style());
    changes.compare("output_format", before.outputFormat(), now.outputFormat());
    changes.compare("user_id", before.userId(), now.userId());
    changes.compare("web_search", before.webSearch(), now.webSearch());
    return List.copyOf(changes.words);
  }

  private void compare(String field, @Nullable Object before, @Nullable Object now) {
    if (!Objects.equals(before, now)) {
      words.add(field);
    }
  }

  private void compareSources(@Nullable Reference before, @Nullable Reference now) {
    if (before != null && now != null) {
      if (!content(before).equals(content(now))) {
        words.add("source " + name(now) + (name(before).equals(name(now)) ? " (new bytes)" : ""));
      }
    } else if (before != null || now != null) {
      words.add(now == null ? "source (removed)" : "source " + name(now) + " (added)");
    }
  }

  private void compareReferences(List<Reference> before, List<Reference> now) {
    List<Reference> unmatched = new ArrayList<>(before);
    List<Reference> fresh = new ArrayList<>();
    for (Reference reference : now) {
      if (!unmatched.removeIf(one -> content(one).equals(content(reference)))) {
        fresh.add(reference);
      }
    }
    int known = words.size();
    for (Reference reference : fresh) {
      boolean renewed = unmatched.removeIf(one -> name(one).equals(name(reference)));
      words.add(REFERENCE + name(reference) + (renewed ? " (new bytes)" : " (added)"));
    }
    unmatched.forEach(gone -> words.add(REFERENCE + name(gone) + " (removed)"));
    if (known == words.size() && !contents(before).equals(contents(now))) {
      words.add("references (another order or number)");
    }
  }

  private static List<String> contents(List<Reference> references) {
    return references.stream().map(RequestChanges::content).toList();
  }

  /** What the API is given to see. */
  private static String content(Reference reference) {
    return reference instanceof Reference.LocalFile file ? file.content() : reference.toString();
  }

  private static String name(Reference reference) {
    if (reference instanceof Reference.LocalFile file) {
      return file.path();
    }
    if (reference instanceof Reference.Url url) {
      // A signature in the query is a secret.
      return url.url().split("[?#]", 2)[0];
    }
    return reference instanceof Reference.Generation generation
        ? "generation " + generation.id()
        : reference.toString();
  }
}
