package dev.pressrun.ledger;

import dev.pressrun.model.ImageRequest;
import dev.pressrun.model.Picture;
import dev.pressrun.model.Reference;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Puts the pictures of parents that are DONE into the requests of their children. */
final class Parents {
  private static final String PARENT =
      "SELECT p.generation_id, p.file, p.bytes, p.modified, p.sha256, p.width, p.height"
          + " FROM link l JOIN item p ON p.id = l.parent_id"
          + " WHERE l.child_id = ? AND l.parent_key = ? AND p.state = 'DONE'";

  private final DataSource dataSource;

  Parents(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  private record Parent(String generationId, Picture picture) {}

  /** The item as it is to be sent; where a parent is not DONE, it still names that. */
  PendingItem resolve(PendingItem item) {
    ImageRequest request = item.request();
    boolean hasParents =
        Stream.concat(Stream.ofNullable(request.source()), request.imageRefs().stream())
            .anyMatch(Reference.ResultOf.class::isInstance);
    if (!hasParents) {
      return item;
    }
    Reference source = request.source();
    List<Reference> refs =
        request.imageRefs().stream().map(ref -> resolve(item, ref, false)).toList();
    ImageRequest resolved = request.withImageRefs(refs);
    return item.withRequest(
        source == null ? resolved : resolved.withSource(resolve(item, source, true)));
  }

  private Reference resolve(PendingItem item, Reference reference, boolean source) {
    if (!(reference instanceof Reference.ResultOf result)) {
      return reference;
    }
    List<Parent> parents =
        LedgerQueries.list(
            dataSource,
            PARENT,
            row ->
                new Parent(
                    row.getString("generation_id"),
                    Objects.requireNonNull(LedgerRows.picture(row))),
            item.id(),
            result.key());
    if (parents.isEmpty()) {
      return reference;
    }
    Parent parent = parents.get(0);
    return source ? new Reference.Generation(parent.generationId()) : made(parent.picture());
  }

  private static Reference made(Picture picture) {
    return new Reference.Made(
        new Reference.LocalFile(
            picture.file(), picture.bytes(), mediaType(picture.file()), picture.sha256()));
  }

  /** A picture's ending follows its bytes. */
  private static String mediaType(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return "image/" + (ending.equals("jpg") ? "jpeg" : ending);
  }
}
