package dev.headrace.samples.cookbook;

import dev.headrace.registry.HandlerGuard;
import dev.headrace.registry.SyncRegistry;
import java.util.Map;

/** Settings that change while the program runs. */
public final class HotReload {
  private HotReload() {}

  // #region settings
  record Settings(int limit) {
    static Settings of(Map<String, String> text) {
      int limit = Integer.parseInt(text.getOrDefault("limit", "100"));
      if (limit < 0) {
        throw new IllegalArgumentException("limit: " + limit + " is less than 0");
      }
      return new Settings(limit);
    }
  }

  static final class Config {
    final SyncRegistry<Settings> changes = SyncRegistry.create("settings");
    private volatile Settings current = Settings.of(Map.of());

    /** Everybody has the new settings when this returns; what is wrong changes nothing. */
    synchronized void reload(Map<String, String> text) {
      Settings read = Settings.of(text);
      if (!read.equals(current)) {
        current = read;
        changes.publish(read);
      }
    }
  }

  // #endregion settings

  // #region user
  static final class Risk implements AutoCloseable {
    private final HandlerGuard guard;
    private volatile int limit;

    Risk(Config config) {
      this.limit = config.current.limit();
      this.guard = config.changes.guard(settings -> limit = settings.limit());
    }

    boolean allows(int quantity) {
      return quantity <= limit;
    }

    @Override
    public void close() {
      guard.close();
    }
  }

  // #endregion user

  public static void main(String[] args) {
    // #region main
    Config config = new Config();
    config.changes.register(-1, now -> System.out.println("in force: " + now)); // after all others
    try (Risk risk = new Risk(config)) {
      System.out.println("150 is allowed: " + risk.allows(150));
      config.reload(Map.of("limit", "200"));
      System.out.println("150 is allowed: " + risk.allows(150));
      try {
        config.reload(Map.of("limit", "-1"));
      } catch (IllegalArgumentException e) {
        System.out.println("kept as it was, since " + e.getMessage());
      }
      System.out.println("150 is allowed: " + risk.allows(150));
    }
    System.out.println(config.changes);
    // #endregion main
  }
}
