package dev.headrace.lifecycle;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a container is: as its critical providers are at worst.
 *
 * @param status the worst of the critical ones
 * @param ready whether it should be sent work
 * @param live whether it should be left running
 * @param providers how each provider is, by its name, in boot order
 */
public record HealthReport(
    Health.Status status, boolean ready, boolean live, Map<String, Health> providers) {

  /**
   * Makes it from its parts.
   *
   * @param status the worst of the critical ones
   * @param ready whether it should be sent work
   * @param live whether it should be left running
   * @param providers how each provider is
   */
  public HealthReport {
    providers = Collections.unmodifiableMap(new LinkedHashMap<>(providers));
  }

  /**
   * The report as JSON, for an endpoint.
   *
   * @return an object with the status, whether ready and live, and each provider's
   */
  public String toJson() {
    Json json = new Json().open();
    json.field("status", status.toString()).field("ready", ready).field("live", live);
    json.name("providers").open();
    providers.forEach(
        (name, health) -> {
          json.name(name).open().field("status", health.status().toString());
          json.name("details").open();
          health.details().forEach(json::field);
          json.close().close();
        });
    return json.close().close().toString();
  }
}
