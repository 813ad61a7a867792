package dev.pressrun.input;

import dev.pressrun.model.PriceTable;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom the job asks, and at what price: {@code api: luma}, or a mapping.
 *
 * @param baseUrl null: where the provider has it
 */
record ApiSettings(Provider provider, @Nullable URI baseUrl, PriceTable prices) {
  private static final Map<String, Provider> PROVIDERS =
      JobFile.words("luma", Provider.LUMA, "simulator", Provider.SIMULATOR);

  static ApiSettings read(Settings job) {
    PriceTable published = PriceTables.published();
    if (job.isText("api")) {
      return new ApiSettings(job.choice("api", PROVIDERS, Provider.LUMA), null, published);
    }
    Settings api = job.mapping("api");
    ApiSettings read =
        new ApiSettings(
            api.choice("provider", PROVIDERS, Provider.LUMA),
            api.parsed(
                "base-url",
                ApiSettings::url,
                text -> "expected a URL such as https://agents.lumalabs.ai/v1"),
            PriceTables.read(api.mapping("prices"), published));
    api.rejectOthers();
    return read;
  }

  private static @Nullable URI url(String text) {
    try {
      URI url = new URI(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return web && url.getHost() != null && url.getUserInfo() == null ? url : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
