package dev.pressrun.engine;

import dev.pressrun.luma.DownloadOutcome;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.model.Failure;
import dev.pressrun.model.FailureCode;
import dev.pressrun.model.Picture;
import dev.pressrun.output.BadPictureException;
import dev.pressrun.output.DiskException;
import dev.pressrun.output.ImageStore;
import dev.pressrun.pace.BackOff;
import dev.pressrun.pace.Waiter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/** Fetches finished pictures into the image store, and says what came of it. */
final class Downloads {
  private static final int TRIES = 6;
  private static final int ID_PREFIX = 8;

  /** An address works for an hour (the API's reference). */
  private static final long ADDRESS_KEEPS = Duration.ofMinutes(45).toNanos();

  private final StopSignal stop;
  private final ImageApi api;
  private final ImageStore store;
  private final Waiter waiter;
  private final ByteRoom room;
  private final BackOff backOff = new BackOff(Duration.ofMillis(500));

  Downloads(StopSignal stop, ImageApi api, ImageStore store, Waiter waiter, ByteRoom room) {
    this.stop = stop;
    this.api = api;
    this.store = store;
    this.waiter = waiter;
    this.room = room;
  }

  /**
   * Fetches once, when there is room; where that fails, a fresh address is asked for, and at once
   * where the address has waited so long that it may expire. It is left where the run has been told
   * to leave by the time that there is room.
   *
   * @param issued when the address was issued, in the waiter's nanoseconds
   */
  Outlook fetch(Flight flight, URI url, long issued) {
    try (ByteRoom.Place place = room.enter()) {
      if (stop.isLeaving()) {
        return new Outlook.Left(flight);
      }
      if (waiter.nanoTime() - issued > ADDRESS_KEEPS) {
        return new Outlook.AskAgain(flight, 0);
      }
      return fetch(flight, url, place);
    }
  }

  private Outlook fetch(Flight flight, URI url, ByteRoom.Place place) {
    try {
      DownloadOutcome<Picture> outcome =
          api.download(url, (body, length) -> receive(flight, place, body, length));
      if (outcome instanceof DownloadOutcome.Downloaded<Picture> downloaded) {
        return new Outlook.Over(flight, stored(flight, downloaded.result()));
      }
      return outcome instanceof DownloadOutcome.Expired<Picture> expired
          ? trouble(flight, expired.failure().detail())
          : trouble(flight, ((DownloadOutcome.DownloadFailed<Picture>) outcome).failure().detail());
    } catch (BadPictureException e) {
      return trouble(flight, String.valueOf(e.getMessage()));
    } catch (DiskException e) {
      stop.leave(StopReason.DISK, e.words());
      return new Outlook.Left(flight);
    } catch (IOException e) {
      return trouble(flight, "the picture's body broke off");
    }
  }

  private Picture receive(Flight flight, ByteRoom.Place place, InputStream body, long length)
      throws IOException {
    // A length beyond that is a lie, which would keep others out.
    if (length > 0 && length <= ImageStore.DEFAULT_MAX_BYTES) {
      place.is(length);
    }
    Picture picture = store.store(name(flight), body, length, ImageStore.DEFAULT_MAX_BYTES);
    place.is(picture.bytes());
    return picture;
  }

  private static String name(Flight flight) {
    String name = flight.item().outputName();
    if (!flight.item().superseded()) {
      return name;
    }
    String id = flight.item().generationId();
    return "earlier/" + name + "-" + id.substring(0, Math.min(ID_PREFIX, id.length()));
  }

  private static ItemEvent stored(Flight flight, Picture picture) {
    return flight.item().superseded()
        ? new ItemEvent.SupersededStored(flight.item().invalid())
        : new ItemEvent.PictureStored(picture);
  }

  private Outlook trouble(Flight flight, String detail) {
    int troubles = flight.troubles() + 1;
    return troubles < TRIES
        ? new Outlook.AskAgain(flight.troubled(), backOff.delay(troubles, null))
        : new Outlook.Over(
            flight,
            new ItemEvent.PictureUnobtainable(new Failure(FailureCode.DOWNLOAD_FAILED, detail)));
  }
}
