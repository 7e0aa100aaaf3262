package dev.headrace.benchmarks.lifecycle;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

/** Spring's {@link SmartLifecycle} beans, registered by functions, without annotations to find. */
final class SpringPeer extends StartingPeer {
  private final boolean isChained;

  SpringPeer(String shape) {
    super(shape);
    this.isChained = shape.startsWith("chain");
  }

  private static final class Bean implements SmartLifecycle {
    private final Service service;
    private boolean runs;

    Bean(Service service) {
      this.service = service;
    }

    @Override
    public void start() {
      service.start();
      runs = true;
    }

    @Override
    public void stop() {
      service.stop();
      runs = false;
    }

    @Override
    public boolean isRunning() {
      return runs;
    }
  }

  @Override
  void startAndStop() {
    try (GenericApplicationContext context = new GenericApplicationContext()) {
      for (int i = 0; i < services.size(); i++) {
        Service service = services.get(i);
        String before = isChained && i > 0 ? name(i - 1) : null;
        context.registerBean(
            name(i),
            Bean.class,
            () -> new Bean(service),
            definition -> {
              if (before != null) {
                definition.setDependsOn(before);
              }
            });
      }
      context.refresh();
    }
  }
}
