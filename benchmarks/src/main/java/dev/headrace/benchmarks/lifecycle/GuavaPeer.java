package dev.headrace.benchmarks.lifecycle;

import com.google.common.util.concurrent.AbstractService;
import com.google.common.util.concurrent.ServiceManager;

/** Guava's {@link ServiceManager} of services that start where they are asked to. */
final class GuavaPeer extends StartingPeer {
  GuavaPeer(String shape) {
    super(shape);
  }

  private static final class Managed extends AbstractService {
    private final Service service;

    Managed(Service service) {
      this.service = service;
    }

    @Override
    protected void doStart() {
      service.start();
      notifyStarted();
    }

    @Override
    protected void doStop() {
      service.stop();
      notifyStopped();
    }
  }

  @Override
  void startAndStop() {
    ServiceManager manager = new ServiceManager(services.stream().map(Managed::new).toList());
    manager.startAsync().awaitHealthy();
    manager.stopAsync().awaitStopped();
  }
}
