package dev.pressrun.simulator;

import java.io.IOException;

/** The object storage, which is out of service together with the API. */
final class StorageHandler {
  private final Gate gate;
  private final DownloadHandler downloads;

  StorageHandler(Gate gate, DownloadHandler downloads) {
    this.gate = gate;
    this.downloads = downloads;
  }

  /**
   * Answers one request.
   *
   * @throws DroppedException where the connection is to be closed as it is
   */
  void handle(Exchange exchange) throws IOException, InterruptedException {
    try {
      gate.checkService();
      downloads.handle(exchange);
    } catch (Refused refused) {
      exchange.refuse(refused.status(), refused.detail());
    }
  }
}
