package dev.pressrun.simulator;

import dev.pressrun.model.PriceTable;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;

/** Puts the account's parts together. */
final class Wiring {
  private final SimulatorSettings settings;
  private final InstantSource clock;
  private final Waiter waiter;
  private final Tally tally = new Tally();
  private final Dice ids;
  private final Account account;
  private final Faults faults;

  Wiring(SimulatorSettings settings, PriceTable prices, InstantSource clock, Waiter waiter) {
    this.settings = settings;
    this.clock = clock;
    this.waiter = waiter;
    this.ids = new Dice(settings.seed() * 31 + nanos(clock.instant()));
    this.account = new Account(settings, prices, clock, new Dice(settings.seed()), ids);
    this.faults = new Faults(settings.faults(), new Dice(~settings.seed()), clock);
  }

  Dice ids() {
    return ids;
  }

  Auditor auditor() {
    return new Auditor(account, tally);
  }

  OutputUrls urls(URI origin) {
    return new OutputUrls(origin, settings.timing().urlLifetime(), clock, ids.uuid());
  }

  ApiHandler api(OutputUrls urls, ReferenceShelf shelf) {
    SubmitHandler submissions =
        new SubmitHandler(
            new RateWindow(settings.account().requestsPerMinute()),
            clock,
            new Intake(new BodyReader(shelf), new RequestRules(new ImageRules(account))),
            account,
            new SubmissionFaults(faults, waiter, settings.account().moderatedWords()),
            tally);
    PollHandler polls = new PollHandler(account, urls, faults, waiter);
    return new ApiHandler(new Gate(settings.account(), faults), submissions, polls, tally);
  }

  StorageHandler storage(OutputUrls urls) {
    DownloadHandler downloads =
        new DownloadHandler(
            account, urls, pictures(), faults, new DownloadFaults(faults.delay(), waiter));
    return new StorageHandler(new Gate(settings.account(), faults), downloads);
  }

  private Pictures pictures() {
    PictureSettings pictures = settings.pictures();
    return pictures.drawn()
        ? new DrawnPictures(account, pictures.longSide())
        : new SizedPictures(pictures.pictureBytes());
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000L + time.getNano();
  }
}
