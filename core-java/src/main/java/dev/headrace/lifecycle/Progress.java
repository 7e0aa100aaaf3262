package dev.headrace.lifecycle;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** How far the container and its providers are, and who hears of it. Written in the serial. */
final class Progress<S> {
  private final String container;
  private final Announcer announcer;
  private volatile ContainerState state = ContainerState.NEW;

  Progress(String container, Announcer announcer) {
    this.container = container;
    this.announcer = announcer;
  }

  ContainerState state() {
    return state;
  }

  void to(ContainerState next) {
    ContainerState was = state;
    if (was == next) {
      return;
    }
    state = next;
    announcer.tell(listener -> listener.containerChanged(was, next));
  }

  void to(Entry<S> entry, ProviderState next) {
    ProviderState was = entry.state(next);
    if (was != next) {
      announcer.tell(listener -> listener.providerChanged(entry.name, was, next));
    }
  }

  void booted(Entry<S> entry) {
    entry.booted();
    if (entry.state() == ProviderState.BOOTING) {
      to(entry, ProviderState.BOOTED);
    }
  }

  void failed(Entry<S> entry, @Nullable LifecycleException failure) {
    entry.reason(failure == null ? "it was cancelled" : String.valueOf(failure.getMessage()));
    to(entry, ProviderState.FAILED);
  }

  void skipped(Entry<S> entry, String why) {
    entry.reason(why);
    to(entry, ProviderState.FAILED);
  }

  void degraded(Entry<S> entry, String why) {
    switch (entry.state()) {
      case BOOTING, BOOTED, RUNNING, DEGRADED -> {
        entry.reason(why);
        to(entry, ProviderState.DEGRADED);
      }
      default -> {} // it has ended, and is no better or worse for it
    }
  }

  void recovered(Entry<S> entry, boolean runs) {
    if (entry.state() == ProviderState.DEGRADED) {
      entry.reason("");
      to(entry, runs ? ProviderState.RUNNING : ProviderState.BOOTED);
    }
  }

  void disabled(Entry<S> entry, String why) {
    boolean isDegraded = entry.state() == ProviderState.DEGRADED && !entry.isBooted();
    if (entry.state() == ProviderState.BOOTING || isDegraded) {
      entry.reason(why);
      to(entry, ProviderState.DISABLED);
    }
  }

  /** Has a failure heard: by those who listen, or else in the log. */
  void tell(LifecycleException failure) {
    if (announcer.isHeard()) {
      announcer.tell(listener -> listener.failed(failure));
    } else {
      Log.LOGGER.log(Level.ERROR, "container " + container + ": " + failure.getMessage(), failure);
    }
  }
}
